"""What a field holds, in words: for a form that shows two values, and for the history."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import Allocation, EvidenceKind
from cpim_pdp.core.quantities import Quantity
from cpim_pdp.core.recurrence import Recurrence
from cpim_pdp.wording import amounts, figures, names, recurrences
from cpim_pdp.wording.translation import Translate, english

_MOST = 80
_NAMED: Mapping[str, Callable[[str, Translate], str]] = {
    "type": names.activity_type,
    "category": names.category,
    "policy": names.policy,
    "topics": names.topic,
    "programme": names.programme,
    "exam": names.exam,
}


def text(field: str, value: object, tr: Translate = english) -> str:
    """Return a field's value in words, empty where it holds nothing.

    ``value`` is of the kind that core has for it: a date, points, a quantity, a mark, a text.
    """
    match value:
        case None:
            words = ""
        case tuple():
            words = ", ".join(text(field, one, tr) for one in value)
        case bool():
            words = tr("yes") if value else tr("no")
        case date():
            words = figures.day(value, tr)
        case Quantity():
            words = amounts.amount(value, tr)
        case Decimal():
            words = figures.points(value, tr)
        case Recurrence():
            words = recurrences.rule(value, tr)
        case Allocation():
            words = _allocation(value, tr)
        case _:
            words = _plain(field, str(value), tr)
    return words


def short(text: str) -> str:
    """Return what somebody typed on one line, cut where it is long."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= _MOST else line[: _MOST - 1] + "…"


def _plain(field: str, value: str, tr: Translate) -> str:
    if field == "kind" and value in set(EvidenceKind):
        return names.kind(EvidenceKind(value), tr)
    name = _NAMED.get(field)
    return name(value, tr) if name is not None and value else value


def _allocation(decided: Allocation, tr: Translate) -> str:
    if decided.excluded:
        return tr("left out")
    return tr("moved to cycle {cycle}").format(cycle=decided.cycle)
