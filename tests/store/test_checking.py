"""A check finds what is wrong with a log, and nothing where it is sound."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from shutil import copy

import pytest
from helpers import golden
from helpers.damage import damage
from helpers.logs import open_log

from cpim_pdp.core.problems import ProblemKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Problem, check_log
from cpim_pdp.store.identity import SCHEMA
from cpim_pdp.wording import health


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log lies that has something in every table."""
    return Path(copy(golden.log(SCHEMA), tmp_path / "a.cpimlog"))


def change(path: Path, statement: str) -> None:
    """Change the log behind the program's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)


def found(path: Path) -> tuple[Problem, ...]:
    problems = check_log(path)
    assert all(health.text(problem) for problem in problems)
    return problems


def test_a_sound_log_has_no_problems(path: Path) -> None:
    assert found(path) == ()
    with open_log(path) as logbook:
        assert logbook.check() == ()


def test_changed_bytes_are_found_and_named(path: Path) -> None:
    change(path, "UPDATE contents SET bytes = zeroblob(size) WHERE id = 1")

    (problem,) = found(path)

    certificate = sha256(b"Certificate of attendance\n").hexdigest()
    assert problem.kind is ProblemKind.CONTENT_CHANGED
    assert problem.facts == {"sha256": certificate, "name": "Zeugnis für Ana.txt"}


def test_changed_bytes_of_a_report_are_found_and_named(path: Path) -> None:
    report = "sha256 = (SELECT report FROM submissions)"
    change(path, f"UPDATE contents SET bytes = zeroblob(size) WHERE {report}")  # noqa: S608

    (problem,) = found(path)

    assert problem.kind is ProblemKind.CONTENT_CHANGED
    assert problem.facts["name"] == "report-2026-07-01.pdf"


def test_missing_bytes_are_found_and_named(path: Path) -> None:
    change(path, "DELETE FROM contents WHERE id = 1")

    (problem,) = found(path)

    assert problem.kind is ProblemKind.CONTENT_MISSING
    assert problem.facts["name"] == "Zeugnis für Ana.txt"


def test_broken_references_are_counted(path: Path) -> None:
    change(path, "UPDATE evidence SET activity = 'none-' || id WHERE position <= 2")

    kinds = {problem.kind: problem for problem in found(path)}

    assert kinds[ProblemKind.REFERENCE_BROKEN].facts == {
        "table": "evidence",
        "to": "activities",
        "count": 2,
    }


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE activities SET title = 'Other' WHERE title = 'Exam 0'", "activities"),
        ("UPDATE holder SET name = 'Other'", "holder"),
        ("DELETE FROM allocations", "allocations"),
        ("UPDATE submissions SET figures = '{}'", "submissions"),
        ("UPDATE activities SET likelihood = 10 WHERE schedule IS NOT NULL", "activities"),
        ("UPDATE credentials SET target = 9000 WHERE position = 1", "credentials"),
        ("UPDATE schedules SET interval = 3", "schedules"),
        ("UPDATE attempts SET score = 350", "attempts"),
        ("DELETE FROM snoozes", "snoozes"),
        ("UPDATE activities SET title = 'Back' WHERE id = 'x'", ""),
    ],
)
def test_rows_that_are_not_as_the_journal_left_them_are_found(
    path: Path, statement: str, table: str
) -> None:
    change(path, statement)

    tables = {one.facts["table"] for one in found(path) if "table" in one.facts}
    assert tables == ({table} if table else set())


def test_a_row_that_came_back_after_it_was_undone_is_found(path: Path) -> None:
    change(
        path,
        "INSERT INTO activities SELECT (SELECT row_id FROM journal_changes JOIN journal ON"
        " journal.id = entry WHERE state = 'undone'), title, type, date, until, quantity, unit,"
        " weeks, points, reason, provider, notes, topics, category, score, event, row, planned,"
        " draft, created, changed, trashed, likelihood, schedule, occurrence"
        " FROM activities LIMIT 1",
    )

    (problem,) = found(path)

    assert problem.kind is ProblemKind.ROW_NOT_AS_JOURNALED
    assert problem.facts["command"] == "add-activity"


def test_a_check_that_fails_is_structure(path: Path) -> None:
    change(path, "UPDATE activities SET planned = 7 WHERE title = 'Exam 0'")

    assert ProblemKind.STRUCTURE_DAMAGED in {problem.kind for problem in found(path)}


def test_damage_in_the_middle_of_the_file_is_found_and_the_rest_still_checked(path: Path) -> None:
    damage(path, "contents")
    change(path, "UPDATE holder SET name = 'Other'")

    kinds = {problem.kind for problem in found(path)}

    assert {ProblemKind.STRUCTURE_DAMAGED, ProblemKind.ROW_NOT_AS_JOURNALED} <= kinds


def test_a_journal_that_can_t_be_read_is_damage(path: Path) -> None:
    change(path, "UPDATE journal_changes SET after = '{' WHERE after IS NOT NULL")

    assert ProblemKind.STRUCTURE_DAMAGED in {problem.kind for problem in found(path)}


def test_a_missing_table_is_refused_as_not_this_program_s_work(path: Path) -> None:
    change(path, "DROP TABLE journal_changes")

    with pytest.raises(Refusal) as refused:
        found(path)

    assert refused.value.reason is Reason.LOG_ALTERED


def test_what_is_no_log_is_refused_not_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no log", encoding="utf-8")

    with pytest.raises(Refusal) as refused:
        check_log(tmp_path / "a.txt")

    assert refused.value.reason is Reason.LOG_NOT_A_LOG


def test_a_locked_log_is_refused_not_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refusal) as refused:
            check_log(path, busy_ms=50)

    assert refused.value.reason is Reason.LOG_LOCKED
