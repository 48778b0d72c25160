"""Sessions with something to be done: a webinar without evidence, and one that was planned."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from helpers.logs import webinar

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.desktop.session import Session

UNPROVEN = AddActivity(webinar("Demand sensing", "2026-05-04", "1.5"))
PLANNED = AddActivity(replace(webinar("Chapter meeting", "2026-11-20", "1"), planned=True))


@pytest.fixture
def behind(make_session: Callable[..., Session]) -> Session:
    """Return a session with two reminders: one to confirm, one to attach."""
    return make_session(UNPROVEN, PLANNED)
