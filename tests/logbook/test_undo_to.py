"""The history leads back to any point of it, unless something since then can't be undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import golden
from helpers.logs import StillClock, by_title, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity, DeleteActivities, EmptyTrash
from cpim_pdp.core.history import MIGRATED
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend a log in which three webinars were logged."""
    with make_log(tmp_path / "a.cpimlog") as made:
        for title in "ABC":
            made.do(AddActivity(webinar(title)))
        yield made


def titles(logbook: Logbook) -> str:
    return "".join(sorted(one.details.title for one in logbook.snapshot().activities))


def refused(logbook: Logbook, entry: int) -> Refusal:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        logbook.undo_to(entry)
    assert logbook.snapshot() == before
    return raised.value


@pytest.mark.parametrize(("entry", "left"), [(0, ""), (1, "A"), (2, "AB")])
def test_all_that_came_after_a_point_is_taken_back(logbook: Logbook, entry: int, left: str) -> None:
    undone = logbook.undo_to(entry)

    assert titles(logbook) == left
    assert [one.id for one in undone] == [3, 2, 1][: 3 - entry]
    for _ in undone:
        logbook.redo()
    assert titles(logbook) == "ABC"


def test_a_point_may_have_undone_entries_behind_it(logbook: Logbook) -> None:
    logbook.undo()

    logbook.undo_to(1)

    assert titles(logbook) == "A"
    assert logbook.check() == ()


def test_at_the_newest_entry_there_is_nothing_to_take_back(logbook: Logbook) -> None:
    assert refused(logbook, 3).reason is Reason.NOTHING_TO_UNDO


def test_an_entry_that_is_undone_or_not_there_is_no_point_to_go_back_to(logbook: Logbook) -> None:
    logbook.undo()

    for entry in (3, 99):
        refusal = refused(logbook, entry)
        assert (refusal.reason, refusal.facts) == (Reason.ENTRY_UNKNOWN, {"entry": entry})


def test_behind_what_can_t_be_undone_no_point_is_in_reach(logbook: Logbook) -> None:
    logbook.do(DeleteActivities((by_title(logbook, "A").id,)))
    logbook.do(EmptyTrash())
    logbook.do(AddActivity(webinar("D")))

    refusal = refused(logbook, 2)
    assert (refusal.reason, refusal.facts) == (
        Reason.UNDO_OUT_OF_REACH,
        {"command": "empty-trash"},
    )
    logbook.undo_to(5)
    assert titles(logbook) == "BC"


@pytest.fixture
def taken_over(tmp_path: Path) -> Iterator[Logbook]:
    """Lend a log of the first schema as this program took it over, with commands undone before."""
    path = shutil.copy(golden.log(1), tmp_path / "older.cpimlog")
    clock = StillClock()
    clock.advance(days=1)
    with open_log(path, clock=clock) as newer:
        yield newer


def test_what_an_older_schema_noted_can_be_read_but_not_undone(taken_over: Logbook) -> None:
    migrated, *older = taken_over.history()

    assert (migrated.command, migrated.final, migrated.changes) == (MIGRATED, True, ())
    assert migrated.at.day == 23
    assert {(one.undone, one.final) for one in older} == {(True, False), (False, True)}
    assert taken_over.undoable() is None
    assert taken_over.redoable() is None
    assert refused(taken_over, 1).reason is Reason.UNDO_OUT_OF_REACH


def test_after_it_was_taken_over_a_log_goes_on_and_passes_its_check(taken_over: Logbook) -> None:
    taken_over.do(AddActivity(webinar("D")))

    assert taken_over.check() == ()
    taken_over.undo()
    assert "D" not in {one.details.title for one in taken_over.snapshot().activities}
    with pytest.raises(Refusal):
        taken_over.undo()


def test_rows_that_a_migration_changed_are_not_held_against_the_older_journal(
    taken_over: Logbook,
) -> None:
    taken_over._connection.execute("UPDATE activities SET provider = 'by the migration'")

    assert taken_over.check() == ()
