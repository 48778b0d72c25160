"""One command's transaction: rows change nowhere else, and each change is noted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cpim_pdp.core.history import Row, RowChange, Value
from cpim_pdp.store import reading, rows
from cpim_pdp.store.failures import Damaged

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlite_utils import Database

NewId = Callable[[], str]
PARENTS_FIRST = (
    *("holder", "credentials", "schedules", "activities", "allocations", "evidence"),
    *("submissions", "attempts", "snoozes"),
)
"""The tables whose rows commands change, each after those that it refers to."""
JOURNALED = frozenset(PARENTS_FIRST)


@dataclass(slots=True)
class Transaction:
    """A writing transaction that has begun; ``now`` stamps what is made in it."""

    connection: sqlite3.Connection
    db: Database
    now: datetime
    new_id: NewId
    changes: list[RowChange] = field(default_factory=list)
    gone: set[tuple[str, str]] = field(default_factory=set)
    """Tables and ids of the rows that were removed for good: the journal forgets them too."""

    @property
    def today(self) -> date:
        """The date of the command at the holder's place."""
        return self.now.astimezone().date()

    @property
    def stamp(self) -> str:
        """The time of the command as the log keeps it."""
        return rows.time_text(self.now)

    def found(self, query: str, *values: object) -> list[rows.Stored]:
        """Return the rows of a query, by column name."""
        return reading.found(self.connection, query, *values)

    def row(self, table: str, identity: str) -> Row | None:
        """Return a row as it is now, None where it is not there."""
        return row_of(self.connection, table, identity)

    def columns(self, table: str) -> set[str]:
        """Return the names of a table's columns."""
        query = "SELECT name FROM pragma_table_info(?)"
        return {name for (name,) in self.connection.execute(query, (table,))}

    def next_position(self, table: str) -> int:
        """Return a place after all that the table holds."""
        query = f"SELECT coalesce(max(position), 0) + 1 FROM {table}"  # noqa: S608 - our own names
        position: int = self.connection.execute(query).fetchone()[0]
        return position

    def insert(self, table: str, values: Mapping[str, Value]) -> None:
        """Add a row that has an ``id``."""
        self.insert_all(table, [values])

    def insert_all(self, table: str, many: list[Mapping[str, Value]]) -> None:
        """Add rows that have the same columns, ``id`` among them."""
        if not many:
            return
        self.db.table(table).insert_all([dict(values) for values in many])
        for values in many:
            identity = str(values["id"])
            self.changes.append(RowChange(table, identity, None, self.row(table, identity)))

    def update(self, table: str, identity: str, values: Mapping[str, Value]) -> None:
        """Change columns of a row that is there; a value that it has already is no change."""
        before = self.row(table, identity)
        if before is None:
            raise LookupError(f"{table} {identity}")
        fresh = {name: value for name, value in values.items() if before[name] != value}
        if fresh:
            self.db.table(table).update(identity, fresh)
            after = {**before, **fresh}
            self.changes.append(RowChange(table, identity, before, after))

    def delete(self, table: str, identity: str) -> None:
        """Remove a row that is there."""
        before = self.row(table, identity)
        self.db.table(table).delete(identity)
        self.changes.append(RowChange(table, identity, before, None))

    def delete_for_good(self, table: str, identity: str) -> None:
        """Remove a row that is there, also from the journal; it can't be undone."""
        self.delete(table, identity)
        self.gone.add((table, identity))

    def touch(self) -> None:
        """Note in the log that it changed, which tells it from an older backup."""
        self.db.execute("UPDATE log SET revision = revision + 1, changed = ?", [self.stamp])


@contextmanager
def writing(connection: sqlite3.Connection, now: datetime, new_id: NewId) -> Iterator[Transaction]:
    """Begin a transaction that may write; commit it at the end, or roll all back."""
    # Nearly half of a bare window's start, so not before something is written.
    from sqlite_utils import Database  # noqa: PLC0415

    db = Database(connection, execute_plugins=False, strict=True)
    # A transaction that reads first and then writes locks out another such at once, whatever the
    # timeout.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield Transaction(connection, db, now, new_id)
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled it back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Where a write failed, SQLite leaves the pages to be put back by the next who reads.
        with suppress(sqlite3.Error):
            connection.execute("SELECT 1 FROM log").fetchone()
        raise


def row_of(connection: sqlite3.Connection, table: str, identity: str) -> Row | None:
    """Return a row of a table by its id, None where it is not there.

    Raises:
        Damaged: for a table that the journal does not keep.
    """
    if table not in JOURNALED:
        raise Damaged(table)
    query = f"SELECT * FROM {table} WHERE id = ?"  # noqa: S608 - our own names
    return next(iter(reading.found(connection, query, identity)), None)
