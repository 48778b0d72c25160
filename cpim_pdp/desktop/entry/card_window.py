"""A window that looks like a card, grows with what it holds, and takes files anywhere."""

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QWidget

from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.look.theme import GRID, colours_of

_WIDTH = 620
_LETTERS = 88
"""So many letters wide, or more pixels where the letters are small."""


class CardWindow(QDialog):
    """Not modal, so that one can look around meanwhile.

    Signals:
        files_dropped: paths.
        pasted: Ctrl+V where no field takes it.
    """

    files_dropped = Signal(object)
    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._given = 0

    def wanted_height(self, width: int) -> int:
        """Return how tall its content would like to be where it is so wide."""
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def grow(self, *, shrink: bool = False) -> None:
        """Become as tall as the content asks for, as far as the screen has room.

        With ``shrink`` shorter too, where nobody gave it another height.
        """
        if not self.isVisible() or self.isMaximized():
            return
        room = self.screen().availableGeometry().height() - 12 * GRID
        wanted = min(self.wanted_height(self.width()), room)
        is_taller = wanted > self.height()
        if is_taller or (shrink and self.height() == self._given):
            self.resize(self.width(), max(wanted, self.minimumSizeHint().height()))
            self._given = self.height()

    # Qt's side

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: hand them on."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: what is pasted and belongs to no field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Override: begin at the size that the content asks for."""
        super().showEvent(event)
        if not event.spontaneous():
            wide = max(_WIDTH, _LETTERS * self.fontMetrics().averageCharWidth())
            room = self.screen().availableGeometry().width()
            self.resize(min(wide, room), self.minimumSizeHint().height())
            self._given = self.height()
            self.grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground of a card."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self).card))
