"""Plans: what is planned for a cycle, when, how likely, and under which cap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.caps import Ceiling, ceiling_of
from cpim_pdp.core.counting import Case, Counted, Question, may_count
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.likelihood import CERTAIN, likelihood_of

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.rulebook import Designation

Used = Mapping[tuple[str, ...], Decimal]
"""What already counts under each cap's key."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Something planned: the points it claims, with a likelihood in per cent.

    ``ceiling`` is what limits it together with others, None where nothing does.
    """

    day: date
    points: Decimal
    likelihood: int
    ceiling: Ceiling | None


def planned_of(cases: Iterable[Case], question: Question) -> tuple[Planned, ...]:
    """Return what of the cases is planned and would count, in an order that no log decides."""
    return in_order(_planned(cases, question))


def in_order(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """Return plans by day, whatever order they come in."""
    return tuple(sorted(planned, key=_order))


def brought(planned: Iterable[Planned], used: Used) -> Iterator[tuple[date, Decimal]]:
    """Yield the day of each plan with the points it brings if all come true, caps respected."""
    taken = dict(used)
    for one in planned:
        got = one.points
        if one.ceiling is not None:
            before = taken.get(one.ceiling.key, points.ZERO)
            got = min(got, max(one.ceiling.points - before, points.ZERO))
            taken[one.ceiling.key] = before + got
        yield one.day, got


def certain(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """Return the plans that are sure to come true."""
    return tuple(one for one in planned if one.likelihood == CERTAIN)


def used_of(entries: Iterable[Counted], designation: Designation) -> Used:
    """Return what already counts under each cap's key."""
    used: dict[tuple[str, ...], Decimal] = {}
    for one in entries:
        ceiling = ceiling_of(one.activity, one.price, designation)
        if ceiling is not None:
            used[ceiling.key] = used.get(ceiling.key, points.ZERO) + one.counted
    return used


def _planned(cases: Iterable[Case], question: Question) -> Iterator[Planned]:
    for case in cases:
        day = case.activity.last_day
        if case.is_earned or day is None or not may_count(case, question):
            continue
        yield Planned(
            day=day,
            points=case.price.claimed,
            likelihood=likelihood_of(case.activity.details, question.rulebook),
            ceiling=ceiling_of(case.activity, case.price, question.designation),
        )


def _order(one: Planned) -> tuple[date, tuple[str, ...], Decimal, int]:
    key = () if one.ceiling is None else one.ceiling.key
    return one.day, key, one.points, one.likelihood
