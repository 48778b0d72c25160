"""Streams: the points ahead that one cap holds together, and what they all come to.

A stream is what is planned, or usual, under one cap's key: one event, one calendar year of a kind.
What is planned for one month under no cap is another. Sums under a cap may be cut as they grow, or
once at the end: it is the same. Streams know nothing of each other, so that they are convolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting.habits import (
    HALF_POINT,
    CappedHabit,
    most_worth,
    over,
    powers,
    worth,
)
from cpim_pdp.core.forecasting.odds import Odds, either, summed, sure
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cpim_pdp.core.caps import Ceiling
    from cpim_pdp.core.forecasting.months import Stretch
    from cpim_pdp.core.forecasting.plans import Planned, Used


@dataclass(frozen=True, slots=True)
class Usual:
    """A habit under a cap: its `powers`, and for each place the months of it until then."""

    powers: tuple[Odds, ...]
    months: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """What lies ahead under one cap.

    ``room`` is what the cap still lets through, None without a cap; ``planned`` are places in the
    time ahead, each with the odds of one plan. It changes from place ``first`` to ``last`` only.
    """

    room: int | None
    planned: tuple[tuple[int, Odds], ...]
    usual: Usual | None
    first: int
    last: int

    def odds(self, place: int, step: int) -> Odds:
        """Return the odds of what has come by a place."""
        found = summed((one for at, one in self.planned if at <= place), step)
        if self.usual is not None:
            found = found.plus(over(worth(self.usual.months[place]), self.usual.powers))
        return found if self.room is None else found.at_most(self.room)


def together(streams: Iterable[Stream], places: int, step: int) -> tuple[Odds, ...]:
    """Return for each place the odds of what all streams have come to by then."""
    waiting = sorted(streams, key=lambda one: one.first, reverse=True)
    begun: list[Stream] = []
    settled, found = sure(0, step), []
    for place in range(places):
        while waiting and waiting[-1].first <= place:
            begun.append(waiting.pop())
        settled = _with(settled, (one for one in begun if one.last <= place), place)
        begun = [one for one in begun if one.last > place]
        found.append(_with(settled, begun, place))
    return tuple(found)


def _with(settled: Odds, streams: Iterable[Stream], place: int) -> Odds:
    """Return odds with those of streams by a place on top."""
    odds = [one.odds(place, settled.step) for one in streams]
    return settled.plus(summed(odds, settled.step)) if odds else settled


@dataclass(frozen=True, slots=True)
class Time:
    """The time ahead: the places in it are today, and the end of each month from 1 on."""

    stretches: tuple[Stretch, ...]

    @property
    def places(self) -> int:
        """How many there are."""
        return len(self.stretches) + 1

    def place(self, day: date) -> int:
        """Return by which place something of a day has come.

        What is overdue may still be confirmed, so it comes as if it were of the first month.
        """
        before = bisect_left(self.stretches, day, key=lambda one: one.last)
        return min(before + 1, len(self.stretches))

    def day(self, place: int, today: date) -> date:
        """Return the day of a place."""
        return self.stretches[place - 1].last if place else today

    def months(self, year: int | None = None) -> tuple[Fraction, ...]:
        """Return for each place the months until then, those of one calendar year if asked for."""
        gone, found = Fraction(0), [Fraction(0)]
        for one in self.stretches:
            if year in (None, one.last.year):
                gone += one.months
            found.append(gone)
        return tuple(found)


def uncapped(time: Time, planned: Iterable[Planned], step: int) -> Iterator[Stream]:
    """Yield for each month a stream of what is planned for it under no cap."""
    by_place = defaultdict(list)
    for one in planned:
        if one.ceiling is None:
            by_place[time.place(one.day)].append(one)
    for place, plain in by_place.items():
        yield Stream(None, tuple((place, _odds(one, step)) for one in plain), None, place, place)


def capped(
    time: Time, planned: Iterable[Planned], habits: Iterable[CappedHabit], used: Used, step: int
) -> Iterator[Stream]:
    """Yield for each cap a stream of what is planned and usual under it."""
    usual = dict(_by_year(time, habits))
    by_cap = defaultdict(list)
    for one in planned:
        if one.ceiling is not None:
            by_cap[one.ceiling].append(one)
    for ceiling in dict.fromkeys((*by_cap, *usual)):
        room = _room(ceiling, used) // step * step
        yield _under(time, by_cap[ceiling], usual.get(ceiling), room, step)


def amounts_of(
    time: Time, planned: Iterable[Planned], habits: Iterable[CappedHabit], used: Used
) -> Iterator[int]:
    """Yield all amounts, in hundredths, that plans come to, and at which caps may cut."""
    for ceiling, _ in _by_year(time, habits):
        yield _room(ceiling, used)
    for one in planned:
        yield points.hundredths(one.points)
        if one.ceiling is not None:
            yield _room(one.ceiling, used)


def _by_year(
    time: Time, habits: Iterable[CappedHabit]
) -> Iterator[tuple[Ceiling, tuple[CappedHabit, int | None]]]:
    years = dict.fromkeys(one.last.year for one in time.stretches)
    for one in habits if years else ():
        for year in years if one.yearly else (None,):
            yield one.ceiling_in(year), (one, year)


def _under(
    time: Time,
    planned: Sequence[Planned],
    habit: tuple[CappedHabit, int | None] | None,
    room: int,
    step: int,
) -> Stream:
    """Return the stream of what is planned and usual under one cap."""
    placed = tuple((time.place(one.day), _odds(one, step)) for one in planned)
    places = [place for place, _ in placed]
    usual = None
    if habit is not None:
        usual = _usual(habit[0], time.months(habit[1]), room, step)
        places += (place for place in range(1, time.places) if _has_grown(usual.months, place))
    return Stream(room, placed, usual, min(places), max(places))


def _usual(habit: CappedHabit, months: tuple[Fraction, ...], room: int, step: int) -> Usual:
    month = habit.habit.month(HALF_POINT).on(step)
    return Usual(powers(month, most_worth(months[-1]), room), months)


def _has_grown(months: Sequence[Fraction], place: int) -> bool:
    return months[place] > months[place - 1]


def _odds(one: Planned, step: int) -> Odds:
    return either(points.hundredths(one.points), one.likelihood, step)


def _room(ceiling: Ceiling, used: Used) -> int:
    return max(points.hundredths(ceiling.points - used.get(ceiling.key, points.ZERO)), 0)
