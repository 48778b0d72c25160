"""What the program got wrong, as a report that the holder can copy.

The log is safe, as every command is one transaction.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
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

_SIZE = (640, 420)


def crash_text(error: BaseException) -> str:
    """Return what a maintainer needs to know of a mistake of ours; nothing of the log is in it."""
    import platform  # noqa: PLC0415 - not needed while all is well
    import traceback  # noqa: PLC0415 - likewise

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
