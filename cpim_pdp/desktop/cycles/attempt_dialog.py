"""Noting an exam that was taken on the way back to an expired credential, or correcting it."""

from PySide6.QtWidgets import QComboBox, QWidget

from cpim_pdp.core import points
from cpim_pdp.core.attempts import ExamAttempt, programmes_for
from cpim_pdp.core.commands import AddAttempt, Command, EditAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog, dated, line_box
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_PLACES = {
    Reason.EXAM_UNKNOWN: "exam",
    Reason.SCORE_OUT_OF_RANGE: "score",
    Reason.NOT_A_WHOLE_NUMBER: "score",
    Reason.ATTEMPT_AHEAD: "date",
    Reason.ATTEMPT_BEFORE_EXPIRY: "date",
    Reason.DATE_OUT_OF_RANGE: "date",
}


class AttemptDialog(NoteDialog):
    """Which exam, when, and the scaled score; ``exam`` is proposed, ``held`` is corrected."""

    guide = "after-filing.md#expired-the-way-back"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        credential: Credential,
        *,
        exam: str = "",
        held: ExamAttempt | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.exam = QComboBox()
        boxes = {
            "exam": FieldBox(tr("&Exam"), self.exam),
            "date": FieldBox(
                tr("&Taken on"), dated(session.today(), None if held is None else held.date)
            ),
            "score": line_box(tr("Scaled &score, 200 to 350")),
        }
        super().__init__(
            session, gateway, tr("Exam on the way back"), tr("&Note the exam"), boxes, parent
        )
        self.places = _PLACES
        self._credential = credential
        self._held = held
        self._offer(exam if held is None else held.exam)
        if held is not None:
            self.line("score").setText(str(held.score))
        words = tr("It is passed from 300. An exam that was not passed is worth noting too.")
        self.build(tr("An exam that was taken"), words)
        (self.exam if not exam else boxes["date"].editor).setFocus()

    def _offer(self, proposed: str) -> None:
        for programme in programmes_for(self._credential, self.session.rulebook):
            for exam in programme.exams:
                self.exam.addItem(names.exam(exam, tr), exam)
        self.exam.setCurrentIndex(max(0, self.exam.findData(proposed)))

    def command(self) -> Command:
        """Override: note it, or correct it from what was shown."""
        held = self._held
        taken = ExamAttempt(
            id="" if held is None else held.id,
            credential=self._credential.id,
            exam=self.exam.currentData(),
            date=self.past_day("date"),
            score=self._score(),
        )
        return AddAttempt(taken) if held is None else EditAttempt(taken, held)

    def _score(self) -> int:
        text = self.typed("score").strip()
        number = points.number(text)
        if number is None or number != int(number):
            raise Misplaced("score", Refusal(Reason.NOT_A_WHOLE_NUMBER, text=text))
        return int(number)

    def done_with(self, command: Command) -> None:
        """Override: say so, and whether that opened a new cycle, with Undo beside it."""
        del command
        self.gateway.notice(
            _said(self.session, self._credential), Offer(tr("Undo"), self.session.undo)
        )


def _said(session: Session, credential: Credential) -> str:
    summary = session.summary(credential)
    if summary.verdict.standing is Standing.EXPIRED:
        return tr("The exam is noted.")
    cycle = summary.shown
    return tr("All exams are passed. Cycle {number} is open: {period}.").format(
        number=cycle.number, period=figures.days(cycle.start, cycle.due, tr)
    )
