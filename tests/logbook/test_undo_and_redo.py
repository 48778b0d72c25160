"""What was done can be taken back and done again, also later and by another program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.logs import HOLDER, by_title, make_log, open_log, webinar

from cpim_pdp.core.commands import (
    AddActivity,
    AttachEvidence,
    ChangeHolder,
    DeleteActivities,
    DetachEvidence,
    EditActivity,
    EmptyTrash,
    ImportActivities,
    NewEvidence,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend a new log."""
    with make_log(tmp_path / "a.cpimlog") as made:
        yield made


@pytest.fixture
def certificate(tmp_path: Path) -> NewEvidence:
    """Return a file to attach."""
    path = tmp_path / "certificate.pdf"
    path.write_bytes(b"%PDF-1.7 a secret certificate")
    return NewEvidence(str(path), path.name)


def refused(action: object, *arguments: object) -> Reason:
    assert callable(action)
    with pytest.raises(Refusal) as raised:
        action(*arguments)
    return raised.value.reason


def edit(logbook: Logbook, title: str, new: str) -> None:
    activity = by_title(logbook, title)
    wanted = replace(activity.details, title=new)
    logbook.do(EditActivity(activity.id, activity.details, wanted))


def test_undo_adds_no_entry_but_marks_one(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))

    (undone,) = logbook.undo()

    assert undone.command == "add-activity"
    assert undone.undone
    assert logbook.history() == (undone,)
    assert logbook.snapshot().activities == ()


def test_redo_brings_it_back_as_it_was(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))
    before = logbook.snapshot()
    logbook.undo()

    redone = logbook.redo()

    assert not redone.undone
    assert logbook.snapshot() == before
    assert logbook.check() == ()


def test_several_are_undone_newest_first_and_redone_oldest_first(logbook: Logbook) -> None:
    for number in range(4):
        logbook.do(AddActivity(webinar(f"Webinar {number}")))

    undone = logbook.undo(3)
    redone = [logbook.redo() for _ in range(2)]

    assert [entry.id for entry in undone] == [4, 3, 2]
    assert [entry.id for entry in redone] == [2, 3]
    assert len(logbook.snapshot().activities) == 3


def test_with_nothing_done_there_is_nothing_to_undo(logbook: Logbook) -> None:
    assert refused(logbook.undo) is Reason.NOTHING_TO_UNDO
    assert refused(logbook.redo) is Reason.NOTHING_TO_REDO


def test_with_fewer_done_than_asked_for_nothing_changes(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))
    before = logbook.snapshot()

    with pytest.raises(Refusal) as raised:
        logbook.undo(2)

    assert raised.value.reason is Reason.TOO_FEW_TO_UNDO
    assert raised.value.facts == {"steps": 2, "possible": 1}
    assert logbook.snapshot() == before


def test_a_new_command_ends_redoing(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar("First")))
    logbook.undo()
    logbook.do(AddActivity(webinar("Second")))

    assert refused(logbook.redo) is Reason.NOTHING_TO_REDO
    assert [entry.undone for entry in logbook.history()] == [False, True]


def test_an_import_is_one_step(logbook: Logbook) -> None:
    logbook.do(ImportActivities("list.csv", (webinar("A"), webinar("B"))))

    (undone,) = logbook.undo()

    assert undone.source == "list.csv"
    assert logbook.snapshot().activities == ()


def test_the_name_of_an_import_s_file_is_one_that_can_be_kept(logbook: Logbook) -> None:
    logbook.do(ImportActivities("/home/ana/list\udce4.csv", (webinar(),)))

    assert logbook.history()[0].source == "list_.csv"


def test_it_works_after_a_restart_and_from_another_program(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))
    with open_log(logbook.path) as other:
        other.undo()
        assert logbook.snapshot().activities == ()
    logbook.close()

    with open_log(logbook.path) as later:
        later.redo()
        assert len(later.snapshot().activities) == 1


def test_a_row_that_something_else_changed_is_not_overwritten(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))
    edit(logbook, "Webinar", "Ours")
    with closing(sqlite3.connect(logbook.path)) as other, other:
        other.execute("UPDATE activities SET title = 'Theirs'")
    before = logbook.snapshot()

    with pytest.raises(Refusal) as raised:
        logbook.undo()

    assert raised.value.reason is Reason.UNDO_CHANGED_SINCE
    assert raised.value.facts == {"command": "edit-activity"}
    assert logbook.snapshot() == before


def test_steps_are_all_taken_back_or_none(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar("First")))
    logbook.do(AddActivity(webinar("Second")))
    with closing(sqlite3.connect(logbook.path)) as other, other:
        other.execute("UPDATE activities SET notes = 'x' WHERE title = 'First'")

    assert refused(logbook.undo, 2) is Reason.UNDO_CHANGED_SINCE
    assert len(logbook.snapshot().activities) == 2
    assert not any(entry.undone for entry in logbook.history())


def test_a_journal_that_names_a_strange_table_is_damage(logbook: Logbook) -> None:
    logbook.do(AddActivity(webinar()))
    with closing(sqlite3.connect(logbook.path)) as other, other:
        other.execute("UPDATE journal_changes SET table_name = 'log'")

    assert refused(logbook.undo) is Reason.LOG_DAMAGED


