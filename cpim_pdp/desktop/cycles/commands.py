"""What the holder does with cycles: commands, the message that follows, Undo beside it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import EditCredential, RemoveAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.desktop import files
from cpim_pdp.desktop.cycles.attempt_dialog import AttemptDialog
from cpim_pdp.desktop.cycles.decision_dialogs import Asking, DecisionDialog
from cpim_pdp.desktop.evidence.private_copies import PrivateCopies
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording import names


class CycleCommands(QObject):
    """Carries them out over one session."""

    def __init__(self, session: Session, gateway: Gateway, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._page = page
        self._copies = PrivateCopies()

    def ask(self, asking: Asking, submission: Submission) -> DecisionDialog:
        """Open the dialog in which what became of an application is noted."""
        question = asking(self._session, submission)
        dialog = DecisionDialog(self._session, self._gateway, question, self._page.window())
        dialog.open()
        return dialog

    def tell_filed(self, identity: str) -> None:
        """Say that an application is noted as filed."""
        (filed,) = [one for one in self._session.snapshot.submissions if one.id == identity]
        credential = self._session.snapshot.credential(filed.credential)
        text = tr("Cycle {number} of {credential} is filed; its report is kept in the log.")
        self._gateway.notice(
            text.format(number=filed.cycle, credential=names.credential(credential)),
            self._undo(),
        )

    def choose_policy(self, credential: Credential, policy: str) -> None:
        """Go by another policy for a credential, or by the one that the date picks."""
        wanted = replace(credential, policy=policy or None)
        if self._session.do(EditCredential(wanted, before=credential)) is None:
            return
        by_date = tr("The date of the deadline decides again which policy is in force.")
        chosen = tr("{policy} is in force now.").format(policy=names.policy(policy, tr))
        self._gateway.notice(chosen if policy else by_date, self._undo())

    def choose_programme(self, credential: Credential, programme: str) -> None:
        """Go by another exam programme on the way back to a credential."""
        wanted = replace(credential, programme=programme)
        if self._session.do(EditCredential(wanted, before=credential)) is not None:
            text = tr("You go by {programme} now.")
            said = text.format(programme=names.programme(programme, tr))
            self._gateway.notice(said, self._undo())

    def note_exam(self, credential: Credential, exam: str) -> AttemptDialog:
        """Open the dialog in which an exam that was taken is noted; ``exam`` is proposed."""
        return self._open_attempt(credential, exam=exam)

    def correct_exam(self, attempt: ExamAttempt) -> AttemptDialog:
        """Open the dialog in which an exam that was noted is corrected."""
        credential = self._session.snapshot.credential(attempt.credential)
        return self._open_attempt(credential, held=attempt)

    def remove_exam(self, attempt: ExamAttempt) -> None:
        """Remove an exam that was noted."""
        if self._session.do(RemoveAttempt(attempt.id)) is not None:
            self._gateway.notice(tr("The exam is removed."), self._undo())

    def open_report(self, submission: Submission) -> None:
        """Show a private copy of the kept report with the program that the desktop has for it."""
        data = self._report(submission)
        if data is not None:
            name = _file_name(self._session, submission)
            self._write(lambda: files.open_with_desktop(self._copies.write(name, io.BytesIO(data))))

    def save_report(self, submission: Submission) -> None:
        """Save a copy of the kept report where the holder wants it."""
        data = self._report(submission)
        if data is None:
            return
        name = PrivateCopies.name(_file_name(self._session, submission))
        place = files.report_to_write(self._page.window(), Path.home() / name)
        if place is not None and self._write(lambda: write_whole(place, data)):
            show = Offer(tr("Show in folder"), lambda: files.open_with_desktop(place.parent))
            self._gateway.notice(tr("Saved to {path}").format(path=place), show)

    def _open_attempt(
        self, credential: Credential, *, exam: str = "", held: ExamAttempt | None = None
    ) -> AttemptDialog:
        dialog = AttemptDialog(
            self._session,
            self._gateway,
            credential,
            exam=exam,
            held=held,
            parent=self._page.window(),
        )
        dialog.open()
        return dialog

    def _report(self, submission: Submission) -> bytes | None:
        try:
            return self._session.logbook.read_report(submission.report)
        except Refusal as refusal:
            self._gateway.refuse(refusal)
            return None

    def _write(self, carry_out: Callable[[], object]) -> bool:
        try:
            carry_out()
        except Refusal as refusal:
            self._gateway.refuse(refusal)
        except OSError as failure:
            place = failure.filename or self._session.path
            self._gateway.refuse(Refusal(Reason.FILE_NOT_WRITABLE, path=place))
        else:
            return True
        return False

    def _undo(self) -> Offer:
        return Offer(tr("Undo"), self._session.undo)


def _file_name(session: Session, submission: Submission) -> str:
    credential = session.snapshot.credential(submission.credential)
    return tr("{credential} cycle {number} report, filed {day}.pdf", "a file name").format(
        credential=names.credential(credential),
        number=submission.cycle,
        day=submission.filed.isoformat(),
    )
