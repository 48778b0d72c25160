"""Pieces: what a plan can be put together from, by the holder's habits or by the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from cpim_pdp.core import details, points
from cpim_pdp.core.activities import Details
from cpim_pdp.core.forecasting.habits import is_habit
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.pricing import price
from cpim_pdp.core.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cpim_pdp.core.counting import Counted
    from cpim_pdp.core.situation import Situation

CATALOGUE: Mapping[str, Decimal] = {
    "webinar": Decimal(1),
    "chapter-meeting": Decimal(2),
    "book": Decimal(1),
    "course": Decimal(8),
    "conference": Decimal(3),
    "exam": Decimal(1),
    "learning-system": Decimal(1),
}
"""What is offered to somebody who has not done it, and how much of it, in the unit of the type.

A webinar takes an hour and a course a day; of a conference three days count, whatever it lasts.
"""

T = TypeVar("T")

_LEAST_TIMES = 2
"""Done once in three years, something is no habit."""


class Origin(Enum):
    """Where a piece comes from."""

    HABIT = auto()
    CATALOGUE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a plan may hold once or more, with its points by the rules of the date.

    ``details`` have neither title nor day; ``times`` is how often it was done in the time looked
    back on, 0 where it comes from the catalogue.
    """

    origin: Origin
    details: Details
    points: Decimal
    times: int

    @property
    def type(self) -> str:
        """The id of its activity type."""
        return self.details.type or ""


def habitual(entries: Iterable[Counted], situation: Situation) -> tuple[Piece, ...]:
    """Return what somebody usually does, the most frequent first: each type as mostly done."""
    by_type: dict[str, list[Details]] = {}
    for entry in entries:
        if entry.counted and is_habit(entry.activity, situation):
            one = entry.activity.details
            by_type.setdefault(one.type or "", []).append(one)
    found = (_usual(done, situation) for done in by_type.values() if len(done) >= _LEAST_TIMES)
    return tuple(sorted((one for one in found if one is not None), key=_by_times))


def offered(situation: Situation) -> tuple[Piece, ...]:
    """Return what the rules of the date know a value for, the least first."""
    found = (_offered(type_id, amount, situation) for type_id, amount in CATALOGUE.items())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.points))


def _usual(done: list[Details], situation: Situation) -> Piece | None:
    quantity, entered = _most((one.quantity, one.points) for one in done)
    plain = Details(
        title="",
        type=done[0].type,
        quantity=quantity,
        points=entered,
        reason=_most(one.reason for one in done) if entered is not None else "",
        provider=_most(one.provider for one in done),
    )
    return _priced(Origin.HABIT, plain, len(done), situation)


def _offered(type_id: str, amount: Decimal, situation: Situation) -> Piece | None:
    plain = Details(title="", type=type_id, date=situation.on)
    quantity = details.quantity_of(amount, plain, situation.rulebook)
    return _priced(Origin.CATALOGUE, Details("", type=type_id, quantity=quantity), 0, situation)


def _priced(origin: Origin, plain: Details, times: int, situation: Situation) -> Piece | None:
    """Return a piece with what it would claim on the date, None where the rules take it no more."""
    dated = replace(plain, title=plain.type or "", date=situation.on)
    try:
        tidy = details.checked(dated, situation.rulebook)
    except Refusal:
        return None
    priced = price(tidy, situation.rulebook)
    claimed = points.ZERO if priced is None else priced.claimed
    return Piece(origin, replace(tidy, title="", date=None), claimed, times)


def _most(values: Iterable[T]) -> T:
    """Return the value that comes most often, of several the one that came first."""
    return Counter(values).most_common(1)[0][0]


def _by_times(piece: Piece) -> tuple[int, Decimal]:
    return -piece.times, piece.points
