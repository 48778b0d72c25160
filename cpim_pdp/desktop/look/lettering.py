"""Texts of a table laid out once: shortened, shaped and marked, kept for when they come again.

Shaping a text takes many times as long as drawing it; a table that is typed into or scrolled shows
the same ones again and again. Places are whole pixels and no rectangles, for the same reason: each
object handed to Qt costs as much as a short text.
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
    """Lays texts out in one font at one weight, with figures of equal width."""

    def __init__(self, base: QFont, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        self._font = sized(base, Size.TEXT)
        self._font.setWeight(weight)
        self._metrics = QFontMetrics(self._font)
        self.height = self._metrics.height()
        """How high a line is."""
        self._ascent = self._metrics.ascent()
        self._letter = max(self._metrics.averageCharWidth(), 1)
        self._widths: dict[str, int] = {}
        self._kept: dict[tuple[str, int], Lettered] = {}

    def width(self, text: str) -> int:
        """Return how wide a text is."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= _MOST:
                self._widths.clear()
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def about_width(self, text: str) -> int:
        """Return how wide a text is about, without measuring it."""
        return len(text) * self._letter

    def cut(self, text: str, room: int) -> str:
        """Return as much of a text as ``room`` pixels may hold, without measuring it."""
        # Narrow letters are half as wide as the average.
        return text[: 2 * room // self._letter + 1]

    def laid_out(self, text: str, room: int) -> Lettered:
        """Return a text of one line as it is drawn in ``room`` pixels."""
        key = text, room
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[key] = self._made(text, room)
        return found

    def draw(self, painter: QPainter, lettered: Lettered, left: int, top: int) -> None:
        """Draw a text that begins at ``left``."""
        painter.setFont(self._font)
        if lettered.drawing is None and lettered.came_before:
            lettered.drawing = self._shaped(lettered.text)
        if lettered.drawing is not None:
            painter.drawStaticText(left, top, lettered.drawing)
            return
        lettered.came_before = True
        painter.drawText(left, top + self._ascent, lettered.text)

    def draw_marked(
        self,
        painter: QPainter,
        lettered: Lettered,
        left: int,
        top: int,
        marks: Sequence[Span],
        ground: QColor,
    ) -> None:
        """Draw a text with marks: parts of it on another ground, and underlined."""
        if _PLAIN.fullmatch(lettered.text):
            self._draw_grounds(painter, lettered.text, left, top, marks, ground)
            self.draw(painter, lettered, left, top)
        else:
            self._draw_layout(painter, lettered.text, left, top, marks, ground)

    def draw_once(
        self, painter: QPainter, text: str, room: QRect, marks: Sequence[Span], ground: QColor
    ) -> None:
        """Draw a text that will hardly come again: not kept, and cut off where ``room`` ends."""
        left, top = room.left(), room.top() + (room.height() - self.height) // 2
        painter.setClipRect(room)
        if _PLAIN.fullmatch(text):
            self._draw_grounds(painter, text, left, top, marks, ground)
            painter.setFont(self._font)
            painter.drawText(left, top + self._ascent, text)
        else:
            self._draw_layout(painter, text, left, top, marks, ground)
        painter.setClipping(False)

    def _draw_grounds(
        self,
        painter: QPainter,
        text: str,
        left: int,
        top: int,
        marks: Sequence[Span],
        ground: QColor,
    ) -> None:
        ink = painter.pen().color()
        for begin, length in marks:
            start = left + (self.width(text[:begin]) if begin else 0)
            wide = self.width(text[begin : begin + length])
            painter.fillRect(start, top, wide, self.height, ground)
            painter.fillRect(start, top + self.height - 1, wide, 1, ink)

    def _draw_layout(
        self,
        painter: QPainter,
        text: str,
        left: int,
        top: int,
        marks: Sequence[Span],
        ground: QColor,
    ) -> None:
        """Draw a text whose letters join, or run from right to left: a layout knows where."""
        layout = QTextLayout(text, self._font)
        layout.setFormats([_format(mark, ground) for mark in marks])
        layout.beginLayout()
        layout.createLine().setLineWidth(_ANY_WIDTH)
        layout.endLayout()
        layout.draw(painter, QPoint(left, top))

    def _made(self, text: str, room: int) -> Lettered:
        # A letter is a pixel wide at least: most of a long text need not be shaped.
        shown = text[: max(room, 1)]
        if self.width(shown) > room:
            shown = self._metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        return Lettered(shown, self.width(shown), shown != text)

    def _shaped(self, text: str) -> QStaticText:
        drawing = QStaticText(text)
        drawing.setTextFormat(Qt.TextFormat.PlainText)
        drawing.prepare(QTransform(), self._font)
        return drawing


def _format(mark: Span, ground: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = mark
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setFontUnderline(True)
    made.format = look
    return made
