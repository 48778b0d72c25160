"""An open log as the window sees it: runs commands, keeps summaries, says what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from cpim_pdp.core.cycles import Cycle
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.situation import situation_of
from cpim_pdp.core.summary import Summary, states, summaries, summarise
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.translation import tr
from cpim_pdp.later import later
from cpim_pdp.logbook import Logbook

if TYPE_CHECKING:
    from pathlib import Path

    from cpim_pdp.core import reminding
    from cpim_pdp.core.activities import State
    from cpim_pdp.core.commands import Command
    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.cycles import Cycle
    from cpim_pdp.core.reminders import Reminder
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.core.snapshot import Snapshot
    from cpim_pdp.logbook import Done, HistoryEntry, KeptBackup
    from cpim_pdp.wording import refusals
else:
    reminding = later("cpim_pdp.core.reminding")
    refusals = later("cpim_pdp.wording.refusals")

Clock = Callable[[], datetime]
_LOOK_AROUND_MS = 3_000


@unique
class Cause(StrEnum):
    """Why what is shown is out of date."""

    COMMAND = "command"
    UNDO = "undo"
    REDO = "redo"
    ELSEWHERE = "elsewhere"
    CHOICE = "choice"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Change:
    """What `Session.changed` tells: why, and the ids of the rows that a command made or changed."""

    cause: Cause
    ids: tuple[str, ...] = ()


class Session(QObject):
    """One open log.

    Signals:
        changed: a `Change`; snapshot and summaries are new.
        leaving: the file is about to be closed; what is still at work on it has to end.
    """

    changed = Signal(object)
    leaving = Signal()

    def __init__(
        self,
        logbook: Logbook,
        path: Path,
        rulebook: Rulebook,
        gateway: Gateway,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.logbook = logbook
        self.path = path
        self.rulebook = rulebook
        self._gateway = gateway
        self.clock = clock
        self._shown_day = self.today()
        self._chosen = ""
        self._is_open = False
        self._is_told = False
        self._snapshot: Snapshot | None = None
        self._summaries: tuple[Summary, ...] | None = None
        self._reminders: tuple[Reminder, ...] | None = None
        self._prompt = QTimer(self)
        self._prompt.setInterval(_LOOK_AROUND_MS)
        self._prompt.timeout.connect(self.look_around)
        self._start()

    # What is known

    @property
    def snapshot(self) -> Snapshot:
        """The whole log as it is now."""
        if self._snapshot is None:
            self._snapshot = self.logbook.snapshot()
        return self._snapshot

    @property
    def read_only(self) -> bool:
        """Whether the log can only be read."""
        return self.logbook.read_only

    def today(self) -> date:
        """Return the date at the holder's place."""
        return self.clock().astimezone().date()

    def summaries(self) -> tuple[Summary, ...]:
        """Return the summary of today for each credential, in the order of their due dates."""
        if self._summaries is None:
            self._summaries = summaries(self.snapshot, self.rulebook, self._shown_day)
        return self._summaries

    def reminders(self) -> tuple[Reminder, ...]:
        """Return the reminders of today, those asleep too, what presses most first."""
        if self._reminders is None:
            found = self.summaries()
            self._reminders = reminding.in_force(
                self.snapshot, found, self.rulebook, self._shown_day
            )
        return self._reminders

    def summary(self, credential: Credential | None = None) -> Summary:
        """Return the summary of today for a credential, else for the chosen one."""
        wanted = self._chosen if credential is None else credential.id
        every = self.summaries()
        return next((one for one in every if one.credential.id == wanted), every[0])

    def summary_of(self, credential: Credential, cycle: int) -> Summary:
        """Return the summary of today for one cycle of a credential.

        Raises:
            Refusal: where the cycle is out of range.
        """
        return summarise(self.snapshot, self.rulebook, credential, self._shown_day, cycle=cycle)

    def cycles(self, credential: Credential, *, ahead: int = 0) -> tuple[Cycle, ...]:
        """Return a credential's cycles up to the shown one, and some ahead; the first on top."""
        known = situation_of(self.snapshot, self.rulebook, credential, self._shown_day)
        last = known.shown.cycle.number + ahead
        return tuple(known.cycles.cycle(number) for number in range(1, last + 1))

    def choose(self, credential: Credential) -> None:
        """Show this credential from now on."""
        self._chosen = credential.id
        self.changed.emit(Change(Cause.CHOICE))

    def states(self) -> dict[str, State]:
        """Return the state of each activity today, by id."""
        return dict(states(self.snapshot, self._shown_day))

    # What is done

    def do(self, command: Command) -> Done | None:
        """Return what a command changed; None where it was refused, and the holder told so."""
        try:
            return self.attempt(command)
        except Refusal as refusal:
            self._refuse(refusal)
            return None

    def attempt(self, command: Command) -> Done:
        """Carry a command out for a form that shows itself why it was refused.

        Raises:
            Refusal: nothing was changed.
        """
        done = self.logbook.do(command)
        self._gateway.clear()
        for warning in done.warnings:
            text = tr("No backup was made before: {why}")
            self._gateway.warn(text.format(why=refusals.in_window(warning, tr)))
        self._renew(Change(Cause.COMMAND, done.ids))
        return done

    def undoable(self) -> HistoryEntry | None:
        """Return what Undo would take back."""
        return self.logbook.undoable()

    def redoable(self) -> HistoryEntry | None:
        """Return what Redo would make again."""
        return self.logbook.redoable()

    def undo(self) -> tuple[HistoryEntry, ...]:
        """Take the last change back and return it; nothing where that was refused."""
        try:
            undone = self.logbook.undo()
        except Refusal as refusal:
            self._refuse(refusal)
            return ()
        self._renew(Change(Cause.UNDO, _rows(undone)))
        return undone

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return the journal, newest first."""
        return self.logbook.history()

    def undo_to(self, entry: int) -> tuple[HistoryEntry, ...]:
        """Take back all that was done after an entry of the history, 0 is before the first.

        Nothing is returned where that was refused.
        """
        try:
            undone = self.logbook.undo_to(entry)
        except Refusal as refusal:
            self._refuse(refusal)
            return ()
        self._renew(Change(Cause.UNDO, _rows(undone)))
        return undone

    def redo(self) -> HistoryEntry | None:
        """Make the change again that was taken back; return it, or None where that was refused."""
        try:
            redone = self.logbook.redo()
        except Refusal as refusal:
            self._refuse(refusal)
            return None
        self._renew(Change(Cause.REDO, _rows((redone,))))
        return redone

    def backups(self) -> tuple[KeptBackup, ...]:
        """Return the backups of the log, newest first."""
        return self.logbook.backups()

    def additional_folder(self) -> Path | None:
        """Return the folder where backups go in addition, None without one."""
        return self.logbook.additional_folder()

    def keep_also_in(self, folder: Path | None) -> None:
        """Keep backups in this folder in addition, or in none.

        Raises:
            Refusal: where the folder won't do.
        """
        self.logbook.choose_additional_folder(folder)

    def last_backup(self) -> datetime | None:
        """Return when the newest backup of the log was made, None without one."""
        backups = self.logbook.backups() if self._is_open else ()
        return backups[0].at if backups else None

    def back_up_before(self) -> Refusal | None:
        """Back the log up, if it changed, before what can't be undone; return why that failed."""
        failed = self.logbook.backup_if_due()
        # A stick that is not plugged in is no reason: the usual place has its backup.
        grave = (one for one in failed if one.reason is not Reason.BACKUP_FOLDER_AWAY)
        return next(grave, None)

    def release(self) -> None:
        """Close the file, for another to be put in its place; `reopen` ends that."""
        self.leaving.emit()
        self._stop()
        self.logbook.close()

    def reopen(self) -> None:
        """Turn to the file that lies at the log's path now; where that fails the holder is told."""
        try:
            self._turn()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._start()
        self._gateway.clear()
        self._renew(Change(Cause.ELSEWHERE))

    def close(self) -> None:
        """Close the log; nothing is looked at from then on."""
        self.release()

    def _start(self) -> None:
        self._prompt.start()
        app = QGuiApplication.instance()
        if not self._is_open and isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)
        self._is_open = True

    def _stop(self) -> None:
        self._prompt.stop()
        app = QGuiApplication.instance()
        if self._is_open and isinstance(app, QGuiApplication):
            app.applicationStateChanged.disconnect(self._state_changed)
        self._is_open = False

    def _turn(self) -> None:
        if self._is_open:
            self.logbook.reopen()
        else:
            self.logbook = Logbook.open(self.path, self.rulebook, clock=self.clock)

    # What happens elsewhere

    def look_around(self) -> None:
        """Notice a change by another program, another file in the log's place, and a new day."""
        try:
            self._look_at_place()
            if self.logbook.foreign_change():
                self._renew(Change(Cause.ELSEWHERE))
            elif self.today() != self._shown_day:
                self._renew(Change(Cause.DAY))
        except Refusal as refusal:
            # The file is gone or another program holds it: what is shown stays.
            self._gateway.refuse(refusal)

    def _look_at_place(self) -> None:
        """Say once that a sync program, or somebody, put another file in the log's place."""
        is_replaced = self.logbook.is_replaced()
        if is_replaced and not self._is_told:
            is_there = self.path.exists()
            reason = Reason.LOG_REPLACED if is_there else Reason.LOG_GONE
            self._refuse(Refusal(reason, path=self.path))
        self._is_told = is_replaced

    def _refuse(self, refusal: Refusal) -> None:
        """Tell why something was not done, with the way out where there is one."""
        offers = [Offer(tr("Open it again"), self.reopen)] if is_replacement(refusal) else []
        self._gateway.refuse(refusal, *offers)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if self._is_open and state is Qt.ApplicationState.ApplicationActive:
            self.look_around()

    def _renew(self, change: Change) -> None:
        self._snapshot = None
        self._summaries = None
        self._reminders = None
        self._shown_day = self.today()
        self.changed.emit(change)


def is_replacement(refusal: Refusal) -> bool:
    """Say whether a refusal is due to another file in the log's place: opening it again helps."""
    return refusal.reason in (Reason.LOG_REPLACED, Reason.LOG_GONE)


def _rows(entries: tuple[HistoryEntry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.row for entry in entries for row in entry.changes))
