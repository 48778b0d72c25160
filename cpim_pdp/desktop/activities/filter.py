"""Which activities a list shows: the words searched for, and what is chosen of each facet."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, unique

from cpim_pdp.desktop.activities.rows import Row

NONE = ""
"""The value of what has no cycle, no category or no topic."""
THIS = "this"
"""The value of what belongs to the cycle that is shown, whichever number that has."""
TO_CONFIRM = "to-confirm"
"""The value of what was planned and is over, beside its state."""
COUNTS_LESS = "counts-less"
"""The value of what counts less than it claims, beside its state."""


@unique
class Facet(StrEnum):
    """What rows are told apart by; within one they add up, between them each narrows."""

    CYCLE = "cycle"
    STATE = "state"
    CATEGORY = "category"
    TOPIC = "topic"
    EVIDENCE = "evidence"


Choice = tuple[Facet, str]
"""A facet and one of its values."""


def _cycles(row: Row) -> Iterable[str]:
    if row.is_current:
        yield THIS
    elif row.cycle is None:
        yield NONE
    else:
        yield str(row.cycle)


def _states(row: Row) -> Iterable[str]:
    yield row.state.value
    if row.is_over:
        yield TO_CONFIRM
    if row.is_cut:
        yield COUNTS_LESS


_VALUES: Mapping[Facet, Callable[[Row], Iterable[str]]] = {
    Facet.CYCLE: _cycles,
    Facet.STATE: _states,
    Facet.CATEGORY: lambda row: (row.category or NONE,),
    Facet.TOPIC: lambda row: row.activity.details.topics or (NONE,),
    Facet.EVIDENCE: lambda row: (row.proof.value,),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: rows with all ``words``, and of each facet with one of the chosen values."""

    words: tuple[str, ...] = ()
    chosen: frozenset[Choice] = frozenset()

    @property
    def is_only_this_cycle(self) -> bool:
        """Whether nothing but the shown cycle is chosen."""
        return self.chosen == {(Facet.CYCLE, THIS)}

    def searching(self, text: str) -> "Filter":
        """Return this filter with the words of ``text`` to be found."""
        return replace(self, words=tuple(dict.fromkeys(folded(text).split())))

    def of(self, facet: Facet) -> frozenset[str]:
        """Return the values chosen of a facet; none means that it does not matter."""
        return frozenset(value for one, value in self.chosen if one is facet)

    def choosing(self, facet: Facet, *values: str) -> "Filter":
        """Return this filter with exactly these values of a facet."""
        others = {choice for choice in self.chosen if choice[0] is not facet}
        return replace(self, chosen=frozenset(others | {(facet, value) for value in values}))

    def toggled(self, choice: Choice) -> "Filter":
        """Return this filter with a choice taken in, or out where it is in."""
        return replace(self, chosen=self.chosen ^ {choice})


AT_FIRST = Filter(chosen=frozenset({(Facet.CYCLE, THIS)}))
"""What is shown until the holder chooses: the shown cycle."""


def choices_of(row: Row) -> list[Choice]:
    """Return all that can be chosen to see ``row``."""
    return [(facet, value) for facet, values in _VALUES.items() for value in values(row)]


def folded(text: str) -> str:
    """Return ``text`` as it is searched and sorted: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
