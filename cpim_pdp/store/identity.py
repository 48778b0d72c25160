"""Telling a log from any other file by its first 100 bytes, before anything touches it."""

import stat
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures

APPLICATION_ID = int.from_bytes(b"CPIM", "big")
BACKUP_ID = int.from_bytes(b"CPIB", "big")
"""A backup: a log whose evidence lies in a folder beside it. It is only ever read."""

SCHEMA = 2
"""The number of the schema that this program writes: SQLite's user_version."""

SUFFIX = ".cpimlog"
_MAGIC = b"SQLite format 3\0"
# Where SQLite's file format, section 1.3, puts the two numbers.
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
_HEADER_BYTES = 100


def identify(path: Path) -> int:
    """Return the schema number of the log or backup at ``path``, from 1 to `SCHEMA`.

    Raises:
        Refusal: LOG_MISSING, LOG_NOT_READABLE, LOG_NOT_A_LOG, or LOG_NEWER.
    """
    header = _header(path)
    number = int.from_bytes(header[_USER_VERSION], "big")
    is_log = (
        len(header) == _HEADER_BYTES
        and header.startswith(_MAGIC)
        and int.from_bytes(header[_APPLICATION_ID], "big") in {APPLICATION_ID, BACKUP_ID}
    )
    if not is_log or number == 0:
        raise Refusal(Reason.LOG_NOT_A_LOG, path=path)
    if number > SCHEMA:
        raise Refusal(Reason.LOG_NEWER, path=path)
    return number


def _header(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(Reason.LOG_NOT_A_LOG, path=path)
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except OSError as error:
        refusal = failures.of_file(
            error, path, denied=Reason.LOG_NOT_READABLE, absent=Reason.LOG_MISSING
        )
        if refusal is None:
            raise
        raise refusal from error
