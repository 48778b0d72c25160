"""Activities are logged, changed, copied, and moved to the trash and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.logs import CPIM, StillClock, exam, make_log, open_log, webinar

from cpim_pdp.core.activities import Activity, Allocation, Details, EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    DeleteActivities,
    DuplicateActivity,
    EditActivities,
    EditActivity,
    ImportActivities,
    NewEvidence,
    RestoreActivities,
)
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.shared_change import SharedChange
from cpim_pdp.logbook import Logbook

FULL = Details(
    title="Teaching S&OP",
    type="teaching",
    date=date(2026, 3, 2),
    until=date(2026, 3, 4),
    quantity=Quantity(95, Unit.HOUR),
    points=Decimal("7.25"),
    reason="As the letter says",
    provider="Chapter 日本",
    notes="First line\nsecond line",
    topics=("sop", "inventory"),
    category="service",
    planned=True,
)


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of the log."""
    return StillClock()


@pytest.fixture
def logbook(tmp_path: Path, clock: StillClock) -> Iterator[Logbook]:
    """Lend a new log."""
    with make_log(tmp_path / "a.cpimlog", clock=clock) as made:
        yield made


def only(logbook: Logbook) -> Activity:
    (activity,) = logbook.snapshot().activities
    return activity


def add(logbook: Logbook, details: Details) -> Activity:
    (identity,) = logbook.do(AddActivity(details)).ids
    return next(one for one in logbook.snapshot().activities if one.id == identity)


def to(credential: str, cycle: int, reason: str = "Late") -> Allocation:
    return Allocation(credential, cycle, reason=reason)


def refused(logbook: Logbook, command: object) -> Refusal:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        logbook.do(command)  # type: ignore[arg-type]
    assert logbook.snapshot() == before
    return raised.value


def test_what_was_entered_is_what_is_held(logbook: Logbook) -> None:
    credential = logbook.snapshot().credentials[0].id
    moved = replace(FULL, allocations=(Allocation(credential, 2, reason="Late"),))

    done = logbook.do(AddActivity(moved))

    activity = only(logbook)
    assert done.ids == (activity.id,)
    assert done.command == "add-activity"
    assert activity.details == moved
    assert activity.created == activity.changed
    assert activity.trashed is None


def test_details_are_checked_and_completed(logbook: Logbook) -> None:
    added = add(logbook, replace(exam(), title="  Exam  "))

    assert added.details.title == "Exam"
    assert added.details.quantity == Quantity(100, Unit.EXAM)
    assert refused(logbook, AddActivity(Details(""))).reason is Reason.TITLE_EMPTY


def test_a_draft_may_lack_all_but_a_title(logbook: Logbook) -> None:
    assert add(logbook, Details("Note", draft=True)).details == Details("Note", draft=True)


def test_editing_changes_the_time_of_the_change(logbook: Logbook, clock: StillClock) -> None:
    added = add(logbook, webinar())
    clock.advance(hours=1)

    logbook.do(EditActivity(added.id, added.details, replace(added.details, notes="new")))

    edited = only(logbook)
    assert edited.details.notes == "new"
    assert (edited.created, edited.changed) == (added.created, clock.now)


def test_editing_nothing_is_no_change(logbook: Logbook, clock: StillClock) -> None:
    added = add(logbook, webinar())
    clock.advance(hours=1)

    logbook.do(EditActivity(added.id, added.details, replace(added.details, title="Webinar ")))

    assert only(logbook) == added
    assert len(logbook.history()) == 1


def test_changes_of_two_to_different_fields_merge(logbook: Logbook) -> None:
    seen = add(logbook, webinar())
    with open_log(logbook.path) as other:
        other.do(EditActivity(seen.id, seen.details, replace(seen.details, notes="Theirs")))

    logbook.do(EditActivity(seen.id, seen.details, replace(seen.details, provider="Ours")))

    assert (only(logbook).details.notes, only(logbook).details.provider) == ("Theirs", "Ours")


def test_the_same_change_by_two_merges(logbook: Logbook) -> None:
    seen = add(logbook, webinar())
    with open_log(logbook.path) as other:
        other.do(EditActivity(seen.id, seen.details, replace(seen.details, notes="Both")))

    logbook.do(EditActivity(seen.id, seen.details, replace(seen.details, notes="Both")))

    assert only(logbook).details.notes == "Both"


def test_changes_of_two_to_the_same_field_are_refused(logbook: Logbook) -> None:
    seen = add(logbook, webinar())
    with open_log(logbook.path) as other:
        other.do(EditActivity(seen.id, seen.details, replace(seen.details, notes="Theirs")))

    refusal = refused(
        logbook, EditActivity(seen.id, seen.details, replace(seen.details, notes="Ours"))
    )

    assert refusal.reason is Reason.ACTIVITY_CHANGED_ELSEWHERE
    assert refusal.facts["title"] == "Webinar"
    (clash,) = refusal.facts["clashes"]
    assert (clash.field, clash.before) == ("notes", "")


