"""Moments of the journal and of backups, told in the time of the holder's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from datetime import date, datetime


def moment(at: datetime) -> str:
    """Return day and time of day: 22 Nov 2026, 09:12."""
    local = at.astimezone()
    return tr("{day}, {time}", "a moment").format(
        day=figures.day(local.date(), tr), time=figures.clock(local.time(), tr)
    )


def lately(at: datetime, today: date) -> str:
    """Return the time of a moment of today, else its day."""
    local = at.astimezone()
    if local.date() == today:
        return figures.clock(local.time(), tr)
    return figures.day(local.date(), tr)
