"""Salvaging a damaged log: all that can be read of it, in a new log that is sound.

The damaged file is read page by page and never opened as a database, so nothing can be written to
it. What it lost is taken from its own journal and from the newest backup where they have it;
evidence from wherever its bytes are found with the right digest.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cpim_pdp.core.history import SALVAGED, Row
from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import (
    failures,
    filling,
    found_bytes,
    found_rows,
    journaled_rows,
    mending,
    older_entries,
    row_copy,
    rows,
    stand_ins,
    whole_log,
)
from cpim_pdp.store.connection import connect
from cpim_pdp.store.evidence_pool import EvidencePool
from cpim_pdp.store.found_bytes import FoundBytes
from cpim_pdp.store.journaled_rows import Key
from cpim_pdp.store.mending import Mended, Origin, Usable, Witnesses
from cpim_pdp.store.pages import Pages, pages_of

_LOST_REPORT = b"The report that was filed could not be read.\n"


@dataclass(frozen=True, slots=True)
class Help:
    """What a salvage may draw on beside the file.

    ``backup`` is the newest that is sound and no newer than the file, ``pools`` where bytes may be;
    ``log_id`` is for a log whose own is lost; ``usable`` refuses a row with which nothing can be
    done.
    """

    backup: Path | None
    pools: Sequence[EvidencePool]
    log_id: str
    usable: Usable


FindHelp = Callable[[str | None, int | None], Help]
"""Told the id and the revision of the damaged log, where they could be read."""


def salvage(
    damaged: Path, temporary: Path, out: Path, find_help: FindHelp, now: datetime
) -> tuple[Loss, ...]:
    """Fill the empty file at ``temporary``, which is to be ``out``, with what can be read.

    Returns:
        What could not be read as it was, to be told.

    Raises:
        Refusal: LOG_NOT_A_LOG where nothing of a log is found, LOG_NOT_READABLE, DISK_FULL.
    """
    with _opened(damaged) as file, closing(_staging(now)) as staging:
        pages = pages_of(file, os.fstat(file.fileno()).st_size)
        found = found_rows.sort_into(staging, pages)
        if not mending.rows_by_key(staging):
            raise Refusal(Reason.LOG_NOT_A_LOG, path=damaged)
        aids = find_help(*_identity(staging))
        expected = journaled_rows.expected_rows(staging)
        journaled_rows.forget_unreadable(staging)
        given = found.numbers.get("journal_changes", 0)
        lost, last_gap = journaled_rows.lost_changes(staging, given)
        witnesses = Witnesses(expected, last_gap, *_backed_up(aids.backup))
        mended = mending.mend(staging, witnesses, aids.usable)
        holding = FoundBytes(pages, found.contents, aids.pools)
        losses = [
            *_damage(staging, pages, lost),
            *_changes(mended, aids.backup),
            *_bytes(staging, holding),
            *stand_ins.complete(staging, aids.log_id, now),
        ]
        older_entries.close_off(staging, now, SALVAGED)
        _write(staging, holding, temporary, out)
    return tuple(losses)


@contextmanager
def _opened(damaged: Path) -> Iterator[BinaryIO]:
    try:
        file = damaged.open("rb")
    except OSError as error:
        refusal = failures.of_file(
            error, damaged, denied=Reason.LOG_NOT_READABLE, absent=Reason.LOG_MISSING
        )
        if refusal is None:
            raise
        raise refusal from error
    with file:
        yield file


def _staging(now: datetime) -> sqlite3.Connection:
    """Return an empty log in memory that demands of its rows what every log does."""
    from cpim_pdp.store.schema import migrate  # noqa: PLC0415 - imports sqlite-utils

    staging = sqlite3.connect(":memory:", isolation_level=None)
    migrate(staging, now)
    staging.execute("UPDATE _sqlite_migrations SET applied_at = ?", (rows.time_text(now),))
    # What refers to what is put right at the end.
    staging.execute("PRAGMA foreign_keys = OFF")
    return staging


def _identity(staging: sqlite3.Connection) -> tuple[str | None, int | None]:
    return staging.execute("SELECT id, revision FROM log").fetchone() or (None, None)


def _backed_up(backup: Path | None) -> tuple[Mapping[Key, Row], int]:
    """Return the rows of a backup, and the number of the last change that it knows."""
    if backup is None:
        return {}, 0
    with closing(connect(backup, writing=False, mode="ro")) as connection:
        query = "SELECT coalesce(max(id), 0) FROM journal_changes"
        return mending.rows_by_key(connection), connection.execute(query).fetchone()[0]


def _damage(staging: sqlite3.Connection, pages: Pages, changes: int) -> Iterator[Loss]:
    lost = found_rows.lost_ids(staging, pages)
    for kind, count in (
        (LossKind.PAGES_UNREADABLE, len(pages.broken)),
        (LossKind.ROWS_UNREADABLE, lost),
        (LossKind.HISTORY_LOST, changes),
    ):
        if count:
            yield Loss(kind, {"count": count})


def _changes(mended: Mended, backup: Path | None) -> Iterator[Loss]:
    if mended.brought[Origin.HISTORY]:
        yield Loss(LossKind.ROWS_FROM_HISTORY, {"count": mended.brought[Origin.HISTORY]})
    if mended.brought[Origin.BACKUP]:
        facts = {"count": mended.brought[Origin.BACKUP], "backup": backup}
        yield Loss(LossKind.ROWS_FROM_BACKUP, facts)
    for table, row in mended.doubtful:
        if table == "activities":
            yield Loss(LossKind.ACTIVITY_DOUBTFUL, {"title": row["title"]})
        else:
            yield Loss(LossKind.ROW_DOUBTFUL, {"table": table})


def _bytes(staging: sqlite3.Connection, holding: FoundBytes) -> Iterator[Loss]:
    """Give a log the bytes that there are; yield what had none, and is not there any more."""
    report = holding.add(_LOST_REPORT)
    for sha256, filed in staging.execute("SELECT report, filed FROM submissions").fetchall():
        if holding.size_of(sha256) is None:
            staging.execute("UPDATE submissions SET report = ? WHERE report = ?", (report, sha256))
            yield Loss(LossKind.REPORT_LOST, {"filed": rows.date_of(filed)})
    found_bytes.put_rows(staging, holding)
    for (name,) in staging.execute(
        "DELETE FROM evidence WHERE sha256 NOT IN (SELECT sha256 FROM contents) RETURNING name"
    ).fetchall():
        yield Loss(LossKind.EVIDENCE_LOST, {"name": name})


def _write(staging: sqlite3.Connection, holding: FoundBytes, temporary: Path, out: Path) -> None:
    with filling.filling(temporary, out) as target:
        row_copy.copy_rows(staging, target)
        for sha256, _ in row_copy.contents_of(staging):
            with holding.lent(sha256) as readable:
                whole_log.put_bytes(target, sha256, readable)
        whole_log.seal(target)
