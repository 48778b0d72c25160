from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.date_field import DateField, style_of
from cpim_pdp.desktop.place import DateFormat, Place
from cpim_pdp.wording.translation import english

TODAY = date(2026, 11, 22)


def field_in(qtbot: QtBot, locale: str) -> DateField:
    field = DateField(TODAY, QLocale(locale))
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("locale", "meant", "after"),
    [
        ("en_US", date(2026, 4, 7), "4/7/2026"),
        ("de_DE", date(2026, 7, 4), "04.07.2026"),
        ("en_GB", date(2026, 7, 4), "04/07/2026"),
    ],
)
def test_a_year_of_two_digits_is_this_century(
    qtbot: QtBot, locale: str, meant: date, after: str
) -> None:
    field = field_in(qtbot, locale)
    qtbot.keyClicks(field.line, "4/7/26")

    assert meant == field.day()
    field.line.left.emit()
    assert after == field.text()


@pytest.mark.parametrize(
    ("locale", "word", "meant"),
    [
        ("en_GB", "today", TODAY),
        ("en_GB", "yesterday", date(2026, 11, 21)),
        ("en_GB", "tomorrow", date(2026, 11, 23)),
        ("en_GB", "Sunday", TODAY),
        ("en_GB", "mon", date(2026, 11, 16)),
        ("de_DE", "Freitag", date(2026, 11, 20)),
        ("de_DE", "friday", date(2026, 11, 20)),
    ],
)
def test_a_day_is_named_by_a_word(qtbot: QtBot, locale: str, word: str, meant: date) -> None:
    field = field_in(qtbot, locale)
    qtbot.keyClicks(field.line, word)

    assert field.day() == meant


@pytest.mark.parametrize(
    "language", ["en_US", "de_DE", "en_GB", "sv_SE", "ko_KR", "ar_EG", "bg_BG"]
)
def test_what_the_field_shows_it_reads_again(qtbot: QtBot, language: str) -> None:
    field = field_in(qtbot, language)
    for day in (date(2024, 2, 29), date(1999, 12, 31), date(2026, 11, 22)):
        field.set_day(day)

        assert day == field.day()


@pytest.mark.parametrize("wanted", DateFormat)
def test_in_every_locale_the_year_has_four_digits_and_is_read_again(wanted: DateFormat) -> None:
    everywhere = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    day = date(2026, 7, 4)
    for locale in everywhere:
        place = Place(locale, wanted)
        assert "yyyy" in place.date_pattern(), locale.name()
        style = style_of(place, TODAY)
        assert day == typed.day(place.day(day, english), style, TODAY), locale.name()


def test_29_february_is_a_day_in_leap_years_only(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    field.line.setText("29/2/24")
    assert date(2024, 2, 29) == field.day()

    field.line.setText("29/2/26")
    with pytest.raises(Refusal) as refused:
        field.day()
    assert Reason.DATE_DOES_NOT_EXIST is refused.value.reason


def test_nonsense_stays_as_it_was_typed(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    qtbot.keyClicks(field.line, "next week")
    field.line.left.emit()

    assert field.text() == "next week"
    with pytest.raises(Refusal):
        field.day()


def test_an_empty_field_is_no_date(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")

    assert field.day() is None


def test_arrows_move_the_date_and_start_today(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day() == TODAY

    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert date(2026, 11, 23) == field.day()
    qtbot.keyClick(field.line, Qt.Key.Key_PageDown)
    assert date(2026, 11, 16) == field.day()


def test_arrows_stop_at_the_last_day(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    field.set_day(date(2199, 12, 31))
    qtbot.keyClick(field.line, Qt.Key.Key_Up)

    assert date(2199, 12, 31) == field.day()


def popup() -> QWidget:
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


# Qt's offscreen platform says these of every pop-up.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_opens_by_keyboard_and_gives_the_day(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    field.set_day(date(2026, 7, 4))
    field.show()
    qtbot.keyClick(field.line, Qt.Key.Key_F4)
    calendar = popup().findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().getDate() == (2026, 7, 4)

    calendar.activated.emit(calendar.selectedDate().addDays(1))

    assert date(2026, 7, 5) == field.day()
    assert QApplication.activePopupWidget() is None


def test_field_and_calendar_are_named_for_a_screen_reader(qtbot: QtBot) -> None:
    field = field_in(qtbot, "en_GB")
    field.name("Date certified")

    assert field.line.accessibleName() == "Date certified"
    assert field.button.accessibleName() == "Calendar for Date certified"
