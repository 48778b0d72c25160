"""Invented holders of several habits, and what became of them: what forecasts are held against.

Nobody's records are behind them. The shares of the habits, how much somebody does and how it
changes are guesses, made before the forecast was held against them: other ones give other figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp
from random import Random
from typing import TYPE_CHECKING

from helpers.rules import rulebook
from helpers.values import cpim, details

from cpim_pdp.core import dates
from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summarise

if TYPE_CHECKING:
    from decimal import Decimal

REQUIRED = 75
MONTHS = 60
MOMENTS = (9, 14, 20, 26, 32, 38, 44, 49, 53, 56, 58)
"""After how many months of the cycle a forecast is asked for."""

_SMALL = (("webinar", "1", 45), ("webinar", "1.5", 20), ("webinar", "0.75", 10))
_SMALL += (("chapter-meeting", "2", 15), ("course", "3", 10))
_MEAN = sum(float(amount) * weight for _, amount, weight in _SMALL) / 100
_LARGE = (("course", "6"), ("course", "8"), ("course", "12"), ("course", "16"), ("course", "30"))
_PLANNED_FROM = 4
_COMES_TRUE = 0.8
_RENEWS = 0.95


@dataclass(frozen=True)
class Event:
    """Something that a holder did on a day, or had planned; ``planned_on`` is when, if ever."""

    day: date
    type: str
    amount: str
    planned_on: date | None = None
    came_true: bool = True


@dataclass(frozen=True)
class Invented:
    """A holder of a habit, with all that they do in a cycle of five years."""

    habit: str
    credential: Credential
    due: date
    events: tuple[Event, ...]

    def log_on(self, on: date) -> Snapshot:
        """Return the log as it is on a day: what is done, and what is known to be planned."""
        found = (_activity(number, one, on) for number, one in enumerate(self.events))
        known = tuple(one for one in found if one is not None)
        return Snapshot("log", Holder("Nobody"), (self.credential,), known, (), ())

    def summary_on(self, on: date) -> Summary:
        """Return how the holder stands on a day."""
        return summarise(self.log_on(on), rulebook(), self.credential, on)


@dataclass(frozen=True)
class Asked:
    """A forecast that was asked for, and what came of it: the points that counted in the end."""

    habit: str
    months_left: int
    summary: Summary
    counted: Decimal

    @property
    def made_it(self) -> bool:
        """Say whether the required points were reached."""
        return self.counted >= REQUIRED


Rates = Callable[[Random], Sequence[float]]
"""Points a month to expect of small things, month by month."""


def _flat(random: Random, least: float, most: float) -> list[float]:
    return [random.uniform(least, most) / MONTHS] * MONTHS


def _steady(random: Random) -> Sequence[float]:
    return _flat(random, 40, 115)


def _seasonal(random: Random) -> Sequence[float]:
    first, length = random.randrange(12), random.choice((3, 4, 6))
    rate = random.uniform(45, 110) / MONTHS * 12 / length
    return [rate if (month - first) % 12 < length else 0 for month in range(MONTHS)]


def _spells(random: Random) -> Sequence[float]:
    rates: list[float] = []
    is_active, rate = random.random() < 0.5, random.uniform(1, 4)
    while len(rates) < MONTHS:
        length = 1 + int(random.expovariate(1 / random.uniform(4, 10)))
        rates += [rate if is_active else 0.0] * length
        is_active = not is_active
    return rates[:MONTHS]


def _changing(random: Random) -> Sequence[float]:
    """Slowing down or quickening, evenly over the cycle."""
    high = random.uniform(1.2, 3.2)
    low = random.uniform(0, 0.6) * high
    ends = (high, low) if random.random() < 0.5 else (low, high)
    return [ends[0] + (ends[1] - ends[0]) * month / MONTHS for month in range(MONTHS)]


def _stopping(random: Random) -> Sequence[float]:
    rates, last = _flat(random, 70, 150), random.randrange(12, 54)
    after = random.choice((0, 0, 0.1, 0.25))
    return [rate if month < last else rate * after for month, rate in enumerate(rates)]


def _starting(random: Random) -> Sequence[float]:
    rates, first = _flat(random, 70, 150), random.randrange(6, 36)
    return [rate if month >= first else rate * 0.15 for month, rate in enumerate(rates)]


def _sparse(random: Random) -> Sequence[float]:
    return _flat(random, 5, 40)


HABITS: Mapping[str, tuple[int, Rates]] = {
    "steady": (22, _steady),
    "conferences": (18, _sparse),
    "last minute": (10, _sparse),
    "spells": (10, _spells),
    "seasonal": (8, _seasonal),
    "large courses": (8, _sparse),
    "stopping": (8, _stopping),
    "slowing or quickening": (12, _changing),
    "starting late": (4, _starting),
}
"""How many of a hundred holders have each habit."""


def population(count: int, seed: int) -> Iterator[Invented]:
    """Yield so many holders; the same numbers give the same ones."""
    names = [name for name, (share, _) in HABITS.items() for _ in range(share)]
    order = Random(f"{seed}")
    for number in range(count):
        yield _holder(order.choice(names), Random(f"{seed} {number}"))


def asked_of(holders: Iterable[Invented], moments: Iterable[int] = MOMENTS) -> Iterator[Asked]:
    """Yield the forecasts, at some moments, for holders that have not reached their points yet."""
    for holder in holders:
        end = holder.summary_on(holder.due).points.counted
        for months in moments:
            on = dates.months(holder.credential.certified, months)
            summary = holder.summary_on(on)
            if summary.points.remaining and summary.forecast.likelihood is not None:
                yield Asked(holder.habit, MONTHS - months, summary, end)


def _holder(habit: str, random: Random) -> Invented:
    certified = date(2020, 1, 1) + timedelta(days=random.randrange(700))
    credential = cpim(certified.isoformat())
    due = dates.month_end(dates.years(certified, 5))
    events = list(_events(habit, certified, random))
    if random.random() < 0.4:
        events += _memberships(certified, random)
    if random.random() < 0.35:
        events = [_planned(one, random) for one in events]
    inside = (one for one in events if certified <= one.day <= due)
    return Invented(habit, credential, due, tuple(sorted(inside, key=lambda one: one.day)))


def _events(habit: str, first: date, random: Random) -> Iterator[Event]:
    for month, rate in enumerate(HABITS[habit][1](random)):
        yield from _month(first, month, rate, random)
    if habit == "conferences":
        yield from _conferences(first, random)
    elif habit == "large courses":
        yield from _large_courses(first, random)
    elif habit == "last minute":
        yield from _last_minute(first, random)


def _month(first: date, month: int, rate: float, random: Random) -> Iterator[Event]:
    for _ in range(_poisson(rate / _MEAN, random)):
        type_id, amount, _ = random.choices(_SMALL, [weight for *_, weight in _SMALL])[0]
        yield Event(_day(first, month, random), type_id, amount)


def _conferences(first: date, random: Random) -> Iterator[Event]:
    """Go to the conference of the year, in about the same month, in most years."""
    month, chance = random.randrange(12), random.uniform(0.4, 0.95)
    days = random.choice(("1", "2", "2", "3"))
    for year in range(5):
        if random.random() < chance:
            moved = month + 12 * year + random.choice((0, 0, 0, 1, -1))
            yield Event(_day(first, max(moved, 0), random), "conference", days)


def _large_courses(first: date, random: Random) -> Iterator[Event]:
    chance = random.uniform(0.5, 1.6) / 12
    for month in range(MONTHS):
        if random.random() < chance:
            yield Event(_day(first, month, random), *random.choice(_LARGE))


def _last_minute(first: date, random: Random) -> Iterator[Event]:
    """Do little for years, then what is missing: some too little of it, some more."""
    begins, grit = random.randrange(40, 56), random.uniform(0.7, 1.25)
    missing = REQUIRED - random.uniform(10, 35)
    for month in range(begins, MONTHS):
        yield from _month(first, month, grit * missing / (MONTHS - begins), random)


def _memberships(first: date, random: Random) -> Iterator[Event]:
    """Renew on each anniversary, planned from the beginning, until one is let lapse."""
    for year in range(1, 5):
        came_true = random.random() < _RENEWS
        yield Event(dates.years(first, year), "membership", "1", first, came_true)
        if not came_true:
            return


def _planned(event: Event, random: Random) -> Event:
    """Put something large into the plan months before; not all of it comes true."""
    is_large = event.type == "conference" or float(event.amount) >= _PLANNED_FROM
    if event.planned_on is not None or not is_large:
        return event
    ahead = event.day - timedelta(days=random.randrange(20, 180))
    return replace(event, planned_on=ahead, came_true=random.random() < _COMES_TRUE)


def _activity(number: int, event: Event, on: date) -> Activity | None:
    """Return the entry that the log has of an event on a day, None where it has none."""
    is_over = event.day <= on
    if is_over and not event.came_true:
        return None
    entered = event.planned_on or event.day
    if entered > on:
        return None
    made = dt.datetime.combine(entered, dt.time(18), dt.UTC)
    written = _details(event.type, event.day, event.amount)
    marked = replace(written, planned=not is_over)
    return Activity(f"a{number:04}", marked, (), made, made)


def _details(type_id: str, day: date, amount: str) -> Details:
    return details(rulebook(), type_id, day.isoformat(), amount)


def _day(first: date, month: int, random: Random) -> date:
    return dates.months(first, month) + timedelta(days=random.randrange(28))


def _poisson(mean: float, random: Random) -> int:
    bound, product, count = exp(-mean), random.random(), 0
    while product > bound:
        product *= random.random()
        count += 1
    return count
