"""The icon in the tray: what it says, its menu, and when closing the window quits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.logs import StillClock, open_log, webinar
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.reminding.tray import Tray
from cpim_pdp.desktop.settings import TRAY, Settings
from cpim_pdp.desktop.window import MainWindow


class System:
    """A system with a tray, or without one; what is shown there is noted."""

    def __init__(self) -> None:
        self.has_tray = True
        self.said: list[tuple[str, str]] = []


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    made = System()
    tray = QSystemTrayIcon
    monkeypatch.setattr(tray, "isSystemTrayAvailable", staticmethod(lambda: made.has_tray))
    monkeypatch.setattr(
        tray, "showMessage", lambda _self, title, text, _icon: made.said.append((title, text))
    )
    yield made
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def tray(system: System, open_window: MainWindow, settings: Settings) -> Iterator[Tray]:
    settings.set(TRAY, True)
    yield open_window.tray
    open_window.tray.icon.hide()


def offered(tray: Tray) -> list[str]:
    return [one.text().replace("&", "") for one in tray.menu.actions() if one.text()]


def pick(tray: Tray, text: str) -> None:
    next(one for one in tray.menu.actions() if one.text().replace("&", "") == text).trigger()


def test_it_is_off_until_it_is_wanted(system: System, open_window: MainWindow) -> None:
    assert "tray" not in open_window.__dict__
    open_window.close()

    assert QApplication.quitOnLastWindowClosed()


def test_its_tip_is_the_countdown_of_each_credential(tray: Tray, open_window: MainWindow) -> None:
    assert tray.icon.isVisible()
    assert tray.icon.toolTip() == "CPIM: 4.5 of 75 points, 1 year, 4 months left\n1 reminder"

    session = open_window.opening.session
    assert session is not None
    session.do(AddCredential(Credential("", "CSCP", session.today())))

    assert "CSCP: 0 of 75 points, 5 years left" in tray.icon.toolTip()


def test_it_follows_the_day(tray: Tray, open_window: MainWindow, clock: StillClock) -> None:
    clock.advance(days=400)
    assert open_window.opening.session is not None
    open_window.opening.session.look_around()

    assert "3 months left" in tray.icon.toolTip()


def test_with_it_closing_the_window_leaves_it_there(tray: Tray, open_window: MainWindow) -> None:
    open_window.close()

    assert not open_window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    pick(tray, "Open")
    assert open_window.isVisible()


def test_where_there_is_no_tray_closing_the_window_quits(
    tray: Tray, system: System, open_window: MainWindow
) -> None:
    system.has_tray = False

    open_window.close()

    assert QApplication.quitOnLastWindowClosed()


def test_a_tray_that_goes_away_brings_the_window_back(
    tray: Tray, system: System, open_window: MainWindow
) -> None:
    open_window.close()
    tray._watch.timeout.emit()
    assert not open_window.isVisible()

    system.has_tray = False
    tray._watch.timeout.emit()

    assert open_window.isVisible()


def test_switching_it_off_brings_the_window_back(
    tray: Tray, open_window: MainWindow, settings: Settings
) -> None:
    open_window.close()

    settings.set(TRAY, False)

    assert open_window.isVisible()
    assert not tray.icon.isVisible()
    open_window.close()
    assert QApplication.quitOnLastWindowClosed()


def test_it_says_once_where_the_program_has_gone(
    tray: Tray, system: System, open_window: MainWindow
) -> None:
    for _ in range(2):
        open_window.close()
        open_window.raise_to_front()

    assert [text for _, text in system.said] == [
        "It stays here; its menu opens the window and quits."
    ]


def test_its_menu_logs_an_activity_and_quits(
    tray: Tray, open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    open_window.actions_table.on(Action.LOG_ACTIVITY, lambda: done.append("log"))
    monkeypatch.setattr(QApplication, "quit", staticmethod(lambda: done.append("quit")))
    assert offered(tray) == ["Open", "Log activity...", "Quit"]
    open_window.close()

    pick(tray, "Log activity...")
    assert open_window.isVisible()
    pick(tray, "Quit")

    assert done == ["log", "quit"]
    assert not open_window.isVisible()


def test_a_dialog_that_is_open_is_finished_first(
    qtbot: QtBot, tray: Tray, open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(QApplication, "quit", staticmethod(lambda: done.append("quit")))
    dialog = QDialog(open_window)
    qtbot.addWidget(dialog)
    dialog.open()

    pick(tray, "Quit")
    assert done == []
    assert open_window.isVisible()

    dialog.reject()
    pick(tray, "Quit")
    assert done == ["quit"]


def test_a_click_opens_the_window(tray: Tray, open_window: MainWindow) -> None:
    open_window.close()

    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert not open_window.isVisible()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert open_window.isVisible()


def test_what_comes_up_while_the_window_is_closed_is_told(
    tray: Tray, system: System, open_window: MainWindow, log_path: Path, clock: StillClock
) -> None:
    open_window.close()
    system.said.clear()
    with open_log(log_path) as elsewhere:
        planned = replace(webinar("Meeting", "2026-11-20"), planned=True)
        elsewhere.do(AddActivity(planned))
    session = open_window.opening.session
    assert session is not None

    session.look_around()
    session.look_around()

    ((title, text),) = system.said
    assert title == "1 reminder"
    assert text.startswith("“Meeting” was planned for 20 Nov 2026")


def test_nothing_is_told_while_the_window_is_open(
    tray: Tray, system: System, open_window: MainWindow, clock: StillClock
) -> None:
    clock.advance(days=400)
    assert open_window.opening.session is not None
    open_window.opening.session.look_around()

    assert system.said == []


def test_begun_in_the_tray_the_window_comes_where_there_is_none(
    tray: Tray, system: System, open_window: MainWindow
) -> None:
    open_window.close()
    system.said.clear()

    tray.wait()
    tray._watch.timeout.emit()
    assert not open_window.isVisible()
    system.has_tray = False
    tray._watch.timeout.emit()

    assert open_window.isVisible()
    assert system.said == []


def test_without_a_log_it_is_there_all_the_same(
    system: System, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()

    settings.set(TRAY, True)

    assert window.tray.icon.toolTip() == "CPIM PDP"
    window.tray.menu.aboutToShow.emit()
    assert not window.tray._log.isEnabled()
    window.tray.icon.hide()
