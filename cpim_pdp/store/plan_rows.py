"""Turning schedules, exam attempts and snoozes into the rows of a log and back."""

import json
from datetime import date

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.store import rows, stored_json
from cpim_pdp.store.rows import Stored, Values

_TEMPLATE = frozenset(
    {
        *("title", "type", "quantity", "unit", "weeks", "points", "reason", "provider", "notes"),
        *("topics", "category", "event", "row", "likelihood"),
    }
)
"""The columns of an activity that come again with each occurrence."""


def series_values(series: Series) -> Values:
    """Return the columns of a schedule that the holder enters."""
    entered = rows.details_values(series.template)
    recurrence = series.recurrence
    return {
        **{name: value for name, value in entered.items() if name in _TEMPLATE},
        "frequency": recurrence.frequency.value,
        "interval": recurrence.interval,
        "weekday": None if recurrence.weekday is None else recurrence.weekday.value,
        "ordinal": recurrence.ordinal,
        "start": series.start.isoformat(),
        "until": rows.date_text(series.until),
        "days": series.days,
    }


def schedule_values(schedule: Schedule) -> Values:
    """Return the columns of a schedule."""
    return {
        "id": schedule.id,
        **series_values(schedule.series),
        "made_until": schedule.made_until.isoformat(),
        "exceptions": json.dumps([day.isoformat() for day in schedule.exceptions]),
        "created": rows.time_text(schedule.created),
        "changed": rows.time_text(schedule.changed),
    }


def schedule(row: Stored) -> Schedule:
    """Return the schedule of a row."""
    return Schedule(
        id=row["id"],
        series=_series(row),
        made_until=date.fromisoformat(row["made_until"]),
        exceptions=tuple(stored_json.day(one) for one in stored_json.strings(row["exceptions"])),
        created=rows.time_of(row["created"]),
        changed=rows.time_of(row["changed"]),
    )


def attempt_values(attempt: ExamAttempt) -> Values:
    """Return the columns of an exam attempt."""
    return {
        "id": attempt.id,
        "credential": attempt.credential,
        "exam": attempt.exam,
        "date": attempt.date.isoformat(),
        "score": attempt.score,
    }


def attempt(row: Stored) -> ExamAttempt:
    """Return the exam attempt of a row."""
    return ExamAttempt(
        id=row["id"],
        credential=row["credential"],
        exam=row["exam"],
        date=date.fromisoformat(row["date"]),
        score=row["score"],
    )


def snooze_values(snooze: Snooze) -> Values:
    """Return the columns of a snooze, whose id is the reminder's key."""
    return {"id": snooze.key, "until": snooze.until.isoformat()}


def snooze(row: Stored) -> Snooze:
    """Return the snooze of a row."""
    return Snooze(row["id"], date.fromisoformat(row["until"]))


def _series(row: Stored) -> Series:
    weekday = row["weekday"]
    return Series(
        template=_template(row),
        recurrence=Recurrence(
            frequency=Frequency(row["frequency"]),
            interval=row["interval"],
            weekday=None if weekday is None else Weekday(weekday),
            ordinal=row["ordinal"],
        ),
        start=date.fromisoformat(row["start"]),
        until=rows.date_of(row["until"]),
        days=row["days"],
    )


def _template(row: Stored) -> Details:
    entered = (row[name] if name in _TEMPLATE else None for name in rows.DETAILS_COLUMNS)
    return rows.details(tuple(entered), ())
