"""The layout: nothing cut off from 640x480 on, with large fonts too; every control has a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.layout import cut_off, nameless, outside, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.printing.report_dialog import ReportDialog
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.desktop.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(640, 480), (800, 600), (1000, 700), (1920, 1080)])


@pytest.fixture
def _large_font(qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 1.75)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def workspace(window: MainWindow) -> Workspace:
    """Return the workspace, which must be there."""
    assert window.workspace is not None
    return window.workspace


@SIZES
def test_nothing_of_the_overview_is_cut_off(
    qtbot: QtBot, open_window: MainWindow, size: tuple[int, int]
) -> None:
    open_window.resize(*size)
    page = workspace(open_window).overview.widget()
    assert page is not None

    qtbot.waitUntil(lambda: page.width() <= open_window.width())

    settle()
    assert cut_off(page) == []
    assert outside(page) == []
    assert cut_off(workspace(open_window).head) == []


@pytest.mark.usefixtures("_large_font")
@SIZES
def test_nothing_of_the_overview_is_cut_off_with_a_large_font(
    qtbot: QtBot, open_window: MainWindow, size: tuple[int, int]
) -> None:
    open_window.resize(*size)
    page = workspace(open_window).overview.widget()
    assert page is not None

    qtbot.waitUntil(lambda: page.width() <= open_window.width())

    settle()
    assert cut_off(page) == []
    assert outside(page) == []


@SIZES
def test_nothing_of_the_welcome_is_cut_off(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()
    window.resize(*size)
    page = window.welcome.widget()
    assert page is not None

    qtbot.waitUntil(lambda: page.width() <= window.width())

    settle()
    assert cut_off(page) == []
    assert outside(page) == []


def test_where_it_is_narrow_the_side_bar_shows_icons_that_still_have_names(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    side = workspace(open_window).side
    open_window.resize(1200, 700)
    qtbot.waitUntil(lambda: side.width() > 100)

    open_window.resize(700, 600)

    qtbot.waitUntil(lambda: side.width() < 100)
    button = side.buttons[Action.SHOW_ACTIVITIES]
    assert button.toolTip() == "Activities, 2"
    assert button.accessibleName() == "Activities, 2"


def test_where_it_is_narrow_the_ring_stands_above_the_figures(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    overview = workspace(open_window).overview
    open_window.resize(1200, 700)
    qtbot.waitUntil(lambda: overview.ring.y() == overview.glance.y())

    open_window.resize(640, 600)

    qtbot.waitUntil(lambda: overview.ring.y() < overview.glance.y())


def test_columns_become_fewer_and_the_last_row_is_stretched(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    columns = Columns(100, 3, 10, host)
    boxes = [QLabel(str(number)) for number in range(3)]
    for box in boxes:
        columns.addWidget(box)

    host.resize(330, 200)
    host.show()
    assert [box.x() for box in boxes] == [0, 113, 226]

    host.resize(250, 200)
    qtbot.waitUntil(lambda: boxes[2].x() == 0)
    assert boxes[2].width() == 250
    assert boxes[1].x() == 130

    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: boxes[0].x() == 130)


def test_things_that_do_not_fit_beside_each_other_fill_their_rows_evenly(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    columns = Columns(100, 4, 10, host)
    boxes = [QLabel(str(number)) for number in range(4)]
    for box in boxes:
        columns.addWidget(box)

    host.resize(330, 200)
    host.show()

    assert [box.x() for box in boxes] == [0, 170, 0, 170]


def test_every_control_of_the_window_has_a_name(open_window: MainWindow) -> None:
    assert nameless(open_window) == []


def test_every_control_of_the_report_dialog_has_a_name(
    qtbot: QtBot, session: Session, gateway: Gateway
) -> None:
    dialog = ReportDialog(session, gateway)
    qtbot.addWidget(dialog)

    assert nameless(dialog) == []


def test_every_label_of_the_overview_is_read_as_text(open_window: MainWindow) -> None:
    ring = workspace(open_window).overview.ring.ring
    interface = QAccessible.queryAccessibleInterface(ring)

    assert interface.role() is QAccessible.Role.StaticText
    assert "4.5 of 75 points counted" in interface.text(QAccessible.Text.Name)


def test_a_chip_shortens_a_text_that_has_no_room(qtbot: QtBot) -> None:
    chip = Chip("Quality, technology and improvement 12", filled=True)
    qtbot.addWidget(chip)

    assert chip.minimumSizeHint().width() < chip.sizeHint().width()


def test_the_tab_key_goes_through_the_welcome_from_top_to_bottom(
    window: MainWindow, tmp_path: Path
) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()
    welcome = window.welcome
    welcome.name_line.setFocus()
    visited = []
    for _ in range(6):
        visited.append(window.focusWidget())
        window.focusNextChild()

    assert visited == [
        welcome.name_line,
        welcome.credential.designation,
        welcome.credential.certified.line,
        welcome.change_place,
        welcome.open_button,
        welcome.begin_button,
    ]
