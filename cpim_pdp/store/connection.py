"""Connections to a log, with the settings that keep it whole."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from cpim_pdp.core.activities import EVIDENCE_MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_VALUE = EVIDENCE_MOST_BYTES + (1 << 20)
"""How long a value may be, in bytes: a piece of evidence, and room for its row."""

BUSY_MS = 5_000
"""How long a command waits for another program's lock, in milliseconds."""

_ALWAYS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
)
_WRITING = (
    # A rollback journal leaves one file: people keep logs in synced folders. EXTRA also flushes the
    # folder, so a change that was reported done survives a power cut.
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    # What is removed for good is overwritten.
    "PRAGMA secure_delete = ON",
)


def connect(
    path: Path, *, writing: bool = True, mode: str = "rw", busy_ms: int = BUSY_MS
) -> sqlite3.Connection:
    """Return a connection to the database at ``path`` with transactions left to the caller.

    ``mode`` is SQLite's: ``ro``, or ``rw``, which also rolls an interrupted transaction back.
    Without ``writing`` the connection refuses to change anything, in either mode.
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}", timeout=busy_ms / 1000, isolation_level=None, uri=True
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    try:
        for pragma in (*_ALWAYS, "PRAGMA query_only = ON"):
            connection.execute(pragma)
        if writing:
            allow_writing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def allow_writing(connection: sqlite3.Connection) -> None:
    """Let a connection to a file that can be written change it from now on."""
    for pragma in ("PRAGMA query_only = OFF", *_WRITING):
        connection.execute(pragma)


def _uri(path: Path) -> str:
    name = path.absolute().as_posix()
    # Three slashes before a drive letter, four before a share: what SQLite reads as a name without
    # a host.
    return "file://" + quote_from_bytes(os.fsencode(name if name.startswith("/") else f"/{name}"))
