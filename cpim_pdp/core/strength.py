"""What would make the proof of an activity stronger: general advice, never a rule of the count.

It goes by what ISACA publishes of its audits: papers show who took part, the sponsor, title, date,
hours or exact duration, and come from a third party; receipts, invitations, slides and screenshots
are often refused. Source: https://isaca-manila.org/news/annual-cpe-audit-begins/ and
https://m.isaca.org/Certification/Additional-Resources/Pages/Annual-CPE-Audit.aspx. ASCM's own audit
guidelines could not be read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from cpim_pdp.core.activities import Activity, EvidenceKind, State, state_on
from cpim_pdp.core.counting import OPENING_BALANCE
from cpim_pdp.core.pricing import price
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import Rulebook


@unique
class Asked(StrEnum):
    """What an audit looks for in the papers of an activity."""

    NAME = "name"
    SPONSOR = "sponsor"
    TITLE = "title"
    DATE = "date"
    DURATION = "duration"
    THIRD_PARTY = "third-party"


_ALL = frozenset(Asked)
SHOWN: Mapping[EvidenceKind, frozenset[Asked]] = {
    # Many certificates and lists of those present do not state the hours.
    EvidenceKind.CERTIFICATE: _ALL - {Asked.DURATION},
    EvidenceKind.TRANSCRIPT: _ALL,
    EvidenceKind.ATTENDANCE: _ALL - {Asked.DURATION},
    EvidenceKind.LETTER: _ALL,
    EvidenceKind.PROGRAMME: frozenset({Asked.SPONSOR, Asked.TITLE, Asked.DATE, Asked.DURATION}),
    EvidenceKind.RECEIPT: frozenset({Asked.NAME, Asked.SPONSOR}),
    EvidenceKind.INVITATION: frozenset({Asked.TITLE, Asked.DATE, Asked.DURATION}),
    EvidenceKind.SLIDES: frozenset({Asked.TITLE}),
    EvidenceKind.SCREENSHOT: frozenset(),
    EvidenceKind.OTHER: frozenset(),
}
"""What a paper of each kind usually shows."""


@unique
class AdviceKind(StrEnum):
    """What would make the proof stronger, with the facts of its sentence."""

    ATTACH = "attach"
    SAY_KIND = "say-kind"  # name
    SHOW_PRESENCE = "show-presence"
    SHOW_DURATION = "show-duration"
    NAME_PROVIDER = "name-provider"
    GIVE_REASON = "give-reason"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do."""

    kind: AdviceKind
    facts: Mapping[str, object]


def advice(activity: Activity, rulebook: Rulebook, on: date) -> tuple[Advice, ...]:
    """Return what would make the proof of an activity stronger, what matters most first.

    There is none for what is not done yet, on the date asked for, or not finished.
    """
    if state_on(activity, on, filed=False) in (State.DRAFT, State.PLANNED):
        return ()
    return (*_of_papers(activity, rulebook), *_of_entry(activity, rulebook))


def _of_papers(activity: Activity, rulebook: Rulebook) -> Iterator[Advice]:
    if not activity.evidence:
        yield Advice(AdviceKind.ATTACH, {})
        return
    for one in activity.evidence:
        if one.kind is EvidenceKind.OTHER:
            yield Advice(AdviceKind.SAY_KIND, {"name": one.name})
    shown = frozenset().union(*(SHOWN[one.kind] for one in activity.evidence))
    if not {Asked.NAME, Asked.THIRD_PARTY} <= shown:
        yield Advice(AdviceKind.SHOW_PRESENCE, {})
    elif Asked.DURATION not in shown and _goes_by_the_hour(activity, rulebook):
        yield Advice(AdviceKind.SHOW_DURATION, {})


def _of_entry(activity: Activity, rulebook: Rulebook) -> Iterator[Advice]:
    details = activity.details
    priced = price(details, rulebook)
    if not details.provider and details.type != OPENING_BALANCE:
        yield Advice(AdviceKind.NAME_PROVIDER, {})
    if priced is not None and priced.entered and not details.reason:
        yield Advice(AdviceKind.GIVE_REASON, {})
    if not details.notes:
        yield Advice(AdviceKind.DESCRIBE, {})


def _goes_by_the_hour(activity: Activity, rulebook: Rulebook) -> bool:
    priced = price(activity.details, rulebook)
    return priced is not None and priced.unit is Unit.HOUR
