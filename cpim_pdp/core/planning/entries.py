"""What is planned, entry by entry: what waits to be confirmed before what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.activities import State
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.likelihood import likelihood_of
from cpim_pdp.core.pricing import Prices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.core.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A planned activity with the points it claims, caps aside, and its likelihood in per cent.

    ``is_over``: its last day has come, so that it can be confirmed.
    """

    activity: Activity
    day: date
    claimed: Decimal
    likelihood: int
    is_over: bool


def planned_entries(
    snapshot: Snapshot, states: Mapping[str, State], rulebook: Rulebook, on: date
) -> tuple[PlannedEntry, ...]:
    """Return all that is planned on a date, given the state of each activity by its id."""
    found = _found(snapshot, states, rulebook, on)
    return tuple(sorted(found, key=lambda one: (not one.is_over, one.day, one.activity.id)))


def _found(
    snapshot: Snapshot, states: Mapping[str, State], rulebook: Rulebook, on: date
) -> Iterator[PlannedEntry]:
    prices = Prices(rulebook)
    for activity in snapshot.activities:
        day, priced = activity.last_day, prices.of(activity.details)
        if states[activity.id] is not State.PLANNED or day is None:
            continue
        yield PlannedEntry(
            activity=activity,
            day=day,
            claimed=points.ZERO if priced is None else priced.claimed,
            likelihood=likelihood_of(activity.details, rulebook),
            is_over=day <= on,
        )
