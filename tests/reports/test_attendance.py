"""The confirmation of attendance: what is known is printed, only the rest can be filled in."""

from dataclasses import replace
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from helpers.prints import HOLDER, entry, fonts, plain_text, poppler_text, reader, tool
from helpers.values import day

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Holder
from cpim_pdp.reports import Paper, attendance_sheet

ON = day("2026-11-22")
WEBINAR = entry(1, "Cycle counting", on="2024-03-05", provider="ASCM", topics=("inventory",))
MENTORING = entry(2, "Mentoring", "mentoring", "2024-03-05", "2")
NAMED = "東京 Łódź עִבְרִית"


def sheet(activity: Activity = WEBINAR, holder: Holder = HOLDER, paper: Paper = Paper.A4) -> bytes:
    return attendance_sheet(activity, holder, ON, paper=paper)


def asked(data: bytes) -> list[str]:
    """Return the names of the fields that can be filled in."""
    return list(reader(data).get_fields() or {})


def test_what_is_known_is_printed_and_cannot_be_changed() -> None:
    text = plain_text(sheet())

    for known in ("Łukasz Żółkiewski", "1234567", "Cycle counting", "Webinar", "5 Mar 2024"):
        assert known in text
    assert "ASCM" in text
    assert "1.5 hours" in text
    assert asked(sheet()) == [
        "employer",
        "place",
        "confirmed-by",
        "position",
        "organisation",
        "contact",
        "remarks",
    ]


def test_what_is_not_known_is_asked_for() -> None:
    details = MENTORING.details
    draft = replace(MENTORING, details=replace(details, type=None, date=None, until=None))

    assert {"organiser", "duration", "subjects"} <= set(asked(sheet(MENTORING)))
    assert {"kind", "date"} <= set(asked(sheet(draft)))
    assert "kind" not in asked(sheet(MENTORING))


def test_a_period_and_its_event_are_printed() -> None:
    conference = entry(
        3, "CONNECT", "conference", "2024-09-14", "3", until="2024-09-16", event="CONNECT 2024"
    )
    text = plain_text(sheet(conference))

    assert "14 Sep 2024 to 16 Sep 2024" in text
    assert "CONNECT 2024" in text
    assert "3 days" in text


@pytest.mark.parametrize("paper", Paper)
def test_it_takes_one_page(paper: Paper) -> None:
    long = replace(WEBINAR, details=replace(WEBINAR.details, title="Planning " * 30))

    assert len(reader(sheet(long, paper=paper)).pages) == 1


def test_names_in_any_script_are_printed_with_embedded_fonts(tmp_path: Path) -> None:
    data = sheet(holder=replace(HOLDER, name=NAMED))

    assert "東京 Łódź" in poppler_text(data, tmp_path)
    assert all("/FontFile2" in one["/FontDescriptor"] for one in fonts(data))


def test_the_fields_say_what_they_ask_for_and_are_empty() -> None:
    fields: Any = reader(sheet()).get_fields()

    assert fields["place"]["/TU"] == "Place, or online"
    assert all(not one.get("/V") for one in fields.values())


def test_qpdf_finds_no_fault_and_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(sheet())

    run([tool("qpdf"), "--check", "--warning-exit-0", str(file)], check=True, capture_output=True)
    assert sheet() == file.read_bytes()
