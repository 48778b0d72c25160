"""How many units an activity has: hours to the minute, everything else to two places."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum, unique
from fractions import Fraction

from cpim_pdp.core import points
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal

MOST = 9_999


@unique
class Unit(StrEnum):
    """What a quantity counts."""

    HOUR = "hour"
    DAY = "day"
    CREDIT_HOUR = "credit-hour"
    CONFERENCE = "conference"
    EXAM = "exam"
    LEARNING_SYSTEM = "learning-system"
    MEMBERSHIP_YEAR = "membership-year"
    YEAR = "year"
    BOOK = "book"
    ARTICLE = "article"
    PROJECT = "project"
    MENTEE = "mentee"
    COMPLETION = "completion"
    PUBLICATION = "publication"
    ENTRY = "entry"
    UNKNOWN = "unknown"
    """A draft's that has no type yet."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount: whole minutes where ``unit`` is the hour, else hundredths of a unit."""

    count: int
    unit: Unit

    @property
    def scale(self) -> int:
        """What a whole unit counts."""
        return 60 if self.unit is Unit.HOUR else 100

    @property
    def value(self) -> Fraction:
        """The exact number of units."""
        return Fraction(self.count, self.scale)

    @property
    def shown(self) -> Decimal:
        """The number of units with two places, as the command line prints it."""
        return points.rounded(self.value)


def of(value: Decimal, unit: Unit) -> Quantity:
    """Return ``value`` units as a quantity, hours rounded to the minute.

    Raises:
        Refusal: not above 0, or above 9,999.
    """
    if not 0 < value <= MOST:
        raise Refusal(Reason.QUANTITY_OUT_OF_RANGE, value=value)
    scale = 60 if unit is Unit.HOUR else 100
    count = int((value * scale).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if count == 0:
        raise Refusal(Reason.QUANTITY_OUT_OF_RANGE, value=value)
    return Quantity(count, unit)


def parse(text: str) -> Decimal:
    """Return the number that ``text`` states, unbounded.

    Raises:
        Refusal: where it is no number.
    """
    value = points.number(text)
    if value is None:
        raise Refusal(Reason.QUANTITY_NOT_A_NUMBER, text=text)
    return value
