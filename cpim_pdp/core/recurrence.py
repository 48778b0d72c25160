"""Recurrence: on which days something comes again, in the words of iCalendar (RFC 5545, 3.3.10).

Where that leaves a day undefined, as 31 of a month with 30 days, the calendar of maintenance goes
on: a month end stays a month end.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum, unique
from itertools import count, takewhile

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal

INTERVALS = range(1, 100)
ORDINALS = (1, 2, 3, 4, 5, -1)
"""The n-th of a weekday in a month; -1 is the last."""


@unique
class Frequency(StrEnum):
    """By what a recurrence counts: iCalendar's FREQ."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@unique
class Weekday(StrEnum):
    """A day of the week, as iCalendar's BYDAY names it, from Monday on."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every ``interval`` weeks, months or years from a start on, on the start's own day.

    A monthly one may be on the ``ordinal``-th ``weekday`` of the month instead; a month that has no
    fifth is left out, as in iCalendar.
    """

    frequency: Frequency
    interval: int = 1
    weekday: Weekday | None = None
    ordinal: int | None = None


def checked(recurrence: Recurrence) -> Recurrence:
    """Return the recurrence.

    Raises:
        Refusal: INTERVAL_OUT_OF_RANGE outside 1 to 99, or RECURRENCE_MALFORMED where weekday and
            ordinal do not fit together or the frequency.
    """
    if recurrence.interval not in INTERVALS:
        raise Refusal(Reason.INTERVAL_OUT_OF_RANGE, value=recurrence.interval)
    by_weekday = recurrence.weekday is not None
    if by_weekday != (recurrence.ordinal is not None):
        raise Refusal(Reason.RECURRENCE_MALFORMED)
    if by_weekday and (
        recurrence.frequency is not Frequency.MONTHLY or recurrence.ordinal not in ORDINALS
    ):
        raise Refusal(Reason.RECURRENCE_MALFORMED)
    return recurrence


def occurrences(recurrence: Recurrence, start: date, last: date) -> Iterator[date]:
    """Yield the days from ``start`` to ``last``, both possible, in their order."""
    if recurrence.weekday is None or recurrence.ordinal is None:
        yield from takewhile(lambda day: day <= last, _on_own_day(recurrence, start))
        return
    weekday = list(Weekday).index(recurrence.weekday)
    for first in takewhile(lambda day: day <= last, _months(recurrence, start)):
        day = _nth(first, weekday, recurrence.ordinal)
        if day is not None and start <= day <= last:
            yield day


def _on_own_day(recurrence: Recurrence, start: date) -> Iterator[date]:
    step = recurrence.interval
    if recurrence.frequency is Frequency.WEEKLY:
        return (start + timedelta(weeks=step * number) for number in count())
    months = step if recurrence.frequency is Frequency.MONTHLY else 12 * step
    return (dates.months(start, months * number) for number in count())


def _months(recurrence: Recurrence, start: date) -> Iterator[date]:
    """Yield the first day of each month that the recurrence is in."""
    first = start.replace(day=1)
    return (dates.months(first, recurrence.interval * number) for number in count())


def _nth(first: date, weekday: int, ordinal: int) -> date | None:
    """Return the n-th of a weekday in the month that begins on ``first``."""
    if ordinal < 0:
        last = dates.month_end(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7, weeks=ordinal - 1)
    return day if day.month == first.month else None
