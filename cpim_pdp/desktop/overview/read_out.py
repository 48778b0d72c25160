"""What is read out of the chart on one day: a line through it, and a box beside the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication

from cpim_pdp.core.forecasting.reading import Reading, read
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.look.theme import GRID, Colours, Size, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import burn_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cpim_pdp.core.forecasting.burn_up import BurnUp
    from cpim_pdp.desktop.overview.chart_scale import Scale

_DOT = 4.0
_ROUND = 6.0


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Draws what a chart shows on a day over it."""

    chart: BurnUp
    scale: Scale
    colours: Colours

    def draw(self, painter: QPainter, day: date) -> None:
        """Draw the line, a dot where the points are, and the box."""
        reading = read(self.chart, day)
        x, room = self.scale.across(reading.day), self.scale.room
        painter.setPen(QPen(QColor(self.colours.ink), 1))
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
        self._draw_dot(painter, reading)
        self._draw_box(painter, reading)

    def _draw_dot(self, painter: QPainter, reading: Reading) -> None:
        likely = None if reading.spread is None else reading.spread.median
        shown = reading.counted if reading.counted is not None else likely
        if shown is not None:
            painter.setPen(QPen(QColor(self.colours.card), 1.5))
            painter.setBrush(QColor(self.colours.accent))
            painter.drawEllipse(self.scale.at(reading.day, shown), _DOT, _DOT)

    def _draw_box(self, painter: QPainter, reading: Reading) -> None:
        heading = burn_up.day(self.chart, reading, tr)
        rows = burn_up.rows(reading, tr)
        box = self._box(painter, reading, heading, rows)
        painter.setPen(QPen(QColor(self.colours.edge), 1))
        painter.setBrush(QColor(self.colours.card))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        inside = box.adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        # Each text is written in its own direction; the sides are those of the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.scale.mirrored:
            start, end = end, start
        font = painter.font()
        painter.setFont(_bold())
        line = self._write(painter, inside, heading, start, self.colours.ink)
        painter.setFont(font)
        for name, value in rows:
            self._write(painter, line, name, start, self.colours.secondary)
            line = self._write(painter, line, value, end, self.colours.ink)

    def _write(
        self, painter: QPainter, room: QRectF, text: str, at: Qt.AlignmentFlag, colour: str
    ) -> QRectF:
        """Write a text at the top of the room; return what is left below it."""
        painter.setPen(QColor(colour))
        sides = at | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, sides.value, text)
        return room.adjusted(0, _line(painter), 0, 0)

    def _box(
        self,
        painter: QPainter,
        reading: Reading,
        heading: str,
        rows: Sequence[tuple[str, str]],
    ) -> QRectF:
        """Return where the box stands: beside the line, on the side that has the room for it."""
        font = painter.font()
        metrics = painter.fontMetrics()
        widths = [
            metrics.horizontalAdvance(name) + metrics.horizontalAdvance(value) + 4 * GRID
            for name, value in rows
        ]
        painter.setFont(_bold())
        wide = max(painter.fontMetrics().horizontalAdvance(heading), *widths) + 4 * GRID + 1
        painter.setFont(font)
        tall = (len(rows) + 1) * _line(painter) + 4 * GRID
        x, room = self.scale.across(reading.day), self.scale.room
        before, after = x - 2 * GRID - wide, x + 2 * GRID
        is_after = after + wide <= room.right() or before < room.left()
        left = min(max(after if is_after else before, room.left()), room.right() - wide)
        return QRectF(QPointF(left, room.top() + GRID), QPointF(left + wide, room.top() + tall))


def _line(painter: QPainter) -> float:
    return painter.fontMetrics().height() + 2


def _bold() -> QFont:
    return sized(QApplication.font(), Size.SMALL, bold=True)
