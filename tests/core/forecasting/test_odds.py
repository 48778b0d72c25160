from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.forecasting.odds import (
    UNIT,
    Odds,
    common_step,
    either,
    mixed,
    on_grid,
    shares,
    summed,
    sure,
)

NEAR = 1e-12

weighted = st.lists(
    st.tuples(st.integers(0, 3_000), st.integers(1, 9)), min_size=1, max_size=6
).map(tuple)


def odds_of(drawn: Sequence[tuple[int, int]], step: int = 50) -> Odds:
    weights = shares([weight for _, weight in drawn], sum(weight for _, weight in drawn))
    return on_grid(zip((amount for amount, _ in drawn), weights, strict=True), step)


def told(odds: Odds) -> dict[int, float]:
    return {amount: chance / UNIT for amount, chance in odds.amounts()}


def sums(*many: dict[int, float]) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for drawn in product(*(one.items() for one in many)):
        chance = 1.0
        for _, each in drawn:
            chance *= each
        found[sum(amount for amount, _ in drawn)] += chance
    return found


@given(weighted)
def test_odds_add_up_to_one(drawn: Sequence[tuple[int, int]]) -> None:
    assert sum(odds_of(drawn).chances()) == UNIT


@given(weighted, st.sampled_from([1, 50, 400]))
def test_a_grid_keeps_the_mean(drawn: Sequence[tuple[int, int]], step: int) -> None:
    weight = sum(each for _, each in drawn)
    mean = sum(amount * each for amount, each in drawn) / weight

    assert odds_of(drawn, step).mean == pytest.approx(mean, abs=1e-9)


@given(weighted, weighted)
def test_a_sum_is_what_counting_all_pairs_gives(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> None:
    first, second = odds_of(one), odds_of(other)

    assert told(first.plus(second)) == pytest.approx(sums(told(first), told(second)), abs=NEAR)


@given(st.lists(weighted, max_size=3))
def test_a_sum_of_several_is_what_counting_all_gives(
    many: list[Sequence[tuple[int, int]]],
) -> None:
    odds = [odds_of(one) for one in many]

    assert told(summed(odds, 50)) == pytest.approx(sums(*map(told, odds)), abs=NEAR)


@given(weighted, st.integers(0, 80))
def test_above_a_limit_the_odds_are_those_of_the_limit(
    drawn: Sequence[tuple[int, int]], steps: int
) -> None:
    odds, most = odds_of(drawn), steps * 50
    cut: dict[int, float] = defaultdict(float)
    for amount, chance in told(odds).items():
        cut[min(amount, most)] += chance

    assert told(odds.at_most(most)) == pytest.approx(cut, abs=NEAR)


@given(weighted, weighted, weighted, st.integers(0, 80))
def test_cutting_as_a_sum_grows_is_cutting_it_at_the_end(
    one: Sequence[tuple[int, int]],
    other: Sequence[tuple[int, int]],
    third: Sequence[tuple[int, int]],
    steps: int,
) -> None:
    a, b, c, most = odds_of(one), odds_of(other), odds_of(third), steps * 50

    early = a.plus(b).at_most(most).plus(c).at_most(most)

    assert told(early) == pytest.approx(told(a.plus(b).plus(c).at_most(most)), abs=NEAR)


@given(weighted, weighted)
def test_of_two_possibilities_each_has_its_weight(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> None:
    first, second = odds_of(one), odds_of(other)

    both = mixed(((UNIT // 4, first), (UNIT - UNIT // 4, second)))

    expected: dict[int, float] = defaultdict(float)
    for share, odds in ((0.25, first), (0.75, second)):
        for amount, chance in told(odds).items():
            expected[amount] += share * chance
    assert told(both) == pytest.approx(expected, abs=NEAR)


@given(weighted)
def test_the_tail_says_how_likely_each_amount_is_reached(drawn: Sequence[tuple[int, int]]) -> None:
    odds = odds_of(drawn)
    amounts = told(odds)

    for place, likely in enumerate(odds.tail(), odds.least):
        reached = sum(chance for amount, chance in amounts.items() if amount >= place * 50)
        assert likely == pytest.approx(reached, abs=NEAR)


@given(weighted)
def test_a_finer_grid_says_the_same(drawn: Sequence[tuple[int, int]]) -> None:
    odds = odds_of(drawn)

    assert told(odds.on(25)) == told(odds)
    assert odds.on(50) is odds


@given(weighted)
def test_the_variance_is_that_of_the_amounts(drawn: Sequence[tuple[int, int]]) -> None:
    odds = odds_of(drawn)
    amounts = told(odds)
    mean = sum(amount * chance for amount, chance in amounts.items())
    spread = sum((amount - mean) ** 2 * chance for amount, chance in amounts.items())

    assert odds.variance == pytest.approx(spread, rel=1e-6, abs=1e-3)


def test_what_is_certain_is_all_there_is() -> None:
    assert told(either(600, 100, 50)) == {600: 1.0}
    assert told(either(600, 0, 50)) == {0: 1.0}
    assert told(sure(600, 50)) == {600: 1.0}


def test_something_planned_comes_or_not() -> None:
    assert told(either(600, 80, 50)) == pytest.approx({0: 0.2, 600: 0.8})


def test_an_amount_between_two_points_of_the_grid_goes_to_both() -> None:
    assert told(either(75, 100, 50)) == pytest.approx({50: 0.5, 100: 0.5})


def test_what_is_less_likely_than_can_be_said_is_left_out() -> None:
    odds = sure(0, 50)
    for _ in range(40):
        odds = odds.plus(either(50, 90, 50))

    assert odds.least > 0
    assert sum(odds.chances()) / UNIT == pytest.approx(1, abs=NEAR)


def test_the_common_step_divides_every_amount() -> None:
    assert common_step(50, 600, 825) == 25
