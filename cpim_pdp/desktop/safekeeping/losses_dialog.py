"""What could not be read of a damaged log, told once it was saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import Recovered
from cpim_pdp.wording import losses

_SIZE = (560, 420)


class LossesDialog(QDialog):
    """Lists what was lost, what came from elsewhere and what to look through; it can be copied."""

    def __init__(self, recovered: Recovered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What could be saved"))
        told = [losses.text(one, tr) for one in recovered.losses]
        if recovered.kept is not None:
            kept = tr("What was there before is kept in {path}.")
            told.append(kept.format(path=recovered.kept))
        self.text = QPlainTextEdit("\n".join(told))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What could not be read"))
        FocusRing(self.text)
        self.copy_button = QPushButton(tr("Cop&y"))
        self.copy_button.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.text.toPlainText())
        )
        self.close_button = FilledButton(tr("&Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        sentence = tr("Saved to {path}. This could not be read as it was:")
        whole = tr("Saved to {path}. All of it could be read.")
        said = sentence if recovered.losses else whole
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(Label(tr("What could be saved"), Size.HEAD))
        column.addWidget(Label(said.format(path=recovered.path), wraps=True))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(*_SIZE)
        offer_help(self, "safekeeping.md#damage", beside=self.close_button)

    @classmethod
    def tell(cls, recovered: Recovered, parent: QWidget | None) -> "LossesDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(recovered, parent)
        dialog.open()
        return dialog
