"""Entries of the journal that an older schema wrote: to be read, but not to be undone.

Their rows have the columns of that schema, so they can neither be put back nor compared.
"""

import sqlite3
from datetime import datetime

from cpim_pdp.core.history import MIGRATED
from cpim_pdp.store import rows
from cpim_pdp.store.entry_states import EntryState

NEWEST = f"(SELECT coalesce(max(id), 0) FROM journal WHERE command = '{MIGRATED}')"  # noqa: S608
"""The last entry that is older than the present schema, as a part of a query; 0 without any."""


def close_off(connection: sqlite3.Connection, now: datetime) -> None:
    """Make all entries final that are there, and note when; redoing ends."""
    stamp = rows.time_text(now)
    for was, becomes in (
        (EntryState.DONE, EntryState.FINAL),
        (EntryState.UNDONE, EntryState.ENDED),
    ):
        connection.execute(
            "UPDATE journal SET state = ? WHERE state = ?", (becomes.value, was.value)
        )
    connection.execute(
        "INSERT INTO journal (at, command, source, state) VALUES (?, ?, '', ?)",
        (stamp, MIGRATED, EntryState.FINAL.value),
    )
    connection.execute("UPDATE log SET revision = revision + 1, changed = ?", (stamp,))
