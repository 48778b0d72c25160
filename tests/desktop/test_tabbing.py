"""Going through every page and window with Tab: in order, all of it, and one sees where one is."""

from pathlib import Path

import pytest
from helpers.layout import settle
from helpers.papers import pdf
from helpers.tabbing import gone_through
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AttachEvidence, NewEvidence
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.window import MainWindow

WINDOWS = [
    Action.BACKUPS,
    Action.EXPORT_REPORT,
    Action.HISTORY,
    Action.SETTINGS,
    Action.CHOOSE_COLUMNS,
    Action.LOG_ACTIVITY,
    Action.EDIT_ACTIVITY,
    Action.DUPLICATE_ACTIVITY,
    Action.PLACE_ACTIVITY,
    Action.LOOK_AT_EVIDENCE,
    Action.CREDENTIALS,
    Action.GUIDE,
    Action.SHORTCUTS,
    Action.ABOUT,
]


@pytest.fixture
def used(qtbot: QtBot, open_window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window in front, with an activity that is proven, selected in the list."""
    paper = tmp_path / "certificate.pdf"
    paper.write_bytes(pdf("Certificate"))
    space = open_window.workspace
    assert space is not None
    one = space.session.snapshot.activities[0].id
    space.session.do(AttachEvidence(one, (NewEvidence(str(paper), paper.name),)))
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    space.show_page(Action.SHOW_ACTIVITIES)
    space.activities.table.select_ids([one])
    settle()
    return open_window


def in_window(window: MainWindow, action: Action) -> dict[str, list[str]]:
    """Carry an action out, go through the window that it opens, and close that."""
    found: list[dict[str, list[str]]] = []

    def go_through() -> None:
        shown = QApplication.activeModalWidget() or QApplication.activeWindow()
        if shown is None or shown is window:
            QTimer.singleShot(0, go_through)
            return
        settle()
        found.append(gone_through(shown))
        shown.close()

    QTimer.singleShot(0, go_through)
    window.actions_table[action].trigger()
    while not found:
        QApplication.processEvents()
    return found[0]


@pytest.mark.parametrize("page", [page.action for page in PAGES])
def test_tab_goes_through_a_page_in_order_and_is_seen(used: MainWindow, page: Action) -> None:
    used.actions_table[page].trigger()
    settle()

    assert gone_through(used) == {}


@pytest.mark.parametrize("action", WINDOWS)
def test_tab_goes_through_a_window_in_order_and_is_seen(used: MainWindow, action: Action) -> None:
    assert in_window(used, action) == {}
