"""What to do next, as one code with its facts: the most useful step for a summary."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.activities import State
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cpim_pdp.core.counting import Counted
    from cpim_pdp.core.summary import Summary


@unique
class StepKind(StrEnum):
    """What the holder had best do now."""

    AWAIT_DECISION = "await-decision"  # filed
    COME_BACK = "come-back"  # way_back
    FILE_LATE = "file-late"  # until, required
    EARN_LATE = "earn-late"  # until, remaining, required
    LOG_FIRST = "log-first"
    ATTACH = "attach"  # title, points
    WAIT_TO_FILE = "wait-to-file"  # opens, required
    FILE = "file"  # due, required
    EARN = "earn"  # remaining, due


@dataclass(frozen=True, slots=True)
class Step:
    """One step with the facts of its sentence; ``activity`` is the id of the one it is about."""

    kind: StepKind
    facts: Mapping[str, object]
    activity: str = ""


def unproven(summary: Summary) -> tuple[Counted, ...]:
    """Return the entries that count but have no evidence, the one with most points first."""
    return tuple(sorted(_unproven(summary), key=lambda one: -one.counted))


def next_step(summary: Summary) -> Step:
    """Return what the holder had best do now: the deadline first, then evidence, then points."""
    if summary.submission is not None:
        return Step(StepKind.AWAIT_DECISION, {"filed": summary.submission.filed})
    if summary.verdict.standing is not Standing.ACTIVE:
        return _lapsed(summary)
    if not summary.entries:
        return Step(StepKind.LOG_FIRST, {})
    if missing := _unproven(summary):
        first = max(missing, key=lambda one: one.counted)
        facts = {"title": first.activity.details.title, "points": first.counted}
        return Step(StepKind.ATTACH, facts, first.activity.id)
    return _earn(summary) if summary.points.remaining else _file(summary)


def _unproven(summary: Summary) -> list[Counted]:
    unproven_state, nothing = State.UNPROVEN, ZERO
    return [
        one
        for one in summary.entries
        if one.state is unproven_state and one.in_cycle and one.counted > nothing
    ]


def _lapsed(summary: Summary) -> Step:
    if summary.verdict.standing is Standing.EXPIRED:
        return Step(StepKind.COME_BACK, {"way_back": summary.way_back})
    facts = {
        "until": summary.verdict.until,
        "required": summary.points.required,
        "remaining": summary.points.remaining,
    }
    return Step(StepKind.EARN_LATE if summary.points.remaining else StepKind.FILE_LATE, facts)


def _earn(summary: Summary) -> Step:
    facts = {"remaining": summary.points.remaining, "due": summary.cycle.due}
    return Step(StepKind.EARN, facts)


def _file(summary: Summary) -> Step:
    required = summary.points.required
    for milestone in summary.milestones:
        if milestone.kind is MilestoneKind.FILING_OPENS and milestone.date > summary.on:
            return Step(StepKind.WAIT_TO_FILE, {"opens": milestone.date, "required": required})
    return Step(StepKind.FILE, {"due": summary.cycle.due, "required": required})
