"""The page of cycles and its dialogs: nothing cut off, large fonts too, every control named."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from helpers.layout import cut_off, nameless, outside, settle
from helpers.logs import by_hand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
)
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential, FileSubmission
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.cycles import decision_dialogs
from cpim_pdp.desktop.cycles.allocation_dialog import AllocationDialog
from cpim_pdp.desktop.cycles.credential_dialog import CredentialDialog
from cpim_pdp.desktop.cycles.credentials_dialog import CredentialsDialog
from cpim_pdp.desktop.cycles.decision_dialogs import DecisionDialog
from cpim_pdp.desktop.cycles.holder_dialog import HolderDialog
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

SIZES = pytest.mark.parametrize("size", [(640, 480), (800, 600), (1000, 700), (1920, 1080)])
Make = Callable[[MainWindow], QDialog]


@pytest.fixture(params=[1.0, 1.75], ids=["usual font", "large font"])
def _font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    other = qapp.font()
    other.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(other)
    yield
    qapp.setFont(usual)


def session_of(window: MainWindow) -> Session:
    assert window.opening.session is not None
    return window.opening.session


def page_of(window: MainWindow) -> CyclesPage:
    assert window.workspace is not None
    window.actions_table[Action.SHOW_CYCLES].trigger()
    page = window.workspace.made(Action.SHOW_CYCLES)
    assert isinstance(page, CyclesPage)
    return page


def prepare(window: MainWindow, state: str) -> None:
    """Bring the log into a state in which other cards are shown."""
    session = session_of(window)
    title = "A course about planning and inventory with a title of quite some length"
    if state == "lapsed":
        session.do(AddCredential(Credential("", "CSCP", date(2013, 5, 10))))
        session.choose(session.snapshot.credentials[1])
    if state in ("ready", "filed"):
        session.do(AddActivity(by_hand("80", title=title)))
    if state == "filed":
        held = session.snapshot.credentials[0].id
        session.do(FileSubmission(held, date(2026, 6, 1), True, b"%PDF", None, "A-4711"))


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize("state", ["open", "ready", "filed", "lapsed"])
@SIZES
def test_nothing_of_the_page_is_cut_off(
    qtbot: QtBot, open_window: MainWindow, size: tuple[int, int], state: str
) -> None:
    prepare(open_window, state)
    open_window.resize(*size)
    page = page_of(open_window)
    inner = page.detail.widget()
    assert inner is not None

    qtbot.waitUntil(lambda: page.width() <= open_window.width())
    settle()

    assert cut_off(inner) == []
    assert outside(page) == []
    assert inner.width() <= page.detail.viewport().width()


def test_on_a_wide_screen_what_one_looks_up_stands_beside_the_steps(
    open_window: MainWindow,
) -> None:
    page = page_of(open_window)
    open_window.resize(1000, 700)
    settle()
    assert page.detail.activities.x() == page.detail.head.x()

    open_window.resize(1920, 1080)
    settle()

    assert page.detail.activities.x() > page.detail.head.x()
    assert page.detail.activities.y() == page.detail.head.y()


def test_where_it_is_narrow_the_list_stands_above(open_window: MainWindow) -> None:
    page = page_of(open_window)
    open_window.resize(1200, 800)
    settle()
    assert page.split.orientation() is Qt.Orientation.Horizontal

    open_window.resize(640, 600)
    settle()

    assert page.split.orientation() is Qt.Orientation.Vertical


@pytest.mark.parametrize("state", ["open", "ready", "filed", "lapsed"])
def test_every_control_of_the_page_has_a_name(open_window: MainWindow, state: str) -> None:
    prepare(open_window, state)
    page = page_of(open_window)
    settle()

    assert nameless(page) == []


def credentials(window: MainWindow) -> QDialog:
    return CredentialsDialog(session_of(window), window.gateway, window)


def holder(window: MainWindow) -> QDialog:
    return HolderDialog(session_of(window), window.gateway, window)


def custom(window: MainWindow) -> QDialog:
    made = CredentialDialog(session_of(window), window.gateway, None, window)
    made.designation.setCurrentIndex(made.designation.count() - 1)
    made.take()
    return made


def allocation(window: MainWindow) -> QDialog:
    session = session_of(window)
    session.do(AddCredential(Credential("", "CPIM-F", date(2024, 2, 29))))
    made = AllocationDialog(session, window.gateway, session.snapshot.activities[0], window)
    made.choices[0].where.setCurrentIndex(1)
    made.take()
    return made


def approval(window: MainWindow) -> QDialog:
    prepare(window, "filed")
    session = session_of(window)
    question = decision_dialogs.approval(session, session.snapshot.submissions[0])
    return DecisionDialog(session, window.gateway, question, window)


DIALOGS = pytest.mark.parametrize("make", [credentials, holder, custom, allocation, approval])


@DIALOGS
@pytest.mark.usefixtures("_font")
def test_nothing_of_a_dialog_is_cut_off_and_every_control_has_a_name(
    qtbot: QtBot, open_window: MainWindow, make: Make
) -> None:
    dialog = make(open_window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()

    assert dialog.width() <= 800
    assert dialog.height() <= 600
    assert cut_off(dialog) == []
    assert outside(dialog) == []
    assert nameless(dialog) == []
