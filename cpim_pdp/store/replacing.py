"""Putting a whole log in the place of another, which is kept: nothing is ever destroyed.

Step by step, so that a power cut leaves the old log or the new one: what is there is backed up; the
new file is filled beside it and flushed; then it takes the place, in one rename. What can't be
backed up as a log, because it is damaged or none, is copied byte by byte.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import backup_files, backups, failures, open_files, places
from cpim_pdp.store.backups import Describe
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.identity import SUFFIX
from cpim_pdp.store.opening import OpenLog
from cpim_pdp.store.whole_file import whole_file

_PIECE = 1 << 16
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a log; it would take it for the new one's."""

_NOT_AS_LOG = frozenset(
    {
        Reason.LOG_DAMAGED,
        Reason.LOG_NOT_A_LOG,
        Reason.LOG_NEWER,
        Reason.LOG_ALTERED,
        Reason.LOG_INTERRUPTED,
    }
)


@dataclass(frozen=True, slots=True)
class Replacement:
    """The empty file to fill, the place it takes, and where what was there is kept, if anything."""

    temporary: Path
    place: Path
    kept: Path | None


@contextmanager
def replacing(
    place: Path, now: datetime, describe: Describe, busy_ms: int
) -> Iterator[Replacement]:
    """Keep what is at ``place``, then lend a file that goes there once the block ended well.

    Raises:
        Refusal: LOG_LOCKED where another program writes there, FOLDER_MISSING,
            FOLDER_NOT_WRITABLE, FILE_NOT_WRITABLE, DISK_FULL; all is as it was.
    """
    if place.is_dir():
        raise Refusal(Reason.FILE_NOT_WRITABLE, path=place)
    if not os.path.lexists(place):
        with whole_file(place, replace=False) as temporary:
            yield Replacement(temporary, place, None)
        return
    with _kept(place, now, describe, busy_ms) as kept, whole_file(place) as temporary:
        yield Replacement(temporary, place, kept)
        _remove_beside(place)


@contextmanager
def _kept(place: Path, now: datetime, describe: Describe, busy_ms: int) -> Iterator[Path]:
    """Keep what is at ``place``; nobody changes it while the block runs, as far as that goes."""
    log = None
    try:
        log = OpenLog(place, read_only=True, busy_ms=busy_ms)
        with failures.refusing(place):
            _lock(log)
            kept = _backup_of(log.connection, now, describe)
    except Refusal as refusal:
        if log is not None:
            log.close()
        if refusal.reason not in _NOT_AS_LOG:
            raise
        yield _set_aside(place, now)
        return
    try:
        if os.name == "nt":
            # Windows replaces no file that is open.
            log.close()
        yield kept
    finally:
        log.close()


def _lock(log: OpenLog) -> None:
    """Let nobody write; a log that can only be read nobody else changes either."""
    try:
        log.connection.execute("PRAGMA query_only = OFF")
        log.connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise


def _backup_of(connection: sqlite3.Connection, now: datetime, describe: Describe) -> Path:
    """Return where the log, as it is now, is backed up with all its bytes.

    Raises:
        Damaged: where some of them can't be read.
    """
    path = backups.take(connection, backup_files.folder_of(connection), now, describe)
    if not backup_files.is_sound(path):
        raise Damaged(path)
    return path


def _set_aside(place: Path, now: datetime) -> Path:
    """Copy a file, and what lies beside it, byte by byte; return where the copy lies.

    Raises:
        Refusal: LOG_LOCKED where this program has it open, FILE_NOT_READABLE, DISK_FULL,
            FOLDER_NOT_WRITABLE.
    """
    if open_files.is_open(place):
        raise Refusal(Reason.LOG_LOCKED, path=place)
    folder = backup_files.home() / "replaced"
    places.make_folder(folder)
    out = _free_path(folder, now)
    whole = os.path.realpath(place)
    for beside in (*_BESIDE, ""):
        if os.path.exists(f"{whole}{beside}"):  # noqa: PTH110 - a name with more at its end
            _copy(Path(f"{whole}{beside}"), Path(f"{out}{beside}"))
    return out


def _free_path(folder: Path, now: datetime) -> Path:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"replaced-{stamp}{'' if n == 1 else f'-{n}'}{SUFFIX}" for n in count(1))
    return next(path for name in names if not os.path.lexists(path := folder / name))


def _copy(source: Path, out: Path) -> None:
    try:
        file = source.open("rb")
    except OSError as error:
        raise Refusal(Reason.FILE_NOT_READABLE, path=source) from error
    with file, whole_file(out, replace=False) as temporary, temporary.open("wb") as copy:
        for at in range(0, os.fstat(file.fileno()).st_size, _PIECE):
            copy.write(_piece(file, at))


def _piece(file: BinaryIO, at: int) -> bytes:
    """Return a piece of a file, zeros where the disk gives it back no more."""
    try:
        file.seek(at)
        return file.read(_PIECE)
    except OSError:
        return bytes(_PIECE)


def _remove_beside(place: Path) -> None:
    """Remove what belongs to the old file, once it is kept: SQLite would undo the new one by it."""
    for beside in _BESIDE:
        Path(f"{os.path.realpath(place)}{beside}").unlink(missing_ok=True)
