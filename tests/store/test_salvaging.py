"""A damaged log is never written to, and what can be read of it comes into a new, sound one."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest
from helpers import golden
from helpers.logs import StillClock, exam, hash_of, make_log, open_log, webinar
from helpers.rules import rulebook

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    DeleteActivities,
    EditActivity,
    EmptyTrash,
    ImportActivities,
    NewEvidence,
)
from cpim_pdp.core.losses import LossKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summaries
from cpim_pdp.logbook import Recovered, check_log, recover
from cpim_pdp.store import places, records
from cpim_pdp.store.identity import SCHEMA
from cpim_pdp.store.pages import pages_of
from cpim_pdp.store.records import Malformed
from cpim_pdp.store.transaction import PARENTS_FIRST
from cpim_pdp.wording import losses

PAGE = 4096
TIMES = 150
ON = date(2026, 11, 22)
TABLES = PARENTS_FIRST


def salvaged(damaged: Path, out: Path) -> Recovered:
    """Save what can be read; the damaged file must stay as it is, and the new one be sound."""
    before = hash_of(damaged)
    done = recover(damaged, out, rulebook(), clock=StillClock())
    assert hash_of(damaged) == before
    assert check_log(out) == ()
    with open_log(out) as logbook:
        summaries(logbook.snapshot(), rulebook(), ON)
        logbook.history()
    assert all(losses.text(one) for one in done.losses)
    return done


def snapshot_of(path: Path) -> Snapshot:
    with open_log(path) as logbook:
        return logbook.snapshot()


def rows_of(path: Path) -> dict[str, dict[str, object]]:
    """Return the rows of a log by id, of each table by its name."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: {row["id"]: tuple(row) for row in connection.execute(f"SELECT * FROM {table}")}  # noqa: S608
            for table in TABLES
        }


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Return a log of some hundred activities, most never journaled, with evidence of each size."""
    path = tmp_path / "sound.cpimlog"
    random = Random(7)
    first = []
    for number, size in enumerate((10, 3_000, 30_000, 300_000)):
        proof = tmp_path / f"proof {number}.bin"
        proof.write_bytes(random.randbytes(size))
        evidence = NewEvidence(str(proof), "", EvidenceKind.CERTIFICATE)
        first.append(AddActivity(webinar(f"Proven {number}"), (evidence,)))
    first.append(ImportActivities("", tuple(webinar(f"Before {n}") for n in range(150))))
    with make_log(path, first=first) as logbook:
        for number in range(40):
            logbook.do(AddActivity(exam(f"Exam {number}")))
        (changed,) = [one for one in logbook.snapshot().activities if one.details.title == "Exam 7"]
        logbook.do(EditActivity(changed.id, changed.details, webinar("Exam 7, no webinar")))
        logbook.do(DeleteActivities((logbook.snapshot().activities[3].id,)))
        logbook.do(EmptyTrash())
        logbook.do(DeleteActivities((logbook.snapshot().activities[5].id,)))
        logbook.do(AddActivity(webinar("Undone")))
        logbook.undo()
    return path


def overwritten(data: bytes, random: Random) -> tuple[bytes, set[int]]:
    """Return a file with some pages overwritten, and their numbers."""
    broken = bytearray(data)
    count = len(data) // PAGE
    numbers = set(random.sample(range(1, count + 1), random.choice((1, 1, 2, 4, count // 3))))
    for number in numbers:
        filling = random.choice((b"\xff" * PAGE, bytes(PAGE), random.randbytes(PAGE)))
        broken[(number - 1) * PAGE : number * PAGE] = filling
    return bytes(broken), numbers


def smudged(data: bytes, random: Random) -> bytes:
    """Return a file with some bytes changed, or its end missing."""
    broken = bytearray(data)
    if random.random() < 0.15:
        del broken[random.randrange(len(broken)) :]
        return bytes(broken)
    for _ in range(random.choice((1, 1, 3, 20))):
        at = random.randrange(len(broken) - 64)
        length = random.choice((1, 1, 8, 64))
        broken[at : at + length] = random.randbytes(length)
    return bytes(broken)


def untouched(data: bytes, broken: set[int]) -> Iterator[tuple[object, ...]]:
    """Yield the rows that lie in no overwritten page, nor lead into one."""
    pages = pages_of(BytesIO(data), len(data))
    read = pages._read

    def watched(page: int) -> bytes:
        if page in broken:
            raise Malformed
        return read(page)

    leaves = [(page, data) for page, data in pages._with_cells() if page not in broken]
    pages._read = watched  # type: ignore[method-assign]
    for page, content in leaves:
        if content[100 if page == 1 else 0] != 0x0D:
            continue
        for cell in pages._cells(page, content):
            try:
                yield records.fields(pages.record(cell))
            except Malformed:
                continue


def test_whatever_pages_are_overwritten_all_rows_in_others_are_saved(
    sound: Path, tmp_path: Path
) -> None:
    rmtree(places.data_folder() / "backups")
    data, original = sound.read_bytes(), rows_of(sound)
    random, told, kept, lost = Random(11), Counter[LossKind](), 0, 0
    damaged, out = tmp_path / "damaged.cpimlog", tmp_path / "out.cpimlog"
    for _ in range(TIMES):
        content, broken = overwritten(data, random)
        damaged.write_bytes(content)
        whole = set(untouched(data, broken))
        there = {row[0] for row in whole}
        with_bytes = {row[1] for row in whole if len(row) == 4 and isinstance(row[3], bytes)}
        done = salvaged(damaged, out)
        told.update(one.kind for one in done.losses)
        found = rows_of(out)
        for table in ("holder", "credentials", "activities", "evidence"):
            for identity, row in original[table].items():
                if identity not in there or row not in whole:
                    lost += identity not in found[table]
                    continue
                if table == "evidence" and row[3] not in with_bytes:
                    continue
                assert found[table].get(identity) == row
                kept += 1
        out.unlink()
    print(f"{TIMES} damaged logs: {kept} rows kept, {lost} lost; told: {told}")  # noqa: T201
    assert told[LossKind.PAGES_UNREADABLE] > TIMES / 3
    assert told[LossKind.ROWS_FROM_HISTORY]
    assert told[LossKind.EVIDENCE_LOST]


def test_whatever_bytes_change_nothing_is_written_and_the_rest_is_saved(
    sound: Path, tmp_path: Path
) -> None:
    random, ends = Random(23), Counter[str]()
    data = (sound.read_bytes(), golden.log(SCHEMA).read_bytes())
    damaged, out = tmp_path / "damaged.cpimlog", tmp_path / "out.cpimlog"
    for number in range(TIMES):
        damaged.write_bytes(smudged(data[number % 2], random))
        before = hash_of(damaged)
        try:
            with open_log(damaged) as logbook:
                logbook.snapshot()
                ends["opened"] += 1
        except Refusal as refused:
            ends[refused.reason.value] += 1
        assert hash_of(damaged) == before
        assert [one.name for one in tmp_path.glob("damaged*")] == [damaged.name]
        try:
            salvaged(damaged, out)
        except Refusal as refused:
            assert refused.reason in {Reason.LOG_NOT_A_LOG, Reason.LOG_NEWER}  # noqa: PT017
            continue
        out.unlink()
    print(f"{TIMES} damaged logs: {ends}")  # noqa: T201 - shown on demand
    assert ends["opened"]
    assert ends["log-damaged"]


def test_with_a_backup_nothing_is_lost_that_it_holds(sound: Path, tmp_path: Path) -> None:
    with open_log(sound) as logbook:
        logbook.backup()
        before = logbook.snapshot()
    data, random = sound.read_bytes(), Random(5)
    for _ in range(20):
        content, _ = overwritten(data, random)
        sound.write_bytes(content)
        done = salvaged(sound, tmp_path / "out.cpimlog")

        after = snapshot_of(tmp_path / "out.cpimlog")
        assert {one.id: one for one in after.activities} | {
            one.id: one for one in before.activities
        } == {one.id: one for one in after.activities}
        assert after.holder == before.holder
        assert {one.kind for one in done.losses} <= {
            LossKind.PAGES_UNREADABLE,
            LossKind.ROWS_UNREADABLE,
            LossKind.ROWS_FROM_BACKUP,
            LossKind.ROWS_FROM_HISTORY,
            LossKind.HISTORY_LOST,
        }
        (tmp_path / "out.cpimlog").unlink()


def wipe(path: Path, *tables: str) -> None:
    """Take all rows of tables out of a log as if their pages were gone, and what refers to them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in tables:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        # Something that opening refuses, whatever was wiped.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE journal_changes SET entry = entry + 1000 WHERE id = 1")


