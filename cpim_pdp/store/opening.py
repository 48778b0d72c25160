"""Opening a log: identify, refuse what is none or newer, check, back up, migrate, check."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures, hot_journal, open_files, own_tables, reading
from cpim_pdp.store.connection import BUSY_MS, allow_writing, connect
from cpim_pdp.store.evidence_pool import pool_of
from cpim_pdp.store.identity import SCHEMA, identify

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

BackUp = Callable[[sqlite3.Connection], object]
Nature = tuple[int, str]
"""What stays the same in a log while it is open: the state of its tables, and its id."""


class OpenLog:
    """A log that this process has open, until `close`."""

    def __init__(self, path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS) -> None:
        """Open the log at ``path``; only to read where it can't be written.

        Raises:
            Refusal: LOG_MISSING, LOG_NOT_READABLE, LOG_NOT_A_LOG, LOG_NEWER, LOG_ALTERED,
                LOG_LOCKED or LOG_INTERRUPTED.
        """
        self.path = path
        self.asked_read_only = read_only
        self.busy_ms = busy_ms
        writable = can_write(path)
        self.read_only = read_only or not writable
        with open_files.guard, failures.refusing(path):
            if not open_files.is_open(path):
                identify(path)
            if hot_journal.names_another_file(path):
                raise Refusal(Reason.LOG_ALTERED, path=path)
            self.connection = connect(
                path,
                # Nothing is written, nor set for writing, before it is found whole.
                writing=False,
                # What can be written is opened so even for reading: an interrupted change is then
                # rolled back.
                mode="rw" if writable else "ro",
                busy_ms=busy_ms,
            )
            self._key: open_files.Key | None = open_files.entered(path)
            try:
                self._note_kind()
                _check_tables(self)
            except BaseException:
                self.close()
                raise

    def _note_kind(self) -> None:
        """A backup is only ever read, and is by its nature short of the bytes of evidence."""
        if pool_of(self.connection) is not None:
            self.read_only = True
            self.connection.execute("PRAGMA ignore_check_constraints = ON")

    def check_place(self) -> None:
        """Let pass a log that still lies at its path: a change to another would be lost.

        A program that keeps folders alike puts the other computer's file in its place.

        Raises:
            Refusal: LOG_GONE or LOG_REPLACED.
        """
        try:
            key = open_files.key_of(self.path)
        except FileNotFoundError:
            raise Refusal(Reason.LOG_GONE, path=self.path) from None
        if key != self._key:
            raise Refusal(Reason.LOG_REPLACED, path=self.path)

    def nature(self) -> Nature:
        """Return what would be another were the file's content replaced by another log's.

        Raises:
            Damaged: where the log has no id.
        """
        (tables,) = self.connection.execute("PRAGMA schema_version").fetchone()
        return tables, reading.log_id(self.connection)

    def close(self) -> None:
        """Close the log; again does nothing."""
        if self._key is not None:
            self.connection.close()
            open_files.left(self._key)
            self._key = None


def opened(
    path: Path,
    *,
    read_only: bool = False,
    busy_ms: int = BUSY_MS,
    back_up: BackUp,
    now: datetime,
) -> OpenLog:
    """Return the log at ``path``, found whole and brought to this program's schema.

    ``back_up`` is called before a migration, which does not happen if it raises, and which is
    dated ``now``.

    Raises:
        Refusal: those of `OpenLog`, LOG_DAMAGED, or LOG_READ_ONLY where it needs a migration and
            can't be written.
    """
    log = OpenLog(path, read_only=read_only, busy_ms=busy_ms)
    try:
        with failures.refusing(path):
            _check_structure(log)
            if schema_number(log.connection) < SCHEMA:
                _migrate(log, back_up, now)
            _check_references(log)
            if not log.read_only:
                allow_writing(log.connection)
    except BaseException:
        log.close()
        raise
    return log


def can_write(path: Path) -> bool:
    """Say whether the file can be changed: SQLite's journal also needs its folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def schema_number(connection: sqlite3.Connection) -> int:
    """Return the number of the schema that a log has."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _check_tables(log: OpenLog) -> None:
    try:
        own = own_tables.are_own(log.connection, schema_number(log.connection))
    except UnicodeDecodeError:
        # SQLite's message quotes what is no UTF-8.
        return
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        # Damage is found, and told in full, by the checks.
        return
    if not own:
        raise Refusal(Reason.LOG_ALTERED, path=log.path)


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
    # Where they lie must be known all the same: this reads each row but not its bytes.
    log.connection.execute("SELECT sum(size) FROM contents").fetchone()


def _check_references(log: OpenLog) -> None:
    if log.connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Refusal(Reason.LOG_DAMAGED, path=log.path)


def _migrate(log: OpenLog, back_up: BackUp, now: datetime) -> None:
    if log.read_only:
        raise Refusal(Reason.LOG_READ_ONLY, path=log.path)
    back_up(log.connection)
    allow_writing(log.connection)
    from cpim_pdp.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    migrate(log.connection, now)
