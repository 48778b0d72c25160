"""A damaged log in the window: said, gone back from, or saved as far as it can be read."""

from pathlib import Path

import pytest
from helpers.damage import damage
from helpers.logs import hash_of, make_log, open_log, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.safekeeping.losses_dialog import LossesDialog
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def backed_up(log_path: Path) -> Path:
    """Return the place of a damaged log of which there is a backup of two activities."""
    with open_log(log_path) as logbook:
        logbook.backup()
        logbook.do(AddActivity(webinar("After the backup")))
    damage(log_path, "activities")
    return log_path


def titles(window: MainWindow) -> set[str]:
    session = window.opening.session
    assert session is not None
    return {one.details.title for one in session.snapshot.activities}


def shown(window: MainWindow) -> list[str]:
    buttons = window.trouble.findChildren(QPushButton)
    return sorted(one.text().replace("&", "") for one in buttons if one.isVisible())


def test_the_damage_is_said_with_the_newest_good_backup_and_nothing_is_written(
    window: MainWindow, backed_up: Path
) -> None:
    before = hash_of(backed_up)
    window.show()

    window.opening.open(backed_up)

    assert window.trouble.sentence.text() == f"{backed_up} is damaged and was left as it is."
    assert "with 2 activities and 4.5 points." in window.trouble.backup.text()
    assert shown(window) == [
        "Go back to this backup",
        "New log...",
        "Open another...",
        "Save what can be read...",
        "Try again",
    ]
    assert window.trouble.restore_button.hasFocus() or not window.isActiveWindow()
    assert hash_of(backed_up) == before


def test_going_back_opens_the_log_of_the_backup_and_keeps_the_damaged_one(
    qtbot: QtBot, window: MainWindow, backed_up: Path, gateway: Gateway
) -> None:
    before = hash_of(backed_up)
    window.show()
    window.opening.open(backed_up)

    qtbot.mouseClick(window.trouble.restore_button, Qt.MouseButton.LeftButton)
    assert not window.trouble.open_button.isEnabled()
    qtbot.waitUntil(lambda: window.opening.session is not None, timeout=20_000)

    assert titles(window) == {"S&OP in practice", "Demand sensing"}
    assert gateway.last is not None
    assert "the damaged one is kept in" in gateway.last.text
    kept = Path(gateway.last.text.partition("kept in ")[2].removesuffix("."))
    assert hash_of(kept) == before


def test_what_can_be_read_is_saved_into_a_new_log_with_a_list_of_what_could_not(
    qtbot: QtBot, window: MainWindow, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, saved = hash_of(backed_up), backed_up.with_name("saved.cpimlog")
    monkeypatch.setattr(files, "salvaged_to_write", lambda *_: saved)
    window.show()
    window.opening.open(backed_up)

    qtbot.mouseClick(window.trouble.salvage_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.opening.session is not None, timeout=20_000)

    assert titles(window) >= {"S&OP in practice", "Demand sensing"}
    (dialog,) = window.findChildren(LossesDialog)
    assert "could not be read" in dialog.text.toPlainText()
    dialog.copy_button.click()
    dialog.reject()
    assert window.opening.session is not None
    assert window.opening.session.path == saved
    assert hash_of(backed_up) == before


def test_without_a_backup_it_is_saved_as_far_as_it_goes(window: MainWindow, log_path: Path) -> None:
    damage(log_path, "activities")
    window.show()

    window.opening.open(log_path)

    assert "No good backup of it was found." in window.trouble.backup.text()
    assert "Go back to this backup" not in shown(window)
    assert "Save what can be read..." in shown(window)


def test_thinking_better_of_saving_changes_nothing(
    window: MainWindow, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "salvaged_to_write", lambda *_: None)
    window.show()
    window.opening.open(backed_up)

    window.trouble.salvage()

    assert window.trouble.isVisible()
    assert sorted(backed_up.parent.glob("*.cpimlog")) == [backed_up]


def test_where_saving_is_refused_the_page_stays_and_says_why(
    qtbot: QtBot,
    window: MainWindow,
    backed_up: Path,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Refusal(Reason.DISK_FULL, path=backed_up)

    monkeypatch.setattr("cpim_pdp.logbook.recover", full)
    window.show()
    window.opening.open(backed_up)

    window.trouble.restore()
    qtbot.waitUntil(window.trouble.restore_button.isEnabled)

    assert window.trouble.isVisible()
    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_a_damaged_log_beside_an_open_one_can_be_left_alone(
    qtbot: QtBot, window: MainWindow, backed_up: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.cpimlog"
    make_log(other).close()
    window.show()
    window.opening.open(other)

    window.opening.open(backed_up)
    assert window.trouble.isVisible()
    qtbot.mouseClick(window.trouble.back_button, Qt.MouseButton.LeftButton)

    assert window.workspace is not None
    assert window.workspace.isVisible()
    assert window.actions_table[Action.LOG_ACTIVITY].isEnabled()
