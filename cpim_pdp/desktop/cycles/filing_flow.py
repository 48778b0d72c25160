"""From the cards in which a filing is typed and attested to the filing that is noted."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.cycles.application import Application, Filing
from cpim_pdp.desktop.cycles.attestation_card import AttestationCard
from cpim_pdp.desktop.cycles.filing_card import FilingCard
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals


class FilingFlow(QObject):
    """Reads the cards, lets the filing be noted, and tells them what came of it.

    Signals:
        sought: a card has something to say; a `QWidget` that is to come into sight.
        filed: the filing is noted; the submission's id.
    """

    sought = Signal(object)
    filed = Signal(str)

    def __init__(
        self, session: Session, attestation: AttestationCard, card: FilingCard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._attestation = attestation
        self._card = card
        self._credential: Credential | None = None
        self.filing = Filing(session, self)
        card.wanted.connect(self.file)
        card.given_up.connect(self.give_up)
        self.filing.progressed.connect(card.tell)
        self.filing.filed.connect(self._filed)
        self.filing.refused.connect(self._refused)
        self.filing.broke.connect(card.end)
        session.leaving.connect(self.give_up)

    def begin_anew(self) -> None:
        """Ask for everything again, as for another cycle."""
        self._attestation.take_back()
        self._card.propose(self._session.today())

    def show_credential(self, credential: Credential) -> None:
        """File for this credential from now on."""
        self._credential = credential

    def file(self) -> None:
        """Note that the application is filed, or say why that can't be."""
        if self._credential is None or self.filing.is_busy:
            return
        self._card.forgive()
        application = self._typed(self._credential)
        if application is None:
            return
        try:
            self.filing.begin(application)
        except Refusal as refusal:
            self._refused(refusal)
        else:
            self._card.begin()

    def give_up(self) -> None:
        """Note nothing after all."""
        self.filing.give_up()
        self._card.end()

    def _typed(self, credential: Credential) -> Application | None:
        """Return what was typed; None where it can't be read, which is said beside its field."""
        try:
            return Application(
                credential,
                self._card.day(),
                self._attestation.is_given,
                self._card.paid(),
                self._card.receipt.text(),
            )
        except Refusal:
            return None

    def _refused(self, refusal: Refusal) -> None:
        self._card.end()
        if refusal.reason is not Reason.ATTESTATION_MISSING:
            self._card.refuse(refusal)
            self._seek(self._card)
            return
        self._attestation.refuse(refusals.in_window(refusal, tr))
        self._seek(self._attestation)
        self._attestation.box.setFocus()

    def _seek(self, card: QWidget) -> None:
        self.sought.emit(card)

    def _filed(self, identity: str) -> None:
        self._card.end()
        self.filed.emit(identity)
