"""Leads: how long before a day somebody wants to hear of it, step by step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Lead:
    """So many months and days before a day; ``step`` names it for good."""

    step: str
    months: int = 0
    days: int = 0

    def begins(self, day: date) -> date:
        """Return when ``day`` is so far ahead."""
        return dates.months(day, -self.months) - timedelta(days=self.days)


DEADLINE = (
    Lead("months-12", months=12),
    Lead("months-6", months=6),
    Lead("months-3", months=3),
    Lead("months-1", months=1),
    Lead("weeks-2", days=14),
    Lead("days-1", days=1),
)
"""What leads up to a deadline, the longest first."""


def begun(leads: Iterable[Lead], day: date, on: date) -> Lead | None:
    """Return the last step towards ``day`` that has begun on ``on``.

    None before the first one, and after the day.
    """
    found = None
    for lead in leads:
        if lead.begins(day) <= on <= day:
            found = lead
    return found
