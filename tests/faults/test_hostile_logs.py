"""A log that somebody else made is data, not a program: it is refused or read, never obeyed."""

import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers import golden
from helpers.logs import hash_of, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity, AddCredential, EditSchedule, NewEvidence
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.problems import ProblemKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import check_log
from cpim_pdp.store.connection import LONGEST_VALUE
from cpim_pdp.store.identity import SCHEMA

TRAP = "BEGIN DELETE FROM activities; END"
LOOP = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log lies that has something in every table."""
    path = tmp_path / "theirs.cpimlog"
    path.write_bytes(golden.log(SCHEMA).read_bytes())
    return path


def change(path: Path, *statements: str) -> None:
    """Change a log as a stranger with any tool would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@contextmanager
def unlocked(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a log whose tables take any type, and lock them again with their own statements."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        texts = connection.execute("SELECT rowid, sql FROM sqlite_schema").fetchall()
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')")
        connection.execute("PRAGMA schema_version = 900")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        yield connection
        connection.execute("PRAGMA writable_schema = ON")
        for row, text in texts:
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", (text, row))
        connection.execute("PRAGMA schema_version = 901")


def refused(action: Callable[[Path], object], path: Path) -> Reason:
    """Return why something is refused, having left the file alone."""
    before = hash_of(path)
    with pytest.raises(Refusal) as raised:
        action(path)
    assert raised.value.facts["path"] == path
    assert hash_of(path) == before
    return raised.value.reason


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE TRIGGER t AFTER INSERT ON journal {TRAP}",
        f"CREATE TRIGGER t AFTER UPDATE ON log {TRAP}",
        f"CREATE TRIGGER t INSERT ON _sqlite_migrations {TRAP}",
        f"CREATE VIEW v AS {LOOP}",
        "CREATE TABLE more (id TEXT) STRICT",
        "CREATE INDEX i ON activities (title)",
        "CREATE INDEX i ON activities (upper(title)) WHERE title > ''",
        "ALTER TABLE activities ADD COLUMN more TEXT GENERATED ALWAYS AS (title || title) VIRTUAL",
        "ALTER TABLE _sqlite_migrations ADD COLUMN more TEXT AS (name || name) VIRTUAL",
        "ALTER TABLE holder ADD COLUMN more TEXT",
        "DROP INDEX evidence_attached_once",
        "DROP TABLE allocations",
        "DROP TABLE _sqlite_migrations",
        "CREATE VIRTUAL TABLE search USING fts5 (title)",
    ],
)
def test_a_log_with_anything_else_in_it_than_ours_is_refused(path: Path, statement: str) -> None:
    try:
        change(path, statement)
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite can't make it: {error}")

    assert refused(open_log, path) is Reason.LOG_ALTERED
    assert refused(check_log, path) is Reason.LOG_ALTERED


def test_a_view_in_the_place_of_a_table_is_never_asked(path: Path) -> None:
    change(
        path, "PRAGMA foreign_keys = OFF", "DROP TABLE evidence", f"CREATE VIEW evidence AS {LOOP}"
    )

    assert refused(open_log, path) is Reason.LOG_ALTERED
    assert refused(check_log, path) is Reason.LOG_ALTERED


