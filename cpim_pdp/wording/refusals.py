"""A refusal as one sentence: what is wrong and what to do."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import (
    amounts,
    figures,
    history,
    names,
    refused_files,
    refused_filing,
    refused_input,
)
from cpim_pdp.wording.translation import Phrase, Translate, english

SENTENCES: Mapping[Reason, Phrase] = {
    **refused_input.SENTENCES,
    **refused_filing.SENTENCES,
    **refused_files.SENTENCES,
}
_MOST = 80
_CODES: Mapping[str, Callable[[str, Translate], str]] = {
    "type": names.activity_type,
    "edition": names.edition,
    "field": names.field,
    "command": history.command,
}
"""Facts that are codes with a name."""


def sentence(refusal: Refusal, tr: Translate = english) -> str:
    """Return the one sentence that tells the holder why, and what to do."""
    facts = {name: _fact(name, value, tr) for name, value in refusal.facts.items()}
    return SENTENCES[refusal.reason](tr).format(**facts)


def _fact(name: str, value: object, tr: Translate) -> str:
    if isinstance(value, date):
        return figures.day(value, tr)
    if isinstance(value, Unit):
        return amounts.unit(value, tr)
    if isinstance(value, Decimal):
        return amounts.points(value, tr) if name == "points" else figures.points(value)
    if name in _CODES:
        return _CODES[name](str(value), tr)
    return str(value) if name == "path" else _short(str(value))


def _short(text: str) -> str:
    """Return what was typed on one line, cut where it is long."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= _MOST else line[: _MOST - 1] + "…"
