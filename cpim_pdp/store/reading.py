"""Reading a whole log in a few queries, straight through the connection."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cpim_pdp.core.activities import Activity, Allocation, Evidence
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.later import later
from cpim_pdp.store import rows
from cpim_pdp.store.failures import Damaged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from cpim_pdp.store import plan_rows
else:
    # Most logs hold none of those rows.
    plan_rows = later("cpim_pdp.store.plan_rows")

_ACTIVITIES = f"""
    SELECT coalesce(until, date, ''), created, id, nullif(changed, created), trashed,
        {", ".join(rows.DETAILS_COLUMNS)}
    FROM activities
"""  # noqa: S608 - our own names
"""Ordered by the first three; SQLite takes longer to do that than Python."""


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the queries of the block see one state of the log, as in a transaction they do."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        # Nothing was written: rolling back only ends the transaction, unless an error did already.
        connection.rollback()


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """Return all that the log holds but the bytes of evidence and reports.

    Raises:
        Damaged: where a stored text is nothing that this program writes.
    """
    try:
        return _snapshot(connection)
    except (ValueError, LookupError, TypeError) as error:
        # TypeError where a damaged log has nothing although the tables forbid that.
        raise Damaged from error


def _snapshot(connection: sqlite3.Connection) -> Snapshot:
    with reading(connection):
        activities = tuple(_activities(connection))
        return Snapshot(
            log_id=log_id(connection),
            holder=rows.holder(found(connection, "SELECT * FROM holder")[0]),
            credentials=tuple(
                rows.credential(row)
                for row in found(connection, "SELECT * FROM credentials ORDER BY position")
            ),
            activities=tuple(one for one in activities if one.trashed is None),
            trash=tuple(one for one in activities if one.trashed is not None),
            submissions=tuple(
                rows.submission(row)
                for row in found(connection, "SELECT * FROM submissions ORDER BY filed, position")
            ),
            schedules=tuple(
                plan_rows.schedule(row)
                for row in found(connection, "SELECT * FROM schedules ORDER BY created, id")
            ),
            attempts=tuple(
                plan_rows.attempt(row)
                for row in found(connection, "SELECT * FROM attempts ORDER BY date, id")
            ),
            snoozes=tuple(
                plan_rows.snooze(row)
                for row in found(connection, "SELECT * FROM snoozes ORDER BY id")
            ),
        )


def log_id(connection: sqlite3.Connection) -> str:
    """Return the id of the log.

    Raises:
        Damaged: where it has none.
    """
    row = connection.execute("SELECT id FROM log").fetchone()
    if row is None:
        raise Damaged("log")
    identity: str = row[0]
    return identity


def found(connection: sqlite3.Connection, query: str, *values: object) -> list[rows.Stored]:
    """Return the rows of a query, by column name."""
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _activities(connection: sqlite3.Connection) -> Iterator[Activity]:
    evidence = _evidence(connection, is_trashed=False)
    detached = _evidence(connection, is_trashed=True)
    allocations = allocations_of(connection)
    details, time_of = rows.details, rows.time_of
    stored = connection.execute(_ACTIVITIES).fetchall()
    stored.sort()
    for _day, created, identity, changed, trashed, *entered in stored:
        made = time_of(created)
        yield Activity(
            identity,
            details(entered, allocations.get(identity, ())),
            tuple(evidence[identity]) if identity in evidence else (),
            made,
            made if changed is None else time_of(changed),
            None if trashed is None else time_of(trashed),
            _not_attached(detached[identity], evidence.get(identity, ()))
            if identity in detached
            else (),
        )


def _not_attached(
    detached: Iterable[Evidence], attached: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """Return each file that is in the trash alone, once."""
    latest = {one.sha256: one for one in detached}
    for one in attached:
        latest.pop(one.sha256, None)
    return tuple(latest.values())


def _evidence(connection: sqlite3.Connection, *, is_trashed: bool) -> Mapping[str, list[Evidence]]:
    of_activities: dict[str, list[Evidence]] = defaultdict(list)
    query = "SELECT * FROM evidence WHERE (trashed IS NOT NULL) = ? ORDER BY position"
    for row in found(connection, query, is_trashed):
        of_activities[row["activity"]].append(rows.evidence(row))
    return of_activities


def allocations_of(
    connection: sqlite3.Connection, activity: str | None = None
) -> Mapping[str, tuple[Allocation, ...]]:
    """Return the allocations by activity, of one or of all."""
    decided: dict[str, tuple[Allocation, ...]] = {}
    query = """
        SELECT activity, credential, cycle, excluded, reason FROM allocations
        WHERE ? IS NULL OR activity = ? ORDER BY activity, credential
    """
    for owner, credential, cycle, excluded, reason in connection.execute(
        query, (activity, activity)
    ):
        allocation = Allocation(credential, cycle, excluded == 1, reason)
        decided[owner] = (*decided.get(owner, ()), allocation)
    return decided