def test_a_table_that_only_looks_like_ours_is_refused(path: Path) -> None:
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'activities'",
    )

    assert refused(open_log, path) is Reason.LOG_ALTERED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activities SET points = -5",
        "UPDATE activities SET points = 9223372036854775807",
        "UPDATE activities SET date = 'soon'",
        "UPDATE activities SET topics = 'x'",
        "UPDATE credentials SET certified = '2026-02-30'",
        "UPDATE holder SET name = ''",
        "UPDATE journal SET state = 'lost'",
        "UPDATE journal_changes SET before = 'x'",
        "UPDATE submissions SET cycle = 0",
        "UPDATE activities SET likelihood = 900",
        "UPDATE activities SET occurrence = 'someday', schedule = 's'",
        "UPDATE credentials SET target = -1",
        "UPDATE schedules SET interval = 0",
        "UPDATE schedules SET frequency = 'secondly'",
        "UPDATE schedules SET start = '2026-02-30'",
        "UPDATE attempts SET credential = 'none'",
        "UPDATE snoozes SET until = 'never'",
        "UPDATE evidence SET activity = 'none' WHERE trashed IS NOT NULL",
    ],
)
def test_values_that_the_tables_forbid_are_found_on_opening(path: Path, statement: str) -> None:
    change(path, statement)

    assert refused(open_log, path) is Reason.LOG_DAMAGED
    assert check_log(path)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("activities", "points", "ten"),
        ("activities", "planned", 0.5),
        ("activities", "title", b"\0bytes"),
        ("credentials", "points", "many"),
        ("submissions", "fee", b"1"),
        ("evidence", "size", "large"),
        ("log", "revision", "x"),
        ("schedules", "days", "many"),
        ("activities", "likelihood", 0.5),
        ("attempts", "score", b"310"),
    ],
)
def test_values_of_a_wrong_type_are_found_on_opening(
    path: Path, table: str, column: str, value: object
) -> None:
    with unlocked(path) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608

    assert refused(open_log, path) is Reason.LOG_DAMAGED


def snapshot(path: Path) -> object:
    with open_log(path) as logbook:
        return logbook.snapshot()


def history(path: Path) -> object:
    with open_log(path) as logbook:
        return logbook.history()


FIGURES = "UPDATE submissions SET figures = replace(figures, '{}', ?)"
BOMB = "[" * 200_000 + "]" * 200_000


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("UPDATE activities SET topics = ?", BOMB),
        ("UPDATE activities SET topics = ?", "[1, {}]"),
        ("UPDATE activities SET topics = ?", "[" + "9" * 5_000 + "]"),
        ("UPDATE activities SET topics = ?", "[oops]"),
        ("UPDATE submissions SET figures = ?", "{}"),
        ("UPDATE submissions SET figures = ?", "{" + BOMB + "}"),
        ("UPDATE submissions SET figures = ?", '{"start": 5}'),
        (FIGURES.format('"counted": '), '"counted": 1e400'),
        (FIGURES.format('"activities": ['), '"activities": [5,'),
        (FIGURES.format('"categories": ['), '"categories": ["x",'),
        ("UPDATE activities SET unit = ? WHERE unit IS NOT NULL", "parsec"),
        ("UPDATE schedules SET exceptions = ?", BOMB),
        ("UPDATE schedules SET exceptions = ?", '["someday"]'),
        ("UPDATE schedules SET exceptions = ?", "[20270115]"),
        ("UPDATE schedules SET topics = ?", "[1]"),
        ("UPDATE schedules SET unit = ? WHERE unit IS NOT NULL", "parsec"),
        ("UPDATE evidence SET kind = ?", "poem"),
        ("UPDATE activities SET title = CAST(? AS TEXT)", b"\xff\xfe"),
        ("DELETE FROM holder WHERE ? = ''", ""),
    ],
)  # fmt: skip
def test_texts_that_hold_something_else_stop_the_reading_and_nothing_more(
    path: Path, statement: str, text: object
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, (text,))
    assert refused(snapshot, path) is Reason.LOG_DAMAGED


