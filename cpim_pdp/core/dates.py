"""Calendar dates as maintenance uses them.

Month ends that stay month ends, years counted from one anchor.
"""

from datetime import date, timedelta
from fractions import Fraction

from cpim_pdp.core.refusals import Reason, Refusal

FIRST = date(1950, 1, 1)
LAST = date(2199, 12, 31)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_A_MONTH = Fraction(146_097, 400 * 12)


def parse(text: str) -> date:
    """Return the date that ``text`` writes as YYYY-MM-DD, 1950 to 2199.

    Raises:
        Refusal: in any other form, for a day that does not exist, or outside those years.
    """
    parts = text.split("-")
    shaped = [len(part) for part in parts] == [4, 2, 2] and text.isascii()
    if not (shaped and all(part.isdigit() for part in parts)):
        raise Refusal(Reason.DATE_NOT_ISO, text=text)
    year, month, day = (int(part) for part in parts)
    try:
        return checked(date(year, month, day))
    except ValueError:
        raise Refusal(Reason.DATE_DOES_NOT_EXIST, text=text) from None


def checked(day: date) -> date:
    """Return ``day``.

    Raises:
        Refusal: outside 1950 to 2199.
    """
    if not FIRST <= day <= LAST:
        raise Refusal(Reason.DATE_OUT_OF_RANGE, date=day)
    return day


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=_days_in(day.year, day.month))


def years(anchor: date, count: int) -> date:
    """Return ``anchor`` moved by ``count`` years, forward or back.

    A month end stays a month end.
    """
    return months(anchor, 12 * count)


def months(anchor: date, count: int) -> date:
    """Return ``anchor`` moved by ``count`` months, forward or back.

    A month end stays a month end; a day that the month does not have becomes its last.
    """
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    last = _days_in(year, month + 1)
    day = last if anchor == month_end(anchor) else min(anchor.day, last)
    return date(year, month + 1, day)


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has, 1 to 12."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap and month == 2 else _LENGTHS[month - 1]


def day_after(day: date) -> date:
    """Return the day after ``day``."""
    return day + timedelta(days=1)


def months_between(start: date, end: date) -> Fraction:
    """Return the length from ``start`` to ``end`` in mean months, negative where end is earlier."""
    return (end - start).days / _DAYS_A_MONTH
