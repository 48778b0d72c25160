"""Activities as a table: what spreadsheets read, what an import takes, and nothing that acts."""

import csv
import io
from pathlib import Path

import pytest
from helpers.prints import entry, summary_of, usual
from helpers.rules import rulebook

from cpim_pdp.exchange import activity_table, spreadsheet_text
from cpim_pdp.exchange.importing import Wishes, read


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_activity_of_the_report_is_a_row_with_its_points() -> None:
    summary = summary_of(*usual())
    found = rows(activity_table.table(summary))
    conference = next(row for row in found if row["title"] == "CONNECT")

    assert len(found) == len(summary.entries)
    assert conference["points_claimed"] == "32.00"
    assert conference["points_counted"] == "24.00"
    assert conference["quantity"] == "4.00"
    assert conference["unit"] == "day"
    assert conference["why"].startswith("24 points at most for one conference")
    assert conference["evidence"] == "Certificate 3-0.pdf\nCertificate 3-1.pdf"
    assert {row["in_cycle"] for row in found} == {"yes", "no"}


def test_an_import_takes_all_of_it_and_knows_it_again(tmp_path: Path) -> None:
    first, *others = usual()
    activities = [first, *others, entry(20, "- not a formula", notes="=1+1\n@home", files=2)]
    summary = summary_of(*activities)
    file = tmp_path / "activities.csv"
    file.write_bytes(activity_table.table(summary))
    known = [one.activity.details for one in summary.entries]

    anew = read(file, Wishes(), (), rulebook())
    assert not anew.rejected
    assert [one.details.title for one in anew.new] == [one.title for one in known]
    assert anew.new[-1].details.notes == "=1+1\n@home"
    again = read(file, Wishes(), known, rulebook())
    assert len(again.duplicates) == len(known)


def test_spreadsheets_see_that_it_is_unicode() -> None:
    data = activity_table.table(summary_of(entry(1, "Łódź 東京")))

    assert data.startswith(b"\xef\xbb\xbf")
    assert rows(data)[0]["title"] == "Łódź 東京"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x")']
)
def test_no_cell_is_a_formula(cell: str) -> None:
    data = spreadsheet_text.written(("a",), [(cell,)])
    ((found,),) = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]

    assert found == f"'{cell}"


@pytest.mark.parametrize("cell", ["plain", "1.50", 'a "b", c', "two\nlines", "a=b", "", "3-4"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    data = spreadsheet_text.written(("a",), [(cell,)])

    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:] == [[cell]]


def test_a_name_that_is_no_unicode_is_written_all_the_same() -> None:
    assert b"\\udc80" in spreadsheet_text.written(("a",), [("\udc80",)])
