"""What a log and its journal know, for bringing two logs together."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from datetime import datetime

from cpim_pdp.core.history import Row
from cpim_pdp.core.merge_sides import Key, Mark, Side
from cpim_pdp.store import contents, reading, rows, stored_json
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.transaction import PARENTS_FIRST

_TABLES = tuple(table for table in PARENTS_FIRST if table != "allocations")
# What a merge brought that was then undone may be brought again, so it does not count as known.
_CHANGES = """
    SELECT table_name, row_id, before, after, at FROM journal_changes
    JOIN journal ON journal.id = entry
    WHERE NOT (command = 'merge-log' AND state IN ('undone', 'ended'))
    ORDER BY journal_changes.id
"""


def side(connection: sqlite3.Connection, unreadable: frozenset[str] = frozenset()) -> Side:
    """Return a log as a side of a merge.

    Raises:
        Damaged: where a stored text is nothing that this program writes.
    """
    known: dict[Key, set[Mark]] = defaultdict(set)
    touched, gone = dict[Key, datetime](), dict[Key, datetime]()
    with reading.reading(connection):
        snapshot = reading.snapshot(connection)
        for table, identity, before, after, at in connection.execute(_CHANGES):
            key, moment = (table, identity), rows.time_of(at)
            versions = [_row(text) for text in (before, after) if text is not None]
            known[key].update(_mark(row) for row in versions)
            touched[key] = moment
            if {"id": identity} in versions:
                gone[key] = moment
        present = dict(_present(connection))
    fixed = {key: frozenset(marks) for key, marks in known.items()}
    return Side(snapshot, present, fixed, touched, gone, unreadable)


def unreadable(connection: sqlite3.Connection, besides: sqlite3.Connection) -> frozenset[str]:
    """Return the SHA-256 of bytes in a log that are not what they should be.

    Bytes that the log ``besides`` has too are not looked at.
    """
    query = "SELECT sha256 FROM contents"
    there = {sha256 for (sha256,) in besides.execute(query)}
    new = [sha256 for (sha256,) in connection.execute(query) if sha256 not in there]
    return frozenset(sha256 for sha256 in new if not contents.is_whole(connection, sha256))


def _present(connection: sqlite3.Connection) -> list[tuple[Key, Mark]]:
    return [
        ((table, row["id"]), _mark(row))
        for table in _TABLES
        for row in reading.found(connection, f"SELECT * FROM {table}")  # noqa: S608 - our own names
    ]


def _mark(row: Row) -> Mark:
    """Return what tells a row from another version of it; its place in a list is no version.

    A column that is empty says as little as one that an older schema did not have.
    """
    said = {name: value for name, value in row.items() if name != "position" and value is not None}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _row(text: str) -> Row:
    try:
        return stored_json.row(text)
    except ValueError as error:
        raise Damaged(text) from error
