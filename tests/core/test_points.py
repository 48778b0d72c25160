from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import points, quantities
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Fraction(1, 3), "0.33"), (Fraction(5, 1000), "0.01"), (Decimal("1.005"), "1.01"), (7, "7")],
)
def test_a_half_is_rounded_up(value: Decimal | Fraction | int, expected: str) -> None:
    assert points.rounded(value) == Decimal(expected)


@given(st.integers(0, 99_999))
def test_hundredths_come_back_as_the_same_points(count: int) -> None:
    assert points.hundredths(points.from_hundredths(count)) == count


@pytest.mark.parametrize("text", ["", "ten", "1e3", "nan", "1,5", "--1", ".", "١", "0x1", "1 2"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        points.parse(text)

    assert refused.value.reason is Reason.POINTS_NOT_A_NUMBER


@pytest.mark.parametrize("text", ["-1", "-0.01", "1000", "999.995", "99999999999"])
def test_points_outside_their_range_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        points.parse(text)

    assert refused.value.reason is Reason.POINTS_OUT_OF_RANGE


@pytest.mark.parametrize(
    ("text", "expected"), [("0", "0"), ("2.005", "2.01"), ("999.99", "999.99")]
)
def test_points_are_read_with_two_places(text: str, expected: str) -> None:
    assert points.parse(text) == Decimal(expected)


def test_hours_are_rounded_to_the_minute() -> None:
    assert quantities.of(Decimal("0.83"), Unit.HOUR) == Quantity(50, Unit.HOUR)


@pytest.mark.parametrize("value", ["0", "-1", "9999.01", "0.004"])
def test_a_quantity_outside_its_range_is_refused(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        quantities.of(Decimal(value), Unit.HOUR)

    assert refused.value.reason is Reason.QUANTITY_OUT_OF_RANGE


def test_a_quantity_that_is_no_number_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        quantities.parse("many")

    assert refused.value.reason is Reason.QUANTITY_NOT_A_NUMBER


def test_fifty_minutes_are_shown_with_two_places() -> None:
    assert Quantity(50, Unit.HOUR).shown == Decimal("0.83")


def test_a_quantity_is_read_as_it_is_written() -> None:
    assert quantities.parse(" 1.50 ") == Decimal("1.5")
