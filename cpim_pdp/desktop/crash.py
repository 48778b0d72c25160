"""What the program got wrong, as a report that the holder can copy.

The log is safe, as every command is one transaction.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp import __version__
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr

_LOG = logging.getLogger(__name__)
_SIZE = (640, 420)


def crash_text(error: BaseException) -> str:
    """Return what a maintainer needs to know of a mistake of ours; nothing of the log is in it."""
    about = (
        f"CPIM PDP {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
    )
    return "\n".join(about) + "".join(traceback.format_exception(error))


class CrashDialog(QDialog):
    """Shows a crash report and lets it be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        sentence = tr(
            "The program made a mistake. Your log is safe: what was saved stays saved. You can go"
            " on; if it happens again, send this report to those who make the program."
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Crash report"))
        buttons = QDialogButtonBox()
        buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.copy_button = buttons.addButton(
            tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(Label(tr("Something went wrong"), Size.HEAD))
        column.addWidget(Label(sentence, wraps=True))
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(*_SIZE)


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
        self.open_dialog = CrashDialog(crash_text(error), self._parent_of_dialog())
        self.open_dialog.finished.connect(self._closed)
        self.open_dialog.open()

    def _closed(self) -> None:
        self.open_dialog = None
