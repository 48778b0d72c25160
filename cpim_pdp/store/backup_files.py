"""Backups as files: their folder, their names, their order, and whether one is still sound."""

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from cpim_pdp.store import backup_notes, places, reading, row_copy
from cpim_pdp.store.connection import connect
from cpim_pdp.store.evidence_pool import EvidencePool
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.identity import SUFFIX
from cpim_pdp.store.whole_file import UNFINISHED

_NAME = re.compile(r"backup-([0-9]{8}T[0-9]{6}Z)(?:-([0-9]+))?" + re.escape(SUFFIX))
_TIME = "%Y%m%dT%H%M%SZ"
_LOG_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, when it was made (UTC), its number in that second."""

    path: Path
    at: datetime
    number: int


def home() -> Path:
    """Return the folder that holds a folder of backups for each log."""
    return places.data_folder() / "backups"


def log_id_of(connection: sqlite3.Connection) -> str:
    """Return the id of a log, which may serve as a name.

    Raises:
        Damaged: where it is none that this program gives.
    """
    log_id = reading.log_id(connection)
    if not is_log_id(log_id):
        raise Damaged(log_id)
    return log_id


def is_log_id(text: str) -> bool:
    """Say whether a text may be the name of a log's folder."""
    return _LOG_ID.fullmatch(text) is not None


def folder_of(connection: sqlite3.Connection) -> Path:
    """Return the folder of a log's own backups, whether or not it is there."""
    return home() / log_id_of(connection)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; other files are left alone."""
    if not folder.is_dir():
        return ()
    found = [
        Backup(path, datetime.strptime(name[1], _TIME).replace(tzinfo=UTC), int(name[2] or 1))
        for path in folder.iterdir()
        if (name := _NAME.fullmatch(path.name)) and path.is_file()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.number), reverse=True))


def free_path(folder: Path, now: datetime) -> Path:
    """Return where a backup made now may lie."""
    stamp = now.astimezone(UTC).strftime(_TIME)
    names = (f"backup-{stamp}{'' if n == 1 else f'-{n}'}{SUFFIX}" for n in count(1))
    return next(path for name in names if not os.path.lexists(path := folder / name))


def contents_of(backup: Path) -> tuple[tuple[str, int], ...]:
    """Return the SHA-256 and size of the evidence that a backup names.

    Raises:
        sqlite3.Error: where it can't be read.
    """
    with closing(connect(backup, writing=False, mode="ro")) as connection:
        return row_copy.contents_of(connection)


def is_unchanged(backup: Path) -> bool:
    """Say whether a backup's file, apart from its evidence, is as it was made."""
    note = backup_notes.read(backup)
    try:
        return note is not None and backup_notes.sha256_of_file(backup) == note.sha256
    except OSError:
        return False


def is_sound(backup: Path) -> bool:
    """Say whether a backup is as it was made, and the evidence it names is there."""
    pool = EvidencePool.beside(backup)
    try:
        return is_unchanged(backup) and all(pool.has(*one) for one in contents_of(backup))
    except sqlite3.Error:
        return False


def tidy(folder: Path) -> None:
    """Remove what a backup that was cut off left behind: unfinished files, notes of no backup."""
    notes = backup_notes.folder_in(folder)
    unfinished = (
        one
        for place in (folder, notes, EvidencePool.beside(folder / "any").folder)
        for one in place.glob(UNFINISHED)
    )
    lone = (
        one for one in notes.glob("backup-*.json") if not (folder / f"{one.stem}{SUFFIX}").exists()
    )
    for path in (*unfinished, *lone):
        with suppress(OSError):
            path.unlink()
