"""Suggestions in words: what to plan, what it brings, and why it is suggested."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cpim_pdp.core.planning.pieces import Origin
from cpim_pdp.core.quantities import Unit
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.translation import Numbered, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cpim_pdp.core.activities import Details
    from cpim_pdp.core.planning.pieces import Piece
    from cpim_pdp.core.planning.suggestions import Part, Suggestion

_TYPES: Mapping[str, Numbered] = {
    "course": lambda tr, n: tr("%n course(s)", "", n),
    "webinar": lambda tr, n: tr("%n webinar(s)", "", n),
    "seminar": lambda tr, n: tr("%n seminar(s) or workshop(s)", "", n),
    "conference": lambda tr, n: tr("%n ASCM conference(s)", "", n),
    "college-course": lambda tr, n: tr("%n college course(s)", "", n),
    "teaching": lambda tr, n: tr("%n time(s) teaching or presenting", "", n),
    "learning-system": lambda tr, n: tr("%n learning system(s)", "", n),
    "exam": lambda tr, n: tr("%n certification exam(s)", "", n),
    "endorsement": lambda tr, n: tr("%n endorsement exam(s)", "", n),
    "book": lambda tr, n: tr("%n book(s)", "", n),
    "article": lambda tr, n: tr("%n article(s)", "", n),
    "project": lambda tr, n: tr("%n project(s)", "", n),
    "mentoring": lambda tr, n: tr("%n time(s) mentoring", "", n),
    "volunteering": lambda tr, n: tr("%n time(s) volunteering", "", n),
    "publication": lambda tr, n: tr("%n publication(s)", "", n),
    "chapter-meeting": lambda tr, n: tr("%n chapter meeting(s) or plant tour(s)", "", n),
    "simulator": lambda tr, n: tr("%n exam simulator(s)", "", n),
}
_LASTING = (Unit.HOUR, Unit.DAY, Unit.CREDIT_HOUR)


def part(one: Part, tr: Translate = english) -> str:
    """Return a part of a suggestion: 15 webinars of 1 hour."""
    number = _numbered(one, tr)
    quantity = one.piece.details.quantity
    if quantity is None or quantity.unit not in _LASTING:
        return number
    text = tr("{number} of {amount}", "so many, so long each")
    return text.format(number=number, amount=amounts.amount(quantity, tr))


def text(suggestion: Suggestion, tr: Translate = english) -> str:
    """Return what to plan: 1 ASCM conference of 2 days and 6 webinars of 1 hour."""
    parts = [part(one, tr) for one in suggestion.parts]
    if len(parts) == 1:
        return parts[0]
    first, second = parts
    return tr("{first} and {second}", "two things to plan").format(first=first, second=second)


def brings(suggestion: Suggestion, gap: Decimal, tr: Translate = english) -> str:
    """Return what it brings, and what is then over or still missing of the gap."""
    facts = {"points": amounts.points(suggestion.brings, tr)}
    if suggestion.brings == gap:
        return tr("{points}, just what is missing").format(**facts)
    rest = figures.points(abs(gap - suggestion.brings), tr)
    if suggestion.fills:
        return tr("{points}, {rest} more than is missing").format(**facts, rest=rest)
    return tr("{points}, {rest} are still missing").format(**facts, rest=rest)


def why(piece: Piece, tr: Translate = english) -> str:
    """Return why a piece is suggested: how often it was done and with whom, or what rules say."""
    if piece.origin is Origin.CATALOGUE:
        text = tr("{points} each by the rules")
        return text.format(points=amounts.points(piece.points, tr))
    done = tr("done %n time(s) in the last three years", "", piece.times)
    if not piece.details.provider:
        return done
    text = tr("{done}, mostly with {provider}")
    return text.format(done=done, provider=piece.details.provider)


def titled(plan: tuple[Details, ...], tr: Translate = english) -> tuple[Details, ...]:
    """Return the activities of a suggestion titled by the names of their types."""
    return tuple(
        replace(one, title=names.activity_type(one.type or "", tr), planned=True) for one in plan
    )


def _numbered(one: Part, tr: Translate) -> str:
    phrase = _TYPES.get(one.piece.type)
    if phrase is not None:
        return phrase(tr, one.times)
    text = tr("{times} × {type}", "so many of a kind")
    return text.format(times=one.times, type=names.activity_type(one.piece.type, tr))
