"""What tests of the page of cycles share: enough points, a filed cycle, the page over a session."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from helpers.logs import by_hand
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, ApproveSubmission, FileSubmission
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], CyclesPage]
MakeSession = Callable[..., Session]


@pytest.fixture
def ready(make_session: MakeSession) -> Session:
    """Return a session on a log with 80 points, which can be filed."""
    return make_session(AddActivity(by_hand("80")))


@pytest.fixture
def filed(ready: Session) -> Session:
    """Return a session on a log whose cycle 1 was filed on 1 June 2026."""
    credential = ready.snapshot.credentials[0].id
    ready.do(
        FileSubmission(
            credential, date(2026, 6, 1), True, b"%PDF of that day", Decimal(75), "A-4711"
        )
    )
    return ready


@pytest.fixture
def approved(filed: Session) -> Session:
    """Return a session on a log whose cycle 1 was approved on 1 July 2026."""
    (one,) = filed.snapshot.submissions
    filed.do(ApproveSubmission(one.id, date(2026, 7, 1)))
    return filed


@pytest.fixture
def show_page(qtbot: QtBot, gateway: Gateway) -> ShowPage:
    """Return what shows the page of cycles over a session."""

    def show(session: Session) -> CyclesPage:
        page = CyclesPage(session, gateway, Actions())
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        return page

    return show