@pytest.fixture
def golden_log(tmp_path: Path) -> Path:
    """Return a log that has something in every table."""
    path = tmp_path / "golden.cpimlog"
    path.write_bytes(golden.log(SCHEMA).read_bytes())
    return path


def test_rows_come_back_from_the_history(golden_log: Path, tmp_path: Path) -> None:
    before = snapshot_of(golden_log)
    wipe(golden_log, "activities", "evidence", "allocations", "submissions")

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    after = snapshot_of(tmp_path / "out.cpimlog")
    assert set(before.activities) <= set(after.activities)
    assert after.submissions == before.submissions
    assert LossKind.ROWS_FROM_HISTORY in {one.kind for one in done.losses}


def test_what_was_thrown_away_for_good_stays_away(golden_log: Path, tmp_path: Path) -> None:
    wipe(golden_log, "activities", "evidence", "allocations")

    salvaged(golden_log, tmp_path / "out.cpimlog")

    after = snapshot_of(tmp_path / "out.cpimlog")
    titles = {one.details.title for one in (*after.activities, *after.trash)}
    assert "Thrown away" not in titles
    assert "In the trash" in titles


def test_an_activity_that_is_nowhere_any_more_is_stood_in_for(
    golden_log: Path, tmp_path: Path
) -> None:
    before = snapshot_of(golden_log)
    wipe(golden_log, "activities", "journal", "journal_changes", "allocations")

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    after = snapshot_of(tmp_path / "out.cpimlog")
    kinds = Counter(one.kind for one in done.losses)
    proven = [one for one in before.activities if one.evidence]
    assert kinds[LossKind.ACTIVITY_STANDS_IN] == len(proven) == len(after.activities)
    assert {one.evidence for one in after.activities} == {one.evidence for one in proven}
    assert all(one.details.draft for one in after.activities)


