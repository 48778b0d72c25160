"""Who has just begun a log is led through the window, in nobody's way; who asks for it, again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from helpers.layout import cut_off, nameless, settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.settings import TOUR_TAKEN, Settings
from cpim_pdp.desktop.tour.callout import Callout
from cpim_pdp.desktop.tour.stops import STOPS
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def led(qtbot: QtBot, open_window: MainWindow) -> Callout:
    """Return what points, at the first stop of a tour that was asked for."""
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    open_window.actions_table[Action.TOUR].trigger()
    settle()
    return open_window.tour.callout


@pytest.fixture(params=[1.0, 1.75], ids=["usual font", "large font"])
def _font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    other = QFont(usual)
    other.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(other)
    yield
    qapp.setFont(usual)


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def _direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.layoutDirection()
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(usual)


def points_at(callout: Callout) -> QPoint:
    """Return the middle of the tip, in the window."""
    return callout._tip().boundingRect().toRect().translated(callout.pos()).center()


def test_it_begins_with_a_log_that_is_begun_and_never_again(
    window: MainWindow, tmp_path: Path, settings: Settings
) -> None:
    window.show()
    credential = Credential("new", "cpim", date(2025, 3, 14))

    window.opening.begin(tmp_path / "first.cpimlog", Holder("Ada"), credential)
    assert window.tour.is_on
    window.tour.callout.skip_button.click()
    window.opening.begin(tmp_path / "second.cpimlog", Holder("Ada"), credential)

    assert not window.tour.is_on
    assert settings.get(TOUR_TAKEN)


def test_a_log_that_is_only_opened_begins_no_tour(open_window: MainWindow) -> None:
    assert "tour" not in open_window.__dict__


def test_it_leads_from_stop_to_stop_by_keys_and_gives_the_keyboard_back(
    qtbot: QtBot, open_window: MainWindow, led: Callout
) -> None:
    space = open_window.workspace
    assert space is not None
    seen = []
    for number in range(1, len(STOPS) + 1):
        assert led.counter.text() == f"{number} of {len(STOPS)}"
        assert led.accessibleName() == f"Tour, {number} of {len(STOPS)}"
        assert led.accessibleDescription() == led.words.text()
        assert led.next_button.hasFocus()
        assert led.next_button.text() == ("Done" if number == len(STOPS) else "Next")
        assert led.skip_button.isVisible() == (number < len(STOPS))
        seen.append(led.title.text())
        qtbot.keyClick(led.next_button, Qt.Key.Key_Space)

    assert seen == [stop.title() for stop in STOPS]
    assert not led.isVisible()
    assert QApplication.focusWidget() is space.overview


def test_esc_skips_it(qtbot: QtBot, led: Callout) -> None:
    qtbot.keyClick(led.next_button, Qt.Key.Key_Escape)

    assert not led.isVisible()


def test_it_is_in_nobodys_way(qtbot: QtBot, open_window: MainWindow, led: Callout) -> None:
    space = open_window.workspace
    assert space is not None

    open_window.actions_table[Action.FIND].trigger()
    qtbot.keyClicks(space.activities.bar.search, "demand")

    assert led.isVisible()
    assert QApplication.activeModalWidget() is None
    titles = [row.activity.details.title for row in space.activities.model.rows]
    assert titles == ["Demand sensing"]
    open_window.tour.leave()
    assert space.activities.bar.search.hasFocus()


def test_it_points_at_what_it_speaks_of(open_window: MainWindow, led: Callout) -> None:
    space = open_window.workspace
    assert space is not None
    shown = (space.side, space.head.log_button, space.head.time_left, open_window.menuBar())

    for widget in shown:
        place = QRect(widget.mapTo(open_window, QPoint()), widget.size())
        assert place.adjusted(-12, -12, 12, 12).contains(points_at(led)), led.title.text()
        assert open_window.rect().contains(led.geometry())
        assert not led.geometry().intersects(place.adjusted(12, 12, -12, -12))
        led.next_button.click()
        settle()


def test_it_follows_what_it_points_at(open_window: MainWindow, led: Callout) -> None:
    led.next_button.click()
    before = led.pos()

    open_window.resize(open_window.width() + 200, open_window.height())
    settle()

    assert led.pos().x() == before.x() + 200


def test_a_page_without_a_log_ends_it(
    open_window: MainWindow, led: Callout, tmp_path: Path
) -> None:
    open_window.opening.open(tmp_path / "none.cpimlog")

    assert not led.isVisible()
    assert not open_window.actions_table[Action.TOUR].isEnabled()


@pytest.mark.usefixtures("_font", "_direction")
@pytest.mark.parametrize("size", [(640, 480), (1920, 1080)])
def test_nothing_of_it_is_cut_off(
    open_window: MainWindow, led: Callout, size: tuple[int, int]
) -> None:
    open_window.resize(*size)

    for _ in STOPS:
        settle()
        assert cut_off(led) == []
        assert nameless(led) == []
        assert open_window.rect().contains(led.geometry())
        led.next_button.click()