def test_the_journal_says_what_changed(logbook: Logbook) -> None:
    logbook.do(ChangeHolder(replace(HOLDER, email="ana@example.org")))

    (entry,) = logbook.history()
    (change,) = entry.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.table, change.row) == ("holder", "holder")
    assert change.before["email"] == ""
    assert change.after == {**change.before, "email": "ana@example.org"}


def test_what_the_trash_is_emptied_of_is_nowhere_any_more(
    logbook: Logbook, certificate: NewEvidence
) -> None:
    details = replace(webinar("A secret title"), notes="secret notes " * 100)
    (identity,) = logbook.do(AddActivity(details, (certificate,))).ids
    edit(logbook, "A secret title", "Another secret title")
    logbook.do(DeleteActivities((identity,)))

    done = logbook.do(EmptyTrash())

    assert identity in done.ids
    assert logbook.snapshot().trash == ()
    assert logbook.check() == ()
    logbook.close()
    assert b"secret" not in logbook.path.read_bytes()


def test_emptying_the_trash_gives_the_room_back(logbook: Logbook, tmp_path: Path) -> None:
    large = tmp_path / "scan.png"
    large.write_bytes(b"\x89PNG" + bytes(3_000_000))
    (identity,) = logbook.do(AddActivity(webinar(), (NewEvidence(str(large), large.name),))).ids
    logbook.do(DeleteActivities((identity,)))
    before = logbook.path.stat().st_size

    logbook.do(EmptyTrash())

    assert before - logbook.path.stat().st_size > 2_900_000


def test_evidence_that_another_activity_has_too_stays(
    logbook: Logbook, certificate: NewEvidence
) -> None:
    (gone,) = logbook.do(AddActivity(webinar("Gone"), (certificate,))).ids
    logbook.do(AddActivity(webinar("Kept"), (certificate,)))
    logbook.do(DeleteActivities((gone,)))
    logbook.do(EmptyTrash())

    (evidence,) = by_title(logbook, "Kept").evidence
    with logbook.read_evidence(evidence.sha256) as readable:
        assert readable.read() == Path(certificate.path).read_bytes()


def test_detached_evidence_goes_with_the_trash(logbook: Logbook, certificate: NewEvidence) -> None:
    (identity,) = logbook.do(AddActivity(webinar(), (certificate,))).ids
    (evidence,) = by_title(logbook, "Webinar").evidence
    logbook.do(DetachEvidence(identity, evidence.sha256))
    logbook.do(EmptyTrash())

    with pytest.raises(Refusal), logbook.read_evidence(evidence.sha256):
        pass
    assert by_title(logbook, "Webinar").evidence == ()
    assert logbook.check() == ()


def test_emptying_the_trash_can_t_be_undone_and_what_it_needs_neither(
    logbook: Logbook, certificate: NewEvidence
) -> None:
    logbook.do(AddActivity(webinar("Kept")))
    (identity,) = logbook.do(AddActivity(webinar("Gone"))).ids
    logbook.do(AttachEvidence(identity, (certificate,)))
    logbook.do(DeleteActivities((identity,)))
    logbook.do(EmptyTrash())

    assert [entry.final for entry in logbook.history()] == [True, True, True, True, False]
    logbook.undo()
    assert logbook.snapshot().activities == ()
    assert refused(logbook.undo) is Reason.NOTHING_TO_UNDO


def test_undoing_skips_what_leans_on_rows_that_are_gone(logbook: Logbook) -> None:
    (kept,) = logbook.do(AddActivity(webinar("Kept"))).ids
    (gone,) = logbook.do(AddActivity(webinar("Gone"))).ids
    logbook.do(DeleteActivities((kept, gone)))
    logbook.do(RestoreActivities((kept,)))
    logbook.do(EmptyTrash())

    # The restoring can be undone; before it, both were deleted in one step that is out of reach.
    assert [entry.final for entry in logbook.history()] == [True, False, True, True, True]
    logbook.undo()
    assert by_title(logbook, "Kept").trashed is not None
    assert refused(logbook.undo) is Reason.NOTHING_TO_UNDO


def test_what_was_undone_and_never_came_back_is_forgotten_with_the_trash(
    logbook: Logbook, certificate: NewEvidence
) -> None:
    logbook.do(AddActivity(webinar("A secret that was undone"), (certificate,)))
    logbook.undo()
    (gone,) = logbook.do(AddActivity(webinar("Gone"))).ids
    logbook.do(DeleteActivities((gone,)))
    logbook.do(EmptyTrash())
    logbook.close()

    assert b"secret" not in logbook.path.read_bytes()


def test_emptying_an_empty_trash_leaves_all_alone(
    logbook: Logbook, certificate: NewEvidence
) -> None:
    logbook.do(AddActivity(webinar(), (certificate,)))
    before = logbook.snapshot()
    logbook.undo()

    assert logbook.do(EmptyTrash()).ids == ()
    assert len(logbook.history()) == 1
    logbook.redo()
    assert logbook.snapshot() == before
    assert logbook.check() == ()
