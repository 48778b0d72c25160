"""Several credentials side by side: how each stands, the one due first leading; one is chosen."""

from datetime import date

import pytest
from helpers.layout import settle
from helpers.logs import webinar
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.session import Session

CSCP = Credential("", "CSCP", date(2025, 5, 20))
OLDER = Credential("", "CLTD", date(2022, 8, 5))


@pytest.fixture
def overview(qtbot: QtBot, session: Session) -> Overview:
    made = Overview(session)
    made.settle()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def chosen(overview: Overview) -> list[str]:
    return [card.title.text() for card in overview.credentials.cards if card.isChecked()]


def test_with_one_credential_nothing_of_it_shows(overview: Overview) -> None:
    assert not overview.credentials.isVisible()
    assert overview.credentials.cards == []


def test_the_credential_that_is_due_first_leads(overview: Overview, session: Session) -> None:
    session.do(AddCredential(CSCP))
    session.do(AddCredential(OLDER))

    shown = overview.credentials.cards
    assert [card.title.text() for card in shown] == ["CLTD", "CPIM", "CSCP"]
    assert shown[0].left.text() == "9 months left"
    assert shown[0].toolTip() == "282 days left"
    assert shown[1].accessibleName() == "CPIM, Active, 4.5 of 75 points, 1 year, 4 months left"


def test_a_click_on_a_card_chooses_what_is_shown_below(
    qtbot: QtBot, overview: Overview, session: Session
) -> None:
    session.do(AddActivity(webinar("Before CSCP", "2024-05-04", "10")))
    session.do(AddCredential(CSCP))
    cscp = overview.credentials.cards[1]
    assert chosen(overview) == ["CPIM"]

    qtbot.mouseClick(cscp, Qt.MouseButton.LeftButton, pos=cscp.rect().bottomRight() / 2)

    assert session.summary().credential.designation == "CSCP"
    assert chosen(overview) == ["CSCP"]
    assert overview.ring.ring.accessibleName().startswith("4.5 of 75 points counted")


def test_arrow_keys_go_through_the_cards(
    qtbot: QtBot, overview: Overview, session: Session
) -> None:
    session.do(AddCredential(CSCP))
    settle()
    overview.credentials.cards[0].setFocus()
    qtbot.waitUntil(overview.credentials.cards[0].hasFocus)

    qtbot.keyClick(overview.credentials.cards[0], Qt.Key.Key_Right)

    assert session.summary().credential.designation == "CSCP"
    assert overview.focusWidget() is overview.credentials.cards[1]


def test_a_choice_made_elsewhere_is_followed(overview: Overview, session: Session) -> None:
    session.do(AddCredential(CSCP))

    session.choose(session.summaries()[1].credential)

    assert chosen(overview) == ["CSCP"]


def test_a_screen_reader_takes_a_card_for_one_of_several(
    overview: Overview, session: Session
) -> None:
    session.do(AddCredential(CSCP))
    first = QAccessible.queryAccessibleInterface(overview.credentials.cards[0])

    assert first.role() is QAccessible.Role.RadioButton
    assert first.state().checked
