"""History: what was earned for a credential until a date, in all of its cycles."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cpim_pdp.core import dates, points
from cpim_pdp.core.counting import OPENING_BALANCE, Case, Counted, count
from cpim_pdp.core.forecasting import months
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.situation import Situation

_YEARS_BACK = 3
PACE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class History:
    """What counted, entry by entry, over the last three years; an opening balance is left out.

    Before ``since`` nothing is known; ``ends`` are those of the whole months since then, as
    `months.back` gives them.
    """

    on: date
    since: date
    ends: tuple[date, ...]
    entries: tuple[Counted, ...]

    @property
    def months(self) -> int:
        """How many whole months are known, 36 at most."""
        return len(self.ends) - 1


@dataclass(frozen=True, slots=True)
class Pace:
    """Points a month, and over how many months, 12 at most."""

    points: Decimal
    months: int


def history_of(situation: Situation, cases: Iterable[Case], counted: Iterable[Counted]) -> History:
    """Return the history of a credential.

    ``cases`` are those of all cycles, ``counted`` what is earned in the cycle asked for. What is
    known begins with the first cycle that has anything, or with the shown one, and when the
    credential was last earned. Before an opening balance it is not known month by month.
    """
    earned = [one for one in cases if one.is_earned and one.placement.number is not None]
    since = _known_since(situation, earned)
    first = max(since, dates.day_after(dates.years(situation.on, -_YEARS_BACK)))
    found = (*counted, *_of_other_cycles(situation, earned, first))
    kept = tuple(
        one
        for one in found
        if one.activity.details.type != OPENING_BALANCE and _is_since(one, first)
    )
    return History(situation.on, since, months.back(situation.on, since), kept)


def pace_of(history: History) -> Pace:
    """Return the pace of the last twelve months, or of the time that is known.

    Under a month counts as one.
    """
    if history.on < history.since:
        return Pace(points.ZERO, 0)
    first = max(history.since, dates.day_after(dates.years(history.on, -1)))
    length = max(dates.months_between(first, dates.day_after(history.on)), Fraction(1))
    earned = sum((one.counted for one in history.entries if _is_since(one, first)), points.ZERO)
    return Pace(points.rounded(Fraction(earned) / length), min(round(length), PACE_MONTHS))


def _known_since(situation: Situation, earned: Sequence[Case]) -> date:
    numbers = {one.placement.number for one in earned if one.placement.number is not None}
    first = min((situation.shown.cycle.number, *numbers))
    balances = (one.activity.last_day for one in earned if _is_balance(one))
    after = (dates.day_after(day) for day in balances if day is not None)
    held_since = situation.cycles.earned_for(situation.shown.cycle.number)
    return max((situation.cycles.cycle(first).start, held_since, *after))


def _of_other_cycles(
    situation: Situation, earned: Sequence[Case], first: date
) -> Iterator[Counted]:
    """Yield the counted cases of each other cycle that has one since a day.

    All of such a cycle are counted, as caps add up over those that are from before it too.
    """
    others = (one for one in earned if not one.in_cycle)
    numbers = {one.placement.number for one in others if _is_since(one, first)}
    for number in sorted(one for one in numbers if one is not None):
        there = replace(situation, cycle=situation.cycles.cycle(number))
        own = [replace(one, in_cycle=True) for one in earned if one.placement.number == number]
        yield from count(own, there.question())


def _is_balance(case: Case) -> bool:
    return case.activity.details.type == OPENING_BALANCE


def _is_since(entry: Case | Counted, first: date) -> bool:
    last = entry.activity.details.last_day
    return last is not None and last >= first
