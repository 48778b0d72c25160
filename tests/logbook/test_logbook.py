"""A log is made, opened, asked and closed through one door."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from helpers.logs import CPIM, HOLDER, StillClock, hash_of, make_log, open_log, webinar
from helpers.nobody import run_as_nobody
from helpers.rules import rulebook

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddActivity, Command, DeleteActivities, ImportActivities
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook, default_log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log may be made."""
    return tmp_path / "a.cpimlog"


@pytest.fixture
def logbook(path: Path) -> Iterator[Logbook]:
    """Lend a new log."""
    with make_log(path) as made:
        yield made


def test_a_new_log_holds_its_holder_and_credential_and_no_history(logbook: Logbook) -> None:
    snapshot = logbook.snapshot()

    assert snapshot.holder == HOLDER
    assert snapshot.credentials == (replace(CPIM, id=snapshot.credentials[0].id),)
    assert snapshot.credentials[0].id
    assert snapshot.activities == snapshot.trash == snapshot.submissions == ()
    assert logbook.history() == ()
    assert logbook.undoable() is logbook.redoable() is None


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_new_log_is_its_owner_s_alone(logbook: Logbook, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_log_that_is_there_is_never_replaced(logbook: Logbook, path: Path) -> None:
    before = hash_of(path)

    with pytest.raises(Refusal) as refused:
        make_log(path)

    assert refused.value.reason is Reason.LOG_EXISTS
    assert refused.value.facts == {"path": path}
    assert hash_of(path) == before


def test_a_log_that_can_t_be_made_leaves_nothing_behind(tmp_path: Path, path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    with pytest.raises(Refusal) as refused:
        make_log(path, holder=Holder(" "))

    assert refused.value.reason is Reason.NAME_EMPTY
    assert sorted(tmp_path.iterdir()) == before


def test_the_default_place_makes_its_own_folder(tmp_path: Path) -> None:
    make_log(default_log()).close()

    assert default_log().is_file()
    assert default_log().is_relative_to(tmp_path)


def test_any_other_folder_has_to_be_there(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.cpimlog"

    with pytest.raises(Refusal) as refused:
        make_log(path)

    assert refused.value.reason is Reason.FOLDER_MISSING
    assert refused.value.facts == {"path": path}


def test_what_belongs_to_the_making_is_not_in_the_journal(path: Path) -> None:
    clock = StillClock()

    def entries() -> Iterator[Command]:
        for number in range(3):
            clock.advance(days=1)
            yield AddActivity(webinar(f"Webinar {number}"))

    with make_log(path, clock=clock, first=entries()) as logbook:
        activities = logbook.snapshot().activities
        assert len(activities) == 3
        # Each is stamped with the time that the clock tells when it is asked for.
        assert len({one.created for one in activities}) == 3
        assert logbook.history() == ()
        assert logbook.check() == ()


def test_times_are_kept_in_utc_to_the_second(path: Path) -> None:
    clock = StillClock(datetime.fromisoformat("2026-11-22T10:30:00.987654+01:00"))
    with make_log(path, clock=clock) as logbook:
        logbook.do(AddActivity(webinar()))

        created = logbook.snapshot().activities[0].created
        assert created == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
        assert logbook.history()[0].at == created


def test_another_connection_sees_what_was_done(logbook: Logbook, path: Path) -> None:
    logbook.do(AddActivity(webinar()))

    with open_log(path) as other:
        assert other.snapshot() == logbook.snapshot()


def test_a_foreign_change_is_told_once(logbook: Logbook, path: Path) -> None:
    assert not logbook.foreign_change()
    with open_log(path) as other:
        other.do(AddActivity(webinar()))

    assert logbook.foreign_change()
    assert not logbook.foreign_change()
    logbook.do(AddActivity(webinar()))
    assert not logbook.foreign_change()


def test_two_programs_take_turns(logbook: Logbook, path: Path) -> None:
    with open_log(path) as other:
        for number in range(5):
            logbook.do(AddActivity(webinar(f"Ours {number}")))
            other.do(AddActivity(webinar(f"Theirs {number}")))

    assert len(logbook.snapshot().activities) == 10
    assert len(logbook.history()) == 10


def test_a_command_that_changes_nothing_is_not_in_the_journal(logbook: Logbook) -> None:
    (identity,) = logbook.do(AddActivity(webinar())).ids
    logbook.undo()

    logbook.do(ImportActivities("empty.csv", ()))

    redone = logbook.redoable()
    assert redone is not None
    assert redone.changes[0].row == identity


def test_nothing_is_written_outside_a_transaction(logbook: Logbook) -> None:
    outside: list[str] = []
    connection = logbook._connection

    def watch(statement: str) -> None:
        word = statement.split(maxsplit=1)[0].upper()
        writes = {"INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER"}
        if word in writes and not connection.in_transaction:
            outside.append(statement)
        if word in {"BEGIN", "COMMIT"}:
            begun.append(statement)

    begun: list[str] = []
    connection.set_trace_callback(watch)
    (identity,) = logbook.do(AddActivity(webinar())).ids
    logbook.do(DeleteActivities((identity,)))
    logbook.undo()
    logbook.redo()
    connection.set_trace_callback(None)

    assert outside == []
    assert begun == ["BEGIN IMMEDIATE", "COMMIT"] * 4


def test_an_error_of_ours_in_a_command_rolls_it_back_and_propagates(
    logbook: Logbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hash_of(path)
    monkeypatch.setattr("cpim_pdp.store.journal.record", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        logbook.do(AddActivity(webinar()))

    assert hash_of(path) == before
    assert logbook.snapshot().activities == ()


def test_a_full_disk_changes_nothing_and_is_named(logbook: Logbook, path: Path) -> None:
    before = logbook.snapshot()
    bytes_before = hash_of(path)
    (pages,) = logbook._connection.execute("PRAGMA page_count").fetchone()
    logbook._connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refusal) as refused:
        logbook.do(ImportActivities("list.csv", (webinar(),) * 200))

    assert refused.value.reason is Reason.DISK_FULL
    assert logbook.snapshot() == before
    assert hash_of(path) == bytes_before
    logbook._connection.execute("PRAGMA max_page_count = 1000000")
    logbook.do(AddActivity(webinar()))
    assert logbook.check() == ()


LIMITED = """
size = os.path.getsize(sys.argv[1]) + 8192
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from cpim_pdp import assets
from cpim_pdp.core import quantities
from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import ImportActivities
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.logbook import Logbook
clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)
hour = quantities.of(Decimal(1), Unit.HOUR)
details = Details("Webinar", type="webinar", date=date(2026, 5, 4), quantity=hour)
with Logbook.open(Path(sys.argv[1]), assets.rulebook(), clock=clock) as logbook:
    try:
        logbook.do(ImportActivities("list.csv", (details,) * 1000))
    except Refusal as refusal:
        print(refusal.reason)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_disk_that_takes_no_more_changes_nothing() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        path = Path(name) / "a.cpimlog"
        make_log(path).close()
        path.chmod(0o666)
        before = hash_of(path)

        assert run_as_nobody(LIMITED, path) in (Reason.DISK_FULL, Reason.DISK_FAULT)
        with open_log(path) as logbook:
            assert logbook.snapshot().activities == ()
        assert hash_of(path) == before
        assert [one.name for one in Path(name).iterdir()] == ["a.cpimlog"]


LOADED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cpim_pdp import assets
from cpim_pdp.logbook import Logbook
clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)
with Logbook.open(Path(sys.argv[1]), assets.rulebook(), clock=clock) as logbook:
    logbook.snapshot(), logbook.history(), logbook.undoable(), logbook.foreign_change()
    logbook.check(), logbook.backup_if_due()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_reading_loads_neither_the_library_for_writing_nor_anything_heavy(
    logbook: Logbook, path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )

    heavy = {"sqlite_utils", "click", "PySide6", "reportlab", "pypdf", "dateutil", "pluggy"}
    assert not heavy & set(done.stdout.split())


def test_ten_thousand_activities_are_read_in_less_than_a_second(logbook: Logbook) -> None:
    logbook.do(ImportActivities("list.csv", (webinar(),) * 10_000))
    statements: list[str] = []
    logbook._connection.set_trace_callback(statements.append)

    begun = perf_counter()
    snapshot = logbook.snapshot()
    took = perf_counter() - begun

    assert len(snapshot.activities) == 10_000
    assert took < 1
    assert len(statements) < 15


def test_a_text_that_this_program_never_writes_is_damage(logbook: Logbook, path: Path) -> None:
    logbook.do(AddActivity(Details("Note", draft=True)))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE activities SET quantity = 1, unit = 'furlong'")

    with pytest.raises(Refusal) as refused:
        logbook.snapshot()

    assert refused.value.reason is Reason.LOG_DAMAGED


def test_activities_stand_in_the_order_of_last_day_then_entry(path: Path) -> None:
    clock = StillClock()
    with make_log(path, clock=clock) as logbook:
        for title, on in [("B", "2026-05-05"), ("C", "2026-05-05"), ("A", "2026-05-04")]:
            clock.advance(minutes=1)
            logbook.do(AddActivity(webinar(title, on)))
        logbook.do(AddActivity(Details("Undated", draft=True)))

        titles = [one.details.title for one in logbook.snapshot().activities]
        assert titles == ["Undated", "A", "B", "C"]


def test_rules_are_those_handed_in(path: Path) -> None:
    with make_log(path) as logbook, pytest.raises(Refusal) as refused:
        logbook.do(AddActivity(replace(webinar(), type="juggling")))

    assert refused.value.reason is Reason.TYPE_UNKNOWN
    assert "juggling" not in rulebook().types
