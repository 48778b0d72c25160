"""Reading numbers and durations."""

from decimal import Decimal

import pytest

from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange.amounts import MINUTES, Amount, amount, fits, number, quantity, unit_named


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("16.5", "16.5"), ("16,5", "16.5"), ("8", "8"), ("0,125", "0.125"), ("1.125", "1.125")),
        *(("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234", "1234"), ("1'234.5", "1234.5")),
        *(("-5", "-5"), ("+5", "5"), ("12,50", "12.50"), ("1,234,567", "1234567")),
        *(("1 234,5", "1234.5"),),
    ],
)
def test_a_number_has_a_point_or_a_comma(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "two", "1.2.3", "1,2,3", "--5", "1e3", "nan", "½", "٣"])
def test_other_texts_are_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize("text", ["1,234", "12,500"])
def test_a_number_that_can_be_two_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        number(text)

    assert refused.value.reason is Reason.NUMBER_AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("16.5", "16.5", ""),
        ("1:30", "90", MINUTES),
        ("1h30", "90", MINUTES),
        ("1 h 30 min", "90", MINUTES),
        ("90 min", "90", MINUTES),
        ("8 h", "8", Unit.HOUR),
        ("8 hours", "8", Unit.HOUR),
        ("8 horas", "8", Unit.HOUR),
        ("2,5 Std.", "2.5", Unit.HOUR),
        ("3 days", "3", Unit.DAY),
    ],
)
def test_an_amount_may_name_its_unit(text: str, value: str, unit: str) -> None:
    assert amount(text, "") == Amount(Decimal(value), unit)


@pytest.mark.parametrize("text", ["a lot", "8 parrots", "1:75", "h"])
def test_other_texts_are_no_amount(text: str) -> None:
    assert amount(text, "") is None


def test_a_bare_number_is_in_the_unit_of_its_column() -> None:
    assert amount("90", MINUTES) == Amount(Decimal(90), MINUTES)
    assert amount("2 h", MINUTES) == Amount(Decimal(2), Unit.HOUR)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        *(("Hours", Unit.HOUR), ("Duration (min)", MINUTES), ("Contact hours", Unit.HOUR)),
        *(("Días", Unit.DAY), ("Quantity", ""), ("Duration", ""), ("Stunden", Unit.HOUR)),
    ],
)
def test_a_title_may_name_the_unit(title: str, unit: str) -> None:
    assert unit_named(title) == unit


@pytest.mark.parametrize(
    ("given", "unit", "does_fit"),
    [
        (Amount(Decimal(8), Unit.HOUR), Unit.HOUR, True),
        (Amount(Decimal(8), MINUTES), Unit.HOUR, True),
        (Amount(Decimal(8), Unit.HOUR), Unit.CREDIT_HOUR, True),
        (Amount(Decimal(8), Unit.HOUR), Unit.DAY, False),
        (Amount(Decimal(8), ""), Unit.BOOK, True),
        (Amount(Decimal(8), Unit.DAY), Unit.BOOK, False),
    ],
)
def test_hours_are_never_taken_for_anything_else(
    given: Amount, unit: Unit, *, does_fit: bool
) -> None:
    assert fits(given, unit) is does_fit


def test_minutes_stay_minutes() -> None:
    assert quantity(Amount(Decimal(50), MINUTES), Unit.HOUR) == Quantity(50, Unit.HOUR)
    assert quantity(Amount(Decimal(90), MINUTES), Unit.CREDIT_HOUR).shown == Decimal("1.5")


@pytest.mark.parametrize("value", ["0", "-5", "0.4", "600000"])
def test_absurd_minutes_are_refused(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        quantity(Amount(Decimal(value), MINUTES), Unit.HOUR)

    assert refused.value.reason is Reason.QUANTITY_OUT_OF_RANGE
