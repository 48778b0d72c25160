"""On which days something comes again, compared with another library where both define the same."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core import dates
from cpim_pdp.core.recurrence import (
    INTERVALS,
    ORDINALS,
    Frequency,
    Recurrence,
    Weekday,
    checked,
    occurrences,
)
from cpim_pdp.core.refusals import Reason, Refusal

YEARLY, MONTHLY, WEEKLY = Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY
FREQUENCIES = {YEARLY: rrule.YEARLY, MONTHLY: rrule.MONTHLY, WEEKLY: rrule.WEEKLY}
WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)

without_deadline = settings(deadline=None)
"""A busy machine is no reason to fail."""
starts = st.dates(date(1950, 1, 1), date(2150, 12, 31))
lengths = st.integers(0, 365 * 12)
intervals = st.sampled_from(INTERVALS)
own_days = st.builds(Recurrence, st.sampled_from(Frequency), intervals)
nth_weekdays = st.builds(
    Recurrence, st.just(MONTHLY), intervals, st.sampled_from(Weekday), st.sampled_from(ORDINALS)
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def found(recurrence: Recurrence, start: str, last: str) -> list[str]:
    return [one.isoformat() for one in occurrences(recurrence, day(start), day(last))]


def other(start: date, last: date, **rule: object) -> list[date]:
    """Return the days that dateutil gives."""
    whole = rrule.rrule(dtstart=datetime(start.year, start.month, start.day), **rule)  # type: ignore[arg-type]  # noqa: DTZ001
    end = datetime(last.year, last.month, last.day)  # noqa: DTZ001
    return [one.date() for one in whole.between(whole._dtstart, end, inc=True)]


@given(st.sampled_from(Frequency), intervals, starts, lengths)
@without_deadline
def test_on_its_own_day_it_comes_as_dateutil_has_it(
    frequency: Frequency, interval: int, start: date, length: int
) -> None:
    start = start.replace(day=min(start.day, 27))
    last = start + timedelta(days=length)

    ours = list(occurrences(Recurrence(frequency, interval), start, last))

    assert ours == other(start, last, freq=FREQUENCIES[frequency], interval=interval)


@given(intervals, starts, lengths)
@without_deadline
def test_a_month_end_stays_a_month_end_as_dateutil_has_it(
    interval: int, start: date, length: int
) -> None:
    start = dates.month_end(start)
    last = start + timedelta(days=length)

    ours = list(occurrences(Recurrence(MONTHLY, interval), start, last))

    assert ours == other(start, last, freq=rrule.MONTHLY, interval=interval, bymonthday=-1)


@given(nth_weekdays, starts, lengths)
@without_deadline
def test_the_nth_weekday_comes_as_dateutil_has_it(
    recurrence: Recurrence, start: date, length: int
) -> None:
    last = start + timedelta(days=length)
    assert recurrence.weekday is not None
    weekday = WEEKDAYS[list(Weekday).index(recurrence.weekday)](recurrence.ordinal)

    ours = list(occurrences(recurrence, start, last))

    assert ours == other(
        start, last, freq=rrule.MONTHLY, interval=recurrence.interval, byweekday=weekday
    )


@given(st.one_of(own_days, nth_weekdays), starts, lengths)
@without_deadline
def test_days_stand_in_order_once_each_and_in_their_bounds(
    recurrence: Recurrence, start: date, length: int
) -> None:
    last = start + timedelta(days=length)
    days = list(occurrences(recurrence, start, last))

    assert all(earlier < later for earlier, later in pairwise(days))
    assert all(start <= one <= last for one in days)
    if recurrence.weekday is None:
        assert days[0] == start


@given(st.one_of(own_days, nth_weekdays), starts, lengths, lengths)
@without_deadline
def test_more_time_adds_days_behind_and_changes_none(
    recurrence: Recurrence, start: date, length: int, more: int
) -> None:
    last = start + timedelta(days=length)
    shorter = list(occurrences(recurrence, start, last))
    longer = list(occurrences(recurrence, start, last + timedelta(days=more)))

    assert longer[: len(shorter)] == shorter
    assert all(one > last for one in longer[len(shorter) :])


@pytest.mark.parametrize(
    ("recurrence", "start", "last", "days"),
    [
        (
            Recurrence(YEARLY),
            "2024-02-29",
            "2028-12-31",
            ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
        ),
        (
            Recurrence(MONTHLY),
            "2024-01-31",
            "2024-05-31",
            ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"],
        ),
        (
            Recurrence(MONTHLY),
            "2023-01-30",
            "2023-03-31",
            ["2023-01-30", "2023-02-28", "2023-03-30"],
        ),
        (
            Recurrence(MONTHLY, 1, Weekday.TUESDAY, 2),
            "2026-11-11",
            "2027-01-31",
            ["2026-12-08", "2027-01-12"],
        ),
        (
            Recurrence(MONTHLY, 1, Weekday.FRIDAY, -1),
            "2026-11-01",
            "2026-12-31",
            ["2026-11-27", "2026-12-25"],
        ),
        (
            Recurrence(MONTHLY, 1, Weekday.SUNDAY, 5),
            "2026-01-01",
            "2026-06-30",
            ["2026-03-29", "2026-05-31"],
        ),
        (Recurrence(WEEKLY, 2), "2026-12-28", "2027-01-11", ["2026-12-28", "2027-01-11"]),
        (Recurrence(YEARLY), "2026-05-01", "2026-04-30", []),
    ],
)  # fmt: skip
def test_days_at_the_edges_of_the_calendar(
    recurrence: Recurrence, start: str, last: str, days: list[str]
) -> None:
    assert found(recurrence, start, last) == days


def test_a_weekday_that_a_month_never_has_never_comes_and_ends_all_the_same() -> None:
    # 2023 and each fourth year after it have 28 days in February.
    never = Recurrence(MONTHLY, 48, Weekday.MONDAY, 5)

    assert list(occurrences(never, date(2023, 2, 1), dates.LAST)) == []


@pytest.mark.parametrize("interval", [0, 100, -1])
def test_an_interval_is_one_to_ninety_nine(interval: int) -> None:
    with pytest.raises(Refusal) as refused:
        checked(Recurrence(YEARLY, interval))

    assert refused.value.reason is Reason.INTERVAL_OUT_OF_RANGE


@pytest.mark.parametrize(
    "malformed",
    [
        Recurrence(MONTHLY, 1, Weekday.MONDAY, None),
        Recurrence(MONTHLY, 1, None, 2),
        Recurrence(WEEKLY, 1, Weekday.MONDAY, 1),
        Recurrence(MONTHLY, 1, Weekday.MONDAY, 6),
        Recurrence(MONTHLY, 1, Weekday.MONDAY, 0),
    ],
)
def test_weekday_and_ordinal_go_together_and_with_months_alone(malformed: Recurrence) -> None:
    with pytest.raises(Refusal) as refused:
        checked(malformed)

    assert refused.value.reason is Reason.RECURRENCE_MALFORMED


@given(st.one_of(own_days, nth_weekdays))
@without_deadline
def test_what_fits_together_is_taken(recurrence: Recurrence) -> None:
    assert checked(recurrence) == recurrence
