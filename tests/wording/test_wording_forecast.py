from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers import values
from helpers.rules import rulebook

from cpim_pdp.core.forecast import Basis, Forecast
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.wording import forecast


def summary(on: str, *activities: tuple[str, str]) -> Summary:
    rules = rulebook()
    log = values.snapshot(
        *(
            values.activity(values.details(rules, "course", day, hours))
            for day, hours in activities
        ),
        credentials=(values.cpim(),),
    )
    return summarise(log, rules, log.credentials[0], values.day(on))


def test_a_pace_that_is_enough_says_when() -> None:
    one = summary("2026-11-22", ("2026-06-01", "40"))

    assert forecast.sentence(one).startswith("On course to finish in October 2027, at 3.3")


def test_a_pace_that_is_not_enough_says_what_is_needed() -> None:
    one = summary("2026-11-22", ("2026-06-01", "10"))

    assert "too late for 31 Mar 2028: 4" in forecast.sentence(one)
    assert forecast.basis(one.forecast) == "Going by the points of the last 12 months."


def test_a_target_out_of_all_reach_is_called_so() -> None:
    one = summary("2026-11-22", ("2026-06-01", "10"))
    never = replace(one, forecast=replace(one.forecast, reached_on=None))

    assert "you never finish" in forecast.sentence(never)


def test_a_reached_target_says_since_when() -> None:
    one = summary("2026-11-22", ("2026-06-01", "80"))

    assert forecast.sentence(one) == "All 75 points are reached since 1 Jun 2026."


def test_a_target_reached_without_a_day_says_just_that() -> None:
    one = summary("2026-11-22", ("2026-06-01", "80"))
    undated = replace(one, forecast=replace(one.forecast, reached_on=None))

    assert forecast.sentence(undated) == "All 75 points are reached."


def test_a_young_cycle_gives_the_pace_that_leads_to_the_target() -> None:
    one = summary("2023-04-01", ("2023-03-20", "2"))

    assert forecast.sentence(one).startswith("Too early for a forecast: 1.2")


def test_a_year_without_points_gives_the_pace_needed() -> None:
    assert forecast.sentence(summary("2026-11-22")).startswith("No points lately: ")


def test_past_the_last_day_it_says_what_is_missing() -> None:
    one = summary("2028-04-02", ("2026-06-01", "40"))

    assert forecast.sentence(one).endswith("has passed with 35 points missing.")


def test_in_a_suspension_of_years_its_end_is_the_last_day() -> None:
    assert "30 Jun 2023" in forecast.sentence(suspended())


def suspended() -> Summary:
    rules = rulebook()
    log = values.snapshot(
        values.activity(values.details(rules, "course", "2018-01-20", "5")),
        credentials=(values.cpim("2013-06-10"),),
    )
    return summarise(log, rules, log.credentials[0], values.day("2018-07-01"))


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_has_its_words(basis: Basis) -> None:
    text = forecast.basis(Forecast(None, None, date(2027, 1, 1), Decimal(1), Decimal(1), basis, 1))

    assert text.endswith(".")
    assert "%n" not in text
    assert "(s)" not in text
