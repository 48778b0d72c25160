"""Where the holder is: how the system writes numbers, dates and times there."""

from __future__ import annotations

import re
from enum import StrEnum, unique
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.wording import figures
from cpim_pdp.wording.notation import PLAIN, Notation, plain_number

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

    from cpim_pdp.wording.translation import Translate

_ISO = "yyyy-MM-dd"
_SPELLED = "d MMM yyyy"
_DAYS = 4_000


@unique
class DateFormat(StrEnum):
    """How the holder wants dates; the year has four digits in all of them."""

    SYSTEM = "system"
    ISO = "iso"
    SPELLED = "spelled"


@dataclass(frozen=True, slots=True)
class Place:
    """A locale, and the holder's wish for dates. A system without a locale spells dates."""

    locale: QLocale
    dates: DateFormat = DateFormat.SYSTEM

    @property
    def is_nowhere(self) -> bool:
        """Whether the system names no place, so that there is nothing to follow."""
        return self.locale.language() is QLocale.Language.C

    @property
    def spells(self) -> bool:
        """Whether dates name the month: in the words of the translator, not of the place."""
        is_wished = self.dates is DateFormat.SPELLED
        return is_wished or (self.dates is DateFormat.SYSTEM and self.is_nowhere)

    def date_pattern(self) -> str:
        """Return Qt's pattern of a date, its year with four digits."""
        if self.spells:
            return _SPELLED
        if self.dates is DateFormat.ISO:
            return _ISO
        short = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        return re.sub("y+", "yyyy", short)

    def day(self, value: date, words: Translate) -> str:
        """Return a date as it is written here, the month named in ``words`` where it is named."""
        if self.spells:
            return figures.spelled_day(value, words)
        if self.dates is DateFormat.ISO:
            return value.isoformat()
        day = QDate(value.year, value.month, value.day)
        return self.locale.toString(day, self.date_pattern())

    def number(self, value: Decimal) -> str:
        """Return a number as it is written here, exactly, without zeros that say nothing."""
        whole, _, rest = plain_number(abs(value)).partition(".")
        sign = self.locale.negativeSign() if value < 0 else ""
        point = self.locale.decimalPoint() if rest else ""
        return f"{sign}{self.locale.toString(int(whole))}{point}{self._digits(rest)}"

    def clock(self, value: time) -> str:
        """Return a time of day to the minute as it is written here."""
        short = QLocale.FormatType.ShortFormat
        return self.locale.toString(QTime(value.hour, value.minute), short)

    def notation(self, words: Translate) -> Notation:
        """Return how figures are written here in sentences of these words."""
        # Tables of thousands of rows write the same days again and again.
        day = lru_cache(_DAYS)(partial(self.day, words=words))
        if self.is_nowhere:
            return Notation(PLAIN.number, PLAIN.clock, day)
        return Notation(self.number, self.clock, day)

    def _digits(self, text: str) -> str:
        zero = ord(self.locale.zeroDigit())
        return "".join(chr(zero + int(digit)) for digit in text)
