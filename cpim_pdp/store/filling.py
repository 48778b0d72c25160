"""Filling a new database file that nobody sees before it is whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store.failures import Damaged

# It is thrown away where anything fails, and flushed as a whole before it gets its name.
_UNSEEN = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    # Only before the first table; it lets an emptied trash give its room back.
    "PRAGMA auto_vacuum = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",
)
_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})


@contextmanager
def filling(temporary: Path, out: Path) -> Iterator[sqlite3.Connection]:
    """Lend the empty database at ``temporary``, which is to be ``out``, in one transaction.

    Raises:
        Refusal: DISK_FULL.
    """
    with closing(sqlite3.connect(temporary, isolation_level=None)) as target:
        for pragma in _UNSEEN:
            target.execute(pragma)
        target.execute("BEGIN")
        try:
            yield target
            target.execute("COMMIT")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) in _NO_ROOM:
                raise Refusal(Reason.DISK_FULL, path=out) from error
            raise


def check(database: sqlite3.Connection) -> None:
    """Let pass a database whose structure and references are sound.

    Raises:
        Damaged: otherwise.
    """
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None or database.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise Damaged(broken)