@pytest.mark.parametrize(
    "text", ["{" + BOMB + "}", '{"id": [1]}', '{"id": 1.5}', '{"id": true}', "{oops}"]
)
def test_a_journal_that_holds_something_else_stops_the_reading_and_nothing_more(
    path: Path, text: str
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE journal_changes SET after = ?", (text,))

    assert refused(history, path) is Reason.LOG_DAMAGED
    assert ProblemKind.STRUCTURE_DAMAGED in {one.kind for one in check_log(path)}


@pytest.mark.parametrize("column", ["colour", 'x" TEXT); DROP TABLE holder; --'])
def test_undo_puts_no_strange_columns_into_a_table(path: Path, column: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        entry, row = connection.execute(
            "SELECT entry, row_id FROM journal_changes JOIN journal ON journal.id = entry"
            " WHERE state = 'done' ORDER BY entry DESC LIMIT 1"
        ).fetchone()
        connection.execute(
            "UPDATE journal_changes SET before = json_object('id', row_id, ?, 1) WHERE entry = ?",
            (column, entry),
        )
    before = snapshot(path)

    def undo(log: Path) -> None:
        with open_log(log) as logbook:
            logbook.undo()

    assert row
    assert refused(undo, path) is Reason.LOG_DAMAGED
    assert snapshot(path) == before


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        # By the letter of the tables, but never to an end, or to days that there are not.
        ("UPDATE schedules SET start = ?", "0001-01-01"),
        ("UPDATE schedules SET until = NULL, start = ?", "9999-12-31"),
        ("UPDATE schedules SET made_until = ?", "9999-12-31"),
        ("UPDATE schedules SET made_until = ?", "0001-01-01"),
        ("UPDATE attempts SET date = ?", "9999-12-31"),
        ("UPDATE schedules SET type = ?", "yoga"),
    ],
)
def test_a_schedule_of_strange_days_stops_nothing(path: Path, statement: str, text: str) -> None:
    change(path, "DELETE FROM journal_changes")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, (text,))

    with open_log(path) as logbook:
        held = logbook.snapshot()
        for one in held.schedules:
            later = replace(one.series, until=date(2030, 1, 1))
            with suppress(Refusal):
                logbook.do(EditSchedule(one.id, one.series, later))
        logbook.do(AddCredential(Credential("", "CSCP", date(2026, 1, 1))))
        assert logbook.check() == ()


def test_a_log_without_an_id_is_damaged(path: Path) -> None:
    change(path, "DELETE FROM log")

    assert refused(open_log, path) is Reason.LOG_DAMAGED


def test_a_value_longer_than_any_of_ours_is_never_read(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE activities SET notes = printf('%.*c', ?, 'x') WHERE title = 'A note'",
            (LONGEST_VALUE + 1,),
        )

    assert refused(snapshot, path) is Reason.LOG_DAMAGED


@pytest.mark.parametrize("value", [5, None])
def test_evidence_that_is_no_bytes_is_damage(path: Path, value: object) -> None:
    with unlocked(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'bytes BLOB NOT NULL', 'bytes BLOB')"
        )
        connection.execute("PRAGMA schema_version = 950")
        connection.execute("UPDATE contents SET bytes = ?", (value,))

    with open_log(path) as logbook:
        sha256 = next(one for each in logbook.snapshot().activities for one in each.evidence).sha256
        with pytest.raises(Refusal) as raised, logbook.read_evidence(sha256):
            pass
        assert raised.value.reason is Reason.LOG_DAMAGED
        assert ProblemKind.STRUCTURE_DAMAGED in {one.kind for one in logbook.check()}


def test_a_journal_beside_it_that_names_another_file_deletes_nothing(
    path: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"not a super-journal")
    name = str(victim).encode()
    magic, pages = bytes.fromhex("d9d505f920a163d7"), path.stat().st_size // 4096
    header = magic + struct.pack(">IIIII", 0, 1, pages, 512, 4096)
    trailer = struct.pack(">I", 1) + name + struct.pack(">II", len(name), sum(name)) + magic
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(header.ljust(512, b"\0") + trailer)

    assert refused(open_log, path) is Reason.LOG_ALTERED
    assert victim.read_bytes() == b"not a super-journal"
    # Otherwise it would be gone.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT * FROM log").fetchone()
    assert not victim.exists()


def test_a_zip_of_death_is_only_bytes(tmp_path: Path) -> None:
    bomb = tmp_path / "42.zip"
    # A member that says of itself that it is 4 GiB.
    member = b"PK\x03\x04" + struct.pack("<HHHIIIIHH", 20, 0, 8, 0, 0, 40, 0xFFFFFFFF, 5, 0)
    bomb.write_bytes(member + b"a.txt" + bytes(40) + b"PK\x05\x06" + bytes(18))
    with make_log(tmp_path / "a.cpimlog") as logbook:
        logbook.do(AddActivity(webinar(), (NewEvidence(str(bomb), bomb.name),)))
        (evidence,) = logbook.snapshot().activities[0].evidence

        assert evidence.media_type == "application/zip"
        assert evidence.size == bomb.stat().st_size
        with logbook.read_evidence(evidence.sha256) as readable:
            assert readable.read() == bomb.read_bytes()
        assert logbook.path.stat().st_size < 300_000