def test_holder_and_credential_that_are_nowhere_any_more_are_stood_in_for(
    golden_log: Path, tmp_path: Path
) -> None:
    before = snapshot_of(golden_log)
    tables = ("holder", "credentials", "journal", "journal_changes", "log")
    wipe(golden_log, *tables)

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    after = snapshot_of(tmp_path / "out.cpimlog")
    kinds = Counter(one.kind for one in done.losses)
    assert after.holder.name == "?"
    filed = before.submissions[0].credential
    credential = next(one for one in after.credentials if one.id == filed)
    tested = before.attempts[0].credential
    assert {one.id for one in after.credentials} == {filed, tested}
    assert credential.certified == before.submissions[0].figures.start
    assert after.submissions == before.submissions
    assert kinds[LossKind.HOLDER_STANDS_IN] == 1
    assert kinds[LossKind.CREDENTIAL_STANDS_IN] == 2
    assert kinds[LossKind.DECISIONS_LOST] == 1


def test_without_any_credential_one_stands_in(golden_log: Path, tmp_path: Path) -> None:
    tables = ("credentials", "submissions", "allocations", "journal", "journal_changes", "log")
    wipe(golden_log, *tables)

    salvaged(golden_log, tmp_path / "out.cpimlog")

    (credential,) = snapshot_of(tmp_path / "out.cpimlog").credentials
    assert credential.designation == "CPIM"


