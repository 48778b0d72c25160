"""Going back to a backup gives back the log as it was, and keeps what was there."""

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from helpers.damage import damage
from helpers.logs import StillClock, exam, hash_of, make_log, open_log, webinar
from helpers.rules import rulebook

from cpim_pdp.core.commands import AddActivity, DeleteActivities, NewEvidence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import (
    Logbook,
    Recovered,
    back_up_beside,
    check_log,
    contained,
    default_log,
    newest_backup,
    preview,
    recover,
)
from cpim_pdp.store import identity, opening


class Ids:
    """Gives ids that begin in their own way."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}{self._count:07x}-0000-4000-8000-000000000000"


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of all that is done."""
    return StillClock()


@pytest.fixture
def path(tmp_path: Path, clock: StillClock) -> Path:
    """Return where a log with evidence lies."""
    proof = tmp_path / "proof.bin"
    proof.write_bytes(os.urandom(50_000))
    path = tmp_path / "a.cpimlog"
    with make_log(path, clock=clock) as logbook:
        logbook.do(AddActivity(webinar("Proven"), (NewEvidence(str(proof), ""),)))
        logbook.do(AddActivity(exam("Undone")))
        logbook.undo()
    return path


@pytest.fixture
def backup(path: Path, clock: StillClock) -> Path:
    """Return a backup of it, after which it was changed."""
    with open_log(path, clock=clock) as logbook:
        made = logbook.backup()
        clock.advance(hours=1)
        logbook.do(DeleteActivities((logbook.snapshot().activities[0].id,)))
        logbook.do(AddActivity(exam("Later")))
    return made


def content(path: Path) -> Snapshot:
    assert check_log(path) == ()
    with open_log(path) as logbook:
        return logbook.snapshot()


def back_to(file: Path, place: Path, clock: StillClock) -> Recovered:
    clock.advance(minutes=1)
    return recover(file, place, rulebook(), clock=clock)


def test_a_log_comes_back_as_it_was_history_and_all(
    path: Path, backup: Path, clock: StillClock
) -> None:
    with open_log(backup) as held:
        then, history = held.snapshot(), held.history()

    done = back_to(backup, path, clock)

    assert (done.path, done.salvaged, done.losses) == (path, False, ())
    assert content(path) == then
    with open_log(path) as logbook:
        assert not logbook.read_only
        assert logbook.history() == history
        assert logbook.redo().command == "add-activity"


def test_what_was_there_is_a_backup_to_which_one_can_go_back(
    path: Path, backup: Path, clock: StillClock
) -> None:
    now = content(path)

    there = back_to(backup, path, clock).kept
    assert there is not None
    assert back_to(there, path, clock).kept is not None

    assert content(path) == now


def test_back_and_forth_ends_where_it_began(path: Path, backup: Path, clock: StillClock) -> None:
    states = [content(path), content(backup)]
    place = backup
    for number in range(1, 6):
        done = back_to(place, path, clock)
        assert content(path) == states[number % 2]
        assert done.kept is not None
        place = done.kept


def test_it_works_with_no_log_there(path: Path, backup: Path, clock: StillClock) -> None:
    path.unlink()

    done = back_to(backup, path, clock)

    assert done.kept is None
    assert content(path) == content(backup)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_makes_the_usual_folder_but_no_other(
    path: Path, backup: Path, clock: StillClock
) -> None:
    back_to(backup, default_log(), clock)
    assert content(default_log()) == content(backup)

    with pytest.raises(Refusal) as refused:
        back_to(backup, path.parent / "none" / "a.cpimlog", clock)
    assert refused.value.reason is Reason.FOLDER_MISSING


def test_a_whole_copy_is_a_backup_too(path: Path, clock: StillClock) -> None:
    with open_log(path) as logbook:
        whole = logbook.backup(path.parent / "whole.cpimlog")
        then = logbook.snapshot()
        logbook.do(AddActivity(exam("Later")))

    back_to(whole, path, clock)

    assert content(path) == then


