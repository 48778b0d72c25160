"""The history in the window: what was done, told in words, and back to any point of it."""

import pytest
from helpers.logs import by_title, open_log, webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, DeleteActivities, EditActivity, EmptyTrash
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.look.line_table import LineTable
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.safekeeping.history_dialog import HistoryDialog
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, gateway: Gateway) -> HistoryDialog:
    before = by_title(session.logbook, "Demand sensing")
    session.do(
        EditActivity(before.id, before.details, webinar("Demand sensing", "2026-05-04", "3"))
    )
    made = HistoryDialog(session, gateway)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(table: LineTable, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def told(dialog: HistoryDialog) -> list[str]:
    return list(dialog.telling.lines())


def test_it_lists_what_was_done_the_newest_first_down_to_the_beginning(
    dialog: HistoryDialog, session: Session
) -> None:
    at = session.history()[0].at.astimezone()

    assert cells(dialog.table, 1) == [
        "Edit an activity",
        "Log an activity",
        "Log an activity",
        "The beginning",
    ]
    assert cells(dialog.table, 0)[0] == f"22 Nov 2026, {at:%H:%M}"


def test_the_selected_change_is_told_before_and_after(dialog: HistoryDialog) -> None:
    assert dialog.telling.title.text() == "Edit an activity"
    assert told(dialog) == ["Activity “Demand sensing”: changed", "Quantity: 1.5 hours → 3 hours"]

    dialog.table.selectRow(3)

    assert dialog.telling.title.text() == "The beginning"
    assert told(dialog) == []


def test_it_undoes_back_to_the_selected_change_and_marks_what_is_undone(
    qtbot: QtBot, dialog: HistoryDialog, session: Session, gateway: Gateway
) -> None:
    dialog.table.selectRow(2)

    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)

    assert [one.details.title for one in session.snapshot.activities] == ["S&OP in practice"]
    assert cells(dialog.table, 1)[:2] == ["Edit an activity (undone)", "Log an activity (undone)"]
    assert gateway.last is not None
    assert gateway.last.text == "2 changes undone."
    assert dialog.table.place() == 2
    assert not dialog.back_button.isEnabled()


def test_what_was_undone_is_made_again_one_by_one(
    qtbot: QtBot, dialog: HistoryDialog, session: Session
) -> None:
    dialog.table.selectRow(3)
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert session.snapshot.activities == ()

    for left in (2, 1, 0):
        qtbot.mouseClick(dialog.redo_button, Qt.MouseButton.LeftButton)
        assert sum("(undone)" in one for one in cells(dialog.table, 1)) == left

    assert not dialog.redo_button.isEnabled()


def test_what_is_undone_or_newest_is_no_point_to_go_back_to(
    dialog: HistoryDialog, session: Session
) -> None:
    assert not dialog.back_button.isEnabled()
    session.undo()

    dialog.table.selectRow(0)
    assert not dialog.back_button.isEnabled()
    dialog.table.selectRow(1)
    assert not dialog.back_button.isEnabled()
    dialog.table.selectRow(2)
    assert dialog.back_button.isEnabled()


def test_what_cannot_be_undone_is_refused_with_its_reason(
    qtbot: QtBot, dialog: HistoryDialog, session: Session, gateway: Gateway
) -> None:
    session.do(DeleteActivities((by_title(session.logbook, "Demand sensing").id,)))
    session.do(EmptyTrash())
    dialog.table.selectRow(dialog.table.model().rowCount() - 1)

    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert "Empty the trash" in gateway.last.text
    (bar,) = dialog.findChildren(MessageBar)
    assert bar.text.text() == gateway.last.text
    assert bar.isVisible()


def test_a_change_by_another_program_appears(dialog: HistoryDialog, session: Session) -> None:
    with open_log(session.path) as elsewhere:
        elsewhere.do(AddActivity(webinar("From the command line")))

    session.look_around()

    assert cells(dialog.table, 1)[0] == "Log an activity"
    assert dialog.table.place() == 1


def test_it_is_opened_from_the_menu(open_window: MainWindow) -> None:
    open_window.actions_table[Action.HISTORY].trigger()

    (dialog,) = open_window.findChildren(HistoryDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_keyboard_goes_from_the_list_to_the_buttons(dialog: HistoryDialog) -> None:
    assert dialog.focusWidget() is dialog.table
    dialog.table.selectRow(2)
    seen = []
    for _ in range(8):
        dialog.focusNextChild()
        seen.append(dialog.focusWidget())

    assert dialog.back_button in seen
    assert dialog.close_button in seen