def test_an_edit_can_add_evidence_alone(logbook: Logbook, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    added = add(logbook, webinar())

    evidence = (NewEvidence(str(scan), scan.name),)
    logbook.do(EditActivity(added.id, added.details, added.details, evidence))

    assert [one.name for one in only(logbook).evidence] == ["scan.pdf"]


def test_allocations_are_changed_one_by_one(logbook: Logbook) -> None:
    (first,) = (one.id for one in logbook.snapshot().credentials)
    (second,) = logbook.do(AddCredential(replace(CPIM, designation="CSCP"))).ids
    added = add(logbook, replace(webinar(), allocations=(to(first, 2), to(second, 1))))
    wanted = (Allocation(second, excluded=True, reason="Not for it"), Allocation(first))

    logbook.do(EditActivity(added.id, added.details, replace(added.details, allocations=wanted)))

    assert only(logbook).details.allocations == wanted[:1]
    logbook.undo()
    assert only(logbook) == added


def test_the_order_of_allocations_means_nothing(logbook: Logbook) -> None:
    (first,) = (one.id for one in logbook.snapshot().credentials)
    (second,) = logbook.do(AddCredential(replace(CPIM, designation="CSCP"))).ids
    allocations = (to(first, 2), to(second, 1))
    added = add(logbook, replace(webinar(), allocations=allocations))

    turned = replace(added.details, allocations=added.details.allocations[::-1])
    logbook.do(EditActivity(added.id, added.details, turned))

    assert only(logbook) == added


def test_an_allocation_needs_its_credential(logbook: Logbook) -> None:
    moved = replace(webinar(), allocations=(to("nobody", 1),))

    assert refused(logbook, AddActivity(moved)).reason is Reason.CREDENTIAL_UNKNOWN


@pytest.mark.parametrize("cycle", [0, -1, 3])
def test_a_move_leads_to_the_cycle_after_the_shown_one_at_most(
    logbook: Logbook, cycle: int
) -> None:
    credential = logbook.snapshot().credentials[0].id
    moved = replace(webinar(), allocations=(to(credential, cycle),))

    refusal = refused(logbook, AddActivity(moved))

    assert refusal.reason is Reason.CYCLE_OUT_OF_RANGE
    assert refusal.facts == {"cycle": cycle, "most": 2}


def test_a_move_needs_a_reason_and_leaving_out_does_not(logbook: Logbook) -> None:
    credential = logbook.snapshot().credentials[0].id
    moved = replace(webinar(), allocations=(to(credential, 2, reason=" "),))
    assert refused(logbook, AddActivity(moved)).reason is Reason.REASON_EMPTY

    excluded = Allocation(credential, excluded=True, reason=" ")
    added = add(logbook, replace(webinar(), allocations=(excluded,)))
    assert added.details.allocations == (Allocation(credential, excluded=True),)


def test_deleting_moves_to_the_trash_and_restoring_back(logbook: Logbook) -> None:
    added = add(logbook, webinar())

    logbook.do(DeleteActivities((added.id, added.id)))
    (trashed,) = logbook.snapshot().trash
    assert logbook.snapshot().activities == ()
    assert trashed == replace(added, trashed=trashed.trashed)

    logbook.do(RestoreActivities((added.id,)))
    assert only(logbook) == added


def test_one_that_is_in_the_trash_has_to_be_restored_first(logbook: Logbook) -> None:
    added = add(logbook, webinar())
    logbook.do(DeleteActivities((added.id,)))

    for command in (
        DeleteActivities((added.id,)),
        EditActivity(added.id, added.details, replace(added.details, notes="x")),
        DuplicateActivity(added.id, date(2026, 1, 1)),
    ):
        assert refused(logbook, command).reason is Reason.ACTIVITY_IN_TRASH


def test_only_what_is_in_the_trash_can_be_restored(logbook: Logbook) -> None:
    added = add(logbook, webinar())

    assert refused(logbook, RestoreActivities((added.id,))).reason is Reason.ACTIVITY_NOT_IN_TRASH


def test_deleting_several_is_all_or_nothing(logbook: Logbook) -> None:
    added = add(logbook, webinar())

    refusal = refused(logbook, DeleteActivities((added.id, "unknown")))

    assert refusal.reason is Reason.ACTIVITY_UNKNOWN


def test_an_unknown_activity_is_named(logbook: Logbook) -> None:
    for command in (
        EditActivity("unknown", webinar(), webinar()),
        RestoreActivities(("unknown",)),
        DuplicateActivity("unknown", date(2026, 1, 1)),
    ):
        assert refused(logbook, command).reason is Reason.ACTIVITY_UNKNOWN


def test_a_copy_keeps_the_length_of_the_period_and_loses_the_mark(logbook: Logbook) -> None:
    credential = logbook.snapshot().credentials[0].id
    original = add(logbook, replace(FULL, allocations=(to(credential, 2),)))

    (copied,) = logbook.do(DuplicateActivity(original.id, date(2026, 12, 31))).ids

    copy = next(one for one in logbook.snapshot().activities if one.id == copied)
    assert copy.details == replace(
        FULL, date=date(2026, 12, 31), until=date(2027, 1, 2), planned=False
    )


def test_a_copy_has_no_score_and_no_evidence(logbook: Logbook, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    evidence = (NewEvidence(str(scan), scan.name),)
    (original,) = logbook.do(AddActivity(exam("Exam"), evidence)).ids

    (copied,) = logbook.do(DuplicateActivity(original, date(2026, 7, 1))).ids

    copy = next(one for one in logbook.snapshot().activities if one.id == copied)
    assert copy.details.score is None
    assert copy.evidence == ()


def test_a_copy_of_a_row_s_choice_must_fit_its_day(logbook: Logbook) -> None:
    original = add(
        logbook,
        Details("Research", type="publication", date=date(2015, 5, 1), row="m-research"),
    )

    copied = logbook.do(DuplicateActivity(original.id, date(2016, 5, 1))).ids[0]

    assert {one.details.row for one in logbook.snapshot().activities} == {"m-research"}
    assert copied != original.id


def test_many_are_imported_in_one_step_in_their_order(logbook: Logbook) -> None:
    many = tuple(webinar(f"Webinar {number}") for number in range(250))

    done = logbook.do(ImportActivities("list.csv", many))

    snapshot = logbook.snapshot()
    titles = {one.id: one.details.title for one in snapshot.activities}
    assert [titles[identity] for identity in done.ids] == [one.title for one in many]
    assert [entry.source for entry in logbook.history()] == ["list.csv"]


def test_an_import_with_one_that_can_t_be_taken_brings_none(logbook: Logbook) -> None:
    command = ImportActivities("list.csv", (webinar(), Details("No type", date=date(2026, 1, 1))))

    assert refused(logbook, command).reason is Reason.TYPE_NEEDED


# Many at once


def test_many_are_changed_in_one_step_and_only_in_what_is_named(
    logbook: Logbook, clock: StillClock
) -> None:
    ids = [logbook.do(AddActivity(webinar(title))).ids[0] for title in ("A", "B")]
    credential = logbook.snapshot().credentials[0].id
    before = logbook.snapshot()
    clock.advance(minutes=1)

    done = logbook.do(
        EditActivities((*ids, ids[0]), SharedChange(provider="MIT", exclude=(credential,)))
    )

    assert done.ids == tuple(ids)
    for old, new in zip(before.activities, logbook.snapshot().activities, strict=True):
        left_out = (Allocation(credential, excluded=True),)
        assert new.details == replace(old.details, provider="MIT", allocations=left_out)
        assert new.changed == clock.now
    logbook.undo()
    assert logbook.snapshot() == before


def test_what_is_as_wanted_keeps_the_time_of_its_last_change(
    logbook: Logbook, clock: StillClock
) -> None:
    (identity,) = logbook.do(AddActivity(FULL)).ids
    before = only(logbook)
    clock.advance(minutes=1)

    logbook.do(EditActivities((identity,), SharedChange(provider=FULL.provider)))

    assert only(logbook) == before


def test_every_file_of_many_becomes_of_one_kind(logbook: Logbook, tmp_path: Path) -> None:
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF proof")
    (identity,) = logbook.do(AddActivity(webinar(), (NewEvidence(str(proof), ""),))).ids

    logbook.do(EditActivities((identity,), SharedChange(kind=EvidenceKind.LETTER)))

    assert [one.kind for one in only(logbook).evidence] == [EvidenceKind.LETTER]
    logbook.undo()
    assert [one.kind for one in only(logbook).evidence] == [EvidenceKind.OTHER]


def test_of_many_all_are_changed_or_none(logbook: Logbook) -> None:
    (one,) = logbook.do(AddActivity(webinar())).ids
    (other,) = logbook.do(AddActivity(exam())).ids
    before = logbook.snapshot()

    with pytest.raises(Refusal) as refused:
        logbook.do(EditActivities((one, other), SharedChange(type="course")))

    assert refused.value.reason is Reason.QUANTITY_NEEDED
    assert logbook.snapshot() == before
