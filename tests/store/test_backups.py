"""Backups are whole, checked, made when due, and thinned out by age."""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.damage import damage
from helpers.logs import StillClock, by_title, exam, hash_of, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity, DeleteActivities, EmptyTrash, NewEvidence
from cpim_pdp.core.problems import ProblemKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook, check_log
from cpim_pdp.store import backup_files, backups, connection, places, thinning
from cpim_pdp.store.backup_files import Backup
from cpim_pdp.store.evidence_pool import EvidencePool
from cpim_pdp.store.folder_lock import alone_in

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


def attach(logbook: Logbook, tmp_path: Path, data: bytes, title: str = "Proven") -> str:
    """Log an activity with a file; return the digest of its bytes."""
    proof = tmp_path / "proof.bin"
    proof.write_bytes(data)
    logbook.do(AddActivity(webinar(title), (NewEvidence(str(proof), ""),)))
    return hashlib.sha256(data).hexdigest()


def pool_of(backup: Path) -> EvidencePool:
    return EvidencePool.beside(backup)


def _identity(path: Path) -> tuple[int, int, int]:
    """Return what changes with a file's place or content, and not by its being read."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def test_evidence_is_kept_once_for_all_backups(
    logbook: Logbook, tmp_path: Path, clock: StillClock
) -> None:
    sha256 = attach(logbook, tmp_path, b"x" * 3_000_000)
    first = logbook.backup()
    pooled = pool_of(first).folder / sha256
    kept = _identity(pooled)
    for _ in range(5):
        clock.advance(minutes=1)
        logbook.do(AddActivity(webinar()))
        logbook.backup()

    assert _identity(pooled) == kept
    total = sum(one.stat().st_size for one in first.parent.rglob("*") if one.is_file())
    assert total < 5_000_000


def test_a_backup_can_be_opened_but_only_read(logbook: Logbook, tmp_path: Path) -> None:
    sha256 = attach(logbook, tmp_path, b"the proof")
    made = logbook.backup()
    before = hash_of(made)

    with open_log(made) as opened:
        assert opened.read_only
        assert opened.snapshot() == logbook.snapshot()
        assert opened.history() == logbook.history()
        with opened.read_evidence(sha256) as readable:
            assert readable.read() == b"the proof"
        assert opened.check() == ()
        with pytest.raises(Refusal) as refused:
            opened.do(AddActivity(webinar()))
    assert refused.value.reason is Reason.LOG_READ_ONLY
    assert hash_of(made) == before


def test_a_whole_copy_can_be_made_of_a_backup(logbook: Logbook, tmp_path: Path) -> None:
    attach(logbook, tmp_path, b"the proof")
    with open_log(logbook.backup()) as opened:
        out = opened.backup(tmp_path / "whole.cpimlog")

    with open_log(out) as copied:
        assert not copied.read_only
        assert copied.snapshot() == logbook.snapshot()
        assert copied.check() == ()


def test_evidence_that_no_backup_names_any_more_goes(
    logbook: Logbook, tmp_path: Path, clock: StillClock
) -> None:
    gone = attach(logbook, tmp_path, b"thrown away", "Gone")
    first = logbook.backup()
    logbook.do(DeleteActivities((by_title(logbook, "Gone").id,)))
    logbook.do(EmptyTrash())
    stays = attach(logbook, tmp_path, b"stays")
    pool = pool_of(first)
    # Ten newer ones, and one for the week.
    for _ in range(11):
        assert pool.has(gone, len(b"thrown away"))
        clock.advance(minutes=1)
        logbook.backup()

    assert not first.exists()
    assert not pool.has(gone, len(b"thrown away"))
    assert pool.has(stays, len(b"stays"))


def test_no_evidence_goes_while_it_is_unknown_what_a_backup_names(
    logbook: Logbook, tmp_path: Path, clock: StillClock
) -> None:
    gone = attach(logbook, tmp_path, b"thrown away", "Gone")
    first = logbook.backup()
    logbook.do(DeleteActivities((by_title(logbook, "Gone").id,)))
    logbook.do(EmptyTrash())
    unreadable = logbook.backup()
    unreadable.write_bytes(b"SQLite format 3\0 and nothing more")
    for _ in range(9):
        clock.advance(minutes=1)
        logbook.backup()
    assert unreadable.exists()

    assert pool_of(first).has(gone, len(b"thrown away"))


def test_a_backup_is_sound_as_long_as_it_is_as_it_was_made(
    logbook: Logbook, tmp_path: Path
) -> None:
    sha256 = attach(logbook, tmp_path, b"the proof")
    made = logbook.backup()
    assert backup_files.is_sound(made)

    (pool_of(made).folder / sha256).rename(tmp_path / "elsewhere")
    assert not backup_files.is_sound(made)
    (tmp_path / "elsewhere").rename(pool_of(made).folder / sha256)
    assert backup_files.is_sound(made)

    damage(made, "holder")
    assert not backup_files.is_sound(made)


def test_a_backup_without_its_evidence_says_so(logbook: Logbook, tmp_path: Path) -> None:
    sha256 = attach(logbook, tmp_path, b"the proof")
    made = logbook.backup()
    (pool_of(made).folder / sha256).unlink()

    (problem,) = check_log(made)

    assert problem.kind is ProblemKind.CONTENT_MISSING


def test_a_full_backup_mends_evidence_that_went_bad(logbook: Logbook, tmp_path: Path) -> None:
    sha256 = attach(logbook, tmp_path, b"the proof")
    pool = pool_of(logbook.backup())
    (pool.folder / sha256).write_bytes(b"the groof")

    logbook.backup()

    assert pool.has_whole(sha256, len(b"the proof"))


def test_bytes_that_changed_in_the_log_never_get_into_a_backup(
    logbook: Logbook, tmp_path: Path, clock: StillClock
) -> None:
    sha256 = attach(logbook, tmp_path, b"the proof")
    first = logbook.backup()
    with closing(sqlite3.connect(logbook.path)) as other, other:
        other.execute("UPDATE contents SET bytes = CAST('the groof' AS BLOB)")
    clock.advance(minutes=1)

    second = logbook.backup()

    assert backup_files.is_sound(first)
    assert backup_files.is_sound(second)
    assert pool_of(second).has_whole(sha256, len(b"the proof"))


def test_what_a_cut_off_backup_left_is_tidied_up(logbook: Logbook) -> None:
    folder = logbook.backup().parent
    left = [
        folder / ".cpim-pdp-0123456789abcdef.tmp",
        folder / "evidence" / ".cpim-pdp-0123456789abcdef.tmp",
        folder / "notes" / "backup-20200101T000000Z.json",
    ]
    left[1].parent.mkdir(exist_ok=True)
    for one in left:
        one.write_bytes(b"half")

    logbook.backup()

    assert not any(one.exists() for one in left)


def test_a_list_tells_what_each_backup_held(logbook: Logbook, clock: StillClock) -> None:
    logbook.backup()
    clock.advance(days=1)
    logbook.do(AddActivity(exam()))
    logbook.backup()

    newer, older = logbook.backups()

    assert newer.at - older.at == timedelta(days=1)
    assert newer.figures is not None
    assert older.figures is not None
    assert (newer.figures.activities, older.figures.activities) == (2, 1)
    assert [one.points[0].counted for one in (newer.figures, older.figures)] == [
        Decimal("21.50"),
        Decimal("1.50"),
    ]
    assert newer.log == str(logbook.path)
    assert newer.size is not None
    assert newer.size >= newer.path.stat().st_size


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"log": 1}', b"\xff"])
def test_without_its_note_a_backup_is_listed_all_the_same(logbook: Logbook, note: bytes) -> None:
    made = logbook.backup()
    (made.parent / "notes" / f"{made.stem}.json").write_bytes(note)

    (found,) = logbook.backups()

    assert (found.path, found.size, found.figures, found.log) == (made, None, None, "")
    assert check_log(made) == ()


def test_two_at_once_wait_for_each_other(logbook: Logbook) -> None:
    folder = logbook.backup().parent
    with alone_in(folder), pytest.raises(Refusal) as refused, alone_in(folder, wait_seconds=0.05):
        pass

    assert refused.value.reason is Reason.LOG_LOCKED
