"""Make the holder's texts fit to print: composed, without control characters, plainly spaced."""

import re
import unicodedata
from collections.abc import Iterator

MISSING = "\u25a1"
"""Printed for a character that no font has."""
ZERO_WIDTH_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_CONTENT_KEPT = ("Cf", "Cc")
_UNPRINTABLE = ("Cs", "Co", "Cn")
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of ``text``, cleaned; empty ones are kept inside, dropped around."""
    if text.isascii() and text.isprintable():
        return (_BLANKS.sub(" ", text).strip(),)
    return tuple(_without_empty_ends([line(part) for part in _LINE_ENDS.split(text)]))


def line(text: str) -> str:
    """Return ``text`` on one line: line ends are blanks, control and direction characters are gone.

    Characters of private use, halves of surrogate pairs and unassigned ones become `MISSING`.
    """
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub(" ", text))
    return _BLANKS.sub(" ", "".join(_kept(composed))).strip()


def has_kana(text: str) -> bool:
    """Say whether ``text`` has characters that only Japanese has."""
    return _KANA.search(text) is not None


def _kept(text: str) -> Iterator[str]:
    for char in text:
        category = unicodedata.category(char)
        if category in _UNPRINTABLE:
            yield MISSING
        elif char in _VARIATION_SELECTORS:
            continue
        elif category not in _CONTENT_KEPT or char in ZERO_WIDTH_JOINERS:
            yield char
        elif char == "\t":
            yield " "


def _without_empty_ends(lines: list[str]) -> list[str]:
    filled = [index for index, one in enumerate(lines) if one]
    return lines[filled[0] : filled[-1] + 1] if filled else []
