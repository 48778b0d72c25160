"""The tables hold only what may be, and every released schema can still be opened."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from helpers import golden
from helpers.logs import StillClock, make_log
from helpers.rules import rulebook
from sqlite_utils import Database, Migrations

from cpim_pdp.logbook import Logbook
from cpim_pdp.store import own_tables, schema
from cpim_pdp.store.connection import connect
from cpim_pdp.store.identity import SCHEMA

NUMBERS = range(1, SCHEMA + 1)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection to a log that has something in every table."""
    path = tmp_path / "a.cpimlog"
    copy(golden.log(SCHEMA), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@pytest.mark.parametrize("number", NUMBERS)
def test_a_released_schema_never_changes_and_a_change_is_a_new_migration(number: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        db = Database(connection, execute_plugins=False, strict=True)
        names = [migration.name for migration in schema.migrations.pending(db)]
        schema.migrations.apply(db, stop_before=names[number:])

        assert golden.tables_of(connection) == golden.log(number).with_suffix(".sql").read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize("number", NUMBERS)
def test_the_tables_of_every_released_schema_are_known_when_a_log_is_opened(number: int) -> None:
    with closing(connect(golden.log(number), writing=False, mode="ro")) as connection:
        assert own_tables.are_own(connection, number)
    assert {*own_tables.RELEASED} == {*NUMBERS}


def test_a_new_log_has_the_tables_that_are_known(tmp_path: Path) -> None:
    make_log(tmp_path / "a.cpimlog").close()

    with closing(sqlite3.connect(tmp_path / "a.cpimlog")) as connection:
        assert own_tables.are_own(connection, SCHEMA)


def test_each_schema_number_has_one_migration() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        db = Database(connection, execute_plugins=False, strict=True)

        assert len(schema.migrations.pending(db)) == SCHEMA


@pytest.mark.parametrize("number", NUMBERS)
def test_a_log_of_every_released_schema_opens_and_holds_what_it_held(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "a.cpimlog"
    copy(golden.log(number), path)
    written = json.loads(golden.log(number).with_suffix(".json").read_text(encoding="utf-8"))

    with Logbook.open(path, rulebook(), clock=StillClock()) as logbook:
        assert logbook.check() == ()
        assert logbook.snapshot().holder.former_names == "Ana Lima"
        assert len(logbook.history()) > 10

    found = golden.rows_of(path)
    for table, rows in written.items():
        if number < SCHEMA and table in {"log", "journal"}:
            # There the program notes that it took the log over.
            assert len(found[table]) == len(rows) + (table == "journal")
            continue
        assert len(found[table]) == len(rows)
        for before, after in zip(rows, found[table], strict=True):
            assert {**after, **before} == after


def test_a_golden_log_has_something_in_every_table() -> None:
    assert all(golden.rows_of(golden.log(SCHEMA)).values())


def test_the_same_clock_ids_and_commands_make_the_same_rows(tmp_path: Path) -> None:
    golden.fill(tmp_path / "a.cpimlog")
    golden.fill(tmp_path / "b.cpimlog")

    assert golden.rows_of(tmp_path / "a.cpimlog") == golden.rows_of(tmp_path / "b.cpimlog")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log SET one = 2",
        "UPDATE log SET id = ''",
        "UPDATE log SET created = '2026-11-22'",
        "UPDATE log SET revision = -1",
        "UPDATE holder SET id = 'other'",
        "UPDATE holder SET name = ''",
        "UPDATE credentials SET certified = '2026-02-30'",
        "UPDATE credentials SET due = certified",
        "UPDATE credentials SET due = 'soon'",
        "UPDATE credentials SET points = 0",
        "UPDATE credentials SET years = 0",
        "UPDATE credentials SET position = 1",
        "UPDATE activities SET title = ''",
        "UPDATE activities SET title = NULL",
        "UPDATE activities SET title = x'00'",
        "UPDATE activities SET date = '2026-2-3'",
        "UPDATE activities SET date = '2026-02-29', until = NULL",
        "UPDATE activities SET changed = '2026-02-29T09:30:00Z'",
        "UPDATE activities SET date = NULL, until = NULL",
        "UPDATE activities SET until = '1999-01-01'",
        "UPDATE activities SET quantity = 0",
        "UPDATE activities SET unit = NULL, quantity = 1",
        "UPDATE activities SET points = -1",
        "UPDATE activities SET points = 100000",
        "UPDATE activities SET points = 'ten'",
        "UPDATE activities SET topics = 'inventory'",
        "UPDATE activities SET planned = 2",
        "UPDATE activities SET draft = 2",
        "UPDATE activities SET draft = 0, type = NULL",
        "UPDATE activities SET changed = '2026-11-22 09:30:00'",
        "UPDATE allocations SET cycle = 0",
        "UPDATE allocations SET cycle = NULL, excluded = 0",
        "UPDATE allocations SET credential = 'nobody'",
        "UPDATE evidence SET sha256 = 'none'",
        "UPDATE evidence SET activity = 'none'",
        "UPDATE evidence SET size = 0",
        "UPDATE evidence SET trashed = NULL, activity = 'x'",
        "UPDATE contents SET size = size + 1",
        "UPDATE contents SET sha256 = 'short'",
        "DELETE FROM contents",
        "UPDATE submissions SET approved = '2026-01-01'",
        "UPDATE submissions SET denied = filed, denial_reason = 'no'",
        "UPDATE submissions SET approved = NULL, next_due = NULL, denied = filed",
        "UPDATE submissions SET approved = NULL",
        "UPDATE submissions SET figures = 'none'",
        "UPDATE submissions SET fee = -1",
        "UPDATE activities SET likelihood = 101",
        "UPDATE activities SET schedule = ''",
        "UPDATE activities SET schedule = 'x', occurrence = NULL",
        "UPDATE activities SET schedule = 'x', occurrence = '2026-02-30'",
        "UPDATE activities SET occurrence = '2026-02-28', schedule = NULL",
        "UPDATE credentials SET target = 0",
        "UPDATE credentials SET programme = ''",
        "UPDATE schedules SET title = ''",
        "UPDATE schedules SET type = NULL",
        "UPDATE schedules SET unit = NULL, quantity = 60",
        "UPDATE schedules SET frequency = 'hourly'",
        "UPDATE schedules SET interval = 0",
        "UPDATE schedules SET weekday = 'XX' WHERE weekday IS NOT NULL",
        "UPDATE schedules SET weekday = NULL WHERE weekday IS NOT NULL",
        "UPDATE schedules SET weekday = 'MO', ordinal = 1, frequency = 'yearly'",
        "UPDATE schedules SET ordinal = 6 WHERE weekday IS NOT NULL",
        "UPDATE schedules SET start = 'soon'",
        "UPDATE schedules SET until = '1999-01-01'",
        "UPDATE schedules SET days = 366",
        "UPDATE schedules SET made_until = NULL",
        "UPDATE schedules SET exceptions = '2026-02-28'",
        "UPDATE schedules SET likelihood = -1",
        "UPDATE attempts SET credential = 'nobody'",
        "UPDATE attempts SET exam = ''",
        "UPDATE attempts SET date = '2026-02-30'",
        "UPDATE attempts SET score = 'high'",
        "UPDATE snoozes SET until = 'later'",
        "UPDATE journal SET state = 'lost'",
        "UPDATE journal_changes SET before = NULL, after = NULL",
        "UPDATE journal_changes SET after = 'x'",
        "UPDATE journal_changes SET entry = 999",
    ],
)
def test_what_must_hold_is_held_by_the_tables(filled: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        filled.execute(change)


def test_the_numbers_come_with_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.cpimlog"
    make_log(path).close()

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (1,)
        strict = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
        assert {name for name, is_strict in strict if not is_strict} <= {
            "sqlite_schema",
            "sqlite_temp_schema",
            "sqlite_sequence",
            "sqlite_temp_master",
        }


def drop_holder(db: Database) -> None:
    db.execute("ALTER TABLE credentials ADD COLUMN region TEXT")
    raise ZeroDivisionError


def break_reference(db: Database) -> None:
    db.execute("UPDATE evidence SET activity = 'none' WHERE position = 1")


@pytest.mark.parametrize(
    ("step", "error"),
    [(drop_holder, ZeroDivisionError), (break_reference, schema.Damaged)],
    ids=["fails", "breaks a reference"],
)
def test_a_migration_that_fails_changes_nothing(
    filled: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    step: Callable[[Database], None],
    error: type[Exception],
) -> None:
    more = Migrations("cpim_pdp")
    for migration in (schema.first_schema, schema.schedules_and_plans, step):
        more()(migration)
    monkeypatch.setattr(schema, "migrations", more)
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)
    before = list(filled.iterdump())

    with pytest.raises(error):
        schema.migrate(filled, StillClock()())

    assert list(filled.iterdump()) == before
    assert filled.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
