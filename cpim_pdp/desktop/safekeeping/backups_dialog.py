"""The backups of a log: which there are, what going back to one would change, and going back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from cpim_pdp import logbook
from cpim_pdp.core.difference import Difference
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.line_table import Heading, Line, LineTable
from cpim_pdp.desktop.look.telling import Telling
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.look.waiting import Waiting
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.moments import moment
from cpim_pdp.desktop.safekeeping.keeping import Keeping
from cpim_pdp.desktop.safekeeping.losses_dialog import LossesDialog
from cpim_pdp.desktop.safekeeping.second_folder import SecondFolder
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import KeptBackup, Recovered
from cpim_pdp.wording import difference as differences
from cpim_pdp.wording import figures, refusals

_SIZE = (760, 520)
_LEAST = (600, 420)


class BackupsDialog(QDialog):
    """Lists the backups of a session's log, newest first, and goes back to one."""

    def __init__(
        self, session: Session, keeping: Keeping, gateway: Gateway, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backups"))
        self._session = session
        self._keeping = keeping
        self._gateway = gateway
        self._looking: SideWork | None = None
        self._restoring: SideWork | None = None
        self.backups: tuple[KeptBackup, ...] = ()
        self.table = LineTable(tr("Backups, the newest first"), _headings())
        self.telling = Telling(tr("What going back would change"))
        self.waiting = Waiting()
        self.second = SecondFolder(session, keeping, gateway)
        self.back_up_button = QPushButton(tr("&Back up now"))
        self.folder_button = QPushButton(tr("&Show in folder"))
        self.close_button = QPushButton(tr("&Close"))
        self.restore_button = FilledButton(tr("&Go back to this one..."))
        self._build()
        self._connect()
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.show_backups()
        self.table.setFocus()
        offer_help(self, "safekeeping.md#backups", beside=self.close_button)

    @classmethod
    def tell(
        cls, session: Session, keeping: Keeping, gateway: Gateway, parent: QWidget | None
    ) -> "BackupsDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, keeping, gateway, parent)
        dialog.open()
        return dialog

    # What it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(MessageBar(self._gateway, self))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        card = Card()
        card.setAccessibleName(tr("Backups"))
        card.content.setContentsMargins(1, 1, 1, 1)
        card.content.addWidget(self.table)
        split.addWidget(card)
        split.addWidget(self.telling)
        split.setSizes([_SIZE[0] * 67 // 100, _SIZE[0] * 33 // 100])
        column.addWidget(split, 1)
        column.addWidget(self.second)
        column.addWidget(self.waiting)
        column.addLayout(self._button_row())

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in (self.back_up_button, self.folder_button, self.close_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(self.restore_button.sizeHint().height())
        self.restore_button.setAutoDefault(False)
        row.addWidget(self.back_up_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.restore_button)
        return row

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_backup)
        self.second.chosen.connect(self.show_backups)
        self.back_up_button.clicked.connect(self.back_up)
        self.folder_button.clicked.connect(self._show_in_folder)
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.accept)
        self._keeping.changed.connect(self._kept)

    # What it shows

    def show_backups(self) -> None:
        """Show the backups as they are now."""
        self.backups = self._session.backups()
        self.table.show_lines([_line(one) for one in self.backups])
        if not self.backups:
            self.telling.tell(
                tr("There is no backup of this log yet."),
                tr("One is made by itself when the log is opened or left after a change."),
            )
        self.second.show_folder()
        self._enable()

    def _kept(self) -> None:
        if self._restoring is not None:
            return
        if self._keeping.is_busy:
            self.waiting.begin(tr("Backing up..."))
        else:
            self.waiting.end()
            self.show_backups()
        self._enable()

    def _enable(self) -> None:
        is_idle = self._restoring is None and not self._keeping.is_busy
        self.second.set_possible(possible=is_idle)
        self.back_up_button.setEnabled(is_idle)
        for button in (self.folder_button, self.restore_button):
            button.setEnabled(is_idle and self.table.place() >= 0)
        if self._session.read_only:
            self.restore_button.setEnabled(False)
        self.close_button.setEnabled(self._restoring is None)

    def _chosen(self) -> KeptBackup | None:
        place = self.table.place()
        return self.backups[place] if place >= 0 else None

    def _show_backup(self, _place: int) -> None:
        backup = self._chosen()
        self._enable()
        if backup is None:
            return
        title = tr("Back to {when}").format(when=moment(backup.at))
        self.telling.tell(title, tr("Comparing with the log as it is now..."))
        path, clock = self._session.path, self._session.clock
        self._look(lambda: logbook.preview(backup.path, path, clock=clock), title)

    def _look(self, carry_out: Callable[[], object], title: str) -> None:
        """Compare beside the window; what comes too late, as another line is chosen, is dropped."""

        def tell(found: Difference | None) -> None:
            if self._looking is work and found is not None:
                headline, *rest = differences.lines(found, tr)
                self.telling.tell(title, headline, rest)

        def refuse(refusal: Refusal) -> None:
            if self._looking is work:
                self.telling.tell(title, refusals.in_window(refusal, tr))

        work = SideWork(carry_out, self)
        work.succeeded.connect(tell)
        work.refused.connect(refuse)
        if self._looking is not None:
            self._looking.wait()
        self._looking = work
        work.start()

    # What it does

    def back_up(self) -> None:
        """Make a backup, and say where it lies."""
        self._keeping.back_up(self._session.path, self._tell_backup)

    def _tell_backup(self, made: Path) -> None:
        self._gateway.notice(tr("Backed up to {path}").format(path=made))

    def _show_in_folder(self) -> None:
        if (backup := self._chosen()) is not None:
            files.open_with_desktop(backup.path.parent)

    def restore(self) -> None:
        """Go back to the selected backup, if the holder means it; what is there is kept."""
        backup = self._chosen()
        if backup is None or not self._is_meant(backup):
            return
        if self._looking is not None:
            self._looking.wait()
        session = self._session
        path, rulebook, clock = session.path, session.rulebook, session.clock
        work = SideWork(lambda: logbook.recover(backup.path, path, rulebook, clock=clock), self)
        work.succeeded.connect(lambda done: self._restored(backup, done))
        work.refused.connect(self._refused)
        work.broke.connect(lambda _error: self._take_up())
        self._restoring = work
        self._enable()
        self.waiting.begin(tr("Going back..."))
        # Closed, for Windows replaces no file that is open.
        session.release()
        work.start()

    def _is_meant(self, backup: KeptBackup) -> bool:
        question = tr("Go back to the log as it was on {when}?").format(when=moment(backup.at))
        return self._gateway.ask(
            question,
            yes=tr("Go back"),
            detail=tr("The log as it is now is backed up first, so you can come back to it."),
            over=self,
        )

    def _take_up(self) -> None:
        if self._restoring is not None:
            self._restoring.wait()
            self._restoring = None
        self.waiting.end()
        self._session.reopen()
        self.show_backups()

    def _restored(self, backup: KeptBackup, done: Recovered) -> None:
        self._take_up()
        text = tr("The log is again as it was on {when}.").format(when=moment(backup.at))
        kept = done.kept
        if kept is None:
            self._gateway.notice(text)
        else:
            folder = kept.parent
            offer = Offer(tr("Show what it was"), lambda: files.open_with_desktop(folder))
            self._gateway.notice(text, offer)
        if done.losses:
            LossesDialog.tell(done, self)

    def _refused(self, refusal: Refusal) -> None:
        self._take_up()
        self._gateway.refuse(refusal)

    # Leaving it

    def done(self, result: int) -> None:
        """Override: not while the log is being replaced."""
        if self._restoring is None:
            self._end_looking()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: not while the log is being replaced."""
        if self._restoring is not None:
            event.ignore()
            return
        self._end_looking()
        super().closeEvent(event)

    def _end_looking(self) -> None:
        if self._looking is not None:
            self._looking.wait()
            self._looking = None


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("When")),
        Heading(tr("Activities"), figures=True),
        Heading(tr("Points"), figures=True),
        Heading(tr("Size"), figures=True),
        Heading(tr("Where"), wide=True),
    )


def _line(backup: KeptBackup) -> Line:
    known = backup.figures
    return Line(
        (
            moment(backup.at),
            "" if known is None else figures.count(known.activities, tr),
            _points(backup),
            "" if backup.size is None else figures.size(backup.size, tr),
            tr("your folder") if backup.is_additional else tr("this computer"),
        )
    )


def _points(backup: KeptBackup) -> str:
    counted = () if backup.figures is None else backup.figures.points
    if len(counted) == 1:
        return figures.points(counted[0].counted, tr)
    each = tr("{designation} {points}", "CPIM 28.5")
    return " · ".join(
        each.format(designation=one.designation, points=figures.points(one.counted, tr))
        for one in counted
    )
