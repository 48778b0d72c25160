"""How a text gets into the holder's language: the translator's shape, and English without one."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from cpim_pdp.wording.notation import PLAIN, Notation

_PLURAL = re.compile(r"\((?:(\w*)\|)?(\w+)\)")


class Translate(Protocol):
    """Turns an English text into the holder's language."""

    @property
    def notation(self) -> Notation:
        """How figures are written in it."""
        ...

    def __call__(self, text: str, comment: str = "", n: int = -1) -> str:
        """Return the text; ``comment`` says its use, ``n`` fills ``%n`` and picks the plural."""
        ...


Phrase = Callable[[Translate], str]
"""A text that waits for its translator: ``lambda tr: tr("...")``, so that a table can hold it."""

Numbered = Callable[[Translate, int], str]
"""The same for a text whose plural a number picks."""


class English:
    """The translator that needs no translation."""

    def __init__(self, notation: Notation = PLAIN) -> None:
        self._notation = notation

    @property
    def notation(self) -> Notation:
        """How figures are written."""
        return self._notation

    def __call__(self, text: str, comment: str = "", n: int = -1) -> str:
        """Return ``text`` itself, with ``%n`` filled in and the plural of ``n`` chosen.

        ``day(s)`` is day or days, ``entr(y|ies)`` entry or entries.
        """
        del comment
        if n < 0:
            return text
        number = self._notation.number(Decimal(n))
        return _PLURAL.sub(lambda found: _ending(found, n), text).replace("%n", number)


english = English()


def _ending(found: re.Match[str], n: int) -> str:
    singular, plural = found.groups()
    if singular is None and plural != "s":
        return found.group()
    return (singular or "") if n == 1 else plural
