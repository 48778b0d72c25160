"""A sentence with a bar below it, for work of which nobody knows how long it takes."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size

_BAR = 6


class Waiting(QWidget):
    """Shown while something is being done; its place is kept while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", Size.SMALL, Tone.SECONDARY)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, words: str) -> None:
        """Say what is being done."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.show()

    def end(self) -> None:
        """It is done."""
        self.hide()
