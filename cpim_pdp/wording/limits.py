"""Caps in a few words: how much of something counts at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.caps import limit_of
from cpim_pdp.core.rulebook import Cap, CapKind, Designation
from cpim_pdp.wording import amounts
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMITS: Mapping[CapKind, Phrase] = {
    CapKind.EVENT: lambda tr: tr("at most {points} an event"),
    CapKind.YEAR: lambda tr: tr("at most {points} a calendar year"),
    CapKind.SHARE: lambda tr: tr("at most {points} a cycle"),
}


def limit(cap: Cap, designation: Designation, tr: Translate = english) -> str:
    """Return how much of it counts for a designation: at most 24 points an event."""
    return _LIMITS[cap.kind](tr).format(points=amounts.points(limit_of(cap, designation), tr))
