"""What becomes of a schedule's entries when the holder changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cpim_pdp.core import schedules
from cpim_pdp.core.activities import Activity
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Schedule, Series, Window

Entries = Mapping[date, Activity]
"""The entries of a schedule outside the trash, by the day they were made for."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is to be done.

    ``renewed`` are entries that become as the schedule is now, by id with their day; ``dropped``
    those that have no place in it any more; ``missing`` the days that need an entry;
    ``exceptions`` all days that are to have none.
    """

    renewed: tuple[tuple[str, date], ...]
    dropped: tuple[str, ...]
    missing: tuple[date, ...]
    exceptions: tuple[date, ...]


def renewal(
    schedule: Schedule,
    wanted: Series,
    entries: Iterable[Activity],
    found: tuple[Window, ...],
    today: date,
    rulebook: Rulebook,
) -> Renewal:
    """Return what follows from changing a schedule to ``wanted``.

    Only what lies ahead, is planned and was not touched follows it; what was deleted or moved does
    not come back. Days before the former start are new whenever they are.
    """
    standing = {
        one.details.occurrence: one for one in entries if one.details.occurrence is not None
    }
    free = {
        day: one
        for day, one in standing.items()
        if _is_ahead(one, today) and schedules.is_untouched(one, schedule, rulebook)
    }
    exceptions = {*schedule.exceptions, *_left_out(schedule, standing, today)}
    # A set that keeps the order.
    days = dict.fromkeys(
        day
        for day in schedules.to_make(wanted, found, today)
        if (schedules.last_day(wanted, day) > today or day < schedule.series.start)
        and day not in exceptions
    )
    return Renewal(
        renewed=tuple((one.id, day) for day, one in free.items() if day in days),
        dropped=tuple(one.id for day, one in free.items() if day not in days),
        missing=tuple(day for day in days if day not in standing),
        exceptions=tuple(sorted(exceptions)),
    )


def _is_ahead(activity: Activity, today: date) -> bool:
    return activity.last_day is not None and activity.last_day > today


def _left_out(schedule: Schedule, standing: Entries, today: date) -> set[date]:
    """Return the days ahead whose entry was made but is gone, or was moved."""
    series = schedule.series
    return {
        day
        for day in schedules.occurrences(series, schedule.made_until)
        if schedules.last_day(series, day) > today
        and (day not in standing or standing[day].details.date != day)
    }
