"""Where days and points lie in the chart, and which of them are written at its edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from cpim_pdp.core import dates
from cpim_pdp.core.forecasting.reading import last_day
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cpim_pdp.core.forecasting.burn_up import BurnUp

_HEADROOM = Decimal("1.08")
_MOST_LINES = 4
_FIRST_DIGITS = (Decimal(1), Decimal("2.5"), Decimal(5))
_MONTHS = (1, 3, 6, 12, 24, 60, 120)
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Days across ``room`` and points up it; ``mirrored`` where reading begins at the right."""

    room: QRectF
    first: date
    last: date
    top: Decimal
    mirrored: bool = False

    def across(self, day: date) -> float:
        """Return where a day is."""
        days = max((self.last - self.first).days, 1)
        part = self.room.width() * (day - self.first).days / days
        return self.room.right() - part if self.mirrored else self.room.left() + part

    def down(self, points: Decimal) -> float:
        """Return where so many points are."""
        return self.room.bottom() - self.room.height() * float(points / self.top)

    def at(self, day: date, points: Decimal) -> QPointF:
        """Return where so many points on a day are."""
        return QPointF(self.across(day), self.down(points))

    def day_at(self, across: float) -> date:
        """Return the day at a place, the first or the last one where it is beside the room."""
        passed = self.room.right() - across if self.mirrored else across - self.room.left()
        share = min(max(passed / max(self.room.width(), 1.0), 0.0), 1.0)
        days = round(share * (self.last - self.first).days)
        return date.fromordinal(self.first.toordinal() + days)


def scale_of(chart: BurnUp, room: QRectF, *, mirrored: bool) -> Scale:
    """Return the scale in which all of a chart has room."""
    return Scale(room, chart.start, last_day(chart), most(chart) * _HEADROOM, mirrored)


def most(chart: BurnUp) -> Decimal:
    """Return the most points that the chart shows."""
    lines = (chart.counted, chart.planned)
    shown = [mark.points for marks in lines for mark in marks]
    high = [mark.spread.high for mark in chart.band]
    return max(chart.target, chart.required, Decimal(1), *shown, *high)


def levels(top: Decimal) -> Sequence[Decimal]:
    """Return the round numbers of points up to ``top`` at which a line is drawn, from 0."""
    step = next(step for step in _steps() if step * (_MOST_LINES + 1) > top)
    return [step * place for place in range(int(top / step) + 1)]


def _steps() -> Iterator[Decimal]:
    size = Decimal(1)
    while True:
        yield from (size * digits for digits in _FIRST_DIGITS)
        size *= 10


def marked_days(scale: Scale, widest: float) -> tuple[Sequence[date], bool]:
    """Return the days that are written below the chart, and whether they are years.

    They are as close as texts of ``widest`` pixels allow, in short cycles months, else years.
    """
    is_long = (scale.last - scale.first).days >= 2 * 365
    for months in _MONTHS:
        days = list(_days(scale, months))
        fits = len(days) < 2 or scale.room.width() / len(days) >= widest
        if fits and (months >= _A_YEAR or not is_long):
            return days, months >= _A_YEAR
    return (), True


def _days(scale: Scale, months: int) -> Iterator[date]:
    """Yield the first day of every so manyth month; of years, those that the number divides."""
    every = max(months // _A_YEAR, 1)
    day = date(scale.first.year - scale.first.year % every, 1, 1)
    while day <= scale.last:
        if day >= scale.first:
            yield day
        day = dates.months(day, months)
