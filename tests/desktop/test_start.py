"""The start of the window as a process of its own: what it says, what it loads, how it ends."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from helpers.logs import make_log
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop import display
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.logbook import default_log

START = "import sys; from cpim_pdp.__main__ import main; sys.exit(main())"
HEAVY = (
    "reportlab",
    "pypdf",
    "pypdfium2",
    "sqlite_utils",
    "click",
    "charset_normalizer",
    "icalendar",
    "bidi",
    "xml.dom",
    "platformdirs",
    "uuid",
    "PySide6.QtNetwork",
    "cpim_pdp.logbook.dispatch",
    "cpim_pdp.wording.refusals",
    "cpim_pdp.core.forecasting.forecast",
    "cpim_pdp.core.reminding",
    "cpim_pdp.desktop.activities.page",
    "cpim_pdp.desktop.reminding",
    "cpim_pdp.desktop.files",
)
_LIMIT_S = 60
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
needs_x11 = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="X11 is not used here")


def start(
    *arguments: object, environment: Mapping[str, str] | None = None, code: str = START
) -> subprocess.CompletedProcess[str]:
    """Run the program; ``environment`` replaces what says where a display is."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")
    }
    return subprocess.run(
        [sys.executable, "-c", code, *(str(one) for one in arguments)],
        env=kept | dict(environment or {}),
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )


def test_the_window_leaves_with_zero_once_it_is_painted(log_path: Path) -> None:
    ended = start("--log", log_path, "window", "--exit-when-shown", environment=OFFSCREEN)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_welcome_counts_as_shown(tmp_path: Path) -> None:
    ended = start(
        "--log", tmp_path / "new.cpimlog", "window", "--exit-when-shown", environment=OFFSCREEN
    )

    assert ended.returncode == 0
    assert not (tmp_path / "new.cpimlog").exists()


