"""Which activities a list shows: the words searched for and the filters that are on."""

import unicodedata
from dataclasses import dataclass, replace

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities.rows import Row


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: rows with all ``words``, of a state and the category asked for, if any."""

    words: tuple[str, ...] = ()
    this_cycle: bool = False
    states: frozenset[State] = frozenset()
    category: str | None = None

    def searching(self, text: str) -> "Filter":
        """Return this filter with the words of ``text`` to be found."""
        return replace(self, words=tuple(folded(text).split()))

    def holds(self, row: Row) -> bool:
        """Say whether ``row`` passes everything but the words, which are looked for in its text."""
        return (
            (not self.this_cycle or row.is_current)
            and (not self.states or row.state in self.states)
            and (self.category is None or row.category == self.category)
        )


def folded(text: str) -> str:
    """Return ``text`` as it is searched and sorted: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
