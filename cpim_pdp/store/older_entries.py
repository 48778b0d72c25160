"""Entries of the journal that are closed off: to be read, but not to be undone.

An older schema wrote them, and their rows have its columns; or the log was damaged since, and their
rows may be others now. They can neither be put back nor compared.
"""

import sqlite3
from datetime import datetime

from cpim_pdp.core.history import MIGRATED, SALVAGED
from cpim_pdp.store import rows
from cpim_pdp.store.entry_states import EntryState

NEWEST = f"""
    (SELECT coalesce(max(id), 0) FROM journal WHERE command IN ('{MIGRATED}', '{SALVAGED}'))
"""  # noqa: S608 - our own words
"""The last entry that is closed off, as a part of a query; 0 without any."""


def close_off(connection: sqlite3.Connection, now: datetime, why: str = MIGRATED) -> None:
    """Make all entries final that are there, and note when and why; redoing ends."""
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
        (stamp, why, EntryState.FINAL.value),
    )
    connection.execute("UPDATE log SET revision = revision + 1, changed = ?", (stamp,))
