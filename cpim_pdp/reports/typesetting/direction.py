"""Put a line of mixed directions into the order in which it is seen, from left to right."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

_RIGHT_TO_LEFT = ("R", "AL")
_MARK = "\ufe0f"
"""Takes the direction of the character before it, and no cleaned text holds it."""
_BRACKETS = re.compile(r"([()\[\]{}<>«»‹›≤≥⟨⟩（）［］｛｝「」『』【】〈〉《》〔〕])")


def is_right_to_left(char: str) -> bool:
    """Say whether ``char`` is a letter of a script written from right to left."""
    return char > "\u0590" and unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def runs_right_to_left(paragraph: str) -> bool:
    """Say whether the first letter that has a direction is written from right to left."""
    for char in paragraph:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def segments(line: str, *, right_to_left: bool) -> list[tuple[str, bool]]:
    """Return ``line`` as seen from left to right, in stretches with whether each runs to the left.

    Each stretch is in reading order; blanks and most signs count as running to the right, which
    looks the same. ``right_to_left`` is the direction of the paragraph.
    """
    if not (right_to_left or any(map(is_right_to_left, line))):
        return [(line, False)]
    groups = groupby(_seen(line, right_to_left=right_to_left), key=lambda one: one[1])
    stretches = [("".join(chars for chars, _ in group), leftwards) for leftwards, group in groups]
    return [(text[::-1] if leftwards else text, leftwards) for text, leftwards in stretches]


def _seen(line: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Yield the characters of ``line`` from left to right, with whether each runs to the left.

    The library reorders but keeps to itself which way a bracket runs, so that it could be mirrored.
    So each gets a mark that follows it in reading order: seen before its bracket, it tells that the
    bracket runs to the left.
    """
    from bidi import get_display  # noqa: PLC0415 - loaded only where a text needs it

    marked = _BRACKETS.sub(rf"\1{_MARK}", line)
    marks = ""
    for char in str(get_display(marked, base_dir="R" if right_to_left else "L")):
        if unicodedata.bidirectional(char) == "NSM":
            marks += char
            continue
        leftwards = is_right_to_left(char) or (marks == _MARK and unicodedata.mirrored(char) == 1)
        yield marks.replace(_MARK, "") + char, leftwards
        marks = ""
    yield marks.replace(_MARK, ""), False
