"""A title that leads to its activity, shortened where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.theme import colours_of

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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: the whole title."""
        words = self.fontMetrics().horizontalAdvance(self._title)
        return QSize(words + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override: a few letters are enough."""
        few = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(min(few, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: what fits of the title, written as a link under the pointer and in focus."""
        del event
        colours, is_lit = colours_of(self), self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(is_lit)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if is_lit else colours.ink))
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._title, right, self.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), side.value, shown)


def at_side(title: TitleLink) -> QHBoxLayout:
    """Return a row in which a title is no wider than it is long."""
    row = QHBoxLayout()
    row.addWidget(title)
    row.addStretch(1)
    return row
