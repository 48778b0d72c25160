"""The dialog of settings: made from the table, applied at once, restored; rows beyond the table."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.adjusting.arrangement_row import ArrangementRow
from cpim_pdp.desktop.adjusting.dialog import SettingsDialog
from cpim_pdp.desktop.adjusting.editors import SwitchEditor
from cpim_pdp.desktop.adjusting.system_start import of_this_system
from cpim_pdp.desktop.gateway import Level
from cpim_pdp.desktop.look.theme import DARK, Scheme, colours_of
from cpim_pdp.desktop.place import DateFormat, Place
from cpim_pdp.desktop.safekeeping.second_folder import SecondFolder
from cpim_pdp.desktop.settings import DATES, SCHEME, TABLE, TEXT_SIZE, Group, Setting, Settings
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.window import MainWindow

Show = Callable[[MainWindow], SettingsDialog]


@pytest.fixture
def show() -> Iterator[Show]:
    shown: list[SettingsDialog] = []

    def open_dialog(window: MainWindow) -> SettingsDialog:
        window.actions_table[Action.SETTINGS].trigger()
        (dialog,) = window.findChildren(SettingsDialog)
        shown.append(dialog)
        return dialog

    yield open_dialog
    for dialog in shown:
        dialog.reject()


@pytest.fixture(autouse=True)
def _usual_dress(qapp: QApplication) -> Iterator[None]:
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)


def choose(dialog: SettingsDialog, setting: Setting[object], stored: str) -> None:
    """Choose a value as the holder does."""
    box = dialog.editors[setting.key]
    assert isinstance(box, QComboBox)
    place = box.findData(stored)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_every_setting_that_is_shown_has_an_editor_with_name_and_tip(
    open_window: MainWindow, show: Show
) -> None:
    dialog = show(open_window)

    shown = {setting.key for setting in TABLE if setting.shown is not None}
    assert set(dialog.editors) == shown
    for editor in dialog.editors.values():
        assert editor.accessibleName()
        assert editor.accessibleDescription()
    # A switch is its own label.
    lists = {one for one in dialog.editors.values() if not isinstance(one, SwitchEditor)}
    assert {label.buddy() for label in dialog.findChildren(QLabel)} >= lists


def test_a_theme_is_worn_at_once(
    qtbot: QtBot, open_window: MainWindow, show: Show, settings: Settings
) -> None:
    choose(show(open_window), SCHEME, Scheme.DARK)

    assert settings.get(SCHEME) is Scheme.DARK
    qtbot.waitUntil(lambda: colours_of(open_window) is DARK)
    assert open_window.actions_table[Action.THEME_DARK].isChecked()


def test_texts_grow_at_once(open_window: MainWindow, show: Show, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()

    choose(show(open_window), TEXT_SIZE, "200")

    assert qapp.font().pointSizeF() == 2 * before


def test_dates_are_written_anew_at_once(open_window: MainWindow, show: Show) -> None:
    assert open_window.workspace is not None
    cycle = open_window.workspace.head.cycle
    assert "31 Mar 2028" in cycle.text()

    choose(show(open_window), DATES, DateFormat.ISO)

    assert "2028-03-31" in cycle.text()


def test_dates_that_were_typed_already_are_written_anew(
    window: MainWindow, show: Show, tmp_path: Path
) -> None:
    tr.move_to(Place(QLocale("de_DE")))
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()
    certified = window.welcome.credential.certified
    certified.line.setText("14.3.23")

    choose(show(window), DATES, DateFormat.ISO)

    assert certified.text() == "2023-03-14"


def test_what_changes_by_other_means_is_shown(open_window: MainWindow, show: Show) -> None:
    box = show(open_window).editors[SCHEME.key]
    assert isinstance(box, QComboBox)

    open_window.actions_table[Action.THEME_LIGHT].trigger()

    assert box.currentData() == Scheme.LIGHT


def test_defaults_are_restored(
    qtbot: QtBot, open_window: MainWindow, show: Show, settings: Settings
) -> None:
    dialog = show(open_window)
    assert not dialog.restore_button.isEnabled()
    choose(dialog, DATES, DateFormat.ISO)
    choose(dialog, TEXT_SIZE, "150")

    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)

    assert settings.has_defaults()
    assert not dialog.restore_button.isEnabled()
    assert tr.place.dates is DateFormat.SYSTEM


def test_text_size_has_shortcuts_that_stop_at_the_ends(
    open_window: MainWindow, settings: Settings
) -> None:
    actions = open_window.actions_table
    assert not actions[Action.USUAL_TEXT].isEnabled()

    for _ in range(12):
        actions[Action.LARGER_TEXT].trigger()
    assert settings.get(TEXT_SIZE) == 200
    assert not actions[Action.LARGER_TEXT].isEnabled()

    actions[Action.USUAL_TEXT].trigger()
    assert settings.get(TEXT_SIZE) == 100

    for _ in range(4):
        actions[Action.SMALLER_TEXT].trigger()
    assert settings.get(TEXT_SIZE) == 80


def test_starting_with_the_system_is_switched_on_looked_at_and_off(
    qtbot: QtBot, open_window: MainWindow, show: Show
) -> None:
    row = show(open_window).others[Group.START]
    assert isinstance(row, ArrangementRow)
    assert row.show_button.isHidden()

    row.switch.click()

    start = of_this_system()
    assert start.is_on()
    assert start.place in row.said.text()
    assert row.renew_button.isHidden()
    row.show_button.click()
    assert not row.text.isHidden()
    assert row.text.toPlainText() == start.written()

    row.switch.click()
    assert not start.is_on()
    assert row.text.isHidden()


def test_an_older_copy_that_starts_with_the_system_can_be_renewed(
    open_window: MainWindow, show: Show
) -> None:
    older = of_this_system()
    older.wanted = ("/gone/python", "-m", "cpim_pdp")
    older.switch_on()
    row = show(open_window).others[Group.START]
    assert isinstance(row, ArrangementRow)
    assert not row.renew_button.isHidden()

    row.renew_button.click()

    assert of_this_system().is_this()
    assert row.renew_button.isHidden()


def test_what_can_not_be_written_is_said_and_the_switch_stays_off(
    open_window: MainWindow, show: Show, tmp_path: Path
) -> None:
    folder = Path(of_this_system().place).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    row = show(open_window).others[Group.START]
    assert isinstance(row, ArrangementRow)

    row.switch.click()

    assert not row.switch.isChecked()
    assert open_window.gateway.last is not None
    assert open_window.gateway.last.level is Level.REFUSAL


def test_the_second_folder_for_backups_is_chosen_here_too(
    qtbot: QtBot,
    open_window: MainWindow,
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(files, "folder_for_backups", lambda *_: stick)
    row = show(open_window).others[Group.BACKUPS]
    assert isinstance(row, SecondFolder)

    row.choose_button.click()

    assert open_window.opening.session is not None
    assert open_window.opening.session.additional_folder() == stick
    assert str(stick) in row.place.text()
    qtbot.waitUntil(lambda: not open_window.opening.keeping.is_busy)


def test_without_a_log_the_settings_open_all_the_same(
    window: MainWindow, show: Show, tmp_path: Path
) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()

    dialog = show(window)

    assert isinstance(dialog.others[Group.BACKUPS], QLabel)
    defaults = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert defaults == [dialog.close_button]
