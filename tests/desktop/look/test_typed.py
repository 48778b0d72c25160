from datetime import date
from decimal import Decimal

import pytest

from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.typed import DateStyle, Order

TODAY = date(2026, 11, 22)
ENGLISH = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
MONTH_FIRST = DateStyle(Order.MONTH_FIRST, ENGLISH, "11/22/2026")
DAY_FIRST = DateStyle(Order.DAY_FIRST, ENGLISH, "22.11.2026")
YEAR_FIRST = DateStyle(Order.YEAR_FIRST, ENGLISH, "2026-11-22")


@pytest.mark.parametrize(
    ("text", "style", "meant"),
    [
        ("4/7/26", MONTH_FIRST, date(2026, 4, 7)),
        ("4/7/26", DAY_FIRST, date(2026, 7, 4)),
        ("26-7-4", YEAR_FIRST, date(2026, 7, 4)),
        ("4.7.2026", DAY_FIRST, date(2026, 7, 4)),
        ("4 7 2026", DAY_FIRST, date(2026, 7, 4)),
        ("2026-07-04", MONTH_FIRST, date(2026, 7, 4)),
        ("2026/7/4", DAY_FIRST, date(2026, 7, 4)),
        ("4 Jul 2026", DAY_FIRST, date(2026, 7, 4)),
        ("Jul 4, 2026", MONTH_FIRST, date(2026, 7, 4)),
        ("4 de jul. de 26", DAY_FIRST, date(2026, 7, 4)),
        ("2026 July 4", YEAR_FIRST, date(2026, 7, 4)),
        ("4 sept 26", DAY_FIRST, date(2026, 9, 4)),
        ("29.2.2024", DAY_FIRST, date(2024, 2, 29)),
        ("31.12.99", DAY_FIRST, date(1999, 12, 31)),
        ("1.1.46", DAY_FIRST, date(2046, 1, 1)),
        ("٤/٧/٢٠٢٦", DAY_FIRST, date(2026, 7, 4)),
        ("4\u200f/7\u200f/2026", DAY_FIRST, date(2026, 7, 4)),
        ("4.07.26\u202fг.", DAY_FIRST, date(2026, 7, 4)),
    ],
)
def test_a_date_is_read_as_it_is_written_here(text: str, style: DateStyle, meant: date) -> None:
    assert meant == typed.day(text, style, TODAY)


