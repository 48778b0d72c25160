"""The forecast: the plain pace of the last twelve months, carried on to the due date.

It answers with a straight line only, so it names no likelihood and no band before the target is
reached.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum, unique
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from cpim_pdp.core import dates, points
from cpim_pdp.core.counting import Counted, Flag
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cpim_pdp.core.cycles import Cycle

HISTORY_MONTHS = 12
LEAST_MONTHS = 6
_DAYS_A_MONTH = Fraction(146_097, 4_800)


@unique
class Basis(StrEnum):
    """What a forecast rests on."""

    REACHED = "reached"
    PACE = "pace"
    TOO_EARLY = "too-early"
    NO_POINTS_YET = "no-points-yet"
    PAST_DUE = "past-due"


@dataclass(frozen=True, slots=True)
class Spread:
    """Points at the due date: low (10 %), median and high (90 %)."""

    low: Decimal
    median: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Will the target be reached.

    ``pace`` and ``pace_needed`` are points a month, over ``months`` of history.
    """

    likelihood: Decimal | None
    at_due: Spread | None
    reached_on: date | None
    pace: Decimal
    pace_needed: Decimal
    basis: Basis
    months: int


def forecast(
    entries: Sequence[Counted], required: Decimal, cycle: Cycle, last_day: date, on: date
) -> Forecast:
    """Return the forecast for a cycle whose points can be earned until ``last_day``."""
    remaining = max(required - sum((one.counted for one in entries), points.ZERO), points.ZERO)
    pace, months = _pace(entries, cycle, on)
    needed = points.rounded(Fraction(remaining) / _months_left(cycle, last_day, on))
    basis = _basis(remaining, pace, cycle, last_day, on)
    reached_on = None
    if basis is Basis.REACHED:
        reached_on = _reached(entries, required)
    elif basis is Basis.PACE:
        reached_on = _reaching(remaining, pace, on)
    likelihood = Decimal(1) if basis is Basis.REACHED else None
    return Forecast(likelihood, None, reached_on, points.rounded(pace), needed, basis, months)


def _pace(entries: Sequence[Counted], cycle: Cycle, on: date) -> tuple[Fraction, int]:
    """Return points a month over the last twelve months or the cycle so far, and those months.

    An opening balance is no habit, so it is left out; under a month of history counts as one.
    """
    if on < cycle.start:
        return Fraction(0), 0
    first = max(cycle.start, dates.day_after(dates.years(on, -1)))
    months = max(dates.months_between(first, dates.day_after(on)), Fraction(1))
    earned = sum(
        (
            one.counted
            for one in entries
            if Flag.OPENING_BALANCE not in one.flags
            and one.activity.last_day is not None
            and first <= one.activity.last_day <= on
        ),
        points.ZERO,
    )
    return Fraction(earned) / months, min(round(months), HISTORY_MONTHS)


def _months_left(cycle: Cycle, last_day: date, on: date) -> Fraction:
    """Return the months in which points can still be earned; the last one counts whole."""
    return max(dates.months_between(max(on, cycle.start), last_day), Fraction(1))


def _basis(remaining: Decimal, pace: Fraction, cycle: Cycle, last_day: date, on: date) -> Basis:
    if not remaining:
        return Basis.REACHED
    if on > last_day:
        return Basis.PAST_DUE
    if dates.months_between(cycle.start, dates.day_after(on)) < LEAST_MONTHS:
        return Basis.TOO_EARLY
    return Basis.PACE if pace else Basis.NO_POINTS_YET


def _reached(entries: Sequence[Counted], required: Decimal) -> date | None:
    """Return the day on which the points counted so far came to the target."""
    ordered = sorted(entries, key=lambda entry: str(entry.activity.last_day))
    gathered = accumulate(one.counted for one in ordered)
    return next(
        one.activity.last_day
        for one, sum_ in zip(ordered, gathered, strict=True)
        if sum_ >= required
    )


def _reaching(remaining: Decimal, pace: Fraction, on: date) -> date | None:
    days = -(-Fraction(remaining) / pace * _DAYS_A_MONTH // 1)
    if days > (dates.LAST - on).days:
        return None
    return on + timedelta(days=int(days))
