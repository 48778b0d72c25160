"""The backups in the window: listed with what they hold, compared with now, gone back to."""

from pathlib import Path

import pytest
from helpers.logs import StillClock, by_title, webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, DeleteActivities
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.look.line_table import LineTable
from cpim_pdp.desktop.safekeeping.backups_dialog import BackupsDialog
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.logbook import Logbook


@pytest.fixture
def changed(open_window: MainWindow, clock: StillClock) -> Session:
    """Return the session of a log that was backed up, then changed in three ways."""
    session = open_window.opening.session
    assert session is not None
    session.logbook.backup()
    clock.advance(hours=2)
    session.do(DeleteActivities((by_title(session.logbook, "Demand sensing").id,)))
    session.do(AddActivity(webinar("New since then")))
    return session


@pytest.fixture
def dialog(qtbot: QtBot, open_window: MainWindow, changed: Session) -> BackupsDialog:
    made = BackupsDialog(changed, open_window.opening.keeping, open_window.gateway, open_window)
    qtbot.addWidget(made)
    made.show()
    return made


def row(table: LineTable, place: int) -> list[str]:
    model = table.model()
    return [model.index(place, column).data() for column in range(model.columnCount())]


def agree(monkeypatch: pytest.MonkeyPatch, *, to: bool) -> list[str]:
    asked: list[str] = []

    def ask(_gateway: Gateway, question: str, **_more: object) -> bool:
        asked.append(question)
        return to

    monkeypatch.setattr(Gateway, "ask", ask)
    return asked


def test_a_backup_is_listed_with_its_time_and_what_it_holds(dialog: BackupsDialog) -> None:
    when, activities, points, size, where = row(dialog.table, 0)

    local = dialog.backups[0].at.astimezone()
    assert when == f"22 Nov 2026, {local:%H:%M}"
    assert (activities, points, where) == ("2", "4.5", "this computer")
    assert size.endswith("kB")
    metrics = dialog.table.fontMetrics()
    for column, words in enumerate(row(dialog.table, 0)):
        assert dialog.table.columnWidth(column) > metrics.horizontalAdvance(words)


def test_what_going_back_would_change_is_told_in_words(qtbot: QtBot, dialog: BackupsDialog) -> None:
    qtbot.waitUntil(lambda: bool(dialog.telling.lines()))

    assert dialog.telling.under.text() == (
        "1 activity would go, 1 activity would come back, 0 activities would be as before."
    )
    assert "Would go: “New since then”, 4 May 2026" in dialog.telling.lines()
    assert "Would come back: “Demand sensing”, 4 May 2026" in dialog.telling.lines()


def test_going_back_asks_first_and_backs_up_what_is_there(
    qtbot: QtBot,
    dialog: BackupsDialog,
    changed: Session,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = agree(monkeypatch, to=True)

    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert not dialog.close_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.close_button.isEnabled, timeout=20_000)

    (question,) = asked
    assert question.startswith("Go back to the log as it was on 22 Nov 2026, ")
    titles = {one.details.title for one in changed.snapshot.activities}
    assert titles == {"S&OP in practice", "Demand sensing"}
    assert len(dialog.backups) == 2
    assert gateway.last is not None
    assert gateway.last.text.startswith("The log is again as it was on 22 Nov 2026, ")
    assert changed.do(AddActivity(webinar("Goes on"))) is not None


def test_what_was_there_can_be_gone_back_to(
    qtbot: QtBot, dialog: BackupsDialog, changed: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch, to=True)
    for _ in range(2):
        # The newest is what was there before.
        dialog.table.selectRow(0)
        dialog.restore()
        qtbot.waitUntil(dialog.close_button.isEnabled, timeout=20_000)

    assert {one.details.title for one in changed.snapshot.activities} == {
        "S&OP in practice",
        "New since then",
    }


def test_thinking_better_of_it_changes_nothing(
    dialog: BackupsDialog, changed: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch, to=False)

    dialog.restore()

    assert len(changed.snapshot.activities) == 2
    assert len(dialog.backups) == 1


def test_a_refused_restore_leaves_the_log_open_as_it_was(
    qtbot: QtBot,
    dialog: BackupsDialog,
    changed: Session,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agree(monkeypatch, to=True)

    def full(*_: object, **__: object) -> None:
        raise Refusal(Reason.DISK_FULL, path=changed.path)

    monkeypatch.setattr("cpim_pdp.logbook.recover", full)

    dialog.restore()
    qtbot.waitUntil(dialog.close_button.isEnabled)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert changed.do(AddActivity(webinar("Goes on"))) is not None


def test_a_backup_made_now_appears_and_its_place_is_said(
    qtbot: QtBot, dialog: BackupsDialog, gateway: Gateway
) -> None:
    qtbot.mouseClick(dialog.back_up_button, Qt.MouseButton.LeftButton)
    assert dialog.waiting.isVisible()
    assert not dialog.restore_button.isEnabled()
    qtbot.waitUntil(lambda: len(dialog.backups) == 2)

    assert not dialog.waiting.isVisible()
    assert gateway.last is not None
    assert gateway.last.text == f"Backed up to {dialog.backups[0].path}"


def test_backups_are_kept_in_a_folder_of_the_holders_choice_too(
    qtbot: QtBot, dialog: BackupsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(files, "folder_for_backups", lambda *_: stick)

    qtbot.mouseClick(dialog.second.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(one.is_additional for one in dialog.backups))

    assert dialog.second.place.text() == f"Backups are also kept in {stick}"
    assert "your folder" in [row(dialog.table, place)[4] for place in range(len(dialog.backups))]
    qtbot.waitUntil(dialog.second.forget_button.isEnabled)
    qtbot.mouseClick(dialog.second.forget_button, Qt.MouseButton.LeftButton)
    assert dialog.second.place.text() == "Backups are kept on this computer only."
    qtbot.waitUntil(dialog.second.choose_button.isEnabled)


def test_a_folder_that_is_not_there_is_refused(
    qtbot: QtBot,
    dialog: BackupsDialog,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "folder_for_backups", lambda *_: tmp_path / "nowhere")

    qtbot.mouseClick(dialog.second.choose_button, Qt.MouseButton.LeftButton)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_without_a_backup_it_says_when_one_is_made(
    qtbot: QtBot, open_window: MainWindow, gateway: Gateway
) -> None:
    opening = open_window.opening
    assert opening.session is not None
    made = BackupsDialog(opening.session, opening.keeping, gateway)
    qtbot.addWidget(made)

    assert made.telling.title.text() == "There is no backup of this log yet."
    assert not made.restore_button.isEnabled()


def test_a_log_that_can_only_be_read_is_not_gone_back_from(
    qtbot: QtBot, dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Logbook, "read_only", property(lambda _: True))

    dialog.show_backups()

    assert not dialog.restore_button.isEnabled()


def test_it_is_opened_from_the_menu(open_window: MainWindow) -> None:
    open_window.actions_table[Action.BACKUPS].trigger()

    (dialog,) = open_window.findChildren(BackupsDialog)
    assert dialog.isVisible()
    dialog.reject()
