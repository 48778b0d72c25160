"""`Logbook`: an open log, with everything that can be asked of it and done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Self

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.later import later
from cpim_pdp.store import failures, journal, places, reading
from cpim_pdp.store.connection import BUSY_MS
from cpim_pdp.store.opening import BackUp, OpenLog, opened
from cpim_pdp.store.transaction import NewId, Transaction, writing

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection
    from types import TracebackType

    from cpim_pdp.core import commands
    from cpim_pdp.core.commands import Command
    from cpim_pdp.core.credentials import Credential, Holder
    from cpim_pdp.core.history import HistoryEntry
    from cpim_pdp.core.merge_plan import MergePlan
    from cpim_pdp.core.problems import Problem
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.core.snapshot import Snapshot
    from cpim_pdp.logbook import credentials, dispatch, keeping, kept, merging
    from cpim_pdp.logbook.kept import KeptBackup
    from cpim_pdp.store import (
        additional_folder,
        backup_files,
        checking,
        contents,
        making,
        reopening,
    )
    from cpim_pdp.store.readable import Readable
else:
    # What the first look at a log does without.
    commands = later("cpim_pdp.core.commands")
    credentials = later("cpim_pdp.logbook.credentials")
    dispatch = later("cpim_pdp.logbook.dispatch")
    keeping = later("cpim_pdp.logbook.keeping")
    kept = later("cpim_pdp.logbook.kept")
    merging = later("cpim_pdp.logbook.merging")
    additional_folder = later("cpim_pdp.store.additional_folder")
    backup_files = later("cpim_pdp.store.backup_files")
    checking = later("cpim_pdp.store.checking")
    contents = later("cpim_pdp.store.contents")
    making = later("cpim_pdp.store.making")
    reopening = later("cpim_pdp.store.reopening")

Clock = Callable[[], datetime]
"""Tells the present moment, with its time zone."""


def _random_id() -> str:
    from uuid import uuid4  # noqa: PLC0415 - with the first row that is made

    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: the ids of the rows it made or changed, and its name in the journal.

    ``warnings`` say why no backup was made before it, where one should have been.
    """

    ids: tuple[str, ...]
    command: str
    warnings: tuple[Refusal, ...] = ()


def _opened(path: Path, now: datetime, *, read_only: bool, busy_ms: int) -> OpenLog:
    def back_up(connection: Connection) -> None:
        keeping.back_up_older(connection, now=now)

    return opened(path, read_only=read_only, busy_ms=busy_ms, back_up=back_up, now=now)


def _source(command: Command) -> str:
    """Return the name of the file that a command's rows come from, fit to be kept."""
    if isinstance(command, commands.ImportActivities | commands.MergeLog):
        from cpim_pdp.core.file_names import safe_name  # noqa: PLC0415 - only of other files

        return safe_name(command.source)
    return ""


