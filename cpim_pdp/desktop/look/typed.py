"""What people type, read the way they write it: dates in their own order, hours as 1:30 or 1.5."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum, unique

from cpim_pdp.core import dates, points, quantities
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal

_AHEAD = 20
_SOON = timedelta(days=92)
_PARTS = re.compile(r"[0-9]+|[^\W0-9_][^\s0-9.,/-]*")
_CLOCK = re.compile(r"([0-9]{1,4})\s*[:hH]\s*([0-5][0-9])\s*(?:m|min)?\.?")
_HOURS = re.compile(r"([0-9]{1,4}(?:[.,][0-9]+)?)\s*(?:h|hours?)\.?", re.IGNORECASE)
_MINUTES = re.compile(r"([0-9]{1,6})\s*(?:m|min|minutes?)\.?", re.IGNORECASE)


@unique
class Order(StrEnum):
    """In which order a locale writes day, month and year."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How dates are written here: their order, the names of the months, and one as an example.

    ``days`` are words that stand for one day, such as today.
    """

    order: Order
    months: tuple[tuple[str, ...], ...]
    example: str
    days: Mapping[str, date] = field(default_factory=dict)


def day(text: str, style: DateStyle, today: date) -> date:
    """Return the date that ``text`` writes in ``style``, as YYYY-MM-DD, or as one of its words.

    A year of two digits is the latest one that ends so and lies at most 20 years after ``today``;
    a date without a year is the latest one that lies at most three months after it.

    Raises:
        Refusal: where it can't be read in that order, does not exist, or is outside 1950 to 2199.
    """
    if (meant := _word_for_day(text, style.days)) is not None:
        return dates.checked(meant)
    refusal = Refusal(Reason.DATE_NOT_UNDERSTOOD, text=text.strip(), example=style.example)
    parts = _PARTS.findall(_plain_digits(text))
    numbers = [part for part in parts if part.isdigit()]
    months = [found for part in parts if (found := _month_named(part, style.months))]
    year_part, month, day_part = _placed(numbers, months, style.order) or ("", "0", "")
    year = _year(year_part, today) if year_part else None
    if not 1 <= int(month) <= 12 or len(day_part) > 2 or (year is None) != (year_part == ""):
        raise refusal
    try:
        if year is None:
            return _latest(int(month), int(day_part), today)
        return dates.checked(date(year, int(month), int(day_part)))
    except ValueError:
        raise Refusal(Reason.DATE_DOES_NOT_EXIST, text=text.strip()) from None


def _word_for_day(text: str, days: Mapping[str, date]) -> date | None:
    """Return the day that a word stands for, whole or by three letters or more."""
    wanted = _bare(text.strip())
    found = {
        meant
        for word, meant in days.items()
        if _bare(word) == wanted or (len(wanted) >= 3 and _bare(word).startswith(wanted))
    }
    return found.pop() if len(found) == 1 else None


def _placed(
    numbers: Sequence[str], months: Sequence[str], order: Order
) -> tuple[str, str, str] | None:
    """Return year (empty where none is given), month and day; None where that is no date."""
    if len(numbers) == 3:
        return _in_order(numbers, order)
    if len(numbers) == 2 and len(months) == 1:
        year, day_part = _around(numbers, order)
        return year, months[0], day_part
    if len(numbers) == 1 and len(months) == 1:
        return "", months[0], numbers[0]
    if len(numbers) == 2 and not months and max(len(one) for one in numbers) <= 2:
        one, two = numbers
        return ("", two, one) if order is Order.DAY_FIRST else ("", one, two)
    return None


def _latest(month: int, day_part: int, today: date) -> date:
    """Return the latest such day that lies at most three months after ``today``.

    Raises:
        ValueError: where no year about now has it.
    """
    found = []
    for year in range(today.year - 8, today.year + 2):
        # 29 February is missing in most years.
        with suppress(ValueError):
            found.append(date(year, month, day_part))
    return max(one for one in found if one <= today + _SOON)


def _plain_digits(text: str) -> str:
    marks_of_direction = "\u200e\u200f\u061c"
    return "".join(
        str(int(sign)) if sign.isdecimal() else sign
        for sign in text
        if sign not in marks_of_direction
    )


def _in_order(numbers: Sequence[str], order: Order) -> tuple[str, str, str]:
    """Return year, month and day; a first number of four digits is the year in any order."""
    one, two, three = numbers
    placed = {
        Order.DAY_FIRST: (three, two, one),
        Order.MONTH_FIRST: (three, one, two),
        Order.YEAR_FIRST: (one, two, three),
    }
    return placed[Order.YEAR_FIRST if len(one) == 4 else order]


def _around(numbers: Sequence[str], order: Order) -> tuple[str, str]:
    """Return year and day of a date whose month is a word."""
    first, second = numbers
    year_first = len(first) == 4 or (order is Order.YEAR_FIRST and len(second) < 4)
    return (first, second) if year_first else (second, first)


def _month_named(part: str, names: Iterable[tuple[str, ...]]) -> str | None:
    """Return the number of the month that ``part`` names, whole or by three letters or more."""
    wanted = _bare(part)
    found = [
        str(number)
        for number, known in enumerate(names, start=1)
        if any(_bare(name) == wanted for name in known)
        or (len(wanted) >= 3 and any(_bare(name).startswith(wanted) for name in known))
    ]
    return found[0] if len(found) == 1 and not part.isdigit() else None


def _bare(name: str) -> str:
    return name.rstrip(".").casefold()


def _year(part: str, today: date) -> int | None:
    if not part.isdigit() or len(part) not in (2, 4):
        return None
    if len(part) == 4:
        return int(part)
    latest = today.year + _AHEAD
    return latest - (latest - int(part)) % 100


def number(text: str, group: str = "") -> Decimal | None:
    """Return the number that ``text`` writes with a point or a comma, else None.

    ``group`` is what separates thousands here: "1,000" is then no number rather than 1.
    """
    trimmed = _plain_digits(text.strip())
    mark = "," if "," in trimmed else "."
    _, _, decimals = trimmed.partition(mark)
    if mark == group and len(decimals) == 3:
        return None
    return points.number(trimmed.replace(",", ".", 1))


def quantity(text: str, unit: Unit, group: str = "") -> Quantity:
    """Return the quantity that ``text`` writes; hours also as 1:30, 1h30, 2 h or 90 min.

    Raises:
        Refusal: where it is no number, not above 0, or above 9,999.
    """
    value = _hours(text.strip(), group) if unit is Unit.HOUR else number(text, group)
    if value is None:
        raise Refusal(Reason.QUANTITY_NOT_A_NUMBER, text=text.strip())
    return quantities.of(value, unit)


def _hours(text: str, group: str) -> Decimal | None:
    plain = _plain_digits(text)
    if clock := _CLOCK.fullmatch(plain):
        return Decimal(int(clock[1]) * 60 + int(clock[2])) / 60
    if minutes := _MINUTES.fullmatch(plain):
        return Decimal(int(minutes[1])) / 60
    if hours := _HOURS.fullmatch(plain):
        return number(hours[1], group)
    return number(plain, group)


def claimed(text: str, group: str = "") -> Decimal:
    """Return the points that ``text`` writes, 0 to 999.99.

    Raises:
        Refusal: where it is no number, or outside that range.
    """
    value = number(text, group)
    if value is None:
        raise Refusal(Reason.POINTS_NOT_A_NUMBER, text=text.strip())
    return points.checked(value)


def whole(text: str, reason: Reason) -> int:
    """Return the whole number that ``text`` writes.

    Raises:
        Refusal: ``reason``, where it is none.
    """
    plain = _plain_digits(text.strip())
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        raise Refusal(reason, value=text.strip())
    return int(plain)


def quantity_text(amount: Quantity, decimal_point: str = ".") -> str:
    """Return ``amount`` as one would type it: hours as 1:30, the rest as a plain number."""
    if amount.unit is Unit.HOUR:
        hours, minutes = divmod(amount.count, 60)
        return f"{hours}:{minutes:02}" if minutes else str(hours)
    return number_text(amount.shown, decimal_point)


def number_text(value: Decimal, decimal_point: str = ".") -> str:
    """Return ``value`` without needless noughts, with the decimal point given."""
    text = f"{value:f}"
    bare = text.rstrip("0").rstrip(".") if "." in text else text
    return bare.replace(".", decimal_point)
