"""Another log is brought in from the window: told first, done in one step, undone as a whole."""

import shutil
from pathlib import Path

import pytest
from helpers.logs import StillClock, by_title, open_log, webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, EditActivity
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.safekeeping.merge_dialog import MergeDialog
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def other(session: Session, clock: StillClock, tmp_path: Path) -> Path:
    """Return a copy of the log that has gone its own way, as the log itself has."""
    path = tmp_path / "laptop.cpimlog"
    shutil.copy(session.path, path)
    edit(session, "3")
    clock.advance(hours=1)
    with open_log(path, clock=clock) as logbook:
        logbook.do(AddActivity(webinar("From the laptop")))
        before = by_title(logbook, "Demand sensing")
        after = webinar("Demand sensing", "2026-05-04", "2")
        logbook.do(EditActivity(before.id, before.details, after))
    return path


def edit(session: Session, hours: str) -> None:
    before = by_title(session.logbook, "Demand sensing")
    after = webinar("Demand sensing", "2026-05-04", hours)
    session.do(EditActivity(before.id, before.details, after))


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, gateway: Gateway, other: Path) -> MergeDialog:
    made = MergeDialog(session, other, gateway)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.cancel_button.isEnabled)
    return made


def test_what_comes_in_is_told_with_both_versions_of_what_both_changed(
    dialog: MergeDialog,
) -> None:
    assert dialog.telling.title.text() == "What laptop.cpimlog brings"
    assert dialog.telling.lines()[:2] == ("1 new activity", "1 newer activity")
    assert (
        "The activity “Demand sensing” differs in both logs; the version that was brought in"
        " stands."
    ) in dialog.telling.lines()
    assert "Quantity: “3 hours” here, “2 hours” there" in dialog.telling.lines()
    assert "New: “From the laptop”, 4 May 2026" in dialog.telling.lines()
    assert dialog.take_button.hasFocus()


def test_it_comes_in_as_one_step_that_can_be_undone(
    qtbot: QtBot, dialog: MergeDialog, session: Session, gateway: Gateway
) -> None:
    before = session.snapshot

    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert not dialog.cancel_button.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    titles = {one.details.title for one in session.snapshot.activities}
    assert titles == {"S&OP in practice", "Demand sensing", "From the laptop"}
    assert gateway.last is not None
    assert gateway.last.text == "Brought in from laptop.cpimlog."
    assert len(session.backups()) == 1
    gateway.last.offers[0].carry_out()
    assert session.snapshot == before


def test_thinking_better_of_it_changes_nothing(dialog: MergeDialog, session: Session) -> None:
    before = session.snapshot

    dialog.reject()

    assert session.snapshot == before


def test_a_log_that_brings_nothing_says_so(
    qtbot: QtBot, session: Session, gateway: Gateway, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.cpimlog"
    shutil.copy(session.path, copy)
    made = MergeDialog(session, copy, gateway)
    qtbot.addWidget(made)
    qtbot.waitUntil(made.cancel_button.isEnabled)

    assert made.telling.under.text() == "This log has all of it already."
    assert not made.take_button.isEnabled()


def test_what_is_no_log_is_refused_in_one_sentence(
    qtbot: QtBot, session: Session, gateway: Gateway, tmp_path: Path
) -> None:
    text = tmp_path / "text.cpimlog"
    text.write_text("a shopping list")
    made = MergeDialog(session, text, gateway)
    qtbot.addWidget(made)
    qtbot.waitUntil(made.cancel_button.isEnabled)

    assert "is not a log of this program" in made.telling.under.text()
    assert not made.take_button.isEnabled()


def test_a_log_that_changed_since_it_was_looked_at_is_not_brought_in(
    qtbot: QtBot, dialog: MergeDialog, session: Session, other: Path
) -> None:
    with open_log(other) as logbook:
        logbook.do(AddActivity(webinar("Still later")))

    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.cancel_button.isEnabled)

    assert dialog.isVisible()
    assert str(other) in dialog.telling.under.text()
    assert len(session.snapshot.activities) == 2


def test_it_is_begun_from_the_menu(
    qtbot: QtBot,
    open_window: MainWindow,
    other: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "log_to_bring_in", lambda *_: other)

    open_window.actions_table[Action.IMPORT_LOG].trigger()

    (dialog,) = open_window.findChildren(MergeDialog)
    qtbot.waitUntil(dialog.cancel_button.isEnabled)
    dialog.reject()
