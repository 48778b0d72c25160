"""Where a text may be broken: between words, ideographs, and in need between any clusters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_JOINER = "\u200d"
_THAI_LEADING_VOWELS = frozenset("เแโใไ")
_THAI_FOLLOWING = frozenset("ะาำๅๆฯ")
_FIRST_OF_CJK = "\u2e80"
_CJK = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_NEVER_FIRST = "、。，．・：；？！）］｝」』】〉》〕ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_LAST = "（［｛「『【〈《〔"
_PIECES = re.compile(
    rf"[{_NEVER_LAST}]*[{_CJK}][{_NEVER_FIRST}]*|[^ {_CJK}]+[{_NEVER_FIRST}]*|[{_NEVER_LAST}]+"
)
_AFTER_SIGN = re.compile(r"(?<=[-/_,;?&=@\u2013\u2014])(?=[^-/_,;?&=@\u2013\u2014])")


def words(paragraph: str) -> list[tuple[str, bool]]:
    """Return the pieces that a line is made of, each with whether a blank stands before it."""
    if max(paragraph, default="") < _FIRST_OF_CJK:
        return [(word, index > 0) for index, word in enumerate(paragraph.split(" "))]
    return [
        (found[0], found.start() > 0 and paragraph[found.start() - 1] == " ")
        for found in _PIECES.finditer(paragraph)
    ]


def parts(word: str) -> list[str]:
    """Return the parts of a long word or address: it reads well broken after hyphen or slash."""
    return _AFTER_SIGN.split(word)


def clusters(word: str) -> list[str]:
    """Return ``word`` in the smallest parts that print right when a line ends between them."""
    starts = [
        0,
        *(i + 1 for i, (a, b) in enumerate(pairwise(word)) if not _belongs(a, b)),
        len(word),
    ]
    return [word[a:b] for a, b in pairwise(_without_halved_flags(word, starts))]


def _belongs(before: str, char: str) -> bool:
    if before < "\u0300" and char < "\u0300":
        return False
    return (
        unicodedata.category(char)[0] == "M"
        or _JOINER in (before, char)
        or _is_virama(before)
        or before in _THAI_LEADING_VOWELS
        or char in _THAI_FOLLOWING
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def _is_virama(char: str) -> bool:
    return unicodedata.combining(char) == 9


def _without_halved_flags(word: str, starts: list[int]) -> Iterator[int]:
    """Yield the starts without those between the two letters of a flag."""
    whole = True
    for start in starts:
        between = 0 < start < len(word) and _is_flag(word[start - 1]) and _is_flag(word[start])
        whole = not (between and whole)
        if whole:
            yield start


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
