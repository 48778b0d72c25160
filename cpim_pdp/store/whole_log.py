"""Writing a log whole from an open log or backup: all rows, and the bytes of all evidence."""

import hashlib
import sqlite3
from pathlib import Path

from cpim_pdp.store import contents, filling, row_copy
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.identity import APPLICATION_ID
from cpim_pdp.store.readable import Readable
from cpim_pdp.store.reading import reading


def write(source: sqlite3.Connection, temporary: Path, out: Path) -> None:
    """Fill the empty file at ``temporary``, which is to be ``out``, with all that a log holds.

    Raises:
        Refusal: DISK_FULL, or EVIDENCE_UNKNOWN where bytes are missing.
        Damaged: where bytes are not those that were kept, or the log is not sound.
    """
    with filling.filling(temporary, out) as target, reading(source):
        row_copy.copy_rows(source, target)
        for sha256, _ in row_copy.contents_of(source):
            with contents.content(source, sha256) as readable:
                put_bytes(target, sha256, readable)
        seal(target)


def put_bytes(target: sqlite3.Connection, sha256: str, readable: Readable) -> None:
    """Put the bytes where `copy_rows` left them out.

    Raises:
        Damaged: where they are not those of that SHA-256.
    """
    number, size = target.execute(
        "UPDATE contents SET bytes = zeroblob(size) WHERE sha256 = ? RETURNING id, size", (sha256,)
    ).fetchone()
    digest = hashlib.sha256()
    left: int = size
    with target.blobopen("contents", "bytes", number) as blob:
        while left and (piece := readable.read(min(contents.PIECE, left))):
            blob.write(piece)
            digest.update(piece)
            left -= len(piece)
    if left or readable.read(1) or digest.hexdigest() != sha256:
        raise Damaged(sha256)


def seal(target: sqlite3.Connection) -> None:
    """Make a database that holds all rows and bytes a log, if it is sound.

    Raises:
        Damaged: otherwise.
    """
    target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    target.execute("PRAGMA ignore_check_constraints = OFF")
    filling.check(target)
