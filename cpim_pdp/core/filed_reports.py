"""Is a report at hand the one that was filed: by its bytes, and by the id that it states."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cpim_pdp.core.submissions import Submission


@unique
class Match(StrEnum):
    """What a file at hand is, beside the reports that were filed."""

    FILED = "filed"  # byte for byte
    DIFFERS = "differs"  # it states the id of one that was filed, but its bytes are others
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReportAtHand:
    """A file that may be a report: the SHA-256 of its bytes, and the id that it states, if any."""

    sha256: str
    stated: str


@dataclass(frozen=True, slots=True)
class Identified:
    """What a report at hand is, and the submission it was filed with or claims to be of."""

    match: Match
    submission: Submission | None
    stated: str


def identified(
    at_hand: ReportAtHand,
    submissions: Sequence[Submission],
    stated_by: Callable[[Submission], str],
) -> Identified:
    """Return what a file is; of several that it could be the one filed last.

    ``stated_by`` returns the id that the kept report of a submission states.
    """
    for one in reversed(submissions):
        if one.report == at_hand.sha256:
            return Identified(Match.FILED, one, at_hand.stated)
    for one in reversed(submissions):
        if at_hand.stated and stated_by(one) == at_hand.stated:
            return Identified(Match.DIFFERS, one, at_hand.stated)
    return Identified(Match.UNKNOWN, None, at_hand.stated)
