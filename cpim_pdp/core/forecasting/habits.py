"""Habits: how many points somebody usually earns in a month, and how that may change."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cpim_pdp.core import caps, points
from cpim_pdp.core.counting import Counted, Why
from cpim_pdp.core.forecasting.odds import UNIT, Odds, mixed, on_grid, shares, sure
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import CapKind

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.forecasting.history import History
    from cpim_pdp.core.rulebook import Designation
    from cpim_pdp.core.situation import Situation

HALF_POINT = 50
"""The grid of what is usual, in hundredths of a point."""

LEAST_MONTHS = 6
YEAR_WEIGHTS = (4, 2, 1)
"""How much a month of the last year counts, of the one before it, and of the one before that."""

LEVELS = (
    (Fraction(0), 2),
    (Fraction(1, 4), 8),
    (Fraction(1, 2), 25),
    (Fraction(1), 35),
    (Fraction(2), 30),
)
"""How likely it is, in per cent, that from now on somebody does none, a quarter, half, just, or
twice of what is usual. Without it a forecast takes the past for granted: see the figures of the
package."""

CATCHING_UP = 15
"""How likely it is, in per cent, that somebody does more as the due date comes, on top of it all:
half as much again as it takes to reach the points of a whole cycle evenly."""

_LEVELS = tuple(
    zip((level for level, _ in LEVELS), shares((chance for _, chance in LEVELS), 100), strict=True)
)
_EARLIEST_ZONE = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Habit:
    """What a month brought, in hundredths of a point, each with its probability."""

    amounts: tuple[tuple[int, int], ...]

    def month(self, step: int) -> Odds:
        """Return the odds of one month on a grid."""
        return on_grid(self.amounts, step)


NONE = Habit(((0, UNIT),))
"""The habit of doing nothing."""


@dataclass(frozen=True, slots=True)
class CappedHabit:
    """A habit whose points a cap adds up by the calendar year, or else over the cycle.

    ``ceiling`` is the cap's, its key without the year where it is ``yearly``.
    """

    habit: Habit
    ceiling: caps.Ceiling
    yearly: bool

    def ceiling_in(self, year: int | None) -> caps.Ceiling:
        """Return the ceiling over the points of a calendar year, of the cycle with None."""
        key = self.ceiling.key if year is None else (*self.ceiling.key, str(year))
        return caps.Ceiling(key, self.ceiling.points)


@dataclass(frozen=True, slots=True)
class Habits:
    """All that is usual: what no cap adds up, and what one does.

    ``catch_up`` is what may come on top of it, in hundredths of a point a month.
    """

    free: Habit = NONE
    capped: tuple[CappedHabit, ...] = ()
    catch_up: Fraction = Fraction(0)

    @property
    def are_any(self) -> bool:
        """Say whether there is anything to go by."""
        return self.free is not NONE or bool(self.capped)


def habits_of(history: History, situation: Situation) -> Habits:
    """Return the habits that a history shows.

    Scheduled kinds and what was planned ahead are none. Which cap a kind is under is looked up on
    the date asked for: later rules are not known then. What such a cap left out before counts whole
    here, as it cuts anew in the time ahead.
    """
    sums = _by_cap(history, situation)
    made = {cap: _habit(by_month) for cap, by_month in sums.items() if any(by_month)}
    return Habits(
        free=made.get(None, NONE),
        capped=tuple(
            CappedHabit(habit, cap.ceiling, cap.yearly)
            for cap, habit in made.items()
            if cap is not None
        ),
        catch_up=_catch_up(situation.designation),
    )


def is_habit(activity: Activity, situation: Situation) -> bool:
    """Say whether an activity tells of what its holder usually does.

    A membership is renewed, and a schedule or a plan made in advance is counted as such. An entry
    is a plan where it was made before its day had begun anywhere on earth.
    """
    details = activity.details
    if details.schedule is not None or details.date is None:
        return False
    if situation.rulebook.type(details.type or "").unit is Unit.MEMBERSHIP_YEAR:
        return False
    if activity.created.date() >= details.date:
        return True
    return activity.created >= datetime.combine(details.date, time(), UTC) - _EARLIEST_ZONE


Worth = Mapping[int, int]
"""The probability of each number of months' worth of a habit."""


