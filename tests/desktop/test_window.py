"""The main window: menus around a log, undo and redo by name, and a way out of every trouble."""

from pathlib import Path

import pytest
from helpers.logs import make_log, open_log, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.desktop import files
from cpim_pdp.desktop.about import AboutDialog
from cpim_pdp.desktop.action_table import Action, Menu, table
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.look.theme import DARK, Scheme, colours_of
from cpim_pdp.desktop.opening import Opening
from cpim_pdp.desktop.settings import GEOMETRY, LAST_LOG, SCHEME, Settings
from cpim_pdp.desktop.shortcuts import ShortcutsDialog
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.desktop.workspace import Workspace


def workspace(window: MainWindow) -> Workspace:
    """Return the workspace, which must be there."""
    assert window.workspace is not None
    return window.workspace


def test_the_menus_hold_every_action(open_window: MainWindow) -> None:
    titles = [one.text().replace("&", "") for one in open_window.menuBar().actions()]

    assert titles == ["File", "Edit", "View", "Activity", "Cycle", "Help"]
    assert len(titles) == len(Menu)


def test_a_log_is_opened_on_the_overview(open_window: MainWindow, settings: Settings) -> None:
    assert workspace(open_window).page is Action.SHOW_OVERVIEW
    assert open_window.windowTitle() == "ana · CPIM"
    assert settings.get(LAST_LOG) == workspace(open_window).session.path


