"""Another log is brought in: what is new, of two edits the newer, and conflicts are told."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers import golden
from helpers.logs import (
    CPIM,
    HOLDER,
    StillClock,
    by_title,
    exam,
    hash_of,
    make_log,
    open_log,
)
from helpers.two_laptops import TwoLaptops

from cpim_pdp.core.activities import Allocation, EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    ApproveSubmission,
    AttachEvidence,
    ChangeEvidence,
    ChangeHolder,
    DeleteActivities,
    DetachEvidence,
    EditActivity,
    EditCredential,
    EmptyTrash,
    FileSubmission,
    MergeLog,
    RemoveCredential,
    ReopenSubmission,
)
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.merge_plan import Kept, MergePlan, Thing
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    """Lend two laptops."""
    made = TwoLaptops(tmp_path)
    yield made
    made.ours.close()
    made.theirs.close()


def test_what_is_alike_brings_nothing(two: TwoLaptops) -> None:
    assert two.merge() == MergePlan(read=2, known=2)
    assert len(two.ours.history()) == 2


def test_a_new_activity_comes_with_its_evidence_and_its_times(two: TwoLaptops) -> None:
    two.clock.advance(hours=1)
    (identity,) = two.theirs.do(AddActivity(exam("New"), (two.file("proof"),))).ids

    plan = two.merge()

    assert [one.id for one in plan.new_activities] == [identity]
    assert by_title(two.ours, "New") == by_title(two.theirs, "New")
    (evidence,) = by_title(two.ours, "New").evidence
    with two.ours.read_evidence(evidence.sha256) as readable:
        assert readable.read() == b"proof"


def test_it_is_one_step_that_can_be_undone_and_brought_in_again(two: TwoLaptops) -> None:
    before = two.ours.snapshot()
    two.theirs.do(AddActivity(exam("New"), (two.file("proof"),)))
    two.edit(two.theirs, "Shared", notes="newer")
    two.merge()
    after = two.ours.snapshot()

    (undone,) = two.ours.undo()
    assert (undone.command, undone.source) == ("merge-log", "theirs.cpimlog")
    assert two.ours.snapshot() == before
    two.ours.redo()
    assert two.ours.snapshot() == after
    two.ours.undo()
    two.merge()
    assert two.ours.snapshot() == after


def test_an_edit_of_theirs_alone_is_taken_and_is_no_conflict(two: TwoLaptops) -> None:
    two.edit(two.theirs, "Shared", notes="newer")

    plan = two.merge()

    assert plan.conflicts == ()
    assert by_title(two.ours, "Shared").details.notes == "newer"


def test_an_edit_of_ours_alone_stays_and_is_no_conflict(two: TwoLaptops) -> None:
    two.edit(two.ours, "Shared", notes="ours")

    assert two.merge().conflicts == ()
    assert by_title(two.ours, "Shared").details.notes == "ours"


@pytest.mark.parametrize("kept", list(Kept))
def test_of_two_edits_the_newer_stands_and_the_older_is_told(two: TwoLaptops, kept: Kept) -> None:
    first, second = (two.theirs, two.ours) if kept is Kept.OURS else (two.ours, two.theirs)
    two.edit(first, "Shared", notes="older")
    two.edit(second, "Shared", notes="newer")

    (conflict,) = two.merge().conflicts

    assert (conflict.thing, conflict.title, conflict.kept) == (Thing.ACTIVITY, "Shared", kept)
    (field,) = conflict.fields
    values = {Kept.OURS: field.ours, Kept.THEIRS: field.theirs}
    assert (field.field, values.pop(kept), *values.values()) == ("notes", "newer", "older")
    assert by_title(two.ours, "Shared").details.notes == "newer"


def test_both_logs_end_alike_whichever_is_brought_in_first(two: TwoLaptops) -> None:
    two.edit(two.ours, "Shared", notes="older")
    two.edit(two.theirs, "Shared", notes="newer")
    two.edit(two.ours, "Other", provider="ours")
    two.theirs.do(AddActivity(exam("New"), (two.file("proof"),)))

    two.merge()
    two.merge(two.theirs, two.ours)

    assert two.ours.snapshot() == two.theirs.snapshot()


def test_an_undone_edit_that_the_other_log_still_has_is_a_conflict(two: TwoLaptops) -> None:
    two.edit(two.theirs, "Shared", notes="first")
    two.merge()
    two.edit(two.ours, "Shared", notes="second")
    two.merge(two.theirs, two.ours)
    two.ours.undo()

    (conflict,) = two.merge().conflicts

    assert conflict.kept is Kept.THEIRS
    assert by_title(two.ours, "Shared").details.notes == "second"


def test_the_trash_of_theirs_is_followed_for_what_is_here_and_left_for_the_rest(
    two: TwoLaptops,
) -> None:
    two.delete(two.theirs, "Other")
    two.theirs.do(AddActivity(exam("Never here")))
    two.delete(two.theirs, "Never here")

    plan = two.merge()

    assert plan.trash == 1
    assert [one.details.title for one in two.ours.snapshot().trash] == ["Other"]


def test_what_was_deleted_here_stays_deleted_unless_they_changed_it_since(
    two: TwoLaptops,
) -> None:
    two.delete(two.ours, "Other")
    two.delete(two.ours, "Shared")
    two.edit(two.theirs, "Shared", notes="still wanted")

    (conflict,) = two.merge().conflicts

    assert (conflict.title, conflict.kept) == ("Shared", Kept.THEIRS)
    assert [one.field for one in conflict.fields] == ["notes", "trashed"]
    assert two.titles() == ["Shared"]


def test_what_the_trash_was_emptied_of_stays_away_unless_they_changed_it_since(
    two: TwoLaptops,
) -> None:
    two.delete(two.ours, "Other")
    two.delete(two.ours, "Shared")
    two.clock.advance(hours=1)
    two.ours.do(EmptyTrash())
    two.edit(two.theirs, "Shared", notes="still wanted")

    plan = two.merge()

    assert [one.details.title for one in plan.new_activities] == ["Shared"]
    assert two.titles() == ["Shared"]
    assert len(by_title(two.ours, "Shared").evidence) == 1


def test_what_was_undone_here_stays_away(two: TwoLaptops) -> None:
    two.ours.undo()

    assert two.merge().changes_nothing
    assert two.titles() == ["Shared"]


def test_evidence_of_both_comes_together(two: TwoLaptops) -> None:
    shared = by_title(two.ours, "Shared").id
    two.ours.do(AttachEvidence(shared, (two.file("ours"), two.file("both"))))
    two.theirs.do(AttachEvidence(shared, (two.file("both"), two.file("theirs"))))

    plan = two.merge()

    assert [one.evidence.name for one in plan.attached] == ["theirs.txt"]
    names = [one.name for one in by_title(two.ours, "Shared").evidence]
    assert names == ["shared.txt", "ours.txt", "both.txt", "theirs.txt"]


def test_evidence_that_was_detached_on_either_side_is_detached(two: TwoLaptops) -> None:
    shared = by_title(two.ours, "Shared")
    two.ours.do(AttachEvidence(shared.id, (two.file("second"),)))
    two.merge(two.theirs, two.ours)
    first, second = by_title(two.ours, "Shared").evidence
    two.ours.do(DetachEvidence(shared.id, first.sha256))
    two.theirs.do(DetachEvidence(shared.id, second.sha256))

    plan = two.merge()

    assert plan.detached == (second.id,)
    assert by_title(two.ours, "Shared").evidence == ()


def test_what_they_said_of_a_file_comes_too(two: TwoLaptops) -> None:
    shared = by_title(two.theirs, "Shared")
    (file,) = shared.evidence
    two.theirs.do(ChangeEvidence(shared.id, file.sha256, EvidenceKind.LETTER, "By the dean"))

    two.merge()

    (mine,) = by_title(two.ours, "Shared").evidence
    assert (mine.kind, mine.name) == (EvidenceKind.LETTER, "By the dean.txt")


def test_both_logs_end_alike_whatever_each_said_of_a_file(two: TwoLaptops) -> None:
    shared = by_title(two.ours, "Shared")
    (file,) = shared.evidence
    for log, kind in ((two.ours, EvidenceKind.LETTER), (two.theirs, EvidenceKind.RECEIPT)):
        two.clock.advance(hours=1)
        log.do(ChangeEvidence(shared.id, file.sha256, kind))

    two.merge()
    two.merge(two.theirs, two.ours)

    kinds = {by_title(log, "Shared").evidence[0].kind for log in (two.ours, two.theirs)}
    assert kinds == {EvidenceKind.RECEIPT}


def test_a_copy_s_holder_is_followed_where_it_is_newer(two: TwoLaptops) -> None:
    two.clock.advance(hours=1)
    two.theirs.do(ChangeHolder(replace(HOLDER, email="new@example.org")))

    plan = two.merge()

    assert plan.conflicts == ()
    assert two.ours.snapshot().holder.email == "new@example.org"


def test_a_holder_that_both_changed_is_a_conflict(two: TwoLaptops) -> None:
    for log, email in ((two.theirs, "old@example.org"), (two.ours, "new@example.org")):
        two.clock.advance(hours=1)
        log.do(ChangeHolder(replace(HOLDER, email=email)))

    (conflict,) = two.merge().conflicts

    assert (conflict.thing, conflict.kept) == (Thing.HOLDER, Kept.OURS)
    assert two.ours.snapshot().holder.email == "new@example.org"


def test_new_and_changed_credentials_come_and_removed_ones_stay_away(two: TwoLaptops) -> None:
    (gone,) = two.theirs.do(AddCredential(replace(CPIM, designation="CLTD"))).ids
    two.merge()
    two.ours.do(RemoveCredential(gone))
    (second,) = two.theirs.do(AddCredential(replace(CPIM, designation="CSCP"))).ids
    first = two.theirs.snapshot().credentials[0]
    two.theirs.do(EditCredential(replace(first, number="77")))
    two.edit(two.theirs, "Other", allocations=(Allocation(second, excluded=True),))

    two.merge()

    held = two.ours.snapshot().credentials
    assert [(one.designation, one.number) for one in held] == [("CPIM", "77"), ("CSCP", "")]
    assert by_title(two.ours, "Other").details.allocations == (Allocation(second, excluded=True),)


def test_a_credential_that_both_changed_is_a_conflict(two: TwoLaptops) -> None:
    held = two.ours.snapshot().credentials[0]
    for log, number in ((two.ours, "old"), (two.theirs, "new")):
        two.clock.advance(hours=1)
        log.do(EditCredential(replace(held, number=number)))

    (conflict,) = two.merge().conflicts

    assert (conflict.thing, conflict.kept) == (Thing.CREDENTIAL, Kept.THEIRS)
    assert two.ours.snapshot().credentials[0].number == "new"


def test_a_log_begun_by_itself_adds_to_the_same_credential(two: TwoLaptops, tmp_path: Path) -> None:
    stranger = make_log(
        tmp_path / "b.cpimlog",
        holder=Holder("A. Souza"),
        credential=replace(CPIM, number="4711"),
        new_id=iter(f"{n:08x}-ffff" for n in range(100)).__next__,
    )
    with stranger:
        own = stranger.snapshot().credentials[0].id
        excluded = replace(exam("From there"), allocations=(Allocation(own, excluded=True),))
        stranger.do(AddActivity(excluded))

        plan = two.merge(other=stranger)

    ours = two.ours.snapshot().credentials
    assert len(ours) == 1
    assert by_title(two.ours, "From there").details.allocations == (
        Allocation(ours[0].id, excluded=True),
    )
    assert two.ours.snapshot().holder == HOLDER
    assert [(one.thing, one.kept) for one in plan.conflicts] == [
        (Thing.HOLDER, Kept.OURS),
        (Thing.CREDENTIAL, Kept.OURS),
    ]


@pytest.fixture
def filed(two: TwoLaptops) -> TwoLaptops:
    """Return the laptops once the points for an application are logged on both."""
    for number in range(4):
        two.ours.do(AddActivity(exam(f"Exam {number}", on=f"2026-06-0{number + 1}")))
    two.merge(two.theirs, two.ours)
    return two


def file(log: Logbook, day: date = date(2026, 11, 1)) -> str:
    credential = log.snapshot().credentials[0].id
    return log.do(
        FileSubmission(credential, day, attested=True, report=b"%PDF " + day.isoformat().encode())
    ).ids[0]


def test_an_application_comes_with_its_report(filed: TwoLaptops) -> None:
    file(filed.theirs)

    plan = filed.merge()

    assert len(plan.new_submissions) == 1
    assert filed.ours.snapshot().submissions == filed.theirs.snapshot().submissions
    report = filed.ours.snapshot().submissions[0].report
    assert filed.ours.read_report(report) == b"%PDF 2026-11-01"


def test_a_decision_comes_too(filed: TwoLaptops) -> None:
    identity = file(filed.theirs)
    filed.merge()
    filed.theirs.do(ApproveSubmission(identity, date(2026, 11, 10)))

    plan = filed.merge()

    assert plan.conflicts == ()
    assert filed.ours.snapshot().submissions[0].approved == date(2026, 11, 10)


def test_two_applications_for_one_cycle_are_a_conflict_and_ours_stays(filed: TwoLaptops) -> None:
    ours, _ = file(filed.ours), file(filed.theirs, date(2026, 11, 2))

    (conflict,) = filed.merge().conflicts

    assert (conflict.thing, conflict.kept) == (Thing.SUBMISSION, Kept.OURS)
    assert [one.id for one in filed.ours.snapshot().submissions] == [ours]


def test_what_was_filed_here_stays_as_it_was_filed(filed: TwoLaptops) -> None:
    file(filed.ours)
    filed.edit(filed.theirs, "Exam 1", notes="changed after it was filed")
    filed.theirs.do(AttachEvidence(by_title(filed.theirs, "Exam 2").id, (filed.file("late"),)))
    before = filed.ours.snapshot()

    conflicts = filed.merge().conflicts

    assert [(one.title, one.kept) for one in conflicts] == [
        ("Exam 1", Kept.OURS),
        ("Exam 2", Kept.OURS),
    ]
    assert conflicts[1].fields[0].field == "evidence"
    assert filed.ours.snapshot() == before


def test_what_was_filed_there_comes_as_it_was_filed(filed: TwoLaptops) -> None:
    file(filed.theirs)
    filed.edit(filed.ours, "Exam 1", notes="changed while it was filed elsewhere")

    (conflict,) = filed.merge().conflicts

    assert (conflict.title, conflict.kept) == ("Exam 1", Kept.THEIRS)
    assert by_title(filed.ours, "Exam 1").details.notes == ""


def test_what_they_reopened_can_be_changed_again(filed: TwoLaptops) -> None:
    identity = file(filed.ours)
    filed.merge(filed.theirs, filed.ours)
    filed.theirs.do(ReopenSubmission(identity, "A mistake"))
    filed.edit(filed.theirs, "Exam 1", notes="corrected")

    plan = filed.merge()

    assert plan.conflicts == ()
    assert filed.ours.snapshot().submissions[0].reopened_reason == "A mistake"
    assert by_title(filed.ours, "Exam 1").details.notes == "corrected"


def test_a_credential_with_something_filed_keeps_its_cycle(filed: TwoLaptops) -> None:
    file(filed.ours)
    held = filed.theirs.snapshot().credentials[0]
    filed.theirs.do(EditCredential(replace(held, due=date(2029, 3, 31))))

    (conflict,) = filed.merge().conflicts

    assert (conflict.thing, conflict.kept) == (Thing.CREDENTIAL, Kept.OURS)
    assert filed.ours.snapshot().credentials[0].due is None


def test_evidence_whose_bytes_are_damaged_is_left_out_and_told(two: TwoLaptops) -> None:
    two.theirs.do(AddActivity(exam("New"), (two.file("proof"), two.file("sound"))))
    proof, _ = by_title(two.theirs, "New").evidence
    two.theirs._connection.execute(
        "UPDATE contents SET bytes = x'0000000000' WHERE sha256 = ?", (proof.sha256,)
    )

    plan = two.ours.merge_plan(two.theirs.path)

    (left_out,) = plan.left_out
    assert (left_out.thing, left_out.title) == (Thing.EVIDENCE, "New")
    assert left_out.refusal.reason is Reason.EVIDENCE_NOT_READABLE
    two.ours.do(MergeLog("theirs.cpimlog", str(two.theirs.path), plan))
    assert [one.name for one in by_title(two.ours, "New").evidence] == ["sound.txt"]
    assert two.ours.check() == ()


@pytest.mark.parametrize("which", ["ours", "theirs"])
def test_a_plan_that_is_out_of_date_is_refused(two: TwoLaptops, which: str) -> None:
    two.theirs.do(AddActivity(exam("New")))
    plan = two.ours.merge_plan(two.theirs.path)
    two.edit(two.ours if which == "ours" else two.theirs, "Shared", notes="meanwhile")
    if which == "ours":
        two.edit(two.theirs, "Shared", notes="and there")
    before = two.ours.snapshot()

    with pytest.raises(Refusal) as raised:
        two.ours.do(MergeLog("theirs.cpimlog", str(two.theirs.path), plan))

    assert raised.value.reason is Reason.MERGE_CHANGED_MEANWHILE
    assert two.ours.snapshot() == before


def test_a_log_brought_into_itself_brings_nothing(two: TwoLaptops) -> None:
    assert two.ours.merge_plan(two.ours.path).changes_nothing
    two.edit(two.ours, "Shared", notes="and goes on")


def test_an_older_log_is_brought_in_from_a_copy(tmp_path: Path) -> None:
    ours, theirs = (tmp_path / name for name in ("ours.cpimlog", "theirs.cpimlog"))
    for path in (ours, theirs):
        shutil.copy(golden.log(1), path)
    clock = StillClock()
    clock.advance(days=1)
    with open_log(ours, clock=clock) as logbook:
        changed = by_title(logbook, "Imported")
        after = replace(changed.details, notes="Changed here")
        logbook.do(EditActivity(changed.id, changed.details, after))
        logbook.do(DeleteActivities((by_title(logbook, "A note").id,)))
        logbook.do(EmptyTrash())
        assert logbook.merge_plan(theirs).changes_nothing
        assert logbook.merge_plan(theirs).conflicts == ()
        with closing(sqlite3.connect(theirs)) as older, older:
            older.execute("UPDATE activities SET title = 'Newer there' WHERE title LIKE 'S&OP%'")
        before = hash_of(theirs)

        plan = logbook.merge_plan(theirs)

    assert [one.details.title for one in plan.activities] == ["Newer there"]
    assert hash_of(theirs) == before


def test_what_is_no_log_is_refused(two: TwoLaptops, tmp_path: Path) -> None:
    (tmp_path / "x.cpimlog").write_bytes(b"no log")

    with pytest.raises(Refusal) as raised:
        two.ours.merge_plan(tmp_path / "x.cpimlog")

    assert raised.value.reason is Reason.LOG_NOT_A_LOG
    assert raised.value.facts["path"] == tmp_path / "x.cpimlog"
