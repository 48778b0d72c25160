"""Keeping backups of an open log: in its own folder, and in one of the holder's choice.

All of it may run beside the window, in a thread that has opened the log for itself.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cpim_pdp.core.backup_figures import BackupFigures, figures_of
from cpim_pdp.core.commands import (
    Command,
    ConfirmActivities,
    DeleteActivities,
    EditActivities,
    EmptyTrash,
    ImportActivities,
    MergeLog,
    RemoveSchedule,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.store import additional_folder, backup_files, backups, failures, reading, whole_log
from cpim_pdp.store.connection import BUSY_MS
from cpim_pdp.store.evidence_pool import pool_of
from cpim_pdp.store.opening import OpenLog
from cpim_pdp.store.whole_file import whole_file

Clock = Callable[[], datetime]
MANY = 10
"""From so many activities on, changing, deleting or restoring them is backed up before."""


def is_bulk(command: Command) -> bool:
    """Say whether a command touches much at once, or can't be undone."""
    match command:
        case ImportActivities() | MergeLog() | EmptyTrash() | RemoveSchedule():
            return True
        case DeleteActivities(ids) | RestoreActivities(ids) | EditActivities(ids):
            return len(ids) >= MANY
        case ConfirmActivities(ids):
            return len(ids) >= MANY
    return False


def describing(rulebook: Rulebook, now: datetime) -> backups.Describe:
    """Return what makes the figures of a log on the day of a moment, at the holder's place."""
    on = now.astimezone().date()

    def describe(connection: sqlite3.Connection) -> BackupFigures | None:
        try:
            return figures_of(reading.snapshot(connection), rulebook, on)
        except Refusal:
            # A log that holds what these rules don't know is backed up all the same.
            return None

    return describe


def back_up_older(connection: sqlite3.Connection, *, now: datetime) -> None:
    """Back up a log of an older schema, before it is changed.

    Raises:
        Refusal: those of `backups.take`.
    """
    backups.take(connection, backup_files.folder_of(connection), now)


def copy(connection: sqlite3.Connection, out: Path) -> None:
    """Copy a log whole to ``out``, also one that is itself a backup.

    Raises:
        Refusal: those of `backups.copy`.
    """
    if pool_of(connection) is None:
        backups.copy(connection, out)
        return
    with whole_file(out, replace=False) as temporary:
        whole_log.write(connection, temporary, out)


def back_up(connection: sqlite3.Connection, rulebook: Rulebook, now: datetime) -> Path:
    """Make a backup whatever there is, reading all evidence; return where it lies.

    Raises:
        Refusal: those of `backups.take`.
    """
    folder = backup_files.folder_of(connection)
    return backups.take(connection, folder, now, describing(rulebook, now), mend=True)


def back_up_if_due(
    connection: sqlite3.Connection,
    path: Path,
    rulebook: Rulebook,
    now: datetime,
    *,
    hourly: bool = False,
) -> tuple[Refusal, ...]:
    """Back the log at ``path`` up in each of its places, unless they hold it as it is now.

    With ``hourly`` only where none was made within the hour.

    Returns:
        Why that failed, to be told as warnings; nothing where all went well.
    """
    warnings: list[Refusal] = []
    with _noted(warnings, path):
        folder = backup_files.folder_of(connection)
        describe = describing(rulebook, now)
        if backups.is_due(connection, folder, now, hourly=hourly):
            with _noted(warnings, path):
                backups.take(connection, folder, now, describe)
        elif hourly:
            return ()
        second = additional_folder.ready(backup_files.log_id_of(connection))
        if second is not None and backups.is_due(connection, second, now):
            backups.take(connection, second, now, describe)
    return tuple(warnings)


def back_up_beside(
    path: Path, rulebook: Rulebook, *, clock: Clock, busy_ms: int = BUSY_MS
) -> tuple[Refusal, ...]:
    """Back the log at ``path`` up if due, for a thread of its own: it opens the log for itself.

    Returns:
        Why that failed, to be told as warnings; nothing where all went well.
    """
    try:
        log = OpenLog(path, read_only=True, busy_ms=busy_ms)
    except Refusal as refusal:
        return (refusal,)
    try:
        return back_up_if_due(log.connection, path, rulebook, clock())
    finally:
        log.close()


@contextmanager
def _noted(warnings: list[Refusal], path: Path) -> Iterator[None]:
    """Note what stops a backup: it must not keep the holder from what they came for."""
    try:
        with failures.refusing(path):
            yield
    except Refusal as refusal:
        warnings.append(refusal)
    except (OSError, sqlite3.Error):
        warnings.append(Refusal(Reason.DISK_FAULT, path=path))
