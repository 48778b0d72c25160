from fractions import Fraction

import pytest
from helpers.values import day

from cpim_pdp.core.forecasting import months


def test_months_back_are_counted_from_the_date_asked_for() -> None:
    ends = months.back(day("2026-11-22"), day("2026-08-30"))

    assert [str(end) for end in ends] == ["2026-09-22", "2026-10-22", "2026-11-22"]


def test_a_month_that_began_before_anything_is_known_is_left_out() -> None:
    assert months.back(day("2026-11-22"), day("2026-10-24")) == (day("2026-11-22"),)
    assert len(months.back(day("2026-11-22"), day("2026-10-23"))) == 2


def test_three_years_back_is_enough() -> None:
    ends = months.back(day("2026-11-30"), day("2010-01-01"))

    assert len(ends) == 37
    assert ends[0] == day("2023-11-30")


def test_months_ahead_are_those_of_the_calendar() -> None:
    found = months.ahead(day("2026-11-22"), day("2027-01-10"))

    assert [(str(one.first), str(one.last)) for one in found] == [
        ("2026-11-23", "2026-11-30"),
        ("2026-12-01", "2026-12-31"),
        ("2027-01-01", "2027-01-10"),
    ]
    assert [one.months for one in found] == [Fraction(8, 30), 1, Fraction(10, 31)]


@pytest.mark.parametrize("last", ["2026-11-22", "2026-01-01"])
def test_nothing_lies_ahead_on_the_last_day_and_after_it(last: str) -> None:
    assert months.ahead(day("2026-11-22"), day(last)) == ()
