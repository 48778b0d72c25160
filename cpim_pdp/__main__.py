"""The one start of the program: it alone knows both faces, the window and the command line.

The window's start is told from its arguments alone, so that it need not wait for the command line
to be imported.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from cpim_pdp.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class WindowStart:
    """A start that opens the window: the log that was named, and how.

    ``exit_when_shown`` leaves at once, ``in_tray`` waits in the tray for who wants that.
    """

    log: str | None
    exit_when_shown: bool
    in_tray: bool = False


def main() -> int:
    """Open the window or carry out a command; return the exit code."""
    arguments = sys.argv[1:]
    start = window_start(arguments)
    if start is None:
        from cpim_pdp.cli.main import run  # noqa: PLC0415 - the window does without it

        return run(arguments, open_window=_open_window)
    from cpim_pdp.cli.gate import guarded  # noqa: PLC0415 - kept beside its only use
    from cpim_pdp.cli.place import named_place  # noqa: PLC0415 - likewise

    log = named_place(start.log)
    how = {"exit_when_shown": start.exit_when_shown, "in_tray": start.in_tray}
    return guarded(lambda: _open_window(log, **how))


def window_start(arguments: Sequence[str]) -> WindowStart | None:
    """Return how the window is to start, None where the arguments say anything else."""
    log, rest = None, list(arguments)
    if rest[:1] == ["--log"] and len(rest) > 1:
        log, rest = rest[1], rest[2:]
    if rest in ([], ["window"]):
        return WindowStart(log, exit_when_shown=False)
    if rest == ["window", "--exit-when-shown"]:
        return WindowStart(log, exit_when_shown=True)
    if rest == ["window", "--in-tray"]:
        return WindowStart(log, exit_when_shown=False, in_tray=True)
    return None


def _open_window(log: Path | None, *, exit_when_shown: bool, in_tray: bool) -> int:
    # What is loaded now stays: to look it through for garbage again and again takes a tenth of the
    # start. The window's own collector takes over (`desktop.garbage`).
    gc.disable()
    from cpim_pdp.desktop import app  # noqa: PLC0415 - only the window may import Qt

    return app.run(log, exit_when_shown=exit_when_shown, in_tray=in_tray)


if __name__ == "__main__":
    sys.exit(main())
