"""The real program on a real X display with a window manager, driven by the keyboard alone.

Qt's offscreen platform has no focus, no window manager and no key strokes; these are the holder's.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.logs import by_hand, make_log, open_log
from helpers.real_window import TOOLS, RealWindow
from pytestqt.qtbot import QtBot

from cpim_pdp.cli.main import run as command
from cpim_pdp.core.commands import AddActivity

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        os.environ.get("CPIM_PDP_TEST_DISPLAY") != "1",
        reason="needs an X server with a window manager, which .ci/run starts",
    ),
]
PATIENCE_MS = 5_000
"""As long as another program may have to wait for the window that writes."""


def titles(log: Path) -> set[str]:
    """Return the titles of the activities in a log."""
    with open_log(log, read_only=True, busy_ms=PATIENCE_MS) as logbook:
        return {activity.details.title for activity in logbook.snapshot().activities}


def receipts(log: Path) -> list[str]:
    """Return the receipts of the applications that were filed."""
    with open_log(log, read_only=True, busy_ms=PATIENCE_MS) as logbook:
        return [one.receipt for one in logbook.snapshot().submissions]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a log of an invented holder."""
    path = tmp_path / "sample.cpimlog"
    assert command(["sample", str(path), "--activities", "20"], open_window=None) == 0  # type: ignore[arg-type]
    return path


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path], RealWindow]]:
    """Return what starts the program on a log; it is ended after the test, whatever happens."""
    for tool in TOOLS:
        assert shutil.which(tool), f"{tool} is not installed"
    started: list[RealWindow] = []

    def begin(log: Path) -> RealWindow:
        started.append(RealWindow(log, qtbot))
        return started[-1]

    yield begin
    for one in started:
        one.close()


@pytest.fixture
def program(start: Callable[[Path], RealWindow], sample: Path) -> RealWindow:
    return start(sample)


def test_an_activity_is_logged_and_undone_by_the_keyboard(
    program: RealWindow, sample: Path, tmp_path: Path
) -> None:
    program.wait(lambda: "sample" in program.title_in_front())
    program.wait_for_paint("sample", tmp_path / "window.png")

    program.press("ctrl+n")
    program.wait(lambda: "Log activity" in program.title_in_front())
    program.type("Demand sensing by keyboard")
    program.press("alt+y")
    program.type("Webinar")
    program.press("Tab", "Tab", "Tab")
    program.type("1:30")
    program.press("Return")

    program.wait(lambda: "Demand sensing by keyboard" in titles(sample))
    program.wait(lambda: "sample" in program.title_in_front())
    program.press("ctrl+z")
    program.wait(lambda: "Demand sensing by keyboard" not in titles(sample))

    program.press("ctrl+q")
    program.wait(lambda: program.process.poll() is not None)
    assert program.process.returncode == 0
    assert program.close() == ""


def test_an_application_is_attested_and_noted_as_filed_by_the_keyboard(
    start: Callable[[Path], RealWindow], tmp_path: Path
) -> None:
    log = tmp_path / "ready.cpimlog"
    with make_log(log) as logbook:
        logbook.do(AddActivity(by_hand("80")))
    program = start(log)
    program.wait(lambda: "ready" in program.title_in_front())
    program.wait_for_paint("ready", tmp_path / "window.png")

    program.press("ctrl+shift+f", "Tab", "Tab", "Return")
    # The attestation is missing, so the keyboard is taken to it.
    program.press("space", "ctrl+shift+f", "Tab", "Tab")
    program.type("A-4711")
    program.press("Return")

    program.wait(lambda: receipts(log) == ["A-4711"])
    assert program.close() == ""


def test_a_second_start_brings_the_first_window_to_the_front(
    program: RealWindow, sample: Path, start: Callable[[Path], RealWindow]
) -> None:
    program.wait(lambda: "sample" in program.title_in_front())

    second = start(sample)

    program.wait(lambda: second.process.poll() is not None)
    assert second.process.returncode == 0
    assert second.close() == ""
    assert len(program.windows("sample")) == 1


def windows_of(name: str) -> str:
    """Return the windows within the one of that name, as a text."""
    asked = ["xwininfo", "-name", name, "-tree"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def tray() -> Iterator[subprocess.Popen[bytes]]:
    """Return a tray at the top of the screen."""
    assert shutil.which("trayer"), "trayer is not installed"
    with subprocess.Popen(["trayer", "--edge", "top"], stderr=subprocess.DEVNULL) as process:
        yield process
        process.terminate()


def test_in_the_tray_the_program_goes_on_for_as_long_as_there_is_one(
    tray: "subprocess.Popen[bytes]",
    start: Callable[[Path], RealWindow],
    sample: Path,
    tmp_path: Path,
) -> None:
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "cpim-pdp" / "cpim-pdp.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[window]\ntray=true\n", encoding="utf-8")
    program = start(sample)
    program.wait(lambda: "sample" in program.title_in_front())
    program.wait_for_paint("sample", tmp_path / "window.png")
    # The icon comes after the painting, and the window may not go before it is there.
    program.wait(lambda: '"CPIM PDP": ("cpim-pdp"' in windows_of("panel"))

    program.press("alt+F4")
    program.wait(lambda: not program.windows("sample"))
    assert program.process.poll() is None
    tray.terminate()
    program.wait(lambda: program.windows("sample"))

    program.press("alt+F4")
    program.wait(lambda: program.process.poll() is not None)
    assert program.process.returncode == 0
    assert program.close() == ""
