"""Divide a stretch of text into runs that one font prints in one manner."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from cpim_pdp.reports.typesetting import direction, shaping
from cpim_pdp.reports.typesetting.cleaning import MISSING, ZERO_WIDTH_JOINERS
from cpim_pdp.reports.typesetting.faces import Face, Faces, Weight
from cpim_pdp.reports.typesetting.shaping import Run


@dataclass(slots=True)
class _Chosen:
    """A character with the font that prints it, and whether that takes shaping."""

    char: str
    face: Face
    shaped: bool


class Runs:
    """Chooses the fonts for texts of one weight; ``japanese``: ideographs have Japanese forms."""

    def __init__(self, faces: Faces, weight: Weight) -> None:
        self._faces = faces
        self._weight = weight

    def seen(self, line: str, *, right_to_left: bool, japanese: bool) -> tuple[Run, ...]:
        """Return the runs of ``line`` from left to right.

        ``right_to_left`` is the direction of its paragraph.
        """
        if self.is_plain(line):
            return (shaping.plain(self._main, line),) if line else ()
        return tuple(
            run
            for text, leftwards in direction.segments(line, right_to_left=right_to_left)
            for run in self._segment(text, leftwards=leftwards, japanese=japanese)
        )

    def is_plain(self, text: str) -> bool:
        """Say whether all is in the main font, stands on its own and runs to the right."""
        return self._plain.issuperset(text)

    def plain_width(self, text: str) -> float:
        """Return the width of a plain text in 1/1000 of the size."""
        return sum(map(self._main.widths.__getitem__, text))

    @cached_property
    def _main(self) -> Face:
        return self._faces.main(self._weight)

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(
            char
            for char in self._main.widths
            if char.isprintable() and unicodedata.category(char)[0] != "M"
        )

    def _segment(self, text: str, *, leftwards: bool, japanese: bool) -> list[Run]:
        groups = groupby(
            self._chosen(text, japanese=japanese), key=lambda one: (one.face, one.shaped)
        )
        runs = [
            _run(face, "".join(one.char for one in group), shaped=shaped, leftwards=leftwards)
            for (face, shaped), group in groups
        ]
        return runs[::-1] if leftwards else runs

    def _chosen(self, text: str, *, japanese: bool) -> list[_Chosen]:
        """Return each character with its font; marks and joiners go with what they follow."""
        found: list[_Chosen] = []
        for char in text:
            last = found[-1] if found else None
            if char in ZERO_WIDTH_JOINERS:
                if last and last.shaped:
                    found.append(_Chosen(char, last.face, shaped=True))
            elif last and unicodedata.category(char)[0] == "M" and char in last.face.widths:
                last.shaped = True
                found.append(_Chosen(char, last.face, shaped=True))
            else:
                found.extend(self._alone(char, japanese=japanese))
        return found

    def _alone(self, char: str, *, japanese: bool) -> Iterator[_Chosen]:
        face = self._faces.having(char, self._weight, japanese=japanese)
        if face:
            yield _Chosen(char, face, face.font.shaped)
        elif char != MISSING:
            yield from self._alone(MISSING, japanese=japanese)


def _run(face: Face, text: str, *, shaped: bool, leftwards: bool) -> Run:
    if shaped or leftwards:
        return shaping.shaped(face, text, right_to_left=leftwards)
    return shaping.plain(face, text)
