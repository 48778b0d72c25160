"""The page instead of a log that could not be opened: why, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.desktop.buttons import FilledButton
from cpim_pdp.desktop.cards import Card
from cpim_pdp.desktop.labels import Label
from cpim_pdp.desktop.opening import Trouble
from cpim_pdp.desktop.theme import GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_WIDEST = 560


class TroublePage(QWidget):
    """Says why a log did not open.

    Signals:
        retried: the same log once more; a path.
        open_wanted: another log.
        new_wanted: a new log.
    """

    retried = Signal(object)
    open_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble: Trouble | None = None
        self.setObjectName("trouble")
        self.setAccessibleName(tr("The log could not be opened"))
        self.sentence = Label(wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = FilledButton(tr("&Open another..."))
        self.retry_button = QPushButton(tr("&Try again"))
        self.new_button = QPushButton(tr("&New log..."))
        self.open_button.clicked.connect(self.open_wanted)
        self.new_button.clicked.connect(self.new_wanted)
        self.retry_button.clicked.connect(self._retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.addStretch(1)
        column.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def tell(self, trouble: Trouble) -> None:
        """Show why this log did not open."""
        self._trouble = trouble
        self.sentence.setText(refusals.sentence(trouble.refusal, tr))
        self.open_button.setFocus()

    def _retry(self) -> None:
        if self._trouble is not None:
            self.retried.emit(self._trouble.path)

    def _card(self) -> Card:
        card = Card()
        card.setFixedWidth(_WIDEST)
        card.content.setContentsMargins(7 * GRID, 6 * GRID, 7 * GRID, 6 * GRID)
        card.content.setSpacing(4 * GRID)
        card.content.addWidget(Label(self.accessibleName(), Size.HEAD))
        card.content.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addWidget(self.new_button)
        row.addWidget(self.retry_button)
        row.addStretch(1)
        row.addWidget(self.open_button)
        card.content.addLayout(row)
        return card
