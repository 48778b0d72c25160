"""The log of every released schema that lies in ``tests/golden``, and how one is made.

A file there never changes once its schema was released. For a new schema, in the checkout:
``PYTHONPATH=.:tests python -m helpers.golden`` writes log, rows and tables under its number.
"""

import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from helpers.logs import EXPIRED, HOLDER, StillClock, by_title, exam, make_log, webinar

from cpim_pdp.core.activities import Allocation, Details, EvidenceKind
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import (
    AddActivity,
    AddAttempt,
    AddCredential,
    AddSchedule,
    ApproveSubmission,
    AttachEvidence,
    ChangeHolder,
    ConfirmActivities,
    DeleteActivities,
    DetachEvidence,
    EditActivity,
    EditCredential,
    EditSchedule,
    EmptyTrash,
    FileSubmission,
    ImportActivities,
    NewEvidence,
    SnoozeReminder,
)
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.schedules import Series
from cpim_pdp.logbook import Logbook
from cpim_pdp.store.identity import SCHEMA

FOLDER = Path(__file__).parent.parent / "golden"


def log(number: int) -> Path:
    """Return where the log of a schema lies."""
    return FOLDER / f"v{number}.cpimlog"


def tables_of(connection: sqlite3.Connection) -> str:
    """Return the statements that make the tables and indexes, but those of sqlite-utils."""
    statements = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT LIKE '%sqlite%'"
        " ORDER BY rowid"
    )
    return "".join(f"{sql};\n" for (sql,) in statements)


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return all rows of a log by table, bytes as hexadecimal text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        ).fetchall()
        return {name: [*map(_plain, _rows(connection, name))] for (name,) in names}


def _rows(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    return connection.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - our own tables


def _plain(row: sqlite3.Row) -> dict[str, object]:
    return {
        key: row[key].hex() if isinstance(row[key], bytes) else row[key]
        for key in sorted(row.keys())
    }


def fill(path: Path) -> None:
    """Make a log that has something in every table and every state of the journal."""
    clock = StillClock()
    with tempfile.TemporaryDirectory() as name, make_log(path, clock=clock) as logbook:
        certificate = Path(name) / "certificate.txt"
        certificate.write_text("Certificate of attendance\n", encoding="utf-8")
        evidence = NewEvidence(str(certificate), "Zeugnis für Ana.txt", EvidenceKind.CERTIFICATE)
        credential = logbook.snapshot().credentials[0].id
        custom = Credential(
            "", "custom", date(2024, 2, 29), title="Lean", points=Decimal("30.50"), years=3
        )
        (second,) = logbook.do(AddCredential(custom)).ids
        logbook.do(ChangeHolder(replace(HOLDER, email="ana@example.org", former_names="Ana Lima")))
        exams = [logbook.do(AddActivity(exam(f"Exam {n}"), (evidence,))).ids[0] for n in range(4)]
        full = Details(
            title="S&OP in practice",
            type="conference",
            date=date(2026, 3, 2),
            until=date(2026, 3, 4),
            points=Decimal("7.25"),
            reason="As the certificate says",
            provider="Chapter 日本",
            notes="First line\nsecond line",
            topics=("sop", "inventory"),
            category="service",
            event="Annual meeting",
        )
        (conference,) = logbook.do(AddActivity(full)).ids
        before = by_title(logbook, full.title).details
        moved = replace(
            before,
            planned=True,
            allocations=(
                Allocation(credential, 2, reason="Late"),
                Allocation(second, excluded=True),
            ),
        )
        clock.advance(hours=1)
        logbook.do(EditActivity(conference, before, moved))
        plan(logbook, credential)
        report = b"%PDF-1.7 report"
        filing = FileSubmission(credential, date(2026, 7, 1), True, report, Decimal(40), "R-1")
        logbook.do(filing)
        filed = logbook.snapshot().submissions[0].id
        logbook.do(ApproveSubmission(filed, date(2026, 8, 1), date(2033, 3, 31)))
        logbook.do(ImportActivities("list.csv", (webinar("Imported"), webinar("Thrown away"))))
        logbook.do(DeleteActivities((by_title(logbook, "Thrown away").id,)))
        logbook.do(EmptyTrash())
        (note,) = logbook.do(AddActivity(Details("A note", draft=True), (evidence,))).ids
        slides = Path(name) / "slides.txt"
        slides.write_text("Slides\n", encoding="utf-8")
        logbook.do(AttachEvidence(note, (NewEvidence(str(slides), "", EvidenceKind.SLIDES),)))
        detached = by_title(logbook, "A note").evidence[0]
        logbook.do(DetachEvidence(note, detached.sha256))
        logbook.do(AddActivity(webinar("Ended")))
        logbook.undo()
        logbook.do(AddActivity(webinar("In the trash")))
        logbook.do(DeleteActivities((by_title(logbook, "In the trash").id,)))
        logbook.do(AddActivity(webinar("Undone")))
        logbook.undo()
        assert len(exams) == 4


def plan(logbook: Logbook, credential: str) -> None:
    """Give a log what its second schema can hold: schedules, likelihoods, exams, snoozes."""
    held = logbook.snapshot().credential(credential)
    aiming = replace(held, target=Decimal("85.50"), programme="cpim-two-part")
    logbook.do(EditCredential(aiming, held))
    membership = Series(
        Details("Membership", type="membership", provider="ASCM"),
        Recurrence(Frequency.YEARLY),
        start=date(2024, 2, 29),
    )
    _, *years = logbook.do(AddSchedule(membership)).ids
    logbook.do(ConfirmActivities((years[0],), date(2024, 3, 2)))
    logbook.do(DeleteActivities((years[-1],)))
    meeting = Series(
        replace(webinar("Chapter meeting"), likelihood=60, topics=("demand",)),
        Recurrence(Frequency.MONTHLY, 2, Weekday.TUESDAY, 2),
        start=date(2026, 9, 1),
        until=date(2027, 6, 30),
        days=2,
    )
    identity, *_, last = logbook.do(AddSchedule(meeting)).ids
    logbook.do(DeleteActivities((last,)))
    logbook.do(EditSchedule(identity, meeting, replace(meeting, start=date(2026, 10, 1))))
    (expired,) = logbook.do(AddCredential(EXPIRED)).ids
    logbook.do(AddAttempt(ExamAttempt("", expired, "part-1", date(2026, 5, 2), 299)))
    logbook.do(SnoozeReminder("due-90", date(2027, 1, 1)))


def write() -> None:
    """Write the golden files of the present schema, where there are none yet."""
    path = log(SCHEMA)
    fill(path)
    path.chmod(0o644)
    rows = json.dumps(rows_of(path), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(rows + "\n", encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        path.with_suffix(".sql").write_text(tables_of(connection), encoding="utf-8")


if __name__ == "__main__":
    write()
