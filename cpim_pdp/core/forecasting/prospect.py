"""Prospect: all that a forecast of one cycle is made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.forecasting.habits import Habits
    from cpim_pdp.core.forecasting.history import History
    from cpim_pdp.core.forecasting.plans import Planned, Used


@dataclass(frozen=True, slots=True)
class Prospect:
    """What counts, what is planned, and what is usual, for a cycle on a date.

    ``until`` is the last day on which points can be earned towards what is ``required`` now, and
    ``target`` that, or what the holder aims at if it is more.
    """

    on: date
    start: date
    due: date
    until: date
    required: Decimal
    target: Decimal
    earned: tuple[tuple[date, Decimal], ...]
    counted: Decimal
    used: Used
    planned: tuple[Planned, ...]
    habits: Habits
    history: History

    @property
    def opens(self) -> date:
        """The day after which points of the cycle can come: today, or the eve of its start."""
        return max(self.on, self.start - timedelta(days=1))
