"""Texts set as cells: each in its look, with what it leads to, the same one set only once."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from cpim_pdp.reports.document import Cell, Tone, Words
from cpim_pdp.reports.layout.looks import LOOKS, Look
from cpim_pdp.reports.layout.rows import SetCell, SetLine
from cpim_pdp.reports.typesetting.faces import Weight
from cpim_pdp.reports.typesetting.setting import Setter

_REMEMBERED = 100
"""Texts up to so many characters are set once: a table repeats its short ones in every row."""
_ROOM_OF_NUMBER = "0000"


class Cells:
    """Sets the texts of one document; ``places`` are those that it has to lead to."""

    def __init__(self, setters: Mapping[Weight, Setter], places: AbstractSet[str]) -> None:
        self._setters = setters
        self._places = places
        self._known: dict[tuple[Words, float, Look], tuple[SetLine, ...]] = {}

    def cell(
        self,
        words: Cell,
        x: float,
        width: float,
        tones: Mapping[Tone, Look] = LOOKS,
        *,
        right: bool = False,
    ) -> SetCell:
        """Return texts below each other, ``x`` from the left and not wider than ``width``."""
        if len(words) == 1:
            return SetCell(self._lines(words[0], width, tones), x, width, right)
        lines = tuple(one for each in words for one in self._lines(each, width, tones))
        return SetCell(lines, x, width, right)

    def _lines(self, words: Words, width: float, tones: Mapping[Tone, Look]) -> tuple[SetLine, ...]:
        look = tones[words.tone]
        key = (words, width, look)
        known = self._known.get(key)
        if known is None:
            known = self._set(words, width, look)
            if len(words.text) <= _REMEMBERED:
                self._known[key] = known
        return known

    def _set(self, words: Words, width: float, look: Look) -> tuple[SetLine, ...]:
        to = words.to if words.to in self._places else ""
        shown = look.leading_on if to else look
        # The number of a page is known later; until then it takes the room of four figures.
        text = _ROOM_OF_NUMBER if words.numbered else words.text
        lines = self._setters[look.weight].lines(text, width * 1000 / look.size)
        return tuple(SetLine(one, shown, to, words.numbered) for one in lines)
