"""Making a new log: filled beside its place, then put there, so that no half log is seen."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures
from cpim_pdp.store.connection import connect
from cpim_pdp.store.transaction import NewId, Transaction, writing
from cpim_pdp.store.whole_file import whole_file


@contextmanager
def making(path: Path, now: datetime, new_id: NewId) -> Iterator[Transaction]:
    """Lend a transaction on a new, empty log, which is at ``path`` once the block ended well.

    Raises:
        Refusal: LOG_EXISTS, FOLDER_MISSING, FOLDER_NOT_WRITABLE or DISK_FULL.
    """
    try:
        with whole_file(path, replace=False) as temporary, failures.refusing(path):
            connection = _empty(temporary, now)
            try:
                with writing(connection, now, new_id) as transaction:
                    _note(transaction)
                    yield transaction
            finally:
                connection.close()
    except Refusal as refusal:
        if refusal.reason is Reason.FILE_EXISTS:
            raise Refusal(Reason.LOG_EXISTS, path=path) from refusal
        raise


def _empty(path: Path, now: datetime) -> sqlite3.Connection:
    from cpim_pdp.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    connection = connect(path)
    # Only before the first table; it lets an emptied trash give its room back.
    connection.execute("PRAGMA auto_vacuum = FULL")
    migrate(connection, now)
    return connection


def _note(transaction: Transaction) -> None:
    transaction.db.execute(
        "INSERT INTO log (one, id, created, revision, changed) VALUES (1, ?, ?, 0, ?)",
        [transaction.new_id(), transaction.stamp, transaction.stamp],
    )
    # sqlite-utils reads the clock by itself; a log's content comes from its commands alone.
    transaction.db.execute("UPDATE _sqlite_migrations SET applied_at = ?", [transaction.stamp])
