"""Going back to a backup, and saving what can be read of a damaged log."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from cpim_pdp.core.credentials import designation_of
from cpim_pdp.core.difference import Difference, difference
from cpim_pdp.core.history import Row
from cpim_pdp.core.losses import Loss
from cpim_pdp.core.pricing import price
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import keeping, kept
from cpim_pdp.logbook.health import check_log
from cpim_pdp.store import (
    failures,
    places,
    plan_rows,
    reading,
    replacing,
    rows,
    salvaging,
    whole_log,
)
from cpim_pdp.store.connection import BUSY_MS
from cpim_pdp.store.evidence_pool import EvidencePool
from cpim_pdp.store.identity import SCHEMA
from cpim_pdp.store.mending import Usable
from cpim_pdp.store.opening import OpenLog, schema_number
from cpim_pdp.store.replacing import Replacement
from cpim_pdp.store.salvaging import Help

Clock = Callable[[], datetime]
Replace = Callable[[], AbstractContextManager[Replacement]]
_WORTH_A_TRY = frozenset({Reason.LOG_DAMAGED, Reason.LOG_NOT_A_LOG, Reason.LOG_ALTERED})


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of recovering a log.

    ``path`` is where it lies now; ``kept`` where what was in its place is kept, None if nothing
    was; ``salvaged``: it was damaged, and ``losses`` say what could not be read as it was.
    """

    path: Path
    kept: Path | None
    salvaged: bool
    losses: tuple[Loss, ...]


def recover(
    file: Path, place: Path, rulebook: Rulebook, *, clock: Clock, busy_ms: int = BUSY_MS
) -> Recovered:
    """Put the log that a backup holds, or what can be read of a damaged log, at ``place``.

    What is there is kept, and so is ``file``. A log that is open at ``place`` in this program turns
    to the new one with `Logbook.reopen`; on Windows it must be closed before.

    Raises:
        Refusal: LOG_SOUND where ``file`` is the log itself and nothing is wrong with it, what
            opening ``file`` refuses, LOG_NOT_A_LOG where nothing of a log is found in it,
            LOG_LOCKED, or what writing at ``place`` refuses; all is as it was.
    """
    is_sound = _is_sound(file, busy_ms)
    if is_sound and _is_same(file, place):
        raise Refusal(Reason.LOG_SOUND, path=file)
    if place == places.default_log():
        places.make_folder(place.parent)
    now = clock()
    replace = partial(replacing.replacing, place, now, keeping.describing(rulebook, now), busy_ms)
    return (
        _restored(file, replace, busy_ms) if is_sound else _salvaged(file, replace, rulebook, now)
    )


def preview(file: Path, place: Path, *, clock: Clock, busy_ms: int = BUSY_MS) -> Difference | None:
    """Return what differs between the log at ``place`` and a backup, None with no log to compare.

    Raises:
        Refusal: what opening either refuses.
    """
    then = contained(file, clock(), busy_ms)
    if not place.exists():
        return None
    return difference(contained(place, clock(), busy_ms), then)


def contained(file: Path, now: datetime, busy_ms: int = BUSY_MS) -> Snapshot:
    """Return all that a log or a backup holds, also one of an older schema; nothing is written.

    Raises:
        Refusal: what opening it refuses.
    """
    log = OpenLog(file, read_only=True, busy_ms=busy_ms)
    try:
        with failures.refusing(file):
            if schema_number(log.connection) == SCHEMA:
                return reading.snapshot(log.connection)
            return _migrated(log.connection, now)
    finally:
        log.close()


def newest_backup(path: Path) -> Path | None:
    """Return the newest backup that is sound of the log that lay at ``path``, None without one."""
    newest = kept.newest_sound(kept.of_place(path))
    return None if newest is None else newest.path


def _migrated(connection: sqlite3.Connection, now: datetime) -> Snapshot:
    from cpim_pdp.store import row_copy  # noqa: PLC0415 - kept beside its only use
    from cpim_pdp.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.execute("PRAGMA ignore_check_constraints = ON")
        row_copy.copy_rows(connection, copy)
        migrate(copy, now)
        return reading.snapshot(copy)


def _is_sound(file: Path, busy_ms: int) -> bool:
    try:
        return not check_log(file, busy_ms=busy_ms)
    except Refusal as refusal:
        if refusal.reason not in _WORTH_A_TRY:
            raise
        return False


def _is_same(file: Path, place: Path) -> bool:
    return os.path.realpath(file) == os.path.realpath(place)


def _restored(file: Path, replace: Replace, busy_ms: int) -> Recovered:
    # Open all the time: a backup that is open is not thinned out when what is there is backed up.
    log = OpenLog(file, read_only=True, busy_ms=busy_ms)
    try:
        with replace() as new, failures.refusing(file):
            whole_log.write(log.connection, new.temporary, new.place)
        return Recovered(new.place, new.kept, salvaged=False, losses=())
    finally:
        log.close()


def _salvaged(file: Path, replace: Replace, rulebook: Rulebook, now: datetime) -> Recovered:
    find_help = partial(_help_for, file, _usable(rulebook))
    with replace() as new:
        losses = salvaging.salvage(file, new.temporary, new.place, find_help, now)
    return Recovered(new.place, new.kept, salvaged=True, losses=losses)


def _help_for(file: Path, usable: Usable, log_id: str | None, revision: int | None) -> Help:
    """Return what may help to salvage a log: its backups, and the evidence behind them."""
    known = kept.of_log(log_id) if log_id is not None else ()
    known = known or kept.of_place(file)
    newest = kept.newest_sound(known, until=revision)
    pools = dict.fromkeys(EvidencePool.beside(one) for one in (file, *(one.path for one in known)))
    own_id = known[0].path.parent.name if known else str(uuid4())
    return Help(None if newest is None else newest.path, tuple(pools), own_id, usable)


def _usable(rulebook: Rulebook) -> Usable:
    """Return what refuses a row from which no value, or none that the rules know, can be made."""

    def check(table: str, row: Row) -> None:
        _CHECKS[table](row, rulebook)

    return check


def _check_activity(row: rows.Stored, rulebook: Rulebook) -> None:
    details = rows.details([row[name] for name in rows.DETAILS_COLUMNS], ())
    price(details, rulebook)
    for name in ("created", "changed"):
        rows.time_of(row[name])


_CHECKS: dict[str, Callable[[rows.Stored, Rulebook], object]] = {
    "holder": lambda row, _: rows.holder(row),
    "credentials": lambda row, rulebook: designation_of(rows.credential(row), rulebook),
    "activities": _check_activity,
    "allocations": lambda row, _: (row["activity"], row["credential"]),
    "evidence": lambda row, _: rows.evidence(row),
    "submissions": lambda row, _: rows.submission(row),
    "schedules": lambda row, _: plan_rows.schedule(row),
    "attempts": lambda row, _: plan_rows.attempt(row),
    "snoozes": lambda row, _: plan_rows.snooze(row),
}
