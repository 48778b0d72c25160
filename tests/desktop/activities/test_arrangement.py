"""Columns as the holder arranges them: chosen, moved, sized, sorted, and so again next time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.activity_page import titles
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.column_choice import ColumnChoice
from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.look.table_layout import TableLayout
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import ACTIVITY_PANE, ACTIVITY_TABLE, Settings

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]
USUAL = ("date", "title", "type", "quantity", "points", "state")
POPUP = "This plugin does not support"
"""Qt's offscreen platform says so of every pop-up."""


def place(page: ActivitiesPage, key: str) -> int:
    return place_of(key, page.model.columns)


def seen(page: ActivitiesPage) -> tuple[str, ...]:
    return page.table.arrangement.seen()


def mode(page: ActivitiesPage) -> QHeaderView.ResizeMode:
    return page.table.horizontalHeader().sectionResizeMode(place(page, TITLE))


def row_item(dialog: ColumnChoice, title: str) -> int:
    titled = dialog.list.findItems(title, Qt.MatchFlag.MatchExactly)
    return dialog.list.row(titled[0])


# By the room that there is


def test_columns_give_way_to_the_title_one_by_one(page: ActivitiesPage) -> None:
    page.resize(1600, 700)
    assert seen(page) == ("date", "title", "provider", "type", "quantity", "points", "state")

    page.resize(1100, 700)
    assert "provider" not in seen(page)

    page.resize(560, 700)
    assert seen(page) == ("date", "title", "points", "state")
    assert mode(page) is QHeaderView.ResizeMode.Stretch
    assert page.table.horizontalScrollBar().maximum() == 0


def test_with_no_room_at_all_the_table_is_scrolled_rather_than_cut_off(
    page: ActivitiesPage,
) -> None:
    page.resize(330, 700)

    assert seen(page) == ("date", "title", "points", "state")
    assert mode(page) is QHeaderView.ResizeMode.Interactive
    assert page.table.horizontalScrollBar().maximum() > 0


def test_hidden_columns_take_no_room(page: ActivitiesPage) -> None:
    page.resize(330, 700)
    head = page.table.horizontalHeader()
    QApplication.processEvents()

    ends = [
        head.sectionPosition(place(page, key)) + head.sectionSize(place(page, key))
        for key in seen(page)
    ]
    begins = [head.sectionPosition(place(page, key)) for key in seen(page)]

    assert begins[1:] == ends[:-1]


def test_chosen_columns_are_shown_whatever_the_room(page: ActivitiesPage) -> None:
    page.table.arrangement.choose([column.key for column in page.model.columns])

    QApplication.processEvents()
    assert len(seen(page)) == len(page.model.columns)
    assert page.table.horizontalScrollBar().maximum() > 0
    page.resize(560, 700)
    assert len(seen(page)) == len(page.model.columns)


# What the holder does to the head


def test_what_is_done_to_the_head_is_remembered(
    session: Session, page: ActivitiesPage, open_page: OpenPage, settings: Settings
) -> None:
    head = page.table.horizontalHeader()
    head.moveSection(head.visualIndex(place(page, "state")), 0)
    head.resizeSection(place(page, "points"), 123)
    page.table.sortByColumn(place(page, "title"), Qt.SortOrder.DescendingOrder)

    again = open_page(session)

    assert seen(again)[0] == "state"
    assert again.table.columnWidth(place(again, "points")) == 123
    assert titles(again) == ["S&OP in practice", "Demand sensing"]
    kept = settings.get(ACTIVITY_TABLE)
    assert (kept.sorted_by, kept.downwards, kept.widths) == ("title", True, (("points", 123),))


def test_nothing_is_stored_before_the_holder_does_anything(
    page: ActivitiesPage, settings: Settings
) -> None:
    page.resize(560, 500)
    page.resize(1300, 900)

    assert settings.get(ACTIVITY_TABLE) == TableLayout()


def test_another_width_leaves_less_to_the_title(page: ActivitiesPage) -> None:
    page.resize(1900, 700)
    before = page.table.columnWidth(place(page, TITLE))

    page.table.horizontalHeader().resizeSection(
        place(page, "state"), page.table.columnWidth(place(page, "state")) + 40
    )

    assert page.table.columnWidth(place(page, TITLE)) == before - 40


