"""How much of a type is planned: in its unit, or in points where the rules know no value for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cpim_pdp.core import quantities
from cpim_pdp.core.activities import Details
from cpim_pdp.core.planning.intents import needs_points
from cpim_pdp.core.pricing import unit_of
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.rulebook import Rulebook


def types_by_name(rulebook: Rulebook) -> list[str]:
    """Return the ids of all types, in the order of their names."""
    return sorted(rulebook.types, key=lambda one: names.activity_type(one, tr).casefold())


def asks_points(kind: str, before: Details | None, day: date, rulebook: Rulebook) -> bool:
    """Say whether points are entered for a type: there is no value on a day, or they were before.

    ``before`` is what was entered until now, of whatever type.
    """
    if before is not None and before.type == kind and before.points is not None:
        return True
    # Whatever the amount: its type decides.
    one = quantities.of(Decimal(1), unit_of(kind, day, rulebook))
    return needs_points(Details("", type=kind, date=day, quantity=one), day, rulebook)


def amount_text(details: Details) -> str:
    """Return the points, else the quantity, as they are typed; empty where there is neither."""
    point = tr.place.locale.decimalPoint()
    if details.points is not None:
        return typed.number_text(details.points, point)
    return "" if details.quantity is None else typed.quantity_text(details.quantity, point)
