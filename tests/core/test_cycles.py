from datetime import date, timedelta

import pytest
from helpers.rules import rulebook
from helpers.values import cpim, day, submission
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import cycles
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycles import Cycles

certification_days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def of(credential: Credential, *submissions: object, on: str = "2026-11-22") -> Cycles:
    return cycles.cycles_of(
        credential, designation_of(credential, rulebook()), submissions, day(on)
    )  # type: ignore[arg-type]


def test_a_cycle_ends_with_the_month_of_certification_five_years_on() -> None:
    assert of(cpim("2023-03-14")).cycle(1).due == day("2028-03-31")


def test_a_leap_day_is_followed_by_cycles_that_end_with_february() -> None:
    found = of(cpim("2024-02-29"))

    assert found.cycle(1).due == day("2029-02-28")
    assert (found.cycle(2).start, found.cycle(2).due) == (day("2029-03-01"), day("2034-02-28"))


@given(certification_days, st.integers(1, 60), st.none() | st.integers(1, 20_000))
def test_cycles_tile_time_without_gap_or_overlap(
    certified: date, number: int, due_after: int | None
) -> None:
    due = None if due_after is None else certified + timedelta(days=due_after)
    found = of(Credential("c", "CPIM", certified, due))

    before, after = found.cycle(number), found.cycle(number + 1)

    assert before.start <= before.due
    assert after.start == before.due + timedelta(days=1)
    assert found.cycle(1).start == certified


@given(certification_days, st.integers(0, 15_000))
def test_each_day_since_the_certification_is_in_the_cycle_that_holds_it(
    certified: date, later: int
) -> None:
    asked = certified + timedelta(days=later)

    held = of(Credential("c", "CPIM", certified)).holding(asked)

    assert held is not None
    assert held.holds(asked)


def test_no_cycle_holds_a_day_before_the_certification() -> None:
    assert of(cpim("2023-03-14")).holding(day("2023-03-13")) is None


@pytest.mark.parametrize(
    ("certified", "due", "number"),
    [
        ("2013-06-10", "2018-06-30", 1),
        ("2013-06-10", "2028-06-30", 3),
        ("2023-03-14", "2025-01-31", 1),
        ("2023-03-14", "2028-03-14", 1),
    ],
)
def test_a_given_due_date_closes_the_cycle_nearest_to_it(
    certified: str, due: str, number: int
) -> None:
    found = of(cpim(certified, due))

    assert found.cycle(number).due == day(due)


def test_a_due_date_that_is_given_is_kept_as_it_is_and_counted_on_from() -> None:
    found = of(cpim("2013-06-10", "2028-06-15"))

    assert found.cycle(3).start == day("2023-06-16")
    assert found.cycle(4).due == day("2033-06-15")


def test_without_a_due_date_the_first_cycle_is_shown_however_long_ago_it_ended() -> None:
    credential = cpim("2003-05-05")

    number = cycles.shown_number(
        credential, designation_of(credential, rulebook()), (), day("2026-11-22")
    )

    assert number == 1


def test_with_a_due_date_the_cycles_before_it_count_as_maintained() -> None:
    credential = cpim("2013-06-10", "2028-06-30")

    number = cycles.shown_number(
        credential, designation_of(credential, rulebook()), (), day("2026-11-22")
    )

    assert number == 3


@pytest.mark.parametrize(("on", "number"), [("2027-05-31", 1), ("2027-06-01", 2)])
def test_the_next_cycle_is_shown_from_the_day_of_approval(on: str, number: int) -> None:
    credential = cpim()
    approved = submission(filed="2027-05-01", approved="2027-06-01")

    shown = cycles.shown_number(
        credential, designation_of(credential, rulebook()), (approved,), day(on)
    )

    assert shown == number


def test_an_approval_may_set_another_next_due_date_from_its_day_on() -> None:
    approved = submission(approved="2027-06-01", next_due="2033-01-15")

    before = of(cpim(), approved, on="2027-05-31")
    after = of(cpim(), approved, on="2027-06-01")

    assert before.cycle(2).due == day("2033-03-31")
    assert after.cycle(1).due == day("2028-03-31")
    assert after.cycle(2).due == day("2033-01-15")
    assert after.cycle(3).start == day("2033-01-16")


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-11-22", "2028-06-30"), ("2028-06-30", "2028-06-30")]
)
def test_the_proposed_due_date_is_the_next_aligned_one(on: str, expected: str) -> None:
    assert cycles.proposed_due(day("2013-06-10"), 5, day(on)) == day(expected)