def test_another_log_s_backup_keeps_both_logs(
    path: Path, tmp_path: Path, clock: StillClock
) -> None:
    other = tmp_path / "other.cpimlog"
    with make_log(other, clock=clock, new_id=Ids("9")) as logbook:
        made = logbook.backup()
    mine = content(path)

    done = back_to(made, path, clock)

    assert content(path) == content(other)
    assert done.kept is not None
    assert content(done.kept) == mine
    assert done.kept.parent.name == mine.log_id != content(other).log_id


def test_the_file_that_one_goes_back_to_stays_as_it_is(
    path: Path, backup: Path, clock: StillClock
) -> None:
    before = hash_of(backup)

    for _ in range(12):
        clock.advance(minutes=1)
        with open_log(path, clock=clock) as logbook:
            logbook.do(AddActivity(webinar()))
        back_to(backup, path, clock)

    assert hash_of(backup) == before


def test_a_sound_log_is_not_recovered_from_itself(path: Path, clock: StillClock) -> None:
    before = hash_of(path)

    with pytest.raises(Refusal) as refused:
        back_to(path, path, clock)

    assert refused.value.reason is Reason.LOG_SOUND
    assert hash_of(path) == before


def test_a_damaged_log_is_kept_byte_by_byte_and_salvaged_in_its_place(
    path: Path, clock: StillClock
) -> None:
    then = content(path)
    damage(path, "holder")
    broken = hash_of(path)

    done = back_to(path, path, clock)

    assert done.salvaged
    assert done.losses
    assert done.kept is not None
    assert hash_of(done.kept) == broken
    assert content(path).activities == then.activities


def test_a_file_that_is_no_log_is_kept_too(path: Path, backup: Path, clock: StillClock) -> None:
    path.write_bytes(b"something of mine")

    done = back_to(backup, path, clock)

    assert done.kept is not None
    assert done.kept.read_bytes() == b"something of mine"
    assert content(path) == content(backup)


def test_two_that_are_kept_in_one_second_have_their_numbers(
    path: Path, backup: Path, clock: StillClock
) -> None:
    kept = []
    for text in (b"one", b"two"):
        path.write_bytes(text)
        kept.append(recover(backup, path, rulebook(), clock=clock).kept)

    assert [one.read_bytes() for one in kept if one is not None] == [b"one", b"two"]


def test_what_an_interrupted_change_left_beside_a_damaged_log_does_not_touch_the_new_one(
    path: Path, backup: Path, clock: StillClock
) -> None:
    path.write_bytes(b"\xff" * 8192)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left over")

    done = back_to(backup, path, clock)

    assert not journal.exists()
    assert done.kept is not None
    assert done.kept.with_name(done.kept.name + "-journal").read_bytes() == b"left over"
    assert content(path) == content(backup)


def test_evidence_that_is_damaged_in_the_log_is_not_lost_with_it(
    path: Path, backup: Path, clock: StillClock
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE contents SET bytes = zeroblob(size)")
    (evidence,) = backup.parent.joinpath("evidence").iterdir()
    evidence.unlink()
    broken = hash_of(path)
    other = path.with_name("other.cpimlog")
    make_log(other, clock=clock, new_id=Ids("9")).close()

    done = back_to(other, path, clock)

    # A backup of it would not be whole, so it was copied as it is.
    assert done.kept is not None
    assert hash_of(done.kept) == broken


def test_a_backup_short_of_evidence_gives_back_all_the_rest(
    path: Path, backup: Path, clock: StillClock
) -> None:
    (evidence,) = backup.parent.joinpath("evidence").iterdir()
    evidence.unlink()

    done = back_to(backup, path.parent / "new.cpimlog", clock)

    assert done.salvaged
    titles = [one.details.title for one in content(done.path).activities]
    assert titles == ["Proven"]


def test_a_log_that_another_program_writes_is_left_alone(
    path: Path, backup: Path, clock: StillClock
) -> None:
    before = hash_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal) as refused:
            recover(backup, path, rulebook(), clock=clock, busy_ms=50)

    assert refused.value.reason is Reason.LOG_LOCKED
    assert hash_of(path) == before


def test_a_log_that_is_open_here_notices_and_turns_to_the_new_one(
    path: Path, backup: Path, clock: StillClock
) -> None:
    with open_log(path) as logbook:
        back_to(backup, path, clock)

        assert logbook.is_replaced()
        with pytest.raises(Refusal) as refused:
            logbook.do(AddActivity(webinar("Lost?")))
        assert refused.value.reason is Reason.LOG_REPLACED
        logbook.reopen()
        assert logbook.snapshot() == content(backup)
        logbook.do(AddActivity(webinar("Not lost")))


