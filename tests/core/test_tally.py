"""What a number of activities come to."""

from datetime import date
from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot

from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.summary import summarise
from cpim_pdp.core.tally import by_type, tally

ACTIVITIES = (
    activity(details(rulebook(), "webinar", "2025-05-20", "1.5")),
    activity(details(rulebook(), "webinar", "2025-06-20", "0.83")),
    activity(details(rulebook(), "conference", "2025-09-10", "4", until="2025-09-13")),
    activity(details(rulebook(), "book", "2025-10-01", "1")),
)
ENTRIES = summarise(snapshot(*ACTIVITIES), rulebook(), cpim(), date(2026, 11, 22)).entries


def test_hours_are_added_to_the_minute_and_points_exactly() -> None:
    found = tally(ENTRIES)

    assert found.activities == 4
    assert found.hours == Quantity(140, Unit.HOUR)
    assert found.claimed == sum(one.claimed for one in ENTRIES)
    assert found.counted == sum(one.counted for one in ENTRIES)
    assert found.cut == Decimal(8)


def test_nothing_comes_to_nothing() -> None:
    found = tally(())

    assert (found.activities, found.hours) == (0, None)
    assert found.claimed == found.counted == found.cut == 0


def test_what_is_not_counted_in_hours_has_none() -> None:
    assert tally(ENTRIES[2:]).hours is None


def test_the_type_that_counts_most_comes_first() -> None:
    found = by_type(ENTRIES)

    assert [(one.type, one.tally.activities) for one in found] == [
        ("conference", 1),
        ("book", 1),
        ("webinar", 2),
    ]
    assert sum(one.tally.counted for one in found) == tally(ENTRIES).counted
