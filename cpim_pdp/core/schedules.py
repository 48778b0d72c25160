"""Schedules: memberships and series that come again, each time as an entry marked planned."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from cpim_pdp.core import dates, details, recurrence
from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.recurrence import Recurrence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook

DAYS = range(1, 366)


@dataclass(frozen=True, slots=True)
class Series:
    """All that the holder enters about a schedule.

    ``template`` is what each entry says, without a day; ``start`` is the first day that may be one,
    ``until`` the last, None for no end; each occurrence lasts ``days`` days.
    """

    template: Details
    recurrence: Recurrence
    start: date
    until: date | None = None
    days: int = 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule in the log.

    Entries whose last day is ``made_until`` or before were made once and are not made again;
    ``exceptions`` are days of the recurrence that have no entry (iCalendar's EXDATE), because the
    holder deleted or moved it.
    """

    id: str
    series: Series
    made_until: date
    exceptions: tuple[date, ...]
    created: dt.datetime
    changed: dt.datetime


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which activities count for a credential's shown cycle, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Say whether ``day`` lies in it."""
        return self.first <= day <= self.last


def template_of(entered: Details) -> Details:
    """Return what of an activity's details can come again: all but days, marks and score."""
    return replace(
        entered,
        date=None,
        until=None,
        score=None,
        planned=False,
        draft=False,
        schedule=None,
        occurrence=None,
        allocations=(),
    )


def checked(series: Series, since: date, rulebook: Rulebook) -> Series:
    """Return the series as a log keeps it; its first occurrence from ``since`` on is looked at.

    Raises:
        Refusal: for days or a recurrence that can't be, no occurrence at all, or entries that the
            rules do not take.
    """
    _check_days(series)
    recurrence.checked(series.recurrence)
    template = template_of(series.template)
    series = replace(series, template=template)
    probe = _probe(series, since)
    if probe is None:
        raise Refusal(Reason.SCHEDULE_EMPTY, title=template.title)
    tidy = template_of(details.checked(_dated(series, probe), rulebook))
    # What is worked out from a day is worked out anew for each.
    quantity = None if template.quantity is None else tidy.quantity
    return replace(series, template=replace(tidy, quantity=quantity))


def entry_of(schedule: str, series: Series, occurrence: date) -> Details:
    """Return the entry that a series makes for one of its days, as the schedule of that id."""
    return replace(_dated(series, occurrence), schedule=schedule, occurrence=occurrence)


def last_day(series: Series, occurrence: date) -> date:
    """Return the last day of an occurrence."""
    return occurrence + timedelta(days=series.days - 1)


def occurrences(series: Series, last: date) -> Iterator[date]:
    """Yield the days of a series whose occurrence is over by ``last``, 2199 at the latest."""
    room = min(last, dates.LAST) - series.start
    if room.days < series.days - 1:
        return iter(())
    end = series.start + room - timedelta(days=series.days - 1)
    if series.until is not None:
        end = min(end, series.until)
    return recurrence.occurrences(series.recurrence, series.start, end)


def horizon(found: Iterable[Window]) -> date:
    """Return the day up to which entries are made: the end of the window that ends last."""
    return max(one.last for one in found)


def to_make(
    series: Series, found: tuple[Window, ...], today: date, made_until: date | None = None
) -> tuple[date, ...]:
    """Return the days for which entries are due up to the horizon, in their order.

    Those ahead, and of those that are over the ones in a window: what lies in no cycle that is to
    be maintained would only be in the way. With ``made_until`` those over after it alone.
    """
    return tuple(
        day
        for day in occurrences(series, horizon(found))
        for last in (last_day(series, day),)
        if (made_until is None or last > made_until)
        and (last > today or any(one.holds(last) for one in found))
    )


def planned_by(schedule: str, activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the entries of a schedule's id that are not confirmed yet, in the order given."""
    return tuple(
        one for one in activities if one.details.schedule == schedule and one.details.planned
    )


def to_confirm(planned: Iterable[Activity], on: date) -> tuple[Activity, ...]:
    """Return the planned entries that are over on a date, so that they can be confirmed."""
    return tuple(one for one in planned if one.last_day is not None and one.last_day <= on)


def following(planned: Iterable[Activity], on: date) -> date | None:
    """Return the first day of the planned entry that comes next after a date, None without any."""
    days = (one.details.date for one in planned if one.last_day is not None and one.last_day > on)
    return min((day for day in days if day is not None), default=None)


def is_untouched(activity: Activity, schedule: Schedule, rulebook: Rulebook) -> bool:
    """Say whether an entry is still just as its schedule makes it, planned and without evidence."""
    occurrence = activity.details.occurrence
    if occurrence is None or activity.evidence or activity.detached or activity.trashed:
        return False
    try:
        made = details.checked(entry_of(schedule.id, schedule.series, occurrence), rulebook)
    except Refusal:
        # It was made by other rules.
        return False
    return made == activity.details


def _dated(series: Series, occurrence: date) -> Details:
    until = last_day(series, occurrence) if series.days > 1 else None
    return replace(series.template, date=occurrence, until=until, planned=True)


def _check_days(series: Series) -> None:
    dates.checked(series.start)
    if series.until is not None and dates.checked(series.until) < series.start:
        raise Refusal(Reason.SCHEDULE_UNTIL_BEFORE_START, start=series.start, until=series.until)
    if series.days not in DAYS:
        raise Refusal(Reason.SCHEDULE_DAYS_OUT_OF_RANGE, value=series.days)


def _probe(series: Series, since: date) -> date | None:
    """Return the first occurrence from ``since`` on, else the last one, None without any."""
    found = None
    for found in occurrences(series, dates.LAST):
        if found >= since:
            break
    return found
