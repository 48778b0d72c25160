"""The burn-up chart: read out under the pointer and by keys, told in words, drawn in each theme."""

from collections.abc import Callable
from datetime import date

import pytest
from helpers.layout import settle
from helpers.logs import StillClock, by_hand, webinar
from helpers.pseudo_locale import spoken
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, DeleteActivities
from cpim_pdp.desktop.look import theme
from cpim_pdp.desktop.overview import chart
from cpim_pdp.desktop.overview.chart import Chart
from cpim_pdp.desktop.overview.chart_card import ChartCard, ChartRoom
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.session import Session

Key = Qt.Key
Held = Qt.KeyboardModifier
TODAY, START, DUE = date(2026, 11, 22), date(2023, 3, 14), date(2028, 3, 31)


@pytest.fixture
def log(make_session: Callable[..., Session]) -> Session:
    """Return a session on a log with a history, and something planned."""
    return make_session(
        AddActivity(by_hand("12", "2024-06-03")),
        AddActivity(by_hand("20", "2025-09-10")),
        AddActivity(by_hand("7.5", "2026-05-04")),
        AddActivity(webinar("Planned", "2027-05-04", "2")),
    )


@pytest.fixture
def card(qtbot: QtBot, log: Session) -> ChartCard:
    made = ChartCard()
    qtbot.addWidget(made)
    made.resize(900, 360)
    made.show_summary(log.summary())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said to a screen reader, as it is said."""
    said: list[str] = []
    monkeypatch.setattr(chart, "announce", lambda _, text: said.append(text))
    return said


def focused(card: ChartCard) -> Chart:
    card.part.chart.setFocus(Qt.FocusReason.TabFocusReason)
    return card.part.chart


def picture(card: ChartCard) -> QImage:
    settle()
    return card.part.chart.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_the_chart_says_its_content_in_words(card: ChartCard) -> None:
    name = card.part.chart.accessibleName()

    assert name.startswith(
        "Points over the cycle: 14 Mar 2023 to 31 Mar 2028: 39.5 counted of 75 points required."
    )
    assert "41.5 points if all plans come true." in name
    assert name.endswith(card.part.ahead.text().split(". ")[0] + ".")
    assert card.part.chart.accessibleDescription().startswith("22 Nov 2026, today: Counted 39.5")


@pytest.mark.parametrize(
    ("key", "held", "day"),
    [
        (Key.Key_Right, Held.NoModifier, date(2026, 12, 22)),
        (Key.Key_Left, Held.NoModifier, date(2026, 10, 22)),
        (Key.Key_Right, Held.ShiftModifier, date(2026, 11, 23)),
        (Key.Key_Left, Held.ControlModifier, date(2025, 11, 22)),
        (Key.Key_Home, Held.NoModifier, START),
        (Key.Key_End, Held.NoModifier, DUE),
    ],
)
def test_keys_read_out_another_day(
    qtbot: QtBot, card: ChartCard, told: list[str], key: Key, held: Held, day: date
) -> None:
    shown = focused(card)
    assert shown.day == TODAY

    qtbot.keyClick(shown, key, held)

    assert shown.day == day
    assert told == [shown.accessibleDescription()]
    assert told[0] == shown.sentence()


def test_keys_stop_at_both_ends(qtbot: QtBot, card: ChartCard) -> None:
    shown = focused(card)

    qtbot.keyClick(shown, Key.Key_End)
    qtbot.keyClick(shown, Key.Key_Right)
    assert shown.day == DUE

    qtbot.keyClick(shown, Key.Key_Home)
    qtbot.keyClick(shown, Key.Key_Left, Held.ControlModifier)
    assert shown.day == START


def test_where_reading_begins_at_the_right_later_is_left(qtbot: QtBot, card: ChartCard) -> None:
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown = focused(card)

    qtbot.keyClick(shown, Key.Key_Left)
    assert shown.day == date(2026, 12, 22)

    qtbot.mouseMove(shown, QPoint(shown.width() - 2, 60))
    assert shown.day == START


def test_the_pointer_reads_out_the_day_below_it_until_it_leaves(
    qtbot: QtBot, card: ChartCard
) -> None:
    shown = card.part.chart
    shown.clearFocus()
    assert shown.day is None
    before = picture(card)

    qtbot.mouseMove(shown, QPoint(shown.width() // 2, 60))
    assert shown.day is not None
    assert date(2025, 6, 1) < shown.day < date(2026, 1, 1)
    assert picture(card) != before

    qtbot.mouseMove(shown, QPoint(shown.width() - 1, 60))
    assert shown.day == DUE

    shown.leaveEvent(None)  # type: ignore[arg-type]
    assert shown.day is None
    assert picture(card) == before


def test_keys_go_on_from_the_day_that_is_clicked(qtbot: QtBot, card: ChartCard) -> None:
    shown = card.part.chart
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(shown.width() - 1, 60))

    qtbot.keyClick(shown, Key.Key_Left)

    assert shown.hasFocus()
    assert shown.day == date(2028, 2, 29)


def test_the_day_that_keys_read_stays_when_the_log_changes(
    qtbot: QtBot, card: ChartCard, log: Session
) -> None:
    shown = focused(card)
    qtbot.keyClick(shown, Key.Key_Home)

    log.do(AddActivity(by_hand("5", "2026-06-01")))
    card.show_summary(log.summary())

    assert shown.day == START
    assert "44.5 counted" in shown.accessibleName()


def test_only_lines_that_are_there_are_explained(card: ChartCard, log: Session) -> None:
    assert all(
        key.isVisible()
        for key in (card.part.counted, card.part.planned, card.part.band, card.part.pace)
    )
    (plan,) = [one for one in log.snapshot.activities if one.details.title == "Planned"]

    log.do(DeleteActivities((plan.id,)))
    card.show_summary(log.summary())

    assert not card.part.planned.isVisible()
    assert card.part.band.isVisible()


def test_too_early_for_a_forecast_is_said_and_no_band_is_drawn(
    qtbot: QtBot, make_session: Callable[..., Session], clock: StillClock
) -> None:
    clock.now = clock.now.replace(year=2023, month=5, day=1)
    card = ChartCard()
    qtbot.addWidget(card)

    card.show_summary(make_session().summary())

    assert card.part.ahead.text() == "Under six months of history: too early to tell."
    assert card.part.band.isHidden()
    assert card.part.median.isHidden()


@pytest.mark.parametrize("colour", ["accent", "good", "warn"])
@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_each_theme_draws_it_in_its_own_colours(
    card: ChartCard, scheme: theme.Colours, colour: str
) -> None:
    card.setPalette(theme.palette_of(scheme))

    assert getattr(scheme, colour) in colours(picture(card))


@pytest.mark.parametrize("width", [760, 1200])
def test_it_takes_its_room_before_the_forecast_is_there(
    qtbot: QtBot, log: Session, width: int
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    card = ChartCard()
    column.addWidget(card)
    column.addStretch(1)
    host.resize(width, 700)
    host.show()
    settle()
    (blank,) = card.findChildren(ChartRoom)
    before = blank.mapTo(card, QPoint()), blank.size()

    card.show_summary(log.summary())
    settle()
    picture(card)

    shown = card.part.chart
    assert (shown.mapTo(card, QPoint()), shown.size()) == before


def test_it_is_taller_where_it_is_wider_and_never_flat(card: ChartCard) -> None:
    shown = card.part.chart
    heights = [shown.heightForWidth(width) for width in (300, 900, 1600, 9000)]

    assert heights == sorted(heights)
    assert heights[0] == shown.minimumSizeHint().height()
    assert heights[-1] < 2 * heights[0]


def test_a_longer_language_leaves_every_name_in_the_room(
    qtbot: QtBot, log: Session, qapp: QApplication
) -> None:
    with spoken(qapp, from_right=True):
        card = ChartCard()
        qtbot.addWidget(card)
        card.resize(560, 400)
        card.show_summary(log.summary())
        card.show()
        focused(card)
        picture(card)

        assert card.part.chart.width() <= 560
        assert card.minimumSizeHint().width() <= 560


def test_the_forecast_is_not_asked_for_before_the_page_settles(qtbot: QtBot, log: Session) -> None:
    overview = Overview(log)
    qtbot.addWidget(overview)
    overview.show()
    settle()
    assert overview.over_time.isVisible()
    assert "part" not in vars(overview.over_time)
    assert "burn_up" not in vars(log.summary().foresight)

    overview.settle()

    assert overview.over_time.part.chart.sentence().startswith("22 Nov 2026, today")


def test_an_empty_log_has_no_chart_yet(qtbot: QtBot, make_session: Callable[..., Session]) -> None:
    session = make_session()
    overview = Overview(session)
    qtbot.addWidget(overview)
    overview.show()
    overview.settle()
    assert not overview.over_time.isVisible()

    session.do(AddActivity(webinar()))

    assert overview.over_time.isVisible()
