"""Suggestions: what would fill the gap, from the holder's own habits first, then from the rules."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.planning.intents import spread
from cpim_pdp.core.planning.outlook import gap_with
from cpim_pdp.core.planning.pieces import Piece, habitual, offered
from cpim_pdp.core.planning.what_if import as_planned, growth, planned_with, what_if

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.activities import Details
    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.core.summary import Summary

MOST = 5
"""How many suggestions are made."""

_FREQUENT = 2
"""So many of the usual things are suggested alone."""

_LARGE = 3
"""A piece of so many times the points of the small one is a large one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece, so many times."""

    piece: Piece
    times: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to plan: its parts, the large one first, and what they bring after caps.

    ``fills`` says whether that is the gap or more; ``plan`` are the activities, spread evenly over
    the time ahead, each titled by the id of its type.
    """

    parts: tuple[Part, ...]
    brings: Decimal
    fills: bool
    plan: tuple[Details, ...]


def gap_of(summary: Summary, additions: Iterable[Addition] = ()) -> Decimal:
    """Return what is still missing to the target if all that is planned comes true, and more."""
    return gap_with(summary, what_if(summary, additions))


def suggestions(summary: Summary, additions: Sequence[Addition] = ()) -> tuple[Suggestion, ...]:
    """Return what would fill the gap that is left with additions, the usual before the new.

    Small things alone, or a larger one and small ones: fifteen webinars of an hour, or the
    conference and six. None where there is no gap, or no time.
    """
    prospect = summary.foresight.prospect
    gap, first = gap_of(summary, additions), prospect.opens + timedelta(days=1)
    if not gap or first > prospect.until or summary.submission is not None:
        return ()
    own = habitual(prospect.history.entries, summary.situation)
    done = {one.type for one in own}
    new = tuple(one for one in offered(summary.situation) if one.type not in done)
    asked = _Asked(summary, tuple(as_planned(additions, summary.situation)), gap, first)
    found = (_suggestion(asked, large, small) for large, small in _choices(own, new, gap))
    made = {one.parts: one for one in found if one is not None}
    return tuple(sorted(made.values(), key=lambda one: not one.fills))[:MOST]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: to fill a gap from a day on, beside entries that are planned already."""

    summary: Summary
    entries: tuple[Details, ...]
    gap: Decimal
    first: date


def _choices(
    own: Sequence[Piece], new: Sequence[Piece], gap: Decimal
) -> Iterator[tuple[Piece | None, Piece]]:
    """Yield a large piece, or none, with small ones to go with it, the usual before the new."""
    all_small = [one for one in own if _LARGE * one.points <= gap] or own
    most_brought = sorted(all_small, key=lambda one: -one.points * one.times)
    alone = most_brought[:_FREQUENT] or new[:1]
    for piece in alone:
        yield None, piece
    for piece in (*own, *new) if alone else ():
        if _LARGE * alone[0].points <= piece.points < 2 * gap:
            yield piece, alone[0]
    # A cap may leave what is usual short of the gap.
    for piece in new[:1]:
        yield None, piece


def _suggestion(asked: _Asked, large: Piece | None, small: Piece) -> Suggestion | None:
    """Return the suggestion of a large piece and small ones, None where it brings nothing."""
    head = () if large is None else (Part(large, 1),)
    missing = asked.gap - _brought(asked, _plan(asked, head))
    times = _rounded_up(missing, small.points)
    parts = (*head, Part(small, times)) if times else head
    plan = _counting(asked, _plan(asked, parts))
    brings = _brought(asked, plan)
    if not brings:
        return None
    return Suggestion(_parts(parts, plan), brings, brings >= asked.gap, plan)


def _counting(asked: _Asked, plan: tuple[Details, ...]) -> tuple[Details, ...]:
    """Return those of a plan that bring anything: what a cap leaves out is not worth doing."""
    kept: tuple[Details, ...] = ()
    so_far = _brought(asked, ())
    for one in plan:
        more = _brought(asked, (*kept, one))
        if more > so_far:
            kept, so_far = (*kept, one), more
    return kept


def _parts(parts: Iterable[Part], plan: tuple[Details, ...]) -> tuple[Part, ...]:
    """Return how often each part's piece is in a plan."""
    types = [one.type for one in plan]
    counted = (Part(one.piece, types.count(one.piece.type)) for one in parts)
    return tuple(one for one in counted if one.times)


def _brought(asked: _Asked, plan: tuple[Details, ...]) -> Decimal:
    """Return what a plan brings on top of what is planned already."""
    prospect = asked.summary.foresight.prospect
    before = growth(prospect, planned_with(asked.summary, asked.entries))
    return growth(prospect, planned_with(asked.summary, (*asked.entries, *plan))) - before


def _plan(asked: _Asked, parts: Iterable[Part]) -> tuple[Details, ...]:
    """Return the activities of parts, those of each spread evenly over the time ahead."""
    first, last = asked.first, asked.summary.foresight.prospect.until
    return tuple(
        one for part in parts for one in spread(part.piece.details, part.times, first, last)
    )


def _rounded_up(amount: Decimal, each: Decimal) -> int:
    return max(-(-points.hundredths(amount) // points.hundredths(each)), 0)