def test_a_layout_of_another_version_is_taken_as_far_as_it_goes(
    session: Session, open_page: OpenPage, settings: Settings
) -> None:
    settings.set(
        ACTIVITY_TABLE,
        TableLayout(("gone", "state"), ("gone", "state", "date"), (("gone", 10),), "gone"),
    )

    page = open_page(session)

    assert seen(page) == ("state", "title")
    order = page.table.arrangement.order()
    assert order.index("state") < order.index("date") < order.index("until")
    assert titles(page) == ["Demand sensing", "S&OP in practice"]


def test_a_stored_layout_that_is_none_is_replaced(
    session: Session,
    open_page: OpenPage,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    stored.setValue(ACTIVITY_TABLE.key, "{")

    page = open_page(session)

    assert seen(page) == USUAL
    assert "activities/table" in caplog.text
    caplog.clear()


def test_the_size_of_the_pane_is_remembered(
    session: Session, page: ActivitiesPage, open_page: OpenPage, settings: Settings
) -> None:
    page.split.moveSplitter(page.split.width() - 400, 1)
    kept = settings.get(ACTIVITY_PANE).beside

    again = open_page(session)

    assert 380 < kept < 400
    assert again.split.sizes()[1] == kept


# The menu of the head


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_the_menu_of_the_head_switches_columns_and_stays(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    page.table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(one for one in page.table.findChildren(QMenu) if one.isVisible())
    named = {action.text(): action for action in menu.actions()}
    assert not named["Title"].isEnabled()
    assert named["Type"].isChecked()

    place_of_cycle = menu.actionGeometry(named["Cycle"]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place_of_cycle)

    assert menu.isVisible()
    assert seen(page)[-1] == "cycle"
    named["Reset the columns"].trigger()
    assert seen(page) == USUAL
    menu.close()


# The dialog


def test_columns_are_chosen_moved_and_sorted_by_keyboard(
    qtbot: QtBot, page: ActivitiesPage, actions: Actions, settings: Settings
) -> None:
    actions[Action.CHOOSE_COLUMNS].trigger()
    (dialog,) = page.window().findChildren(ColumnChoice)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(row_item(dialog, "Cycle"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    for _ in range(20):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.list.currentRow() == 0
    dialog.list.setCurrentRow(row_item(dialog, "Type"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.sorted_by.setCurrentText("Title")
    dialog.downwards.setChecked(True)
    dialog.take_button.click()

    assert seen(page)[:2] == ("cycle", "date")
    assert "type" not in seen(page)
    assert titles(page) == ["S&OP in practice", "Demand sensing"]
    assert settings.get(ACTIVITY_TABLE).shown


def test_columns_are_made_wider_by_keyboard(
    qtbot: QtBot, page: ActivitiesPage, settings: Settings
) -> None:
    place = place_of("type", page.model.columns)
    usual, date = page.table.columnWidth(place), page.table.columnWidth(0)
    dialog = page.choose_columns()
    dialog.list.setCurrentRow(row_item(dialog, "Title"))
    assert not dialog.width_box.isEnabled()
    dialog.list.setCurrentRow(row_item(dialog, "Type"))
    assert dialog.width_box.value() == 100
    for _ in range(5):
        qtbot.keyClick(dialog.width_box, Qt.Key.Key_Up)
    dialog.list.setCurrentRow(row_item(dialog, "Points"))
    assert dialog.width_box.value() == 100
    dialog.list.setCurrentRow(row_item(dialog, "Type"))
    assert dialog.width_box.value() == 150
    dialog.take_button.click()

    assert page.table.columnWidth(place) == usual * 150 // 100
    assert page.table.columnWidth(0) == date
    assert dict(settings.get(ACTIVITY_TABLE).widths) == {"type": usual * 150 // 100}
    again = page.choose_columns()
    again.list.setCurrentRow(row_item(again, "Type"))
    assert again.width_box.value() == 150
    again.reject()


def test_the_title_can_not_be_switched_off(page: ActivitiesPage) -> None:
    dialog = page.choose_columns()
    item = dialog.list.item(row_item(dialog, "Title"))

    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.reject()


def test_looking_at_the_dialog_changes_nothing(page: ActivitiesPage, settings: Settings) -> None:
    page.choose_columns().take_button.click()

    assert seen(page) == USUAL
    assert settings.get(ACTIVITY_TABLE) == TableLayout()


def test_the_dialog_resets_the_columns(page: ActivitiesPage) -> None:
    page.table.arrangement.choose(["title", "cycle"])
    assert seen(page) == ("title", "cycle")

    page.choose_columns().reset_button.click()

    assert seen(page) == USUAL
