"""The burn-up read on one day: what counts, what is planned, what is likely, the pace needed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers.values import day

from cpim_pdp.core.forecasting.burn_up import BandMark, BurnUp, Mark
from cpim_pdp.core.forecasting.forecast import Spread
from cpim_pdp.core.forecasting.reading import Reading, has_plans, last_day, read

START, ON, DUE = day("2024-01-01"), day("2026-01-01"), day("2028-01-01")


def mark(on: str | date, points: str) -> Mark:
    return Mark(on if isinstance(on, date) else day(on), Decimal(points))


def spread(low: str, median: str, high: str) -> Spread:
    return Spread(Decimal(low), Decimal(median), Decimal(high))


CHART = BurnUp(
    on=ON,
    start=START,
    due=DUE,
    until=DUE,
    required=Decimal(75),
    target=Decimal(75),
    counted=(mark(START, "0"), mark("2025-03-01", "20"), mark("2025-06-01", "30.25")),
    planned=(mark(ON, "30.25"), mark("2026-07-01", "36.25")),
    band=(
        BandMark(ON, spread("30.25", "30.25", "30.25")),
        BandMark(ON + timedelta(days=100), spread("40.25", "50.25", "90.25")),
    ),
    even=(mark(START, "0"), mark(DUE, "75")),
    needed=(mark(ON, "30.25"), mark(DUE, "75")),
)


@pytest.mark.parametrize(
    ("on", "counted"),
    [("2024-01-01", "0"), ("2025-02-28", "0"), ("2025-03-01", "20"), ("2025-12-31", "30.25")],
)
def test_what_counts_is_read_as_a_step_from_its_day_on(on: str, counted: str) -> None:
    found = read(CHART, day(on))

    assert (found.counted, found.planned, found.spread) == (Decimal(counted), None, None)


@pytest.mark.parametrize(("on", "planned"), [("2026-01-02", "30.25"), ("2026-07-01", "36.25")])
def test_ahead_it_is_what_is_planned(on: str, planned: str) -> None:
    found = read(CHART, day(on))

    assert (found.counted, found.planned) == (None, Decimal(planned))


def test_the_band_is_exact_at_its_marks_and_to_half_a_point_between_them() -> None:
    between, at_mark = (read(CHART, ON + timedelta(days=passed)) for passed in (52, 100))

    assert between.spread == spread("35.5", "40.5", "61.5")
    assert at_mark.spread == spread("40.25", "50.25", "90.25")


def test_after_its_last_mark_the_band_goes_on_level() -> None:
    assert read(CHART, DUE).spread == CHART.band[-1].spread


def test_the_pace_leads_evenly_to_today_and_from_todays_points_after_it() -> None:
    half = ON + (DUE - ON) / 2

    assert read(CHART, START).pace == 0
    assert read(CHART, ON).pace == Decimal("37.5")
    assert read(CHART, half).pace == Decimal("52.5")
    assert read(CHART, DUE).pace == 75


def test_a_day_outside_is_read_at_the_nearer_end() -> None:
    assert read(CHART, START - timedelta(days=9)) == read(CHART, START)
    assert read(CHART, DUE + timedelta(days=9)) == read(CHART, DUE)
    assert read(CHART, DUE + timedelta(days=9)).day == DUE


def test_the_chart_ends_where_points_can_still_be_earned() -> None:
    later = day("2033-01-01")

    assert last_day(CHART) == DUE
    assert last_day(replace(CHART, until=later)) == later


def test_without_plans_or_band_nothing_is_told_of_either() -> None:
    bare = replace(CHART, planned=CHART.planned[:1], band=())

    assert not has_plans(bare)
    assert has_plans(CHART)
    assert read(bare, DUE) == Reading(DUE, None, None, None, Decimal(75))


def test_once_no_more_can_be_earned_what_counts_is_told_to_the_end() -> None:
    over = replace(CHART, on=DUE + timedelta(days=40), until=DUE, planned=(), band=(), needed=None)
    early = replace(over, on=DUE - timedelta(days=3), until=DUE - timedelta(days=9))

    assert read(over, DUE).counted == Decimal("30.25")
    assert read(early, DUE).counted == Decimal("30.25")


def test_a_chart_that_is_a_single_day_asks_for_all_at_once() -> None:
    one = replace(CHART, due=ON, until=ON, start=ON, even=(mark(ON, "0"), mark(ON, "75")))

    assert read(replace(one, needed=None), ON).pace == 75
