"""Start the window.

The order of start-up:

0. PySide is loaded, and no more of it than is needed (`lean_pyside`).
1. Is there anything to show a window on? If not, one line on standard error and 1 (`display`).
2. Only then Qt's own modules, which miss system libraries in the same way where there are none.
3. `program` puts the parts together: settings, theme, gateway, rules, `Opening`, window.
4. The log is opened, or the page shown that leads to one; the window is shown.
5. After the first painting: the bell by which a second start raises this window.

Nothing else builds these parts.
"""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import TYPE_CHECKING

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import lean_pyside

if TYPE_CHECKING:
    from pathlib import Path


def run(log_path: Path | None, *, exit_when_shown: bool, in_tray: bool = False) -> int:
    """Open the window on a log and stay until it is closed; return the exit code.

    None: the default place; where no log is there, the log of last time. ``exit_when_shown`` leaves
    as soon as the page has been painted with its data. The code is 1 where there is nothing to show
    a window on, or with ``exit_when_shown`` where the log can't be opened; one line tells why.
    ``in_tray`` shows no window before the holder opens it, if they want the tray and there is one.
    """
    with lean_pyside.loading():
        import_module("PySide6.QtCore")
    _import_as_python_does()
    from cpim_pdp.desktop import display  # noqa: PLC0415 - it loads Qt

    try:
        display.check()
        display.catch_abort(display.say)
        # Imported here: where a system library is missing, importing Qt's own windows fails.
        from cpim_pdp.desktop.program import Program  # noqa: PLC0415
    except ImportError as error:
        refusal = display.missing_library(error)
        if refusal is None:
            raise
        display.say(refusal)
        return 1
    except Refusal as no_display:
        display.say(no_display)
        return 1
    return Program(log_path, exit_when_shown=exit_when_shown, in_tray=in_tray).run()


def _import_as_python_does() -> None:
    """Put Python's own import back.

    WORKAROUND: PySide puts its own in that place, for features that are asked for with ``from
    __feature__ import``; nobody does so here. It reads the source of every module that is imported,
    to see whether that uses PySide, which takes a tenth of the start (6.11,
    ``shibokensupport/feature.py``).
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
