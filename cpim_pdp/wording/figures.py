"""Figures as a holder reads them: points, dates, spans of time, sizes of files."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.points import ZERO
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

_SHORT_MONTHS: Sequence[Phrase] = (
    lambda tr: tr("Jan", "short month"),
    lambda tr: tr("Feb", "short month"),
    lambda tr: tr("Mar", "short month"),
    lambda tr: tr("Apr", "short month"),
    lambda tr: tr("May", "short month"),
    lambda tr: tr("Jun", "short month"),
    lambda tr: tr("Jul", "short month"),
    lambda tr: tr("Aug", "short month"),
    lambda tr: tr("Sep", "short month"),
    lambda tr: tr("Oct", "short month"),
    lambda tr: tr("Nov", "short month"),
    lambda tr: tr("Dec", "short month"),
)
_MONTHS: Sequence[Phrase] = (
    lambda tr: tr("January"),
    lambda tr: tr("February"),
    lambda tr: tr("March"),
    lambda tr: tr("April"),
    lambda tr: tr("May"),
    lambda tr: tr("June"),
    lambda tr: tr("July"),
    lambda tr: tr("August"),
    lambda tr: tr("September"),
    lambda tr: tr("October"),
    lambda tr: tr("November"),
    lambda tr: tr("December"),
)
_FEW_DAYS = 90


def points(value: Decimal, tr: Translate = english) -> str:
    """Return points, or another number, without zeros that say nothing: 28.5, 75."""
    return tr.notation.number(value)


def count(value: int, tr: Translate = english) -> str:
    """Return how many there are."""
    return tr.notation.number(Decimal(value))


def plural(value: Decimal) -> int:
    """Return the count that picks the plural of a number: 1 for exactly one."""
    return int(value) if value == int(value) else int(value) + 2


def day(value: date, tr: Translate = english) -> str:
    """Return a date with its four-digit year, as the notation has it, else 31 Mar 2028."""
    return spelled_day(value, tr) if tr.notation.day is None else tr.notation.day(value)


def spelled_day(value: date, tr: Translate = english) -> str:
    """Return a date that names the month, whatever the notation: 31 Mar 2028."""
    month = _SHORT_MONTHS[value.month - 1](tr)
    return tr("{day} {month} {year}", "a date").format(day=value.day, month=month, year=value.year)


def month_names(number: int, tr: Translate = english) -> tuple[str, str]:
    """Return the names of a month, 1 to 12, short and whole."""
    return _SHORT_MONTHS[number - 1](tr), _MONTHS[number - 1](tr)


def clock(value: time, tr: Translate = english) -> str:
    """Return a time of day to the minute: 09:12."""
    return tr.notation.clock(value)


def short_month(value: date, tr: Translate = english) -> str:
    """Return a date's month and year where room is scarce: Aug 2027."""
    name = _SHORT_MONTHS[value.month - 1](tr)
    return tr("{month} {year}", "a month").format(month=name, year=value.year)


def month(value: date, tr: Translate = english) -> str:
    """Return a date's month and year: August 2027."""
    name = month_name(value, tr)
    return tr("{month} {year}", "a month").format(month=name, year=value.year)


def day_and_month(value: date, tr: Translate = english) -> str:
    """Return a day that comes every year: 31 March."""
    month = month_name(value, tr)
    return tr("{day} {month}", "a day of every year").format(day=value.day, month=month)


def month_name(value: date, tr: Translate = english) -> str:
    """Return the name of a date's month: August."""
    return _MONTHS[value.month - 1](tr)


def days(first: date, last: date, tr: Translate = english) -> str:
    """Return a period, both days included; a single day as one date."""
    if first == last:
        return day(first, tr)
    return tr("{first} to {last}").format(first=day(first, tr), last=day(last, tr))


def left(on: date, due: date, tr: Translate = english) -> str:
    """Return the time from ``on`` to ``due``: 1 year, 4 months left.

    It is told by day from 90 days before the deadline to 90 days after it.
    """
    count = (due - on).days
    if count < -_FEW_DAYS:
        return tr("{span} past the deadline").format(span=span(_whole_months(due, on), tr))
    if count > _FEW_DAYS:
        return tr("{span} left").format(span=span(_whole_months(on, due), tr))
    return left_to_the_day(count, tr) if count else tr("Due today")


def left_to_the_day(days_left: int, tr: Translate = english) -> str:
    """Return the time to a deadline in days, 495 days left; negative ones lie behind it."""
    if days_left < 0:
        return tr("%n day(s) past the deadline", "", -days_left)
    return tr("%n day(s) left", "", days_left)


def span(months: int, tr: Translate = english) -> str:
    """Return a length of time in years and months: 1 year, 4 months."""
    years, rest = divmod(months, 12)
    if not years:
        return tr("%n month(s)", "", rest)
    if not rest:
        return tr("%n year(s)", "", years)
    return tr("{years}, {months}", "a span of time").format(
        years=tr("%n year(s)", "", years), months=tr("%n month(s)", "", rest)
    )


def percent(share: Decimal, tr: Translate = english) -> str:
    """Return a share of 1 in per cent, whole; never 0 or 100 where it is not exactly that."""
    whole = round(share * 100)
    if ZERO < share < 1:
        whole = min(max(whole, 1), 99)
    return tr("{number} %").format(number=count(whole, tr))


def size(length: int, tr: Translate = english) -> str:
    """Return a file's size of ``length`` bytes: 1.2 MB."""
    if length < 1_000:
        return tr("%n byte(s)", "", length)
    if length < 999_500:
        return tr("{number} kB").format(number=count(round(length / 1_000), tr))
    megabytes = round(Decimal(length) / 1_000_000, 1)
    return tr("{number} MB").format(number=points(megabytes, tr))


def _whole_months(first: date, last: date) -> int:
    count = (last.year - first.year) * 12 + last.month - first.month
    is_whole = last.day >= first.day or last == dates.month_end(last)
    return count if is_whole else count - 1
