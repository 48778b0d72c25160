"""Submissions: applications filed for a cycle, and what became of them."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@unique
class Decision(StrEnum):
    """Where a submission stands on a date."""

    UNDECIDED = "undecided"
    APPROVED = "approved"
    DENIED = "denied"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """The figures of one category of the form, as filed."""

    category: str
    claimed: Decimal
    counted: Decimal


@dataclass(frozen=True, slots=True)
class Filed:
    """What an application said on the day it was filed, never recomputed."""

    start: date
    due: date
    required: Decimal
    claimed: Decimal
    counted: Decimal
    categories: tuple[CategoryFigures, ...]
    activities: tuple[str, ...]
    """The ids of the activities that counted."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An application filed for a cycle of a credential.

    ``report`` is the SHA-256 of the report's kept bytes.
    """

    id: str
    credential: str
    cycle: int
    filed: date
    figures: Filed
    report: str
    fee: Decimal | None = None
    receipt: str = ""
    audited: date | None = None
    approved: date | None = None
    next_due: date | None = None
    denied: date | None = None
    denial_reason: str = ""
    reopened_reason: str = ""

    def decision_on(self, day: date) -> Decision:
        """Return where it stands on ``day``, seeing only decisions made by then.

        Reopening undoes it for every day.
        """
        if self.reopened_reason:
            return Decision.REOPENED
        if self.approved is not None and self.approved <= day:
            return Decision.APPROVED
        if self.denied is not None and self.denied <= day:
            return Decision.DENIED
        return Decision.UNDECIDED

    def holds_on(self, day: date) -> bool:
        """Say whether on ``day`` it is filed and neither denied nor reopened."""
        return self.filed <= day and self.decision_on(day) in (
            Decision.UNDECIDED,
            Decision.APPROVED,
        )

    @property
    def is_live(self) -> bool:
        """Say whether, all decisions known, it is neither denied nor reopened.

        What it holds can't be edited.
        """
        return self.denied is None and not self.reopened_reason
