"""The full check of a log: structure, references, bytes, and rows against the journal."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import takewhile

from cpim_pdp.core.history import MIGRATED, SALVAGED, Row
from cpim_pdp.core.problems import Problem, ProblemKind
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store import contents, failures, journal, older_entries, stored_json
from cpim_pdp.store.reading import found, reading, snapshot
from cpim_pdp.store.transaction import row_of

_NAMES = """
    SELECT contents.sha256,
        coalesce(
            (SELECT name FROM evidence WHERE evidence.sha256 = contents.sha256),
            (SELECT 'report-' || filed || '.pdf' FROM submissions WHERE report = contents.sha256),
            contents.sha256
        ) AS name
    FROM contents ORDER BY id
"""
_WITHOUT_BYTES = """
    SELECT DISTINCT sha256, name FROM evidence
    WHERE sha256 NOT IN (SELECT sha256 FROM contents) ORDER BY position
"""
# Beside max() or min(), SQLite takes the other columns from the row that has it.
_LAST_DONE = f"""
    SELECT table_name, row_id, after AS expected, command, max(journal_changes.id)
    FROM journal_changes JOIN journal ON journal.id = entry
    WHERE state IN ('done', 'final') AND entry > {older_entries.NEWEST}
    GROUP BY table_name, row_id
"""  # noqa: S608 - our own words
_FIRST_UNDONE = f"""
    SELECT table_name, row_id, before AS expected, command, min(journal_changes.id)
    FROM journal_changes JOIN journal ON journal.id = entry
    WHERE entry > {older_entries.NEWEST}
    GROUP BY table_name, row_id HAVING sum(state IN ('done', 'final')) = 0
"""  # noqa: S608 - our own words
Step = Callable[[sqlite3.Connection], Iterator[Problem]]


def problems(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Return all that is wrong with a log, nothing where it is sound."""
    with reading(connection):
        return tuple(
            problem
            for step in (_structure, _references, _bytes, _values, _rows, _history)
            for problem in _guarded(step, connection)
        )


def _guarded(step: Step, connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what a step finds; damage that stops it is one finding more."""
    try:
        yield from step(connection)
    except (sqlite3.DatabaseError, failures.Damaged, ValueError) as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _DAMAGE:
            raise
        yield Problem(ProblemKind.STRUCTURE_DAMAGED, {"detail": str(error)})


_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR among them: a column or table may be missing."""


def _structure(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (answer,) in connection.execute("PRAGMA integrity_check(20)"):
        if answer != "ok":
            yield Problem(ProblemKind.STRUCTURE_DAMAGED, {"detail": answer})


def _references(connection: sqlite3.Connection) -> Iterator[Problem]:
    broken = Counter(
        (table, parent)
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")
        if (table, parent) != ("evidence", "contents")
    )
    for (table, parent), number in sorted(broken.items()):
        facts = {"table": table, "to": parent, "count": number}
        yield Problem(ProblemKind.REFERENCE_BROKEN, facts)


def _bytes(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in found(connection, _WITHOUT_BYTES):
        yield Problem(ProblemKind.CONTENT_MISSING, row)
    for row in found(connection, _NAMES):
        try:
            with contents.content(connection, row["sha256"]) as readable:
                sha256, _ = contents.sha256_of(readable)
        except Refusal:
            # Of a backup, whose bytes lie beside it.
            yield Problem(ProblemKind.CONTENT_MISSING, row)
            continue
        if sha256 != row["sha256"]:
            yield Problem(ProblemKind.CONTENT_CHANGED, row)


def _values(connection: sqlite3.Connection) -> Iterator[Problem]:
    # Whatever can't be read as what it should be ends it.
    snapshot(connection)
    yield from ()


def _rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    for known in (*found(connection, _LAST_DONE), *found(connection, _FIRST_UNDONE)):
        table, identity = known["table_name"], known["row_id"]
        if row_of(connection, table, identity) != _expected(known["expected"], identity):
            facts = {"table": table, "row": identity, "command": known["command"]}
            yield Problem(ProblemKind.ROW_NOT_AS_JOURNALED, facts)


def _history(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield where a change does not begin with what the one before it left."""
    left: dict[tuple[str, str], Row | None] = {}
    entries = journal.entries(connection)
    compared = takewhile(lambda one: one.command not in {MIGRATED, SALVAGED}, entries)
    for entry in reversed([one for one in compared if not one.undone]):
        for change in entry.changes:
            key = (change.table, change.row)
            known = left.get(key, change.before)
            if known != change.before and {"id": change.row} not in (known, change.before):
                facts = {"table": change.table, "row": change.row, "command": entry.command}
                yield Problem(ProblemKind.HISTORY_BROKEN, facts)
            left[key] = change.after


def _expected(text: str | None, identity: str) -> Row | None:
    row = None if text is None else stored_json.row(text)
    # Only its id is left of a row that was removed for good.
    return None if row == {"id": identity} else row
