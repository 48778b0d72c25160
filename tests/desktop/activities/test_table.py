"""The table under the holder's hands: keyboard, selection, menus, copies, and what is painted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.activity_page import cell, choose, chosen, form_shown, middle, titled, titles
from helpers.dropping import drop_files
from helpers.logs import webinar
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddActivity, ImportActivities
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.cells import ICON, ICON_ROOM
from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.theme import LIGHT
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]
POPUP = "This plugin does not support"
"""Qt's offscreen platform says so of every pop-up."""


@pytest.fixture
def many(make_session: MakeSession, open_page: OpenPage) -> ActivitiesPage:
    """Return the page over sixty webinars, the newest on top."""
    written = [
        webinar(f"Webinar n{n:02}", f"2026-0{1 + n // 28}-{1 + n % 28:02}") for n in range(60)
    ]
    return open_page(make_session(ImportActivities("list.csv", tuple(written))))


# The keyboard


def test_home_end_and_the_page_keys_go_through_the_rows(qtbot: QtBot, many: ActivitiesPage) -> None:
    table = many.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert chosen(many) == ["Webinar n00"]
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert chosen(many) not in (["Webinar n00"], ["Webinar n59"])
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert chosen(many) == ["Webinar n59"]
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(many) == ["Webinar n59", "Webinar n58"]


def test_the_first_step_into_the_rows_is_onto_a_title(qtbot: QtBot, many: ActivitiesPage) -> None:
    many.table.setCurrentIndex(many.model.index(-1, -1))
    many.table.setFocus()

    qtbot.keyClick(many.table, Qt.Key.Key_Down)

    assert many.table.currentIndex() == many.model.index(
        many.table.currentIndex().row(), place_of(TITLE, many.model.columns)
    )


def test_typing_goes_to_the_next_title_that_begins_so(
    qtbot: QtBot, make_session: MakeSession, open_page: OpenPage
) -> None:
    named = ("Ärger", "Arena", "Demand", "Zen")
    page = open_page(make_session(*(AddActivity(webinar(title)) for title in named)))
    page.table.sortByColumn(place_of(TITLE, page.model.columns), Qt.SortOrder.AscendingOrder)
    assert titles(page) == ["Arena", "Ärger", "Demand", "Zen"]
    page.table.select_place(3)

    qtbot.keyClicks(page.table, "ar")
    assert chosen(page) == ["Arena"]
    qtbot.keyClicks(page.table, "g")
    assert chosen(page) == ["Ärger"]
    qtbot.keyClicks(page.table, "x")
    assert chosen(page) == ["Ärger"]


def test_ctrl_a_selects_all_that_is_shown(
    qtbot: QtBot, many: ActivitiesPage, actions: Actions
) -> None:
    qtbot.keyClicks(many.bar.search, "n1")

    actions[Action.SELECT_ALL].trigger()

    assert len(chosen(many)) == 10
    assert many.bar.totals.text().startswith("10 of 10 selected")


def test_a_large_selection_stays_through_sorting_and_searching(
    qtbot: QtBot, many: ActivitiesPage, actions: Actions
) -> None:
    actions[Action.SELECT_ALL].trigger()
    many.table.sortByColumn(place_of(TITLE, many.model.columns), Qt.SortOrder.AscendingOrder)
    assert len(chosen(many)) == 60

    qtbot.keyClicks(many.bar.search, "n1")

    assert len(chosen(many)) == 10
    assert titles(many)[0] == "Webinar n10"


# Menus


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_the_menu_key_opens_the_menu_at_the_row(many: ActivitiesPage, actions: Actions) -> None:
    choose(many, "Webinar n57")
    keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))

    QApplication.sendEvent(many.table.viewport(), keyboard)

    menu = next(one for one in many.findChildren(QMenu) if one.isVisible())
    row = many.table.visualRect(many.table.currentIndex())
    assert menu.pos() == many.table.viewport().mapToGlobal(row.bottomLeft())
    assert actions[Action.RENAME_ACTIVITY] in menu.actions()
    menu.close()


