"""What if: the forecast as it would be with more in the plan, before any of it is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from cpim_pdp.core import details, points, schedules
from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.duplicates import key_of
from cpim_pdp.core.forecasting.foresight import Foresight
from cpim_pdp.core.forecasting.plans import brought, in_order, planned_of
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.schedules import Series
from cpim_pdp.core.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from cpim_pdp.core.forecasting.forecast import Forecast
    from cpim_pdp.core.forecasting.plans import Planned
    from cpim_pdp.core.forecasting.prospect import Prospect
    from cpim_pdp.core.situation import Situation
    from cpim_pdp.core.summary import Summary

Addition = Details | Series
"""Something to add to the plan: an activity, or one that comes again."""

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What additions to the plan would do for a credential.

    ``planned`` is by how much the counted points would grow if all that is planned came true, the
    additions among it; ``brings`` is the part of it that they bring, after caps.
    """

    planned: Decimal
    brings: Decimal
    foresight: Foresight

    @property
    def forecast(self) -> Forecast:
        """The forecast with the additions."""
        return self.foresight.forecast


def what_if(summary: Summary, additions: Iterable[Addition]) -> WhatIf:
    """Return what a credential could look forward to, were the additions saved as planned.

    What the summary has worked out of the log is used again, so that this is quick.

    Raises:
        Refusal: where the log would not take an addition.
    """
    prospect = summary.foresight.prospect
    planned = planned_with(summary, as_planned(additions, summary.situation))
    hoped = growth(prospect, planned)
    return WhatIf(
        planned=hoped,
        brings=hoped - summary.points.planned,
        foresight=Foresight(lambda: replace(prospect, planned=planned)),
    )


def planned_with(summary: Summary, entries: Iterable[Details]) -> tuple[Planned, ...]:
    """Return all that is planned for a credential if entries, as the log keeps them, are too."""
    situation = summary.situation
    activities = (
        # Without a name, an event is told from others by the id of its activity.
        Activity(f"what-if-{number}", one, (), _NEVER, _NEVER)
        for number, one in enumerate(entries)
    )
    cases = (one for one in situation.cases(activities) if situation.concerns(one))
    more = planned_of(cases, situation.question())
    return in_order((*summary.foresight.prospect.planned, *more))


def growth(prospect: Prospect, planned: Iterable[Planned]) -> Decimal:
    """Return by how much the counted points would grow if plans came true, after caps."""
    return sum((got for _, got in brought(planned, prospect.used)), points.ZERO)


def as_planned(additions: Iterable[Addition], situation: Situation) -> Iterator[Details]:
    """Yield the planned activities that additions come to, a series as often as it would be made.

    Raises:
        Refusal: where the log would not take one.
    """
    for one in additions:
        if isinstance(one, Series):
            yield from _entries(one, situation)
        else:
            planned = replace(one, planned=True, draft=False)
            yield details.checked(planned, situation.rulebook)


def _entries(series: Series, situation: Situation) -> Iterator[Details]:
    """Yield the entries that the log would make for a series; none that it has already."""
    rulebook = situation.rulebook
    found = windows(situation.snapshot, rulebook, situation.on)
    tidy = schedules.checked(series, min(one.first for one in found), rulebook)
    there = {key_of(one.details) for one in situation.snapshot.activities}
    for day in schedules.to_make(tidy, found, situation.on):
        entry = schedules.entry_of("", tidy, day)
        if key_of(entry) not in there:
            yield details.checked(replace(entry, schedule=None, occurrence=None), rulebook)
