"""Readiness: what stands between the holder and an application that survives an audit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, unique

from cpim_pdp.core import filing
from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.counting import Counted, Flag, Why
from cpim_pdp.core.duplicates import likely_duplicates
from cpim_pdp.core.next_steps import unproven
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.summary import Summary, summarise


@unique
class Weight(Enum):
    """How much a concern matters for the application."""

    STOPS = 1  # it can't be filed
    AUDIT = 2  # it can, but an audit asks
    LOOK = 3  # worth a look


@unique
class ConcernKind(StrEnum):
    """What is missing or doubtful, with the facts of its sentence."""

    EXPIRED = "expired"  # since
    POINTS_TO_GO = "points-to-go"  # remaining, counted, required
    NOT_OPEN = "not-open"  # opens
    UNPROVEN = "unproven"  # title, points
    WEAK_EVIDENCE = "weak-evidence"  # title, points
    VALUE_UNKNOWN = "value-unknown"  # title
    DRAFT = "draft"  # title
    PLANNED_PAST = "planned-past"  # title, last_day
    OUTSIDE = "outside"  # title, last_day
    AFTER_DEADLINE = "after-deadline"  # title, last_day, due
    AFTER_FILING = "after-filing"  # title, last_day, cycle
    OVER_CAP = "over-cap"  # title, claimed, counted
    DUPLICATE = "duplicate"  # title, date


WEIGHTS: Mapping[ConcernKind, Weight] = {
    ConcernKind.EXPIRED: Weight.STOPS,
    ConcernKind.POINTS_TO_GO: Weight.STOPS,
    ConcernKind.NOT_OPEN: Weight.STOPS,
    ConcernKind.UNPROVEN: Weight.AUDIT,
    ConcernKind.WEAK_EVIDENCE: Weight.AUDIT,
    ConcernKind.VALUE_UNKNOWN: Weight.LOOK,
    ConcernKind.DRAFT: Weight.LOOK,
    ConcernKind.PLANNED_PAST: Weight.LOOK,
    ConcernKind.OUTSIDE: Weight.LOOK,
    ConcernKind.AFTER_DEADLINE: Weight.LOOK,
    ConcernKind.AFTER_FILING: Weight.LOOK,
    ConcernKind.OVER_CAP: Weight.LOOK,
    ConcernKind.DUPLICATE: Weight.LOOK,
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that is missing or doubtful; ``activity`` is the id of the one it is about."""

    kind: ConcernKind
    facts: Mapping[str, object]
    activity: str = ""

    @property
    def weight(self) -> Weight:
        """How much it matters."""
        return WEIGHTS[self.kind]


def concerns(summary: Summary, snapshot: Snapshot, rulebook: Rulebook) -> tuple[Concern, ...]:
    """Return what is missing or doubtful for the shown cycle's application.

    ``summary`` is that of the shown cycle. The gravest come first; of one kind those of most
    points, else the newest.
    """
    return (
        *_stopping(summary, rulebook),
        *_of_evidence(summary),
        *_of_entries(summary),
        *_drafts(summary, snapshot),
        *_outside(summary, snapshot),
        *_after_filing(summary, snapshot, rulebook),
        *_duplicates(summary),
    )


def _stopping(summary: Summary, rulebook: Rulebook) -> Iterator[Concern]:
    if summary.verdict.standing is Standing.EXPIRED:
        since = filing.expired_since(summary, rulebook)
        yield Concern(ConcernKind.EXPIRED, {"since": since})
        return
    points = summary.points
    if points.remaining:
        facts = {
            "remaining": points.remaining,
            "counted": points.counted,
            "required": points.required,
        }
        yield Concern(ConcernKind.POINTS_TO_GO, facts)
    opens = filing.opens_on(summary, rulebook)
    if summary.on < opens:
        yield Concern(ConcernKind.NOT_OPEN, {"opens": opens})


def _of_evidence(summary: Summary) -> Iterator[Concern]:
    weak = [one for one in _counting(summary) if Flag.WEAK_EVIDENCE in one.flags]
    found = {
        ConcernKind.UNPROVEN: unproven(summary),
        ConcernKind.WEAK_EVIDENCE: sorted(weak, key=lambda one: -one.counted),
    }
    for kind, entries in found.items():
        for one in entries:
            yield _about(kind, one.activity, points=one.counted)


def _of_entries(summary: Summary) -> Iterator[Concern]:
    for one in _newest(summary):
        if one.in_cycle and one.price.unknown:
            yield _about(ConcernKind.VALUE_UNKNOWN, one.activity)
    for one in _newest(summary):
        last = one.activity.last_day
        if one.in_cycle and one.state is State.PLANNED and last is not None and last <= summary.on:
            yield _about(ConcernKind.PLANNED_PAST, one.activity, last_day=last)
    for one in _newest(summary):
        if one.reasoning.why in _CAPS:
            yield _about(
                ConcernKind.OVER_CAP, one.activity, claimed=one.claimed, counted=one.counted
            )


def _drafts(summary: Summary, snapshot: Snapshot) -> Iterator[Concern]:
    """Yield the drafts of the cycle, and those without a date."""
    for activity in reversed(snapshot.activities):
        last = activity.last_day
        if activity.details.draft and (last is None or summary.cycle.holds(last)):
            yield _about(ConcernKind.DRAFT, activity)


def _outside(summary: Summary, snapshot: Snapshot) -> Iterator[Concern]:
    """Yield what counts for no cycle, unless the holder left it out or another credential has it.

    Drafts and what is planned are told of elsewhere.
    """
    first = min(one.certified for one in snapshot.credentials)
    for one in _newest(summary):
        last = one.activity.last_day
        if one.state is State.PLANNED or last is None:
            continue
        if one.reasoning.why is Why.AFTER_DEADLINE:
            facts = {"last_day": last, "due": summary.cycle.due}
            yield _about(ConcernKind.AFTER_DEADLINE, one.activity, **facts)
        elif one.reasoning.why is Why.BEFORE_CERTIFICATION and last < first:
            yield _about(ConcernKind.OUTSIDE, one.activity, last_day=last)


def _after_filing(summary: Summary, snapshot: Snapshot, rulebook: Rulebook) -> Iterator[Concern]:
    """Yield what the cycle before would have had, were it not filed already: it can be moved."""
    number = summary.cycle.number - 1
    if not any(one.cycle == number for one in snapshot.submissions_of(summary.credential.id)):
        return
    before = summarise(snapshot, rulebook, summary.credential, summary.on, cycle=number)
    for one in _newest(before):
        if one.reasoning.why is Why.ALREADY_FILED and one.state is not State.PLANNED:
            facts = {"last_day": one.activity.last_day, "cycle": number}
            yield _about(ConcernKind.AFTER_FILING, one.activity, **facts)


def _duplicates(summary: Summary) -> Iterator[Concern]:
    for later, _ in reversed(likely_duplicates(one.activity for one in _counting(summary))):
        yield _about(ConcernKind.DUPLICATE, later, date=later.details.date)


def _counting(summary: Summary) -> Iterator[Counted]:
    return (one for one in summary.entries if one.in_cycle and one.counted > ZERO)


def _newest(summary: Summary) -> Iterator[Counted]:
    return reversed(summary.entries)


def _about(kind: ConcernKind, activity: Activity, **facts: object) -> Concern:
    return Concern(kind, {"title": activity.details.title, **facts}, activity.id)


_CAPS = frozenset({Why.EVENT_CAP, Why.YEAR_CAP, Why.SHARE_CAP})
