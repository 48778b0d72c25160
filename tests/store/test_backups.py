"""Backups are whole, checked, made when due, and thinned out by age."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from helpers.damage import damage
from helpers.logs import StillClock, hash_of, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook
from cpim_pdp.store import backups, connection, places, thinning
from cpim_pdp.store.backup_files import Backup

NEWEST = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of the log."""
    return StillClock()


@pytest.fixture
def logbook(tmp_path: Path, clock: StillClock) -> Iterator[Logbook]:
    """Lend a log with one activity."""
    with make_log(tmp_path / "a.cpimlog", clock=clock) as made:
        made.do(AddActivity(webinar()))
        yield made


def made_at(*moments: datetime) -> tuple[Backup, ...]:
    return tuple(Backup(Path(f"{at}"), at, 1) for at in moments)


def test_a_backup_holds_all_that_the_log_holds(logbook: Logbook, tmp_path: Path) -> None:
    out = logbook.backup(tmp_path / "copy.cpimlog")

    assert out == tmp_path / "copy.cpimlog"
    with open_log(out) as copied:
        assert copied.snapshot() == logbook.snapshot()
        assert copied.history() == logbook.history()
        assert copied.check() == ()


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_backup_is_its_owner_s_alone(logbook: Logbook) -> None:
    made = logbook.backup()

    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_file_that_is_there_is_never_replaced(logbook: Logbook, tmp_path: Path) -> None:
    out = tmp_path / "copy.cpimlog"
    out.write_bytes(b"mine")

    with pytest.raises(Refusal) as refused:
        logbook.backup(out)

    assert refused.value.reason is Reason.FILE_EXISTS
    assert out.read_bytes() == b"mine"


