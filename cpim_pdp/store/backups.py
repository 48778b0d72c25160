"""Backups: whole copies of a log, made while it is open, checked, and kept by age.

Automatic ones lie in the data folder under ``backups/<log id>/``, never beside the log.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from cpim_pdp.store import failures, open_files, places
from cpim_pdp.store.connection import connect
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.identity import SUFFIX
from cpim_pdp.store.reading import reading
from cpim_pdp.store.whole_file import whole_file

LAST = 10
WEEKLY = timedelta(weeks=8)
HOURLY = timedelta(hours=1)
_NAME = re.compile(r"backup-([0-9]{8}T[0-9]{6}Z)(?:-([0-9]+))?" + re.escape(SUFFIX))
_TIME = "%Y%m%dT%H%M%SZ"
_LOG_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One automatic backup: where it lies, when it was made (UTC), its number in that second."""

    path: Path
    at: datetime
    number: int


def folder_of(connection: sqlite3.Connection) -> Path:
    """Return the folder of a log's automatic backups, whether or not it is there."""
    log_id: str = connection.execute("SELECT id FROM log").fetchone()[0]
    if not _LOG_ID.fullmatch(log_id):
        raise Damaged(log_id)
    return places.data_folder() / "backups" / log_id


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the automatic backups in a folder, newest first; other files are left alone."""
    if not folder.is_dir():
        return ()
    found = [
        Backup(path, datetime.strptime(name[1], _TIME).replace(tzinfo=UTC), int(name[2] or 1))
        for path in folder.iterdir()
        if (name := _NAME.fullmatch(path.name)) and path.is_file()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.number), reverse=True))


def copy(connection: sqlite3.Connection, out: Path) -> None:
    """Copy an open log to ``out``, which must not be there; what is written meanwhile waits.

    Raises:
        Refusal: LOG_LOCKED, FOLDER_MISSING, FOLDER_NOT_WRITABLE, FILE_EXISTS, DISK_FULL or
            LOG_DAMAGED.
    """
    with whole_file(out, replace=False) as temporary, reading(connection):
        # Asked first, for SQLite's copying would wait for a locked log for ever.
        connection.execute("SELECT id FROM log").fetchone()
        with (
            failures.refusing(out),
            closing(sqlite3.connect(temporary, isolation_level=None)) as target,
        ):
            # Flushed as a whole before it gets its name.
            target.execute("PRAGMA synchronous = OFF")
            connection.backup(target)
            if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Damaged(out)


def take(connection: sqlite3.Connection, now: datetime) -> Path:
    """Make an automatic backup, thin out the older ones, and return where it lies.

    Raises:
        Refusal: as in `copy`.
    """
    folder = folder_of(connection)
    places.make_folder(folder)
    stamp = now.astimezone(UTC).strftime(_TIME)
    names = (f"backup-{stamp}{'' if n == 1 else f'-{n}'}{SUFFIX}" for n in count(1))
    path = next(path for name in names if not (path := folder / name).exists())
    copy(connection, path)
    for old in superfluous(listed(folder)):
        if not open_files.is_open(old.path):
            # One that can't be removed now is tried again next time.
            with suppress(OSError):
                old.path.unlink()
    return path


def is_due(connection: sqlite3.Connection, now: datetime, *, hourly: bool) -> bool:
    """Say whether the log changed since its newest backup; ``hourly``: and that is an hour old."""
    newest = next(iter(listed(folder_of(connection))), None)
    if newest is None:
        return True
    if hourly and abs(now - newest.at) < HOURLY:
        return False
    return _revision(connection) != _revision_of(newest)


def superfluous(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return what need not be kept of backups that come newest first.

    The last ten stay; then the newest of each week, for eight weeks before the newest of all; then
    the newest of each month.
    """
    ordered = tuple(backups)
    seen: set[tuple[int, ...]] = set()
    spare = []
    for backup in ordered[LAST:]:
        period = _period(backup.at, ordered[0].at)
        if period in seen:
            spare.append(backup)
        seen.add(period)
    return tuple(spare)


def _period(at: datetime, newest: datetime) -> tuple[int, ...]:
    if newest - at <= WEEKLY:
        year, week, _ = at.isocalendar()
        return (year, week)
    return (at.year, at.month, 0)


def _revision(connection: sqlite3.Connection) -> tuple[int, str]:
    revision, changed = connection.execute("SELECT revision, changed FROM log").fetchone()
    return revision, changed


def _revision_of(backup: Backup) -> tuple[int, str] | None:
    """Return which state of the log a backup holds, None where it can't be read."""
    try:
        with closing(connect(backup.path, writing=False, mode="ro")) as connection:
            return _revision(connection)
    except sqlite3.Error:
        return None
