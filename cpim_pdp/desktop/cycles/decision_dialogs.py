"""Noting what became of an application: approved, denied, in audit; or reopening it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cpim_pdp.core import dates
from cpim_pdp.core.commands import (
    ApproveSubmission,
    AuditSubmission,
    Command,
    DenySubmission,
    ReopenSubmission,
)
from cpim_pdp.core.credentials import designation_of
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.submissions import Submission
from cpim_pdp.desktop.cycles.note_dialog import NoteDialog, dated, line_box
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks of a submission, the command that the answers make, and what is said then.

    ``places`` names the field that a refusal is told beside.
    """

    title: str
    heading: str
    words: str
    button: str
    boxes: Mapping[str, FieldBox]
    places: Mapping[Reason, str]
    command: Callable[[NoteDialog], Command]
    said: Callable[[], str]


Asking = Callable[[Session, Submission], Question]


class DecisionDialog(NoteDialog):
    """Asks one question; the answer is noted, said, and can be undone."""

    def __init__(
        self, session: Session, gateway: Gateway, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, gateway, question.title, question.button, question.boxes, parent)
        self.places = question.places
        self._question = question
        self.build(question.heading, question.words)

    def command(self) -> Command:
        """Override: what the answers make."""
        return self._question.command(self)

    def done_with(self, command: Command) -> None:
        """Override: say so, with Undo beside it."""
        del command
        self.gateway.notice(self._question.said(), Offer(tr("Undo"), self.session.undo))


def approval(session: Session, submission: Submission) -> Question:
    """Ask when it was approved; the next due date is proposed and may be changed."""
    today = session.today()
    credential = session.snapshot.credential(submission.credential)
    years = designation_of(credential, session.rulebook).years
    usual = dates.years(submission.figures.due, years)

    def command(dialog: NoteDialog) -> Command:
        approved, due = dialog.past_day("approved"), dialog.day("due")
        return ApproveSubmission(submission.id, approved, None if due == usual else due)

    def said() -> str:
        cycle = session.summary(credential).shown
        return tr("Approved. Cycle {number} is open: {period}.").format(
            number=cycle.number, period=figures.days(cycle.start, cycle.due, tr)
        )

    words = tr(
        "The next due date is {span} after the present one, however early you filed. If your"
        " account shows another, enter that one."
    )
    return Question(
        title=tr("Approved"),
        heading=_about(tr("Cycle {number} of {credential} was approved"), session, submission),
        words=words.format(span=figures.span(12 * years, tr)),
        button=tr("&Note the approval"),
        boxes={
            "approved": FieldBox(tr("&Approved on"), dated(today, today)),
            "due": FieldBox(tr("Next &due date"), dated(today, usual)),
        },
        places={Reason.DECISION_BEFORE_FILING: "approved", Reason.NEXT_DUE_TOO_EARLY: "due"},
        command=command,
        said=said,
    )


def denial(session: Session, submission: Submission) -> Question:
    """Ask when it was denied, and why."""
    today = session.today()
    return Question(
        title=tr("Denied"),
        heading=_about(tr("Cycle {number} of {credential} was denied"), session, submission),
        words=tr(
            "The cycle is then as if it had never been filed: its activities can be changed again,"
            " and it can be filed anew."
        ),
        button=tr("&Note the denial"),
        boxes={
            "denied": FieldBox(tr("&Denied on"), dated(today, today)),
            "reason": line_box(tr("&Reason that was given")),
        },
        places={Reason.DECISION_BEFORE_FILING: "denied", Reason.REASON_EMPTY: "reason"},
        command=lambda dialog: DenySubmission(
            submission.id, dialog.past_day("denied"), dialog.typed("reason")
        ),
        said=lambda: tr("Denied. Cycle {number} can be filed anew.").format(
            number=submission.cycle
        ),
    )


def audit(session: Session, submission: Submission) -> Question:
    """Ask when the audit was announced."""
    today = session.today()
    return Question(
        title=tr("In audit"),
        heading=_about(tr("Cycle {number} of {credential} is audited"), session, submission),
        words=tr(
            "Papers are asked for. No source says how long you have to answer: the letter does."
        ),
        button=tr("&Note the audit"),
        boxes={"audited": FieldBox(tr("&Announced on"), dated(today, today))},
        places={Reason.DECISION_BEFORE_FILING: "audited"},
        command=lambda dialog: AuditSubmission(submission.id, dialog.past_day("audited")),
        said=lambda: tr("In audit. Send the papers that the letter asks for, and keep a copy."),
    )


def reopening(session: Session, submission: Submission) -> Question:
    """Ask why what was filed is to be changed after all."""
    return Question(
        title=tr("Reopen"),
        heading=_about(tr("Reopen cycle {number} of {credential}"), session, submission),
        words=tr(
            "What was filed can be changed again, and the cycle counts as not filed. The report of"
            " then stays in the log."
        ),
        button=tr("&Reopen"),
        boxes={"reason": line_box(tr("Rea&son"))},
        places={Reason.REASON_EMPTY: "reason"},
        command=lambda dialog: ReopenSubmission(submission.id, dialog.typed("reason")),
        said=lambda: tr("Reopened. Cycle {number} counts as not filed.").format(
            number=submission.cycle
        ),
    )


def _about(text: str, session: Session, submission: Submission) -> str:
    credential = session.snapshot.credential(submission.credential)
    return text.format(number=submission.cycle, credential=names.credential(credential))
