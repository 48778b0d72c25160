"""Messages: shown in the bar and spoken, never in the way; questions with a safe answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import message_bar
from cpim_pdp.desktop.gateway import Gateway, Level, Offer
from cpim_pdp.desktop.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot, gateway: Gateway) -> MessageBar:
    made = MessageBar(gateway)
    qtbot.addWidget(made)
    return made


def test_a_refusal_becomes_its_sentence_and_is_kept(gateway: Gateway, bar: MessageBar) -> None:
    gateway.refuse(Refusal(Reason.NOTHING_TO_UNDO))

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert bar.isVisible()
    assert bar.text.text() == gateway.last.text
    assert "undo" in bar.text.text().lower()


@pytest.mark.parametrize(("level", "at_once"), [("notice", False), ("warn", True)])
def test_a_message_is_read_out(
    gateway: Gateway,
    bar: MessageBar,
    monkeypatch: pytest.MonkeyPatch,
    level: str,
    at_once: bool,
) -> None:
    spoken: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        message_bar, "announce", lambda _bar, text, *, at_once: spoken.append((text, at_once))
    )

    getattr(gateway, level)("Backed up.")

    assert spoken == [("Backed up.", at_once)]


def test_an_offer_is_carried_out_and_closes_the_bar(
    qtbot: QtBot, gateway: Gateway, bar: MessageBar
) -> None:
    done: list[str] = []
    gateway.notice("Moved to the trash.", Offer("Undo", lambda: done.append("undone")))
    (button,) = [one for one in bar.findChildren(QPushButton) if one.text() == "Undo"]

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert done == ["undone"]
    assert not bar.isVisible()


def test_offers_of_an_earlier_message_are_gone(gateway: Gateway, bar: MessageBar) -> None:
    gateway.notice("First.", Offer("Undo", lambda: None))
    gateway.notice("Second.")

    assert not [one for one in bar.findChildren(QPushButton) if one.isVisibleTo(bar)]


def test_the_bar_closes_by_its_button_by_escape_and_when_out_of_date(
    qtbot: QtBot, gateway: Gateway, bar: MessageBar
) -> None:
    gateway.notice("One.")
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()

    gateway.notice("Two.")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()

    gateway.notice("Three.")
    gateway.clear()
    assert not bar.isVisible()


def test_the_bars_controls_have_names(bar: MessageBar) -> None:
    interface = QAccessible.queryAccessibleInterface(bar.close_button)

    assert interface.text(QAccessible.Text.Name) == "Close the message"


@pytest.mark.parametrize(("clicked", "answer"), [(0, True), (1, False)])
def test_a_question_returns_the_answer_and_is_freed(
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
    clicked: int,
    answer: bool,
) -> None:
    asked: list[tuple[str, str]] = []

    def click(box: QMessageBox) -> int:
        asked.append((box.text(), box.escapeButton().text()))
        box.buttons()[clicked].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)

    assert gateway.ask("Empty the trash?", yes="Empty", no="Keep") is answer
    assert asked == [("Empty the trash?", "Keep")]
