"""What tests of the page of the plan share: usual months behind, and the page over a session."""

from collections.abc import Callable
from datetime import date

import pytest
from helpers.logs import webinar
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import Command, ImportActivities
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.planning.page import PlanPage
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], PlanPage]
MakeSession = Callable[..., Session]


def usual() -> list[Command]:
    """Return a webinar of an hour each month for two years."""
    months = range(2024 * 12 + 10, 2026 * 12 + 10)
    days = [date(month // 12, month % 12 + 1, 10) for month in months]
    made = (webinar(f"Webinar {day:%Y-%m}", day.isoformat(), "1") for day in days)
    return [ImportActivities("usual.csv", tuple(made))]


@pytest.fixture
def habitual(make_session: MakeSession) -> Session:
    """Return a session on a log with 24 webinars, one a month."""
    return make_session(*usual())


@pytest.fixture
def show_page(qtbot: QtBot, gateway: Gateway) -> ShowPage:
    """Return what shows the page of the plan over a session."""

    def show(session: Session) -> PlanPage:
        page = PlanPage(session, gateway)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        page.show()
        return page

    return show
