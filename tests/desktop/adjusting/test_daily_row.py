"""The daily reminder in the settings: set up, shown, renewed with the settings, and removed."""

import sys
from pathlib import Path

import pytest
from helpers.system_programs import SystemPrograms
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.desktop.adjusting.daily_row import DailyRow
from cpim_pdp.desktop.adjusting.dialog import SettingsDialog, Surroundings
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.settings import REMINDER_HOUR, REMINDER_SWITCHES, Group, Settings
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.system import systemd

LOG = Path("/home/ana/My log.cpimlog")


@pytest.fixture(autouse=True)
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a Linux with systemd looks for units."""
    SystemPrograms(tmp_path / "system", monkeypatch)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(systemd, "_RUNNING", tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "systemd" / "user"


@pytest.fixture
def row(qtbot: QtBot, settings: Settings, gateway: Gateway) -> DailyRow:
    made = DailyRow(LOG, settings, gateway)
    qtbot.addWidget(made)
    made.show()
    return made


def service(units: Path) -> str:
    return (units / "cpim-pdp-remind.service").read_text()


def timer(units: Path) -> str:
    return (units / "cpim-pdp-remind.timer").read_text()


def test_it_is_set_up_looked_at_and_removed(row: DailyRow, units: Path) -> None:
    assert "nothing is set up" in row.said.text()
    assert row.show_button.isHidden()

    row.switch.click()

    assert '--log "/home/ana/My log.cpimlog" remind --notify' in service(units)
    assert "OnCalendar=*-*-* 09:00:00" in timer(units)
    assert str(units) in row.said.text()
    row.show_button.click()
    assert "OnCalendar" in row.text.toPlainText()
    assert "ExecStart" in row.text.toPlainText()

    row.switch.click()
    assert not (units / "cpim-pdp-remind.timer").exists()
    assert row.text.isHidden()


def test_what_was_set_up_follows_the_settings(
    row: DailyRow, units: Path, settings: Settings
) -> None:
    row.switch.click()

    settings.set(REMINDER_HOUR, 7)
    settings.set(REMINDER_SWITCHES[ReminderKind.PAPERS], False)

    assert "OnCalendar=*-*-* 07:00:00" in timer(units)
    assert "--kind due" in service(units)
    assert "papers" not in service(units)
    assert row.renew_button.isHidden()


def test_without_a_timer_it_says_that_it_is_after_the_login(
    qtbot: QtBot,
    settings: Settings,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(systemd, "_RUNNING", tmp_path / "none")
    row = DailyRow(LOG, settings, gateway)
    qtbot.addWidget(row)

    row.switch.click()

    assert row.said.text().endswith("this system has no timer, so it is after each login.")


def test_with_every_kind_switched_off_nothing_reminds(
    row: DailyRow, units: Path, settings: Settings
) -> None:
    row.switch.click()

    for switch in REMINDER_SWITCHES.values():
        settings.set(switch, False)

    assert not (units / "cpim-pdp-remind.timer").exists()
    assert not row.switch.isEnabled()
    assert row.said.text().startswith("Choose above")
    settings.set(REMINDER_SWITCHES[ReminderKind.DUE], True)
    assert row.switch.isEnabled()


def test_nothing_is_set_up_by_a_setting(row: DailyRow, units: Path, settings: Settings) -> None:
    settings.set(REMINDER_HOUR, 7)

    assert not units.exists()
    assert not row.switch.isChecked()


def test_what_reminds_of_another_log_is_left_until_it_is_renewed(
    qtbot: QtBot, row: DailyRow, units: Path, settings: Settings, gateway: Gateway
) -> None:
    row.switch.click()
    other = DailyRow(Path("/home/ana/other.cpimlog"), settings, gateway)
    qtbot.addWidget(other)
    other.show()
    assert "reminds of another log" in other.said.text()

    settings.set(REMINDER_HOUR, 8)
    assert "My log" in service(units)
    other.renew_button.click()

    assert "/home/ana/other.cpimlog" in service(units)
    assert other.renew_button.isHidden()


def test_the_dialog_has_it_for_the_log_that_is_open(
    open_window: MainWindow, settings: Settings, log_path: Path
) -> None:
    opening = open_window.opening
    around = Surroundings(settings, opening.gateway, opening.keeping, opening.session)
    dialog = SettingsDialog.tell(around, open_window)

    row = dialog.others[Group.REMINDERS]

    assert isinstance(row, DailyRow)
    assert str(log_path) in row.arrangement.text()
    dialog.close()


def test_without_a_log_it_asks_for_one(window: MainWindow, settings: Settings) -> None:
    opening = window.opening
    around = Surroundings(settings, opening.gateway, opening.keeping, None)
    dialog = SettingsDialog.tell(around, window)

    row = dialog.others[Group.REMINDERS]

    assert isinstance(row, QLabel)
    assert "Open a log" in row.text()
    dialog.close()
