"""The history tells each change in words: what it is, and its fields before and after."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, details, snapshot

from cpim_pdp.core.activities import Allocation, EvidenceKind
from cpim_pdp.core.clashes import Clash
from cpim_pdp.core.history import HistoryEntry, RowChange
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import changes, values
from cpim_pdp.wording.refusals import sentence

ACTIVITY = {
    "id": "a1", "title": "Lean", "type": "webinar", "date": "2026-05-04", "until": None,
    "quantity": 90, "unit": "hour", "weeks": None, "points": 300, "reason": "", "provider": "",
    "notes": "", "topics": "[]", "category": None, "score": None, "event": "", "row": None,
    "planned": 0, "draft": 0, "created": "2026-05-04T10:00:00Z", "changed": "2026-05-04T10:00:00Z",
    "trashed": None,
}  # fmt: skip
KNOWN = {"a1": "Lean", "c1": "CPIM"}


def told(change: RowChange) -> changes.Told:
    entry = HistoryEntry(1, datetime(2026, 5, 4, tzinfo=UTC), "edit-activity", False, (change,))
    (one,) = changes.told(entry, KNOWN)
    return one


def edited(**after: object) -> changes.Told:
    return told(RowChange("activities", "a1", ACTIVITY, {**ACTIVITY, **after}))  # type: ignore[dict-item]


def test_a_change_of_points_is_told_as_before_and_after() -> None:
    assert edited(points=500, changed="2026-05-05T10:00:00Z") == changes.Told(
        "Activity “Lean”: changed", ("Points: 3 → 5",)
    )


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ({"title": "Lean 2"}, "Title: Lean → Lean 2"),
        ({"type": "seminar"}, "Type: Webinar → Seminar or workshop"),
        ({"date": "2026-06-01"}, "Date: 4 May 2026 → 1 Jun 2026"),
        ({"until": "2026-05-05"}, "Last day: nothing → 5 May 2026"),
        ({"quantity": 120}, "Quantity: 1.5 hours → 2 hours"),
        ({"quantity": None, "unit": None}, "Quantity: 1.5 hours → nothing"),
        ({"points": None}, "Points: 3 → nothing"),
        ({"topics": '["sop", "inventory"]'}, (
            "Topics: nothing → Sales and operations planning, Inventory"
        )),
        ({"category": "service"}, "Category: nothing → Service"),
        ({"planned": 1}, "Planned: no → yes"),
        ({"score": 310}, "Score: nothing → 310"),
        ({"notes": "x" * 200}, f"Notes: nothing → {'x' * 79}…"),
        ({"notes": "two\nlines"}, "Notes: nothing → two lines"),
        ({"topics": "[[[" * 50_000}, f"Topics: nothing → {('[[[' * 50)[:79]}…"),
        ({"date": "someday"}, "Date: 4 May 2026 → someday"),
        ({"unit": "parsec"}, "Quantity: 1.5 hours → 90"),
        ({"colour": "red"}, "colour: nothing → red"),
    ],
)  # fmt: skip
def test_each_field_is_told_in_its_own_words(after: dict[str, object], line: str) -> None:
    assert edited(**after).fields == (line,)


SCHEDULE = {
    "id": "s1", "title": "Chapter meeting", "type": "chapter-meeting", "quantity": 90,
    "unit": "hour", "weeks": None, "points": None, "reason": "", "provider": "", "notes": "",
    "topics": "[]", "category": None, "event": "", "row": None, "likelihood": 60,
    "frequency": "monthly", "interval": 2, "weekday": "TU", "ordinal": 2, "start": "2026-09-01",
    "until": None, "days": 1, "made_until": "2028-03-31", "exceptions": "[]",
    "created": "2026-05-04T10:00:00Z", "changed": "2026-05-04T10:00:00Z",
}  # fmt: skip


def test_a_schedule_is_told_with_its_rule_in_words() -> None:
    assert told(RowChange("schedules", "s1", None, SCHEDULE)) == changes.Told(
        "Schedule “Chapter meeting”: added",
        (
            "Title: Chapter meeting",
            "Type: Chapter meeting or plant tour",
            "Quantity: 1.5 hours",
            "Likelihood in per cent: 60",
            "Repeated: every 2 months on the second Tuesday",
            "From: 1 Sep 2026",
        ),
    )


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (
            {"interval": 1, "ordinal": -1},
            "Repeated: every 2 months on the second Tuesday → every month on the last Tuesday",
        ),
        (
            {"frequency": "weekly", "weekday": None, "ordinal": None},
            "Repeated: every 2 months on the second Tuesday → every 2 weeks",
        ),
        ({"until": "2027-12-31"}, "Last day: nothing → 31 Dec 2027"),
        ({"days": 3}, "Days each time: 1 → 3"),
        (
            {"frequency": "hourly"},
            "Repeated: every 2 months on the second Tuesday → hourly",
        ),
    ],
)
def test_a_changed_schedule_is_told_before_and_after(after: dict[str, object], line: str) -> None:
    changed = {**SCHEDULE, **after, "made_until": "2033-03-31"}

    assert told(RowChange("schedules", "s1", SCHEDULE, changed)).fields == (line,)  # type: ignore[arg-type]


def test_an_exam_and_a_reminder_are_told() -> None:
    exam = {"id": "x1", "credential": "c1", "exam": "part-1", "date": "2026-05-02", "score": 310}
    assert told(RowChange("attempts", "x1", None, exam)) == changes.Told(
        "Exam “CPIM part 1” for CPIM: added",
        ("Exam: CPIM part 1", "Date: 2 May 2026", "Score: 310"),
    )
    asleep = {"id": "due:c1:1:weeks-2", "until": "2027-01-01"}
    assert told(RowChange("snoozes", "due:c1:1:weeks-2", None, asleep)) == changes.Told(
        "Reminder “The due date”: added", ("Asleep until: 1 Jan 2027",)
    )
    assert told(RowChange("snoozes", "tea", asleep, None)).what == "Reminder “tea”: removed"


def test_a_target_and_a_programme_are_told() -> None:
    before = {"id": "c1", "designation": "CPIM", "target": None, "programme": None}
    after = {**before, "target": 8550, "programme": "cpim-two-part"}

    assert told(RowChange("credentials", "c1", before, after)).fields == (
        "Own target: nothing → 85.5",
        "Exam programme: nothing → CPIM parts 1 and 2",
    )


def test_what_was_added_is_told_by_what_it_holds() -> None:
    assert told(RowChange("activities", "a1", None, ACTIVITY)) == changes.Told(
        "Activity “Lean”: added",
        ("Title: Lean", "Type: Webinar", "Date: 4 May 2026", "Quantity: 1.5 hours", "Points: 3"),
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (RowChange("activities", "a1", ACTIVITY, None), "Activity “Lean”: removed"),
        (
            RowChange(
                "activities", "a1", ACTIVITY, {**ACTIVITY, "trashed": "2026-05-06T10:00:00Z"}
            ),
            "Activity “Lean”: moved to the trash",
        ),
        (
            RowChange(
                "activities", "a1", {**ACTIVITY, "trashed": "2026-05-06T10:00:00Z"}, ACTIVITY
            ),
            "Activity “Lean”: taken out of the trash",
        ),
        (RowChange("activities", "a1", {"id": "a1"}, None), "Activity “Lean”: removed for good"),
        (
            RowChange("activities", "b2345678-9", {"id": "b2345678-9"}, None),
            "Activity “b2345678”: removed for good",
        ),
        (
            RowChange("evidence", "e1", None, {"name": "c.pdf", "activity": "a1"}),
            "Evidence “c.pdf” of “Lean”: added",
        ),
        (
            RowChange("allocations", "l1", None, {"activity": "a1", "credential": "c1"}),
            "Activity “Lean” for CPIM: added",
        ),
        (RowChange("holder", "holder", None, {"name": "Ana"}), "Holder: added"),
        (
            RowChange("credentials", "c1", None, {"designation": "CPIM", "title": ""}),
            "Credential CPIM: added",
        ),
        (
            RowChange("submissions", "s1", None, {"credential": "c1", "cycle": 2}),
            "Application of cycle 2 of CPIM: added",
        ),
        (RowChange("paintings", "p1", None, {"id": "p1", "x": 1}), "paintings: added"),
    ],
)
def test_each_row_is_named_and_its_fate_told(change: RowChange, what: str) -> None:
    assert told(change).what == what


def test_evidence_and_submissions_have_their_fields_told() -> None:
    evidence = {"id": "e1", "name": "c.pdf", "kind": "certificate", "size": 10}
    filed = {"id": "s1", "filed": "2027-05-01", "fee": 7500, "denied": None, "cycle": 1}

    assert told(RowChange("evidence", "e1", None, evidence)).fields == (
        "Name: c.pdf", "Kind: Certificate",
    )  # fmt: skip
    assert told(RowChange("submissions", "s1", filed, {**filed, "fee": 8000})).fields == (
        "Fee: 75 → 80",
    )


def test_names_are_those_that_things_had_last() -> None:
    log = snapshot(activity(replace(details(rulebook()), title="Now"), id="here"))
    renamed = RowChange(
        "activities", "gone", {**ACTIVITY, "title": "Old"}, {**ACTIVITY, "title": "New"}
    )
    removed = RowChange("credentials", "c9", {"designation": "CSCP"}, None)
    at = datetime(2026, 5, 4, tzinfo=UTC)
    first = HistoryEntry(1, at, "edit-activity", False, (renamed,))
    blanked = RowChange("activities", "gone", {"id": "gone"}, None)
    entries = (HistoryEntry(2, at, "remove-credential", False, (removed, blanked)), first)

    known = changes.names_known(entries, log)

    assert {**known} == {"gone": "New", "c9": "CSCP", "here": "Now", "cred": "CPIM"}


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("points", Decimal("5.50"), "5.5"),
        ("date", date(2028, 3, 31), "31 Mar 2028"),
        ("quantity", Quantity(90, Unit.HOUR), "1.5 hours"),
        ("topics", ("sop", "other"), "Sales and operations planning, other"),
        ("planned", True, "yes"),
        ("kind", EvidenceKind.LETTER, "Letter"),
        ("kind", "poem", "poem"),
        ("allocations", (Allocation("c", excluded=True), Allocation("d", 2)), (
            "left out, moved to cycle 2"
        )),
        ("until", None, ""),
        ("category", "", ""),
        ("weeks", 12, "12"),
    ],
)  # fmt: skip
def test_a_value_of_core_is_told_in_words(field: str, value: object, text: str) -> None:
    assert values.text(field, value) == text


def test_a_change_from_two_sides_is_refused_with_both_values() -> None:
    clashes = (
        Clash("points", None, Decimal(3), Decimal(5)),
        Clash("notes", "", "theirs", "ours\nand more"),
    )

    assert sentence(Refusal(Reason.ACTIVITY_CHANGED_ELSEWHERE, title="Lean", clashes=clashes)) == (
        "“Lean” was changed elsewhere in the meantime (Points: “3” there, “5” here; Notes: “theirs”"
        " there, “ours and more” here): look at it again and repeat your change."
    )
