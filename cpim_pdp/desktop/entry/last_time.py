"""The offer to fill an entry in as it was last time, below a title that was there before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.desktop.entry.known import described
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Elided, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr


class LastTime(QWidget):
    """Says in one line what would be filled in; taken, it can be taken back.

    Signals:
        taken: fill it in.
        taken_back: as it was before.
    """

    taken = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_taken = False
        self.words = Elided("", Size.SMALL, Tone.SECONDARY)
        self.button = LinkButton("")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, last: Details) -> None:
        """Offer to fill in what was there last time."""
        self._say(tr("Last time: {what}").format(what=described(last)), tr("Fill in like that"))
        self._is_taken = False

    def tell_taken(self) -> None:
        """Say that it is filled in."""
        self._say(tr("Filled in like last time."), tr("Take back"))
        self._is_taken = True

    @property
    def is_taken(self) -> bool:
        """Whether it was filled in, and is not taken back."""
        return self._is_taken

    def forget(self) -> None:
        """There is nothing to offer."""
        self._is_taken = False
        self.hide()

    def _say(self, words: str, button: str) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.button.setText(button)
        self.button.updateGeometry()
        self.show()

    def _press(self) -> None:
        (self.taken_back if self._is_taken else self.taken).emit()
