"""Sets of rows as the bits of a number: thousands are joined, met and counted in a microsecond.

Bit ``n`` stands for the row at place ``n``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
_PIECE = 50


def of_places(places: Sequence[int]) -> int:
    """Return the set of the rows at ``places``, which must be in ascending order."""
    if not places:
        return 0
    flags = bytearray((places[-1] >> 3) + 1)
    for place in places:
        flags[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(flags, "little")


def grouped(marks: Iterable[tuple[int, Iterable[T]]]) -> Mapping[T, int]:
    """Return for each mark the set of the rows that have it; ``marks`` come by ascending place."""
    found: dict[T, list[int]] = {}
    for place, its_marks in marks:
        for mark in its_marks:
            if mark in found:
                found[mark].append(place)
            else:
                found[mark] = [place]
    return {mark: of_places(places) for mark, places in found.items()}


def everything(count: int) -> int:
    """Return the set of the first ``count`` rows."""
    return (1 << count) - 1


class Order(Generic[T]):
    """Things beside the places of their rows, in an order: those of a set are taken out at once."""

    def __init__(self, places: Sequence[int], things: Sequence[T]) -> None:
        self._things = things
        # A getter of one place gives no row of them.
        self._picking = itemgetter(*places, 0, 0) if places else None

    def picked(self, rows: int) -> list[T]:
        """Return the things of the rows in a set."""
        if self._picking is None:
            return []
        flags = bin(rows)[:1:-1].ljust(len(self._things), "0").encode().translate(_FLAGS)
        return list(compress(self._things, self._picking(flags)))


class Vocabulary:
    """All words of the rows' texts, each with the rows that have it.

    A part of a word is looked for among some thousand short words, not in the text of each row.
    """

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}
        self._rows: dict[str, int] = {}

    def add(self, place: int, text: str) -> None:
        """Take the words of a row in; rows come by ascending place."""
        for word in set(text.split()):
            if word in self._places:
                self._places[word].append(place)
            else:
                self._places[word] = [place]

    def rows_with(self, part: str) -> int:
        """Return the set of the rows in whose text ``part`` occurs; it must hold no space."""
        found = 0
        for word in self._places:
            if part in word:
                found |= self._of(word)
        return found

    def settled(self) -> Iterator[None]:
        """Do what can be done ahead of questions, in pieces of about a millisecond."""
        for number, word in enumerate(self._places):
            self._of(word)
            if number % _PIECE == _PIECE - 1:
                yield

    def _of(self, word: str) -> int:
        if word not in self._rows:
            self._rows[word] = of_places(self._places[word])
        return self._rows[word]
