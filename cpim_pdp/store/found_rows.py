"""Sorting the rows found in a damaged file into the tables that they fit.

A row does not say which table it is of. But each table of a log demands so much of its rows that
one fits no other: it is tried until one takes it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cpim_pdp.store import older_rows, records
from cpim_pdp.store.entry_states import EntryState
from cpim_pdp.store.pages import Cell, Pages
from cpim_pdp.store.records import Field, Malformed
from cpim_pdp.store.transaction import JOURNALED

_NO_IDS = frozenset(EntryState)
TABLES = (*sorted(JOURNALED), "log", "journal", "journal_changes")
_CONTENT = (0, 141, None, None)
"""The kinds of the fields of a row with bytes: no number of its own, 64 characters, size, bytes."""


@dataclass(frozen=True, slots=True)
class FoundContent:
    """Bytes in a damaged file: what they are said to be, and where they lie."""

    sha256: str
    size: int
    cell: Cell


@dataclass(slots=True)
class Found:
    """What was found beside the rows: bytes, the highest numbers, and how much was unreadable."""

    contents: list[FoundContent] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    unreadable: int = 0


def sort_into(staging: sqlite3.Connection, pages: Pages) -> Found:
    """Put each row of a damaged file into the table of an empty log that takes it."""
    found = Found()
    widths = {table: len(columns_of(staging, table)) for table in TABLES}
    for cell, values in sorted(_decoded(pages, found), key=lambda one: one[0].rowid):
        tables = [table for table in TABLES if _fits(table, len(values), widths[table])]
        if not any(_put(staging, table, cell.rowid, values) for table in tables):
            found.unreadable += bool(tables) and not _is_of_schema(values)
    return found


def columns_of(database: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns."""
    query = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
    return tuple(name for (name,) in database.execute(query, (table,)))


def lost_ids(database: sqlite3.Connection, pages: Pages) -> int:
    """Return of how many rows no more is left than their ids in the file's indexes."""
    known: set[object] = set()
    for table in JOURNALED:
        known.update(one for (one,) in database.execute(f"SELECT id FROM {table}"))  # noqa: S608
    return len(set(_ids(pages)) - known)


def _decoded(pages: Pages, found: Found) -> Iterator[tuple[Cell, tuple[Field, ...]]]:
    for cell in pages.rows():
        try:
            if _is_content(cell):
                found.contents.append(_content(cell))
                continue
            values = records.fields(pages.record(cell))
        except Malformed:
            found.unreadable += 1
            continue
        match values:
            case (str(table), int(number)):
                found.numbers[table] = number
            case _:
                yield cell, values


def _is_content(cell: Cell) -> bool:
    kinds, _ = records.serial_types(cell.local)
    return len(kinds) == len(_CONTENT) and kinds[:2] == _CONTENT[:2] and kinds[3] >= 12


def _content(cell: Cell) -> FoundContent:
    match records.first_fields(cell.local, 3):
        case (None, str(sha256), int(size)):
            return FoundContent(sha256, size, cell)
    raise Malformed


def _fits(table: str, width: int, columns: int) -> bool:
    return width == columns or older_rows.is_shorter(table, width, columns)


def _put(staging: sqlite3.Connection, table: str, rowid: int, values: Iterable[Field]) -> bool:
    """Put a row into a table, if that takes it."""
    first, *rest = values
    # Of a table that numbers its rows, the number stands before the record.
    is_numbered = table not in JOURNALED
    if is_numbered != (first is None):
        return False
    row = (rowid if is_numbered else first, *rest)
    try:
        names = ", ".join(f'"{name}"' for name in columns_of(staging, table)[: len(row)])
        marks = ", ".join("?" * len(row))
        staging.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608 - ours
    except (sqlite3.IntegrityError, OverflowError):
        return False
    return True


def _is_of_schema(values: tuple[Field, ...]) -> bool:
    """Say whether a row is of SQLite's own list of tables."""
    return values[0] in {"table", "index", "trigger", "view"}


def _ids(pages: Pages) -> Iterator[str]:
    """Yield the ids in the indexes: texts that lead to a row, but those of bytes."""
    for cell in pages.index_entries():
        try:
            values = records.fields(pages.record(cell))
        except Malformed:
            continue
        match values:
            case (str(identity), int()) if identity not in _NO_IDS and len(identity) != 64:
                yield identity
