"""The rows of a list of activities: each activity with its state and what it counts for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.pricing import Price, price
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.summary import Summary


@dataclass(frozen=True, slots=True)
class Row:
    """One activity as a list shows it; ``counted`` is None where no cycle counts it."""

    activity: Activity
    state: State
    counted: Counted | None
    price: Price | None
    is_current: bool
    """Whether it belongs to the shown cycle, or has no date yet."""

    @property
    def id(self) -> str:
        """The activity's id."""
        return self.activity.id

    @property
    def points(self) -> Decimal:
        """The points that count."""
        return points.ZERO if self.counted is None else self.counted.counted

    @property
    def claimed(self) -> Decimal:
        """The points claimed."""
        return points.ZERO if self.price is None else self.price.claimed

    @property
    def is_ahead(self) -> bool:
        """Whether its points are only looked forward to."""
        return self.state in (State.PLANNED, State.DRAFT)

    @property
    def category(self) -> str | None:
        """The category of the form that its points belong to."""
        return self.activity.details.category if self.price is None else self.price.category

    @property
    def last_day(self) -> date | None:
        """The day that decides its cycle."""
        return self.activity.last_day


@dataclass(frozen=True, slots=True)
class Totals:
    """What a list adds up to: activities, points that count, points claimed by what is planned."""

    activities: int
    points: Decimal
    planned: Decimal


def totals(rows: Iterable[Row]) -> Totals:
    """Return what ``rows`` add up to."""
    shown = tuple(rows)
    return Totals(
        activities=len(shown),
        points=sum((row.points for row in shown), points.ZERO),
        planned=sum((row.claimed for row in shown if row.state is State.PLANNED), points.ZERO),
    )


def rows_of(
    activities: Iterable[Activity],
    states: Mapping[str, State],
    summaries: Iterable[Summary],
    rulebook: Rulebook,
) -> tuple[Row, ...]:
    """Return a row for each activity.

    Its points are those of its own cycle; ``summaries`` are of one credential, the shown one first.
    """
    answers = tuple(summaries)
    found = _own_cycle(answers)
    kept = tuple(activities)
    current = _current(kept, answers)
    return tuple(
        Row(
            activity,
            states[activity.id],
            found.get(activity.id),
            price(activity.details, rulebook),
            is_current=activity.id in current,
        )
        for activity in kept
    )


def _own_cycle(summaries: Iterable[Summary]) -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for summary in summaries:
        for entry in summary.entries:
            if entry.in_cycle or entry.activity.id not in found:
                found[entry.activity.id] = entry
    return found


def _current(activities: Iterable[Activity], summaries: tuple[Summary, ...]) -> frozenset[str]:
    """Return the ids of the shown cycle: what it counts, its drafts, and drafts without a date."""
    if not summaries:
        return frozenset(activity.id for activity in activities)
    shown = summaries[0]
    counted = {entry.activity.id for entry in shown.entries if entry.in_cycle}
    drafts = {
        activity.id
        for activity in activities
        if activity.details.draft
        and (activity.last_day is None or shown.cycle.holds(activity.last_day))
    }
    return frozenset(counted | drafts)
