"""How something comes again, in words: every month on the second Tuesday."""

from collections.abc import Mapping
from datetime import date

from cpim_pdp.core import dates
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Numbered, Phrase, Translate, english

_WEEKDAYS: Mapping[Weekday, Phrase] = {
    Weekday.MONDAY: lambda tr: tr("Monday"),
    Weekday.TUESDAY: lambda tr: tr("Tuesday"),
    Weekday.WEDNESDAY: lambda tr: tr("Wednesday"),
    Weekday.THURSDAY: lambda tr: tr("Thursday"),
    Weekday.FRIDAY: lambda tr: tr("Friday"),
    Weekday.SATURDAY: lambda tr: tr("Saturday"),
    Weekday.SUNDAY: lambda tr: tr("Sunday"),
}
_ORDINALS: Mapping[int, Phrase] = {
    1: lambda tr: tr("the first {weekday}"),
    2: lambda tr: tr("the second {weekday}"),
    3: lambda tr: tr("the third {weekday}"),
    4: lambda tr: tr("the fourth {weekday}"),
    5: lambda tr: tr("the fifth {weekday}"),
    -1: lambda tr: tr("the last {weekday}"),
}
_EACH: Mapping[Frequency, Phrase] = {
    Frequency.WEEKLY: lambda tr: tr("every week"),
    Frequency.MONTHLY: lambda tr: tr("every month"),
    Frequency.YEARLY: lambda tr: tr("every year"),
}
_EVERY: Mapping[Frequency, Numbered] = {
    Frequency.WEEKLY: lambda tr, n: tr("every %n week(s)", "", n),
    Frequency.MONTHLY: lambda tr, n: tr("every %n month(s)", "", n),
    Frequency.YEARLY: lambda tr, n: tr("every %n year(s)", "", n),
}


def text(recurrence: Recurrence, start: date, tr: Translate = english) -> str:
    """Return on which days something comes again that begins on ``start``."""
    return _on(recurrence, _day(recurrence, start, tr), tr)


def rule(recurrence: Recurrence, tr: Translate = english) -> str:
    """Return how something comes again, without the days that follow from its start."""
    if recurrence.weekday is None or recurrence.ordinal is None:
        return _often(recurrence, tr)
    return _on(recurrence, nth(recurrence.weekday, recurrence.ordinal, tr), tr)


def weekday(value: Weekday, tr: Translate = english) -> str:
    """Return the name of a day of the week."""
    return _WEEKDAYS[value](tr)


def _on(recurrence: Recurrence, day: str, tr: Translate) -> str:
    text = tr("{often} on {day}", "every month on the second Tuesday")
    return text.format(often=_often(recurrence, tr), day=day)


def _often(recurrence: Recurrence, tr: Translate) -> str:
    if recurrence.interval == 1:
        return _EACH[recurrence.frequency](tr)
    return _EVERY[recurrence.frequency](tr, recurrence.interval)


def _day(recurrence: Recurrence, start: date, tr: Translate) -> str:
    if recurrence.weekday is not None and recurrence.ordinal is not None:
        return nth(recurrence.weekday, recurrence.ordinal, tr)
    if recurrence.frequency is Frequency.WEEKLY:
        return weekday(list(Weekday)[start.weekday()], tr)
    is_last = start == dates.month_end(start)
    if recurrence.frequency is Frequency.YEARLY:
        if is_last:
            text = tr("the last day of {month}")
            return text.format(month=figures.month_name(start, tr))
        return figures.day_and_month(start, tr)
    if is_last:
        return tr("the last day")
    return tr("day {number}", "of a month").format(number=start.day)


def nth(weekday_: Weekday, ordinal: int, tr: Translate = english) -> str:
    """Return which of a month's days of a weekday it is."""
    return _ORDINALS[ordinal](tr).format(weekday=weekday(weekday_, tr))
