"""A few of the invented holders that the forecast is measured on: see its benchmark for all."""

from collections.abc import Sequence
from statistics import mean

import pytest
from helpers.holders import Asked, asked_of, population
from helpers.naive import Rule, brier, longer_line, straight_line

HALFWAY_AND_BEFORE_THE_END = (26, 44)


@pytest.fixture(scope="module")
def asked() -> Sequence[Asked]:
    return tuple(asked_of(population(60, seed=11), HALFWAY_AND_BEFORE_THE_END))


def said(one: Asked) -> float:
    assert one.summary.forecast.likelihood is not None
    return one.summary.forecast.likelihood


@pytest.mark.parametrize("line", [straight_line, longer_line])
def test_a_forecast_is_wrong_by_less_than_a_line_drawn_on(
    asked: Sequence[Asked], line: Rule
) -> None:
    assert brier(said, asked) < 0.9 * brier(line, asked)


def test_a_forecast_is_wrong_by_less_than_saying_the_same_of_everybody(
    asked: Sequence[Asked],
) -> None:
    share = mean(one.made_it for one in asked)

    assert brier(said, asked) < 0.8 * share * (1 - share)


def test_of_whom_more_is_said_more_make_it(asked: Sequence[Asked]) -> None:
    ordered = sorted(asked, key=said)
    third = len(ordered) // 3

    first, last = ordered[:third], ordered[-third:]

    assert mean(one.made_it for one in first) + 0.4 < mean(one.made_it for one in last)
