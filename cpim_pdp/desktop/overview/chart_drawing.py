"""The strokes of the burn-up chart: what is told apart by colour also differs in its stroke."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from cpim_pdp.core.forecasting.burn_up import Mark
from cpim_pdp.core.forecasting.reading import has_plans, read
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.look.theme import GRID, Colours
from cpim_pdp.desktop.overview import chart_scale
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cpim_pdp.core.forecasting.burn_up import BurnUp
    from cpim_pdp.desktop.overview.chart_scale import Scale

_BROAD, _THIN = 2.0, 1.5
DASHED, DOTTED = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
HATCH = Qt.BrushStyle.BDiagPattern


def counted_pen(colours: Colours) -> QPen:
    """Return the stroke of what counts."""
    return _pen(colours.accent, _BROAD)


def planned_pen(colours: Colours) -> QPen:
    """Return the stroke of what is planned."""
    return _pen(colours.accent, _THIN, DASHED)


def median_pen(colours: Colours) -> QPen:
    """Return the stroke of the middle of the band."""
    return _pen(colours.accent, 1.0)


def pace_pen(colours: Colours) -> QPen:
    """Return the stroke of the pace that is needed."""
    return _pen(colours.secondary, _THIN, DOTTED)


def draw_band(painter: QPainter, shape: QPolygonF | QRectF, colours: Colours) -> None:
    """Fill a shape as the band is filled: soft, and hatched too."""
    painter.setPen(Qt.PenStyle.NoPen)
    faint = QColor(colours.accent)
    faint.setAlphaF(0.35)
    for brush in (QBrush(QColor(colours.accent_soft)), QBrush(faint, HATCH)):
        painter.setBrush(brush)
        if isinstance(shape, QRectF):
            painter.drawRect(shape)
        else:
            painter.drawPolygon(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws a chart into its scale."""

    chart: BurnUp
    scale: Scale
    colours: Colours

    def draw(self, painter: QPainter) -> None:
        """Draw everything, what matters most on top."""
        self._draw_levels(painter)
        self._draw_days(painter)
        self._draw_band(painter)
        self._draw_pace(painter)
        self._draw_aims(painter)
        self._draw_ends(painter)
        self._draw_planned(painter)
        self._draw_counted(painter)

    # The ground

    def _draw_levels(self, painter: QPainter) -> None:
        room, metrics = self.scale.room, painter.fontMetrics()
        for points in chart_scale.levels(self.scale.top):
            y = self.scale.down(points)
            painter.setPen(_pen(self.colours.line, 1.0))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            text = figures.points(points, tr)
            before = room.left() - 2 * GRID - metrics.horizontalAdvance(text)
            x = room.right() + 2 * GRID if self.scale.mirrored else before
            self._write(painter, QPointF(x, y + metrics.capHeight() / 2), text)

    def _draw_days(self, painter: QPainter) -> None:
        metrics, bottom = painter.fontMetrics(), self.scale.room.bottom()
        widest = metrics.horizontalAdvance(figures.short_month(self.chart.due, tr)) + 6 * GRID
        days, are_years = chart_scale.marked_days(self.scale, widest)
        for day in days:
            x = self.scale.across(day)
            painter.setPen(_pen(self.colours.edge, 1.0))
            painter.drawLine(QLineF(x, bottom, x, bottom + GRID))
            text = str(day.year) if are_years else figures.short_month(day, tr)
            place = self._beside(painter, x - metrics.horizontalAdvance(text) / 2, text)
            self._write(painter, QPointF(place, bottom + GRID + metrics.ascent() + 2), text)

    def _write(self, painter: QPainter, base: QPointF, text: str, colour: str = "") -> None:
        painter.setPen(QColor(colour or self.colours.secondary))
        painter.drawText(base, text)

    def _beside(self, painter: QPainter, x: float, text: str) -> float:
        """Return the place of a text that is not to leave the room across."""
        width = painter.fontMetrics().horizontalAdvance(text)
        return min(max(x, self.scale.room.left()), self.scale.room.right() - width)

    # What is aimed at

    def _draw_pace(self, painter: QPainter) -> None:
        painter.setPen(pace_pen(self.colours))
        painter.drawPolyline(QPolygonF([self._at(mark) for mark in self._even()]))
        if self.chart.needed is not None:
            first, last = self.chart.needed
            painter.drawLine(self._at(first), self._at(last))

    def _even(self) -> Iterator[Mark]:
        """Yield the ends of the even line, which the one from today's points takes over from."""
        first, last = self.chart.even
        yield first
        if self.chart.needed is None:
            yield last
            return
        today = self.chart.needed[0].day
        yield Mark(today, read(self.chart, today).pace)

    def _draw_aims(self, painter: QPainter) -> None:
        chart = self.chart
        required = tr("{points} required").format(points=figures.points(chart.required, tr))
        aim = tr("aim {points}").format(points=figures.points(chart.target, tr))
        aims = {chart.target: aim, chart.required: required}
        room, metrics = self.scale.room, painter.fontMetrics()
        for points, text in aims.items():
            y = self.scale.down(points)
            is_required = points == chart.required
            style = Qt.PenStyle.SolidLine if is_required else DASHED
            painter.setPen(_pen(self.colours.good, _THIN, style))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            width = metrics.horizontalAdvance(text)
            x = room.right() - width - GRID if self.scale.mirrored else room.left() + GRID
            self._write(painter, QPointF(x, y - GRID), text, self.colours.good)

    def _draw_ends(self, painter: QPainter) -> None:
        room, metrics = self.scale.room, painter.fontMetrics()
        due = tr("due {day}").format(day=figures.day(self.chart.due, tr))
        self._draw_day(painter, self.chart.due, self.colours.warn, _BROAD)
        x = self.scale.across(self.chart.due) - metrics.horizontalAdvance(due) / 2
        top = room.top() - metrics.descent() - 2
        place = self._beside(painter, x, due)
        self._write(painter, QPointF(place, top), due, self.colours.warn)
        if self.chart.start <= self.chart.on <= self.scale.last:
            self._draw_day(painter, self.chart.on, self.colours.edge, 1.0)
            today = tr("today")
            self._write(painter, QPointF(self._after_today(painter, today), top), today)

    def _draw_day(self, painter: QPainter, day: date, colour: str, width: float) -> None:
        x, room = self.scale.across(day), self.scale.room
        painter.setPen(_pen(colour, width))
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def _after_today(self, painter: QPainter, text: str) -> float:
        """Return where today's name stands: over its line, but never over the due date's."""
        metrics, middle = painter.fontMetrics(), self.scale.across(self.chart.on)
        width = metrics.horizontalAdvance(text)
        due = tr("due {day}").format(day=figures.day(self.chart.due, tr))
        at_due = self._beside(
            painter,
            self.scale.across(self.chart.due) - metrics.horizontalAdvance(due) / 2,
            due,
        )
        place = self._beside(painter, middle - width / 2, text)
        ends = at_due + metrics.horizontalAdvance(due) + 2 * GRID
        if place + width + 2 * GRID <= at_due or place >= ends:
            return place
        return ends if self.scale.mirrored else at_due - width - 2 * GRID

    # What is, and what may be

    def _draw_band(self, painter: QPainter) -> None:
        if len(self.chart.band) < 2:
            return
        at = self.scale.at
        highs = [at(one.day, one.spread.high) for one in self.chart.band]
        lows = [at(one.day, one.spread.low) for one in reversed(self.chart.band)]
        draw_band(painter, QPolygonF([*highs, *lows]), self.colours)
        painter.setPen(median_pen(self.colours))
        middle = [at(one.day, one.spread.median) for one in self.chart.band]
        painter.drawPolyline(QPolygonF(middle))

    def _draw_planned(self, painter: QPainter) -> None:
        if has_plans(self.chart):
            painter.setPen(planned_pen(self.colours))
            painter.drawPolyline(self._stairs(self.chart.planned, self.chart.until))

    def _draw_counted(self, painter: QPainter) -> None:
        stairs = self._stairs(self.chart.counted, self._counted_until())
        self._fill_below(painter, stairs)
        painter.setPen(counted_pen(self.colours))
        painter.drawPolyline(stairs)

    def _counted_until(self) -> date:
        """Return where the line of what counts ends: today, while points can be earned."""
        is_open = self.chart.on <= self.chart.until
        return max(self.chart.on, self.chart.start) if is_open else self.scale.last

    def _stairs(self, marks: Sequence[Mark], until: date) -> QPolygonF:
        """Return the line of steps, level up to ``until``."""
        corners = [self._at(marks[0])]
        for before, after in pairwise(marks):
            corners.append(self.scale.at(after.day, before.points))
            corners.append(self._at(after))
        corners.append(self.scale.at(max(until, marks[-1].day), marks[-1].points))
        return QPolygonF(corners)

    def _fill_below(self, painter: QPainter, stairs: QPolygonF) -> None:
        bottom = self.scale.room.bottom()
        ground = [*stairs.toList(), QPointF(stairs.last().x(), bottom)]
        ground.append(QPointF(stairs.first().x(), bottom))
        faint = QColor(self.colours.accent)
        faint.setAlphaF(0.08)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint)
        painter.drawPolygon(QPolygonF(ground))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _at(self, mark: Mark) -> QPointF:
        return self.scale.at(mark.day, mark.points)
