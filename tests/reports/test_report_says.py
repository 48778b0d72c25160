"""What the report says, before it is set."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.prints import CREDENTIAL, HOLDER, entry, summary_of, usual
from helpers.values import cpim

from cpim_pdp.core.activities import Activity, Allocation
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.reports.document import (
    Beside,
    Block,
    Document,
    Field,
    Fields,
    Figures,
    Heading,
    Notes,
    Prose,
    Row,
    RowKind,
    Sheet,
    Signing,
    Table,
    Title,
)
from cpim_pdp.reports.maintenance import document
from cpim_pdp.wording import attestation, disclaimer
from cpim_pdp.wording.translation import english


def written(
    *activities: Activity,
    detailed: bool = False,
    holder: Holder = HOLDER,
    on: str = "2026-11-22",
    credential: Credential = CREDENTIAL,
    cycle: int | None = None,
) -> Document:
    summary = summary_of(*activities, on=on, credential=credential, cycle=cycle)
    return document(summary, holder, detailed=detailed, tr=english)


def blocks(said: Document) -> Iterator[Block]:
    for block in said.blocks:
        if isinstance(block, Beside):
            yield from (*block.left, *block.right)
        else:
            yield block


def fields(said: Document) -> dict[str, str]:
    found = [one for block in blocks(said) if isinstance(block, Fields) for one in _both(block)]
    return {field.label: field.value for field in found}


def _both(block: Fields) -> tuple[Field, ...]:
    return (*block.fields, *block.beside)


def table_after(said: Document, heading: str) -> Table:
    every = list(blocks(said))
    names = [block.text if isinstance(block, Heading) else "" for block in every]
    following = every[names.index(heading) + 1 :]
    return next(block for block in following if isinstance(block, Table))


def texts(row: Row) -> tuple[str, ...]:
    return tuple(" / ".join(words.text for words in cell) for cell in row.cells)


def prose(said: Document) -> str:
    return "\n".join(_prose(said))


def _prose(said: Document) -> Iterator[str]:
    for block in said.blocks:
        if isinstance(block, Prose | Signing):
            yield from (words.text for words in block.words)


def test_the_head_names_holder_credential_cycle_and_date() -> None:
    said = written()

    assert said.blocks[0] == Title(
        "Certification maintenance report", "CPIM, Certified in Planning and Inventory Management"
    )
    assert fields(said) | {
        "Holder": "Łukasz Żółkiewski",
        "Former names": "Łukasz Kowalski",
        "ASCM ID": "1234567",
        "E-mail": "lukasz@example.org",
        "Certificate number": "PL-20230314-77",
        "Certified": "14 Mar 2023",
        "Cycle": "1, from 14 Mar 2023",
        "Due": "31 Mar 2028",
        "As of": "22 Nov 2026",
    } == fields(said)


def test_what_the_holder_did_not_give_is_said_to_be_missing() -> None:
    said = written(credential=cpim(), holder=Holder("Ana"))

    assert fields(said)["ASCM ID"] == "not given"
    assert fields(said)["Certificate number"] == "not given"
    assert "Former names" not in fields(said)
    assert "E-mail" not in fields(said)


def test_the_figures_are_those_of_the_summary() -> None:
    said = written(*usual())
    shown = next(block for block in said.blocks if isinstance(block, Figures)).figures

    assert [(one.label, one.value, one.note) for one in shown] == [
        ("Points required", "75", ""),
        ("Points counted", "62.5", "of 92.5 claimed"),
        ("Still missing", "12.5", ""),
        ("With evidence", "47.5", "2 of them weak"),
        ("Planned", "24", "not counted"),
    ]


def test_a_surplus_is_shown_instead_of_what_is_missing() -> None:
    said = written(entry(1, "Course", "course", quantity="80"))
    shown = next(block for block in said.blocks if isinstance(block, Figures)).figures

    assert [(one.label, one.value) for one in shown if one.label == "Surplus"] == [("Surplus", "5")]
    assert "Still missing" not in [one.label for one in shown]


def test_the_standing_and_what_each_policy_says_are_sentences() -> None:
    said = written(on="2028-04-01")

    assert "Suspended until" in prose(said)
    assert "Suspended until" in fields(said)["90-day suspension (ASCM)"]
    assert "90 points bring it back" in fields(said)["Five-year suspension (APICS)"]


def test_what_each_policy_says_of_an_active_credential_stands_in_the_detailed_report_only() -> None:
    assert "90-day suspension (ASCM)" not in fields(written())
    assert "Active" in fields(written(detailed=True))["90-day suspension (ASCM)"]


def test_until_when_a_missed_deadline_would_suspend_stands_in_the_head() -> None:
    assert fields(written())["If missed"] == "suspended until 29 Jun 2028"


def test_dates_outside_the_cycle_are_named_and_that_there_are_none() -> None:
    assert "The dates of all activities lie inside the cycle." in prose(written(*usual()[1:3]))
    assert "lie inside the cycle, but for no. 9." in prose(written(*usual()))


def test_a_report_of_another_cycle_says_by_which_one_the_credential_stands() -> None:
    said = written(cycle=2)

    assert "The credential stands by cycle 1, due 31 Mar 2028" in prose(said)


def test_the_categories_add_up_to_the_points_counted() -> None:
    said = written(*usual())
    rows = table_after(said, "Points by category").rows

    assert [texts(row) for row in rows if row.kind is not RowKind.PART] == [
        ("Education", "", "5", "1:30", "85.5", "\u221228.0", "57.5"),
        ("Service", "", "2", "", "7.0", "\u22122.0", "5.0"),
        ("All categories", "", "7", "1:30", "92.5", "\u221230.0", "62.5"),
    ]


def test_behind_each_category_stand_its_types_with_how_many_and_how_long() -> None:
    rows = table_after(written(*usual()), "Points by category").rows

    assert [texts(row) for row in rows if row.kind is RowKind.PART] == [
        ("ASCM conference", "", "1", "", "32.0", "\u22128.0", "24.0"),
        ("Certification exam", "", "2", "", "40.0", "\u221220.0", "20.0"),
        ("Opening balance", "", "1", "", "12.0", "", "12.0"),
        ("Webinar", "", "1", "1:30", "1.5", "", "1.5"),
        ("Volunteering", "", "2", "", "7.0", "\u22122.0", "5.0"),
    ]


def test_the_bars_of_the_categories_show_what_counts_and_what_is_cut() -> None:
    rows = table_after(written(*usual()), "Points by category").rows
    bars = [row.shares for row in rows if row.shares]

    assert bars[0] == (Decimal("57.5") / Decimal("85.5"), 28 / Decimal("85.5"))
    assert sum(bars[0]) == 1
    assert bars[1] == (5 / Decimal("85.5"), 2 / Decimal("85.5"))


def test_a_log_without_points_has_no_bars() -> None:
    rows = table_after(written(), "Points by category").rows

    assert not [row for row in rows if row.shares]


def test_the_ledger_has_each_activity_with_its_arithmetic_in_its_category() -> None:
    rows = table_after(written(*usual()), "Ledger").rows

    assert [row.kind for row in rows] == [
        RowKind.GROUP,
        *5 * [RowKind.ENTRY],
        RowKind.SUBTOTAL,
        RowKind.GROUP,
        *2 * [RowKind.ENTRY],
        RowKind.SUBTOTAL,
        RowKind.TOTAL,
    ]
    assert texts(rows[2]) == (
        "2",
        "5 Mar 2024",
        "Cycle counting / Webinar, ASCM",
        "1.5 h × 1 = 1.5",
        "1.5",
        "Proven / Exhibit 1",
    )
    assert texts(rows[3])[1] == "14 Sep 2024 / to 17 Sep 2024"
    assert texts(rows[6])[2:5] == ("Subtotal Education", "85.5", "57.5")
    assert texts(rows[3])[5] == "Proven / Exhibits 2–3"


def test_an_entry_that_counts_less_than_it_claims_says_why() -> None:
    rows = table_after(written(*usual()), "Ledger").rows

    assert "24 points at most for one conference" in rows[3].note[0].text
    assert "below the pass mark" in rows[4].note[0].text
    assert rows[2].note == ()


def test_an_opening_balance_is_marked_and_comes_first() -> None:
    rows = table_after(written(*usual()), "Ledger").rows

    assert texts(rows[1])[2] == "Points before this log / Opening balance"
    assert "earned before this log was begun" in rows[1].note[0].text


def test_planned_and_outside_activities_stand_apart() -> None:
    said = written(*usual())

    assert [texts(row) for row in table_after(said, "Planned, not counted").rows] == [
        (
            "8",
            "10 Sep 2027 / to 12 Sep 2027",
            "Next conference",
            "ASCM conference",
            "3 days × 8 = 24",
        )
    ]
    (outside,) = table_after(said, "Outside this cycle, not counted").rows
    assert texts(outside)[0:4:2] == ("9", "Too early")
    assert "before the certification" in outside.note[0].text


def test_an_empty_log_says_so() -> None:
    said = written()

    assert "No activity of this cycle is logged yet." in prose(said)
    assert "Rules since 2019: no activity of this report is priced by them." in prose(said)


def test_each_rule_used_is_named_with_rate_limit_source_and_confidence() -> None:
    rows = table_after(written(*usual(), detailed=True), "Rules since 2019").rows
    conference = next(row for row in rows if "conference attendance" in texts(row)[0])

    assert texts(conference)[1:] == (
        "8 points for 1 day",
        "24 points for one event in a calendar year",
        "stated",
    )
    note = "\n".join(words.text for words in conference.note)
    assert "Assumed: " in note
    assert "Source: https://" in note


def test_the_notes_of_a_rule_lead_to_its_sources_and_to_what_is_assumed() -> None:
    said = written(*usual())
    rows = table_after(said, "Rules used").rows
    notes = next(block for block in said.blocks if isinstance(block, Notes)).notes
    conference = next(row for row in rows if "conference attendance" in texts(row)[0])
    of_it = [note.value for note in notes if note.label in texts(conference)[3].split(", ")]

    assert texts(conference)[1:3] == (
        "8 points for 1 day",
        "24 points for one event in a calendar year",
    )
    assert "https://apicsottawa.org/content.php?page=Certification_Maintenance" in of_it
    assert any(one.startswith("Assumed: ") for one in of_it)
    assert [note.label for note in notes] == [str(number) for number in range(1, len(notes) + 1)]
    assert len({note.value for note in notes}) == len(notes)


def test_a_value_that_is_not_simply_stated_says_how_sure_it_is() -> None:
    notes = next(block for block in written(*usual()).blocks if isinstance(block, Notes)).notes

    assert "Confidence: cap from 2018, not reconfirmed" in [note.value for note in notes]


def test_activities_of_two_editions_bring_the_rules_of_both() -> None:
    said = written(
        entry(1, "Old", on="2017-05-05", quantity="2"),
        entry(2, "New", on="2019-05-05"),
        on="2019-06-01",
        credential=cpim("2016-03-14"),
    )
    titles = [block.columns[0].title for block in said.blocks if isinstance(block, Table)]

    assert titles[-2:] == ["Rules of 2013 to 2017", "Rules since 2019"]


def test_points_entered_by_hand_are_listed_with_their_reasons() -> None:
    rows = table_after(written(*usual()), "Points entered by hand").rows

    assert [texts(row) for row in rows] == [
        ("1", "12", "opening balance / entered 22 Nov 2026", "From my old list"),
        ("6", "3", "value not known / entered 22 Nov 2026", "Letter"),
        ("7", "4", "value not known / entered 22 Nov 2026", "Letter too"),
    ]


def test_exceptions_name_their_entries_and_the_others_are_named_as_clear() -> None:
    said = written(*usual())
    rows = dict(texts(row) for row in table_after(said, "Exceptions").rows)

    assert rows == {
        "Without evidence": "No. 1, 6",
        "With evidence that audits often refuse": "No. 7",
        "Opening balance, without single entries": "No. 1",
        "Points entered by hand": "No. 1, 6–7",
        "Priced by a rule that rests on an assumption": "No. 3–8",
        "Exam without a score, taken as passed": "No. 5",
        "Outside the cycle": "No. 9",
        "Cut by a limit": "No. 3, 7",
        "Failed exam, or one that earned the credential": "No. 4",
    }
    assert "None of these: Moved into this cycle by the holder; " in prose(said)


def test_what_was_likely_entered_twice_is_an_exception() -> None:
    said = written(entry(1, "S&OP", on="2025-03-05"), entry(2, "s&op", on="2025-03-05"))
    rows = dict(texts(row) for row in table_after(said, "Exceptions").rows)

    assert rows["Likely entered twice"] == "No. 2"


def test_the_attestation_has_lines_to_sign_and_the_disclaimer_below() -> None:
    block = next(block for block in written().blocks if isinstance(block, Signing))

    assert attestation.text() in [words.text for words in block.words]
    assert block.labels == ("Signature: Łukasz Żółkiewski", "Place and date")
    assert disclaimer.text() in [words.text for words in block.below]


def test_a_detailed_report_has_a_sheet_with_everything_on_each_activity() -> None:
    noted = replace(usual()[1].details, notes="All of it.\nTwice.", event="")
    said = written(replace(usual()[1], details=noted), detailed=True)
    sheet = next(block for block in said.blocks if isinstance(block, Sheet))
    found = {field.label: field.value for part in sheet.fields for field in _both(part)}

    assert sheet.title == "1. Cycle counting"
    assert found["Notes"] == "All of it.\nTwice."
    assert found["Topics"] == "Inventory"
    assert found["Exhibit 1"].startswith(
        "Certificate 2-0.pdf\nCertificate, 123 kB, added 22 Nov 2026"
    )
    assert found["Exhibit 1"].endswith(f"SHA-256 {200:064x}")
    assert found["Entered"] == "20 Nov 2026, 12:00 UTC"
    assert found["Changed"] == "22 Nov 2026, 12:00 UTC"


def test_a_moved_activity_tells_where_it_was_moved_and_why() -> None:
    moved = replace(
        usual()[1].details, allocations=(Allocation("cred", cycle=1, reason="Late certificate"),)
    )
    said = written(replace(usual()[1], details=moved), detailed=True)
    sheet = next(block for block in said.blocks if isinstance(block, Sheet))
    found = {field.label: field.value for part in sheet.fields for field in _both(part)}

    assert found["Cycle"] == "moved to cycle 1: Late certificate"


@pytest.mark.parametrize("change", ["holder", "activity", "date"])
def test_the_report_id_changes_with_what_the_report_says(change: str) -> None:
    first = written(*usual())
    second = {
        "holder": lambda: written(*usual(), holder=replace(HOLDER, name="Ana")),
        "activity": lambda: written(*usual()[1:]),
        "date": lambda: written(*usual(), on="2026-11-23"),
    }[change]()

    assert first.id != second.id
    assert written(*usual()).fingerprint == first.fingerprint


def test_a_credential_of_ones_own_is_called_by_its_title() -> None:
    own = cpim(designation="custom", title="Lean Expert", points=Decimal(40), years=3)
    said = written(credential=own)

    assert said.blocks[0] == Title("Certification maintenance report", "Lean Expert")
    assert said.subject.startswith("Lean Expert, cycle 1")
