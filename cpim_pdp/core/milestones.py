"""Milestones: the dated events ahead of a cycle."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core import standing
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from cpim_pdp.core.cycles import Cycle
    from cpim_pdp.core.rulebook import Designation, Policy


@unique
class MilestoneKind(StrEnum):
    """What happens on the day."""

    FILING_OPENS = "filing-opens"
    TARGET_REACHED = "target-reached"
    DUE = "due"
    SURCHARGE = "surcharge"
    SUSPENSION_ENDS = "suspension-ends"
    EXAMS_DUE = "exams-due"


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event on a date; ``required`` is what a surcharge raises the requirement to."""

    date: date
    kind: MilestoneKind
    required: Decimal | None = None


def filing_opens(cycle: Cycle, after_days: int) -> date:
    """Return the first day on which an application for the cycle can be filed."""
    return cycle.start + timedelta(days=after_days)


def of_cycle(cycle: Cycle, opens: date) -> Iterator[Milestone]:
    """Yield what every cycle has: filing opens, and it is due."""
    yield Milestone(opens, MilestoneKind.FILING_OPENS)
    yield Milestone(cycle.due, MilestoneKind.DUE)


def of_policy(policy: Policy, designation: Designation, due: date) -> Iterator[Milestone]:
    """Yield what a missed deadline would bring under a policy."""
    for day in standing.surcharge_days(policy, due):
        required = standing.verdict(policy, designation, due, day).required
        yield Milestone(day, MilestoneKind.SURCHARGE, required)
    end = standing.suspension_end(policy, due)
    if end > due:
        yield Milestone(end, MilestoneKind.SUSPENSION_ENDS)
