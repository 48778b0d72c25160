"""The count of reminders in the head, and the way from the menu, in the real window."""

from pathlib import Path

import pytest
from helpers.logs import open_log
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpim_pdp.core.commands import SnoozeReminder
from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.reminding.bell import Bell
from cpim_pdp.desktop.reminding.card import ReminderCard
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import REMINDER_SWITCHES, Settings
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def bell(open_window: MainWindow) -> Bell:
    """Return the bell over a log with two webinars without evidence: one reminder."""
    found = open_window.findChild(Bell)
    assert found is not None
    return found


@pytest.fixture
def session(open_window: MainWindow) -> Session:
    found = open_window.opening.session
    assert found is not None
    return found


def test_the_count_is_in_sight_and_spoken(bell: Bell) -> None:
    assert bell.isVisible()
    assert (bell.text(), bell.accessibleName()) == ("1", "1 reminder")


def test_it_follows_the_log_the_day_and_the_settings(
    bell: Bell, session: Session, settings: Settings
) -> None:
    (one,) = session.reminders()
    session.do(SnoozeReminder(one.key, session.today().replace(year=2027)))
    assert not bell.isVisible()
    session.undo()
    assert bell.isVisible()

    settings.set(REMINDER_SWITCHES[ReminderKind.EVIDENCE_MISSING], False)
    assert not bell.isVisible()
    settings.set(REMINDER_SWITCHES[ReminderKind.EVIDENCE_MISSING], True)
    assert bell.isVisible()


def test_it_leads_to_the_list_from_every_page(open_window: MainWindow, bell: Bell) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    workspace.show_page(Action.SHOW_CYCLES)

    bell.click()

    card = workspace.overview.findChild(ReminderCard)
    assert card is not None
    assert workspace.page is Action.SHOW_OVERVIEW
    assert card.lines[0].button.hasFocus()


def test_so_does_its_shortcut_even_with_nothing_to_be_done(
    open_window: MainWindow, session: Session
) -> None:
    (one,) = session.reminders()
    session.do(SnoozeReminder(one.key, session.today().replace(year=2027)))
    open_window.activateWindow()

    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(open_window, Qt.Key.Key_R, keys)

    card = open_window.findChild(ReminderCard)
    assert card is not None
    assert card.isVisible()
    assert card.nothing.isVisible()


def test_a_button_of_the_list_leads_to_its_activity(
    open_window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    workspace = open_window.workspace
    assert workspace is not None
    monkeypatch.setattr(workspace, "show_activity", asked.append)
    open_window.actions_table.on(Action.ATTACH_EVIDENCE, lambda: asked.append("attach"))
    card = open_window.findChild(ReminderCard)
    assert card is not None

    card.lines[0].button.click()

    assert asked[0] == session.reminders()[0].activities[0]


def test_another_log_brings_its_own_list(open_window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.cpimlog"
    with open_log(open_window.opening.session.path) as logbook:  # type: ignore[union-attr]
        logbook.backup(other)

    open_window.opening.open(other)

    workspace = open_window.workspace
    assert workspace is not None
    assert len(workspace.findChildren(Bell)) == 1
    assert len(workspace.findChildren(ReminderCard)) == 1
