"""Sessions with something to be done: a webinar without evidence, and one that was planned."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from helpers.logs import by_hand, open_log, webinar

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.desktop.session import Session

UNPROVEN = AddActivity(webinar("Demand sensing", "2026-05-04", "1.5"))
PLANNED = AddActivity(replace(webinar("Chapter meeting", "2026-11-20", "1"), planned=True))


SURE = AddActivity(replace(by_hand("75", "2028-03-01", "Sure"), planned=True, likelihood=100))
"""With this planned nobody has to be told that the points will hardly be reached."""


@pytest.fixture
def make_session(make_session: Callable[..., Session]) -> Callable[..., Session]:
    """Return what makes a session on the log of somebody who is sure to have the points."""
    return partial(make_session, SURE)


@pytest.fixture
def log_path(log_path: Path) -> Path:
    """Return the place of the log of two webinars, with what is sure to bring the points."""
    with open_log(log_path) as logbook:
        logbook.do(SURE)
    return log_path


@pytest.fixture
def behind(make_session: Callable[..., Session]) -> Session:
    """Return a session with two reminders: one to confirm, one to attach."""
    return make_session(UNPROVEN, PLANNED)