@pytest.mark.parametrize(
    ("text", "style", "meant"),
    [
        ("4.7", DAY_FIRST, date(2026, 7, 4)),
        ("4/7", MONTH_FIRST, date(2026, 4, 7)),
        ("7-4", YEAR_FIRST, date(2026, 7, 4)),
        ("4 Jul", DAY_FIRST, date(2026, 7, 4)),
        ("Jul 4", MONTH_FIRST, date(2026, 7, 4)),
        ("22.2.", DAY_FIRST, date(2027, 2, 22)),
        ("23.2.", DAY_FIRST, date(2026, 2, 23)),
        ("2 January", DAY_FIRST, date(2027, 1, 2)),
        ("29.2.", DAY_FIRST, date(2024, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_latest_such_day_that_is_not_far_ahead(
    text: str, style: DateStyle, meant: date
) -> None:
    assert meant == typed.day(text, style, TODAY)


def test_words_stand_for_their_day_whole_or_begun() -> None:
    days = {"today": TODAY, "yesterday": date(2026, 11, 21), "Tuesday": date(2026, 11, 17)}
    style = DateStyle(Order.DAY_FIRST, ENGLISH, "22.11.2026", days)

    assert typed.day("today", style, TODAY) == TODAY
    assert typed.day(" YEST ", style, TODAY) == date(2026, 11, 21)
    assert typed.day("tues", style, TODAY) == date(2026, 11, 17)
    with pytest.raises(Refusal):
        typed.day("to", style, TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("29.2.2026", Reason.DATE_DOES_NOT_EXIST),
        ("31.4.2026", Reason.DATE_DOES_NOT_EXIST),
        ("0.4.2026", Reason.DATE_DOES_NOT_EXIST),
        ("4.13.2026", Reason.DATE_NOT_UNDERSTOOD),
        ("tomorrow", Reason.DATE_NOT_UNDERSTOOD),
        ("7.2026", Reason.DATE_NOT_UNDERSTOOD),
        ("30.2", Reason.DATE_DOES_NOT_EXIST),
        ("13/13", Reason.DATE_NOT_UNDERSTOOD),
        ("4", Reason.DATE_NOT_UNDERSTOOD),
        ("4.7.202", Reason.DATE_NOT_UNDERSTOOD),
        ("4 ju 2026", Reason.DATE_NOT_UNDERSTOOD),
        ("4 Jul Aug 2026", Reason.DATE_NOT_UNDERSTOOD),
        ("4.7.2026.1", Reason.DATE_NOT_UNDERSTOOD),
        ("444.7.2026", Reason.DATE_NOT_UNDERSTOOD),
        ("1.1.1949", Reason.DATE_OUT_OF_RANGE),
        ("1.1.2200", Reason.DATE_OUT_OF_RANGE),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        typed.day(text, DAY_FIRST, TODAY)

    assert reason is refused.value.reason


def test_day_and_month_are_never_swapped_in_silence() -> None:
    with pytest.raises(Refusal) as refused:
        typed.day("31/12/2026", MONTH_FIRST, TODAY)

    assert refused.value.facts["example"] == "11/22/2026"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:30", 90),
        ("1.5", 90),
        ("1,5", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("90 min", 90),
        ("90m", 90),
        ("2 h", 120),
        ("1.5 hours", 90),
        ("0:50", 50),
        ("0.83", 50),
        (" 3 ", 180),
        ("١:٣٠", 90),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert Quantity(minutes, Unit.HOUR) == typed.quantity(text, Unit.HOUR)


@pytest.mark.parametrize("text", ["1:75", "1:5", "abc", "1.2.3", "-1:30", "1:30:00", "--"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.quantity(text, Unit.HOUR)

    assert Reason.QUANTITY_NOT_A_NUMBER is refused.value.reason


@pytest.mark.parametrize("text", ["0", "-1", "10000", "0:00"])
def test_a_quantity_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.quantity(text, Unit.HOUR)

    assert Reason.QUANTITY_OUT_OF_RANGE is refused.value.reason


def test_a_thousand_is_not_taken_for_one() -> None:
    with pytest.raises(Refusal):
        typed.quantity("1,000", Unit.DAY, group=",")


def test_a_clock_means_nothing_to_days() -> None:
    with pytest.raises(Refusal):
        typed.quantity("1:30", Unit.DAY)


def test_points_are_read_and_bounded() -> None:
    assert Decimal("7.50") == typed.claimed("7,5")
    with pytest.raises(Refusal) as no_number:
        typed.claimed("many")
    assert Reason.POINTS_NOT_A_NUMBER is no_number.value.reason
    with pytest.raises(Refusal) as too_many:
        typed.claimed("1000")
    assert Reason.POINTS_OUT_OF_RANGE is too_many.value.reason


@pytest.mark.parametrize("text", ["15.5", "x", "-3", "²"])
def test_weeks_and_scores_are_whole(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed.whole(text, Reason.WEEKS_OUT_OF_RANGE)

    assert Reason.WEEKS_OUT_OF_RANGE is refused.value.reason


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Quantity(90, Unit.HOUR), "1:30"),
        (Quantity(180, Unit.HOUR), "3"),
        (Quantity(250, Unit.DAY), "2,5"),
        (Quantity(400, Unit.DAY), "4"),
    ],
)
def test_a_quantity_is_shown_as_one_would_type_it(amount: Quantity, shown: str) -> None:
    assert shown == typed.quantity_text(amount, ",")
    assert amount == typed.quantity(shown, amount.unit)