class Logbook:
    """An open log. It belongs to the thread that opened it; another thread opens its own."""

    def __init__(self, log: OpenLog, rulebook: Rulebook, clock: Clock, new_id: NewId) -> None:
        self._rulebook = rulebook
        self._clock = clock
        self._new_id = new_id
        self._seen = 0
        self._take(log)

    @classmethod
    def create(
        cls,
        path: Path,
        rulebook: Rulebook,
        holder: Holder,
        credential: Credential,
        *,
        clock: Clock,
        new_id: NewId = _random_id,
        first: Iterable[Command] = (),
    ) -> Self:
        """Make a new log at ``path`` and open it; the id of ``credential`` is given by the log.

        ``first`` are commands that belong to making it: the journal leaves them out, and ``clock``
        is asked anew for each. With them the log is made whole or not at all.

        Raises:
            Refusal: LOG_EXISTS, FOLDER_MISSING, FOLDER_NOT_WRITABLE, DISK_FULL, or what the
                commands refuse.
        """
        if path == places.default_log():
            places.make_folder(path.parent)
        with making.making(path, clock(), new_id) as transaction:
            credentials.first_holder(transaction, holder)
            dispatch.carry_out(transaction, commands.AddCredential(credential), rulebook)
            for command in first:
                transaction.now = clock()
                dispatch.carry_out(transaction, command, rulebook)
        return cls.open(path, rulebook, clock=clock, new_id=new_id)

    @classmethod
    def open(
        cls,
        path: Path,
        rulebook: Rulebook,
        *,
        clock: Clock,
        new_id: NewId = _random_id,
        read_only: bool = False,
        busy_ms: int = BUSY_MS,
    ) -> Self:
        """Open the log at ``path``, read-only where the file or its folder can't be written.

        ``busy_ms`` is how long to wait for another program that is writing.

        Raises:
            Refusal: LOG_MISSING, LOG_NOT_A_LOG, LOG_NEWER, LOG_ALTERED, LOG_DAMAGED,
                LOG_DAMAGED_BACKED_UP, LOG_LOCKED, LOG_NOT_READABLE, LOG_INTERRUPTED or
                LOG_READ_ONLY; the file is untouched.
        """
        try:
            log = _opened(path, clock(), read_only=read_only, busy_ms=busy_ms)
        except Refusal as refusal:
            raise kept.with_backup(refusal, path) from refusal
        return cls(log, rulebook, clock, new_id)

    @property
    def path(self) -> Path:
        """Where the log lies."""
        return self._log.path

    @property
    def read_only(self) -> bool:
        """Whether the log can only be read."""
        return self._log.read_only

    def do(self, command: Command) -> Done:
        """Carry a command out whole or not at all, and enter in the journal what it changed.

        Raises:
            Refusal: where the world or the holder's input says no; the log is as it was.
        """
        name = dispatch.name_of(type(command))
        # What touches much at once, or can't be undone, is done to a log that is backed up.
        warnings = self.backup_if_due() if self._needs_backup(command) else ()
        with self._writing() as transaction:
            ids = dispatch.carry_out(transaction, command, self._rulebook)
            journal.record(transaction, name, _source(command))
        return Done(ids, name, warnings)

    def merge_plan(self, path: Path) -> MergePlan:
        """Return what bringing in the log at ``path`` would do, for `MergeLog`.

        Raises:
            Refusal: where that log can't be opened.
        """
        with failures.refusing(self.path):
            return merging.planned(self._connection, path, self._rulebook, self._clock())

    def undo(self, steps: int = 1) -> tuple[HistoryEntry, ...]:
        """Take the newest commands back, all ``steps`` or none; return their entries, newest first.

        Raises:
            Refusal: NOTHING_TO_UNDO, TOO_FEW_TO_UNDO or UNDO_CHANGED_SINCE.
        """
        with self._writing() as transaction:
            return journal.undo(transaction, steps)

    def undo_to(self, entry: int) -> tuple[HistoryEntry, ...]:
        """Take back all that was done after an entry of the history; 0 is before the first.

        Returns:
            The entries taken back, newest first.

        Raises:
            Refusal: ENTRY_UNKNOWN, NOTHING_TO_UNDO, UNDO_OUT_OF_REACH or UNDO_CHANGED_SINCE; the
                log is as it was.
        """
        with self._writing() as transaction:
            return journal.undo_to(transaction, entry)

    def redo(self) -> HistoryEntry:
        """Do again what was undone last; return its entry.

        Raises:
            Refusal: NOTHING_TO_REDO or UNDO_CHANGED_SINCE.
        """
        with self._writing() as transaction:
            return journal.redo(transaction)

    def undoable(self) -> HistoryEntry | None:
        """Return what `undo` would take back."""
        with failures.refusing(self.path):
            return journal.undoable(self._connection)

    def redoable(self) -> HistoryEntry | None:
        """Return what `redo` would do again."""
        with failures.refusing(self.path):
            return journal.redoable(self._connection)

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return the journal, newest first."""
        with failures.refusing(self.path):
            return journal.entries(self._connection)

    def snapshot(self) -> Snapshot:
        """Return all that the log holds, but the bytes of evidence and reports."""
        with failures.refusing(self.path):
            return reading.snapshot(self._connection)

    @contextmanager
    def read_evidence(self, sha256: str) -> Iterator[Readable]:
        """Lend the bytes of evidence to be read in pieces; meanwhile no other program can write.

        Raises:
            Refusal: EVIDENCE_UNKNOWN.
        """
        with failures.refusing(self.path), contents.content(self._connection, sha256) as readable:
            yield readable

    def read_report(self, sha256: str) -> bytes:
        """Return the bytes of the report that was filed.

        Raises:
            Refusal: EVIDENCE_UNKNOWN.
        """
        with self.read_evidence(sha256) as blob:
            return blob.read()

    def check(self) -> tuple[Problem, ...]:
        """Return all that is wrong with the log: it reads every byte of evidence."""
        with failures.refusing(self.path):
            return checking.problems(self._connection)

    def backup(self, out: Path | None = None) -> Path:
        """Copy the log whole to ``out``, or make a backup of it; return where that lies.

        Raises:
            Refusal: LOG_LOCKED, FILE_EXISTS, FOLDER_MISSING, FOLDER_NOT_WRITABLE, DISK_FULL or
                LOG_DAMAGED.
        """
        with failures.refusing(self.path):
            if out is None:
                return keeping.back_up(self._connection, self._rulebook, self._clock())
            keeping.copy(self._connection, out)
            return out

    def backup_if_due(self, *, hourly: bool = False) -> tuple[Refusal, ...]:
        """Make a backup if the log changed since, in its own place and in the additional one.

        With ``hourly`` only where none was made within the hour.

        Returns:
            Why that failed, to be told as warnings; nothing where all went well.
        """
        return keeping.back_up_if_due(
            self._connection, self.path, self._rulebook, self._clock(), hourly=hourly
        )

    def backups(self) -> tuple[KeptBackup, ...]:
        """Return the backups of this log, newest first, those in the additional folder too."""
        with failures.refusing(self.path):
            return kept.of_log(backup_files.log_id_of(self._connection))

    def additional_folder(self) -> Path | None:
        """Return the folder where backups go in addition, None without one."""
        with failures.refusing(self.path):
            return additional_folder.chosen(backup_files.log_id_of(self._connection))

    def choose_additional_folder(self, folder: Path | None) -> None:
        """Keep backups in this folder in addition, or in none; this machine keeps that in mind.

        Raises:
            Refusal: FOLDER_MISSING or FOLDER_NOT_WRITABLE.
        """
        with failures.refusing(self.path):
            additional_folder.choose(backup_files.log_id_of(self._connection), folder)

    def foreign_change(self) -> bool:
        """Say whether another program or window changed the log since this was last asked.

        Where a file of the same log was put in its place, that one is turned to, which is a change.

        Raises:
            Refusal: LOG_GONE, LOG_REPLACED where it is another log, or as in `open`.
        """
        if self.is_replaced():
            self._turn_to(reopening.same_log(self._log, self._back_up_older(), self._clock()))
            return True
        version = self._data_version()
        changed, self._seen = version != self._seen, version
        return changed

    def is_replaced(self) -> bool:
        """Say whether the file at the log's path is another one now, or gone.

        Nothing is written into the log then; `reopen` turns to the file that is there.
        """
        try:
            self._log.check_place()
        except Refusal:
            return True
        return False

    def reopen(self) -> None:
        """Turn to the file that is at the log's path now.

        Raises:
            Refusal: as in `open`; the log stays as it was, open.
        """
        self._turn_to(reopening.reopened(self._log, self._back_up_older(), self._clock()))

    def close(self) -> None:
        """Close the log; again does nothing."""
        self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _needs_backup(self, command: Command) -> bool:
        return not self.read_only and keeping.is_bulk(command)

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        if self.read_only:
            raise Refusal(Reason.LOG_READ_ONLY, path=self.path)
        self._log.check_place()
        with failures.refusing(self.path, writing=True):
            with writing(self._connection, self._clock(), self._new_id) as transaction:
                self._check_nature()
                yield transaction
                self._log.check_place()
            # Once more, for it may have been replaced in this very moment.
            self._log.check_place()

    def _back_up_older(self) -> BackUp:
        now = self._clock()
        return lambda connection: keeping.back_up_older(connection, now=now)

    def _turn_to(self, log: OpenLog) -> None:
        before = self._log
        self._take(log)
        before.close()

    def _take(self, log: OpenLog) -> None:
        try:
            with failures.refusing(log.path):
                self._nature = log.nature()
        except BaseException:
            log.close()
            raise
        self._log = log
        self._connection = log.connection
        self._seen = self._data_version()

    def _check_nature(self) -> None:
        """Let pass a log whose file still holds what was opened, not another log's content."""
        if self._log.nature() != self._nature:
            raise Refusal(Reason.LOG_REPLACED, path=self.path)

    def _data_version(self) -> int:
        with failures.refusing(self.path):
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return version
