"""The journal: what each command changed, and how that is taken back or made again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cpim_pdp.core.history import HistoryEntry, Row, RowChange
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import forgetting, rows, stored_json
from cpim_pdp.store.entry_states import EntryState
from cpim_pdp.store.failures import Damaged
from cpim_pdp.store.reading import found, reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from cpim_pdp.store.transaction import Transaction

_UNDONE = (EntryState.UNDONE, EntryState.ENDED)


def record(transaction: Transaction, command: str, source: str = "") -> None:
    """Enter what the transaction changed as one command; it ends redoing."""
    if not transaction.changes:
        return
    transaction.db.execute(
        "UPDATE journal SET state = ? WHERE state = ?", [EntryState.ENDED, EntryState.UNDONE]
    )
    entry = transaction.db.table("journal").insert(
        {
            "at": transaction.stamp,
            "command": command,
            "source": source,
            "state": EntryState.DONE.value,
        }
    )
    transaction.db.table("journal_changes").insert_all(
        {
            "entry": entry.last_pk,
            "table_name": change.table,
            "row_id": change.row,
            "before": _text(change.before),
            "after": _text(change.after),
        }
        for change in transaction.changes
    )
    if transaction.gone:
        forgetting.forget(transaction)
    transaction.touch()


def undo(transaction: Transaction, steps: int) -> tuple[HistoryEntry, ...]:
    """Take back the newest ``steps`` entries that are done; return them, newest first.

    Raises:
        Refusal: NOTHING_TO_UNDO, TOO_FEW_TO_UNDO, or UNDO_CHANGED_SINCE where a row is no longer as
            it was left.
    """
    done = _entries(transaction.connection, "state = 'done' ORDER BY id DESC LIMIT ?", steps)
    if not done:
        raise Refusal(Reason.NOTHING_TO_UNDO)
    if len(done) < steps:
        raise Refusal(Reason.TOO_FEW_TO_UNDO, steps=steps, possible=len(done))
    for entry in done:
        for change in reversed(entry.changes):
            _put(transaction, entry, change, change.after, change.before)
    _mark(transaction, done, EntryState.UNDONE)
    return tuple(entry_by_id(transaction.connection, entry.id) for entry in done)


def undo_to(transaction: Transaction, number: int) -> tuple[HistoryEntry, ...]:
    """Take back all that was done after an entry (0: all there is); return it, newest first.

    Raises:
        Refusal: ENTRY_UNKNOWN, NOTHING_TO_UNDO, UNDO_OUT_OF_REACH where something since can't be
            undone, or UNDO_CHANGED_SINCE.
    """
    states = dict(transaction.connection.execute("SELECT id, state FROM journal").fetchall())
    if number and (number not in states or states[number] in _UNDONE):
        raise Refusal(Reason.ENTRY_UNKNOWN, entry=number)
    since = {entry: state for entry, state in states.items() if entry > number}
    final = max((entry for entry in since if since[entry] == EntryState.FINAL), default=None)
    if final is not None:
        command = entry_by_id(transaction.connection, final).command
        raise Refusal(Reason.UNDO_OUT_OF_REACH, command=command)
    return undo(transaction, sum(state == EntryState.DONE for state in since.values()))


def redo(transaction: Transaction) -> HistoryEntry:
    """Make the entry again that was undone last; return it.

    Raises:
        Refusal: NOTHING_TO_REDO, or UNDO_CHANGED_SINCE where a row is no longer as it was left.
    """
    entry = redoable(transaction.connection)
    if entry is None:
        raise Refusal(Reason.NOTHING_TO_REDO)
    for change in entry.changes:
        _put(transaction, entry, change, change.before, change.after)
    _mark(transaction, [entry], EntryState.DONE)
    return entry_by_id(transaction.connection, entry.id)


def undoable(connection: sqlite3.Connection) -> HistoryEntry | None:
    """Return the entry that `undo` would take back next."""
    return next(iter(_entries(connection, "state = 'done' ORDER BY id DESC LIMIT 1")), None)


def redoable(connection: sqlite3.Connection) -> HistoryEntry | None:
    """Return the entry that `redo` would make again."""
    # Entries are undone newest first, so the one undone last is the oldest of them.
    return next(iter(_entries(connection, "state = 'undone' ORDER BY id LIMIT 1")), None)


def entries(connection: sqlite3.Connection) -> tuple[HistoryEntry, ...]:
    """Return all entries, newest first."""
    with reading(connection):
        return tuple(_entries(connection, "TRUE ORDER BY id DESC"))


def entry_by_id(connection: sqlite3.Connection, number: int) -> HistoryEntry:
    """Return one entry."""
    return _entries(connection, "id = ?", number)[0]


def _entries(connection: sqlite3.Connection, where: str, *values: object) -> list[HistoryEntry]:
    query = f"SELECT * FROM journal WHERE {where}"  # noqa: S608 - our own words
    chosen = found(connection, query, *values)
    return [_entry(connection, row) for row in chosen]


def _entry(connection: sqlite3.Connection, row: rows.Stored) -> HistoryEntry:
    changes = connection.execute(
        "SELECT table_name, row_id, before, after FROM journal_changes WHERE entry = ? ORDER BY id",
        (row["id"],),
    )
    return HistoryEntry(
        id=row["id"],
        at=rows.time_of(row["at"]),
        command=row["command"],
        undone=row["state"] in _UNDONE,
        changes=tuple(
            RowChange(table, identity, _row(before), _row(after))
            for table, identity, before, after in changes
        ),
        source=row["source"],
        final=row["state"] == EntryState.FINAL,
    )


def _put(
    transaction: Transaction,
    entry: HistoryEntry,
    change: RowChange,
    expected: Row | None,
    wanted: Row | None,
) -> None:
    if transaction.row(change.table, change.row) != expected:
        raise Refusal(Reason.UNDO_CHANGED_SINCE, command=entry.command)
    if wanted is not None and {*wanted} != transaction.columns(change.table):
        raise Damaged(change.table)
    if wanted is None:
        transaction.delete(change.table, change.row)
    elif expected is None:
        transaction.insert(change.table, wanted)
    else:
        transaction.update(change.table, change.row, wanted)


def _mark(transaction: Transaction, marked: Iterable[HistoryEntry], state: EntryState) -> None:
    for entry in marked:
        transaction.db.table("journal").update(entry.id, {"state": state.value})
    transaction.touch()


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(dict(row), ensure_ascii=False)


def _row(text: str | None) -> Row | None:
    try:
        return None if text is None else stored_json.row(text)
    except ValueError as error:
        raise Damaged(text) from error
