"""Reading the burn-up on one day, as a pointer does that moves along the chart."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting.forecast import Spread
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.forecasting.burn_up import BandMark, BurnUp, Mark


@dataclass(frozen=True, slots=True)
class Reading:
    """What the chart shows on ``day``; None: it shows nothing of the kind there.

    ``counted`` lies in the past, ``planned`` (what counts then if all plans come true) and
    ``spread`` ahead. ``pace`` is what leads evenly to what is required: from the beginning up to
    today, from today's points after it.
    """

    day: date
    counted: Decimal | None
    planned: Decimal | None
    spread: Spread | None
    pace: Decimal


def read(chart: BurnUp, day: date) -> Reading:
    """Return what the chart shows on a day; one outside of it is read at its nearer end."""
    day = min(max(day, chart.start), last_day(chart))
    is_ahead = day > chart.on
    return Reading(
        day=day,
        counted=None if is_ahead and chart.on <= chart.until else _step(chart.counted, day),
        planned=_step(chart.planned, day) if is_ahead and has_plans(chart) else None,
        spread=_spread(chart.band, day) if is_ahead else None,
        pace=_pace(chart, day),
    )


def last_day(chart: BurnUp) -> date:
    """Return where the chart ends: the due date, or the last day for points where that is later."""
    return max(chart.due, chart.until)


def has_plans(chart: BurnUp) -> bool:
    """Say whether anything that is planned may bring points."""
    return any(one.points > chart.planned[0].points for one in chart.planned)


def _step(marks: Sequence[Mark], day: date) -> Decimal | None:
    """Return what there is since the last mark up to the day."""
    place = bisect_right(marks, day, key=lambda mark: mark.day)
    return marks[place - 1].points if place else None


def _spread(band: Sequence[BandMark], day: date) -> Spread | None:
    """Return the band on a day, straight between its marks and level after the last."""
    place = bisect_right(band, day, key=lambda mark: mark.day)
    if not place:
        return None
    if place == len(band):
        return band[-1].spread
    before, after = band[place - 1], band[place]
    share = Fraction((day - before.day).days, (after.day - before.day).days)
    return Spread(
        _between(before.spread.low, after.spread.low, share),
        _between(before.spread.median, after.spread.median, share),
        _between(before.spread.high, after.spread.high, share),
    )


def _pace(chart: BurnUp, day: date) -> Decimal:
    first, last = chart.needed if chart.needed and day > chart.on else chart.even
    length = (last.day - first.day).days
    passed = min(max((day - first.day).days, 0), length)
    share = Fraction(passed, length) if length else Fraction(1)
    return _between(first.points, last.points, share)


def _between(first: Decimal, last: Decimal, share: Fraction) -> Decimal:
    """Return what lies between two marks, to half a point: the forecast is no finer than that."""
    if share in (0, 1):
        return last if share else first
    found = Fraction(first) + (Fraction(last) - Fraction(first)) * share
    return points.rounded(Fraction(round(found * 2), 2))
