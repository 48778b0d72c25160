"""Logs and backups of an older schema, damaged: their shorter rows are read as what they are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from shutil import copy, rmtree

import pytest
from helpers import golden
from helpers.logs import EXPIRED, StillClock, by_title, make_log, open_log
from helpers.rules import rulebook

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt, AddCredential, EditActivity
from cpim_pdp.core.losses import LossKind
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import check_log, recover
from cpim_pdp.store import places
from cpim_pdp.store.identity import SCHEMA, identify


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a log of the first schema."""
    return Path(copy(golden.log(1), tmp_path / "older.cpimlog"))


@pytest.fixture
def migrated(older: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a log that this program took over, so that its rows are shorter than its tables."""
    path = Path(copy(older, tmp_path / "migrated.cpimlog"))
    open_log(path).close()
    yield path
    rmtree(places.data_folder() / "backups", ignore_errors=True)


def held(path: Path) -> Snapshot:
    with open_log(path) as logbook:
        return logbook.snapshot()


def salvaged(damaged: Path, out: Path) -> tuple[Snapshot, list[LossKind]]:
    done = recover(damaged, out, rulebook(), clock=StillClock())
    assert done.salvaged
    assert check_log(out) == ()
    assert identify(out) == SCHEMA
    return held(out), [one.kind for one in done.losses]


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


BROKEN = "UPDATE contents SET bytes = zeroblob(size) WHERE id = 1"
"""Something that the check finds."""


def test_a_damaged_log_of_an_older_schema_is_saved_as_one_of_the_present(
    older: Path, migrated: Path, tmp_path: Path
) -> None:
    change(older, BROKEN)

    after, losses = salvaged(older, tmp_path / "out.cpimlog")

    # The bytes lie behind the backup that was made when it was taken over.
    assert losses == []
    before = held(migrated)
    assert [one.details for one in after.activities] == [one.details for one in before.activities]
    assert after.credentials == before.credentials


def test_rows_that_are_lost_come_back_from_its_history(
    older: Path, migrated: Path, tmp_path: Path
) -> None:
    change(older, "DELETE FROM allocations", "DELETE FROM evidence", "DELETE FROM activities")

    after, losses = salvaged(older, tmp_path / "out.cpimlog")

    before = held(migrated)
    assert losses == [LossKind.ROWS_FROM_HISTORY]
    assert after == before


@pytest.mark.parametrize("is_older", [True, False])
def test_a_backup_of_the_older_schema_helps(
    older: Path, migrated: Path, tmp_path: Path, is_older: bool
) -> None:
    # Opening it made a backup of what it was.
    damaged = older if is_older else migrated
    before = held(migrated)
    change(
        damaged,
        "DELETE FROM allocations",
        "DELETE FROM evidence",
        "DELETE FROM activities",
        "DELETE FROM journal_changes",
        BROKEN,
    )

    after, losses = salvaged(damaged, tmp_path / "out.cpimlog")

    assert LossKind.ROWS_FROM_BACKUP in losses
    assert after == before


def test_short_rows_and_long_ones_are_read_from_one_table(migrated: Path, tmp_path: Path) -> None:
    with open_log(migrated) as logbook:
        one = by_title(logbook, "Imported")
        likely = replace(one.details, planned=True, likelihood=40)
        logbook.do(EditActivity(one.id, one.details, likely))
        before = logbook.snapshot()
    rmtree(places.data_folder() / "backups")
    change(migrated, BROKEN)

    after, losses = salvaged(migrated, tmp_path / "out.cpimlog")

    assert set(losses) == {LossKind.EVIDENCE_LOST}
    assert [one.details for one in after.activities] == [one.details for one in before.activities]


def test_whatever_bytes_change_the_rest_of_an_older_log_is_saved(tmp_path: Path) -> None:
    random, data = Random(29), golden.log(1).read_bytes()
    damaged, out, kept = tmp_path / "damaged.cpimlog", tmp_path / "out.cpimlog", 0
    for _ in range(40):
        broken = bytearray(data)
        for _ in range(random.choice((1, 3, 20))):
            at = random.randrange(4096, len(broken) - 64)
            broken[at : at + 64] = random.randbytes(random.choice((1, 8, 64))).ljust(64, b"\0")
        damaged.write_bytes(broken)

        recover(damaged, out, rulebook(), clock=StillClock())

        assert check_log(out) == () or identify(out) < SCHEMA
        kept += len(held(out).activities)
        out.unlink()
    assert kept > 40 * 5


def test_a_credential_that_exams_refer_to_is_stood_in_for(tmp_path: Path) -> None:
    path = tmp_path / "a.cpimlog"
    with make_log(path) as logbook:
        (second,) = logbook.do(AddCredential(replace(EXPIRED, designation="CPIM-F"))).ids
        attempt = ExamAttempt("", second, "part-1", date(2026, 5, 2), 310)
        logbook.do(AddAttempt(attempt))
        logbook.do(AddAttempt(replace(attempt, date=date(2025, 5, 3))))
    change(path, "DELETE FROM credentials WHERE position = 2", "DELETE FROM journal_changes")

    after, losses = salvaged(path, tmp_path / "out.cpimlog")

    assert LossKind.CREDENTIAL_STANDS_IN in losses
    assert len(after.attempts) == 2
    assert after.credentials[1].id == second
    assert after.credentials[1].certified == date(2025, 5, 3)
