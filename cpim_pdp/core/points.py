"""Points: exact decimals with two places, never a float."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cpim_pdp.core.refusals import Reason, Refusal

ZERO = Decimal("0.00")
MOST = Decimal("999.99")
_CENT = Decimal("0.01")
_ONE, _HUNDRED = Decimal(1), Decimal(100)
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})")


def rounded(value: Decimal | Fraction | int) -> Decimal:
    """Return ``value`` as points: two places, a half rounded up."""
    if isinstance(value, Fraction):
        return ratio(value.numerator, value.denominator)
    return Decimal(value).quantize(_CENT, rounding=ROUND_HALF_UP)


def ratio(numerator: int, denominator: int) -> Decimal:
    """Return a ratio as points, a half rounded up; ``denominator`` is above 0."""
    return Decimal((200 * numerator + denominator) // (2 * denominator)).scaleb(-2)


def parse(text: str) -> Decimal:
    """Return the points that ``text`` states, 0 to 999.99.

    Raises:
        Refusal: where it is no number, or outside that range.
    """
    value = number(text)
    if value is None:
        raise Refusal(Reason.POINTS_NOT_A_NUMBER, text=text)
    return checked(value)


def checked(value: Decimal) -> Decimal:
    """Return ``value`` rounded to points.

    Raises:
        Refusal: outside 0 to 999.99.
    """
    if not 0 <= value < 10_000:
        raise Refusal(Reason.POINTS_OUT_OF_RANGE, value=value)
    points = rounded(value)
    if points > MOST:
        raise Refusal(Reason.POINTS_OUT_OF_RANGE, value=value)
    return points


def number(text: str) -> Decimal | None:
    """Return the decimal that ``text`` writes with ASCII digits and a point, else None."""
    trimmed = text.strip()
    return Decimal(trimmed) if _NUMBER.fullmatch(trimmed) else None


def hundredths(value: Decimal) -> int:
    """Return ``value`` in the unit that a log stores: hundredths of a point."""
    return int((_HUNDRED * value).quantize(_ONE, rounding=ROUND_HALF_UP))


def from_hundredths(count: int) -> Decimal:
    """Return the points that ``count`` hundredths are."""
    return (Decimal(count) / 100).quantize(_CENT)
