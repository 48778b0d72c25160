"""One backup at a time in a folder, whichever program makes it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cpim_pdp.store import backup_notes, failures, places

_WAIT_SECONDS = 30.0


@contextmanager
def alone_in(folder: Path, *, wait_seconds: float = _WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of a folder of backups; it ends with the process, however that ends.

    Raises:
        Refusal: LOG_LOCKED where another program has held it for so long, FOLDER_NOT_WRITABLE.
    """
    places.make_folder(backup_notes.folder_in(folder))
    # An empty database: SQLite's locks are sound on every system, and never stale.
    with closing(
        sqlite3.connect(
            backup_notes.folder_in(folder) / "lock", timeout=wait_seconds, isolation_level=None
        )
    ) as lock:
        with failures.refusing(folder):
            lock.execute("BEGIN EXCLUSIVE")
        yield
