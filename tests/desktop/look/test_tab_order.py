"""Tab goes through a window as its layouts stand, whatever was made first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.look.helping import HelpButton, offer_help
from cpim_pdp.desktop.look.tab_order import follow_layout


def reached(qtbot: QtBot, window: QWidget, first: QWidget, count: int) -> list[str]:
    """Press Tab so often; return what things are called that have the keyboard on the way."""
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    names = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName() or type(focused).__name__)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return names


def button(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setObjectName(name)
    return made


def test_rows_come_one_after_the_other_whatever_was_made_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, second, first = button("last"), button("second"), button("first")
    column = QVBoxLayout(window)
    row = QHBoxLayout()
    column.addLayout(row)
    column.addWidget(last)
    row.addWidget(first)
    row.addStretch()
    row.addWidget(second)

    follow_layout(window)

    assert reached(qtbot, window, first, 4) == ["first", "second", "last", "first"]


def test_a_grid_is_read_row_by_row_whatever_was_put_in_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    low, right, left = button("low"), button("right"), button("left")
    for place, one in (((1, 0), low), ((0, 1), right), ((0, 0), left)):
        grid.addWidget(one, *place)

    follow_layout(window)

    assert reached(qtbot, window, left, 3) == ["left", "right", "low"]


def test_what_is_scrolled_or_split_stands_where_it_is_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    after, scrolled, right, left = button("after"), button("scrolled"), button("right"), button("l")
    area, split = QScrollArea(), QSplitter()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(scrolled)
    split.addWidget(left)
    split.addWidget(right)
    column = QVBoxLayout(window)
    for part in (area, split, after):
        column.addWidget(part)

    follow_layout(window)

    assert reached(qtbot, window, scrolled, 4) == ["scrolled", "l", "right", "after"]


def test_what_hands_the_keyboard_on_to_its_line_is_reached_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, whole, line = button("last"), QWidget(), QLineEdit()
    line.setObjectName("line")
    whole.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    whole.setFocusProxy(line)
    QHBoxLayout(whole).addWidget(line)
    first = button("first")
    column = QVBoxLayout(window)
    for part in (first, whole, last):
        column.addWidget(part)

    follow_layout(window)

    assert reached(qtbot, window, first, 4) == ["first", "line", "last", "first"]


def test_the_button_for_help_comes_where_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    close, field = button("close"), button("field")
    column, row = QVBoxLayout(window), QHBoxLayout()
    column.addWidget(field)
    column.addLayout(row)
    row.addStretch()
    row.addWidget(close)

    offer_help(window, "logging.md", beside=close)

    assert reached(qtbot, window, field, 4) == ["field", HelpButton.__name__, "close", "field"]
