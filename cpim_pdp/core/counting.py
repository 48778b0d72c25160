"""Counting.

For each activity what it claims for a credential's cycle, what counts, and why they differ.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.activities import Activity, Proof, State, proof_of
from cpim_pdp.core.caps import Allotment, allot
from cpim_pdp.core.details import PASSED_FROM
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.placement import Placement, Way
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import CapKind, Designation, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.pricing import Price


@unique
class Why(StrEnum):
    """Why less counts than is claimed, with the facts that its sentence needs."""

    NONE = ""
    PLANNED = "planned"  # last_day
    BEFORE_CERTIFICATION = "before-certification"  # last_day, certified
    OUTSIDE_CYCLE = "outside-cycle"  # last_day, start, due
    AFTER_DEADLINE = "after-deadline"  # last_day, due
    EXCLUDED = "excluded"  # reason
    ALREADY_FILED = "already-filed"  # filed
    EXAM_FAILED = "exam-failed"  # score, passed_from
    EXAM_BEFORE_CERTIFICATION = "exam-before-certification"  # last_day, certified
    VALUE_UNKNOWN = "value-unknown"
    EVENT_CAP = "event-cap"  # limit, claimed, counted
    YEAR_CAP = "year-cap"  # limit, claimed, counted, year
    SHARE_CAP = "share-cap"  # limit, claimed, counted, core, category


@unique
class Flag(StrEnum):
    """What a stranger who checks the count should know of an activity."""

    ENTERED_BY_HAND = "entered-by-hand"
    NOT_NAMED_BY_EDITION = "not-named-by-edition"
    DESIGNATION_NOT_NAMED = "designation-not-named"
    ASSUMPTION = "assumption"
    SCORE_ASSUMED = "score-assumed"
    MOVED = "moved"
    OPENING_BALANCE = "opening-balance"
    NO_EVIDENCE = "no-evidence"
    WEAK_EVIDENCE = "weak-evidence"


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Why an activity counts what it counts: a code and its facts."""

    why: Why
    facts: Mapping[str, object]


CLEAR = Reasoning(Why.NONE, {})


@dataclass(frozen=True, slots=True)
class Counted:
    """An activity as it stands in one cycle of one credential.

    ``in_cycle`` is False where it is in none of them.
    """

    activity: Activity
    state: State
    price: Price
    claimed: Decimal
    counted: Decimal
    reasoning: Reasoning
    flags: tuple[Flag, ...]
    in_cycle: bool


@dataclass(frozen=True, slots=True)
class Case:
    """An activity before its points are allotted: where it is placed, its state and its price."""

    activity: Activity
    state: State
    price: Price
    placement: Placement
    in_cycle: bool

    @property
    def is_earned(self) -> bool:
        """Say whether it is done, neither planned nor a draft."""
        state = self.state
        return state is not State.PLANNED and state is not State.DRAFT


@dataclass(frozen=True, slots=True)
class Question:
    """For whom cases are counted.

    The designation, the day of certification, and the ids that a filing holds.
    """

    designation: Designation
    certified: date
    filed_on: date | None
    filed_ids: frozenset[str]
    rulebook: Rulebook


def count(cases: Sequence[Case], question: Question) -> tuple[Counted, ...]:
    """Return each case counted, in the given order."""
    judged = [(case, _refused(case, question)) for case in cases]
    claims = (case for case, refused in judged if refused is CLEAR)
    allotted = allot(claims, question.designation)
    flags = _Flags(question)
    return tuple(
        _counted(case, refused, allotted.get(case.activity.id), question, flags.of(case))
        for case, refused in judged
    )


def may_count(case: Case, question: Question) -> bool:
    """Say whether a case counts, or would if it is planned and came true; caps apart."""
    return _refused(case, question, with_planned=True) is CLEAR


def total(counted: Iterable[Counted]) -> Decimal:
    """Return the points that count."""
    return sum((one.counted for one in counted), points.ZERO)


def _counted(
    case: Case,
    refused: Reasoning,
    allotment: Allotment | None,
    question: Question,
    flags: tuple[Flag, ...],
) -> Counted:
    claimed = case.price.claimed
    got = points.ZERO if allotment is None else allotment.counted
    if got == claimed:
        reasoning = CLEAR
    elif allotment is None or allotment.cap is None:
        reasoning = refused
    else:
        reasoning = _capped(case, allotment, allotment.cap.kind, question)
    # By position, for it runs once for each activity whenever the log is counted.
    return Counted(
        case.activity, case.state, case.price, claimed, got, reasoning, flags, case.in_cycle
    )


