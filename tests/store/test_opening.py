"""Opening a log is a protocol: each refusal leaves the file as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from helpers import golden
from helpers.damage import damage
from helpers.logs import StillClock, hash_of, make_log, open_log, webinar
from helpers.nobody import run_as_nobody
from helpers.rules import rulebook

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook, check_log
from cpim_pdp.store import identity

TRY = """
from datetime import UTC, datetime
from pathlib import Path
from cpim_pdp import assets
from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.logbook import Logbook
clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)
try:
    logbook = Logbook.open(Path(sys.argv[1]), assets.rulebook(), clock=clock)
    print(logbook.read_only, logbook.snapshot().holder.name)
    logbook.do(AddActivity(Details("Note", draft=True)))
    print("done")
except Refusal as refusal:
    print(refusal.reason)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log with one webinar lies."""
    path = tmp_path / "a.cpimlog"
    with make_log(path) as logbook:
        logbook.do(AddActivity(webinar()))
    return path


@pytest.fixture
def anyones_log(path: Path) -> Iterator[Path]:
    """Lend a copy of it that every user can reach and change, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        copied = Path(shutil.copy(path, folder / "a.cpimlog"))
        copied.chmod(0o666)
        yield copied
        folder.chmod(0o777)


def refused(path: Path) -> Reason:
    with pytest.raises(Refusal) as raised:
        open_log(path)
    assert raised.value.facts["path"] == path
    return raised.value.reason


def test_opening_and_closing_leaves_the_bytes_alone(path: Path) -> None:
    before = hash_of(path)

    open_log(path).close()

    assert hash_of(path) == before
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]


def test_closing_twice_does_nothing(path: Path) -> None:
    logbook = open_log(path)
    logbook.close()

    logbook.close()


@pytest.mark.parametrize("table", ["activities", "journal", "holder"])
def test_a_damaged_table_is_found_on_opening(path: Path, table: str) -> None:
    damage(path, table)
    before = hash_of(path)

    assert refused(path) is Reason.LOG_DAMAGED
    assert hash_of(path) == before
    assert check_log(path)


def test_a_damaged_list_of_tables_is_found_on_opening(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 200)

    assert refused(path) is Reason.LOG_DAMAGED


def test_a_broken_reference_is_found_on_opening(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE journal_changes SET entry = 99")

    assert refused(path) is Reason.LOG_DAMAGED


def test_a_log_locked_by_another_program_is_named_and_unchanged(path: Path) -> None:
    before = hash_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path) is Reason.LOG_LOCKED

    assert hash_of(path) == before


def test_a_log_being_written_by_another_program_can_be_read_but_not_written(path: Path) -> None:
    with open_log(path) as logbook, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(logbook.snapshot().activities) == 1
        with pytest.raises(Refusal) as raised:
            logbook.do(AddActivity(webinar()))
        other.execute("ROLLBACK")

        assert raised.value.reason is Reason.LOG_LOCKED
        logbook.do(AddActivity(webinar()))


@pytest.mark.parametrize("name", ["100 % #1?.cpimlog", "ünï 日本.cpimlog", "a&mode=ro.cpimlog"])
def test_any_name_can_be_opened(path: Path, name: str) -> None:
    renamed = path.rename(path.parent / name)

    with open_log(renamed) as logbook:
        logbook.do(AddActivity(webinar()))
        assert len(logbook.snapshot().activities) == 2


def test_a_log_asked_for_reading_only_refuses_to_change(path: Path) -> None:
    with open_log(path, read_only=True) as logbook:
        with pytest.raises(Refusal) as raised:
            logbook.do(AddActivity(webinar()))

        assert raised.value.reason is Reason.LOG_READ_ONLY
        assert logbook.read_only


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_log_in_a_folder_that_cant_be_written_is_read_only(anyones_log: Path) -> None:
    anyones_log.parent.chmod(0o555)
    before = hash_of(anyones_log)

    assert run_as_nobody(TRY, anyones_log).splitlines() == ["True Ana Souza", "log-read-only"]
    assert hash_of(anyones_log) == before


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_log_that_cant_be_written_is_read_only(anyones_log: Path) -> None:
    anyones_log.chmod(0o444)

    assert run_as_nobody(TRY, anyones_log).splitlines() == ["True Ana Souza", "log-read-only"]


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_log_that_cant_be_read_is_named(anyones_log: Path) -> None:
    anyones_log.chmod(0o000)

    assert run_as_nobody(TRY, anyones_log) == Reason.LOG_NOT_READABLE


INTERRUPTED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(300):
    connection.execute(
        "INSERT INTO contents (sha256, size, bytes)"
        " VALUES (printf('%064d', ?), 500, randomblob(500))",
        (number,),
    )
os._exit(1)
"""


def interrupt(path: Path) -> None:
    """Leave a change half written, with its journal beside the log."""
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(path)], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0


@pytest.mark.parametrize("read_only", [False, True])
def test_an_interrupted_change_is_rolled_back_on_opening(path: Path, read_only: bool) -> None:
    before = hash_of(path)
    interrupt(path)
    assert hash_of(path) != before

    with open_log(path, read_only=read_only) as logbook:
        assert [one.details.title for one in logbook.snapshot().activities] == ["Webinar"]
    assert not path.with_name(path.name + "-journal").exists()


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_an_interrupted_change_that_cant_be_rolled_back_here_is_named(anyones_log: Path) -> None:
    interrupt(anyones_log)
    anyones_log.with_name(anyones_log.name + "-journal").chmod(0o666)
    anyones_log.parent.chmod(0o555)

    assert run_as_nobody(TRY, anyones_log) == Reason.LOG_INTERRUPTED


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a log of the first schema."""
    return Path(shutil.copy(golden.log(1), tmp_path / "older.cpimlog"))


def test_an_older_log_is_backed_up_before_it_is_migrated(older: Path) -> None:
    with Logbook.open(older, rulebook(), clock=StillClock()) as logbook:
        backups = logbook.backups()
        assert len(backups) == 1
        with closing(sqlite3.connect(backups[0].path)) as backup:
            assert backup.execute("PRAGMA user_version").fetchone() == (1,)
        assert len(logbook.snapshot().activities) == 7
    assert int.from_bytes(older.read_bytes()[60:64], "big") == identity.SCHEMA


def test_an_older_log_that_cant_be_backed_up_stays_as_it_is(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = older.parent / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("CPIM_PDP_DATA", str(blocked))
    before = hash_of(older)

    with pytest.raises(Refusal):
        open_log(older)

    assert hash_of(older) == before


def test_an_older_log_without_an_id_is_damaged_and_stays_as_it_is(older: Path) -> None:
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("DELETE FROM log")
    before = hash_of(older)

    with pytest.raises(Refusal) as raised:
        open_log(older)

    assert raised.value.reason is Reason.LOG_DAMAGED
    assert hash_of(older) == before


def test_an_older_log_that_cant_be_written_is_refused(older: Path) -> None:
    with pytest.raises(Refusal) as raised:
        open_log(older, read_only=True)

    assert raised.value.reason is Reason.LOG_READ_ONLY


LOCKED = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("free")
except sqlite3.OperationalError:
    print("locked")
"""


def test_opening_a_log_again_keeps_the_locks_that_this_process_has_on_it(path: Path) -> None:
    with open_log(path) as logbook, logbook._writing():
        open_log(path).close()
        asked = subprocess.run(
            [sys.executable, "-c", LOCKED, str(path)], capture_output=True, text=True, check=True
        )

        assert asked.stdout.strip() == "locked"
