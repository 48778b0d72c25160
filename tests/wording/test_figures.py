from datetime import date
from decimal import Decimal

import pytest

from cpim_pdp.wording import figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("28.50", "28.5"),
        ("75.00", "75"),
        ("75", "75"),
        ("0.00", "0"),
        ("100", "100"),
        ("0.05", "0.05"),
        ("1E+2", "100"),
    ],
)
def test_points_have_no_zeros_that_say_nothing(value: str, text: str) -> None:
    assert figures.points(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "n"), [("1", 1), ("1.00", 1), ("0", 0), ("2", 2), ("1.5", 3), ("0.5", 2)]
)
def test_only_exactly_one_is_singular(value: str, n: int) -> None:
    assert figures.plural(Decimal(value)) == n


def test_dates_name_the_month_and_four_digits_of_the_year() -> None:
    assert figures.day(date(2028, 3, 31)) == "31 Mar 2028"
    assert figures.month(date(2027, 8, 1)) == "August 2027"


def test_each_month_has_its_own_names() -> None:
    months = [date(2026, month, 1) for month in range(1, 13)]

    assert len({figures.day(one) for one in months}) == 12
    assert len({figures.month(one) for one in months}) == 12


def test_a_period_names_both_days_unless_they_are_one() -> None:
    assert figures.days(date(2026, 5, 4), date(2026, 5, 6)) == "4 May 2026 to 6 May 2026"
    assert figures.days(date(2026, 5, 4), date(2026, 5, 4)) == "4 May 2026"


@pytest.mark.parametrize(
    ("on", "due", "text"),
    [
        (date(2026, 11, 22), date(2028, 3, 31), "1 year, 4 months left"),
        (date(2026, 3, 31), date(2028, 3, 31), "2 years left"),
        (date(2027, 12, 31), date(2028, 3, 31), "3 months left"),
        (date(2027, 12, 29), date(2028, 3, 30), "3 months left"),
        (date(2028, 1, 1), date(2028, 3, 31), "90 days left"),
        (date(2023, 10, 31), date(2024, 2, 29), "4 months left"),
        (date(2028, 3, 30), date(2028, 3, 31), "1 day left"),
        (date(2028, 3, 31), date(2028, 3, 31), "Due today"),
        (date(2028, 4, 1), date(2028, 3, 31), "1 day past the deadline"),
        (date(2028, 6, 29), date(2028, 3, 31), "90 days past the deadline"),
        (date(2028, 6, 30), date(2028, 3, 31), "3 months past the deadline"),
        (date(2029, 12, 1), date(2028, 3, 31), "1 year, 8 months past the deadline"),
    ],
)
def test_the_time_left_is_said_in_the_unit_that_matters(on: date, due: date, text: str) -> None:
    assert figures.left(on, due) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [("0", "0 %"), ("0.001", "1 %"), ("0.6", "60 %"), ("0.999", "99 %"), ("1", "100 %")],
)
def test_a_share_is_never_rounded_to_certainty(share: str, text: str) -> None:
    assert figures.percent(Decimal(share)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1_234, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_234_567, "1.2 MB"),
        (104_857_600, "104.9 MB"),
    ],
)
def test_sizes_come_in_the_unit_that_reads_best(count: int, text: str) -> None:
    assert figures.size(count) == text
