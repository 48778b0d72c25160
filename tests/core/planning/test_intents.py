from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core import quantities
from cpim_pdp.core.activities import Details
from cpim_pdp.core.planning.entries import planned_entries
from cpim_pdp.core.planning.intents import Intent, Rhythm, additions, needs_points
from cpim_pdp.core.planning.outlook import days_ahead, to_go
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.recurrence import Frequency
from cpim_pdp.core.schedules import Series
from cpim_pdp.core.summary import Summary, states, summarise

FIRST, LAST = date(2026, 11, 23), date(2028, 3, 31)
WEBINAR = Details("", type="webinar", quantity=quantities.of(Decimal(1), Unit.HOUR))
CONFERENCE = Details("Summit", type="conference", quantity=quantities.of(Decimal(3), Unit.DAY))


def test_what_is_spread_lies_evenly_over_the_time_left() -> None:
    found = additions(Intent(WEBINAR, times=2), date(2027, 1, 1), date(2027, 1, 21))

    assert [(one.title, one.date, one.planned) for one in found if isinstance(one, Details)] == [
        ("webinar", date(2027, 1, 6), True),
        ("webinar", date(2027, 1, 16), True),
    ]


def test_what_is_done_once_is_on_its_day_and_lasts_its_days() -> None:
    (found,) = additions(Intent(CONFERENCE, Rhythm.ONCE, first=date(2027, 10, 4)), FIRST, LAST)

    assert isinstance(found, Details)
    assert (found.title, found.date, found.until) == (
        "Summit",
        date(2027, 10, 4),
        date(2027, 10, 6),
    )


def test_without_a_day_it_begins_on_the_first_one_ahead() -> None:
    (found,) = additions(Intent(WEBINAR, Rhythm.ONCE), FIRST, LAST)

    assert isinstance(found, Details)
    assert found.date == FIRST


def test_a_period_that_would_end_too_late_is_a_day() -> None:
    (found,) = additions(Intent(CONFERENCE), LAST, LAST)

    assert isinstance(found, Details)
    assert (found.date, found.until) == (LAST, None)


@pytest.mark.parametrize(
    ("rhythm", "frequency", "second"),
    [
        (Rhythm.WEEKLY, Frequency.WEEKLY, date(2026, 11, 26)),
        (Rhythm.MONTHLY, Frequency.MONTHLY, date(2026, 12, 7)),
        (Rhythm.YEARLY, Frequency.YEARLY, date(2027, 5, 24)),
    ],
)
def test_twice_in_each_is_two_series_up_to_the_last_day(
    rhythm: Rhythm, frequency: Frequency, second: date
) -> None:
    found = additions(Intent(WEBINAR, rhythm, 2), FIRST, LAST)

    assert [
        (one.recurrence.frequency, one.start, one.until) for one in found if isinstance(one, Series)
    ] == [
        (frequency, FIRST, LAST),
        (frequency, second, LAST),
    ]


def test_a_series_of_a_conference_lasts_its_days_each_time() -> None:
    (found,) = additions(Intent(CONFERENCE, Rhythm.YEARLY), FIRST, LAST)

    assert isinstance(found, Series)
    assert found.days == 3


def test_what_would_begin_after_the_last_day_is_left_out_but_the_first() -> None:
    found = additions(Intent(WEBINAR, Rhythm.YEARLY, 4), FIRST, date(2027, 1, 1))

    assert len(found) == 1


def test_the_rules_know_what_a_webinar_is_worth_and_not_something_other() -> None:
    assert not needs_points(WEBINAR, FIRST, rulebook())
    assert needs_points(Details("", type="other"), FIRST, rulebook())


# What is still to go


def summary(*made: Details, on: str = "2026-11-22", filed: bool = False) -> Summary:
    held = cpim()
    entries = [activity(one) for one in made]
    filings = (submission(),) if filed else ()
    log = snapshot(*entries, credentials=(held,), submissions=filings)
    return summarise(log, rulebook(), held, day(on))


DONE = details(rulebook(), "webinar", "2026-01-10", "5")
PLANNED = replace(details(rulebook(), "webinar", "2027-01-10", "4"), planned=True)


def test_what_is_planned_lessens_the_gap_and_not_what_is_missing() -> None:
    found = to_go(summary(DONE, PLANNED))

    assert (found.target, found.missing, found.planned, found.gap) == (75, 70, 4, 66)


def test_a_plan_can_be_made_for_tomorrow_until_the_due_date() -> None:
    found = summary()

    assert days_ahead(found) == (day("2026-11-23"), found.cycle.due)


def test_no_plan_can_be_made_for_an_expired_credential() -> None:
    assert days_ahead(summary(on="2040-01-01")) is None


# What is planned


def test_what_is_over_comes_before_what_is_ahead() -> None:
    over = replace(details(rulebook(), "webinar", "2026-11-22", "1"), planned=True)
    log = snapshot(activity(DONE), activity(PLANNED), activity(over))
    on = day("2026-11-22")

    found = planned_entries(log, states(log, on), rulebook(), on)

    assert [(one.day, one.claimed, one.likelihood, one.is_over) for one in found] == [
        (on, 1, 80, True),
        (day("2027-01-10"), 4, 80, False),
    ]
