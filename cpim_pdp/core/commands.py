"""Commands: everything that can be done to a log, as values. `logbook` carries them out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import Details, EvidenceKind
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.merge_plan import MergePlan
from cpim_pdp.core.quantities import Quantity
from cpim_pdp.core.schedules import Series
from cpim_pdp.core.shared_change import SharedChange


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file to attach: where it lies now, and what it is."""

    path: str
    name: str
    kind: EvidenceKind = EvidenceKind.OTHER


@dataclass(frozen=True, slots=True)
class ChangeEvidence:
    """Say of the evidence of this hash what it is and is called; None leaves that as it was.

    A name keeps the suffix that the file came with.
    """

    id: str
    sha256: str
    kind: EvidenceKind | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeHolder:
    """Change what is known of the holder, from ``before`` as it was seen.

    Fields that both this and somebody else changed since are refused; others merge. Without
    ``before`` all is replaced.
    """

    holder: Holder
    before: Holder | None = None


@dataclass(frozen=True, slots=True)
class AddCredential:
    """Add a credential; its ``id`` is ignored and given by the log."""

    credential: Credential


@dataclass(frozen=True, slots=True)
class EditCredential:
    """Change the credential that has this one's id, from ``before`` as it was seen.

    Fields that both this and somebody else changed since are refused; others merge. Without
    ``before`` all is replaced.
    """

    credential: Credential
    before: Credential | None = None


@dataclass(frozen=True, slots=True)
class RemoveCredential:
    """Remove a credential that has no submission; the last one stays."""

    id: str


@dataclass(frozen=True, slots=True)
class AddActivity:
    """Log an activity with its evidence."""

    details: Details
    evidence: tuple[NewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class AddDrafts:
    """Put drafts into the inbox, each with its evidence, in one step."""

    drafts: tuple[AddActivity, ...]


@dataclass(frozen=True, slots=True)
class EditActivity:
    """Change an activity from ``before``, as the holder saw it, to ``after``; evidence is added.

    Fields that both the holder and somebody else changed since are refused; others merge.
    ``relabelled`` says of evidence that is attached already what it is.
    """

    id: str
    before: Details
    after: Details
    evidence: tuple[NewEvidence, ...] = ()
    relabelled: tuple[ChangeEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EditActivities:
    """Change many activities in the same way, all of them or none."""

    ids: tuple[str, ...]
    change: SharedChange


@dataclass(frozen=True, slots=True)
class DeleteActivities:
    """Move activities to the trash."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestoreActivities:
    """Take activities out of the trash."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DuplicateActivity:
    """Log a copy on another date, without evidence, score or mark; a period keeps its length."""

    id: str
    date: date


@dataclass(frozen=True, slots=True)
class ImportActivities:
    """Log many activities in one step; ``source`` is the name of the file they come from."""

    source: str
    activities: tuple[Details, ...]


@dataclass(frozen=True, slots=True)
class MergeLog:
    """Bring in another log, as ``plan`` says; ``source`` is its file's name, ``path`` its place.

    Refused where the plan would be another by now.
    """

    source: str
    path: str
    plan: MergePlan


@dataclass(frozen=True, slots=True)
class AttachEvidence:
    """Attach files to an activity."""

    id: str
    evidence: tuple[NewEvidence, ...]


@dataclass(frozen=True, slots=True)
class DetachEvidence:
    """Detach the evidence of this hash from an activity.

    The bytes stay until the trash is emptied.
    """

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RestoreEvidence:
    """Attach the evidence of this hash again that was detached from an activity."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EmptyTrash:
    """Remove for good what is in the trash: the one thing that can't be undone."""


@dataclass(frozen=True, slots=True)
class FileSubmission:
    """File the application for the cycle shown on ``filed``.

    ``report`` is the report's bytes as of that day.
    """

    credential: str
    filed: date
    attested: bool
    report: bytes
    fee: Decimal | None = None
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class ApproveSubmission:
    """Note that a submission was approved.

    ``due`` is the next due date where the account shows another than usual.
    """

    id: str
    approved: date
    due: date | None = None


@dataclass(frozen=True, slots=True)
class DenySubmission:
    """Note that a submission was denied, and why."""

    id: str
    denied: date
    reason: str


@dataclass(frozen=True, slots=True)
class AuditSubmission:
    """Note that a submission is being audited."""

    id: str
    audited: date


@dataclass(frozen=True, slots=True)
class ReopenSubmission:
    """Make what was filed editable again, as if it had not been filed."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddSchedule:
    """Add a schedule, with an entry marked planned for each of its days in a shown cycle."""

    series: Series


@dataclass(frozen=True, slots=True)
class EditSchedule:
    """Change a schedule from ``before``, as the holder saw it, to ``after``.

    Its entries that lie ahead, are not confirmed and were not touched become as it is now. Fields
    that both the holder and somebody else changed since are refused; others merge.
    """

    id: str
    before: Series
    after: Series


@dataclass(frozen=True, slots=True)
class RemoveSchedule:
    """Remove a schedule; its entries that lie ahead and are not confirmed go to the trash."""

    id: str


@dataclass(frozen=True, slots=True)
class TakePlan:
    """Plan activities, and series that come again, in one step: what was only a what-if so far."""

    additions: tuple[Details | Series, ...]


@dataclass(frozen=True, slots=True)
class ConfirmActivities:
    """Note that planned activities came true, on ``day`` and to ``quantity`` where others."""

    ids: tuple[str, ...]
    day: date | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class AddAttempt:
    """Note an exam taken on the way back; its ``id`` is ignored and given by the log."""

    attempt: ExamAttempt


@dataclass(frozen=True, slots=True)
class EditAttempt:
    """Change the attempt that has this one's id, from ``before`` as it was seen.

    Fields that both this and somebody else changed since are refused; others merge. Without
    ``before`` all is replaced.
    """

    attempt: ExamAttempt
    before: ExamAttempt | None = None


@dataclass(frozen=True, slots=True)
class RemoveAttempt:
    """Remove an exam attempt."""

    id: str


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """Let a reminder sleep until a day; None wakes it."""

    key: str
    until: date | None


Command = (
    ChangeHolder
    | AddCredential
    | EditCredential
    | RemoveCredential
    | AddActivity
    | AddDrafts
    | EditActivity
    | EditActivities
    | DeleteActivities
    | RestoreActivities
    | DuplicateActivity
    | ImportActivities
    | MergeLog
    | AttachEvidence
    | ChangeEvidence
    | DetachEvidence
    | RestoreEvidence
    | EmptyTrash
    | FileSubmission
    | ApproveSubmission
    | DenySubmission
    | AuditSubmission
    | ReopenSubmission
    | AddSchedule
    | EditSchedule
    | RemoveSchedule
    | TakePlan
    | ConfirmActivities
    | AddAttempt
    | EditAttempt
    | RemoveAttempt
    | SnoozeReminder
)
