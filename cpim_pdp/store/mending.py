"""Deciding what each row of a damaged log was: as found, as journaled, or as in a backup.

A row and the journal that say the same are believed. Where one of them is missing the other is
taken, and a backup where both are. Where they differ one of them is damaged: a backup that agrees
with one of them decides, with the journal only if no later change is missing; else the row stays,
and is named.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from cpim_pdp.core.history import Row
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store import older_rows, reading
from cpim_pdp.store.journaled_rows import Expected, Key
from cpim_pdp.store.transaction import PARENTS_FIRST

Usable = Callable[[str, Row], None]
"""Raises ValueError, LookupError or Refusal for a row with whose values nothing can be done."""


class Origin(Enum):
    """Where a row that was not found comes from."""

    HISTORY = auto()
    BACKUP = auto()


@dataclass(slots=True)
class Mended:
    """What became of the rows: how many came from elsewhere, and which are doubtful."""

    brought: Counter[Origin] = field(default_factory=Counter)
    doubtful: list[tuple[str, Row]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known of the rows from elsewhere.

    ``expected`` by the journal; ``last_gap`` is the newest change that it has lost; ``backup`` is
    the rows of the newest backup, made after the change ``backup_until``.
    """

    expected: Mapping[Key, Expected]
    last_gap: int
    backup: Mapping[Key, Row]
    backup_until: int


def rows_by_key(database: sqlite3.Connection) -> dict[Key, Row]:
    """Return all rows that a journal keeps, parents before what refers to them.

    Of a log of an older schema they are as they would be today.
    """
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    there = {name for (name,) in database.execute(query)}
    return {
        (table, row["id"]): older_rows.grown(table, row)
        for table in PARENTS_FIRST
        if table in there
        for row in reading.found(database, f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608
    }


def mend(staging: sqlite3.Connection, witnesses: Witnesses, usable: Usable) -> Mended:
    """Bring the rows of a salvaged log to what they were, as far as anybody knows."""
    mended = Mended()
    found = rows_by_key(staging)
    keys = dict.fromkeys([*found, *witnesses.expected, *witnesses.backup])
    for key in sorted(keys, key=lambda one: PARENTS_FIRST.index(one[0])):
        case = _Case(key, found.get(key), witnesses, usable)
        wanted, origin = case.decision(mended)
        if wanted != found.get(key):
            staging.execute(f"DELETE FROM {key[0]} WHERE id = ?", (key[1],))  # noqa: S608 - ours
            if wanted is not None and put(staging, key[0], wanted) and origin is not None:
                mended.brought[origin] += 1
    return mended


def put(staging: sqlite3.Connection, table: str, row: Row) -> bool:
    """Put a row into a table, in another place where its own is taken; say whether that went."""
    return any(_inserted(staging, table, one) for one in _ways(staging, table, row))


@dataclass(frozen=True, slots=True)
class _Case:
    key: Key
    found: Row | None
    witnesses: Witnesses
    usable: Usable

    def decision(self, mended: Mended) -> tuple[Row | None, Origin | None]:
        """Return what the row was, and from where else than the file it is known."""
        known = self.witnesses.expected.get(self.key)
        is_confirmed = known is not None and known.row == self.found
        present = self._sound(self.found, is_confirmed=is_confirmed)
        then = self._sound(self.witnesses.backup.get(self.key))
        if known is None:
            return (then, Origin.BACKUP) if present is None else (present, None)
        return self._by_history(known, present, then, mended)

    def _by_history(
        self, known: Expected, present: Row | None, then: Row | None, mended: Mended
    ) -> tuple[Row | None, Origin | None]:
        journaled = self._sound(known.row)
        is_last = self.witnesses.last_gap <= known.since
        if known.row is None:
            return (None if is_last else present), None
        if present is None:
            is_newer = known.since > self.witnesses.backup_until
            if journaled is not None and (is_newer or then in (None, journaled)):
                return journaled, Origin.HISTORY
            return then, Origin.BACKUP
        if present in (known.row, then):
            return present, None
        if is_last and journaled is not None and then == journaled:
            return journaled, Origin.HISTORY
        mended.doubtful.append((self.key[0], present))
        return present, None

    def _sound(self, row: Row | None, *, is_confirmed: bool = False) -> Row | None:
        """Return a row with which something can be done, else None."""
        if row is None:
            return None
        try:
            self.usable(self.key[0], row)
        except Refusal:
            # What the rules don't know may come from a newer program, if it was journaled so.
            return row if is_confirmed else None
        except (ValueError, LookupError, TypeError):
            return None
        return row


def _ways(staging: sqlite3.Connection, table: str, row: Row) -> Iterator[Row]:
    yield row
    if "position" in row:
        query = f"SELECT coalesce(max(position), 0) + 1 FROM {table}"  # noqa: S608 - our own names
        yield {**row, "position": staging.execute(query).fetchone()[0]}


def _inserted(staging: sqlite3.Connection, table: str, row: Row) -> bool:
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    try:
        staging.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [*row.values()])  # noqa: S608
    except (sqlite3.IntegrityError, sqlite3.OperationalError, OverflowError):
        # What the table does not take, or columns that it does not have.
        return False
    return True
