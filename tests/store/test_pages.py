"""Rows are read from pages as SQLite itself reads them."""

import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from helpers import golden

from cpim_pdp.store import records
from cpim_pdp.store.identity import SCHEMA
from cpim_pdp.store.pages import Pages, pages_of
from cpim_pdp.store.records import Malformed


def rows(data: bytes) -> set[tuple[int, tuple[object, ...]]]:
    """Return all rows in the pages of a file, with their numbers."""
    pages = pages_of(BytesIO(data), len(data))
    found = {(cell.rowid, records.fields(pages.record(cell))) for cell in pages.rows()}
    assert pages.broken == set()
    return found


def made(path: Path, page_size: int, values: list[tuple[object, ...]]) -> bytes:
    """Return a database with a table that holds these rows."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", values)
    return path.read_bytes()


def test_every_row_of_a_log_is_found() -> None:
    path = golden.log(SCHEMA)
    found = rows(path.read_bytes())

    with closing(sqlite3.connect(path)) as connection:
        (names,) = zip(
            *connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%AUTO%'"
            ),
            strict=True,
        )
        for name in names:
            columns = [
                *connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,))
            ]
            for number, *row in connection.execute(f"SELECT rowid, * FROM {name}"):  # noqa: S608
                # A row's own number is not in its record.
                if columns[0][1:] == ("INTEGER", 1):
                    row[0] = None
                assert (number, tuple(row)) in found


@pytest.mark.parametrize("page_size", [512, 1024, 4096, 65536])
def test_rows_of_any_length_are_found_in_pages_of_any_size(tmp_path: Path, page_size: int) -> None:
    values = [
        (length, "ü" * length, bytes(range(256)) * (length // 100))
        for length in (*range(0, 3000, 37), 100_000)
    ]
    values += [
        (number, None, "x") for number in (-1, 1 << 40, -(1 << 62), 127, 128, 32768, 1 << 23)
    ]

    found = rows(made(tmp_path / "a.db", page_size, values))

    assert set(values) <= {row for _, row in found}


def test_numbers_of_rows_are_read_whatever_their_size(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made(path, 4096, [])
    numbers = [-(1 << 63), -1, 0, 127, 128, 1 << 20, 1 << 35, (1 << 63) - 1]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO t (rowid, a) VALUES (?, 'x')", [(n,) for n in numbers])

    found = rows(path.read_bytes())

    assert {number for number, row in found if row[0] == "x"} == set(numbers)


@pytest.mark.parametrize(
    "record",
    [b"", b"\x05", b"\x02\x0a", b"\x02\x0b", b"\x02\x01", b"\x02\x01\x01\x01", b"\x02\x0f\xff",
     b"\x02\x07" + b"\0" * 8, b"\xff" * 12, b"\x03\xff\x01"],
)  # fmt: skip
def test_what_is_no_record_is_told(record: bytes) -> None:
    with pytest.raises(Malformed):
        records.fields(record)


def test_the_first_fields_must_be_there_wholly() -> None:
    record = b"\x03\x01\x13abc"
    assert records.first_fields(b"\x03\x01\x13\x05abc", 2) == (5, "abc")
    with pytest.raises(Malformed):
        records.first_fields(record, 2)


class FailingDisk(BytesIO):
    """Gives back everything but one page."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() == 4096 * 3:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_page_that_the_disk_does_not_give_back_is_passed_over() -> None:
    data = golden.log(SCHEMA).read_bytes()
    pages = Pages(FailingDisk(data), len(data), 4096)

    assert sum(1 for _ in pages.rows()) > 50
    assert pages.broken == {4}


def test_a_header_that_lies_about_the_size_of_pages_does_no_harm() -> None:
    data = bytearray(golden.log(SCHEMA).read_bytes())
    whole = rows(bytes(data))
    data[16:18] = (512).to_bytes(2, "big")

    pages = pages_of(BytesIO(bytes(data)), len(data))

    assert len({records.fields(pages.record(cell)) for cell in pages.rows()}) == len(
        {row for _, row in whole}
    )


def test_an_overflow_that_leads_in_circles_or_nowhere_is_told(tmp_path: Path) -> None:
    data = bytearray(made(tmp_path / "a.db", 512, [(1, "x" * 5000, None)]))
    whole = bytes(data)
    pages = pages_of(BytesIO(whole), len(whole))
    (cell,) = [one for one in pages.rows() if one.overflow]
    for target in (0, 1, 9999):
        data[(cell.overflow - 1) * 512 : (cell.overflow - 1) * 512 + 4] = target.to_bytes(4, "big")
        broken = pages_of(BytesIO(bytes(data)), len(data))
        (again,) = [one for one in broken.rows() if one.overflow]
        with pytest.raises(Malformed):
            broken.record(again)
    data[(cell.overflow - 1) * 512 : (cell.overflow - 1) * 512 + 4] = cell.overflow.to_bytes(
        4, "big"
    )
    circle = pages_of(BytesIO(bytes(data)), len(data))
    (again,) = [one for one in circle.rows() if one.overflow]
    assert len(circle.record(again)) == again.length
