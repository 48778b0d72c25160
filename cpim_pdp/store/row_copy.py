"""Copying a log row by row into an empty database, with or without the bytes of its evidence.

Pages are not copied: what lies broken or forgotten between the rows does not come along.
"""

import sqlite3
from collections.abc import Iterable, Iterator

CONTENTS = "contents"


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Make the tables of one database in another and fill them, all but the bytes of `CONTENTS`.

    Both are in a transaction; the target's holds no tables yet, and it checks no constraints.
    """
    tables = dict(_statements(source, "table"))
    for statement in tables.values():
        target.execute(statement)
    for table in tables:
        _fill(source, target, table)
    _number_on(source, target)
    for _, statement in _statements(source, "index"):
        target.execute(statement)
    for pragma in ("application_id", "user_version"):
        (number,) = source.execute(f"PRAGMA {pragma}").fetchone()
        target.execute(f"PRAGMA {pragma} = {int(number)}")


def contents_of(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return the SHA-256 and size of all bytes that a log holds."""
    return tuple(connection.execute("SELECT sha256, size FROM contents ORDER BY id"))


def _statements(source: sqlite3.Connection, kind: str) -> Iterator[tuple[str, str]]:
    """Yield name and statement of each thing that has pages of its own and was asked for."""
    yield from source.execute(
        "SELECT name, sql FROM sqlite_schema"
        " WHERE type = ? AND rootpage > 0 AND sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE"
        " '!' ORDER BY rowid",
        (kind,),
    )


def _fill(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    query = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
    columns = [name for (name,) in source.execute(query, (table,))]
    wanted = ["x''" if (table, name) == (CONTENTS, "bytes") else _quoted(name) for name in columns]
    rows: Iterable[tuple[object, ...]] = source.execute(
        f"SELECT {', '.join(wanted)} FROM {_quoted(table)} ORDER BY rowid"  # noqa: S608 - quoted
    )
    marks = ", ".join("?" * len(columns))
    target.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", rows)  # noqa: S608 - quoted


def _number_on(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Let the journal's numbers go on where they were, also past entries that are gone."""
    target.execute("DELETE FROM sqlite_sequence")
    target.executemany(
        "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
        source.execute("SELECT name, seq FROM sqlite_sequence ORDER BY rowid"),
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
