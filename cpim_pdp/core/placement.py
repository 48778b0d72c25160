"""Placement: which cycle of a credential an activity belongs to, and by which rule."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from cpim_pdp.core import standing
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cpim_pdp.core.activities import Activity, Allocation
    from cpim_pdp.core.cycles import Cycle, Cycles
    from cpim_pdp.core.rulebook import Policy
    from cpim_pdp.core.submissions import Submission


class Way(Enum):
    """By which rule an activity came to its cycle, or to none."""

    BY_DATE = auto()
    MOVED = auto()
    FILED = auto()
    EXCLUDED = auto()
    BEFORE_CERTIFICATION = auto()
    AFTER_DEADLINE = auto()


@dataclass(frozen=True, slots=True)
class Placement:
    """The number of an activity's cycle, None where it has none; ``last`` is its last day."""

    number: int | None
    way: Way
    last: date
    placing: Placing
    reason: str = ""
    """Why the holder left it out."""

    @property
    def facts(self) -> Mapping[str, object]:
        """What says why, in a sentence."""
        if self.way is Way.EXCLUDED:
            return {"reason": self.reason}
        cycle = self.placing.shown.cycle
        return {
            "last_day": self.last,
            "certified": self.placing.cycles.earned_after(self.last),
            "start": cycle.start,
            "due": cycle.due,
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """The cycle to be maintained now, the policy over its deadline, and its filing if any.

    ``on`` is the date asked for.
    """

    cycle: Cycle
    policy: Policy
    submission: Submission | None
    on: date

    @property
    def has_lapsed(self) -> bool:
        """Say whether the deadline has passed without a filing in time."""
        filed = self.on if self.submission is None else self.submission.filed
        return min(filed, self.on) > self.cycle.due

    @property
    def window_end(self) -> date:
        """The last day whose activities count towards the cycle.

        The due date; past it, where the policy lets late points count, the day of filing, at most
        the end of the suspension. Unfiled, it is that end: what lies after the date asked for is
        planned, and would count if it came true.
        """
        if not (self.has_lapsed and self.policy.late_points_count):
            return self.cycle.due
        end = standing.suspension_end(self.policy, self.cycle.due)
        return end if self.submission is None else min(self.submission.filed, end)


class Placing:
    """All that decides where activities of one credential belong."""

    def __init__(
        self, credential: str, cycles: Cycles, shown: Shown, held: Mapping[str, int]
    ) -> None:
        """``held`` is the cycle that holds an activity's id by a filing."""
        self.credential = credential
        self.cycles = cycles
        self.shown = shown
        self.held = held
        self._known: dict[date, Placement] = {}

    def place(self, activity: Activity) -> Placement:
        """Return where an activity with a date belongs."""
        details = activity.details
        last = details.until or details.date
        if last is None:
            raise ValueError("an activity without a date has no place")
        if activity.id in self.held:
            return Placement(self.held[activity.id], Way.FILED, last, self)
        if details.allocations:
            allocation = allocation_of(activity, self.credential)
            if allocation is not None and allocation.excluded:
                return Placement(None, Way.EXCLUDED, last, self, allocation.reason)
            if allocation is not None and allocation.cycle is not None:
                return Placement(allocation.cycle, Way.MOVED, last, self)
        found = self._known.get(last)
        if found is None:
            found = self._known[last] = self._by_date(last)
        return found

    def _by_date(self, last: date) -> Placement:
        shown = self.shown.cycle
        if shown.holds(last):
            return Placement(shown.number, Way.BY_DATE, last, self)
        cycle = self.cycles.holding(last)
        if cycle is None:
            return Placement(None, Way.BEFORE_CERTIFICATION, last, self)
        if self.shown.has_lapsed and last > shown.due:
            if last <= self.shown.window_end:
                return Placement(shown.number, Way.BY_DATE, last, self)
            return Placement(cycle.number, Way.AFTER_DEADLINE, last, self)
        return Placement(cycle.number, Way.BY_DATE, last, self)


def allocation_of(activity: Activity, credential: str) -> Allocation | None:
    """Return what the holder decided about an activity and a credential, None where nothing."""
    found = [one for one in activity.details.allocations if one.credential == credential]
    return found[0] if found else None


def held_on(submissions: Iterable[Submission], on: date) -> dict[str, int]:
    """Return for each activity's id the cycle whose filing, not denied by ``on``, holds it."""
    return {
        activity: submission.cycle
        for submission in submissions
        if submission.holds_on(on)
        for activity in submission.figures.activities
    }
