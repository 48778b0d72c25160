"""Hearing of what the program got wrong, in whichever thread, and showing it in the window's.

The log is safe, as every command is one transaction.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.crash import CrashDialog

_LOG = logging.getLogger(__name__)


class CrashHook(QObject):
    """Hears of every exception that nobody caught, in whichever thread, and shows it."""

    _caught = Signal(object)

    def __init__(self, parent_of_dialog: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._parent_of_dialog = parent_of_dialog
        self.open_dialog: CrashDialog | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take the place of Python's hooks."""
        sys.excepthook = self._of_main_thread
        threading.excepthook = self._of_thread

    def tell(self, error: BaseException) -> None:
        """Log an exception and show it."""
        _LOG.error("a mistake of ours", exc_info=error)
        self._caught.emit(error)

    def _of_main_thread(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.tell(error)

    def _of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)

    def _show(self, error: BaseException) -> None:
        # One report at a time: what follows from the first mistake only hides it.
        if self.open_dialog is not None:
            return
        from cpim_pdp.desktop.crash import CrashDialog, crash_text  # noqa: PLC0415 - not if all is well

        self.open_dialog = CrashDialog(crash_text(error), self._parent_of_dialog())
        self.open_dialog.finished.connect(self._closed)
        self.open_dialog.open()

    def _closed(self) -> None:
        self.open_dialog = None
