"""Read the dates of other people's tables, one order of day and month for the whole table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from cpim_pdp.core.dates import FIRST, LAST
from cpim_pdp.exchange.fields import folded


@unique
class DayOrder(StrEnum):
    """In which order a date names its day, month and year."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


_MONTHS: Mapping[int, tuple[str, ...]] = {
    1: ("jan", "january", "januar", "enero", "ene", "janvier", "janv", "gennaio", "gen", "janeiro"),
    2: ("feb", "february", "februar", "febrero", "fevrier", "fevr", "febbraio", "fevereiro", "fev"),
    3: ("mar", "march", "marz", "mrz", "marzo", "mars", "marco", "maart", "mrt"),
    4: ("apr", "april", "abril", "abr", "avril", "avr", "aprile"),
    5: ("may", "mai", "mayo", "maggio", "mag", "maio", "mei"),
    6: ("jun", "june", "juni", "junio", "juin", "giugno", "giu", "junho"),
    7: ("jul", "july", "juli", "julio", "juillet", "juil", "luglio", "lug", "julho"),
    8: ("aug", "august", "agosto", "ago", "aout", "augustus"),
    9: ("sep", "sept", "september", "septiembre", "septembre", "settembre", "set", "setembro"),
    10: ("oct", "october", "oktober", "okt", "octubre", "octobre", "ottobre", "ott", "outubro"),
    11: ("nov", "november", "noviembre", "novembre", "novembro"),
    12: ("dec", "december", "dezember", "dez", "diciembre", "dic", "decembre", "dicembre"),
}
_MONTH_NUMBERS = {name: number for number, names in _MONTHS.items() for name in names}
_TIME = re.compile(
    r"[T ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AP]M|Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_SPLIT = re.compile(r"[\s./,\-年月日]+")
_ORDINAL = re.compile(r"(\d)(st|nd|rd|th|er|º|°)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset({"de", "del", "di", "of", "the"})
_CENTURY_TURNS = 80
_MONTH = "m"  # marks a part that was a month's name, so that it is read as nothing else
_PLACES: Mapping[DayOrder, tuple[int, int, int]] = {
    DayOrder.DMY: (2, 1, 0),
    DayOrder.MDY: (2, 0, 1),
    DayOrder.YMD: (0, 1, 2),
}
"""Where year, month and day stand."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: ``clear`` where it needs no order, else a day for each order that fits."""

    clear: date | None
    readings: Mapping[DayOrder, date]

    def day(self, order: DayOrder | None) -> date | None:
        """Return the day it is in a table of that order, None where it does not fit the order."""
        if self.clear is not None or order is None:
            return self.clear
        return self.readings.get(order)


def written_date(text: str) -> WrittenDate | None:
    """Return the ways to read ``text`` as one day, None where it is none; a month alone is none."""
    parts = _parts(text)
    if len(parts) != 3:
        return None
    readings = {
        order: day
        for order in _orders(parts)
        if (day := _day(*(parts[place] for place in _PLACES[order]))) is not None
    }
    if not readings:
        return None
    is_clear = len(parts[0]) == 4 or any(part.startswith(_MONTH) for part in parts)
    return WrittenDate(next(iter(readings.values())) if is_clear else None, readings)


def is_month_only(text: str) -> bool:
    """Say whether ``text`` is a month and a year without a day, such as 11/2021."""
    parts = _parts(text)
    if len(parts) != 2:
        return False
    return any(
        len(year) == 4 and month.isdigit() and 1 <= int(month) <= 12
        for month, year in (parts, parts[::-1])
    )


def order_of(dates: Iterable[WrittenDate]) -> DayOrder | None:
    """Return the one order that reads all ``dates`` that need one, None for none or several.

    The year stands last wherever that fits: 25/04/26 is a day of April 2026.
    """
    unclear = [one for one in dates if one.clear is None]
    fitting = [order for order in DayOrder if all(order in one.readings for one in unclear)]
    year_last = [order for order in fitting if order is not DayOrder.YMD] or fitting
    for other in year_last[1:]:
        if any(one.readings[other] != one.readings[year_last[0]] for one in unclear):
            return None
    return year_last[0] if year_last else None


def _parts(text: str) -> list[str]:
    """Return day, month and year as written, names of months as numbers."""
    bare = _ORDINAL.sub(r"\1", _TIME.sub("", text.strip()))
    if len(bare) == 8 and bare.isascii() and bare.isdigit():
        return [bare[:4], bare[4:6], bare[6:]]
    words = (folded(part) for part in _SPLIT.split(bare) if part)
    return [_numbered(word) for word in words if word not in _SMALL_WORDS]


def _numbered(word: str) -> str:
    return f"{_MONTH}{_MONTH_NUMBERS[word]}" if word in _MONTH_NUMBERS else word


def _orders(parts: list[str]) -> tuple[DayOrder, ...]:
    """Return the orders that the shape of the parts allows: a year has four digits, or two."""
    if len(parts[0]) == 4:
        return (DayOrder.YMD,)
    if len(parts[0]) == 2 and len(parts[2]) <= 2:
        return tuple(DayOrder)
    return (DayOrder.DMY, DayOrder.MDY)


def _day(year: str, month: str, day: str) -> date | None:
    numbers = (_year(year), month.removeprefix(_MONTH), day)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in numbers):
        return None
    try:
        found = date(*(int(part) for part in numbers))
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def _year(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isdigit():
        return ("20" if int(text) < _CENTURY_TURNS else "19") + text
    return text if len(text) == 4 else ""
