"""A layout that sets its items in lines, as words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from cpim_pdp.desktop.look.theme import GRID


class FlowLayout(QLayout):
    """Items from the reading side on, breaking into as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None, gap: int = 2 * GRID) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def _arrange(self, room: QRect, *, really: bool) -> int:
        """Return the height that the items take in ``room``; ``really`` moves them there."""
        left, top, line = room.left(), room.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = hint.boundedTo(QSize(max(room.width(), 1), hint.height()))
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, line = room.left(), top + line + self._gap, 0
            if really:
                item.setGeometry(self._mirrored(QRect(QPoint(left, top), size), room))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - room.top()

    def _mirrored(self, place: QRect, room: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is None or parent.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return place
        return place.translated(room.left() + room.right() - place.left() - place.right(), 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Override QLayout::addItem."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Override QLayout::count."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout::itemAt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout::takeAt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Override QLayout::hasHeightForWidth."""
        return True

    def invalidate(self) -> None:
        """Override QLayout::invalidate: what was measured holds no longer."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Override QLayout::heightForWidth; Qt asks for the same many times."""
        if width not in self._heights:
            margins = self.contentsMargins()
            room = QRect(0, 0, width - margins.left() - margins.right(), 0)
            tall = self._arrange(room, really=False)
            self._heights[width] = tall + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, room: QRect) -> None:
        """Override QLayout::setGeometry."""
        super().setGeometry(room)
        self._arrange(room.marginsRemoved(self.contentsMargins()), really=True)

    def sizeHint(self) -> QSize:
        """Override QLayout::sizeHint: all in one line."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                hint = item.sizeHint()
                gap = self._gap if size.width() else 0
                size = QSize(size.width() + gap + hint.width(), max(size.height(), hint.height()))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Override QLayout::minimumSize: the widest item in one line."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())
