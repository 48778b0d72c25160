"""Renaming in place: F2, Enter, Esc, and what becomes of a title that is not taken."""

from collections.abc import Callable

import pytest
from helpers.activity_page import choose, chosen, titles
from helpers.logs import StillClock, open_log, webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]


@pytest.fixture
def renaming(page: ActivitiesPage, actions: Actions) -> ActivitiesPage:
    """Return the page with "Demand sensing" being renamed."""
    choose(page, "Demand sensing")
    actions[Action.RENAME_ACTIVITY].trigger()
    return page


def test_f2_opens_a_line_over_the_title_with_all_of_it_selected(
    renaming: ActivitiesPage, actions: Actions
) -> None:
    line = renaming.renaming
    assert actions[Action.RENAME_ACTIVITY].shortcut().toString() == "F2"
    assert line.hasFocus()
    assert line.selectedText() == "Demand sensing"
    assert line.accessibleName() == "New title"


def test_enter_renames_and_can_be_undone(
    qtbot: QtBot, renaming: ActivitiesPage, gateway: Gateway
) -> None:
    qtbot.keyClicks(renaming.renaming, "Demand, sensed")
    qtbot.keyClick(renaming.renaming, Qt.Key.Key_Return)

    assert titles(renaming) == ["Demand, sensed", "S&OP in practice"]
    assert not renaming.renaming.isVisible()
    assert renaming.table.hasFocus()
    assert chosen(renaming) == ["Demand, sensed"]
    assert gateway.last is not None
    assert gateway.last.text == "It is called “Demand, sensed” now."
    gateway.last.offers[0].carry_out()
    assert titles(renaming) == ["Demand sensing", "S&OP in practice"]


def test_esc_leaves_the_old_title(qtbot: QtBot, renaming: ActivitiesPage) -> None:
    qtbot.keyClicks(renaming.renaming, "Other")
    qtbot.keyClick(renaming.renaming, Qt.Key.Key_Escape)

    assert titles(renaming) == ["Demand sensing", "S&OP in practice"]
    assert renaming.table.hasFocus()


@pytest.mark.parametrize("written", ["", "   ", " Demand sensing "])
def test_no_title_and_the_same_one_change_nothing(
    qtbot: QtBot, renaming: ActivitiesPage, session: Session, written: str
) -> None:
    before = session.history()
    renaming.renaming.setText(written)
    qtbot.keyClick(renaming.renaming, Qt.Key.Key_Return)

    assert session.history() == before
    assert not renaming.renaming.isVisible()


def test_going_on_elsewhere_takes_what_is_written(qtbot: QtBot, renaming: ActivitiesPage) -> None:
    qtbot.keyClicks(renaming.renaming, "Renamed")
    renaming.bar.search.setFocus()

    assert "Renamed" in titles(renaming)
    assert renaming.bar.search.hasFocus()


def test_what_is_refused_stays_in_the_line(
    qtbot: QtBot,
    renaming: ActivitiesPage,
    gateway: Gateway,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_command: object) -> None:
        raise Refusal(Reason.LOG_LOCKED, path=session.path)

    monkeypatch.setattr(session.logbook, "do", refuse)
    qtbot.keyClicks(renaming.renaming, "Renamed")
    qtbot.keyClick(renaming.renaming, Qt.Key.Key_Return)
    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert renaming.renaming.isVisible()
    assert renaming.renaming.text() == "Renamed"

    monkeypatch.undo()
    qtbot.keyClick(renaming.renaming, Qt.Key.Key_Return)

    assert "Renamed" in titles(renaming)


def test_the_line_stays_over_its_row_when_others_come(
    qtbot: QtBot, renaming: ActivitiesPage, session: Session
) -> None:
    qtbot.keyClicks(renaming.renaming, "Ren")
    before = renaming.renaming.y()
    with open_log(session.path, clock=StillClock()) as elsewhere:
        elsewhere.do(AddActivity(webinar("By another program", "2026-09-09")))

    session.look_around()

    assert renaming.renaming.text() == "Ren"
    assert renaming.renaming.y() > before


def test_where_its_row_goes_out_of_sight_what_is_written_is_taken(
    qtbot: QtBot, renaming: ActivitiesPage
) -> None:
    qtbot.keyClicks(renaming.renaming, "Renamed")
    renaming.bar.search.setText("practice")

    qtbot.waitUntil(lambda: not renaming.renaming.isVisible())
    renaming.bar.search.clear()
    assert "Renamed" in titles(renaming)
