"""A layout that gives way: columns of equal width, fewer of them where there is less room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Columns(QLayout):
    """Puts things beside each other while each gets ``least`` pixels, else below each other.

    There are ``most`` columns at most, and no more than fill the rows evenly: four things that do
    not fit beside each other make two rows of two. A last row that is not full is stretched.
    """

    def __init__(self, least: int, most: int, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._widest: int | None = None
        self.setSpacing(gap)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Override: put it behind the others."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Override: how many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Override: the thing at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Override: take the thing at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Override: grows sideways only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Override: narrower is taller."""
        return True

    def invalidate(self) -> None:
        """Override: what was measured holds no longer."""
        self._heights.clear()
        self._widest = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Override: the rows' heights and the gaps between; Qt asks for the same many times."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), really=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Override: place the things."""
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        """Override: all beside each other."""
        wide = self._least * self._most + self.spacing() * (self._most - 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        """Override: one column."""
        return QSize(self._least_width(), 0)

    def _least_width(self) -> int:
        if self._widest is None:
            widths = (item.minimumSize().width() for item in self._shown())
            self._widest = max(widths, default=0)
        return self._widest

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, really: bool) -> int:
        items, gap = self._shown(), self.spacing()
        least = max(self._least, self._least_width())
        fitting = max(1, min(self._most, (rect.width() + gap) // (least + gap)))
        rows = -(-len(items) // fitting) or 1
        columns = max(1, -(-len(items) // rows))
        top = rect.y()
        for first in range(0, len(items), columns):
            row = items[first : first + columns]
            top += self._place_row(row, QRect(rect.x(), top, rect.width(), 0), really=really) + gap
        return max(0, top - gap - rect.y())

    def _place_row(self, row: list[QLayoutItem], rect: QRect, *, really: bool) -> int:
        gap = self.spacing()
        width = (rect.width() - gap * (len(row) - 1)) // len(row)
        tall = max(_height(item, width) for item in row)
        if really:
            for place, item in enumerate(row):
                left = rect.x() + place * (width + gap)
                across = rect.right() + 1 - left if item is row[-1] else width
                item.setGeometry(self._mirrored(QRect(left, rect.y(), across, tall), rect))
        return tall

    def _mirrored(self, place: QRect, room: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is None or parent.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return place
        return place.translated(room.left() + room.right() - place.left() - place.right(), 0)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()
