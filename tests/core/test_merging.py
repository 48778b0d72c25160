"""Two logs are compared by who changed what: a version that the other journal knows is older."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity, Allocation, EvidenceKind
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.merge_plan import Kept, MergePlan, Thing
from cpim_pdp.core.merge_sides import Key, Side, Verdict, verdict
from cpim_pdp.core.merging import plan
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.submissions import Submission

RULES = rulebook()
LATER = NOON + timedelta(hours=1)
A = ("activities", "a1")


def one(title: str = "Lean", **more: object) -> Activity:
    """Return the activity a1; its evidence, if any, is e1."""
    made = activity(
        replace(details(RULES), title=title), id="a1", proven=bool(more.pop("proof", 0))
    )
    proofs = tuple(replace(file, id="e1") for file in made.evidence)
    return replace(made, evidence=proofs, **more)  # type: ignore[arg-type]


def keys(held: Snapshot) -> dict[Key, str]:
    """Return a mark for each row: what it says."""
    every = (*held.activities, *held.trash)
    return {
        ("holder", "holder"): repr(held.holder),
        **{("credentials", each.id): repr(each) for each in held.credentials},
        **{("submissions", each.id): repr(each) for each in held.submissions},
        **{("activities", each.id): repr(replace(each, evidence=())) for each in every},
        **{("evidence", file.id): repr(file) for each in every for file in each.evidence},
    }


def side(
    held: Snapshot,
    *,
    knows: Snapshot | None = None,
    when: datetime = NOON,
    **more: object,
) -> Side:
    """Return a log that was changed at ``when``; its journal knows also the rows of ``knows``."""
    present = {**keys(held), **more.pop("rows", {})}  # type: ignore[dict-item]
    before = {} if knows is None else keys(knows)
    known = {
        key: frozenset(marks[key] for marks in (present, before) if key in marks)
        for key in {**present, **before}
    }
    fields: dict[str, object] = {"touched": dict.fromkeys(present, when), "gone": {}, **more}
    return Side(held, present, known, **fields)  # type: ignore[arg-type]


def merged(ours: Side, theirs: Side) -> MergePlan:
    return plan(ours, theirs, RULES)


def kept(found: MergePlan) -> list[tuple[Thing, Kept]]:
    return [(each.thing, each.kept) for each in found.conflicts]


@pytest.mark.parametrize(
    ("here", "known_here", "there", "known_there", "judged"),
    [
        (None, "", "2", "2", Verdict.NEW),
        (None, "2", "2", "2", Verdict.AWAY),
        ("1", "1", "1", "1", Verdict.SAME),
        ("2", "12", "1", "1", Verdict.OURS),
        ("1", "1", "2", "12", Verdict.THEIRS),
        ("2", "12", "3", "13", Verdict.BOTH),
        ("1", "12", "2", "12", Verdict.BOTH),
    ],
)
def test_who_changed_a_row_follows_from_what_the_journals_know(
    here: str | None, known_here: str, there: str, known_there: str, judged: Verdict
) -> None:
    nothing = snapshot()
    ours = Side(nothing, {A: here} if here else {}, {A: frozenset(known_here)}, {}, {})
    theirs = Side(nothing, {A: there}, {A: frozenset(known_there)}, {}, {})

    assert verdict(A, ours, theirs) is judged


def test_a_row_that_the_journal_does_not_name_was_touched_long_ago() -> None:
    assert side(snapshot()).when(("holder", "other")) < NOON


def test_logs_that_are_alike_bring_nothing() -> None:
    found = merged(side(snapshot(one())), side(snapshot(one())))

    assert found == MergePlan(read=1, known=1)
    assert found.changes_nothing


def test_a_new_activity_comes_with_its_evidence() -> None:
    found = merged(side(snapshot()), side(snapshot(one(proof=True))))

    assert [each.id for each in found.new_activities] == ["a1"]
    assert [(each.activity, each.evidence.id) for each in found.attached] == [("a1", "e1")]
    assert not found.changes_nothing


def test_of_new_evidence_what_can_t_be_read_is_left_out() -> None:
    theirs = side(snapshot(one(proof=True)), unreadable=frozenset({"0" * 64}))

    found = merged(side(snapshot()), theirs)

    (left_out,) = found.left_out
    assert (left_out.thing, left_out.place, left_out.title) == (Thing.EVIDENCE, 1, "Lean")
    assert left_out.refusal.facts == {"name": "c.pdf"}
    assert found.attached == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (one("two\nlines"), Reason.NOT_ONE_LINE),
        (replace(one(), id="../x"), Reason.ID_MALFORMED),
        (replace(one(), id="x" * 65), Reason.ID_MALFORMED),
    ],
)
def test_what_this_program_would_not_take_is_left_out(changed: Activity, reason: Reason) -> None:
    (left_out,) = merged(side(snapshot()), side(snapshot(changed))).left_out

    assert (left_out.thing, left_out.reason) == (Thing.ACTIVITY, reason)


def test_what_lies_in_their_trash_and_was_never_here_stays_there() -> None:
    theirs = replace(snapshot(), trash=(one(trashed=NOON),))

    found = merged(side(snapshot()), side(theirs))

    assert (found.trash, found.read, found.changes_nothing) == (1, 0, True)


def test_an_edit_of_one_side_is_taken_without_a_conflict() -> None:
    before, after = snapshot(one()), snapshot(one("New", changed=LATER))

    taken = merged(side(before), side(after, knows=before))
    left = merged(side(after, knows=before), side(before))

    assert [each.details.title for each in taken.activities] == ["New"]
    assert left.changes_nothing
    assert taken.conflicts == left.conflicts == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"), [(LATER, NOON, Kept.OURS), (NOON, LATER, Kept.THEIRS)]
)
def test_of_two_edits_the_newer_stands(ours: datetime, theirs: datetime, stands: Kept) -> None:
    here, there = snapshot(one("Ours", changed=ours)), snapshot(one("Theirs", changed=theirs))

    found = merged(side(here), side(there))

    (conflict,) = found.conflicts
    assert (conflict.kept, conflict.title) == (stands, "Ours")
    assert [(each.ours, each.theirs) for each in conflict.fields] == [("Ours", "Theirs")]
    assert len(found.activities) == (stands is Kept.THEIRS)


def test_two_versions_that_differ_in_nothing_but_their_times_are_no_conflict() -> None:
    found = merged(side(snapshot(one())), side(snapshot(one(changed=LATER))))

    assert found.conflicts == ()
    assert found.changes_nothing


def test_throwing_away_is_an_edit_too() -> None:
    theirs = replace(snapshot(), trash=(one(trashed=LATER),))

    (conflict,) = merged(side(snapshot(one("Ours"))), side(theirs)).conflicts

    assert conflict.kept is Kept.THEIRS
    assert [each.field for each in conflict.fields] == ["title", "trashed"]


@pytest.mark.parametrize(("emptied", "comes"), [(LATER, 0), (NOON - timedelta(hours=1), 1)])
def test_what_was_removed_for_good_comes_back_only_if_changed_since(
    emptied: datetime, comes: int
) -> None:
    ours = side(snapshot(), gone={A: emptied})

    assert len(merged(ours, side(snapshot(one()))).new_activities) == comes


def test_what_was_undone_here_stays_away() -> None:
    assert merged(side(snapshot(), knows=snapshot(one())), side(snapshot(one()))).known == 1


def test_evidence_that_only_they_have_is_attached() -> None:
    found = merged(side(snapshot(one())), side(snapshot(one(proof=True))))

    assert len(found.attached) == 1
    assert found.activities == ()


@pytest.mark.parametrize("how", ["detached here", "removed for good"])
def test_evidence_that_was_taken_away_here_stays_away(how: str) -> None:
    key = ("evidence", "e1")
    ours = (
        side(snapshot(one()), rows={key: "trashed"})
        if how == "detached here"
        else side(snapshot(one()), gone={key: LATER})
    )

    assert merged(ours, side(snapshot(one(proof=True)))).changes_nothing


def test_evidence_that_they_detached_is_detached() -> None:
    both, theirs = snapshot(one(proof=True)), snapshot(one())

    found = merged(side(both), side(theirs, knows=both, rows={("evidence", "e1"): "trashed"}))

    assert found.detached == ("e1",)


def labelled(kind: EvidenceKind) -> Activity:
    """Return the activity a1 with its file noted as of a kind."""
    made = one(proof=True)
    return replace(made, evidence=tuple(replace(file, kind=kind) for file in made.evidence))


def test_what_only_they_said_of_a_file_is_taken_and_what_only_we_said_stays() -> None:
    before, after = snapshot(one(proof=True)), snapshot(labelled(EvidenceKind.LETTER))

    found = merged(side(before), side(after, knows=before))

    assert [each.kind for each in found.relabelled] == [EvidenceKind.LETTER]
    assert not found.changes_nothing
    assert found.conflicts == ()
    assert merged(side(after, knows=before), side(before)).changes_nothing


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"), [(NOON, LATER, Kept.THEIRS), (LATER, NOON, Kept.OURS)]
)
def test_of_two_things_said_of_a_file_the_later_stands_and_both_are_told(
    ours: datetime, theirs: datetime, stands: Kept
) -> None:
    here = side(snapshot(labelled(EvidenceKind.LETTER)), when=ours)
    there = side(snapshot(labelled(EvidenceKind.RECEIPT)), when=theirs)

    found = merged(here, there)

    assert kept(found) == [(Thing.EVIDENCE, stands)]
    assert [each.field for each in found.conflicts[0].fields] == ["kind"]
    assert bool(found.relabelled) is (stands is Kept.THEIRS)


def test_what_is_filed_here_keeps_what_was_said_of_its_files() -> None:
    filed = snapshot(one(proof=True), submissions=(held(),))
    theirs = snapshot(labelled(EvidenceKind.LETTER), submissions=(held(),))

    found = merged(side(filed), side(theirs, knows=filed))

    assert kept(found) == [(Thing.EVIDENCE, Kept.OURS)]
    assert found.changes_nothing


def held(**more: object) -> Submission:
    return submission(ids=("a1",), **more)


def test_what_is_filed_here_keeps_its_fields_and_its_evidence() -> None:
    filed = snapshot(one(), submissions=(held(),))
    theirs = snapshot(one("Changed", changed=LATER, proof=True), submissions=(held(),))

    found = merged(side(filed), side(theirs, knows=filed))

    (conflict,) = found.conflicts
    assert conflict.kept is Kept.OURS
    assert [each.field for each in conflict.fields] == ["title", "evidence"]
    assert found.changes_nothing


def test_what_they_filed_comes_as_it_was_filed() -> None:
    ours, theirs = snapshot(one("Newer", changed=LATER)), snapshot(one(), submissions=(held(),))

    found = merged(side(ours, knows=snapshot(one())), side(theirs))

    assert len(found.new_submissions) == 1
    assert [each.details.title for each in found.activities] == ["Lean"]
    assert kept(found) == [(Thing.ACTIVITY, Kept.THEIRS)]


def test_what_they_reopened_may_be_changed() -> None:
    filed = snapshot(one(), submissions=(held(),))
    reopened = snapshot(one("Changed", changed=LATER), submissions=(held(reopened_reason="wrong"),))

    found = merged(side(filed), side(reopened, knows=filed))

    assert len(found.submissions) == len(found.activities) == 1
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"), [(LATER, NOON, Kept.OURS), (NOON, LATER, Kept.THEIRS)]
)
def test_an_application_that_both_decided_is_a_conflict(
    ours: datetime, theirs: datetime, stands: Kept
) -> None:
    here = snapshot(submissions=(held(receipt="here"),))
    there = snapshot(submissions=(held(receipt="there"),))

    found = merged(side(here, when=ours), side(there, when=theirs))

    assert kept(found) == [(Thing.SUBMISSION, stands)]
    assert len(found.submissions) == (stands is Kept.THEIRS)


def test_of_two_applications_for_one_cycle_ours_stays() -> None:
    theirs = snapshot(submissions=(replace(held(), id="other"),))

    found = merged(side(snapshot(submissions=(held(),))), side(theirs))

    assert kept(found) == [(Thing.SUBMISSION, Kept.OURS)]
    assert found.new_submissions == ()


def test_an_application_s_report_must_be_whole_and_its_id_one_of_ours() -> None:
    theirs = snapshot(
        submissions=(held(), replace(held(reopened_reason="x"), id="../x", report="1"))
    )

    found = merged(side(snapshot()), side(theirs, unreadable=frozenset({"0" * 64})))

    assert [each.reason for each in found.left_out] == [
        Reason.EVIDENCE_NOT_READABLE,
        Reason.ID_MALFORMED,
    ]
    assert found.new_submissions == ()


def test_an_application_that_is_the_same_brings_nothing() -> None:
    both = snapshot(submissions=(held(),))

    assert merged(side(both), side(both)).changes_nothing


def with_credentials(*held: Credential, **more: object) -> Snapshot:
    return snapshot(*more.pop("activities", ()), credentials=held, **more)  # type: ignore[misc,arg-type]


def test_a_credential_of_the_same_kind_and_day_is_the_same_one() -> None:
    theirs = cpim(id="theirs", number="7")
    allocated = replace(
        one(), details=replace(one().details, allocations=(Allocation("theirs", 2, reason="late"),))
    )

    found = merged(
        side(with_credentials(cpim())), side(with_credentials(theirs, activities=(allocated,)))
    )

    assert found.new_credentials == found.credentials == ()
    assert found.new_activities[0].details.allocations == (Allocation("cred", 2, reason="late"),)
    assert kept(found) == [(Thing.CREDENTIAL, Kept.OURS)]


def test_another_credential_is_new() -> None:
    second = cpim(id="second", designation="CSCP")

    found = merged(side(with_credentials(cpim())), side(with_credentials(cpim(), second)))

    assert found.new_credentials == (second,)


def test_a_credential_that_the_rules_do_not_know_is_left_out_with_all_that_is_for_it() -> None:
    strange = cpim(id="strange", designation="CSPX")
    allocated = replace(
        one(), details=replace(one().details, allocations=(Allocation("strange", 2),))
    )
    theirs = with_credentials(
        cpim(),
        strange,
        activities=(allocated,),
        submissions=(replace(held(), credential="strange"),),
    )

    found = merged(side(with_credentials(cpim())), side(theirs))

    assert [(each.thing, each.title) for each in found.left_out] == [(Thing.CREDENTIAL, "CSPX")]
    assert found.new_activities[0].details.allocations == ()
    assert found.new_submissions == ()


def test_a_credential_that_was_removed_here_stays_away() -> None:
    second = cpim(id="second", designation="CSCP")
    ours, theirs = with_credentials(cpim()), with_credentials(cpim(), second)

    assert merged(side(ours, knows=theirs), side(theirs)).changes_nothing


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"), [(LATER, NOON, Kept.OURS), (NOON, LATER, Kept.THEIRS)]
)
def test_a_credential_that_both_changed_is_a_conflict(
    ours: datetime, theirs: datetime, stands: Kept
) -> None:
    found = merged(
        side(with_credentials(cpim(number="1")), when=ours),
        side(with_credentials(cpim(number="2")), when=theirs),
    )

    assert kept(found) == [(Thing.CREDENTIAL, stands)]
    assert len(found.credentials) == (stands is Kept.THEIRS)


def test_a_credential_that_only_they_changed_is_taken_and_one_that_only_we_changed_stays() -> None:
    before, after = with_credentials(cpim()), with_credentials(cpim(number="1"))

    assert merged(side(before), side(after, knows=before)).credentials == (cpim(number="1"),)
    assert merged(side(after, knows=before), side(before)).changes_nothing


def test_a_credential_with_something_filed_keeps_what_its_cycle_follows_from() -> None:
    before = with_credentials(cpim(), submissions=(held(),))
    after = with_credentials(cpim(due="2029-03-31"), submissions=(held(),))

    found = merged(side(before), side(after, knows=before))

    assert kept(found) == [(Thing.CREDENTIAL, Kept.OURS)]
    assert found.credentials == ()


ANA, LIMA = Holder("Ana Souza"), Holder("Ana Lima")


def of(holder: Holder, log_id: str = "log") -> Snapshot:
    return replace(snapshot(), holder=holder, log_id=log_id)


def test_a_holder_that_only_they_changed_is_taken_and_one_that_only_we_changed_stays() -> None:
    taken = merged(side(of(ANA)), side(of(LIMA), knows=of(ANA)))

    assert (taken.holder, taken.conflicts) == (LIMA, ())
    assert merged(side(of(LIMA), knows=of(ANA)), side(of(ANA))).changes_nothing


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"), [(LATER, NOON, Kept.OURS), (NOON, LATER, Kept.THEIRS)]
)
def test_a_holder_that_both_changed_is_a_conflict(
    ours: datetime, theirs: datetime, stands: Kept
) -> None:
    found = merged(side(of(ANA), when=ours), side(of(LIMA), when=theirs))

    assert kept(found) == [(Thing.HOLDER, stands)]
    assert found.holder == (LIMA if stands is Kept.THEIRS else None)


def test_the_holder_of_a_log_begun_by_itself_never_replaces_ours() -> None:
    found = merged(side(of(ANA)), side(of(LIMA, "another"), when=LATER))

    assert kept(found) == [(Thing.HOLDER, Kept.OURS)]
    assert found.holder is None
