"""What stands in for a row that is lost while others refer to it, so that those are kept."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime

from cpim_pdp.core.activities import Details
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.store import mending, rows
from cpim_pdp.store.reading import found

_UNKNOWN = "?"
_DESIGNATION = "CPIM"
"""What most holders have, and this program is called after."""

_LOST_ACTIVITIES = """
    SELECT activity AS id, min(name) AS title, min(added) AS added FROM evidence
    WHERE activity NOT IN (SELECT id FROM activities) GROUP BY activity ORDER BY min(position)
"""
_LOOSE_SUBMISSIONS = """
    SELECT * FROM submissions WHERE credential NOT IN (SELECT id FROM credentials) ORDER BY filed
"""
_LOOSE_ATTEMPTS = """
    SELECT credential, min(date) AS date FROM attempts
    WHERE credential NOT IN (SELECT id FROM credentials) GROUP BY credential ORDER BY 1
"""
_LOOSE_ALLOCATIONS = """
    DELETE FROM allocations WHERE activity NOT IN (SELECT id FROM activities)
        OR credential NOT IN (SELECT id FROM credentials)
"""
_FIRST_DAY = """
    SELECT min(day) FROM (
        SELECT date AS day FROM activities UNION ALL SELECT date(created) FROM activities
        UNION ALL SELECT date(created) FROM log
    )
"""


def complete(staging: sqlite3.Connection, log_id: str, now: datetime) -> Iterator[Loss]:
    """Put in what a log can't be without; yield what is to be told of it.

    ``log_id`` is for a log whose own id is lost.
    """
    _complete_log(staging, log_id, rows.time_text(now))
    yield from _holder(staging)
    yield from _activities(staging)
    yield from _credentials(staging)
    loose = staging.execute(_LOOSE_ALLOCATIONS).rowcount
    if loose:
        yield Loss(LossKind.DECISIONS_LOST, {"count": loose})


def _complete_log(staging: sqlite3.Connection, log_id: str, stamp: str) -> None:
    if not staging.execute("SELECT 1 FROM log").fetchone():
        staging.execute("INSERT INTO log VALUES (1, ?, ?, 0, ?)", (log_id, stamp, stamp))


def _holder(staging: sqlite3.Connection) -> Iterator[Loss]:
    if not staging.execute("SELECT 1 FROM holder").fetchone():
        staging.execute("INSERT INTO holder VALUES (?, ?, '', '', '')", (rows.HOLDER_ID, _UNKNOWN))
        yield Loss(LossKind.HOLDER_STANDS_IN, {})


def _activities(staging: sqlite3.Connection) -> Iterator[Loss]:
    for lost in found(staging, _LOST_ACTIVITIES):
        values = rows.details_values(Details(lost["title"], draft=True))
        stamps = {"created": lost["added"], "changed": lost["added"], "trashed": None}
        mending.put(staging, "activities", {"id": lost["id"], **values, **stamps})
        yield Loss(LossKind.ACTIVITY_STANDS_IN, {"title": lost["title"]})


def _credentials(staging: sqlite3.Connection) -> Iterator[Loss]:
    lost: dict[str, date] = {}
    for row in found(staging, _LOOSE_SUBMISSIONS):
        filed = rows.submission(row)
        lost.setdefault(filed.credential, filed.figures.start)
    for row in found(staging, _LOOSE_ATTEMPTS):
        lost.setdefault(row["credential"], date.fromisoformat(row["date"]))
    if not lost and not staging.execute("SELECT 1 FROM credentials").fetchone():
        (first,) = staging.execute(_FIRST_DAY).fetchone()
        lost["credential"] = date.fromisoformat(first)
    for identity, certified in lost.items():
        values = rows.credential_values(Credential("", _DESIGNATION, certified))
        mending.put(staging, "credentials", {"id": identity, "position": 1, **values})
        yield Loss(LossKind.CREDENTIAL_STANDS_IN, {"designation": _DESIGNATION})
