"""Filing the application: the report of that day is made beside the window, then all is noted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, Signal

from cpim_pdp import reports
from cpim_pdp.core import filing
from cpim_pdp.core.commands import FileSubmission
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.desktop.printing.paper import usual_paper
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import Progress, SideWork
from cpim_pdp.desktop.translation import printed


@dataclass(frozen=True, slots=True)
class Application:
    """What the holder says of a filing."""

    credential: Credential
    filed: date
    attested: bool
    fee: Decimal | None
    receipt: str


class Filing(QObject):
    """Files one application at a time.

    Signals:
        progressed: how much of the report is made, of how much.
        filed: it is noted; the submission's id.
        refused: it is not, and nothing was changed; a `Refusal`.
        broke: a mistake of ours; the crash report is shown by who raises it.
    """

    progressed = Signal(int, int)
    filed = Signal(str)
    refused = Signal(object)
    broke = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: SideWork | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an application is being filed."""
        return self._work is not None

    def begin(self, application: Application) -> None:
        """Check that it can be filed and begin; what comes of it is told by the signals.

        Raises:
            Refusal: it can't be filed; no report was begun.
        """
        summary = self._checked(application)
        snapshot = self._session.snapshot
        work = SideWork.telling(partial(_report, summary, snapshot), self)
        work.progressed.connect(self.progressed)
        work.succeeded.connect(partial(self._note, application, snapshot))
        work.refused.connect(self._refuse)
        work.broke.connect(self._break)
        self._work = work
        work.start()

    def give_up(self) -> None:
        """End it where it is; nothing is noted."""
        if self._work is not None:
            self._work.give_up()
            self._work = None

    def _checked(self, application: Application) -> Summary:
        session, credential = self._session, application.credential
        if not application.attested:
            raise Refusal(Reason.ATTESTATION_MISSING)
        if application.filed > session.today():
            raise Refusal(Reason.DAY_AHEAD, day=application.filed)
        filing.check_earlier(session.snapshot.submissions_of(credential.id), application.filed)
        summary = summarise(session.snapshot, session.rulebook, credential, application.filed)
        filing.check_fit(summary, session.rulebook)
        return summary

    def _note(self, application: Application, made_of: Snapshot, report: bytes) -> None:
        self.give_up()
        self._session.look_around()
        try:
            if self._session.snapshot != made_of:
                # The log changed meanwhile, so the report would not be of what is filed.
                self.begin(application)
                return
            done = self._session.attempt(_command(application, report))
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.filed.emit(done.ids[0])

    def _refuse(self, refusal: Refusal) -> None:
        self.give_up()
        self.refused.emit(refusal)

    def _break(self) -> None:
        self.give_up()
        self.broke.emit()


def _report(summary: Summary, snapshot: Snapshot, progress: Progress) -> bytes:
    return reports.maintenance_report(
        summary, snapshot.holder, paper=usual_paper(), tr=printed, progress=progress
    )


def _command(application: Application, report: bytes) -> FileSubmission:
    return FileSubmission(
        application.credential.id,
        application.filed,
        application.attested,
        report,
        fee=application.fee,
        receipt=application.receipt,
    )
