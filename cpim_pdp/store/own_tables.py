"""Telling whether the tables of a log are those of this program, before anything is read.

Somebody else's file may bring programs along: triggers, views, columns that are reckoned, tables
that only look like ours. A log has exactly the tables and indexes of its schema number.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping

RELEASED: Mapping[int, str] = {
    1: "3226bba4e13b17c2f6d06ace3c06d745c063ae80dc66ca6d83b01f718a7527cf",
    2: "785580671a056e4d0f0e8c9d1f27ea6db0d79250162e4a9b4e36164594e4b6de",
}
"""What `mark` returns for each released schema."""

_NOTES = "_sqlite_migrations"
"""sqlite-utils' own table: its statement is that library's, and may change with it."""


def are_own(connection: sqlite3.Connection, number: int) -> bool:
    """Say whether the tables are exactly those of schema ``number``."""
    return mark(connection) == RELEASED.get(number) and _notes_are_plain(connection)


def mark(connection: sqlite3.Connection) -> str:
    """Return what tells the tables, indexes, triggers and views of a log from any others."""
    things = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name <> ?", (_NOTES,)
    ).fetchall()
    return hashlib.sha256(json.dumps(sorted(things, key=repr)).encode()).hexdigest()


def _notes_are_plain(connection: sqlite3.Connection) -> bool:
    """Say whether the table that names the migrations is a table with plain columns."""
    things = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ?", (_NOTES,)
    ).fetchall()
    tables = [sql for kind, name, sql in things if kind == "table" and name == _NOTES]
    return (
        len(tables) == 1
        and str(tables[0]).startswith("CREATE TABLE ")
        and {kind for kind, _, _ in things} <= {"table", "index"}
        and all(
            hidden == 0
            for (hidden,) in connection.execute(
                "SELECT hidden FROM pragma_table_xinfo(?)", (_NOTES,)
            )
        )
    )
