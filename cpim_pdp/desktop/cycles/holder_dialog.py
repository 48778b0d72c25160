"""Changing what is known of the holder."""

from PySide6.QtWidgets import QWidget

from cpim_pdp.core.commands import ChangeHolder, Command
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.refusals import Reason
from cpim_pdp.desktop.cycles.note_dialog import NoteDialog, line_box
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr


class HolderDialog(NoteDialog):
    """The name as on the certificate, the ASCM ID, the mail address, former names."""

    guide = "first-steps.md#begin-a-log"

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        boxes = {
            "name": line_box(tr("Your &name, as on the certificate")),
            "ascm_id": line_box(tr("&ASCM ID (optional)")),
            "email": line_box(tr("&E-mail (optional)")),
            "former_names": line_box(tr("&Former names, as on older certificates (optional)")),
        }
        super().__init__(session, gateway, tr("Holder"), tr("&Save"), boxes, parent)
        self.places = {Reason.NAME_EMPTY: "name"}
        self._before = session.snapshot.holder
        for name in boxes:
            self.line(name).setText(getattr(self._before, name))
        words = tr("This stands on each report. It is kept in your log and nowhere else.")
        self.build(tr("What is known of you"), words)

    def command(self) -> Command:
        """Override: change the holder from what was shown."""
        wanted = Holder(**{name: self.typed(name) for name in self.boxes})
        return ChangeHolder(wanted, before=self._before)

    def done_with(self, command: Command) -> None:
        """Override: say so, with Undo beside it."""
        del command
        self.gateway.notice(tr("Saved."), Offer(tr("Undo"), self.session.undo))
