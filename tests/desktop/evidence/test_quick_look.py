"""Evidence is looked at here: page by page, larger, file by file, by keys alone."""

import pytest
from helpers.papers import locked, pdf
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.evidence.quick_look import QuickLook

FILES = {
    "three.pdf": (pdf("One", "Two", "Three"), "application/pdf"),
    "notes.txt": (b"Some notes", "text/plain"),
    "locked.pdf": (locked(pdf("x")), "application/pdf"),
    "setup.exe": (b"MZ", "application/octet-stream"),
}


def shown(name: str) -> Shown:
    data, media_type = FILES[name]
    return Shown(name, name, media_type, len(data), lambda: data)


@pytest.fixture
def look(qtbot: QtBot) -> QuickLook:
    dialog = QuickLook(Previews())
    qtbot.addWidget(dialog)
    dialog.resize(600, 700)
    dialog.show_files([shown(name) for name in FILES])
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.view.isVisible)
    dialog.view.setFocus()
    return dialog


def at(look: QuickLook, page: int) -> bool:
    return look.bar.counter.text() == f"page {page} of 3"


def test_it_opens_on_the_first_page_with_its_words_for_a_screen_reader(look: QuickLook) -> None:
    assert look.name.text() == "three.pdf"
    assert look.bar.counter.text() == "page 1 of 3"
    assert look.file_counter.text() == "file 1 of 4"
    assert look.view.accessibleName() == "Page 1 of 3 of three.pdf"
    assert look.view.accessibleDescription().strip() == "One"
    assert not look.bar.previous_page.isEnabled()
    assert not look.isModal()


def test_pages_are_turned_by_keys_and_end_where_they_end(qtbot: QtBot, look: QuickLook) -> None:
    qtbot.keyClick(look.view, Qt.Key.Key_PageUp)
    qtbot.keyClick(look.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: at(look, 2))
    qtbot.keyClick(look.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: at(look, 3))
    assert not look.bar.next_page.isEnabled()
    qtbot.keyClick(look.view, Qt.Key.Key_PageDown)
    qtbot.keyClick(look.view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: at(look, 2))


def test_in_a_right_to_left_window_left_goes_on(qtbot: QtBot, look: QuickLook) -> None:
    look.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    qtbot.keyClick(look.view, Qt.Key.Key_Left)

    qtbot.waitUntil(lambda: at(look, 2))


def test_a_page_is_shown_larger_and_as_a_whole_again(qtbot: QtBot, look: QuickLook) -> None:
    whole = look.view.widget().size()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(look.view, key)
    assert look.view.zoom == pytest.approx(1.25)
    assert look.view.widget().width() > whole.width()
    asked = look.view.box().height()
    qtbot.waitUntil(lambda: look.view._page.height() > whole.height())
    assert look.view._page.height() <= asked

    qtbot.keyClick(look.view, Qt.Key.Key_0)
    assert look.view.zoom == 1
    for _ in range(30):
        qtbot.keyClick(look.view, Qt.Key.Key_Plus)
    assert look.view.zoom == 6
    assert max(look.view.box().toTuple()) <= 3_600


def test_w_and_the_wheel_zoom_too(qtbot: QtBot, look: QuickLook) -> None:
    qtbot.keyClick(look.view, Qt.Key.Key_W)
    assert look.view.widget().width() == pytest.approx(look.view.viewport().width(), abs=20)
    qtbot.keyClick(look.view, Qt.Key.Key_W)
    assert look.view.zoom == 1
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(look.view.viewport(), turn)
    assert look.view.zoom == pytest.approx(1.25)


def test_the_other_files_are_one_key_away(qtbot: QtBot, look: QuickLook) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(look, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(look.text.isVisible)
    assert look.text.toPlainText() == "Some notes"
    assert not look.bar.counter.isVisible()

    qtbot.keyClick(look, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: "password" in look.blank.text())
    qtbot.keyClick(look, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: "no picture" in look.blank.text())
    assert not look.next_file.isEnabled()
    qtbot.keyClick(look, Qt.Key.Key_Right, alt)
    assert look.name.text() == "setup.exe"
    with qtbot.waitSignal(look.copy_wanted) as wanted:
        look.copy_button.click()
    assert wanted.args == ["setup.exe"]
    with qtbot.waitSignal(look.open_wanted):
        look.open_button.click()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_space_and_esc_close_it_and_it_can_be_opened_again(
    qtbot: QtBot, look: QuickLook, key: Qt.Key
) -> None:
    qtbot.keyClick(look.view, key)
    assert not look.isVisible()

    look.show_files([shown("notes.txt")])

    qtbot.waitUntil(look.text.isVisible)
    assert not look.file_counter.isVisible()


def test_every_control_has_a_name(look: QuickLook) -> None:
    nameless = [
        one
        for one in look.findChildren(QAbstractButton)
        if one.isVisible() and not (one.accessibleName() or one.text())
    ]

    assert nameless == []
    assert look.text.accessibleName()
