"""Nothing of the page is cut off: from 800x600 on, with large fonts too, and from right to left."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.activity_page import choose
from helpers.layout import cut_off, nameless, outside, settle
from helpers.logs import exam, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddActivity, DeleteActivities
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.activities.duplicate_question import DuplicateQuestion
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.activities.shared_edit import SharedEdit
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]
LONG = "A title that goes on and on, from the suppliers of suppliers to the customers of customers"
# What the page has of a window of 800x600, 1000x700 and 1920x1080; side bar and head take the rest.
SIZES = pytest.mark.parametrize("size", [(740, 500), (830, 600), (1750, 980)])


@pytest.fixture(params=[1.0, 1.75], ids=["usual font", "large font"], autouse=True)
def _font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    other = qapp.font()
    other.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(other)
    yield
    qapp.setFont(usual)


@pytest.fixture(params=list(Qt.LayoutDirection)[:2], ids=["left to right", "right to left"])
def _direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def full(make_session: MakeSession) -> Session:
    planned = replace(webinar("Planned", "2026-11-20"), planned=True, topics=("inventory",))
    session = make_session(
        AddActivity(replace(exam(LONG), score=290, provider=LONG, notes=LONG)),
        AddActivity(planned),
        AddActivity(Details("Idea", draft=True)),
        AddActivity(webinar("Ahead", "2027-05-04")),
        AddActivity(webinar("Long ago", "2016-05-04")),
        AddActivity(webinar("Thrown away")),
        credential=Credential("", "CPIM", date(2015, 3, 14), due=date(2030, 3, 31)),
    )
    thrown = next(one for one in session.snapshot.activities if one.details.title == "Thrown away")
    session.do(DeleteActivities((thrown.id,)))
    return session


@SIZES
@pytest.mark.usefixtures("_direction")
@pytest.mark.parametrize("selected", [(), (LONG,), ("Planned",), ("Planned", "Idea")])
def test_nothing_of_the_page_is_cut_off(
    full: Session, open_page: OpenPage, size: tuple[int, int], selected: tuple[str, ...]
) -> None:
    page = open_page(full)
    page.resize(*size)
    choose(page, *selected)
    settle()

    assert (page.width(), page.height()) == size
    assert cut_off(page) == []
    assert outside(page) == []


@SIZES
def test_nothing_of_the_trash_and_of_empty_lists_is_cut_off(
    full: Session, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(full)
    page.resize(*size)
    page.show_trash(wanted=True)
    settle()
    assert cut_off(page) == []
    assert outside(page) == []

    page.bar.search.setText("words that nobody wrote anywhere in this log of activities")
    settle()

    assert page.empty.isVisible()
    assert cut_off(page) == []
    assert outside(page) == []


def test_every_control_of_the_page_and_its_dialogs_has_a_name(
    qtbot: QtBot, full: Session, open_page: OpenPage, gateway: Gateway
) -> None:
    page = open_page(full)
    choose(page, "Planned")
    dialogs = (
        page.choose_columns(),
        SharedEdit(full.snapshot.activities, full, gateway),
        DuplicateQuestion("Planned", date(2026, 11, 22)),
    )
    assert nameless(page) == []
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert nameless(dialog) == []
        assert cut_off(dialog) == []
        dialog.hide()


def test_a_small_screen_has_room_for_the_dialogs(
    qtbot: QtBot, full: Session, open_page: OpenPage, gateway: Gateway, tmp_path: Path
) -> None:
    page = open_page(full)
    for dialog in (
        page.choose_columns(),
        SharedEdit(full.snapshot.activities, full, gateway),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.resize(600, 440)
        settle()
        assert (dialog.width(), dialog.height()) == (600, 440)
        assert outside(dialog) == []
        dialog.hide()
