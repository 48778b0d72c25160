"""The names of what core knows by a code: designations, types, categories, states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.activities import EvidenceKind, Proof, State
from cpim_pdp.core.credentials import CUSTOM_POLICY, Credential
from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Decision
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping

_DESIGNATIONS: Mapping[str, Phrase] = {
    "CPIM": lambda tr: tr("Certified in Planning and Inventory Management"),
    "CSCP": lambda tr: tr("Certified Supply Chain Professional"),
    "CLTD": lambda tr: tr("Certified in Logistics, Transportation and Distribution"),
    "CTSC": lambda tr: tr("Certified in Transformation for Supply Chain"),
    "CPIM-F": lambda tr: tr("Certified Fellow in Planning and Inventory Management"),
    "CSCP-F": lambda tr: tr("Certified Supply Chain Professional, Fellow"),
    "CLTD-F": lambda tr: tr("Certified Fellow in Logistics, Transportation and Distribution"),
    CUSTOM: lambda tr: tr("A credential of your own"),
}
_TYPES: Mapping[str, Phrase] = {
    "course": lambda tr: tr("Course"),
    "webinar": lambda tr: tr("Webinar"),
    "seminar": lambda tr: tr("Seminar or workshop"),
    "conference": lambda tr: tr("ASCM conference"),
    "college-course": lambda tr: tr("College course"),
    "teaching": lambda tr: tr("Teaching or presenting"),
    "learning-system": lambda tr: tr("Learning system"),
    "exam": lambda tr: tr("Certification exam"),
    "legacy-exam": lambda tr: tr("Legacy CPIM exam"),
    "endorsement": lambda tr: tr("Endorsement exam"),
    "membership": lambda tr: tr("ASCM membership"),
    "other-membership": lambda tr: tr("Membership of another body"),
    "book": lambda tr: tr("Book read"),
    "article": lambda tr: tr("Article read"),
    "project": lambda tr: tr("Project"),
    "mentoring": lambda tr: tr("Mentoring"),
    "volunteering": lambda tr: tr("Volunteering"),
    "publication": lambda tr: tr("Publication"),
    "chapter-meeting": lambda tr: tr("Chapter meeting or plant tour"),
    "simulator": lambda tr: tr("Exam simulator"),
    "opening-balance": lambda tr: tr("Opening balance"),
    "other": lambda tr: tr("Other activity"),
}
_CATEGORIES: Mapping[str, Phrase] = {
    "education": lambda tr: tr("Education"),
    "presentations": lambda tr: tr("Presentations, publications and educational development"),
    "service": lambda tr: tr("Service"),
    "membership": lambda tr: tr("Professional membership"),
}
_TOPICS: Mapping[str, Phrase] = {
    "strategy": lambda tr: tr("Supply chains and strategy"),
    "sop": lambda tr: tr("Sales and operations planning"),
    "demand": lambda tr: tr("Demand"),
    "supply": lambda tr: tr("Supply"),
    "detailed-schedules": lambda tr: tr("Detailed schedules"),
    "inventory": lambda tr: tr("Inventory"),
    "distribution": lambda tr: tr("Distribution"),
    "quality-technology-improvement": lambda tr: tr("Quality, technology and improvement"),
}
_STATES: Mapping[State, Phrase] = {
    State.DRAFT: lambda tr: tr("Draft"),
    State.PLANNED: lambda tr: tr("Planned"),
    State.UNPROVEN: lambda tr: tr("No evidence"),
    State.PROVEN: lambda tr: tr("Proven"),
    State.SUBMITTED: lambda tr: tr("Submitted"),
}
_KINDS: Mapping[EvidenceKind, Phrase] = {
    EvidenceKind.CERTIFICATE: lambda tr: tr("Certificate"),
    EvidenceKind.TRANSCRIPT: lambda tr: tr("Transcript"),
    EvidenceKind.ATTENDANCE: lambda tr: tr("Proof of attendance"),
    EvidenceKind.LETTER: lambda tr: tr("Letter"),
    EvidenceKind.PROGRAMME: lambda tr: tr("Programme"),
    EvidenceKind.RECEIPT: lambda tr: tr("Receipt"),
    EvidenceKind.INVITATION: lambda tr: tr("Invitation"),
    EvidenceKind.SLIDES: lambda tr: tr("Slides"),
    EvidenceKind.SCREENSHOT: lambda tr: tr("Screenshot"),
    EvidenceKind.OTHER: lambda tr: tr("Other file"),
}
_PROOFS: Mapping[Proof, Phrase] = {
    Proof.NONE: lambda tr: tr("No evidence"),
    Proof.WEAK: lambda tr: tr("Weak evidence"),
    Proof.SOUND: lambda tr: tr("Sound evidence"),
}
_STANDINGS: Mapping[Standing, Phrase] = {
    Standing.ACTIVE: lambda tr: tr("Active"),
    Standing.SUSPENDED: lambda tr: tr("Suspended"),
    Standing.EXPIRED: lambda tr: tr("Expired"),
}
_DECISIONS: Mapping[Decision, Phrase] = {
    Decision.UNDECIDED: lambda tr: tr("Undecided"),
    Decision.APPROVED: lambda tr: tr("Approved"),
    Decision.DENIED: lambda tr: tr("Denied"),
    Decision.REOPENED: lambda tr: tr("Reopened"),
}
_POLICIES: Mapping[str, Phrase] = {
    "apics-five-year": lambda tr: tr("Five-year suspension (APICS)"),
    "ascm-90-day": lambda tr: tr("90-day suspension (ASCM)"),
    CUSTOM_POLICY: lambda tr: tr("No suspension"),
}
_EDITIONS: Mapping[str, Phrase] = {
    "pre-2013": lambda tr: tr("Rules before 2013"),
    "2013-2017": lambda tr: tr("Rules of 2013 to 2017"),
    "2018": lambda tr: tr("Rules of 2018"),
    "current": lambda tr: tr("Rules since 2019"),
}
_PROGRAMMES: Mapping[str, Phrase] = {
    "cpim-8": lambda tr: tr("CPIM 8.0"),
    "cpim-two-part": lambda tr: tr("CPIM parts 1 and 2"),
    "cpim-five-exam": lambda tr: tr("The five CPIM exams of old"),
}
_EXAMS: Mapping[str, Phrase] = {
    "cpim-8": lambda tr: tr("CPIM 8.0"),
    "part-1": lambda tr: tr("CPIM part 1"),
    "part-2": lambda tr: tr("CPIM part 2"),
    "basics": lambda tr: tr("Basics of supply chain management"),
    "master-planning": lambda tr: tr("Master planning of resources"),
    "detailed-scheduling": lambda tr: tr("Detailed scheduling and planning"),
    "execution": lambda tr: tr("Execution and control of operations"),
    "strategic-management": lambda tr: tr("Strategic management of resources"),
}
_FIELDS: Mapping[str, Phrase] = {
    "title": lambda tr: tr("Title"),
    "type": lambda tr: tr("Type"),
    "date": lambda tr: tr("Date"),
    "until": lambda tr: tr("Last day"),
    "quantity": lambda tr: tr("Quantity"),
    "weeks": lambda tr: tr("Weeks"),
    "points": lambda tr: tr("Points"),
    "reason": lambda tr: tr("Reason"),
    "provider": lambda tr: tr("Provider"),
    "notes": lambda tr: tr("Notes"),
    "topics": lambda tr: tr("Topics"),
    "category": lambda tr: tr("Category"),
    "score": lambda tr: tr("Score"),
    "event": lambda tr: tr("Event"),
    "row": lambda tr: tr("Rule"),
    "planned": lambda tr: tr("Planned"),
    "draft": lambda tr: tr("Draft"),
    "likelihood": lambda tr: tr("Likelihood in per cent"),
    "schedule": lambda tr: tr("Schedule"),
    "occurrence": lambda tr: tr("Day of the schedule"),
    "recurrence": lambda tr: tr("Repeated"),
    "frequency": lambda tr: tr("Repeated"),
    "start": lambda tr: tr("From"),
    "days": lambda tr: tr("Days each time"),
    "exam": lambda tr: tr("Exam"),
    "target": lambda tr: tr("Own target"),
    "programme": lambda tr: tr("Exam programme"),
    "key": lambda tr: tr("Reminder"),
    "snoozed_until": lambda tr: tr("Asleep until"),
    "allocations": lambda tr: tr("Cycle"),
    "name": lambda tr: tr("Name"),
    "ascm_id": lambda tr: tr("ASCM ID"),
    "email": lambda tr: tr("E-mail"),
    "former_names": lambda tr: tr("Former names"),
    "number": lambda tr: tr("Certificate number"),
    "receipt": lambda tr: tr("Receipt"),
    "designation": lambda tr: tr("Credential"),
    "credential": lambda tr: tr("Credential"),
    "certified": lambda tr: tr("Certified on"),
    "due": lambda tr: tr("Due date"),
    "policy": lambda tr: tr("Policy"),
    "years": lambda tr: tr("Years"),
    "cycle": lambda tr: tr("Cycle"),
    "excluded": lambda tr: tr("Left out"),
    "kind": lambda tr: tr("Kind"),
    "filed": lambda tr: tr("Filed on"),
    "trashed": lambda tr: tr("In the trash since"),
    "evidence": lambda tr: tr("Evidence"),
    "report": lambda tr: tr("Report"),
    "figures": lambda tr: tr("Figures"),
    "fee": lambda tr: tr("Fee"),
    "audited": lambda tr: tr("Audited on"),
    "approved": lambda tr: tr("Approved on"),
    "next_due": lambda tr: tr("Next due date"),
    "denied": lambda tr: tr("Denied on"),
    "denial_reason": lambda tr: tr("Reason of the denial"),
    "reopened_reason": lambda tr: tr("Reason of reopening"),
}


def designation(code: str, tr: Translate = english) -> str:
    """Return a designation's full name, the code itself where it is none of the rules'."""
    return _named(_DESIGNATIONS, code, tr)


def credential(held: Credential) -> str:
    """Return what a credential is called in short: its code, or the title the holder gave it."""
    return held.title if held.designation == CUSTOM else held.designation


def activity_type(type_id: str, tr: Translate = english) -> str:
    """Return an activity type's name."""
    return _named(_TYPES, type_id, tr)


