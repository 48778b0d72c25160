"""What SQLite and the operating system report has one meaning each."""

import errno
import sqlite3
from pathlib import Path

import pytest

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures

PATH = Path("a.cpimlog")


def reported(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("reported")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_BUSY, Reason.LOG_LOCKED),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Reason.LOG_LOCKED),
        (sqlite3.SQLITE_LOCKED, Reason.LOG_LOCKED),
        (sqlite3.SQLITE_READONLY, Reason.LOG_READ_ONLY),
        (sqlite3.SQLITE_READONLY_DIRECTORY, Reason.LOG_READ_ONLY),
        (sqlite3.SQLITE_READONLY_ROLLBACK, Reason.LOG_INTERRUPTED),
        (sqlite3.SQLITE_READONLY_DBMOVED, Reason.LOG_REPLACED),
        (sqlite3.SQLITE_IOERR, Reason.DISK_FAULT),
        (sqlite3.SQLITE_IOERR_WRITE, Reason.DISK_FAULT),
        (sqlite3.SQLITE_CORRUPT, Reason.LOG_DAMAGED),
        (sqlite3.SQLITE_CORRUPT_INDEX, Reason.LOG_DAMAGED),
        (sqlite3.SQLITE_FULL, Reason.DISK_FULL),
        (sqlite3.SQLITE_CANTOPEN, Reason.LOG_NOT_READABLE),
        (sqlite3.SQLITE_PERM, Reason.LOG_NOT_READABLE),
        (sqlite3.SQLITE_NOTADB, Reason.LOG_NOT_A_LOG),
    ],
)
def test_an_error_of_sqlite_that_the_world_made_is_a_refusal(code: int, reason: Reason) -> None:
    refusal = failures.of_log(reported(code), PATH)

    assert refusal is not None
    assert refusal.reason is reason
    assert refusal.facts == {"path": PATH}


@pytest.mark.parametrize(
    "code",
    [sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE],
)
def test_an_error_of_sqlite_that_we_made_propagates(code: int) -> None:
    error = reported(code)

    with pytest.raises(sqlite3.OperationalError) as raised, failures.refusing(PATH):
        raise error

    assert raised.value is error


def test_an_error_of_python_s_module_propagates() -> None:
    with pytest.raises(sqlite3.ProgrammingError), failures.refusing(PATH):
        raise sqlite3.ProgrammingError("closed")


def test_damage_that_we_found_is_a_refusal() -> None:
    with pytest.raises(Refusal) as refused, failures.refusing(PATH):
        raise failures.Damaged

    assert refused.value.reason is Reason.LOG_DAMAGED


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, Reason.DISK_FULL),
        (errno.EDQUOT, Reason.DISK_FULL),
        (errno.EROFS, Reason.FILE_NOT_WRITABLE),
        (errno.EACCES, Reason.FILE_NOT_WRITABLE),
        (errno.ENOENT, Reason.FOLDER_MISSING),
        (errno.EIO, Reason.DISK_FAULT),
        (errno.EEXIST, Reason.FILE_EXISTS),
    ],
)
def test_an_error_of_the_system_is_a_refusal(code: int, reason: Reason) -> None:
    refusal = failures.of_file(OSError(code, "reported"), PATH)

    assert refusal is not None
    assert refusal.reason is reason


def test_an_error_of_the_system_that_we_made_is_none() -> None:
    assert failures.of_file(OSError(errno.EBADF, "reported"), PATH) is None
