"""The bytes behind all backups of a log: each file once, named by its SHA-256."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import places
from cpim_pdp.store.identity import BACKUP_ID
from cpim_pdp.store.whole_file import whole_file

if TYPE_CHECKING:
    from cpim_pdp.store.readable import Readable

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = "evidence"
_PIECE = 1 << 20


class _OtherBytesError(Exception):
    """The bytes that were read are not those that the name promises."""


@dataclass(frozen=True, slots=True)
class EvidencePool:
    """The pool in a folder of backups."""

    folder: Path

    @classmethod
    def beside(cls, backup: Path) -> "EvidencePool":
        """Return the pool that the backup at a path draws on."""
        return cls(backup.parent / _NAME)

    def has(self, sha256: str, size: int) -> bool:
        """Say whether a file of that name and size is there."""
        try:
            return _is_sha256(sha256) and (self.folder / sha256).stat().st_size == size
        except OSError:
            return False

    def has_whole(self, sha256: str, size: int) -> bool:
        """Say whether the file of that name and size is there, byte for byte."""
        if not self.has(sha256, size):
            return False
        with self.opened(sha256) as readable:
            return _passed_on(readable, None) == sha256

    def keep(self, sha256: str, lent: "AbstractContextManager[Readable]") -> bool:
        """Put bytes into the pool, whole or not at all; return False where they are others.

        Raises:
            Refusal: where the folder can't be written.
        """
        # What a log states may be anything, also a way out of the folder.
        if not _is_sha256(sha256):
            return False
        places.make_folder(self.folder)
        with suppress(_OtherBytesError), whole_file(self.folder / sha256) as temporary:
            # Closed before the file is flushed: while bytes are lent, nobody can change the log.
            with lent as readable, temporary.open("wb") as file:
                found = _passed_on(readable, file)
            _check_same(found, sha256)
            return True
        return False

    @contextmanager
    def opened(self, sha256: str) -> "Iterator[Readable]":
        """Lend the bytes of that SHA-256, as they are.

        Raises:
            Refusal: EVIDENCE_UNKNOWN where they are not there, or can't be read.
        """
        if not _is_sha256(sha256):
            raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256)
        try:
            file = (self.folder / sha256).open("rb")
        except OSError as error:
            raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256) from error
        with file:
            yield file

    def forget_all_but(self, named: AbstractSet[str]) -> None:
        """Remove the files that ``named`` does not name; what can't be removed is tried again."""
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if _is_sha256(path.name) and path.name not in named:
                with suppress(OSError):
                    path.unlink()


def pool_of(connection: sqlite3.Connection) -> EvidencePool | None:
    """Return where the bytes of an open backup lie, None for a log, which holds them itself."""
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    return EvidencePool.beside(file_of(connection)) if number == BACKUP_ID else None


def file_of(connection: sqlite3.Connection) -> Path:
    """Return the file that a connection is to."""
    query = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    return Path(os.fsdecode(connection.execute(query).fetchone()[0]))


def _check_same(found: str, wanted: str) -> None:
    if found != wanted:
        raise _OtherBytesError


def _is_sha256(name: str) -> bool:
    return _SHA256.fullmatch(name) is not None


def _passed_on(readable: "Readable", file: BinaryIO | None) -> str:
    """Return the SHA-256 of all that is left to read, written to ``file`` if there is one."""
    digest = hashlib.sha256()
    while piece := readable.read(_PIECE):
        digest.update(piece)
        if file is not None:
            file.write(piece)
    return digest.hexdigest()
