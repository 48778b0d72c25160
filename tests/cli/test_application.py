"""The application sheet from the command line."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.prints import plain_text, reader


@pytest.fixture
def logged(cli: CommandLine) -> CommandLine:
    webinar = ("add", "S&OP", "--type", "webinar", "--date", "2026-05-01", "--quantity", "1.5")
    chair = ("add", "Chair", "--type", "volunteering", "--date", "2026-05-02", "--points", "4")
    cli(*webinar)
    cli(*chair)
    return cli


def test_the_sheet_is_printed_as_text(logged: CommandLine) -> None:
    lines = logged("form").out.splitlines()

    assert lines[3:6] == ["Education       1.5", "Service           4", "All categories  5.5"]
    assert "     1 May 2026    1.5  S&OP" in lines


def test_as_json_it_has_the_numbers_and_the_ids_behind_them(logged: CommandLine) -> None:
    found = logged("form", "--json").json
    education = found["categories"][0]
    ids = {one["title"]: one["id"] for one in logged("list", "--json").json}

    assert (found["required"], found["total"], found["cycle"]) == (75, 5.5, 1)
    assert (education["id"], education["name"], education["points"]) == (
        "education",
        "Education",
        1.5,
    )
    assert education["types"] == [{"id": "webinar", "activities": 1, "counted": 1.5}]
    assert education["activities"] == [ids["S&OP"]]


def test_it_is_written_as_a_pdf(logged: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    ran = logged("form", out, "--paper", "letter", "--on", "2026-06-01")

    assert ran.answer == str(out)
    assert round(reader(out.read_bytes()).pages[0].mediabox.width) == 612
    assert "1 Jun 2026" in plain_text(out.read_bytes())


def test_a_file_and_json_do_not_go_together(logged: CommandLine, tmp_path: Path) -> None:
    assert logged.run("form", tmp_path / "form.pdf", "--json").code == 2
    assert not (tmp_path / "form.pdf").exists()
