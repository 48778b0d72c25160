"""The table of pages: whole, and each page made only when it is first needed."""

from dataclasses import replace

import pytest
from helpers.logs import make_log
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.commands import DeleteActivities
from cpim_pdp.desktop.action_table import Action, Menu, Wish, table
from cpim_pdp.desktop.pages import PAGES, Page, check
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.desktop.workspace import Workspace


def workspace(window: MainWindow) -> Workspace:
    """Return the workspace, which must be there."""
    assert window.workspace is not None
    return window.workspace


def test_every_page_has_a_button_and_an_action_of_the_view_menu(open_window: MainWindow) -> None:
    shown = [page.action for page in PAGES]

    assert list(workspace(open_window).side.buttons) == shown
    view = [entry.action for entry in open_window.actions_table.of(Menu.VIEW)]
    assert view[: len(shown)] == shown


def test_a_page_without_an_icon_is_refused_on_import() -> None:
    entries = [replace(entry, icon="") for entry in table()]

    with pytest.raises(ValueError, match="does not show a page"):
        check(PAGES, entries)


def test_an_action_that_two_pages_offer_is_refused_on_import() -> None:
    twice = Page(Action.SHOW_OVERVIEW, QWidget, offers=(Action.LOG_ACTIVITY,))

    with pytest.raises(ValueError, match="offered twice"):
        check((twice, PAGES[1]), table())


def test_only_the_page_in_sight_is_made(open_window: MainWindow) -> None:
    made = workspace(open_window)._made

    assert list(made) == [Action.SHOW_OVERVIEW]

    open_window.actions_table[Action.SHOW_ACTIVITIES].trigger()
    assert list(made) == [Action.SHOW_OVERVIEW, Action.SHOW_ACTIVITIES]


def test_an_action_makes_the_page_that_carries_it_out(open_window: MainWindow) -> None:
    open_window.actions_table[Action.FIND].trigger()

    assert workspace(open_window).page is Action.SHOW_ACTIVITIES
    assert open_window.focusWidget() is workspace(open_window).activities.bar.search


def test_what_needs_a_selection_is_not_possible_before_the_page_is_there(
    open_window: MainWindow,
) -> None:
    actions = open_window.actions_table

    assert actions[Action.LOG_ACTIVITY].isEnabled()
    assert not actions[Action.EDIT_ACTIVITY].isEnabled()
    assert not actions[Action.EMPTY_TRASH].isEnabled()


def test_the_trash_can_be_emptied_from_any_page(open_window: MainWindow) -> None:
    session = workspace(open_window).session
    session.do(DeleteActivities((session.snapshot.activities[0].id,)))

    assert open_window.actions_table[Action.EMPTY_TRASH].isEnabled()


def test_another_log_decides_anew_what_is_possible(open_window: MainWindow) -> None:
    session = workspace(open_window).session
    session.do(DeleteActivities((session.snapshot.activities[0].id,)))
    open_window.actions_table[Action.SHOW_ACTIVITIES].trigger()
    other = session.path.with_name("other.cpimlog")
    make_log(other).close()

    open_window.opening.open(other)

    assert not open_window.actions_table[Action.EMPTY_TRASH].isEnabled()
    assert not open_window.actions_table[Action.DELETE_ACTIVITY].isEnabled()
    assert open_window.actions_table[Action.LOG_ACTIVITY].isEnabled()


def test_a_wish_about_an_activity_brings_it_into_sight(open_window: MainWindow) -> None:
    wanted = workspace(open_window).session.snapshot.activities[0].id
    asked: list[str] = []
    page = workspace(open_window).activities
    open_window.actions_table.on(
        Action.EDIT_ACTIVITY, lambda: asked.extend(page.table.selected_ids())
    )

    workspace(open_window).take(Wish(Action.EDIT_ACTIVITY, wanted))

    assert asked == [wanted]
    assert workspace(open_window).page is Action.SHOW_ACTIVITIES