def test_of_several_only_what_can_be_done_to_several_is_offered(
    many: ActivitiesPage, actions: Actions
) -> None:
    choose(many, "Webinar n57", "Webinar n58")

    for action in (Action.EDIT_ACTIVITY, Action.DELETE_ACTIVITY, Action.COPY):
        assert actions[action].isEnabled()
    for action in (Action.RENAME_ACTIVITY, Action.DUPLICATE_ACTIVITY, Action.ATTACH_EVIDENCE):
        assert not actions[action].isEnabled()


def test_the_keys_of_the_table_do_nothing_where_it_is_hidden(
    many: ActivitiesPage, actions: Actions
) -> None:
    choose(many, "Webinar n57")
    many.hide()

    assert not actions[Action.COPY].isEnabled()
    assert not actions[Action.SELECT_ALL].isEnabled()


# Copies


def test_what_is_selected_is_copied_as_a_table(
    make_session: MakeSession, open_page: OpenPage, actions: Actions, gateway: Gateway
) -> None:
    page = open_page(
        make_session(
            AddActivity(replace(webinar("=SUM(A1) & <b>", "2026-05-04"), provider="MIT")),
            AddActivity(webinar("Other", "2026-05-05")),
        )
    )
    choose(page, "=SUM(A1) & <b>")
    page.table.arrangement.choose(["date", "title", "provider", "points"])

    actions[Action.COPY].trigger()

    copied = QApplication.clipboard().mimeData()
    assert copied.text() == "Date\tTitle\tProvider\tPoints\n4 May 2026\t'=SUM(A1) & <b>\tMIT\t1.5\n"
    html = copied.html()
    assert ">=SUM(A1) &amp; &lt;b&gt;</td>" in html
    assert '<td style="text-align:right">1.5</td>' in html
    assert "Other" not in html
    assert gateway.last is not None
    assert gateway.last.text == "1 activity copied as a table."


def test_with_nothing_selected_all_that_is_shown_is_copied(
    many: ActivitiesPage, actions: Actions
) -> None:
    many.table.clearSelection()

    actions[Action.COPY].trigger()

    assert len(QApplication.clipboard().text().splitlines()) == 61


def test_a_text_marked_in_the_pane_is_copied_rather_than_the_row(
    make_session: MakeSession, open_page: OpenPage, actions: Actions
) -> None:
    page = open_page(make_session(AddActivity(replace(webinar("One"), notes="a note"))))
    choose(page, "One")
    page.pane.notes.setFocus()
    page.pane.notes.setSelection(2, 4)
    assert isinstance(page.pane.notes, QLabel)

    actions[Action.COPY].trigger()

    assert QApplication.clipboard().text() == "note"


# Files


def test_several_files_dropped_on_a_row_are_all_attached(
    many: ActivitiesPage, tmp_path: Path
) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(file.name, encoding="utf-8")

    drop_files(many.table.viewport(), middle(many, "Webinar n57"), *files)

    assert [one.name for one in titled(many._session, "Webinar n57").evidence] == [
        "one.txt",
        "two.txt",
    ]
    assert chosen(many) == ["Webinar n57"]


# What is seen


def colours_at(image: QImage, y: int) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width())}


def test_the_row_of_the_keyboard_and_the_selected_ones_can_be_seen(many: ActivitiesPage) -> None:
    choose(many, "Webinar n58")
    many.table.setFocus()
    image = many.table.viewport().grab().toImage()
    row = many.table.visualRect(many.table.currentIndex())

    assert image.pixelColor(1, row.center().y()).name() == LIGHT.accent
    assert LIGHT.selected in colours_at(image, row.top() + 2)
    assert LIGHT.selected not in colours_at(image, row.bottom() + 4)


