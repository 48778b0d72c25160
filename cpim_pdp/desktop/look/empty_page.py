"""What stands where a list is empty: what will be here, and the button that begins it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN


class EmptyPage(QWidget):
    """A sentence and a button in the middle.

    Signals:
        begun: the button was pressed.
    """

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", tone=Tone.SECONDARY, wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setMinimumHeight(8 * GRID)
        self.button.clicked.connect(self.begun)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, sentence: str, button: str) -> None:
        """Say this; without words for it there is no button."""
        self.words.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
