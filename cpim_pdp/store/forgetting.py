"""Making the journal forget rows that were removed for good: texts and the way back."""

from cpim_pdp.store.entry_states import EntryState
from cpim_pdp.store.transaction import Transaction

_ABSENT = """
    SELECT DISTINCT table_name, row_id FROM journal_changes
    JOIN journal ON journal.id = entry
    WHERE state = ? AND (
        (table_name = 'activities' AND row_id NOT IN (SELECT id FROM activities))
        OR (table_name = 'evidence' AND row_id NOT IN (SELECT id FROM evidence))
        OR (table_name = 'allocations' AND row_id NOT IN (SELECT id FROM allocations))
        OR (table_name = 'schedules' AND row_id NOT IN (SELECT id FROM schedules))
    )
"""
_BLANK = """
    UPDATE journal_changes
    SET before = iif(before IS NULL, NULL, json_object('id', row_id)),
        after = iif(after IS NULL, NULL, json_object('id', row_id))
    WHERE table_name = ? AND row_id = ?
"""


def forget(transaction: Transaction) -> None:
    """Blank what the journal knows of rows that are gone; what needs them can't be undone.

    What was undone and never came back is nowhere else either, so it is blanked too. A schedule
    that was removed has no trash of its own: it goes with what it planned.
    """
    undone = _absent(transaction, EntryState.ENDED)
    removed = _absent(transaction, EntryState.DONE)
    transaction.gone |= {row for row in removed if row[0] == "schedules"}
    _settle(transaction)
    for row in {*transaction.gone, *undone}:
        transaction.db.execute(_BLANK, row)


def _absent(transaction: Transaction, state: EntryState) -> set[tuple[str, str]]:
    """Return the rows that entries of a state changed and that are not there."""
    return {(one["table_name"], one["row_id"]) for one in transaction.found(_ABSENT, state)}


def _settle(transaction: Transaction) -> None:
    """Mark as final the entries that touch rows that are gone, and older ones under those."""
    out_of_reach = set(transaction.gone)
    for entry, touched in _done(transaction).items():
        if touched & out_of_reach:
            # The rows of an entry that stays done can't go back past it.
            out_of_reach |= touched
            transaction.db.table("journal").update(entry, {"state": EntryState.FINAL.value})


def _done(transaction: Transaction) -> dict[int, set[tuple[str, str]]]:
    """Return the rows that each entry that is done touched, newest entry first."""
    touched: dict[int, set[tuple[str, str]]] = {}
    for row in transaction.found(
        """
        SELECT entry, table_name, row_id FROM journal_changes
        JOIN journal ON journal.id = entry WHERE state = ? ORDER BY entry DESC
        """,
        EntryState.DONE,
    ):
        touched.setdefault(row["entry"], set()).add((row["table_name"], row["row_id"]))
    return touched
