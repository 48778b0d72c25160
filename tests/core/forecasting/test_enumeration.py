"""What a forecast says, against counting every single way that things may go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from helpers.values import day
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core.caps import Ceiling
from cpim_pdp.core.forecasting.chances import Chances
from cpim_pdp.core.forecasting.habits import (
    CATCHING_UP,
    HALF_POINT,
    LEVELS,
    NONE,
    CappedHabit,
    Habit,
    Habits,
)
from cpim_pdp.core.forecasting.history import History
from cpim_pdp.core.forecasting.odds import UNIT
from cpim_pdp.core.forecasting.plans import Planned, in_order
from cpim_pdp.core.forecasting.prospect import Prospect

ON = day("2027-11-30")
NEAR = 1e-12
Sums = Mapping[Fraction, Fraction]


def prospect(**more: object) -> Prospect:
    fields: dict[str, object] = {
        "on": ON,
        "start": day("2023-03-14"),
        "due": day("2028-01-31"),
        "until": day("2028-01-31"),
        "required": Decimal(75),
        "target": Decimal(75),
        "earned": (),
        "counted": Decimal(70),
        "used": {},
        "planned": (),
        "habits": Habits(),
        "history": History(ON, day("2023-03-14"), (ON,) * 37, ()),
        **more,
    }
    return Prospect(**fields)  # type: ignore[arg-type]


def habit(*amounts: str) -> Habit:
    """Return a habit of months that are all as likely; their number divides a thousand."""
    hundredths = (int(Decimal(amount) * 100) for amount in amounts)
    return Habit(tuple((one, UNIT // len(amounts)) for one in hundredths))


def drawn(one: Habit, months: Fraction) -> Sums:
    """Return what some months of a habit may come to, by every level and every single draw."""
    found: dict[Fraction, Fraction] = defaultdict(Fraction)
    for level, percent in LEVELS:
        whole = int(months * level)
        part = months * level - whole
        for count, share in ((whole, 1 - part), (whole + 1, part)):
            for draw in product(one.amounts, repeat=count) if share else ():
                chance = Fraction(percent, 100) * share
                for _, weight in draw:
                    chance *= Fraction(weight, UNIT)
                found[Fraction(sum(amount for amount, _ in draw), 100)] += chance
    return found


def caught_up(habits: Habits, months: Fraction) -> Sums:
    """Return what may come on top of all: a whole number of half points, or between two of them."""
    steps, rest = divmod(int(habits.catch_up * months), HALF_POINT)
    share, upper = Fraction(CATCHING_UP, 100), Fraction(rest, HALF_POINT)
    found: dict[Fraction, Fraction] = defaultdict(Fraction, {Fraction(0): 1 - share})
    found[Fraction(steps, 2)] += share * (1 - upper)
    found[Fraction(steps + 1, 2)] += share * upper
    return found


def ways(planned: Sequence[Planned]) -> Iterator[tuple[Fraction, dict[Ceiling | None, Fraction]]]:
    """Yield each way that plans may come true, with its chance and the sums under each ceiling."""
    for outcome in product((True, False), repeat=len(planned)):
        chance, under = Fraction(1), defaultdict[Ceiling | None, Fraction](Fraction)
        for one, comes in zip(planned, outcome, strict=True):
            chance *= Fraction(one.likelihood if comes else 100 - one.likelihood, 100)
            under[one.ceiling] += Fraction(one.points) if comes else 0
        if chance:
            yield chance, under


def outcomes(given_: Prospect) -> Sums:
    """Return every sum of points there may be at the end, with its probability."""
    time = Chances(given_).time
    found: dict[Fraction, Fraction] = defaultdict(Fraction)
    years = sorted({one.last.year for one in time.stretches})
    usual = [(None, drawn(given_.habits.free, time.months()[-1]))]
    usual.append((None, caught_up(given_.habits, time.months()[-1])))
    for capped in given_.habits.capped:
        for year in years if capped.yearly else [None]:
            months = time.months(year)[-1]
            usual.append((capped.ceiling_in(year), drawn(capped.habit, months)))
    for chance, under in ways(given_.planned):
        for draw in product(*(sums.items() for _, sums in usual)):
            likely, gathered = chance, defaultdict[Ceiling | None, Fraction](Fraction, under)
            for (ceiling, _), (points, share) in zip(usual, draw, strict=True):
                likely *= share
                gathered[ceiling] += points
            total = Fraction(given_.counted)
            for ceiling, points in gathered.items():
                used = Fraction(given_.used.get(ceiling.key, Decimal(0))) if ceiling else 0
                total += points if ceiling is None else min(points, Fraction(ceiling.points) - used)
            found[total] += likely
    return found


def check_likelihood(given_: Prospect, expected: Sums) -> None:
    chances = Chances(given_)
    for aim in (given_.required, given_.target):
        reached = sum(chance for points, chance in expected.items() if points >= aim)
        found = chances.likelihood(chances.last_place, aim)
        assert found == pytest.approx(float(reached), abs=NEAR)


def check(given_: Prospect) -> None:
    expected = outcomes(given_)
    check_likelihood(given_, expected)
    chances = Chances(given_)
    outcome = chances.outcome(chances.last_place)
    for points in expected:
        reached = sum(chance for one, chance in expected.items() if one >= points)
        aim = Decimal(points.numerator) / Decimal(points.denominator)
        assert outcome.at_least(aim) == pytest.approx(float(reached), abs=NEAR)


MEETING = Ceiling(("row", "event", "one"), Decimal(24))
VOLUNTEERING = Ceiling(("cur-volunteer",), Decimal(5))


def plan(on: str, points: str, likelihood: int = 80, ceiling: Ceiling | None = None) -> Planned:
    return Planned(day(on), Decimal(points), likelihood, ceiling)


def in_year(year: int) -> Ceiling:
    return Ceiling((*VOLUNTEERING.key, str(year)), VOLUNTEERING.points)


def test_two_plans_alone() -> None:
    check(prospect(planned=(plan("2027-12-05", "3"), plan("2028-01-05", "4", 50))))


def test_amounts_off_the_grid_are_exact_in_plans() -> None:
    planned = in_order(plan("2027-12-05", points) for points in ("0.83", "1.25", "2.92"))

    check(prospect(planned=planned, counted=Decimal("70.83")))


def test_a_habit_alone() -> None:
    check(prospect(habits=Habits(habit("0", "1.5", "0", "4"))))


@pytest.mark.parametrize("monthly", ["187.5", "100", "3"])
def test_a_habit_and_what_may_come_on_top_of_it(monthly: str) -> None:
    habits = Habits(habit("0", "1.5", "0", "4"), catch_up=Fraction(monthly))

    check(prospect(habits=habits, planned=(plan("2027-12-05", "2.25"),)))


def test_a_habit_over_parts_of_months() -> None:
    rough = prospect(habits=Habits(habit("0", "3")), on=day("2027-12-22"), until=day("2028-01-10"))

    check(rough)


def test_plans_and_a_habit() -> None:
    planned = (plan("2027-12-05", "2.5"), plan("2028-01-05", "1", 30))

    check(prospect(planned=planned, habits=Habits(habit("0", "0.5", "2", "1"))))


def test_plans_under_one_cap_that_is_partly_used() -> None:
    planned = tuple(plan(f"2027-12-{n:02}", "8", 60, MEETING) for n in (1, 2, 3))

    check(prospect(planned=planned, used={MEETING.key: Decimal("6.5")}, counted=Decimal(60)))


def test_a_cap_that_leaves_no_room() -> None:
    planned = (plan("2027-12-05", "8", 60, MEETING), plan("2027-12-06", "3", 60))

    check(prospect(planned=planned, used={MEETING.key: Decimal(24)}))


def test_a_habit_under_a_cap_by_the_year() -> None:
    capped = CappedHabit(habit("3", "0"), VOLUNTEERING, yearly=True)

    check(prospect(habits=Habits(NONE, (capped,)), used={in_year(2027).key: Decimal(4)}))


def test_plans_and_a_habit_under_one_cap_beside_a_free_habit() -> None:
    capped = CappedHabit(habit("2", "0"), VOLUNTEERING, yearly=True)
    planned = (
        plan("2027-12-05", "2", 50, in_year(2027)),
        plan("2028-01-05", "4", 50, in_year(2028)),
        plan("2028-01-06", "1.5", 90),
    )

    check(
        prospect(
            planned=planned,
            habits=Habits(habit("0", "1"), (capped,)),
            used={in_year(2027).key: Decimal("0.5")},
        )
    )


def test_a_habit_under_a_cap_over_the_cycle() -> None:
    share = Ceiling(("share", "presentations"), Decimal(45))
    capped = CappedHabit(habit("4", "1"), share, yearly=False)
    planned = (plan("2027-12-05", "3", 70, share),)

    check(prospect(planned=planned, habits=Habits(NONE, (capped,)), used={share.key: Decimal(38)}))


def test_a_target_above_what_is_required() -> None:
    check(prospect(target=Decimal(80), habits=Habits(habit("0", "1.5", "2", "4"))))


def test_on_the_last_day_only_what_is_planned_can_come() -> None:
    last = prospect(
        until=ON, planned=(plan("2027-11-20", "6", 40),), habits=Habits(habit("5", "9"))
    )

    assert Chances(last).likelihood(0, Decimal(75)) == pytest.approx(0.4)


half_points = st.integers(0, 10).map(lambda halves: str(Decimal(halves) / 2))


@given(
    months=st.lists(half_points, min_size=2, max_size=2),
    volunteered=st.lists(half_points, min_size=2, max_size=2),
    planned=st.lists(
        st.builds(
            plan,
            st.sampled_from(["2027-11-02", "2027-12-24", "2028-01-31"]),
            st.integers(1, 900).map(lambda cents: str(Decimal(cents) / 100)),
            st.integers(0, 100),
            st.sampled_from([None, MEETING, in_year(2027), in_year(2028)]),
        ),
        max_size=4,
    ),
    used=st.integers(0, 500).map(lambda cents: Decimal(cents) / 100),
    until=st.sampled_from(["2027-12-09", "2027-12-31", "2028-01-15"]),
    target=st.integers(7_000, 9_000).map(lambda cents: Decimal(cents) / 100),
    catch_up=st.integers(0, 400).map(Fraction),
)
@settings(max_examples=60)
def test_whatever_is_planned_and_usual(
    months: list[str],
    volunteered: list[str],
    planned: list[Planned],
    used: Decimal,
    until: str,
    target: Decimal,
    catch_up: Fraction,
) -> None:
    capped = CappedHabit(habit(*volunteered), VOLUNTEERING, yearly=True)
    given_ = prospect(
        planned=in_order(planned),
        habits=Habits(habit(*months), (capped,), catch_up),
        used={in_year(2027).key: used},
        until=day(until),
        required=min(target, Decimal(75)),
        target=target,
    )

    check_likelihood(given_, outcomes(given_))


def quantile(sums: Sums, share: float) -> Fraction:
    so_far = Fraction(0)
    for points in sorted(sums):
        so_far += sums[points]
        if so_far >= share - 1e-9:
            return points
    raise AssertionError(sums)


def test_low_median_and_high_are_the_points_not_exceeded_so_often() -> None:
    given_ = prospect(
        planned=(plan("2027-12-05", "2.25"),), habits=Habits(habit("0", "0.5", "2", "7"))
    )
    expected = outcomes(given_)

    found = tuple(Chances(given_).outcome(2).quantiles((0.1, 0.5, 0.9)))

    assert [Fraction(one) for one in found] == [quantile(expected, q) for q in (0.1, 0.5, 0.9)]


def test_the_months_until_a_place_count_by_then() -> None:
    given_ = prospect(habits=Habits(habit("0", "2")), planned=(plan("2028-01-05", "5"),))
    by_december = replace(given_, until=date(2027, 12, 31), planned=())

    found = Chances(given_).likelihood(1, Decimal(72))

    reached = sum(chance for points, chance in outcomes(by_december).items() if points >= 72)
    assert found == pytest.approx(float(reached), abs=NEAR)
