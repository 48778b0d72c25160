"""The bytes of evidence and reports, kept once under their SHA-256 and passed in pieces."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from cpim_pdp.core.activities import EVIDENCE_MOST_BYTES
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store.evidence_pool import pool_of
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.readable import Readable
from cpim_pdp.store.transaction import Transaction

PIECE = 1 << 20


class ChangedMeanwhile(Exception):  # noqa: N818 - says what happened
    """The bytes that were read were not those that had been announced."""


def sha256_of(readable: Readable) -> tuple[str, int]:
    """Return the SHA-256 of all that is left to read, and how many bytes that was."""
    digest = hashlib.sha256()
    size = 0
    while piece := readable.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def keep(transaction: Transaction, file: Readable, sha256: str, size: int) -> None:
    """Keep the ``size`` bytes of ``file`` under their SHA-256, unless the log has them.

    Raises:
        ChangedMeanwhile: where the file holds other bytes.
    """
    if _number(transaction.connection, sha256) is not None:
        return
    transaction.db.execute(
        "INSERT INTO contents (sha256, size, bytes) VALUES (?, ?, zeroblob(?))",
        [sha256, size, size],
    )
    with _opened(transaction.connection, sha256, readonly=False) as blob:
        written = hashlib.sha256()
        left = size
        while left and (piece := file.read(min(PIECE, left))):
            blob.write(piece)
            written.update(piece)
            left -= len(piece)
    if left or file.read(1) or written.hexdigest() != sha256:
        raise ChangedMeanwhile


def keep_bytes(transaction: Transaction, data: bytes) -> str:
    """Keep bytes that are in memory; return their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    keep(transaction, BytesIO(data), sha256, len(data))
    return sha256


@contextmanager
def content(connection: sqlite3.Connection, sha256: str) -> Iterator[Readable]:
    """Lend the bytes that have this SHA-256, to be read in pieces.

    While they are lent, other programs can't change the log: be quick.

    Raises:
        Refusal: EVIDENCE_UNKNOWN where the log has no such bytes.
    """
    pool = pool_of(connection)
    inside = _opened(connection, sha256, readonly=True)
    with inside if pool is None else pool.opened(sha256) as readable:
        yield readable


def size_of(connection: sqlite3.Connection, sha256: str) -> int:
    """Return how many bytes this SHA-256 stands for.

    Raises:
        Refusal: EVIDENCE_UNKNOWN where the log has no such bytes.
    """
    query = "SELECT size FROM contents WHERE sha256 = ?"
    found = connection.execute(query, (sha256,)).fetchone()
    if found is None:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256)
    size: int = found[0]
    return size


def is_whole(connection: sqlite3.Connection, sha256: str) -> bool:
    """Say whether the bytes of this SHA-256 are there, as they were kept, and not too many."""
    try:
        with content(connection, sha256) as readable:
            found, size = sha256_of(readable)
    except (Refusal, Damaged, sqlite3.DatabaseError):
        return False
    return found == sha256 and size <= EVIDENCE_MOST_BYTES


def forget_unused(transaction: Transaction) -> None:
    """Remove the bytes that no evidence and no submission refers to; the file shrinks by them."""
    transaction.db.execute(
        """
        DELETE FROM contents
        WHERE sha256 NOT IN (SELECT sha256 FROM evidence)
          AND sha256 NOT IN (SELECT report FROM submissions)
        """
    )


@contextmanager
def _opened(
    connection: sqlite3.Connection, sha256: str, *, readonly: bool
) -> Iterator[sqlite3.Blob]:
    number = _number(connection, sha256)
    if number is None:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256)
    try:
        blob = connection.blobopen("contents", "bytes", number, readonly=readonly)
    except sqlite3.OperationalError as error:
        # SQLite's word for a value that is no blob, which the table would not take.
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise Damaged(sha256) from error
        raise
    with blob:
        yield blob


def _number(connection: sqlite3.Connection, sha256: str) -> int | None:
    found = connection.execute("SELECT id FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    return None if found is None else found[0]
