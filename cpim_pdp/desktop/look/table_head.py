"""The heads of a table's columns: quiet words, an arrow on the one sorted by, a hairline below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, colours_of

INSET = 2 * GRID
"""How far the text of a cell or a head stands from its edges."""
FRAME = 3
"""What the style leaves free around a cell's text besides."""
ARROW = 12
_RIGHT = Qt.TextElideMode.ElideRight


class TableHead(QHeaderView):
    """Draws itself in the colours of the theme; keeps the behaviour of the system's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(12 * GRID)

    def sizeHint(self) -> QSize:
        """Override: as tall as a row."""
        return QSize(self.length(), self.fontMetrics().height() + 4 * GRID)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Override: words and arrow."""
        colours = colours_of(self)
        painter.fillRect(rect, QColor(colours.card))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(colours.line))
        room = rect.adjusted(INSET + FRAME, 0, -INSET - FRAME, 0)
        model, across = self.model(), Qt.Orientation.Horizontal
        words = str(model.headerData(logicalIndex, across))
        place = Qt.AlignmentFlag(
            model.headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole)
        )
        if self.sortIndicatorSection() == logicalIndex:
            room = self._with_arrow(painter, room, place, words)
        painter.setPen(QColor(colours.secondary))
        shown = self.fontMetrics().elidedText(words, _RIGHT, room.width())
        seen = QStyle.visualAlignment(self.layoutDirection(), place)
        painter.drawText(room, seen.value, shown)

    def _with_arrow(
        self, painter: QPainter, room: QRect, place: Qt.AlignmentFlag, words: str
    ) -> QRect:
        """Draw the arrow behind the words; return the room that is left for them."""
        ink, ratio = colours_of(self).secondary, self.devicePixelRatioF()
        picture = pixmap("chevron-down", ink, ARROW, ratio)
        if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            picture = picture.transformed(QTransform().scale(1, -1))
        wide = min(self.fontMetrics().horizontalAdvance(words), room.width() - ARROW - GRID)
        at_end = bool(place & Qt.AlignmentFlag.AlignRight)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() - ARROW + 1 if at_end else room.left() + wide + GRID
        if mirrored:
            left = room.left() + room.right() + 1 - ARROW - left
        painter.drawPixmap(left, room.center().y() - ARROW // 2 + 1, picture)
        cut = ARROW + GRID
        return room.adjusted(cut, 0, 0, 0) if mirrored else room.adjusted(0, 0, -cut, 0)
