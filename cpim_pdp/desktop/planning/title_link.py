"""A title that leads to its activity, shortened where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.theme import GRID, colours_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LETTERS = 6


class TitleLink(LinkButton):
    """Written as plain text until one is on it; the whole title is its name and its tip."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        # An ampersand in a title is no mnemonic.
        super().__init__(title.replace("&", "&&"), parent)
        self._title = title
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: the whole title."""
        words = self.fontMetrics().horizontalAdvance(self._title)
        # The space that `at_side` draws back is taken from it.
        return QSize(words + 3 * GRID + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override: a few letters are enough."""
        few = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(min(few, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: what fits of the title, and a ring when it has the focus."""
        del event
        colours, is_lit = colours_of(self), self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setUnderline(is_lit)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if is_lit else colours.ink))
        room = self.rect().adjusted(GRID, 0, -GRID, 0)
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._title, right, room.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, side.value, shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def at_side(title: TitleLink) -> QHBoxLayout:
    """Return a row in which the words of a title begin where those below it do."""
    row = QHBoxLayout()
    row.addSpacing(-GRID)
    row.addWidget(title)
    row.addStretch(1)
    return row
