"""Set texts as lines of a given width."""

from collections.abc import Iterator
from dataclasses import dataclass

from cpim_pdp.reports.typesetting import clusters, direction
from cpim_pdp.reports.typesetting.cleaning import has_kana, paragraphs
from cpim_pdp.reports.typesetting.faces import Faces, Weight
from cpim_pdp.reports.typesetting.runs import Runs
from cpim_pdp.reports.typesetting.shaping import Run


@dataclass(frozen=True, slots=True)
class Line:
    """One line as seen from left to right; ``width`` is in 1/1000 of the size."""

    runs: tuple[Run, ...]
    width: float
    right_to_left: bool = False


class Setter:
    """Sets the texts of a document in one weight; ``japanese``: with Japanese ideographs in all."""

    def __init__(self, faces: Faces, weight: Weight, *, japanese: bool = False) -> None:
        self._runs = Runs(faces, weight)
        self._japanese = japanese
        self._widths: dict[tuple[str, bool], float] = {}

    def lines(self, text: str, width: float) -> tuple[Line, ...]:
        """Return ``text`` in lines not wider than ``width``, in 1/1000 of the size.

        An empty paragraph is one empty line.
        """
        return tuple(
            line for paragraph in paragraphs(text) for line in self._paragraph(paragraph, width)
        )

    def line(self, text: str) -> Line:
        """Return ``text``, cleaned, in one line as wide as it takes."""
        whole = " ".join(paragraphs(text))
        return self._line(
            whole,
            right_to_left=direction.runs_right_to_left(whole),
            japanese=self._japanese or has_kana(whole),
        )

    def _paragraph(self, text: str, width: float) -> Iterator[Line]:
        plain = self._runs.is_plain(text)
        japanese = not plain and (self._japanese or has_kana(text))
        leftwards = not plain and direction.runs_right_to_left(text)
        fits = plain and self._runs.plain_width(text) <= width
        for piece in [text] if fits else self._broken(text, width, japanese=japanese):
            yield self._line(piece, right_to_left=leftwards, japanese=japanese)

    def _line(self, text: str, *, right_to_left: bool, japanese: bool) -> Line:
        runs = self._runs.seen(text, right_to_left=right_to_left, japanese=japanese)
        return Line(runs, sum(run.width for run in runs), right_to_left)

    def _broken(self, text: str, width: float, *, japanese: bool) -> Iterator[str]:
        """Yield ``text`` in pieces that fit, in reading order."""
        blank = self._runs.plain_width(" ")
        line: list[str] = []
        used = 0.0
        for word, spaced in self._fitting(clusters.words(text), width, japanese=japanese):
            gap = blank if spaced and line else 0.0
            length = self._measured(word, japanese=japanese)
            if line and used + gap + length > width:
                yield "".join(line)
                line, used, gap = [], 0.0, 0.0
            line.append(f" {word}" if gap else word)
            used += gap + length
        yield "".join(line)

    def _fitting(
        self, words: list[tuple[str, bool]], width: float, *, japanese: bool
    ) -> Iterator[tuple[str, bool]]:
        """Yield the words, those wider than a line in parts that are not."""
        for word, spaced in words:
            pieces = [word]
            if self._measured(word, japanese=japanese) > width:
                pieces = [
                    piece
                    for part in clusters.parts(word)
                    for piece in self._cut(part, width, japanese=japanese)
                ]
            yield pieces[0], spaced
            yield from ((piece, False) for piece in pieces[1:])

    def _cut(self, part: str, width: float, *, japanese: bool) -> list[str]:
        fits = self._measured(part, japanese=japanese) <= width
        return [part] if fits else clusters.clusters(part)

    def _measured(self, text: str, *, japanese: bool) -> float:
        if self._runs.is_plain(text):
            return self._runs.plain_width(text)
        key = (text, japanese)
        if key not in self._widths:
            runs = self._runs.seen(text, right_to_left=False, japanese=japanese)
            self._widths[key] = sum(run.width for run in runs)
        return self._widths[key]
