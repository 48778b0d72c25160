"""Activities: what a holder did or plans, its evidence, and what state it is in on a date."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from cpim_pdp.core.quantities import Quantity

EVIDENCE_MOST_BYTES = 100 * 1024 * 1024


@unique
class State(StrEnum):
    """How far an activity has come on a date."""

    DRAFT = "draft"
    PLANNED = "planned"
    UNPROVEN = "unproven"
    PROVEN = "proven"
    SUBMITTED = "submitted"


@unique
class EvidenceKind(StrEnum):
    """What a file of evidence is."""

    CERTIFICATE = "certificate"
    TRANSCRIPT = "transcript"
    ATTENDANCE = "attendance"
    LETTER = "letter"
    PROGRAMME = "programme"
    RECEIPT = "receipt"
    INVITATION = "invitation"
    SLIDES = "slides"
    SCREENSHOT = "screenshot"
    OTHER = "other"


WEAK_KINDS = frozenset(
    {
        EvidenceKind.RECEIPT,
        EvidenceKind.INVITATION,
        EvidenceKind.SLIDES,
        EvidenceKind.SCREENSHOT,
        EvidenceKind.OTHER,
    }
)
"""Kinds that audits often refuse when they stand alone; here they prove, and are called weak."""


@unique
class Proof(StrEnum):
    """How well the evidence of an activity would stand in an audit."""

    NONE = "none"
    WEAK = "weak"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file that proves an activity.

    ``sha256`` addresses its original bytes, ``size`` counts them.
    """

    id: str
    sha256: str
    name: str
    kind: EvidenceKind
    size: int
    media_type: str
    added: dt.datetime


@dataclass(frozen=True, slots=True)
class Allocation:
    """What the holder decided about an activity and one credential.

    Moved to a cycle, or left out.
    """

    credential: str
    cycle: int | None = None
    excluded: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """All that the holder enters about an activity; empty text and None mean not given.

    ``points`` are those entered by the holder instead of quantity x rate, with ``reason``;
    ``category`` and ``row`` only where the holder chose another than the rules' usual one;
    ``score`` is an exam's scaled score; ``likelihood`` the per cent, 0 to 100, that a planned one
    comes true, None for the usual; ``schedule`` is the id of the one that made the entry, for the
    day ``occurrence``.
    """

    title: str
    type: str | None = None
    date: dt.date | None = None
    until: dt.date | None = None
    quantity: Quantity | None = None
    weeks: int | None = None
    points: Decimal | None = None
    reason: str = ""
    provider: str = ""
    notes: str = ""
    topics: tuple[str, ...] = ()
    category: str | None = None
    score: int | None = None
    event: str = ""
    row: str | None = None
    planned: bool = False
    draft: bool = False
    likelihood: int | None = None
    schedule: str | None = None
    occurrence: dt.date | None = None
    allocations: tuple[Allocation, ...] = ()

    @property
    def last_day(self) -> dt.date | None:
        """The day that decides edition, year and cycle: the end of the period."""
        return self.until or self.date


def same_value(field: str, one: object, other: object) -> bool:
    """Say whether two values of a field of `Details` mean the same; allocations have no order."""
    if field == "allocations" and isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity in the log.

    The holder's details, its evidence, and when the entry was made and changed (UTC).
    """

    id: str
    details: Details
    evidence: tuple[Evidence, ...]
    created: dt.datetime
    changed: dt.datetime
    trashed: dt.datetime | None = None
    detached: tuple[Evidence, ...] = ()
    """Evidence in the trash, which can be attached again until the trash is emptied."""

    @property
    def last_day(self) -> dt.date | None:
        """The day that decides edition, year and cycle: the end of the period."""
        # Not by way of the details' own: this is asked for again and again.
        return self.details.until or self.details.date


def proof_of(evidence: Sequence[Evidence]) -> Proof:
    """Return how well files stand together: weak where each is of a weak kind."""
    if not evidence:
        return Proof.NONE
    return Proof.WEAK if all(one.kind in WEAK_KINDS for one in evidence) else Proof.SOUND


def state_on(activity: Activity, day: dt.date, *, filed: bool) -> State:
    """Return the activity's state on ``day``.

    ``filed`` says whether a submission that was not denied holds it.
    """
    last = activity.last_day
    if activity.details.draft:
        return State.DRAFT
    if activity.details.planned or (last is not None and last > day):
        return State.PLANNED
    if filed:
        return State.SUBMITTED
    return State.PROVEN if activity.evidence else State.UNPROVEN
