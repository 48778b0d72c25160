"""Backups: made while a log is open, checked, and kept by age.

They lie in the data folder under ``backups/<log id>/``, never beside the log. A backup is the log
itself, row by row, without the bytes of its evidence; those lie beside it in ``evidence/``, each
once under its SHA-256 for all backups of the log, and go when no backup names them any more.

Why not whole copies: evidence never changes, and is nearly all of a log. Thirty whole copies of a
log of 200 MB are 6 GB, and each one reads and writes all of it again. This way the first backup
costs what a whole copy does, every further one a few rows, and a backup of unchanged evidence is
over before anybody notices. Links to one copy of the file would be as small, but a log changes in
place and the change would be in each of them; clones of a file (reflinks) are not to be had on most
disks, nor on a stick. A file that carries its own digest as its name can't be mistaken, is put in
place whole or not at all, and damage in the log never gets into it. The price: a byte that goes bad
in ``evidence/`` is bad for all backups there. So size and digest are looked at whenever bytes are
used, a full backup mends what has changed, and a second folder of the holder's choice has its own.

Measured with a log of 200 MB (tests/benchmarks/measure_backups.py): ten backups keep 205 MB, ten
copies 2010 MB; a further backup writes 0.5 MB in 0.1 s, a copy 201 MB in 1 s; the first one takes
about half as long again as a copy, for each file is flushed by itself. Beside it, in a thread, the
window never stands still for longer than 25 ms.

Order is what makes it safe against a power cut: first the evidence, then the note, last the backup
under its name, each flushed before the next. Only what no backup names is ever removed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from cpim_pdp.core.backup_figures import BackupFigures
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import (
    backup_files,
    backup_notes,
    contents,
    failures,
    filling,
    open_files,
    places,
    row_copy,
    thinning,
)
from cpim_pdp.store.backup_files import Backup
from cpim_pdp.store.backup_notes import Note
from cpim_pdp.store.connection import connect
from cpim_pdp.store.evidence_pool import EvidencePool, file_of
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.folder_lock import alone_in
from cpim_pdp.store.identity import BACKUP_ID
from cpim_pdp.store.reading import reading
from cpim_pdp.store.whole_file import whole_file

HOURLY = timedelta(hours=1)
Describe = Callable[[sqlite3.Connection], BackupFigures | None]
_UNREADABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ABORT})
"""Damaged there, or changed by another program while it was read."""


def take(
    connection: sqlite3.Connection,
    folder: Path,
    now: datetime,
    describe: Describe | None = None,
    *,
    mend: bool = False,
) -> Path:
    """Make a backup in a folder, thin out the older ones, and return where it lies.

    With ``mend`` the evidence that is there already is read too, and put right.

    Raises:
        Refusal: LOG_LOCKED, FOLDER_MISSING, FOLDER_NOT_WRITABLE, DISK_FULL.
        Damaged: where the log is.
    """
    places.make_folder(folder)
    with alone_in(folder):
        path = backup_files.free_path(folder, now)
        pool = EvidencePool.beside(path)
        # Most of the time passes here, where others may write.
        _keep_evidence(connection, pool, mend=mend)
        with whole_file(path, replace=False) as temporary:
            figures = _write(connection, temporary, path, pool, describe)
            backup_notes.write(path, _note(connection, temporary, figures))
        _thin_out(connection, folder, path)
    return path


def copy(connection: sqlite3.Connection, out: Path) -> None:
    """Copy an open log whole to ``out``, which must not be there; what is written waits.

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


def is_due(
    connection: sqlite3.Connection, folder: Path, now: datetime, *, hourly: bool = False
) -> bool:
    """Say whether no backup in a folder holds the log as it is now.

    With ``hourly`` one made within the hour is enough, whatever changed since.
    """
    present = backup_files.listed(folder)
    if hourly and any(abs(now - one.at) < HOURLY for one in present):
        return False
    state = _state(connection)
    return not any(_holds(one, state) for one in present)


def _keep_evidence(
    connection: sqlite3.Connection, pool: EvidencePool, *, mend: bool = False
) -> None:
    for sha256, size in row_copy.contents_of(connection):
        is_there = pool.has_whole if mend else pool.has
        if not is_there(sha256, size):
            _keep(connection, pool, sha256)


def _keep(connection: sqlite3.Connection, pool: EvidencePool, sha256: str) -> None:
    """Put one file of evidence into the pool.

    One that can't be read any more is left to the full check of the log: the rest is worth keeping.
    """
    try:
        pool.keep(sha256, contents.content(connection, sha256))
    except Damaged:
        return
    except Refusal as refusal:
        if refusal.reason is not Reason.EVIDENCE_UNKNOWN:
            raise
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _UNREADABLE:
            raise


def _write(
    connection: sqlite3.Connection,
    temporary: Path,
    path: Path,
    pool: EvidencePool,
    describe: Describe | None,
) -> BackupFigures | None:
    """Write the rows of the log as it is now, and return the figures that describe them."""
    with filling.filling(temporary, path) as target:
        with reading(connection):
            _keep_evidence(connection, pool)
            row_copy.copy_rows(connection, target)
        target.execute(f"PRAGMA application_id = {BACKUP_ID}")
        filling.check(target)
        return None if describe is None else describe(target)


def _note(connection: sqlite3.Connection, temporary: Path, figures: BackupFigures | None) -> Note:
    with closing(connect(temporary, writing=False, mode="ro")) as made:
        revision, changed = _state(made)
        evidence = sum(size for _, size in row_copy.contents_of(made))
    return Note(
        log=os.path.realpath(file_of(connection)),
        revision=revision,
        changed=changed,
        size=temporary.stat().st_size + evidence,
        sha256=backup_notes.sha256_of_file(temporary),
        figures=figures,
    )


def _state(connection: sqlite3.Connection) -> tuple[int, str]:
    revision, changed = connection.execute("SELECT revision, changed FROM log").fetchone()
    return revision, changed


def _holds(backup: Backup, state: tuple[int, str]) -> bool:
    note = backup_notes.read(backup.path)
    return (
        note is not None
        and (note.revision, note.changed) == state
        and backup_files.is_sound(backup.path)
    )


def _thin_out(connection: sqlite3.Connection, folder: Path, made: Path) -> None:
    """Remove the backups that need not be kept, and the evidence that only they named."""
    spare = [
        one.path
        for one in thinning.superfluous(backup_files.listed(folder))
        # Made just now it stays, also where a clock that was set back makes it look old.
        if one.path != made and not open_files.is_open(one.path)
    ]
    for path in spare:
        # One that can't be removed now is tried again next time.
        with suppress(OSError):
            path.unlink()
    backup_files.tidy(folder)
    if spare:
        # Nothing is removed where it is not known of every backup what it names.
        with suppress(sqlite3.Error):
            EvidencePool.beside(made).forget_all_but(frozenset(_named(connection, folder)))


def _named(connection: sqlite3.Connection, folder: Path) -> Iterator[str]:
    """Yield the evidence that the log or a backup in the folder names."""
    for sha256, _ in row_copy.contents_of(connection):
        yield sha256
    for backup in backup_files.listed(folder):
        for sha256, _ in backup_files.contents_of(backup.path):
            yield sha256