def test_pages_are_shown_by_shortcut_and_by_the_side_bar(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    with qtbot.waitExposed(open_window):
        open_window.activateWindow()
    open_window.actions_table[Action.SHOW_ACTIVITIES].trigger()
    assert workspace(open_window).page is Action.SHOW_ACTIVITIES

    button = workspace(open_window).side.buttons[Action.SHOW_OVERVIEW]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert workspace(open_window).page is Action.SHOW_OVERVIEW
    assert button.isChecked()
    assert open_window.actions_table[Action.SHOW_OVERVIEW].isChecked()


def test_the_side_bar_counts_the_activities(open_window: MainWindow) -> None:
    button = workspace(open_window).side.buttons[Action.SHOW_ACTIVITIES]

    assert button.accessibleName() == "Activities, 2"


def test_undo_and_redo_are_named_and_done_through_the_menu(
    open_window: MainWindow, gateway: Gateway
) -> None:
    session = workspace(open_window).session
    undo, redo = (open_window.actions_table[one] for one in (Action.UNDO, Action.REDO))
    session.do(AddActivity(webinar("Inventory")))
    assert undo.text() == "&Undo: Log an activity"
    assert not redo.isEnabled()

    undo.trigger()

    assert len(session.snapshot.activities) == 2
    assert redo.text() == "&Redo: Log an activity"
    assert gateway.last is not None
    assert gateway.last.text == "Undone: Log an activity"

    redo.trigger()

    assert len(session.snapshot.activities) == 3
    assert not redo.isEnabled()


def test_what_was_undone_can_be_redone_from_the_message(open_window: MainWindow) -> None:
    session = workspace(open_window).session
    open_window.actions_table[Action.UNDO].trigger()
    (offer,) = [one for one in open_window.bar.findChildren(QPushButton) if one.text() == "Redo"]

    offer.click()

    assert len(session.snapshot.activities) == 2


def test_with_nothing_done_yet_there_is_nothing_to_undo(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "new.cpimlog"
    make_log(path).close()

    window.opening.open(path)

    assert not window.actions_table[Action.UNDO].isEnabled()
    assert window.actions_table[Action.UNDO].text() == "&Undo"


def test_backing_up_says_where_the_copy_is(
    qtbot: QtBot, open_window: MainWindow, gateway: Gateway
) -> None:
    with qtbot.waitSignal(gateway.shown):
        open_window.actions_table[Action.BACK_UP].trigger()
        assert workspace(open_window).side.backup.text() == "backing up..."

    assert gateway.last is not None
    assert gateway.last.text.startswith("Backed up to ")
    assert [offer.text for offer in gateway.last.offers] == ["Show in folder"]


def test_a_file_that_is_no_log_leaves_the_open_one_open(
    open_window: MainWindow, gateway: Gateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.cpimlog"
    text.write_text("a shopping list")
    monkeypatch.setattr(files, "log_to_open", lambda *_: text)

    open_window.actions_table[Action.OPEN_LOG].trigger()

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert workspace(open_window).isVisible()
    assert text.read_text() == "a shopping list"


def test_a_start_on_a_file_that_is_no_log_says_so_and_offers_ways_on(
    qtbot: QtBot,
    window: MainWindow,
    log_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = tmp_path / "text.cpimlog"
    text.write_text("a shopping list")
    window.show()

    window.opening.open(text)

    assert window.trouble.isVisible()
    assert str(text) in window.trouble.sentence.text()
    assert not window.actions_table[Action.LOG_ACTIVITY].isEnabled()
    monkeypatch.setattr(files, "log_to_open", lambda *_: log_path)
    qtbot.mouseClick(window.trouble.open_button, Qt.MouseButton.LeftButton)
    assert workspace(window).isVisible()
    assert window.actions_table[Action.LOG_ACTIVITY].isEnabled()


def test_the_same_log_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, log_path: Path, tmp_path: Path
) -> None:
    mended = tmp_path / "mended.cpimlog"
    mended.write_text("damaged")
    window.show()
    window.opening.open(mended)
    mended.write_bytes(log_path.read_bytes())

    qtbot.mouseClick(window.trouble.retry_button, Qt.MouseButton.LeftButton)

    assert workspace(window).session.path == mended


def test_another_log_takes_the_place_of_the_first(
    open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.cpimlog"
    make_log(other).close()
    first = workspace(open_window).session.path
    monkeypatch.setattr(files, "log_to_open", lambda *_: other)

    open_window.actions_table[Action.OPEN_LOG].trigger()

    assert open_window.windowTitle() == "other · CPIM"
    assert workspace(open_window).session.path == other
    with open_log(first) as logbook:
        assert len(logbook.snapshot().activities) == 2


def test_a_new_log_can_be_thought_better_of(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "log_to_begin", lambda *_: tmp_path / "second.cpimlog")
    open_window.actions_table[Action.NEW_LOG].trigger()
    assert open_window.welcome.isVisible()
    assert not open_window.actions_table[Action.LOG_ACTIVITY].isEnabled()

    qtbot.mouseClick(open_window.welcome.back_button, Qt.MouseButton.LeftButton)

    assert workspace(open_window).isVisible()
    assert open_window.actions_table[Action.LOG_ACTIVITY].isEnabled()
    assert not (tmp_path / "second.cpimlog").exists()


def test_changing_ones_mind_in_the_file_chooser_changes_nothing(
    open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "log_to_begin", lambda *_: None)
    monkeypatch.setattr(files, "log_to_open", lambda *_: None)

    open_window.actions_table[Action.NEW_LOG].trigger()
    open_window.actions_table[Action.OPEN_LOG].trigger()

    assert workspace(open_window).isVisible()


def test_a_log_that_another_window_has_is_not_opened_twice(
    window: MainWindow, gateway: Gateway, settings: Settings, log_path: Path
) -> None:
    elsewhere = Opening(window.opening.rulebook, Gateway(), settings, window.opening.clock)
    elsewhere.open(log_path)
    elsewhere.settle()

    window.opening.open(log_path)

    assert window.workspace is None
    assert gateway.last is not None
    assert gateway.last.text == "ana.cpimlog is open in another window, which is now in front."
    elsewhere.end()


def test_a_window_that_does_not_answer_is_named(
    window: MainWindow, gateway: Gateway, settings: Settings, log_path: Path
) -> None:
    elsewhere = Opening(window.opening.rulebook, Gateway(), settings, window.opening.clock)
    elsewhere.open(log_path)

    window.opening.open(log_path)

    assert gateway.last is not None
    assert "does not answer" in gateway.last.text
    elsewhere.end()


def test_opening_the_open_log_again_does_nothing(open_window: MainWindow) -> None:
    session = workspace(open_window).session

    open_window.opening.open(session.path)

    assert workspace(open_window).session is session


def test_a_theme_is_worn_at_once_and_remembered(
    qtbot: QtBot, open_window: MainWindow, settings: Settings
) -> None:
    open_window.actions_table[Action.THEME_DARK].trigger()
    try:
        assert settings.get(SCHEME) is Scheme.DARK
        qtbot.waitUntil(lambda: colours_of(open_window) is DARK)
        assert open_window.actions_table[Action.THEME_DARK].isChecked()
    finally:
        open_window.actions_table[Action.THEME_LIGHT].trigger()


def test_place_and_size_are_remembered_on_closing(
    open_window: MainWindow, settings: Settings
) -> None:
    open_window.resize(900, 650)

    open_window.actions_table[Action.QUIT].trigger()

    assert settings.get(GEOMETRY)
    assert not open_window.isVisible()


def test_the_window_comes_to_the_front_when_another_start_rings(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    open_window.showMinimized()

    open_window.opening.rung.emit()

    assert not open_window.isMinimized()


def test_about_tells_version_licences_and_what_the_program_is_not(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    open_window.actions_table[Action.ABOUT].trigger()
    (dialog,) = open_window.findChildren(AboutDialog)
    texts = " ".join(one.text() for one in dialog.findChildren(QLabel))

    assert "Version" in texts
    assert "not endorsed" in texts
    assert "LGPL" in texts
    dialog.reject()


CHANGING = [entry.action for entry in table() if entry.changes]


def test_a_log_that_can_only_be_read_says_so_in_sight_and_keeps_changes_off(
    qtbot: QtBot, window: MainWindow, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))

    window.opening.open(log_path)
    window.show()
    window.gateway.clear()

    assert window.strip.isVisible()
    assert "can only be read" in window.strip.accessibleName()
    window.actions_table[Action.SHOW_ACTIVITIES].trigger()
    workspace(window).activities.table.selectAll()
    assert [one for one in CHANGING if window.actions_table[one].isEnabled()] == []
    qtbot.waitUntil(lambda: not workspace(window).head.log_button.isEnabled())
    assert window.actions_table[Action.EXPORT_REPORT].isEnabled()
    assert window.actions_table[Action.HISTORY].isEnabled()


def test_a_log_that_can_be_changed_has_no_such_strip(open_window: MainWindow) -> None:
    assert not open_window.strip.isVisible()
    assert open_window.actions_table[Action.IMPORT_LOG].isEnabled()


@pytest.mark.usefixtures("qapp")
def test_dialogs_are_freed_when_they_are_closed(open_window: MainWindow) -> None:
    AboutDialog.tell(open_window).reject()
    ShortcutsDialog.tell(open_window.actions_table, open_window).reject()

    QApplication.sendPostedEvents(None, 52)  # DeferredDelete

    assert not open_window.findChildren(AboutDialog)
    assert not open_window.findChildren(ShortcutsDialog)


def test_a_log_that_changed_is_backed_up_when_it_is_opened_and_when_it_is_left(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    opening = open_window.opening
    opening.settle()
    session = workspace(open_window).session
    qtbot.waitUntil(lambda: not opening.keeping.is_busy)
    assert len(session.logbook.backups()) == 1

    session.do(AddActivity(webinar("Inventory")))
    opening.clock.advance(minutes=5)  # type: ignore[attr-defined]
    opening.end()

    with open_log(session.path) as logbook:
        assert len(logbook.backups()) == 2


def test_the_side_bar_says_when_the_log_was_backed_up(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    opening, side = open_window.opening, workspace(open_window).side
    opening.settle()
    assert side.backup.text() == "backing up..."
    qtbot.waitUntil(lambda: not opening.keeping.is_busy)

    local = opening.clock().astimezone()
    assert side.backup.text() == f"backed up {local:%H:%M}"


def test_the_head_explains_standing_and_due_date_by_their_rules_and_sources(
    open_window: MainWindow,
) -> None:
    space = open_window.workspace
    assert space is not None
    head = space.head
    open_window.grab()

    assert "Active: 75 points" in head.pill.toolTip()
    assert "Read at" in head.pill.toolTip()
    assert head.pill.accessibleDescription()
    assert head.cycle.toolTip().startswith("CPIM asks for 75 points in 5 years.")
