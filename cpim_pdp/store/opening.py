"""Opening a log: identify, refuse what is none or newer, check, back up, migrate, check."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures, open_files
from cpim_pdp.store.connection import BUSY_MS, connect
from cpim_pdp.store.identity import SCHEMA, identify

BackUp = Callable[[sqlite3.Connection], object]


class OpenLog:
    """A log that this process has open, until `close`."""

    def __init__(self, path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS) -> None:
        """Open the log at ``path``; only to read where it can't be written.

        Raises:
            Refusal: LOG_MISSING, LOG_NOT_READABLE, LOG_NOT_A_LOG, LOG_NEWER, LOG_LOCKED or
                LOG_INTERRUPTED.
        """
        self.path = path
        writable = can_write(path)
        self.read_only = read_only or not writable
        with open_files.guard, failures.refusing(path):
            if not open_files.is_open(path):
                identify(path)
            self.connection = connect(
                path,
                writing=not self.read_only,
                # What can be written is opened so even for reading: an interrupted change is then
                # rolled back.
                mode="rw" if writable else "ro",
                busy_ms=busy_ms,
            )
            self._key: open_files.Key | None = open_files.entered(path)

    def close(self) -> None:
        """Close the log; again does nothing."""
        if self._key is not None:
            self.connection.close()
            open_files.left(self._key)
            self._key = None


def opened(
    path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS, back_up: BackUp
) -> OpenLog:
    """Return the log at ``path``, found whole and brought to this program's schema.

    ``back_up`` is called before a migration, which does not happen if it raises.

    Raises:
        Refusal: those of `OpenLog`, LOG_DAMAGED, or LOG_READ_ONLY where it needs a migration and
            can't be written.
    """
    log = OpenLog(path, read_only=read_only, busy_ms=busy_ms)
    try:
        with failures.refusing(path):
            _check_structure(log)
            if _schema(log.connection) < SCHEMA:
                _migrate(log, back_up)
            _check_references(log)
    except BaseException:
        log.close()
        raise
    return log


def can_write(path: Path) -> bool:
    """Say whether the file can be changed: SQLite's journal also needs its folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _schema(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _check_structure(log: OpenLog) -> None:
    # The bytes of evidence are left to the full check: reading them all would keep the holder
    # waiting.
    tables = log.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'contents'"
    ).fetchall()
    for (table,) in tables:
        answer = log.connection.execute(f"PRAGMA quick_check('{table}')").fetchone()
        if answer != ("ok",):
            raise Refusal(Reason.LOG_DAMAGED, path=log.path)


def _check_references(log: OpenLog) -> None:
    if log.connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Refusal(Reason.LOG_DAMAGED, path=log.path)


def _migrate(log: OpenLog, back_up: BackUp) -> None:
    if log.read_only:
        raise Refusal(Reason.LOG_READ_ONLY, path=log.path)
    back_up(log.connection)
    from cpim_pdp.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    migrate(log.connection)
