"""Where days and points lie in the chart, and which are written at its edges."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from cpim_pdp.desktop.overview.chart_scale import Scale, levels, marked_days

FIRST, LAST = date(2023, 3, 14), date(2028, 3, 31)


def scale(width: float = 800, *, first: date = FIRST, mirrored: bool = False) -> Scale:
    return Scale(QRectF(40, 20, width, 200), first, LAST, Decimal(100), mirrored)


def test_the_first_day_is_where_reading_begins() -> None:
    assert scale().across(FIRST) == 40
    assert scale().across(LAST) == 840
    assert scale(mirrored=True).across(FIRST) == 840
    assert scale(mirrored=True).across(LAST) == 40


def test_points_are_counted_from_the_bottom() -> None:
    assert [scale().down(Decimal(points)) for points in (0, 50, 100)] == [220, 120, 20]


@given(st.dates(FIRST, LAST), st.booleans())
def test_the_day_at_a_place_is_the_day_that_lies_there(day: date, mirrored: bool) -> None:
    shown = scale(mirrored=mirrored)

    assert shown.day_at(shown.across(day)) == day


def test_beside_the_room_it_is_the_first_or_the_last_day() -> None:
    assert (scale().day_at(-50), scale().day_at(5000)) == (FIRST, LAST)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("1", [0, 1]),
        ("81", [0, 25, 50, 75]),
        ("150", [0, 50, 100, 150]),
        ("26505", [0, 10_000, 20_000]),
    ],
)
def test_lines_are_drawn_at_a_few_round_numbers(top: str, expected: list[int]) -> None:
    assert levels(Decimal(top)) == expected


@given(st.decimals(1, 10**7, places=2))
def test_there_are_two_to_five_lines(top: Decimal) -> None:
    assert 2 <= len(levels(top)) <= 5


def test_years_are_written_where_they_have_room() -> None:
    days, are_years = marked_days(scale(), 80)

    assert are_years
    assert days == [date(year, 1, 1) for year in range(2024, 2029)]


def test_where_they_have_none_every_second_or_fifth_is() -> None:
    assert [day.year for day in marked_days(scale(300), 80)[0]] == [2024, 2026, 2028]
    assert [day.year for day in marked_days(scale(100), 80)[0]] == [2025]


def test_a_short_cycle_has_months() -> None:
    days, are_years = marked_days(scale(first=date(2027, 9, 10)), 100)

    assert not are_years
    assert [(day.year, day.month) for day in days][:2] == [(2027, 10), (2027, 11)]
