"""The months of a forecast.

Those looked back on are counted from the date asked for, so that the latest is whole. Those ahead
are the calendar's, so that a year, and a cap by the year, begins with one of them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_BACK = 36


@dataclass(frozen=True, slots=True)
class Stretch:
    """A calendar month that lies ahead, or the part of it that does; both days belong to it."""

    first: date
    last: date

    @property
    def months(self) -> Fraction:
        """The part of its calendar month that it is, above 0 and 1 at most."""
        days = (self.last - self.first).days + 1
        return Fraction(days, dates.month_end(self.last).day)


def ahead(after: date, last: date) -> tuple[Stretch, ...]:
    """Return the months from the day after ``after`` to ``last``; none where that has passed."""
    return tuple(_ahead(dates.day_after(after), last))


def back(on: date, since: date) -> tuple[date, ...]:
    """Return the day before the whole months up to ``on`` begin, and the last day of each.

    The earliest comes first; none of the months begins before ``since``, and there are 36 at most.
    """
    ends = [on]
    while len(ends) <= MOST_BACK:
        end = dates.months(on, -len(ends))
        if dates.day_after(end) < since:
            break
        ends.append(end)
    return tuple(reversed(ends))


def _ahead(first: date, last: date) -> Iterator[Stretch]:
    while first <= last:
        end = min(dates.month_end(first), last)
        yield Stretch(first, end)
        first = dates.day_after(end)