def _refused(case: Case, question: Question, *, with_planned: bool = False) -> Reasoning:
    """Return why nothing of a case counts, CLEAR where something may."""
    if not case.in_cycle:
        return Reasoning(_OUT[case.placement.way], case.placement.facts)
    if case.price.unknown:
        return Reasoning(Why.VALUE_UNKNOWN, {})
    exam = _exam(case, question)
    if exam is not CLEAR:
        return exam
    if question.filed_on is not None and case.activity.id not in question.filed_ids:
        return Reasoning(Why.ALREADY_FILED, {"filed": question.filed_on})
    if not case.is_earned and not with_planned:
        return Reasoning(Why.PLANNED, {"last_day": case.activity.last_day})
    return CLEAR


_OUT = {
    Way.BEFORE_CERTIFICATION: Why.BEFORE_CERTIFICATION,
    Way.EXCLUDED: Why.EXCLUDED,
    Way.AFTER_DEADLINE: Why.AFTER_DEADLINE,
    Way.BY_DATE: Why.OUTSIDE_CYCLE,
    Way.MOVED: Why.OUTSIDE_CYCLE,
    Way.FILED: Why.OUTSIDE_CYCLE,
}


def _exam(case: Case, question: Question) -> Reasoning:
    details = case.activity.details
    if question.rulebook.types[details.type or ""].unit is not Unit.EXAM:
        return CLEAR
    if details.score is not None and details.score < PASSED_FROM:
        return Reasoning(Why.EXAM_FAILED, {"score": details.score, "passed_from": PASSED_FROM})
    last = case.activity.last_day
    if last is not None and last <= question.certified:
        return Reasoning(
            Why.EXAM_BEFORE_CERTIFICATION, {"last_day": last, "certified": question.certified}
        )
    return CLEAR


def _capped(case: Case, allotment: Allotment, kind: CapKind, question: Question) -> Reasoning:
    last = case.activity.last_day
    facts = {
        "limit": allotment.limit,
        "claimed": case.price.claimed,
        "counted": allotment.counted,
        "year": None if last is None else last.year,
        "core": question.designation.points,
        "category": None if case.price.row is None else case.price.row.category,
    }
    return Reasoning(_CUT[kind], facts)


_CUT = {
    CapKind.EVENT: Why.EVENT_CAP,
    CapKind.YEAR: Why.YEAR_CAP,
    CapKind.SHARE: Why.SHARE_CAP,
}


class _Flags:
    """The flags of many cases; those without evidence that are alike are looked at once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._known: dict[tuple[object, ...], tuple[Flag, ...]] = {}

    def of(self, case: Case) -> tuple[Flag, ...]:
        """Return the flags of a case."""
        activity = case.activity
        if activity.evidence:
            return _flags(case, self._question)
        details = activity.details
        # All that flags depend on, but the evidence; the cases keep their prices, so that no other
        # one gets its id.
        alike = (
            id(case.price),
            details.type,
            details.score is None,
            case.placement.way is Way.MOVED,
            case.is_earned,
        )
        found = self._known.get(alike)
        if found is None:
            found = self._known[alike] = _flags(case, self._question)
        return found


def _flags(case: Case, question: Question) -> tuple[Flag, ...]:
    details, row = case.activity.details, case.price.row
    evidence = case.activity.evidence
    named = () if row is None else row.designations
    said = (
        case.price.entered and Flag.ENTERED_BY_HAND,
        row is None and details.type not in _BY_HAND and Flag.NOT_NAMED_BY_EDITION,
        named and question.designation.code not in named and Flag.DESIGNATION_NOT_NAMED,
        row is not None and row.assumption and Flag.ASSUMPTION,
        details.score is None and _is_scored(details.type, question) and Flag.SCORE_ASSUMED,
        case.placement.way is Way.MOVED and Flag.MOVED,
        details.type == OPENING_BALANCE and Flag.OPENING_BALANCE,
        not evidence and case.is_earned and Flag.NO_EVIDENCE,
        evidence and proof_of(evidence) is Proof.WEAK and Flag.WEAK_EVIDENCE,
    )
    return tuple(flag for flag in said if flag)


def _is_scored(type_id: str | None, question: Question) -> bool:
    return question.rulebook.type(type_id or "").scored


OPENING_BALANCE = "opening-balance"
_BY_HAND = frozenset({OPENING_BALANCE, "other"})
