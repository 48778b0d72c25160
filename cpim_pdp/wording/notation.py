"""How figures are written: handed in with the translator, as the place decides, not the words."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from cpim_pdp.core.frozen import dataclass


def plain_number(value: Decimal) -> str:
    """Return a number with a decimal point, without zeros that say nothing: 28.5, 75."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_clock(value: time) -> str:
    """Return a time of day to the minute: 09:12."""
    return f"{value:%H:%M}"


@dataclass(frozen=True, slots=True)
class Notation:
    """How numbers, dates and times of day are written.

    Without ``day`` a date names its month in the words of the translator: 31 Mar 2028. With it, it
    must show four digits of the year.
    """

    number: Callable[[Decimal], str] = plain_number
    clock: Callable[[time], str] = plain_clock
    day: Callable[[date], str] | None = None


PLAIN = Notation()
"""The notation that asks no place: of the command line, and of what strangers read."""
