"""Reading the rows of a table."""

from pathlib import Path

import pytest

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange import table
from cpim_pdp.exchange.table import Table


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Return a file that holds the text."""
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def read(tmp_path: Path, text: str) -> Table:
    """Return the table that a text is."""
    return table.read(written(tmp_path, text))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found_out(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = (("Title", "Date", "Hours"), ("Lean, and more", "2024-05-01", "1"), ("B", "x", "2"))
    quoted = [delimiter.join(f'"{cell}"' for cell in line) for line in lines]

    found = read(tmp_path, end.join(quoted) + end)

    assert found.titles == lines[0]
    assert [row.cells for row in found.rows] == list(lines[1:])


def test_a_delimiter_inside_of_titles_does_not_win(tmp_path: Path) -> None:
    found = read(tmp_path, "Title, long;Date;Hours\nA, b;2024-05-01;1,5\nC;2024-05-02;2\n")

    assert found.titles == ("Title, long", "Date", "Hours")
    assert found.rows[0].cells == ("A, b", "2024-05-01", "1,5")


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    found = read(tmp_path, '\nTitle,Notes\n\nA,"two\nlines"\n , \nB,x\n')

    assert found.titles == ("Title", "Notes")
    assert [(row.number, row.cell(0)) for row in found.rows] == [(4, "A"), (6, "B")]


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, "sep=|\nTitle|Date\nA, B; C|2024-05-01\n")

    assert found.titles == ("Title", "Date")
    assert found.rows[0].number == 2


def test_short_rows_have_empty_cells_and_long_ones_are_known(tmp_path: Path) -> None:
    found = read(tmp_path, "Title,Date,,\nA\nB,2024-05-01,,\nC,2024-05-01,x\n")

    assert found.titles == ("Title", "Date")
    assert found.rows[0].cell(1) == ""
    assert [row.overflows(2) for row in found.rows] == [False, False, True]


def test_one_column_is_a_table(tmp_path: Path) -> None:
    assert read(tmp_path, "Title\nA\n").titles == ("Title",)


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    note = "x" * 200_000

    assert read(tmp_path, f"Title,Notes\nA,{note}\n").rows[0].cell(1) == note


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.TABLE_EMPTY),
        (b"\n , \n\n", Reason.TABLE_EMPTY),
        (b"\x00\x01\x02\x03" * 99, Reason.TABLE_ENCODING),
        (b'Title,Date\nA,"never closed\nB,2024-05-01\n', Reason.TABLE_BROKEN),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, reason: Reason) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)

    with pytest.raises(Refusal) as refused:
        table.read(path)

    assert refused.value.reason is reason


def test_the_line_of_a_quotation_mark_that_never_closes_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, 'Title,Date\nA,2024-05-01\nB,"never closed\nC,2024-05-01\n')

    with pytest.raises(Refusal) as refused:
        table.read(path)

    assert refused.value.facts["row"] == 3


def test_missing_unreadable_and_huge_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_BYTES", 10)
    huge = written(tmp_path, "Title\nMore than ten bytes\n")

    for path, reason in (
        (tmp_path / "missing.csv", Reason.FILE_MISSING),
        (tmp_path, Reason.FILE_NOT_READABLE),
        (huge, Reason.FILE_TOO_LARGE),
    ):
        with pytest.raises(Refusal) as refused:
            table.read(path)
        assert refused.value.reason is reason
