"""Intents: what somebody thinks of doing, once or again and again, and what that adds to a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum, unique
from math import ceil
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.pricing import by_rate
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.schedules import Series

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cpim_pdp.core.activities import Details
    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.core.rulebook import Rulebook

TIMES = range(1, 100)
"""How often something may be thought of, in all or in each week, month or year."""


@unique
class Rhythm(StrEnum):
    """When something is done."""

    SPREAD = "spread"
    """So many times, evenly over the time that is left."""
    ONCE = "once"
    """On its day."""
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


FREQUENCIES: Mapping[Rhythm, Frequency] = {
    Rhythm.WEEKLY: Frequency.WEEKLY,
    Rhythm.MONTHLY: Frequency.MONTHLY,
    Rhythm.YEARLY: Frequency.YEARLY,
}
_DAYS: Mapping[Rhythm, int] = {Rhythm.WEEKLY: 7, Rhythm.MONTHLY: 28, Rhythm.YEARLY: 364}
"""How many days there are to spread what is done several times in each."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody thinks of doing: ``details`` without a day, ``times`` times.

    In all where it is spread, in each week, month or year where it comes again; something that is
    done once is on the day ``first``, and what comes again begins on it. None: the first day ahead.
    """

    details: Details
    rhythm: Rhythm = Rhythm.SPREAD
    times: int = 1
    first: date | None = None


def additions(intent: Intent, first: date, last: date) -> tuple[Addition, ...]:
    """Return what an intent adds to a plan for the days from ``first`` to ``last``."""
    begin = intent.first or first
    if intent.rhythm is Rhythm.SPREAD:
        return tuple(spread(intent.details, intent.times, first, last))
    if intent.rhythm is Rhythm.ONCE:
        return (on_day(intent.details, begin, dates.LAST),)
    return tuple(_series(intent, begin, last))


def spread(plain: Details, times: int, first: date, last: date) -> Iterator[Details]:
    """Yield something planned so many times, each in the middle of an equal part of the days."""
    days = (last - first).days
    for place in range(1, 2 * times, 2):
        yield on_day(plain, first + timedelta(days=days * place // (2 * times)), last)


def on_day(plain: Details, day: date, last: date) -> Details:
    """Return something planned for a day; what is counted in days lasts so many, if there are."""
    dated = replace(plain, title=plain.title or plain.type or "", date=day, planned=True)
    until = day + timedelta(days=_lasts(plain) - 1)
    return replace(dated, until=until) if day < until <= last else dated


def needs_points(plain: Details, day: date, rulebook: Rulebook) -> bool:
    """Say whether the rules of a day know no value for something, so that one has to be given."""
    return by_rate(plain, rulebook.row(plain.type or "", day, plain.row)) is None


def _series(intent: Intent, begin: date, last: date) -> Iterator[Series]:
    """Yield a series for each of its times, spread evenly in the week, month or year."""
    recurrence = Recurrence(FREQUENCIES[intent.rhythm])
    for place in range(intent.times):
        start = begin + timedelta(days=_DAYS[intent.rhythm] * place // intent.times)
        if start <= last or not place:
            yield Series(intent.details, recurrence, start, last, _lasts(intent.details))


def _lasts(plain: Details) -> int:
    quantity = plain.quantity
    if quantity is None or quantity.unit is not Unit.DAY:
        return 1
    return max(ceil(quantity.value), 1)
