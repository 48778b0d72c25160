"""Texts of a table laid out once: shortened, shaped and marked, kept for when they come again.

Shaping a text takes many times as long as drawing it; a table that is typed into or scrolled shows
the same ones again and again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTransform,
)

from cpim_pdp.desktop.look.theme import Size, sized

_MOST = 4_000
_ANY_WIDTH = 1_000_000
_NORMAL = QFont.Weight.Normal
_MIDDLE = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_PLAIN = re.compile(r"[\x20-\u024f\u2010-\u2027]*")
"""Texts whose letters stand one after the other, from left to right."""
Span = tuple[int, int]
"""Where a mark begins in a text, and how many letters it has."""


@dataclass(slots=True)
class Lettered:
    """A text laid out: how wide it is, and whether it had to be shortened.

    ``drawing`` keeps its shapes once it came again: keeping costs more than drawing once.
    """

    text: str
    width: int
    is_short: bool
    came_before: bool = False
    drawing: QStaticText | None = None


class Lettering:
    """Lays texts out in one font at several weights."""

    def __init__(self, font: QFont) -> None:
        self._base = font
        metrics = QFontMetrics(sized(font, Size.TEXT))
        self.height = metrics.height()
        """How high a line is."""
        self._ascent = metrics.ascent()
        self._letter = max(metrics.averageCharWidth(), 1)
        self._fonts: dict[QFont.Weight, tuple[QFont, QFontMetrics]] = {}
        self._widths: dict[tuple[str, QFont.Weight], int] = {}
        self._kept: dict[tuple[str, QFont.Weight, int], Lettered] = {}

    def font(self, weight: QFont.Weight) -> QFont:
        """Return the font of a weight, with figures of equal width."""
        return self._of(weight)[0]

    def width(self, text: str, weight: QFont.Weight = _NORMAL) -> int:
        """Return how wide a text is."""
        key = text, weight
        if key not in self._widths:
            if len(self._widths) >= _MOST:
                self._widths.clear()
            self._widths[key] = self._of(weight)[1].horizontalAdvance(text)
        return self._widths[key]

    def laid_out(self, text: str, weight: QFont.Weight, room: int) -> Lettered:
        """Return a text of one line as it is drawn in ``room`` pixels."""
        key = text, weight, room
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[key] = self._made(text, weight, room)
        return found

    def draw(
        self,
        painter: QPainter,
        lettered: Lettered,
        weight: QFont.Weight,
        room: QRect,
        *,
        right: bool,
    ) -> None:
        """Draw a text in the middle of ``room``'s height, at its left or its right edge."""
        painter.setFont(self._of(weight)[0])
        left = room.right() + 1 - lettered.width if right else room.left()
        if lettered.drawing is None and lettered.came_before:
            lettered.drawing = self._shaped(lettered.text, weight)
        if lettered.drawing is not None:
            painter.drawStaticText(left, self._top(room), lettered.drawing)
            return
        lettered.came_before = True
        painter.drawText(left, self._top(room) + self._ascent, lettered.text)

    def draw_marked(
        self,
        painter: QPainter,
        lettered: Lettered,
        weight: QFont.Weight,
        room: QRect,
        marks: Sequence[Span],
        *,
        right: bool,
        ground: QColor,
    ) -> None:
        """Draw a text with marks: parts of it on another ground, and underlined."""
        left = room.right() + 1 - lettered.width if right else room.left()
        place = QPoint(left, self._top(room))
        if _PLAIN.fullmatch(lettered.text):
            self._draw_grounds(painter, lettered.text, weight, place, marks, ground)
            self.draw(painter, lettered, weight, room, right=right)
        else:
            self._draw_layout(painter, lettered.text, weight, place, marks, ground)

    def cut(self, text: str, room: int) -> str:
        """Return as much of a text as ``room`` pixels may hold, without measuring it."""
        # Narrow letters are half as wide as the average.
        return text[: 2 * room // self._letter + 1]

    def about_width(self, text: str) -> int:
        """Return how wide a text is about, without measuring it."""
        return len(text) * self._letter

    def draw_once(
        self, painter: QPainter, text: str, room: QRect, marks: Sequence[Span], ground: QColor
    ) -> None:
        """Draw a text that will hardly come again: not kept, and cut off where ``room`` ends."""
        place = QPoint(room.left(), self._top(room))
        painter.setClipRect(room)
        if _PLAIN.fullmatch(text):
            self._draw_grounds(painter, text, _NORMAL, place, marks, ground)
            painter.setFont(self._of(_NORMAL)[0])
            painter.drawText(room, _MIDDLE, text)
        else:
            self._draw_layout(painter, text, _NORMAL, place, marks, ground)
        painter.setClipping(False)

    def _top(self, room: QRect) -> int:
        return room.top() + (room.height() - self.height) // 2

    def _draw_grounds(
        self,
        painter: QPainter,
        text: str,
        weight: QFont.Weight,
        place: QPoint,
        marks: Sequence[Span],
        ground: QColor,
    ) -> None:
        ink = painter.pen().color()
        for begin, length in marks:
            left = place.x() + self.width(text[:begin], weight)
            wide = self.width(text[begin : begin + length], weight)
            painter.fillRect(left, place.y(), wide, self.height, ground)
            painter.fillRect(left, place.y() + self.height - 1, wide, 1, ink)

    def _draw_layout(
        self,
        painter: QPainter,
        text: str,
        weight: QFont.Weight,
        place: QPoint,
        marks: Sequence[Span],
        ground: QColor,
    ) -> None:
        """Draw a text whose letters join, or run from right to left: a layout knows where."""
        layout = QTextLayout(text, self._of(weight)[0])
        layout.setFormats([_format(mark, ground) for mark in marks])
        layout.beginLayout()
        layout.createLine().setLineWidth(_ANY_WIDTH)
        layout.endLayout()
        layout.draw(painter, place)

    def _of(self, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
        if weight not in self._fonts:
            font = sized(self._base, Size.TEXT)
            font.setWeight(weight)
            self._fonts[weight] = font, QFontMetrics(font)
        return self._fonts[weight]

    def _made(self, text: str, weight: QFont.Weight, room: int) -> Lettered:
        metrics = self._of(weight)[1]
        # A letter is a pixel wide at least: most of a long text need not be shaped.
        shown = text[: max(room, 1)]
        if self.width(shown, weight) > room:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        return Lettered(shown, self.width(shown, weight), shown != text)

    def _shaped(self, text: str, weight: QFont.Weight) -> QStaticText:
        drawing = QStaticText(text)
        drawing.setTextFormat(Qt.TextFormat.PlainText)
        drawing.prepare(QTransform(), self._of(weight)[0])
        return drawing


def _format(mark: Span, ground: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = mark
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setFontUnderline(True)
    made.format = look
    return made
