"""Logs that are far from any holder's still have a forecast, on a grid that is wide enough."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot

from cpim_pdp.core.forecasting.habits import HALF_POINT, Habit, over, worth
from cpim_pdp.core.forecasting.odds import UNIT
from cpim_pdp.core.forecasting.usual import Further, cut_at, for_quantiles
from cpim_pdp.core.summary import summarise

NOTHING = Further(0.0, 0.0, 0)
FIVE_YEARS = Fraction(60)


def months_of(points: int) -> Habit:
    """Return a habit of twenty months from nothing to so many points, all as likely."""
    return Habit(tuple((place * points * 5, UNIT // 20) for place in range(20)))


def test_of_whoever_does_much_for_years_half_points_are_told_apart() -> None:
    assert for_quantiles(months_of(8), FIVE_YEARS, NOTHING).step == HALF_POINT


def test_of_hundreds_of_points_a_month_the_grid_is_wider_and_the_mean_the_same() -> None:
    much = for_quantiles(months_of(800), FIVE_YEARS, NOTHING)

    assert much.step > HALF_POINT
    assert much.powers[1].mean == pytest.approx(months_of(800).month(HALF_POINT).mean)


def test_what_is_cut_is_above_nine_tenths_of_all() -> None:
    habit = months_of(40)
    usual = for_quantiles(habit, FIVE_YEARS, NOTHING)

    tail = over(worth(FIVE_YEARS), usual.powers).tail()

    assert tail[-1] < 0.1
    assert cut_at(7_500, habit, FIVE_YEARS).powers[-1].size <= 151


def test_a_thousand_plans_are_forecast_too() -> None:
    rules = rulebook()
    plans = [
        activity(details(rules, "webinar", f"2027-{1 + n % 12:02}-{1 + n % 28:02}", "0.83"))
        for n in range(1_000)
    ]
    usual = [activity(details(rules, "webinar", f"2026-{n:02}-05", "40.25")) for n in range(1, 12)]
    held = replace(cpim(), target=Decimal(999))
    log = snapshot(*plans, *usual, credentials=(held,))

    found = summarise(log, rules, held, day("2026-11-22"))

    assert found.forecast.shares is not None
    assert abs(found.forecast.shares.planned - Decimal("0.8") * Decimal(830)) < 5
    assert found.forecast.target_likelihood is not None
    assert found.forecast.target_likelihood > 0.9