def test_a_report_without_bytes_is_told_and_its_figures_stay(
    golden_log: Path, tmp_path: Path
) -> None:
    before = snapshot_of(golden_log)
    with closing(sqlite3.connect(golden_log)) as connection, connection:
        connection.execute("DELETE FROM contents WHERE sha256 = (SELECT report FROM submissions)")

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    (filed,) = snapshot_of(tmp_path / "out.cpimlog").submissions
    assert filed.figures == before.submissions[0].figures
    (loss,) = done.losses
    assert (loss.kind, loss.facts["filed"]) == (LossKind.REPORT_LOST, date(2026, 7, 1))


def test_a_row_that_differs_from_the_history_is_named(golden_log: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(golden_log)) as connection, connection:
        connection.execute("UPDATE activities SET title = 'Exxm 0' WHERE title = 'Exam 0'")
        connection.execute("UPDATE holder SET name = 'Axa'")

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    assert [(one.kind, dict(one.facts)) for one in done.losses] == [
        (LossKind.ROW_DOUBTFUL, {"table": "holder"}),
        (LossKind.ACTIVITY_DOUBTFUL, {"title": "Exxm 0"}),
    ]


def test_a_backup_decides_between_a_row_and_the_history(golden_log: Path, tmp_path: Path) -> None:
    with open_log(golden_log) as logbook:
        logbook.backup()
        before = logbook.snapshot()
    with closing(sqlite3.connect(golden_log)) as connection, connection:
        connection.execute("UPDATE activities SET title = 'Exxm 0' WHERE title = 'Exam 0'")

    salvaged(golden_log, tmp_path / "out.cpimlog")

    assert snapshot_of(tmp_path / "out.cpimlog") == before


def test_a_backup_of_later_is_no_help_for_what_came_later(golden_log: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.cpimlog"
    older.write_bytes(golden_log.read_bytes())
    with open_log(golden_log) as logbook:
        logbook.do(AddActivity(webinar("Later")))
        logbook.backup()
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("UPDATE holder SET name = 'Axa'")

    salvaged(older, tmp_path / "out.cpimlog")

    after = snapshot_of(tmp_path / "out.cpimlog")
    assert "Later" not in {one.details.title for one in after.activities}


def test_a_type_that_the_rules_do_not_know_is_no_value(golden_log: Path, tmp_path: Path) -> None:
    wipe(golden_log, "journal", "journal_changes")
    with closing(sqlite3.connect(golden_log)) as connection, connection:
        connection.execute("UPDATE activities SET type = 'exxm' WHERE title = 'Exam 0'")
        connection.execute("UPDATE contents SET bytes = zeroblob(size) WHERE id = 2")

    done = salvaged(golden_log, tmp_path / "out.cpimlog")

    assert LossKind.ACTIVITY_STANDS_IN in {one.kind for one in done.losses}


def test_a_salvaged_log_can_be_salvaged_again(golden_log: Path, tmp_path: Path) -> None:
    before = snapshot_of(golden_log)
    for name in ("one.cpimlog", "two.cpimlog"):
        with closing(sqlite3.connect(golden_log)) as connection, connection:
            connection.execute("UPDATE log SET changed = changed")
            connection.execute("UPDATE contents SET bytes = zeroblob(size) WHERE id = 1")
        salvaged(golden_log, tmp_path / name)
        golden_log = tmp_path / name

    after = snapshot_of(golden_log)
    assert [one.details for one in after.activities] == [one.details for one in before.activities]


@pytest.mark.parametrize("content", [b"", b"x", b"no log\n" * 1000, bytes(4096 * 5)])
def test_where_nothing_of_a_log_is_found_nothing_is_made(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.cpimlog"
    path.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        recover(path, tmp_path / "out.cpimlog", rulebook(), clock=StillClock())

    assert refused.value.reason is Reason.LOG_NOT_A_LOG
    assert not (tmp_path / "out.cpimlog").exists()


def test_another_program_s_database_is_no_log(tmp_path: Path) -> None:
    path = tmp_path / "a.cpimlog"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE songs (id TEXT PRIMARY KEY, name TEXT)")
        connection.execute("INSERT INTO songs VALUES ('a', 'b')")

    with pytest.raises(Refusal) as refused:
        recover(path, tmp_path / "out.cpimlog", rulebook(), clock=StillClock())

    assert refused.value.reason is Reason.LOG_NOT_A_LOG
