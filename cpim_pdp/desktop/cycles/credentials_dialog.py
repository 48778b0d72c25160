"""Who the holder is and which credentials they have: to look at, add, change and remove."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.core.commands import RemoveCredential
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.cycles.credential_dialog import CredentialDialog
from cpim_pdp.desktop.cycles.holder_dialog import HolderDialog
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.line_table import Heading, Line, LineTable
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_SIZE = (680, 440)
_LEAST = (560, 380)


class CredentialsDialog(QDialog):
    """Shows the holder and a line for each credential; each change can be undone."""

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Holder and credentials"))
        self._session = session
        self._gateway = gateway
        self.summaries: tuple[Summary, ...] = ()
        self.holder = Label("", Size.HEAD, wraps=True)
        self.under = Label("", tone=Tone.SECONDARY, wraps=True)
        self.holder_button = QPushButton(tr("Change &details..."))
        self.table = LineTable(tr("Credentials, the one due first on top"), _headings())
        self.add_button = QPushButton(tr("&Add..."))
        self.edit_button = QPushButton(tr("&Edit..."))
        self.remove_button = QPushButton(tr("&Remove..."))
        self.show_button = QPushButton(tr("&Show this one"))
        self.close_button = QPushButton(tr("&Close"))
        self._build()
        self._connect()
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.show_session()
        self.table.setFocus()
        offer_help(self, "points-and-rules.md#what-is-asked", beside=self.close_button)

    @classmethod
    def tell(
        cls, session: Session, gateway: Gateway, parent: QWidget | None
    ) -> "CredentialsDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, gateway, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(MessageBar(self._gateway, self))
        about = Card()
        about.setAccessibleName(tr("Holder"))
        about.content.addWidget(self.holder)
        about.content.addWidget(self.under)
        column.addWidget(about)
        held = Card()
        held.setAccessibleName(tr("Credentials"))
        held.content.setContentsMargins(1, 1, 1, 1)
        held.content.addWidget(self.table)
        column.addWidget(held, 1)
        column.addLayout(self._row(self.add_button, self.edit_button, self.remove_button))
        column.addLayout(self._last_row())
        self._lay_out_holder(about)

    def _lay_out_holder(self, about: Card) -> None:
        row = QHBoxLayout()
        row.addWidget(self.holder_button)
        row.addStretch(1)
        about.content.addLayout(row)
        self._plain(self.holder_button)

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in buttons:
            self._plain(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _last_row(self) -> QHBoxLayout:
        row = self._row(self.show_button)
        self._plain(self.close_button)
        row.addWidget(self.close_button)
        return row

    @staticmethod
    def _plain(button: QPushButton) -> None:
        button.setAutoDefault(False)
        button.setMinimumHeight(button.fontMetrics().height() + 4 * GRID)

    def _connect(self) -> None:
        self.holder_button.clicked.connect(self.change_holder)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.show_button.clicked.connect(self._show_chosen)
        self.close_button.clicked.connect(self.accept)
        # Later, for the key that Qt hands on to this dialog would press the opened one's button.
        self.table.activated.connect(lambda _index: QTimer.singleShot(0, self, self.edit))
        self.table.chosen.connect(lambda _place: self._enable())
        self._session.changed.connect(self.show_session)

    # What it shows

    def show_session(self) -> None:
        """Show holder and credentials as they are now; the selected one stays so."""
        before = self._chosen()
        holder = self._session.snapshot.holder
        self.holder.setText(holder.name)
        self.under.setText(_under(holder))
        self.summaries = self._session.summaries()
        self.table.show_lines([_line(one) for one in self.summaries])
        wanted = before or self._session.summary().credential
        held = [one.credential.id for one in self.summaries]
        if wanted.id in held:
            self.table.selectRow(held.index(wanted.id))
        self._enable()

    def _chosen(self) -> Credential | None:
        place = self.table.place()
        return self.summaries[place].credential if 0 <= place < len(self.summaries) else None

    def _enable(self) -> None:
        writable, chosen = not self._session.read_only, self._chosen()
        for button in (self.holder_button, self.add_button):
            button.setEnabled(writable)
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(writable and chosen is not None)
        shown = self._session.summary().credential.id
        self.show_button.setEnabled(chosen is not None and chosen.id != shown)

    # What it does

    def change_holder(self) -> None:
        """Open the dialog of the holder."""
        HolderDialog(self._session, self._gateway, self).open()

    def add(self) -> None:
        """Open the dialog of a new credential."""
        CredentialDialog(self._session, self._gateway, None, self).open()

    def edit(self) -> None:
        """Open the dialog of the selected credential."""
        chosen = self._chosen()
        if chosen is not None and not self._session.read_only:
            CredentialDialog(self._session, self._gateway, chosen, self).open()

    def remove(self) -> None:
        """Remove the selected credential, if the holder means it."""
        chosen = self._chosen()
        if chosen is None:
            return
        name = names.credential(chosen)
        sure = self._gateway.ask(
            tr("Remove {credential} from this log?").format(credential=name),
            yes=tr("Remove"),
            detail=tr(
                "The activities stay, for they may count for others. What you decided about them"
                " for this credential goes; Undo brings it back."
            ),
            over=self,
        )
        if sure and self._session.do(RemoveCredential(chosen.id)) is not None:
            self._gateway.notice(
                tr("{credential} is removed.").format(credential=name),
                Offer(tr("Undo"), self._session.undo),
            )

    def _show_chosen(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._session.choose(chosen)
            self.accept()


def _under(holder: Holder) -> str:
    parts = []
    if holder.ascm_id:
        parts.append(tr("ASCM ID {id}").format(id=holder.ascm_id))
    if holder.email:
        parts.append(holder.email)
    if holder.former_names:
        parts.append(tr("formerly {names}").format(names=holder.former_names))
    return " · ".join(parts) or tr("Only the name is known.")


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("Credential"), wide=True),
        Heading(tr("Certified")),
        Heading(tr("Cycle"), figures=True),
        Heading(tr("Due")),
        Heading(tr("Standing")),
        Heading(tr("Points"), figures=True),
    )


def _line(one: Summary) -> Line:
    return Line(
        (
            names.credential(one.credential),
            figures.day(one.credential.certified, tr),
            str(one.cycle.number),
            figures.day(one.cycle.due, tr),
            names.standing(one.verdict.standing, tr),
            tr("{counted} of {required}").format(
                counted=figures.points(one.points.counted, tr),
                required=figures.points(one.points.required, tr),
            ),
        )
    )