@lru_cache(maxsize=256)
def worth(months: Fraction) -> Worth:
    """Return how likely it is that a time brings so many usual months' worth.

    A part of a month brings a whole one's points or none, as likely as it is long: so the mean is
    kept, and more time never makes less of it.
    """
    likely: dict[int, int] = {}
    for level, chance in _LEVELS:
        whole, part = divmod(months * level, 1)
        more = chance * part.numerator // part.denominator
        for count, share in ((whole, chance - more), (whole + 1, more)):
            if share:
                likely[count] = likely.get(count, 0) + share
    return likely


def most_worth(months: Fraction) -> int:
    """Return how many usual months' worth a time brings at most."""
    return max(worth(months))


def powers(month: Odds, count: int, most: int) -> tuple[Odds, ...]:
    """Return the odds of 0 to ``count`` months' worth, sums above ``most`` hundredths cut."""
    found = [sure(0, month.step)]
    for _ in range(count):
        found.append(found[-1].plus(month).at_most(most))
    return tuple(found)


def over(likely: Worth, known: Sequence[Odds]) -> Odds:
    """Return the odds of what a time brings that is `worth` so much, by the `powers` of a month."""
    return mixed((chance, known[count]) for count, chance in likely.items())


@dataclass(frozen=True, slots=True)
class _Cap:
    ceiling: caps.Ceiling
    yearly: bool


def _by_cap(history: History, situation: Situation) -> Mapping[_Cap | None, Sequence[Decimal]]:
    """Return the points of each month, the latest first, under each cap and under none."""
    cap_of, nothing = _cap_lookup(situation), [points.ZERO] * history.months
    by_kind: dict[tuple[str, str | None], list[Decimal]] = defaultdict(nothing.copy)
    for entry in history.entries:
        details = entry.activity.details
        last = details.last_day
        if last is None or last <= history.ends[0] or not is_habit(entry.activity, situation):
            continue
        kind = details.type or "", details.row
        age = len(nothing) - bisect_left(history.ends, last)
        by_kind[kind][age] += entry.counted if cap_of(*kind) is None else _before_caps(entry)
    sums: dict[_Cap | None, Sequence[Decimal]] = {}
    for kind, by_month in by_kind.items():
        cap = cap_of(*kind)
        sums[cap] = [one + more for one, more in zip(sums.get(cap, nothing), by_month, strict=True)]
    return sums


def _cap_lookup(situation: Situation) -> Callable[[str, str | None], _Cap | None]:
    """Return what names the cap that adds up the points of a kind, None where none does.

    A cap by event is none of these: each event that comes is another one.
    """

    @cache
    def cap_of(type_id: str, chosen: str | None) -> _Cap | None:
        row = situation.rulebook.row(type_id, situation.on, chosen)
        if row is None or row.cap is None or row.cap.kind is CapKind.EVENT:
            return None
        limit = caps.limit_of(row.cap, situation.designation)
        yearly = row.cap.kind is CapKind.YEAR
        return _Cap(caps.Ceiling(caps.key_over(row), limit), yearly)

    return cap_of


def _before_caps(entry: Counted) -> Decimal:
    return entry.claimed if entry.reasoning.why in _CUT_BY_CAPS else entry.counted


_CUT_BY_CAPS = frozenset({Why.NONE, Why.EVENT_CAP, Why.YEAR_CAP, Why.SHARE_CAP})


def _catch_up(designation: Designation) -> Fraction:
    return Fraction(points.hundredths(designation.points) * 3, designation.years * 12 * 2)


def _habit(by_month: Iterable[Decimal]) -> Habit:
    """Return the habit of months, the latest first, weighted by how long ago they are."""
    amounts = [points.hundredths(one) for one in by_month]
    weights = [YEAR_WEIGHTS[age // 12] for age in range(len(amounts))]
    return Habit(tuple(zip(amounts, shares(weights, sum(weights)), strict=True)))
