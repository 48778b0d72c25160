"""Pricing: what an activity claims, by the edition in force on its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.activities import Details
    from cpim_pdp.core.quantities import Unit
    from cpim_pdp.core.rulebook import ActivityType, Edition, Row, Rulebook

DEFAULT_CATEGORY = "education"


@dataclass(frozen=True, slots=True)
class Price:
    """What an activity claims and by which row of which edition.

    ``row`` is None where the edition does not name the type; ``entered``: the holder's own points;
    ``unknown``: no value is known and none was entered, so it claims nothing.
    """

    claimed: Decimal
    row: Row | None
    edition: Edition
    unit: Unit
    category: str
    entered: bool
    unknown: bool


def price(details: Details, rulebook: Rulebook) -> Price | None:
    """Return the price of an activity, None where its type or date is missing."""
    day = details.last_day
    if details.type is None or day is None:
        return None
    edition = rulebook.edition_on(day)
    row = edition.row(details.type, details.row)
    known = by_rate(details, row)
    claimed = details.points if details.points is not None else known
    return Price(
        claimed=points.ZERO if claimed is None else claimed,
        row=row,
        edition=edition,
        unit=_unit(rulebook.type(details.type), row),
        category=_category(details, row, edition),
        entered=details.points is not None,
        unknown=claimed is None,
    )


class Prices:
    """The prices of many activities by one rulebook; what is priced alike is priced once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._edition = rulebook.editions[-1]
        self._known: dict[tuple[object, ...], Price | None] = {}

    def of(self, details: Details) -> Price | None:
        """Return what `price` returns."""
        day = details.last_day
        if details.type is None or day is None:
            return None
        if not self._edition.holds(day):
            self._edition = self._rulebook.edition_on(day)
        quantity = details.quantity
        # All that a price depends on.
        asked = (
            *(self._edition.id, details.type, details.row, details.category, details.weeks),
            *(details.points, None if quantity is None else (quantity.count, quantity.unit)),
        )
        if asked not in self._known:
            self._known[asked] = price(details, self._rulebook)
        return self._known[asked]


def by_rate(details: Details, row: Row | None) -> Decimal | None:
    """Return quantity x rate (x weeks), None where one of them is not known."""
    if row is None or row.rate is None or details.quantity is None:
        return None
    if row.by_weeks and details.weeks is None:
        return None
    weeks = details.weeks if row.by_weeks and details.weeks is not None else 1
    numerator, denominator = row.rate.as_integer_ratio()
    quantity = details.quantity
    return points.ratio(quantity.count * weeks * numerator, quantity.scale * denominator)


def unit_of(type_id: str, day: date | None, rulebook: Rulebook, chosen: str | None = None) -> Unit:
    """Return what a type's quantity counts on a day (None: by the newest edition).

    Raises:
        Refusal: for an unknown type.
    """
    activity_type = rulebook.type(type_id)
    return _unit(activity_type, rulebook.row(type_id, date.max if day is None else day, chosen))


def _unit(activity_type: ActivityType, row: Row | None) -> Unit:
    return activity_type.unit if row is None or row.unit is None else row.unit


def _category(details: Details, row: Row | None, edition: Edition) -> str:
    usual = DEFAULT_CATEGORY if row is None else row.category
    wanted = usual if details.category is None else details.category
    return wanted if wanted in edition.categories else DEFAULT_CATEGORY
