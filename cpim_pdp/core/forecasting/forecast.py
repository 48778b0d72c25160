"""The forecast: how likely the points are reached in time, and what there will be."""

from __future__ import annotations

from enum import StrEnum, unique
from fractions import Fraction
from math import nextafter
from typing import TYPE_CHECKING

from cpim_pdp.core import dates, points
from cpim_pdp.core.forecasting.habits import LEAST_MONTHS
from cpim_pdp.core.forecasting.history import pace_of
from cpim_pdp.core.forecasting.plans import brought, certain
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.forecasting.chances import Chances
    from cpim_pdp.core.forecasting.prospect import Prospect

LOW, MEDIAN, HIGH = 0.1, 0.5, 0.9
_LESS_THAN_ONE = nextafter(1.0, 0.0)


@unique
class Basis(StrEnum):
    """What a forecast rests on."""

    REACHED = "reached"
    CERTAIN = "certain"
    """What is planned and sure is enough."""
    HABIT = "habit"
    NO_POINTS_YET = "no-points-yet"
    """Nothing is usual: what is planned decides."""
    TOO_EARLY = "too-early"
    PAST_DUE = "past-due"


@dataclass(frozen=True, slots=True)
class Spread:
    """Points on a day: low (10 %), median and high (90 %)."""

    low: Decimal
    median: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Shares:
    """What the median is made of: what counts already, what is planned, and the usual on top."""

    counted: Decimal
    planned: Decimal
    usual: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Will the points be reached by ``until``, the last day on which they can be earned.

    ``likelihood`` (0 to 1, exactly 1 only where it is certain) is that of ``required``,
    ``target_likelihood`` that of ``target``; the two are the same where the holder aims at no more.
    ``reached_on`` is the day since when ``required`` is reached, else the end of the month by which
    it is more likely than not. ``pace``, over ``pace_months``, and ``pace_needed`` are points a
    month. ``known`` counts the months of history. None: there is too little to go on.
    """

    basis: Basis
    likelihood: float | None
    target_likelihood: float | None
    at_due: Spread | None
    shares: Shares | None
    reached_on: date | None
    until: date
    required: Decimal
    target: Decimal
    pace: Decimal
    pace_months: int
    pace_needed: Decimal
    known: int

    @property
    def percent(self) -> int | None:
        """The likelihood in whole per cent, as `percent` has it."""
        return percent(self.likelihood)


def percent(likelihood: float | None) -> int | None:
    """Return a likelihood in whole per cent, 100 or 0 only where it is exactly that."""
    if likelihood is None:
        return None
    if likelihood in (0, 1):
        return int(likelihood) * 100
    return min(max(int(likelihood * 100 + 0.5), 1), 99)


def forecast(chances: Chances) -> Forecast:
    """Return the forecast that chances come to."""
    prospect = chances.prospect
    pace = pace_of(prospect.history)
    likelihood = _likelihood(chances, prospect.required)
    aims_higher = prospect.target > prospect.required
    spread = spread_at(chances, chances.last_place) if can_tell(prospect) else None
    return Forecast(
        basis=_basis(prospect),
        likelihood=likelihood,
        target_likelihood=_likelihood(chances, prospect.target) if aims_higher else likelihood,
        at_due=spread,
        shares=None if spread is None else _shares(chances, spread.median),
        reached_on=_reached_on(chances),
        until=prospect.until,
        required=prospect.required,
        target=prospect.target,
        pace=pace.points,
        pace_months=pace.months,
        pace_needed=_pace_needed(prospect),
        known=prospect.history.months,
    )


def spread_at(chances: Chances, place: int) -> Spread:
    """Return what there may be by a place in time."""
    return Spread(*chances.outcome(place).quantiles((LOW, MEDIAN, HIGH)))


def can_tell(prospect: Prospect) -> bool:
    """Say whether there is time ahead, and enough history to tell what is usual."""
    return prospect.on <= prospect.until and prospect.history.months >= LEAST_MONTHS


def _basis(prospect: Prospect) -> Basis:
    if prospect.counted >= prospect.required:
        return Basis.REACHED
    if prospect.on > prospect.until:
        return Basis.PAST_DUE
    if _sure_on(prospect, prospect.required) is not None:
        return Basis.CERTAIN
    if not can_tell(prospect):
        return Basis.TOO_EARLY
    return Basis.HABIT if prospect.habits.are_any else Basis.NO_POINTS_YET


def _likelihood(chances: Chances, aim: Decimal) -> float | None:
    if _sure_on(chances.prospect, aim) is not None:
        return 1.0
    if not can_tell(chances.prospect):
        return None
    return min(chances.likelihood(chances.last_place, aim), _LESS_THAN_ONE)


def _sure_on(prospect: Prospect, aim: Decimal) -> date | None:
    """Return the day on which what counts, and what is sure to, comes to the aim."""
    gathered = points.ZERO
    for day, got in (*prospect.earned, *_sure(prospect)):
        gathered += got
        if gathered >= aim:
            return day
    return None


def _sure(prospect: Prospect) -> Iterator[tuple[date, Decimal]]:
    """Yield the points that are sure to come, what is overdue today at the earliest."""
    if prospect.on <= prospect.until:
        for day, got in brought(certain(prospect.planned), prospect.used):
            yield max(day, prospect.on), got


def _reached_on(chances: Chances) -> date | None:
    prospect = chances.prospect
    days = [_sure_on(prospect, prospect.required)]
    if can_tell(prospect) and prospect.counted < prospect.required:
        place = chances.place_of(MEDIAN, prospect.required)
        days.append(None if place is None else chances.time.day(place, prospect.on))
    return min((day for day in days if day is not None), default=None)


def _shares(chances: Chances, median: Decimal) -> Shares:
    counted = chances.prospect.counted
    hoped = next(chances.without_habits().quantiles((MEDIAN,)))
    planned = min(hoped, median) - counted
    return Shares(counted, planned, median - counted - planned)


def _pace_needed(prospect: Prospect) -> Decimal:
    """Return points a month until the last day; a last month that has begun counts whole."""
    missing = max(prospect.required - prospect.counted, points.ZERO)
    length = dates.months_between(max(prospect.on, prospect.start), prospect.until)
    return points.rounded(Fraction(missing) / max(length, Fraction(1)))
