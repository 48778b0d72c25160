"""Caps: how much of what activities claim is left after the limits of their rows and categories."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from cpim_pdp.core import points
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.rulebook import Cap, CapKind, Designation, Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.pricing import Price

FELLOW = "CPIM-F"
CERTIFIED = "CPIM"


class Claim(Protocol):
    """An activity that may count, with its price."""

    @property
    def activity(self) -> Activity:
        """The activity."""

    @property
    def price(self) -> Price:
        """What it claims."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a cap lets through at most, ``points`` of all claims that have the same ``key``."""

    key: tuple[str, ...]
    points: Decimal


@dataclass(frozen=True, slots=True)
class Allotment:
    """What a claim got.

    ``counted`` points, and the cap that cut it last with its ``limit``, where one did.
    """

    counted: Decimal
    cap: Cap | None = None
    limit: Decimal | None = None


def allot(claims: Iterable[Claim], designation: Designation) -> dict[str, Allotment]:
    """Return what each activity gets, by id.

    Points are allotted in the order of last day, time of entry and id; first under the caps of rows
    (an event, a calendar year), then under those of categories (a share of the core points in the
    cycle).
    """
    used: dict[tuple[str, ...], Decimal] = defaultdict(lambda: points.ZERO)
    allotted: dict[str, Allotment] = {}
    capped: list[tuple[Cap, Claim]] = []
    # Most claims are under no cap, and many are of as many points.
    whole: dict[Decimal, Allotment] = {}
    for claim in claims:
        price = claim.price
        if price.row is not None and price.row.cap is not None:
            capped.append((price.row.cap, claim))
            continue
        claimed = price.claimed
        if claimed not in whole:
            whole[claimed] = Allotment(claimed)
        allotted[claim.activity.id] = whole[claimed]
    for cap, claim in sorted(capped, key=_order):
        allotted[claim.activity.id] = _under(cap, claim, designation, used)
    return allotted


def ceiling_of(activity: Activity, price: Price, designation: Designation) -> Ceiling | None:
    """Return the ceiling that an activity is under, None where no cap limits it.

    It is under one cap at most, so all that count under one key come to the sum of what they claim,
    or to the ceiling where that is less, in whatever order they are allotted.
    """
    cap = None if price.row is None else price.row.cap
    if cap is None:
        return None
    return Ceiling(_key(cap, activity, price), limit_of(cap, designation))


def limit_of(cap: Cap, designation: Designation) -> Decimal:
    """Return the points that a cap lets through for a designation.

    A share is of the core points, never of a surcharge; a designation that is not named is treated
    like CPIM, one of 100 points or more like its fellow.
    """
    if cap.kind is not CapKind.SHARE:
        return points.ZERO if cap.points is None else cap.points
    shares = cap.share or {}
    stand_in = FELLOW if designation.points >= 100 else CERTIFIED
    share = shares.get(designation.code, shares.get(stand_in, Decimal(1)))
    return points.rounded(designation.points * share)


def _under(
    cap: Cap, claim: Claim, designation: Designation, used: dict[tuple[str, ...], Decimal]
) -> Allotment:
    limit = limit_of(cap, designation)
    key = _key(cap, claim.activity, claim.price)
    counted = min(claim.price.claimed, limit - used[key])
    used[key] += counted
    if counted == claim.price.claimed:
        return Allotment(counted)
    return Allotment(counted, cap, limit)


def key_over(row: Row) -> tuple[str, ...]:
    """Return what the cap of a row adds up over, but for year and event."""
    if row.cap is not None and row.cap.kind is CapKind.SHARE:
        return ("share", row.category)
    return (row.id,)


def _key(cap: Cap, activity: Activity, price: Price) -> tuple[str, ...]:
    """Return what a cap adds up over; without a name each activity is its own event."""
    over = () if price.row is None else key_over(price.row)
    if cap.kind is CapKind.SHARE:
        return over
    year = str(activity.last_day)[:4]
    if cap.kind is CapKind.YEAR:
        return (*over, year)
    event = activity.details.event.strip().casefold()
    return (*over, year, "event", event) if event else (*over, year, "id", activity.id)


def _order(capped: tuple[Cap, Claim]) -> tuple[date, datetime, str]:
    activity = capped[1].activity
    return (activity.last_day or date.max, activity.created, activity.id)
