"""The facts that core hands over with a code, each as the text that goes into its sentence."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from cpim_pdp.core.clashes import Clash
from cpim_pdp.core.quantities import Unit
from cpim_pdp.wording import amounts, figures, history, names, values
from cpim_pdp.wording.translation import Translate
from cpim_pdp.wording.values import short

_PATHS = frozenset({"path", "backup"})
_CODES: Mapping[str, Callable[[str, Translate], str]] = {
    "type": names.activity_type,
    "category": names.category,
    "edition": names.edition,
    "field": names.field,
    "command": history.command,
    "exam": names.exam,
}


def shown(facts: Mapping[str, object], tr: Translate) -> Mapping[str, str]:
    """Return each fact as text: dates and units in words, codes by their names, numbers bare.

    What was typed comes on one line, cut where it is long; only paths are left whole.
    """
    return {name: _text(name, value, tr) for name, value in facts.items()}


def _text(name: str, value: object, tr: Translate) -> str:
    if isinstance(value, tuple):
        return _clashes(value, tr)
    if isinstance(value, date):
        return figures.day(value, tr)
    if isinstance(value, Unit):
        return amounts.unit(value, tr)
    if isinstance(value, Decimal):
        return figures.points(value, tr)
    if name in _CODES:
        return short(_CODES[name](str(value), tr))
    return str(value) if name in _PATHS else short(str(value))


def _clashes(found: Iterable[object], tr: Translate) -> str:
    """Return the fields that were changed at two places, each with both values."""
    phrase = tr("{field}: “{present}” there, “{wanted}” here")
    return "; ".join(
        phrase.format(
            field=names.field(one.field, tr),
            present=short(values.text(one.field, one.present, tr)),
            wanted=short(values.text(one.field, one.wanted, tr)),
        )
        for one in found
        if isinstance(one, Clash)
    )
