"""What SQLite and the operating system report, turned into refusals; the rest is our bug."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cpim_pdp.core.refusals import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_BY_SQLITE_CODE: Mapping[int, Reason] = {
    sqlite3.SQLITE_BUSY: Reason.LOG_LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.LOG_LOCKED,
    sqlite3.SQLITE_READONLY: Reason.LOG_READ_ONLY,
    sqlite3.SQLITE_READONLY_ROLLBACK: Reason.LOG_INTERRUPTED,
    sqlite3.SQLITE_READONLY_DBMOVED: Reason.LOG_REPLACED,
    sqlite3.SQLITE_IOERR: Reason.DISK_FAULT,
    sqlite3.SQLITE_CORRUPT: Reason.LOG_DAMAGED,
    sqlite3.SQLITE_FULL: Reason.DISK_FULL,
    sqlite3.SQLITE_CANTOPEN: Reason.LOG_NOT_READABLE,
    sqlite3.SQLITE_PERM: Reason.LOG_NOT_READABLE,
    sqlite3.SQLITE_NOTADB: Reason.LOG_NOT_A_LOG,
    # No value of ours is nearly as long as the connections allow.
    sqlite3.SQLITE_TOOBIG: Reason.LOG_DAMAGED,
    sqlite3.SQLITE_NOLFS: Reason.DISK_FULL,
}
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})
_FAULTS = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE})


class Damaged(Exception):  # noqa: N818 - says what is known
    """What a log holds can't have been written by this program."""


def of_log(error: sqlite3.Error, path: Path, *, writing: bool = False) -> Refusal | None:
    """Return what SQLite's error means for the log at ``path``, None where it is our mistake.

    With ``writing``, a file that can't be opened is the one that SQLite makes beside the log.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python's own error for a text that is no UTF-8 comes without a code.
        undecodable = str(error).startswith("Could not decode")
        return Refusal(Reason.LOG_DAMAGED, path=path) if undecodable else None
    # An extended code carries the plain one in its lowest byte.
    reason = _BY_SQLITE_CODE.get(code) or _BY_SQLITE_CODE.get(code & 0xFF)
    if writing and reason is Reason.LOG_NOT_READABLE:
        reason = Reason.FOLDER_NOT_WRITABLE
    return None if reason is None else Refusal(reason, path=path)


def of_file(
    error: OSError,
    path: Path,
    *,
    denied: Reason = Reason.FILE_NOT_WRITABLE,
    absent: Reason = Reason.FOLDER_MISSING,
) -> Refusal | None:
    """Return what the system's error means for ``path``, None where it is our mistake."""
    for codes, reason in (
        (_NO_ROOM, Reason.DISK_FULL),
        (_DENIED, denied),
        (_ABSENT, absent),
        (_FAULTS, Reason.DISK_FAULT),
        ({errno.EEXIST}, Reason.FILE_EXISTS),
    ):
        if error.errno in codes:
            return Refusal(reason, path=path)
    return None


@contextmanager
def refusing(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn what the world did to the log at ``path`` into refusals while the block runs.

    ``writing`` says that the block changes the log.

    Raises:
        Refusal: for each error of SQLite that is not our own mistake, and for damage.
    """
    try:
        yield
    except (Damaged, UnicodeDecodeError) as error:
        # SQLite's message may quote what is no UTF-8, on which Python stumbles.
        raise Refusal(Reason.LOG_DAMAGED, path=path) from error
    except sqlite3.Error as error:
        refusal = of_log(error, path, writing=writing)
        if refusal is None:
            raise
        raise refusal from error
