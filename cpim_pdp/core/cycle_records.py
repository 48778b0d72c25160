"""The cycles of a credential as records: the period of each, its points, and what was filed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique

from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.cycles import Cycle
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Decision, Submission
from cpim_pdp.core.summary import Summary, summarise


@unique
class CycleState(StrEnum):
    """Where a cycle stands on a date."""

    AHEAD = "ahead"  # after the shown one
    OPEN = "open"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    FILED = "filed"
    AUDITED = "audited"  # filed, and being audited
    APPROVED = "approved"
    MAINTAINED = "maintained"  # lies before the cycle of the given due date


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """One cycle on a date; its days and points are those that were filed, where it was filed.

    ``submission`` is the filing that holds it, if any; ``submissions`` are all there ever were for
    it, oldest filing first.
    """

    cycle: Cycle
    state: CycleState
    required: Decimal
    claimed: Decimal
    counted: Decimal
    submission: Submission | None
    submissions: tuple[Submission, ...]


def cycle_record(
    snapshot: Snapshot, rulebook: Rulebook, credential: Credential, on: date, number: int
) -> CycleRecord:
    """Return the record of one cycle of a credential on a date.

    Raises:
        Refusal: where the cycle is not 1 to the shown one + 1.
    """
    return record_of(snapshot, summarise(snapshot, rulebook, credential, on, cycle=number))


def record_of(snapshot: Snapshot, summary: Summary) -> CycleRecord:
    """Return the record of the cycle that a summary is of."""
    of_credential = snapshot.submissions_of(summary.credential.id)
    submissions = tuple(one for one in of_credential if one.cycle == summary.cycle.number)
    filed = summary.submission
    if filed is not None:
        figures = filed.figures
        cycle = Cycle(filed.cycle, figures.start, figures.due)
        points = (figures.required, figures.claimed, figures.counted)
    else:
        cycle, totals = summary.cycle, summary.points
        points = (totals.required, totals.claimed, totals.counted)
    return CycleRecord(cycle, _state(summary), *points, filed, submissions)


def _state(summary: Summary) -> CycleState:
    filed = summary.submission
    if filed is not None:
        if filed.decision_on(summary.on) is Decision.APPROVED:
            return CycleState.APPROVED
        is_audited = filed.audited is not None and filed.audited <= summary.on
        return CycleState.AUDITED if is_audited else CycleState.FILED
    if summary.is_lost:
        return CycleState.EXPIRED
    if summary.cycle.number < summary.shown.number:
        return CycleState.MAINTAINED
    if summary.cycle.number > summary.shown.number:
        return CycleState.AHEAD
    return _OF_STANDING[summary.verdict.standing]


_OF_STANDING = {
    Standing.ACTIVE: CycleState.OPEN,
    Standing.SUSPENDED: CycleState.SUSPENDED,
    Standing.EXPIRED: CycleState.EXPIRED,
}
