"""Read a table of text as other programs write it: delimiter, titles and rows found out."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange.encoding import decoded
from cpim_pdp.exchange.spreadsheet_text import read_back

MOST_BYTES = 64 * 1024 * 1024
_DELIMITERS = ",;\t|"
_LOOKED_AT = 200
_LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and its number as a spreadsheet shows it (the titles' row is 1)."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Return a cell without outer spaces, empty where the row is too short for it."""
        return read_back(self.cells[index]).strip() if index < len(self.cells) else ""

    def overflows(self, width: int) -> bool:
        """Say whether anything stands beyond the table's ``width`` columns."""
        return any(cell.strip() for cell in self.cells[width:])


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its titles.

    ``encoding`` is how it was read, ``certain`` unless that was found by looking at the letters.
    """

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    certain: bool


def read(path: Path) -> Table:
    """Return the table in a file; rows without anything in them are left out.

    Raises:
        Refusal: where the file can't be read, is no text, has no rows, or a quotation mark does
            not close.
    """
    found = decoded(_bytes_of(path))
    if found is None:
        raise Refusal(Reason.TABLE_ENCODING, path=path)
    rows = _rows(found.text, path)
    if not rows:
        raise Refusal(Reason.TABLE_EMPTY, path=path)
    titles = tuple(title.strip() for title in rows[0].cells)
    return Table(_without_empty_end(titles), tuple(rows[1:]), found.encoding, found.certain)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Refusal(Reason.FILE_MISSING, path=path) from None
    except OSError:
        raise Refusal(Reason.FILE_NOT_READABLE, path=path) from None
    if len(data) > MOST_BYTES:
        raise Refusal(Reason.FILE_TOO_LARGE, path=path)
    return data


def _rows(text: str, path: Path) -> list[Row]:
    announced, body = _announced_delimiter(text)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(_cells(body, announced or _likeliest_delimiter(body)), 1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(cells)))
    except csv.Error:
        broken = rows[-1].number + 1 if rows else 1
        raise Refusal(Reason.TABLE_BROKEN, path=path, row=broken) from None
    return rows


def _announced_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter that a first line ``sep=;`` names, and the rest.

    Excel writes such a line and hides it, so it counts as no row.
    """
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"')
    if len(told) == 5 and told.lower().startswith("sep=") and told[-1] in _DELIMITERS:
        return told[-1], rest
    return "", text


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    # Strict: otherwise a quotation mark that never closes swallows all rows after it in silence.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _likeliest_delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[bool, float, int]:
    """Return how well a delimiter splits: at all, how many rows alike, into how many columns."""
    rows: list[list[str]] = []
    with suppress(csv.Error):  # the rows before the fault show the delimiter well enough
        rows.extend(row for row in islice(_cells(text, delimiter), _LOOKED_AT) if any(row))
    width = len(rows[0]) if rows else 0
    alike = sum(len(row) == width for row in rows)
    return width > 1, alike / max(len(rows), 1), width


def _without_empty_end(titles: tuple[str, ...]) -> tuple[str, ...]:
    while titles and not titles[-1]:
        titles = titles[:-1]
    return titles
