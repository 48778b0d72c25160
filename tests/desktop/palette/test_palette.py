"""The command palette in the window: found by typing, taken by Enter, never in the way."""

from dataclasses import replace
from pathlib import Path

import pytest
from helpers.activity_page import form_shown
from helpers.logs import open_log, webinar
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.commands import AddActivity
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.palette import command_palette
from cpim_pdp.desktop.palette.action_search import OFFERED
from cpim_pdp.desktop.palette.command_palette import CommandPalette
from cpim_pdp.desktop.palette.line_list import _AT_ONCE
from cpim_pdp.desktop.settings import RECENT, Settings
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is told."""
    told: list[str] = []
    monkeypatch.setattr(command_palette, "announce", lambda _source, text: told.append(text))
    return told


@pytest.fixture
def palette(qtbot: QtBot, open_window: MainWindow) -> CommandPalette:
    """Return the palette, open over a log with two webinars, once all is read."""
    return opened(qtbot, open_window)


def opened(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    window.actions_table[Action.PALETTE].trigger()
    qtbot.waitUntil(lambda: window.finding.palette.is_ready)
    return window.finding.palette


def found(palette: CommandPalette) -> list[Action | str]:
    """Return what is listed: actions, and the titles of activities."""
    return [
        one.details.title if isinstance(one, Activity) else one for one in palette.list.lines.things
    ]


def press(palette: CommandPalette, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(palette.line, key, held or Qt.KeyboardModifier.NoModifier)


def reason(palette: CommandPalette, action: Action) -> str:
    return palette.list.lines.line(found(palette).index(action)).reason


def test_it_opens_with_the_keyboard_in_its_line_and_lists_everything(
    palette: CommandPalette,
) -> None:
    assert palette.isVisible()
    assert palette.line.hasFocus()
    assert set(found(palette)) == {*OFFERED, "S&OP in practice", "Demand sensing"}


def test_words_find_an_action_in_any_order_and_case(palette: CommandPalette) -> None:
    palette.line.setText("PACK report")

    assert found(palette)[0] is Action.EXPORT_REPORT


def test_words_find_an_activity_without_its_accents(qtbot: QtBot, open_window: MainWindow) -> None:
    session = open_window.opening.session
    assert session is not None
    session.do(AddActivity(replace(webinar("Prévision de la demande"), provider="Łukasz Müller")))
    palette = opened(qtbot, open_window)

    palette.line.setText("muller prevision")

    assert found(palette) == ["Prévision de la demande"]


def test_a_name_goes_before_what_is_said_about_it(palette: CommandPalette) -> None:
    palette.line.setText("undo")

    assert found(palette)[0] is Action.UNDO

    palette.line.setText("trash")

    names = [Action.SHOW_TRASH, Action.DELETE_ACTIVITY, Action.EMPTY_TRASH]
    assert found(palette)[:3] == names
    assert Action.RESTORE_ACTIVITY in found(palette)[3:]


def test_enter_carries_an_action_out_and_gives_the_keyboard_back(
    palette: CommandPalette, open_window: MainWindow
) -> None:
    assert open_window.workspace is not None
    palette.line.setText("activities")

    press(palette, Qt.Key.Key_Return)

    assert not palette.isVisible()
    assert open_window.workspace.page is Action.SHOW_ACTIVITIES


def test_enter_shows_an_activity_selected_among_the_others(
    palette: CommandPalette, open_window: MainWindow
) -> None:
    assert open_window.workspace is not None
    palette.line.setText("sensing")

    press(palette, Qt.Key.Key_Return)

    page = open_window.workspace.activities
    assert page.isVisible()
    assert [row.activity.details.title for row in page.selected()] == ["Demand sensing"]


def test_control_and_enter_edits_an_activity(
    palette: CommandPalette, open_window: MainWindow
) -> None:
    assert open_window.workspace is not None
    palette.line.setText("sensing")

    press(palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    form = form_shown()
    assert form.fields.title.text() == "Demand sensing"
    form.close()


def test_escape_closes_it_where_the_keyboard_was_before(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    before = open_window.focusWidget()
    palette = opened(qtbot, open_window)

    press(palette, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert before is not None
    assert open_window.focusWidget() is before


def test_the_same_keys_close_it_again(palette: CommandPalette, open_window: MainWindow) -> None:
    open_window.actions_table[Action.PALETTE].trigger()

    assert not palette.isVisible()


def test_it_goes_when_the_keyboard_goes_elsewhere(
    palette: CommandPalette, open_window: MainWindow
) -> None:
    assert open_window.workspace is not None

    open_window.workspace.side.buttons[Action.SHOW_CYCLES].setFocus()

    assert not palette.isVisible()
    assert open_window.focusWidget() is open_window.workspace.side.buttons[Action.SHOW_CYCLES]


def test_a_press_beside_it_closes_it(palette: CommandPalette, open_window: MainWindow) -> None:
    over = palette.parentWidget()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton)
    assert palette.isVisible()

    QTest.mouseClick(over, Qt.MouseButton.LeftButton)

    assert not palette.isVisible()


def test_what_can_not_be_done_says_why_and_enter_leaves_it_at_that(
    palette: CommandPalette, said: list[str]
) -> None:
    palette.line.setText("empty trash")
    assert found(palette) == [Action.EMPTY_TRASH]
    assert reason(palette, Action.EMPTY_TRASH) == "the trash is empty"

    press(palette, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert said[-1] == "Empty trash..., not possible: the trash is empty"


def test_without_a_log_the_actions_that_need_one_say_so(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    palette = opened(qtbot, window)

    assert set(found(palette)) == set(OFFERED)
    assert reason(palette, Action.LOG_ACTIVITY) == "no log is open"
    assert reason(palette, Action.OPEN_LOG) == ""


def test_what_was_taken_last_stands_on_top_the_next_time(
    qtbot: QtBot, open_window: MainWindow, settings: Settings
) -> None:
    for words in ("sensing", "cycles"):
        palette = opened(qtbot, open_window)
        palette.line.setText(words)
        press(palette, Qt.Key.Key_Return)

    assert found(opened(qtbot, open_window))[:2] == [Action.SHOW_CYCLES, "Demand sensing"]
    assert len(settings.get(RECENT).keys) == 2


def test_of_two_that_fit_alike_the_recent_one_is_first(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    palette = opened(qtbot, open_window)
    palette.line.setText("theme")
    usual = found(palette)
    settings = open_window._settings
    settings.set(RECENT, settings.get(RECENT).after(f"action:{Action.THEME_DARK.value}"))

    palette.line.setText("theme ")
    palette.line.setText("dark")
    assert found(palette)[0] is Action.THEME_DARK
    palette.line.setText("them")

    assert usual.index(Action.THEME_LIGHT) < usual.index(Action.THEME_DARK)
    later = found(palette)
    assert later.index(Action.THEME_DARK) < later.index(Action.THEME_LIGHT)


def test_a_recent_activity_that_is_gone_is_passed_over(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    settings = open_window._settings
    settings.set(RECENT, settings.get(RECENT).after("activity:of-another-log"))

    palette = opened(qtbot, open_window)

    assert set(found(palette)) == {*OFFERED, "S&OP in practice", "Demand sensing"}


def test_keys_go_through_the_lines_and_stop_at_the_ends(
    palette: CommandPalette, said: list[str]
) -> None:
    press(palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0

    press(palette, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    line = palette.list.line()
    assert line is not None
    assert said[-1] == line.spoken

    for _ in range(20):
        press(palette, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == len(palette.list.lines.things) - 1


def test_of_many_a_few_are_listed_and_more_when_the_last_is_come_to(
    qtbot: QtBot, window: MainWindow, log_path: Path
) -> None:
    with open_log(log_path) as logbook:
        for number in range(_AT_ONCE + 30):
            logbook.do(AddActivity(webinar(f"Queue {number}")))
    window.opening.open(log_path)
    window.show()
    palette = opened(qtbot, window)
    palette.line.setText("queue")
    assert palette.list.lines.rowCount() == _AT_ONCE
    assert len(found(palette)) == _AT_ONCE + 30

    for _ in range(_AT_ONCE):
        press(palette, Qt.Key.Key_Down)

    assert palette.list.lines.rowCount() == _AT_ONCE + 30
    assert palette.list.currentIndex().row() == _AT_ONCE


def test_what_is_found_is_told_with_the_first_line(
    palette: CommandPalette, said: list[str]
) -> None:
    palette.line.setText("sensing")
    assert said[-1] == "1 found, the first: Demand sensing, Webinar, 4 May 2026"

    palette.line.setText("no such thing")
    assert said[-1] == "Nothing matches “no such thing”."
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_takes_a_line(palette: CommandPalette, open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    palette.line.setText("sensing")
    place = palette.list.visualRect(palette.list.lines.index(0)).center()

    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert not palette.isVisible()
    assert open_window.workspace.page is Action.SHOW_ACTIVITIES


def test_what_changes_meanwhile_is_shown(palette: CommandPalette, open_window: MainWindow) -> None:
    assert open_window.opening.session is not None

    open_window.opening.session.do(AddActivity(webinar("Came from elsewhere")))

    assert "Came from elsewhere" in found(palette)


def test_line_and_list_have_names_and_roles(palette: CommandPalette) -> None:
    def role_and_name(part: QWidget) -> tuple[QAccessible.Role, str]:
        interface = QAccessible.queryAccessibleInterface(part)
        return interface.role(), interface.text(QAccessible.Text.Name)

    line, listed = role_and_name(palette.line), role_and_name(palette.list)
    assert line == (QAccessible.Role.EditableText, "Search actions and activities")
    assert listed == (QAccessible.Role.List, "Actions and activities found")
    first = QAccessible.queryAccessibleInterface(palette.list).child(0)
    assert first.text(QAccessible.Text.Name) == "New log..., File, Ctrl+Shift+N"


@pytest.mark.parametrize("size", [(640, 480), (1000, 700), (1920, 1080)])
def test_it_stays_within_the_window(
    qtbot: QtBot, open_window: MainWindow, size: tuple[int, int]
) -> None:
    palette = opened(qtbot, open_window)

    open_window.resize(*size)

    over = palette.parentWidget()
    qtbot.waitUntil(lambda: over.rect().contains(palette.geometry()))
    assert palette.list.height() >= 4 * palette.list.line_height


def test_larger_texts_are_drawn_larger(
    qtbot: QtBot, qapp: QApplication, open_window: MainWindow
) -> None:
    palette = opened(qtbot, open_window)
    before, usual = palette.list.line_height, qapp.font()
    drawn = palette.list.itemDelegate()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)

    qapp.setFont(large)

    qtbot.waitUntil(lambda: palette.list.line_height > before)
    assert palette.list.itemDelegate() is not drawn
    assert palette.line.minimumHeight() > palette.list.line_height
    qapp.setFont(usual)
