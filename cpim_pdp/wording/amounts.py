"""Quantities and points with their units: 1.5 hours, 4 days, 28.5 points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Numbered, Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_UNITS: Mapping[Unit, Phrase] = {
    Unit.HOUR: lambda tr: tr("hours"),
    Unit.DAY: lambda tr: tr("days"),
    Unit.CREDIT_HOUR: lambda tr: tr("credit hours"),
    Unit.CONFERENCE: lambda tr: tr("conferences"),
    Unit.EXAM: lambda tr: tr("exams"),
    Unit.LEARNING_SYSTEM: lambda tr: tr("learning systems"),
    Unit.MEMBERSHIP_YEAR: lambda tr: tr("membership years"),
    Unit.YEAR: lambda tr: tr("years"),
    Unit.BOOK: lambda tr: tr("books"),
    Unit.ARTICLE: lambda tr: tr("articles"),
    Unit.PROJECT: lambda tr: tr("projects"),
    Unit.MENTEE: lambda tr: tr("mentees"),
    Unit.COMPLETION: lambda tr: tr("completions"),
    Unit.PUBLICATION: lambda tr: tr("publications"),
    Unit.ENTRY: lambda tr: tr("entries"),
    Unit.UNKNOWN: lambda tr: tr("units"),
}
_NUMBERED: Mapping[Unit, Numbered] = {
    Unit.HOUR: lambda tr, n: tr("{number} hour(s)", "", n),
    Unit.DAY: lambda tr, n: tr("{number} day(s)", "", n),
    Unit.CREDIT_HOUR: lambda tr, n: tr("{number} credit hour(s)", "", n),
    Unit.CONFERENCE: lambda tr, n: tr("{number} conference(s)", "", n),
    Unit.EXAM: lambda tr, n: tr("{number} exam(s)", "", n),
    Unit.LEARNING_SYSTEM: lambda tr, n: tr("{number} learning system(s)", "", n),
    Unit.MEMBERSHIP_YEAR: lambda tr, n: tr("{number} membership year(s)", "", n),
    Unit.YEAR: lambda tr, n: tr("{number} year(s)", "", n),
    Unit.BOOK: lambda tr, n: tr("{number} book(s)", "", n),
    Unit.ARTICLE: lambda tr, n: tr("{number} article(s)", "", n),
    Unit.PROJECT: lambda tr, n: tr("{number} project(s)", "", n),
    Unit.MENTEE: lambda tr, n: tr("{number} mentee(s)", "", n),
    Unit.COMPLETION: lambda tr, n: tr("{number} completion(s)", "", n),
    Unit.PUBLICATION: lambda tr, n: tr("{number} publication(s)", "", n),
    Unit.ENTRY: lambda tr, n: tr("{number} entr(y|ies)", "", n),
    Unit.UNKNOWN: lambda tr, n: tr("{number} unit(s)", "", n),
}


def unit(value: Unit, tr: Translate = english) -> str:
    """Return a unit's name, in the plural: hours."""
    return _UNITS[value](tr)


def amount(quantity: Quantity, tr: Translate = english) -> str:
    """Return a quantity with its unit: 1.5 hours, 50 min, 4 days."""
    if quantity.unit is Unit.HOUR and _is_odd(quantity):
        return _hours_and_minutes(quantity.count, tr)
    number = quantity.shown
    text = _NUMBERED[quantity.unit](tr, figures.plural(number))
    return text.format(number=figures.points(number, tr))


def short_amount(quantity: Quantity, tr: Translate = english) -> str:
    """Return a quantity as arithmetic has it, hours abbreviated: 1.5 h, 50 min, 4 days."""
    if quantity.unit is not Unit.HOUR or _is_odd(quantity):
        return amount(quantity, tr)
    return tr("{number} h", "hours").format(number=figures.points(quantity.shown, tr))


def hours(quantity: Quantity) -> str:
    """Return hours as columns have them, to the minute: 18:30."""
    whole, minutes = divmod(quantity.count, 60)
    return f"{whole}:{minutes:02}"


def points(value: Decimal, tr: Translate = english) -> str:
    """Return points with their unit: 28.5 points."""
    text = tr("{number} point(s)", "", figures.plural(value))
    return text.format(number=figures.points(value, tr))


def _is_odd(quantity: Quantity) -> bool:
    """Say whether hours are no exact number of hundredths, so that minutes say it better."""
    return bool(quantity.value * 100 % 1)


def _hours_and_minutes(count: int, tr: Translate) -> str:
    hours, minutes = divmod(count, 60)
    if not hours:
        return tr("{number} min", "minutes").format(number=minutes)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