def test_what_is_searched_for_is_marked_and_told_where_no_column_shows_it(
    qtbot: QtBot, make_session: MakeSession, open_page: OpenPage
) -> None:
    page = open_page(
        make_session(
            AddActivity(replace(webinar("Plain"), notes="zebra crossing")),
            AddActivity(webinar("Zebra")),
            AddActivity(webinar("תכנון zebra ותפעול")),
        )
    )
    qtbot.keyClicks(page.bar.search, "zebra")
    image = page.table.viewport().grab().toImage()

    for title in titles(page):
        assert LIGHT.accent_soft in colours_at(image, middle(page, title).y() - 4)
    qtbot.keyClicks(page.bar.search, "x")
    page.bar.search.setText("z")
    image = page.table.viewport().grab().toImage()
    assert LIGHT.accent_soft not in colours_at(image, middle(page, "Zebra").y() - 4)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_mark_of_points_that_are_cut_stands_beside_the_figure(
    make_session: MakeSession, open_page: OpenPage, direction: Qt.LayoutDirection
) -> None:
    days = date(2026, 9, 12), date(2026, 9, 15)
    conference = Details("CONNECT", "conference", *days, event="CONNECT")
    page = open_page(make_session(AddActivity(conference)))
    page.table.setLayoutDirection(direction)
    place = place_of("points", page.model.columns)
    assert page.model.index(0, place).data() == "24"
    room = page.table.visualRect(page.model.index(0, place)).adjusted(2, 2, -2, -2)
    image = page.table.viewport().grab(room).toImage()
    ground = image.pixelColor(0, 0)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]

    letters = page.table.cells.letters(page.model.columns[place])
    assert ICON < inked[-1] - inked[0] <= ICON_ROOM + letters.width("24")
    at_end = direction is Qt.LayoutDirection.LeftToRight
    assert (inked[0] > image.width() // 3) is at_end


def tip_at(page: ActivitiesPage, title: str, key: str, monkeypatch: pytest.MonkeyPatch) -> str:
    said: list[str] = []
    monkeypatch.setattr(
        "cpim_pdp.desktop.activities.drawn_table.QToolTip.showText",
        lambda _place, text, _widget: said.append(text),
    )
    place = place_of(key, page.model.columns)
    spot = page.table.visualRect(page.model.index(titles(page).index(title), place)).center()
    asking = QHelpEvent(QEvent.Type.ToolTip, spot, page.table.viewport().mapToGlobal(spot))
    QApplication.sendEvent(page.table.viewport(), asking)
    (text,) = said
    return text


def test_a_tip_tells_what_was_shortened_or_explains(
    make_session: MakeSession, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "A very long title that no column of a table on a screen of this size could hold"
    page = open_page(make_session(AddActivity(webinar(long)), AddActivity(webinar("Short"))))

    assert tip_at(page, long, "title", monkeypatch).replace("\n", " ") == long
    assert tip_at(page, "Short", "title", monkeypatch) == ""
    told = tip_at(page, "Short", "points", monkeypatch).splitlines()
    assert told[0] == "1.5 points"
    assert told[1].startswith("The rule: ")
    assert told[-1].startswith(("Read at ", "how sure"))


def test_a_double_click_on_a_heads_edge_shows_all_of_the_texts(many: ActivitiesPage) -> None:
    place = place_of("type", many.model.columns)
    many.table.setColumnWidth(place, 50)

    many.table.resizeColumnToContents(place)

    shown = many.table.cells.plain.width("Webinar")
    assert shown < many.table.columnWidth(place) < shown + 40


def test_a_screen_reader_finds_rows_heads_and_cells(many: ActivitiesPage) -> None:
    table = QAccessible.queryAccessibleInterface(many.table)
    heads = len(many.model.columns)
    children = [table.child(place) for place in range(1, 2 * (heads + 1))]
    spoken = [child.text(QAccessible.Text.Name) for child in children]

    assert table.text(QAccessible.Text.Name) == "Activities"
    assert table.role() is QAccessible.Role.Table
    assert spoken[0] == "Date, sorted downwards"
    assert all(spoken)
    assert spoken[heads] == "Webinar n59"
    assert "Webinar n59, 4 Mar 2026, Webinar, 1.5 points, No evidence" in spoken


# Changes


def test_a_hidden_page_shows_what_changed_once_it_is_seen(many: ActivitiesPage) -> None:
    many.hide()
    many._session.do(AddActivity(webinar("Meanwhile", "2026-09-09")))
    assert "Meanwhile" not in titles(many)

    many.show()

    assert titles(many)[0] == "Meanwhile"


def test_enter_on_one_row_opens_its_form(qtbot: QtBot, many: ActivitiesPage) -> None:
    choose(many, "Webinar n57")
    qtbot.keyClick(many.table, Qt.Key.Key_Return)

    assert form_shown().fields.title.text() == "Webinar n57"
    assert cell(many, "Webinar n57", "state") == "No evidence"
