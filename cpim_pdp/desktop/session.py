"""An open log as the window sees it: runs commands, keeps summaries, says what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, unique
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from cpim_pdp.core.activities import State
from cpim_pdp.core.commands import Command
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.cycles import Cycle, cycles_of
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, states, summaries, summarise
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import Done, HistoryEntry, Logbook
from cpim_pdp.wording import refusals

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
    """

    changed = Signal(object)

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
        self._clock = clock
        self._shown_day = self.today()
        self._chosen = ""
        self._is_open = True
        self._snapshot: Snapshot | None = None
        self._summaries: tuple[Summary, ...] | None = None
        self._prompt = QTimer(self)
        self._prompt.setInterval(_LOOK_AROUND_MS)
        self._prompt.timeout.connect(self.look_around)
        self._prompt.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)

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
        return self._clock().astimezone().date()

    def summaries(self) -> tuple[Summary, ...]:
        """Return the summary of today for each credential, in the order of their due dates."""
        if self._summaries is None:
            self._summaries = summaries(self.snapshot, self.rulebook, self._shown_day)
        return self._summaries

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

    def cycles(self, credential: Credential) -> tuple[Cycle, ...]:
        """Return the cycles of a credential up to the shown one, the first on top."""
        summary = self.summary(credential)
        submissions = self.snapshot.submissions_of(credential.id)
        known = cycles_of(credential, summary.designation, submissions, self._shown_day)
        return tuple(known.cycle(number) for number in range(1, summary.shown.number + 1))

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
            self._gateway.refuse(refusal)
            return None

    def attempt(self, command: Command) -> Done:
        """Carry a command out for a form that shows itself why it was refused.

        Raises:
            Refusal: nothing was changed.
        """
        done = self.logbook.do(command)
        self._gateway.clear()
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
            self._gateway.refuse(refusal)
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
            self._gateway.refuse(refusal)
            return ()
        self._renew(Change(Cause.UNDO, _rows(undone)))
        return undone

    def redo(self) -> HistoryEntry | None:
        """Make the change again that was taken back; return it, or None where that was refused."""
        try:
            redone = self.logbook.redo()
        except Refusal as refusal:
            self._gateway.refuse(refusal)
            return None
        self._renew(Change(Cause.REDO, _rows((redone,))))
        return redone

    def back_up(self) -> Path | None:
        """Put a checked copy of the log among its backups; None where that was refused."""
        try:
            return self.logbook.backup()
        except Refusal as refusal:
            self._gateway.refuse(refusal)
            return None

    def back_up_if_due(self) -> None:
        """Make a backup if the log changed since the last one; one that fails is a warning."""
        for refusal in self.logbook.backup_if_due():
            self._gateway.warn(refusals.sentence(refusal, tr))

    def close(self) -> None:
        """Close the log; nothing is looked at from then on."""
        self._prompt.stop()
        self._is_open = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.disconnect(self._state_changed)
        self.logbook.close()

    # What happens elsewhere

    def look_around(self) -> None:
        """Notice a change by another program, and a new day."""
        try:
            if self.logbook.foreign_change():
                self._renew(Change(Cause.ELSEWHERE))
            elif self.today() != self._shown_day:
                self._renew(Change(Cause.DAY))
        except Refusal as refusal:
            # The file is gone or another program holds it: what is shown stays.
            self._gateway.refuse(refusal)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if self._is_open and state is Qt.ApplicationState.ApplicationActive:
            self.look_around()

    def _renew(self, change: Change) -> None:
        self._snapshot = None
        self._summaries = None
        self._shown_day = self.today()
        self.changed.emit(change)


def _rows(entries: tuple[HistoryEntry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.row for entry in entries for row in entry.changes))
