"""What is still to go to the target, and whether there is anything left to plan for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.standing import Standing

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.planning.what_if import WhatIf
    from cpim_pdp.core.summary import Summary


@dataclass(frozen=True, slots=True)
class ToGo:
    """What a credential's target is and what is missing to it.

    ``planned`` is what plans would bring if all came true, ``gap`` what would be missing then.
    """

    target: Decimal
    missing: Decimal
    planned: Decimal
    gap: Decimal


def to_go(summary: Summary) -> ToGo:
    """Return what is still to go to the target."""
    prospect, planned = summary.foresight.prospect, summary.points.planned
    return ToGo(
        target=prospect.target,
        missing=max(prospect.target - prospect.counted, points.ZERO),
        planned=planned,
        gap=left_over(summary, planned),
    )


def left_over(summary: Summary, planned: Decimal) -> Decimal:
    """Return what would be missing to the target if plans brought so many points."""
    prospect = summary.foresight.prospect
    return max(prospect.target - prospect.counted - planned, points.ZERO)


def gap_with(summary: Summary, found: WhatIf) -> Decimal:
    """Return what would be missing to the target with additions to the plan."""
    return left_over(summary, found.planned)


def days_ahead(summary: Summary) -> tuple[date, date] | None:
    """Return the first and the last day that can be planned for, None where there is none.

    There is none once the cycle was filed, its time has passed or the credential has expired.
    """
    prospect = summary.foresight.prospect
    first, last = prospect.opens + timedelta(days=1), prospect.until
    is_expired = summary.verdict.standing is Standing.EXPIRED
    return None if summary.submission is not None or is_expired or first > last else (first, last)
