"""What the journal of a damaged log says its rows should be."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from cpim_pdp.core.history import Row
from cpim_pdp.store import older_entries, older_rows, stored_json
from cpim_pdp.store.entry_states import EntryState
from cpim_pdp.store.transaction import JOURNALED

Key = tuple[str, str]
"""A table, and the id of a row."""

_CHANGES = f"""
    SELECT journal_changes.id, table_name, row_id, before, after, state
    FROM journal_changes LEFT JOIN journal ON journal.id = entry
    WHERE entry > {older_entries.NEWEST} ORDER BY journal_changes.id
"""  # noqa: S608 - our own words
_MANY = 1_000_000
_UNDONE = frozenset({EntryState.UNDONE, EntryState.ENDED})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a row should be, None for one that is gone; ``since`` is the number of the change."""

    row: Row | None
    since: int


def expected_rows(staging: sqlite3.Connection) -> Mapping[Key, Expected]:
    """Return each row as the newest change that can be read left it."""
    found: dict[Key, Expected] = {}
    for number, table, identity, before, after, state in staging.execute(_CHANGES):
        if table not in JOURNALED:
            continue
        try:
            if state in _UNDONE:
                # As it was before, if nothing else is known of it.
                found.setdefault((table, identity), Expected(_row(table, before, identity), 0))
            else:
                found[table, identity] = Expected(_row(table, after, identity), number)
        except ValueError:
            continue
    return found


def lost_changes(staging: sqlite3.Connection, highest: int) -> tuple[int, int]:
    """Return how many changes are lost, and the number of the newest of them, 0 for none.

    ``highest`` is the highest number that was given, as far as that could be read.
    """
    there = {number for (number,) in staging.execute("SELECT id FROM journal_changes")}
    seen = max(there, default=0)
    # A number that was damaged may be anything.
    last = max(highest, seen) if highest - seen < _MANY else seen
    newest = next((number for number in range(last, 0, -1) if number not in there), 0)
    return last - len(there), newest


def forget_unreadable(staging: sqlite3.Connection) -> None:
    """Remove the changes whose command is lost, and those that say nothing any more."""
    staging.execute("DELETE FROM journal_changes WHERE entry NOT IN (SELECT id FROM journal)")
    query = "SELECT id, table_name, row_id, before, after FROM journal_changes"
    for number, table, identity, before, after in staging.execute(query).fetchall():
        try:
            _row(table, before, identity)
            _row(table, after, identity)
            is_readable = table in JOURNALED
        except ValueError:
            is_readable = False
        if not is_readable:
            staging.execute("DELETE FROM journal_changes WHERE id = ?", (number,))


def _row(table: str, text: str | None, identity: str) -> Row | None:
    row = None if text is None else stored_json.row(text)
    # Only its id is left of a row that was removed for good.
    return None if row in (None, {"id": identity}) else older_rows.grown(table, row)
