"""Backups come by themselves before what touches much, and in a second place if there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.logs import StillClock, by_title, make_log, open_log, webinar
from helpers.rules import rulebook

from cpim_pdp.core.commands import (
    AddActivity,
    DeleteActivities,
    EditActivities,
    EmptyTrash,
    ImportActivities,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.shared_change import SharedChange
from cpim_pdp.logbook import Logbook, back_up_beside, is_sound
from cpim_pdp.logbook.keeping import MANY
from cpim_pdp.store import places


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of the log."""
    return StillClock()


@pytest.fixture
def logbook(tmp_path: Path, clock: StillClock) -> Iterator[Logbook]:
    """Lend a log with some activities."""
    with make_log(tmp_path / "a.cpimlog", clock=clock) as made:
        for number in range(MANY):
            made.do(AddActivity(webinar(f"Webinar {number}")))
        yield made


def ids(logbook: Logbook, count: int) -> tuple[str, ...]:
    return tuple(one.id for one in logbook.snapshot().activities[:count])


def test_before_an_import_the_log_is_backed_up_as_it_was(logbook: Logbook) -> None:
    before = logbook.snapshot()

    done = logbook.do(ImportActivities("list.csv", (webinar("New"),)))

    assert done.warnings == ()
    (made,) = logbook.backups()
    with open_log(made.path) as backup:
        assert backup.snapshot() == before


def test_before_the_trash_is_emptied_it_is_backed_up(logbook: Logbook) -> None:
    logbook.do(DeleteActivities(ids(logbook, 1)))
    before = logbook.snapshot()

    logbook.do(EmptyTrash())

    (made,) = logbook.backups()
    with open_log(made.path) as backup:
        assert backup.snapshot() == before


@pytest.mark.parametrize(("count", "backups"), [(MANY - 1, 0), (MANY, 1)])
def test_deleting_and_restoring_many_is_backed_up(
    logbook: Logbook, clock: StillClock, count: int, backups: int
) -> None:
    chosen = ids(logbook, count)
    logbook.do(DeleteActivities(chosen))
    assert len(logbook.backups()) == backups

    clock.advance(minutes=1)
    logbook.do(RestoreActivities(chosen))
    assert len(logbook.backups()) == 2 * backups


@pytest.mark.parametrize(("count", "backups"), [(MANY - 1, 0), (MANY, 1)])
def test_changing_many_is_backed_up(logbook: Logbook, count: int, backups: int) -> None:
    logbook.do(EditActivities(ids(logbook, count), SharedChange(provider="MIT")))

    assert len(logbook.backups()) == backups


def test_what_is_backed_up_already_is_not_again(logbook: Logbook) -> None:
    logbook.backup()

    logbook.do(ImportActivities("list.csv", (webinar("New"),)))

    assert len(logbook.backups()) == 1


def test_a_backup_that_fails_keeps_nobody_from_emptying_the_trash(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.do(DeleteActivities(ids(logbook, 1)))
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv(places.DATA_VARIABLE, str(blocked / "data"))

    done = logbook.do(EmptyTrash())

    assert logbook.snapshot().trash == ()
    assert [one.reason for one in done.warnings] == [Reason.FOLDER_MISSING]


@pytest.fixture
def stick(tmp_path: Path, logbook: Logbook) -> Path:
    """Return a folder that the holder chose in addition."""
    folder = tmp_path / "stick ü"
    folder.mkdir()
    logbook.choose_additional_folder(folder)
    return folder


def test_the_additional_folder_has_backups_of_its_own(logbook: Logbook, stick: Path) -> None:
    assert logbook.backup_if_due() == ()

    found = logbook.backups()
    assert [one.is_additional for one in found].count(True) == 1
    assert [one.is_additional for one in found].count(False) == 1
    assert all(is_sound(one) for one in found)
    (there,) = [one for one in found if one.is_additional]
    assert there.path.is_relative_to(stick)
    assert logbook.additional_folder() == stick


def test_it_alone_is_enough_to_go_back(logbook: Logbook, stick: Path) -> None:
    logbook.backup_if_due()
    shutil.rmtree(places.data_folder())
    (there,) = stick.rglob("*.cpimlog")

    with open_log(there) as backup:
        assert backup.snapshot() == logbook.snapshot()
        assert backup.check() == ()


def test_a_missing_stick_warns_and_never_fails(
    logbook: Logbook, stick: Path, clock: StillClock
) -> None:
    away = stick.rename(stick.with_name("away"))

    (warning,) = logbook.backup_if_due()

    assert (warning.reason, warning.facts) == (Reason.BACKUP_FOLDER_AWAY, {"path": stick})
    assert len(logbook.backups()) == 1
    # An empty folder in its place, as a mount point is, is not taken for it.
    stick.mkdir()
    (warning,) = logbook.backup_if_due()
    assert warning.reason is Reason.BACKUP_FOLDER_AWAY
    assert [*stick.iterdir()] == []
    # It is made up for once the stick is back.
    stick.rmdir()
    away.rename(stick)
    clock.advance(minutes=1)
    assert logbook.backup_if_due() == ()
    assert len(logbook.backups()) == 2


def test_it_can_be_left_again_and_its_backups_stay(logbook: Logbook, stick: Path) -> None:
    logbook.backup_if_due()

    logbook.choose_additional_folder(None)
    logbook.choose_additional_folder(None)

    assert logbook.additional_folder() is None
    assert [one.is_additional for one in logbook.backups()] == [False]
    assert len([*stick.rglob("*.cpimlog")]) == 1


def test_a_folder_that_is_not_there_is_not_chosen(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        logbook.choose_additional_folder(tmp_path / "none")

    assert refused.value.reason is Reason.FOLDER_MISSING
    assert logbook.additional_folder() is None


@pytest.mark.parametrize("stored", [b"", b"{", b"[]", b"\xff", b'""'])
def test_a_choice_that_can_t_be_read_is_none(logbook: Logbook, stick: Path, stored: bytes) -> None:
    (kept,) = places.data_folder().rglob("additional-folder.json")
    kept.write_bytes(stored)

    assert logbook.additional_folder() is None


def test_the_choice_is_this_machine_s_and_not_in_the_log(logbook: Logbook, stick: Path) -> None:
    assert bytes(stick) not in logbook.path.read_bytes()


def test_another_thread_backs_up_without_the_open_log(logbook: Logbook) -> None:
    assert back_up_beside(logbook.path, rulebook(), clock=StillClock()) == ()
    assert back_up_beside(logbook.path, rulebook(), clock=StillClock()) == ()

    assert len(logbook.backups()) == 1
    logbook.do(AddActivity(webinar("After")))
    assert by_title(logbook, "After")


def test_without_a_log_another_thread_is_told_so(tmp_path: Path) -> None:
    (warning,) = back_up_beside(tmp_path / "none", rulebook(), clock=StillClock())

    assert warning.reason is Reason.LOG_MISSING
