"""Where the words that are searched for stand in a text that is shown."""

import re
from collections.abc import Iterable, Sequence

from cpim_pdp.desktop.activities.filter import folded

_PARTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
Span = tuple[int, int]


def worth_marking(words: Iterable[str]) -> Sequence[str]:
    """Return those of the words that stand out: a single letter is everywhere, unless a word."""
    return [word for word in words if len(word) > 1 or not word.isascii()]


def worth_telling(words: Iterable[str]) -> Sequence[str]:
    """Return those of the words that say something where they are not seen: three letters do."""
    return [word for word in words if len(word) > 2 or not word.isascii()]


def marks(text: str, words: Iterable[str]) -> Sequence[Span]:
    """Return where in ``text`` the folded ``words`` stand: beginnings and lengths, in order.

    What overlaps or touches is one mark.
    """
    plain, places = _plain(text)
    found = sorted(
        (places[start], max(places[start + len(word)], places[start] + 1))
        for word in words
        for start in _starts(plain, word)
    )
    joined: list[Span] = []
    for begin, end in found:
        if joined and begin <= joined[-1][0] + joined[-1][1]:
            last = joined.pop()
            joined.append((last[0], max(end - last[0], last[1])))
        else:
            joined.append((begin, end - begin))
    return joined


def _starts(plain: str, word: str) -> Iterable[int]:
    start = plain.find(word)
    while start >= 0:
        yield start
        start = plain.find(word, start + len(word))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` folded, and for each of its letters and its end the place it comes from.

    Places count as Qt counts: signs beyond the basic plane take two.
    """
    if text.isascii():
        return folded(text), range(len(text) + 1)
    plain: list[str] = []
    places: list[int] = []
    place = 0
    for part in _PARTS.findall(text):
        letters = folded(part)
        plain.append(letters)
        if part.isascii():
            places += range(place, place + len(part))
            place += len(part)
        else:
            places += [place] * len(letters)
            place += len(part.encode("utf-16-le")) // 2
    return "".join(plain), [*places, place]
