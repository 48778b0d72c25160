"""A second folder for the backups of a log: which one it is, and choosing another."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Elided, Tone
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.safekeeping.keeping import Keeping
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr


class SecondFolder(QWidget):
    """Says which folder it is, and lets the holder choose another or none.

    Signals:
        chosen: another folder, or none, is kept in mind.
    """

    chosen = Signal()

    def __init__(
        self, session: Session, keeping: Keeping, gateway: Gateway, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeping = keeping
        self._gateway = gateway
        self.place = Elided("", tone=Tone.SECONDARY)
        self.choose_button = LinkButton(tr("Also keep backups &in..."))
        self.forget_button = LinkButton(tr("&No longer there"))
        self.choose_button.clicked.connect(self.choose)
        self.forget_button.clicked.connect(lambda: self._keep_in(None))
        links = QHBoxLayout()
        links.setSpacing(2 * GRID)
        links.addWidget(self.choose_button)
        links.addWidget(self.forget_button)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.place)
        column.addLayout(links)
        self.show_folder()

    def show_folder(self) -> None:
        """Say which folder it is now."""
        folder = self._session.additional_folder()
        only = tr("Backups are kept on this computer only.")
        both = tr("Backups are also kept in {folder}").format(folder=folder)
        self.place.setText(only if folder is None else both)
        self.forget_button.setVisible(folder is not None)

    def choose(self) -> None:
        """Ask for a folder in which backups are kept too."""
        chosen = files.folder_for_backups(self, self._session.additional_folder())
        if chosen is not None:
            self._keep_in(chosen)

    def set_possible(self, *, possible: bool) -> None:
        """Let it be changed, or not while backups are being made."""
        for button in (self.choose_button, self.forget_button):
            button.setEnabled(possible)

    def _keep_in(self, folder: Path | None) -> None:
        try:
            self._session.keep_also_in(folder)
        except Refusal as refusal:
            self._gateway.refuse(refusal)
            return
        self.show_folder()
        self.chosen.emit()
        self._keeping.keep(self._session.path)
