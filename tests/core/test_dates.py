from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import dates
from cpim_pdp.core.refusals import Reason, Refusal

days = st.dates(dates.FIRST, dates.LAST)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-13-01", Reason.DATE_DOES_NOT_EXIST),
        ("2025-02-29", Reason.DATE_DOES_NOT_EXIST),
        ("22/11/2026", Reason.DATE_NOT_ISO),
        ("2026-1-1", Reason.DATE_NOT_ISO),
        ("20261122", Reason.DATE_NOT_ISO),
        ("2026-11-22T10:00", Reason.DATE_NOT_ISO),
        ("٢٠٢٦-١١-٢٢", Reason.DATE_NOT_ISO),
        ("", Reason.DATE_NOT_ISO),
        (" 2026-11-22", Reason.DATE_NOT_ISO),
        ("1949-12-31", Reason.DATE_OUT_OF_RANGE),
        ("2200-01-01", Reason.DATE_OUT_OF_RANGE),
    ],
)
def test_a_date_is_refused_unless_it_is_iso_real_and_in_range(text: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        dates.parse(text)

    assert refused.value.reason is reason


@given(days)
def test_a_date_reads_back_from_its_own_text(day: date) -> None:
    assert dates.parse(day.isoformat()) == day


@pytest.mark.parametrize(
    ("anchor", "count", "expected"),
    [
        ("2024-02-29", 5, "2029-02-28"),
        ("2034-02-28", 5, "2039-02-28"),
        ("2034-02-28", 10, "2044-02-29"),
        ("2028-02-28", 5, "2033-02-28"),
        ("2028-03-30", -5, "2023-03-30"),
        ("2028-03-31", 0, "2028-03-31"),
    ],
)
def test_a_month_end_stays_a_month_end_and_another_day_its_day(
    anchor: str, count: int, expected: str
) -> None:
    assert dates.years(date.fromisoformat(anchor), count) == date.fromisoformat(expected)


@given(days, st.integers(-20, 20))
def test_moving_a_month_end_by_years_and_back_comes_home(day: date, count: int) -> None:
    end = dates.month_end(day)

    assert dates.years(dates.years(end, count), -count) == end


def test_a_year_has_twelve_months() -> None:
    span = dates.months_between(date(2000, 1, 1), date(2400, 1, 1))

    assert span == 400 * 12
