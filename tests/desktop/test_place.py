"""Figures as the system writes them: decimal comma, groups, order of dates, always four digits."""

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from cpim_pdp.desktop.place import DateFormat, Place
from cpim_pdp.desktop.translation import Translator, printed, tr
from cpim_pdp.wording import amounts, figures
from cpim_pdp.wording.translation import english

NARROW = "\N{NARROW NO-BREAK SPACE}"
DUE = date(2028, 3, 31)


def at(locale: str, dates: DateFormat = DateFormat.SYSTEM) -> Translator:
    """Return a translator without translations that writes figures as at a place."""
    translator = Translator()
    before = QLocale()
    translator.move_to(Place(QLocale(locale), dates))
    QLocale.setDefault(before)
    return translator


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en_US", "12,345.5"),
        ("de_DE", "12.345,5"),
        ("fr_FR", f"12{NARROW}345,5"),
        ("en_IN", "12,345.5"),
        ("ar_EG", "١٢٬٣٤٥٫٥"),
    ],
)
def test_numbers_are_written_as_the_system_does(locale: str, number: str) -> None:
    assert figures.points(Decimal("12345.50"), at(locale)) == number


def test_no_float_comes_near_a_number() -> None:
    assert figures.points(Decimal("99999999999999.99"), at("en_US")) == "99,999,999,999,999.99"
    assert figures.points(Decimal("-0.10"), at("de_DE")) == "-0,1"


@pytest.mark.parametrize(
    ("locale", "wanted", "day"),
    [
        ("en_US", DateFormat.SYSTEM, "3/31/2028"),
        ("en_GB", DateFormat.SYSTEM, "31/03/2028"),
        ("de_DE", DateFormat.SYSTEM, "31.03.2028"),
        ("ja_JP", DateFormat.SYSTEM, "2028/03/31"),
        ("de_DE", DateFormat.ISO, "2028-03-31"),
        ("ar_EG", DateFormat.ISO, "2028-03-31"),
        ("de_DE", DateFormat.SPELLED, "31 Mar 2028"),
        ("C", DateFormat.SYSTEM, "31 Mar 2028"),
        ("C", DateFormat.ISO, "2028-03-31"),
    ],
)
def test_dates_are_written_as_the_system_does_or_as_wished(
    locale: str, wanted: DateFormat, day: str
) -> None:
    assert figures.day(DUE, at(locale, wanted)) == day


@pytest.mark.parametrize(
    ("locale", "clock"), [("en_US", f"9:12{NARROW}PM"), ("de_DE", "21:12"), ("C", "21:12")]
)
def test_times_are_written_as_the_system_does(locale: str, clock: str) -> None:
    assert figures.clock(time(21, 12, 40), at(locale)) == clock


def test_sentences_hold_figures_of_the_place() -> None:
    german = at("de_DE")

    assert amounts.points(Decimal("1234.5"), german) == "1.234,5 points"
    assert german("%n activit(y|ies)", "", 10_000) == "10.000 activities"
    assert figures.percent(Decimal("0.83"), german) == "83 %"
    assert figures.size(1_250_000, german) == "1,2 MB"


def test_what_strangers_read_is_written_in_one_way_everywhere() -> None:
    before = tr.place
    tr.move_to(Place(QLocale("de_DE")))
    try:
        assert figures.day(DUE, tr) == "31.03.2028"
        assert figures.day(DUE, printed) == figures.day(DUE, english) == "31 Mar 2028"
        assert amounts.points(Decimal("4.5"), printed) == "4.5 points"
        assert QLocale().language() is QLocale.Language.German
    finally:
        tr.move_to(before)