def test_a_folder_is_no_place_for_a_log(backup: Path, tmp_path: Path, clock: StillClock) -> None:
    with pytest.raises(Refusal) as refused:
        back_to(backup, tmp_path, clock)

    assert refused.value.reason is Reason.FILE_NOT_WRITABLE


def test_a_missing_backup_is_named(path: Path, clock: StillClock) -> None:
    with pytest.raises(Refusal) as refused:
        back_to(path.parent / "none.cpimlog", path, clock)

    assert refused.value.reason is Reason.LOG_MISSING
    assert refused.value.facts == {"path": path.parent / "none.cpimlog"}


def test_a_preview_tells_what_would_change(path: Path, backup: Path, clock: StillClock) -> None:
    before = hash_of(path)

    found = preview(backup, path, clock=clock)

    assert found is not None
    assert [one.details.title for one in found.added] == ["Later"]
    assert [one.details.title for one in found.removed] == ["Proven"]
    assert hash_of(path) == before
    back_to(backup, path, clock)
    again = preview(backup, path, clock=clock)
    assert again is not None
    assert again.is_none


def test_with_no_log_there_is_nothing_to_compare(
    path: Path, backup: Path, clock: StillClock
) -> None:
    assert preview(backup, path.parent / "none.cpimlog", clock=clock) is None


def test_a_backup_of_an_older_schema_can_be_looked_into(
    backup: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cpim_pdp.logbook import recovery  # noqa: PLC0415 - only here
    from cpim_pdp.store import schema  # noqa: PLC0415 - imports sqlite-utils

    then, before = contained(backup, clock()), hash_of(backup)
    for module in (identity, opening, schema, recovery):
        monkeypatch.setattr(module, "SCHEMA", 2)

    assert contained(backup, clock()) == then
    assert hash_of(backup) == before


def test_a_damaged_log_names_its_newest_sound_backup(
    path: Path, backup: Path, clock: StillClock
) -> None:
    with open_log(path, clock=clock) as logbook:
        newer = logbook.backup()
    damage(newer, "activities")
    damage(path, "activities")
    before = hash_of(path)

    with pytest.raises(Refusal) as refused:
        open_log(path)

    assert refused.value.reason is Reason.LOG_DAMAGED_BACKED_UP
    assert refused.value.facts == {"path": path, "backup": backup}
    assert newest_backup(path) == backup
    assert hash_of(path) == before


def test_a_log_of_which_not_even_the_head_is_left_is_known_by_its_place(
    path: Path, backup: Path, clock: StillClock
) -> None:
    path.write_bytes(bytes(4096))

    with pytest.raises(Refusal) as refused:
        open_log(path)

    assert refused.value.reason is Reason.LOG_DAMAGED_BACKED_UP


def test_a_damaged_backup_can_be_salvaged(path: Path, backup: Path, clock: StillClock) -> None:
    damage(backup, "holder")
    before = hash_of(backup)

    done = back_to(backup, path, clock)

    assert done.salvaged
    assert hash_of(backup) == before
    assert [one.details.title for one in content(path).activities] == ["Proven"]
    assert content(path).activities[0].evidence


@pytest.fixture
def busy(path: Path) -> Iterator[Logbook]:
    """Lend a log that is open in this thread."""
    with open_log(path, busy_ms=10_000) as logbook:
        yield logbook


def test_a_window_goes_on_writing_while_another_thread_backs_up(
    busy: Logbook, clock: StillClock
) -> None:
    warnings: list[Refusal] = []

    def back_up() -> None:
        for _ in range(5):
            warnings.extend(back_up_beside(busy.path, rulebook(), clock=clock, busy_ms=10_000))

    thread = threading.Thread(target=back_up)
    thread.start()
    for number in range(20):
        busy.do(AddActivity(webinar(f"Meanwhile {number}")))
    thread.join()

    assert warnings == []
    assert len(busy.snapshot().activities) == 21
    for one in busy.backups():
        assert check_log(one.path) == ()
