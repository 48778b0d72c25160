"""A part that is scrolled shows that it has the keyboard, to somebody who uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.look.focus_ring import FocusRing


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(QLabel("Much to read\n" * 50))
    qtbot.addWidget(area)
    FocusRing(area)
    with qtbot.waitActive(area):
        area.show()
    area.clearFocus()
    return area


def ring(area: QScrollArea) -> FocusRing:
    found = area.findChild(FocusRing)
    assert isinstance(found, FocusRing)
    return found


@pytest.mark.parametrize(
    ("reason", "is_shown"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.BacktabFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
        (Qt.FocusReason.OtherFocusReason, False),
    ],
)
def test_the_ring_comes_with_tab_and_goes(
    area: QScrollArea,
    reason: Qt.FocusReason,
    is_shown: bool,
) -> None:
    area.setFocus(reason)
    assert ring(area).isVisible() is is_shown

    area.clearFocus()
    assert not ring(area).isVisible()


def test_it_lies_around_the_whole_part_and_lets_the_mouse_through(area: QScrollArea) -> None:
    area.setFocus(Qt.FocusReason.TabFocusReason)
    area.resize(area.width() + 50, area.height() + 20)

    assert ring(area).geometry() == area.rect()
    assert ring(area).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