def test_what_is_heavy_is_not_loaded_to_show_the_window(log_path: Path) -> None:
    loaded = (
        "import sys; from pathlib import Path; from cpim_pdp.desktop.app import run;"
        " code = run(Path(sys.argv[1]), exit_when_shown=True);"
        f" print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )

    ended = start(log_path, environment=OFFSCREEN, code=loaded)

    assert ended.stdout == "[]\n", ended.stderr


def test_pyside_looks_into_the_source_of_no_module(log_path: Path) -> None:
    looked = (
        "import sys; from pathlib import Path; from cpim_pdp.desktop.app import run;"
        " import inspect; seen = []; keep = inspect.getsource;"
        " inspect.getsource = lambda one: seen.append(one.__name__) or keep(one);"
        " code = run(Path(sys.argv[1]), exit_when_shown=True);"
        " print([one for one in seen if one.startswith('cpim_pdp')]); sys.exit(code)"
    )

    ended = start(log_path, environment=OFFSCREEN, code=looked)

    assert ended.stdout == "[]\n", ended.stderr


@needs_x11
def test_without_a_display_one_line_names_what_is_missing_and_what_works(log_path: Path) -> None:
    before = log_path.read_bytes()

    ended = start("--log", log_path)

    assert ended.returncode == 1
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "DISPLAY" in line
    assert "`status`" in line
    assert log_path.read_bytes() == before


@needs_x11
def test_a_display_that_does_not_answer_is_named_on_one_line(log_path: Path) -> None:
    ended = start("--log", log_path, environment={"DISPLAY": ":9876"})

    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert "`status`" in line


@needs_x11
def test_a_platform_that_is_unknown_is_told_on_one_line(log_path: Path) -> None:
    ended = start("--log", log_path, environment={"QT_QPA_PLATFORM": "telepathy"})

    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert "`status`" in line


@pytest.mark.parametrize("content", ["a shopping list", ""])
def test_what_is_no_log_is_told_on_one_line_where_nobody_looks(
    tmp_path: Path, content: str
) -> None:
    file = tmp_path / "text.cpimlog"
    file.write_text(content)

    ended = start("--log", file, "window", "--exit-when-shown", environment=OFFSCREEN)

    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert str(file) in line
    assert file.read_text() == content


def test_a_second_start_raises_the_first_and_leaves(
    qtbot: QtBot, open_window: MainWindow, log_path: Path
) -> None:
    open_window.opening.settle()
    arguments = [sys.executable, "-c", START, "--log", str(log_path)]

    with qtbot.waitSignal(open_window.opening.rung, timeout=1000 * _LIMIT_S):
        second = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
    _, complaints = second.communicate(timeout=_LIMIT_S)

    assert second.returncode == 0
    assert complaints == ""


def test_a_library_that_qt_misses_is_named() -> None:
    refusal = display.missing_library(ImportError("libEGL.so.1: cannot open shared object file"))

    assert refusal is not None
    assert refusal.facts == {"missing": "the system library libEGL.so.1"}


def test_another_import_that_fails_is_a_mistake_of_ours() -> None:
    assert display.missing_library(ImportError("cannot import name 'x' from 'y'")) is None


@pytest.mark.parametrize(
    ("complaint", "missing"),
    [
        (
            "xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin.",
            "the system library libxcb-cursor0",
        ),
        ("could not connect to display :7", "a display: :7 does not answer"),
    ],
)
def test_what_qt_complains_of_before_it_aborts_is_named(
    monkeypatch: pytest.MonkeyPatch, complaint: str, missing: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(display, "_unloadable", lambda: "")

    assert display._missing([complaint, "This application failed to start"]) == missing


def test_a_library_that_the_x11_plugin_misses_is_found_by_loading_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(_path: str) -> None:
        raise OSError("libxkbcommon-x11.so.0: cannot open shared object file")

    monkeypatch.setattr("ctypes.CDLL", load)

    assert display._missing(["failed"]) == "the system library libxkbcommon-x11.so.0"


USUAL_START = """
import sys
from pathlib import Path
from cpim_pdp.desktop.program import Program
from cpim_pdp.desktop.settings import LAST_LOG, Settings
settings = Settings()
settings.set(LAST_LOG, Path(sys.argv[1]))
program = Program(None, exit_when_shown=True, settings=settings)
code = program.run()
window = program.window
print(window.workspace and window.windowTitle())
print(program.gateway.last and program.gateway.last.text)
print("" if window.workspace else window.welcome.place.text())
sys.exit(code)
"""


def test_the_log_that_the_command_line_takes_comes_before_that_of_last_time(
    log_path: Path,
) -> None:
    default_log().parent.mkdir(parents=True)
    make_log(default_log()).close()

    ended = start(log_path, environment=OFFSCREEN, code=USUAL_START)

    assert ended.stdout.splitlines() == ["my · CPIM", "None", ""]


def test_the_log_that_the_environment_names_is_opened(tmp_path: Path) -> None:
    text = tmp_path / "text.cpimlog"
    text.write_text("a shopping list")
    default_log().parent.mkdir(parents=True)
    make_log(default_log()).close()

    ended = start(
        "window", "--exit-when-shown", environment={**OFFSCREEN, "CPIM_PDP_LOG": str(text)}
    )

    assert ended.returncode == 1
    assert str(text) in ended.stderr


def test_the_log_of_last_time_is_opened_again_where_there_is_no_other(log_path: Path) -> None:
    ended = start(log_path, environment=OFFSCREEN, code=USUAL_START)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == ["ana · CPIM", "None", ""]


def test_a_log_of_last_time_that_is_gone_is_told_and_the_usual_place_offered(
    tmp_path: Path,
) -> None:
    gone = tmp_path / "stick" / "ana.cpimlog"

    ended = start(gone, environment=OFFSCREEN, code=USUAL_START)

    assert ended.returncode == 0
    title, message, place = ended.stdout.splitlines()
    assert title == "None"
    assert str(gone) in message
    assert str(default_log()) in place
