"""Turn a run of characters of one font into pieces of glyphs with their places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpim_pdp.reports.typesetting.faces import Face


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs that follow each other, from ``x``, ``y`` of their run, in 1/1000 of the size."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one font."""

    face: Face
    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Glyph:
    number: int
    cluster: int
    advance: float
    x: float
    y: float


def plain(face: Face, text: str) -> Run:
    """Return ``text`` set character by character."""
    return Run(face, (Piece(0, 0, text),), sum(map(face.widths.__getitem__, text)))


def shaped(face: Face, text: str, *, right_to_left: bool) -> Run:
    """Return ``text``, in reading order, shaped: joined, reordered, marks in their places."""
    glyphs = _shape(face, text, right_to_left=right_to_left)
    pieces: list[Piece] = []
    pen = printed_to = 0.0
    for glyph, reads in zip(
        glyphs, _readings(text, glyphs, right_to_left=right_to_left), strict=True
    ):
        natural = _natural(face, glyph.number)
        char = face.embedded.code(glyph.number, reads, natural)
        x = pen + glyph.x
        if pieces and x == printed_to and glyph.y == pieces[-1].y:
            pieces[-1] = Piece(pieces[-1].x, glyph.y, pieces[-1].text + char)
        else:
            pieces.append(Piece(x, glyph.y, char))
        printed_to = x + natural
        pen += glyph.advance
    return Run(face, tuple(pieces), pen)


def _shape(face: Face, text: str, *, right_to_left: bool) -> list[_Glyph]:
    import uharfbuzz  # noqa: PLC0415 - loaded only where a text needs it

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(face.harfbuzz, buffer, {})
    scale = 1000 / face.harfbuzz.face.upem
    return [
        _Glyph(
            info.codepoint,
            info.cluster,
            at.x_advance * scale,
            at.x_offset * scale,
            at.y_offset * scale,
        )
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _natural(face: Face, glyph: int) -> float:
    advance: int = face.harfbuzz.get_glyph_h_advance(glyph)
    upem: int = face.harfbuzz.face.upem
    return advance * 1000 / upem


def _readings(text: str, glyphs: Sequence[_Glyph], *, right_to_left: bool) -> list[str]:
    """Return what each glyph reads, as seen from the left; all together are ``text``."""
    ordered = list(reversed(glyphs)) if right_to_left else list(glyphs)
    starts = sorted({glyph.cluster for glyph in ordered})
    ends = dict(pairwise([*starts, len(text)]))
    readings: list[str] = []
    for start in starts:
        chars = text[start : ends[start]]
        members = [glyph for glyph in ordered if glyph.cluster == start]
        reading = set(_reading(members, 1 if right_to_left else len(chars)))
        readings.extend(_shared(chars, [index in reading for index in range(len(members))]))
    return readings[::-1] if right_to_left else readings


def _reading(members: Sequence[_Glyph], most: int) -> list[int]:
    """Return which glyphs of a cluster read something, ``most`` at most, wide ones before marks.

    Readers of a PDF take a wide glyph without a text for a blank, and in a script from the right a
    mark of its own for a word.
    """
    return sorted(range(len(members)), key=lambda index: members[index].advance == 0)[:most]


def _shared(chars: str, reads: Sequence[bool]) -> Iterator[str]:
    """Yield ``chars`` over the glyphs that read: one each, to the first what is too many."""
    first = max(1, len(chars) - sum(reads) + 1)
    shares = iter((chars[:first], *chars[first:]))
    return (next(shares) if one else "" for one in reads)
