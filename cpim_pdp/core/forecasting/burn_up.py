"""The burn-up: the points of a cycle over its time, as the window and the report draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting.forecast import Spread, can_tell, spread_at
from cpim_pdp.core.forecasting.plans import brought
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.forecasting.chances import Chances

_MOST_MARKS = 12
"""Of how many months ahead the band is worked out; between them it is drawn straight."""


@dataclass(frozen=True, slots=True)
class Mark:
    """So many points on a day."""

    day: date
    points: Decimal


@dataclass(frozen=True, slots=True)
class BandMark:
    """What there may be on a day."""

    day: date
    spread: Spread


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The series of the chart.

    From ``start`` to ``until``, the last day on which points can be earned; ``on`` is today, which
    may lie before or after both. ``counted`` and ``planned`` are steps: so many points from that
    day on, the planned ones if all came true, caps respected; each begins with what there was
    before. ``band`` begins today, or with the cycle, and is empty where there is too little to go
    on. ``even`` leads from nothing to what is ``required``, ``needed`` from today's points to it.
    ``target`` is ``required``, or what the holder aims at.
    """

    on: date
    start: date
    due: date
    until: date
    required: Decimal
    target: Decimal
    counted: tuple[Mark, ...]
    planned: tuple[Mark, ...]
    band: tuple[BandMark, ...]
    even: tuple[Mark, Mark]
    needed: tuple[Mark, Mark] | None


def burn_up(chances: Chances) -> BurnUp:
    """Return the series that chances come to."""
    prospect = chances.prospect
    nothing = Mark(prospect.start, points.ZERO)
    now = Mark(max(prospect.on, prospect.start), prospect.counted)
    goal = Mark(prospect.until, prospect.required)
    is_open = prospect.on <= prospect.until
    hoped = brought(prospect.planned, prospect.used)
    return BurnUp(
        on=prospect.on,
        start=prospect.start,
        due=prospect.due,
        until=prospect.until,
        required=prospect.required,
        target=prospect.target,
        counted=_steps(nothing, prospect.earned),
        planned=_steps(now, hoped) if is_open else (),
        band=tuple(_band(chances)) if can_tell(prospect) else (),
        even=(nothing, goal),
        needed=(now, goal) if is_open and now.points < goal.points else None,
    )


def _steps(first: Mark, dated: Iterable[tuple[date, Decimal]]) -> tuple[Mark, ...]:
    """Return ``first`` and a mark for each further day that brings points, in order.

    What was moved here from before the first mark comes with it.
    """
    so_far, by_day = first.points, {first.day: first.points}
    for day, got in sorted((max(day, first.day), got) for day, got in dated):
        so_far += got
        by_day[day] = so_far
    return tuple(Mark(day, sum_) for day, sum_ in by_day.items())


def _band(chances: Chances) -> Iterator[BandMark]:
    places, prospect = chances.time.places, chances.prospect
    stride = -(-places // _MOST_MARKS)
    for place in dict.fromkeys((*range(0, places, stride), places - 1)):
        day = max(chances.time.day(place, prospect.on), prospect.start)
        yield BandMark(day, spread_at(chances, place))
