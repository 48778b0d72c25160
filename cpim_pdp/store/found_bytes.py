"""Finding the bytes of evidence and reports again: in the damaged file, or behind its backups."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store import contents, records
from cpim_pdp.store.evidence_pool import EvidencePool
from cpim_pdp.store.found_rows import FoundContent
from cpim_pdp.store.pages import Pages
from cpim_pdp.store.readable import Readable
from cpim_pdp.store.records import Malformed


class FoundBytes:
    """Bytes by their SHA-256, from wherever they are whole."""

    def __init__(
        self, pages: Pages, found: Sequence[FoundContent], pools: Sequence[EvidencePool]
    ) -> None:
        self._pages = pages
        self._pools = pools
        self._cells = {one.sha256: one for one in found if self._is_whole(one)}
        self._made: dict[str, bytes] = {}

    def in_file(self) -> tuple[str, ...]:
        """Return the SHA-256 of all bytes that are whole in the damaged file."""
        return tuple(self._cells)

    def add(self, data: bytes) -> str:
        """Have bytes ready that are to stand in for others; return their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._made[sha256] = data
        return sha256

    def size_of(self, sha256: str) -> int | None:
        """Return how many bytes there are of that SHA-256, None where they are nowhere whole."""
        if sha256 in self._made:
            return len(self._made[sha256])
        if sha256 in self._cells:
            return self._cells[sha256].size
        return next((size for pool in self._pools if (size := _whole_size(pool, sha256))), None)

    @contextmanager
    def lent(self, sha256: str) -> Iterator[Readable]:
        """Lend bytes that have a size.

        Raises:
            Refusal: EVIDENCE_UNKNOWN where they have just gone.
        """
        if sha256 in self._made:
            yield BytesIO(self._made[sha256])
        elif sha256 in self._cells:
            yield BytesIO(self._data(self._cells[sha256]))
        else:
            pool = next((one for one in self._pools if _whole_size(one, sha256)), self._pools[0])
            with pool.opened(sha256) as readable:
                yield readable

    def _is_whole(self, found: FoundContent) -> bool:
        try:
            data = self._data(found)
        except Malformed:
            return False
        return len(data) == found.size and hashlib.sha256(data).hexdigest() == found.sha256

    def _data(self, found: FoundContent) -> bytes:
        data = records.fields(self._pages.record(found.cell))[3]
        return data if isinstance(data, bytes) else b""


def put_rows(staging: sqlite3.Connection, found: FoundBytes) -> None:
    """Note in a log which bytes it is to have: those in the damaged file, and those it refers to.

    What has no bytes anywhere gets no row.
    """
    wanted = staging.execute("SELECT sha256 FROM evidence UNION SELECT report FROM submissions")
    staging.execute("PRAGMA ignore_check_constraints = ON")
    for sha256 in dict.fromkeys((*found.in_file(), *sorted(one for (one,) in wanted))):
        size = found.size_of(sha256)
        if size is not None:
            staging.execute(
                "INSERT INTO contents (sha256, size, bytes) VALUES (?, ?, x'')", (sha256, size)
            )
    staging.execute("PRAGMA ignore_check_constraints = OFF")
    staging.execute(
        """
        UPDATE evidence SET size = (SELECT size FROM contents WHERE sha256 = evidence.sha256)
        WHERE sha256 IN (SELECT sha256 FROM contents)
        """
    )


def _whole_size(pool: EvidencePool, sha256: str) -> int | None:
    try:
        with pool.opened(sha256) as readable:
            digest, size = contents.sha256_of(readable)
    except (OSError, Refusal):
        return None
    return size if digest == sha256 else None
