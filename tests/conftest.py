"""What every test needs: no display, nobody's own log or settings, nothing logged unseen."""

import importlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("no clock", deadline=None)
hypothesis.settings.load_profile("no clock")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTEST_QT_API"] = "pyside6"


def _why_no_window() -> str:
    """Return what keeps Qt's windows from loading here, empty where nothing does."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as missing:
        return str(missing)
    return ""


NO_WINDOW = _why_no_window()
pytest_plugins = [] if NO_WINDOW else ["pytestqt.plugin"]


def pytest_addoption(parser: pytest.Parser) -> None:
    if NO_WINDOW:
        parser.addini("qt_log_level_fail", "unused where Qt can't be loaded")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    is_window = collection_path.name == "desktop" and collection_path.is_dir()
    return True if NO_WINDOW and is_window else None


def pytest_configure(config: pytest.Config) -> None:
    if NO_WINDOW and os.environ.get("CPIM_PDP_TEST_ALL"):
        raise pytest.UsageError(f"the window can't be tested here: {NO_WINDOW}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if NO_WINDOW:
        terminalreporter.write_line(
            f"The window was NOT tested, as Qt misses a system library ({NO_WINDOW}); "
            "the README names the packages.",
            yellow=True,
        )


@pytest.fixture(autouse=True)
def _own_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the log, data and settings of whoever runs the tests out of reach."""
    home = tmp_path / "home"
    home.mkdir()
    for name, folder in [
        ("HOME", "."),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("CPIM_PDP_DATA", "data/cpim-pdp"),
    ]:
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.delenv("CPIM_PDP_LOG", raising=False)


@pytest.fixture(autouse=True)
def _no_unseen_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse which it does not look at and clear."""
    with caplog.at_level(logging.WARNING):
        yield
    unseen = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not unseen, f"logged and not looked at: {[one.getMessage() for one in unseen]}"
