"""After a missed deadline: what each policy says, what is to be done, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from helpers.layout import settle
from helpers.logs import EXPIRED
from helpers.values import cpim
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
SUSPENDED = cpim("2021-08-14", id="")


@pytest.fixture
def show(qtbot: QtBot, make_session: MakeSession) -> Callable[[Credential], Overview]:
    """Return what shows the overview of the holder of a credential."""

    def shown(credential: Credential) -> Overview:
        overview = Overview(make_session(credential=credential))
        overview.settle()
        qtbot.addWidget(overview)
        overview.show()
        return overview

    return shown


def texts(overview: Overview) -> list[str]:
    settle()
    return [one.text() for one in overview.lapsed.findChildren(QLabel) if one.isVisible()]


def test_a_lapsed_holder_sees_what_each_policy_says(show: Callable[..., Overview]) -> None:
    overview = show(SUSPENDED)

    said = texts(overview)
    assert said[0] == "The deadline of 31 Aug 2026 has passed"
    assert said[1] == "Five-year suspension (APICS)"
    assert "90 points bring it back" in said[2]
    assert said[3] == "90-day suspension (ASCM), in force"
    assert said[4].startswith("Suspended until 29 Nov 2026")


def test_what_is_to_be_done_and_by_when_comes_next(show: Callable[..., Overview]) -> None:
    overview = show(SUSPENDED)

    assert overview.glance.next.isVisible()
    assert overview.glance.next.text() == (
        "Earn 75 points more to come to the 75 points needed, and file by 29 Nov 2026."
    )


def test_the_whole_story_is_on_the_page_of_cycles(
    qtbot: QtBot, show: Callable[..., Overview]
) -> None:
    overview = show(SUSPENDED)

    with qtbot.waitSignal(overview.step_taken) as taken:
        qtbot.mouseClick(overview.lapsed.link, Qt.MouseButton.LeftButton)

    assert taken.args == [Wish(Action.SHOW_CYCLES)]


def test_after_expiry_the_exams_that_lead_back_are_named(show: Callable[..., Overview]) -> None:
    overview = show(EXPIRED)

    said = texts(overview)
    assert said[0] == "Expired since 1 Apr 2025"
    assert said[1:3] == ["CPIM 8.0", "to be passed"]
    assert "Allow about 100 hours of study." in said
    assert "CPIM 8.0" in overview.glance.next.text()


def test_a_pass_is_marked_as_one_and_says_by_when_the_others_are_due(
    show: Callable[..., Overview],
) -> None:
    overview = show(replace(EXPIRED, programme="cpim-two-part"))
    session = overview._session
    held = session.summary().credential.id
    session.do(AddAttempt(ExamAttempt("", held, "part-1", date(2026, 2, 2), 310)))

    said = texts(overview)
    assert said[1:3] == ["CPIM part 1", "passed on 2 Feb 2026 with 310, valid until 2 Feb 2036"]
    assert said[3:5] == ["CPIM part 2", "to be passed"]
    assert "All of them have to be passed by 2 Feb 2036." in said


def test_an_active_holder_sees_no_such_card(qtbot: QtBot, session: Session) -> None:
    overview = Overview(session)
    overview.settle()
    qtbot.addWidget(overview)
    overview.show()

    assert not overview.lapsed.isVisible()
