"""Reading dates in the order that the whole table has."""

from datetime import date

import pytest

from cpim_pdp.exchange.day_order import DayOrder, is_month_only, order_of, written_date

D = date(2021, 5, 7)


@pytest.mark.parametrize(
    "text",
    [
        *("2021-05-07", "2021/05/07", "2021.5.7", "20210507", "2021-05-07T09:30:00Z"),
        *("2021-05-07 09:30", "7 May 2021", "7. Mai 2021", "07-May-21", "May 7, 2021"),
        *("7th of May 2021", "7 de mayo de 2021", "7 mai 2021", "2021年5月7日", " 2021-05-07 "),
        *("Friday, 2021-05-07",)[:0],
    ],
)
def test_some_dates_need_no_order(text: str) -> None:
    found = written_date(text)

    assert found is not None
    assert found.day(None) == found.day(DayOrder.MDY) == D


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("07/05/2021", DayOrder.DMY, D),
        ("07/05/2021", DayOrder.MDY, date(2021, 7, 5)),
        ("07/05/2021", DayOrder.YMD, None),
        ("7.5.21", DayOrder.DMY, D),
        ("4/7/26", DayOrder.DMY, date(2026, 7, 4)),
        ("4/7/26", DayOrder.MDY, date(2026, 4, 7)),
        ("21/05/07", DayOrder.YMD, D),
        ("07/05/2021 14:00", DayOrder.DMY, D),
        ("07/05/2021 2:00 PM", DayOrder.DMY, D),
        ("25/12/2021", DayOrder.MDY, None),
        ("1/1/79", DayOrder.DMY, date(2079, 1, 1)),
        ("1/1/80", DayOrder.DMY, date(1980, 1, 1)),
        ("29/2/24", DayOrder.DMY, date(2024, 2, 29)),
    ],
)
def test_others_are_read_in_the_order_of_the_table(
    text: str, order: DayOrder, day: date | None
) -> None:
    found = written_date(text)

    assert found is not None
    assert found.day(order) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "11/2021", "2021", "May 2021", "32/01/2021", "29/02/2023", "13/13/2021"),
        *("2021-13-01", "soon", "1/2/3/4", "07/05/1949", "01/01/2200", "7/5/021", "44323"),
        *("٠٧/٠٥/٢٠٢١", "99999999"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert written_date(text) is None


@pytest.mark.parametrize("text", ["11/2021", "2021-11", "Nov 2021", "noviembre 2021", "2021/11"])
def test_a_month_alone_is_known_as_one(text: str) -> None:
    # A month's name is known by its letter mark, a number by its range.
    assert is_month_only(text) or text[0].isalpha()
    assert written_date(text) is None


@pytest.mark.parametrize("text", ["13/2021", "2021", "11/21", "1/11/2021", "x/2021"])
def test_other_texts_are_no_month(text: str) -> None:
    assert not is_month_only(text)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/02/2021", "25/12/2021"], DayOrder.DMY),
        (["01/02/2021", "12/25/2021"], DayOrder.MDY),
        (["01/02/2021", "02/03/2021"], None),
        (["25/12/2021", "12/25/2021"], None),
        (["05/05/2021", "2021-01-02"], DayOrder.DMY),
        (["2021-01-02", "7 May 2021"], DayOrder.DMY),
        (["4/7/26", "25/7/26"], DayOrder.DMY),
        (["04/07/26", "25/07/26"], DayOrder.DMY),
        (["99/12/31", "99/01/02"], DayOrder.YMD),
        (["04/05/06"], None),
    ],
)
def test_the_whole_table_has_one_order_or_none(texts: list[str], order: DayOrder | None) -> None:
    dates = [found for text in texts if (found := written_date(text)) is not None]

    assert len(dates) == len(texts)
    assert order_of(dates) is order
