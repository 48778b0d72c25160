"""Make the pictures of the window that the README shows, each page light and dark.

Run by hand from a checkout: ``python packaging/make_window_pictures.py [FOLDER]``; without a folder
they go into ``packaging/pictures``. The log is a sample, made on the same day with the same seed;
the window has no screen, its letters are the program's own, and its clock stands at noon of that
day. So a picture changes only where the window does.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACTIVITIES, SEED = 40, 3
SIZE = (1180, 760)
SCALE = 1.5
COLOURS = 128
"""As many as a picture keeps: flat grounds and smooth letters need no more."""
TEXT_POINTS = 9.75
HERE = Path(__file__).parent
PROGRAM = HERE.parent

# Before Qt is loaded, which reads them once.
os.environ |= {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_SCALE_FACTOR": str(SCALE),
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
}
sys.path.insert(0, str(PROGRAM))

from PIL import Image  # noqa: E402 - as above
from PySide6.QtCore import QEventLoop  # noqa: E402
from PySide6.QtGui import QFont, QFontDatabase  # noqa: E402

from cpim_pdp import assets  # noqa: E402
from cpim_pdp.desktop import program  # noqa: E402
from cpim_pdp.desktop.action_table import Action  # noqa: E402
from cpim_pdp.desktop.look.theme import Scheme  # noqa: E402
from cpim_pdp.desktop.pages import PAGES  # noqa: E402
from cpim_pdp.desktop.program import Program  # noqa: E402
from cpim_pdp.desktop.settings import SCHEME, Settings  # noqa: E402
from cpim_pdp.desktop.side_work import SideWork  # noqa: E402

_ROUNDS = 30


def make_log(folder: Path) -> Path:
    """Make the log of an invented holder and return its place."""
    log = folder / "Holder.cpimlog"
    wanted = ("--activities", str(ACTIVITIES), "--seed", str(SEED), "--on", str(DAY.date()))
    command = [sys.executable, "-m", "cpim_pdp", "sample", str(log), *wanted]
    subprocess.run(command, check=True, cwd=PROGRAM, stdout=subprocess.DEVNULL)  # noqa: S603
    return log


class Pictures:
    """A window over a log, and pictures of it."""

    def __init__(self, log: Path, folder: Path, into: Path) -> None:
        program.now = lambda: DAY
        self._into = into
        self._settings = Settings(folder / "settings.ini")
        self._program = Program(log, exit_when_shown=False, settings=self._settings)
        self._write_in_own_letters()
        self._program.opening.open(log)
        self._window = self._program.window
        self._window.settle()
        self._window.resize(*SIZE)
        self._window.show()
        self._settle()

    def _write_in_own_letters(self) -> None:
        """Use the fonts that come with the program, so that those of the machine don't matter."""
        for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(assets.path("fonts") / name))
        font = QFont("Noto Sans")
        font.setPointSizeF(TEXT_POINTS)
        self._program.app.setFont(font)

    def make(self) -> Iterator[Path]:
        """Make one of each page in both themes; yield where each lies."""
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            self._settings.set(SCHEME, scheme)
            for page in PAGES:
                self._show(page.action)
                name = page.action.value.removeprefix("show-")
                yield self._take(f"{name}-{scheme.value}.png")

    def end(self) -> None:
        """Close the log."""
        self._window.close()
        self._program.opening.end()

    def _show(self, page: Action) -> None:
        workspace = self._window.workspace
        if workspace is None:
            raise LookupError("the log did not open")
        if page is Action.SHOW_ACTIVITIES:
            listed = workspace.session.snapshot.activities
            workspace.show_activity(next(one.id for one in reversed(listed) if one.evidence))
        else:
            self._window.actions_table[page].trigger()
        self._settle()

    def _settle(self) -> None:
        """Let everything come about that was begun: layouts, previews, the backup."""
        app, keeping = self._program.app, self._program.opening.keeping
        rounds = _ROUNDS
        while rounds or keeping.is_busy or app.findChildren(SideWork):
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            rounds = max(rounds - 1, 0)

    def _take(self, name: str) -> Path:
        place = self._into / name
        self._window.grab().save(str(place))
        with Image.open(place) as picture:
            fewer = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        fewer.save(place, optimize=True)
        return place


def main() -> None:
    """Make all of them, and tell where and how large they are."""
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures"
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        os.environ["CPIM_PDP_DATA"] = made
        pictures = Pictures(make_log(Path(made)), Path(made), into)
        for place in pictures.make():
            sys.stdout.write(f"{place} {place.stat().st_size // 1000} kB\n")
        pictures.end()


if __name__ == "__main__":
    main()