def test_a_missing_folder_is_named_and_nothing_is_left(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        logbook.backup(tmp_path / "none" / "copy.cpimlog")

    assert refused.value.reason is Reason.FOLDER_MISSING


def test_automatic_backups_lie_under_the_log_s_id(logbook: Logbook, tmp_path: Path) -> None:
    made = logbook.backup()

    folder = places.data_folder() / "backups" / logbook.snapshot().log_id
    assert made == folder / "backup-20261122T093000Z.cpimlog"
    assert [one.path for one in logbook.backups()] == [made]
    assert made.is_relative_to(tmp_path)


def test_several_in_one_second_have_their_numbers(logbook: Logbook) -> None:
    paths = [logbook.backup() for _ in range(3)]

    assert [one.path for one in logbook.backups()] == paths[::-1]


def test_one_is_due_only_after_a_change(logbook: Logbook, clock: StillClock) -> None:
    assert logbook.backup_if_due() == ()
    clock.advance(days=1)
    assert logbook.backup_if_due() == ()
    assert len(logbook.backups()) == 1

    logbook.undo()
    assert logbook.backup_if_due() == ()
    assert len(logbook.backups()) == 2


def test_hourly_means_one_an_hour_at_most(logbook: Logbook, clock: StillClock) -> None:
    logbook.backup_if_due(hourly=True)
    for minutes, number in [(59, 1), (1, 2), (59, 2), (1, 3)]:
        clock.advance(minutes=minutes)
        logbook.do(AddActivity(webinar()))
        logbook.backup_if_due(hourly=True)
        assert len(logbook.backups()) == number


def test_a_clock_that_was_set_back_does_not_stop_them(logbook: Logbook, clock: StillClock) -> None:
    logbook.backup_if_due(hourly=True)
    clock.advance(days=-30)
    logbook.do(AddActivity(webinar()))

    logbook.backup_if_due(hourly=True)

    assert len(logbook.backups()) == 2


def test_one_that_can_t_be_read_counts_as_none(logbook: Logbook, clock: StillClock) -> None:
    logbook.backup_if_due()
    clock.advance(minutes=1)
    logbook.backups()[0].path.write_bytes(b"not a log any more")

    logbook.backup_if_due()

    assert len(logbook.backups()) == 2


def test_an_automatic_one_that_fails_is_a_warning(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv(places.DATA_VARIABLE, str(blocked / "data"))

    (warning,) = logbook.backup_if_due()

    assert warning.reason is Reason.FOLDER_MISSING


@pytest.mark.parametrize("error", [OSError(99, "odd"), sqlite3.ProgrammingError("odd")])
def test_whatever_stops_an_automatic_one_is_a_warning(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(backups, "take", fail)

    (warning,) = logbook.backup_if_due()

    assert warning.reason is Reason.DISK_FAULT


def test_a_locked_log_is_not_waited_for_without_end(logbook: Logbook, tmp_path: Path) -> None:
    with open_log(logbook.path) as impatient:
        with closing(sqlite3.connect(logbook.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(Refusal) as refused:
                impatient.backup(tmp_path / "copy.cpimlog")

        assert refused.value.reason is Reason.LOG_LOCKED
        assert refused.value.facts == {"path": logbook.path}
    assert not (tmp_path / "copy.cpimlog").exists()


def test_a_copy_that_is_not_sound_is_thrown_away(logbook: Logbook, tmp_path: Path) -> None:
    damage(logbook.path, "journal_changes")
    before = sorted(tmp_path.iterdir())

    # SQLite copies page by page, so damage comes along.
    with (
        closing(connection.connect(logbook.path, writing=False)) as damaged,
        pytest.raises(Refusal) as refused,
    ):
        backups.copy(damaged, tmp_path / "copy.cpimlog")

    assert refused.value.reason is Reason.LOG_DAMAGED
    assert sorted(tmp_path.iterdir()) == before


def test_a_log_s_id_never_leads_out_of_the_folder(logbook: Logbook) -> None:
    with closing(sqlite3.connect(logbook.path)) as other, other:
        other.execute("UPDATE log SET id = '../../elsewhere'")

    with pytest.raises(Refusal) as refused:
        logbook.backup()

    assert refused.value.reason is Reason.LOG_DAMAGED


def test_a_read_only_log_can_be_backed_up(logbook: Logbook, tmp_path: Path) -> None:
    with open_log(logbook.path, read_only=True) as other:
        out = other.backup(tmp_path / "copy.cpimlog")

    with open_log(out) as copied:
        assert copied.snapshot() == logbook.snapshot()


def test_the_log_stays_as_it_is(logbook: Logbook) -> None:
    before = hash_of(logbook.path)

    logbook.backup()

    assert hash_of(logbook.path) == before


def test_the_last_ten_stay() -> None:
    ten = made_at(*(NEWEST - timedelta(minutes=n) for n in range(10)))

    assert thinning.superfluous(ten) == ()


def test_after_them_the_newest_of_each_week_stays() -> None:
    daily = made_at(*(NEWEST - timedelta(days=n) for n in range(30)))

    kept = [one for one in daily if one not in thinning.superfluous(daily)]

    # 22 November 2026 is a Sunday, the last day of its week.
    assert [one.at.day for one in kept[10:]] == [12, 8, 1, 25]


def test_long_ago_the_newest_of_each_month_stays() -> None:
    daily = made_at(*(NEWEST - timedelta(days=n) for n in range(400)))

    kept = [one.at for one in daily if one not in thinning.superfluous(daily)]

    old = [at for at in kept if NEWEST - at > thinning.WEEKLY]
    assert [(at.month, at.day) for at in old[:4]] == [(9, 26), (8, 31), (7, 31), (6, 30)]
    assert len(kept) < 10 + 9 + 13


def test_thinning_touches_only_its_own(logbook: Logbook, clock: StillClock) -> None:
    folder = logbook.backup().parent
    others = [
        folder / "backup-of-mine.cpimlog",
        folder / "backup-20200101T000000Z.cpimlog.txt",
        folder / "notes.txt",
    ]
    for other in others:
        other.write_bytes(b"mine")
    (folder / "backup-20200101T000000Z.cpimlog").mkdir()
    for _ in range(30):
        clock.advance(minutes=1)
        logbook.backup()

    assert all(other.read_bytes() == b"mine" for other in others)
    assert (folder / "backup-20200101T000000Z.cpimlog").is_dir()
    assert len(logbook.backups()) == 11


def test_a_backup_that_is_open_is_not_thrown_away(logbook: Logbook, clock: StillClock) -> None:
    logbook.backup()
    clock.advance(minutes=1)
    second = logbook.backup()
    with open_log(second) as looked_at:
        for _ in range(20):
            clock.advance(minutes=1)
            logbook.backup()
        assert looked_at.snapshot() == logbook.snapshot()
    assert second.exists()