def category(category_id: str, tr: Translate = english) -> str:
    """Return a category's name as the form has it."""
    return _named(_CATEGORIES, category_id, tr)


def topic(topic_id: str, tr: Translate = english) -> str:
    """Return a topic's name."""
    return _named(_TOPICS, topic_id, tr)


def state(value: State, tr: Translate = english) -> str:
    """Return how a state of an activity is called."""
    return _STATES[value](tr)


def kind(value: EvidenceKind, tr: Translate = english) -> str:
    """Return how a kind of evidence is called."""
    return _KINDS[value](tr)


def proof(value: Proof, tr: Translate = english) -> str:
    """Return how well evidence stands, in two words."""
    return _PROOFS[value](tr)


def standing(value: Standing, tr: Translate = english) -> str:
    """Return how a standing is called."""
    return _STANDINGS[value](tr)


def decision(value: Decision, tr: Translate = english) -> str:
    """Return where a submission stands, in a word."""
    return _DECISIONS[value](tr)


def policy(policy_id: str, tr: Translate = english) -> str:
    """Return a lapse policy's name."""
    return _named(_POLICIES, policy_id, tr)


def edition(edition_id: str, tr: Translate = english) -> str:
    """Return the name of an edition of the rules."""
    return _named(_EDITIONS, edition_id, tr)


def programme(programme_id: str, tr: Translate = english) -> str:
    """Return the name of an exam programme."""
    return _named(_PROGRAMMES, programme_id, tr)


def exam(exam_id: str, tr: Translate = english) -> str:
    """Return the name of an exam of a programme."""
    return _named(_EXAMS, exam_id, tr)


def field(field_id: str, tr: Translate = english) -> str:
    """Return what an input field is called."""
    return _named(_FIELDS, field_id, tr)


def _named(names: Mapping[str, Phrase], code: str, tr: Translate) -> str:
    phrase = names.get(code)
    return code if phrase is None else phrase(tr)
