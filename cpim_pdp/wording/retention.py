"""How long papers had best be kept: that it is not known, and what other bodies ask."""

from collections.abc import Iterable
from datetime import date

from cpim_pdp.core.rulebook import Retention
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Translate, english


def unknown(tr: Translate = english) -> str:
    """Return that no readable source states it, and what this program does."""
    return tr(
        "No readable source says how long ASCM wants papers kept. This log keeps activities,"
        " evidence and reports of all cycles until you delete them yourself."
    )


def unknown_of_own(tr: Translate = english) -> str:
    """Return the same for a credential that the holder defined, of whatever issuer."""
    return tr(
        "Ask its issuer how long papers have to be kept. This log keeps activities, evidence and"
        " reports of all cycles until you delete them yourself."
    )


def others(known: Iterable[Retention], tr: Translate = english) -> str:
    """Return what other bodies ask after the end of a cycle, the longest first."""
    each = tr("{body} {span}", "a body and how long it wants papers kept")
    listed = ", ".join(
        each.format(body=one.body, span=figures.span(one.months, tr)) for one in known
    )
    return tr("For orientation, after the end of a cycle: {listed}.").format(listed=listed)


def until(day: date, tr: Translate = english) -> str:
    """Return by when even the longest of these periods has passed for a cycle."""
    return tr("By the longest of them, keep the originals until {day}.").format(
        day=figures.day(day, tr)
    )
