"""The real program on a real X display with a window manager, and the keyboard before it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

START = "import sys; from cpim_pdp.__main__ import main; sys.exit(main())"
TOOLS = ("xdotool", "import", "convert")
_LIMIT_MS = 60_000


class RealWindow:
    """The program in a process of its own, and the keyboard before it."""

    def __init__(self, log: Path, bot: QtBot, **more: str) -> None:
        """Start the program on ``log``, with ``more`` in its environment."""
        kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, "--log", str(log)],
            env=kept | {"LC_ALL": "en_US.UTF-8"} | more,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._bot = bot

    def wait(self, what: Callable[[], object], until: str = "") -> None:
        """Wait until something is so; ``until`` says what, where it never is."""

        def is_so() -> None:
            assert what(), until

        self._bot.waitUntil(is_so, timeout=_LIMIT_MS)

    def wait_for_paint(self, title: str, picture: Path) -> None:
        """Wait until a window is painted: the window manager names it before that."""
        self.wait(lambda: any(colours(pictured(one, picture)) > 50 for one in self.windows(title)))

    def windows(self, title: str) -> list[str]:
        """Return the windows in sight whose title holds ``title``."""
        found = self._xdotool("search", "--onlyvisible", "--name", title)
        return found.split()

    def title_in_front(self) -> str:
        """Return the title of the window that has the keyboard."""
        return self._xdotool("getactivewindow", "getwindowname").strip()

    def press(self, *keys: str) -> None:
        """Press keys, or combinations of them, one after the other."""
        self._xdotool("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "20", text)

    def close(self) -> str:
        """End the program; return what it complained of."""
        if self.process.poll() is None:
            self.process.terminate()
        _, complaints = self.process.communicate(timeout=_LIMIT_MS / 1000)
        return complaints

    @staticmethod
    def _xdotool(*arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
        return done.stdout


def colours(picture: Path) -> int:
    """Return how many colours a picture has."""
    counted = subprocess.run(
        ["convert", str(picture), "-format", "%k", "info:"],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(counted.stdout)


def pictured(window: str, picture: Path) -> Path:
    """Take a picture of a window and return where it lies."""
    subprocess.run(["import", "-window", window, str(picture)], check=True)
    return picture
