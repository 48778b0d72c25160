"""The rows of a list of activities: each activity with its state and what it counts for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.activities import Activity, Proof, State, proof_of
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.likelihood import likelihood_of
from cpim_pdp.core.placement import Placement
from cpim_pdp.core.pricing import Price, price
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import to_confirm
from cpim_pdp.core.summary import Summary

_AHEAD = frozenset({State.PLANNED, State.DRAFT})


@dataclass(frozen=True, slots=True)
class Row:
    """One activity as a list shows it; ``counted`` is None where no summary at hand counts it.

    ``cycle`` is the number of its cycle, None where it has none; ``is_current`` if that is the
    shown one, or it has no date yet. ``points`` count, ``claimed`` are claimed; ``category`` is
    that of the form. ``is_over``: it is marked as planned, and its day has come; ``likelihood`` is
    the per cent that a planned one comes true, None of others. All is worked out once, for lists
    are searched and sorted at each key.
    """

    id: str
    activity: Activity
    state: State
    counted: Counted | None
    price: Price | None
    cycle: int | None
    is_current: bool
    points: Decimal
    claimed: Decimal
    category: str | None
    proof: Proof
    last_day: date | None
    is_over: bool
    likelihood: int | None

    @property
    def is_ahead(self) -> bool:
        """Whether its points are only looked forward to."""
        return self.state in _AHEAD

    @property
    def is_cut(self) -> bool:
        """Whether less counts than is claimed, of what is done."""
        return self.counted is not None and not self.is_ahead and self.points < self.claimed


@dataclass(frozen=True, slots=True)
class Totals:
    """What a list adds up to: activities, points that count, points claimed by what is planned."""

    activities: int
    points: Decimal
    planned: Decimal


def totals(rows: Iterable[Row]) -> Totals:
    """Return what ``rows`` add up to."""
    shown, planned = tuple(rows), State.PLANNED
    return Totals(
        activities=len(shown),
        points=sum([row.points for row in shown], points.ZERO),
        planned=sum([row.claimed for row in shown if row.state is planned], points.ZERO),
    )


def rows_of(
    activities: Iterable[Activity],
    states: Mapping[str, State],
    summaries: Iterable[Summary],
    places: Mapping[str, Placement],
    rulebook: Rulebook,
    on: date,
) -> tuple[Row, ...]:
    """Return a row for each activity, as it is on a day.

    Its points are those of its own cycle; ``summaries`` and ``places`` are of one credential, the
    shown cycle's summary first. What has no date yet goes with the shown cycle.
    """
    answers = tuple(summaries)
    found = _own_cycle(answers)
    shown = answers[0].cycle.number if answers else None
    every = tuple(activities)
    over = {one.id for one in to_confirm((one for one in every if one.details.planned), on)}
    return tuple(
        _row(
            one,
            states[one.id],
            found.get(one.id),
            _numbers(one, places, shown),
            rulebook,
            is_over=one.id in over,
        )
        for one in every
    )


def _row(
    activity: Activity,
    state: State,
    counted: Counted | None,
    cycle: tuple[int | None, bool],
    rulebook: Rulebook,
    *,
    is_over: bool,
) -> Row:
    details = activity.details
    priced = price(details, rulebook) if counted is None else counted.price
    return Row(
        id=activity.id,
        activity=activity,
        state=state,
        counted=counted,
        price=priced,
        cycle=cycle[0],
        is_current=cycle[1],
        points=points.ZERO if counted is None else counted.counted,
        claimed=points.ZERO if priced is None else priced.claimed,
        category=details.category if priced is None else priced.category,
        proof=proof_of(activity.evidence),
        last_day=details.last_day,
        is_over=is_over and state is State.PLANNED,
        likelihood=likelihood_of(details, rulebook) if state is State.PLANNED else None,
    )


def _numbers(
    activity: Activity, places: Mapping[str, Placement], shown: int | None
) -> tuple[int | None, bool]:
    """Return the number of an activity's cycle, and whether it goes with the shown one."""
    place = places.get(activity.id)
    number = None if place is None else place.number
    return number, number == shown if activity.last_day is not None else True


def _own_cycle(summaries: Iterable[Summary]) -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for summary in summaries:
        for entry in summary.entries:
            if entry.in_cycle or entry.activity.id not in found:
                found[entry.activity.id] = entry
    return found
