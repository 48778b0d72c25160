"""Put rows on pages: nothing is lost, no heading ends a page, what belongs together stays so."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from cpim_pdp.reports.layout.rows import PageEnd, SetPlate, SetRow

_FEWEST_LINES = 2
_ROUNDING = 0.01
_WORTH_BEGINNING = 1 / 4
"""The part of a page below which a row that no page can hold begins on the next one."""


class Pages(Protocol):
    """Where rows are put."""

    def draw(self, row: SetRow, down: float) -> None:
        """Put a row on the page, its upper edge ``down`` from the top of the page's text."""
        ...

    def end_page(self) -> None:
        """Begin another page."""
        ...

    def draw_plate(self, plate: SetPlate) -> None:
        """Put a plate on a page that has nothing on it, which it takes whole."""
        ...


class Pager:
    """Fills pages whose texts have a ``height`` with rows, one after the other."""

    def __init__(self, pages: Pages, height: float) -> None:
        self._pages = pages
        self._height = height
        self._used = 0.0
        self._begun = False

    def put(self, rows: Iterable[SetRow | PageEnd | SetPlate]) -> None:
        """Put rows on pages; after the last one the page is still open."""
        chain: list[SetRow] = []
        for row in rows:
            if isinstance(row, PageEnd | SetPlate):
                self._chain(chain)
                chain = []
                self._end_page()
                if isinstance(row, SetPlate):
                    self._pages.draw_plate(row)
                    self._end_page()
                continue
            chain.append(row)
            if not (row.keeps_next or row.together):
                self._chain(chain)
                chain = []
        self._chain(chain)

    def _chain(self, chain: Sequence[SetRow]) -> None:
        """Put rows that belong together on one page; where none can hold them, on several."""
        if not chain or self._fit(chain):
            return
        if self._height_of(chain, begins=True) <= self._height + _ROUNDING:
            if not self._end_parted(chain):
                self._end_page()
                self._fit(chain)
            return
        parts = list(_firm(chain))
        if len(parts) > 1:
            for part in parts:
                self._chain(part)
        else:
            self._too_tall(chain)

    def _fit(self, chain: Sequence[SetRow]) -> bool:
        """Put rows on this page if it has the room."""
        height = self._height_of(chain, begins=not self._begun)
        fits = self._used + height <= self._height + _ROUNDING
        if fits:
            for row in chain:
                self._draw(row)
        return fits

    def _end_parted(self, chain: Sequence[SetRow]) -> bool:
        """Put rows on this page and the next if the last of them may be parted."""
        *before, last = chain
        if last.keeps:
            return False
        begins = not self._begun and not before
        room = self._left - self._height_of(before, begins=not self._begun)
        parts = last.parted(room - (0 if begins else last.space), _FEWEST_LINES)
        if parts is None:
            return False
        for row in (*before, parts[0]):
            self._draw(row)
        self._chain([parts[1]])
        return True

    def _too_tall(self, chain: Sequence[SetRow]) -> None:
        """Put rows that no page can hold together where they are, row by row."""
        if self._begun and self._left < self._height * _WORTH_BEGINNING:
            self._end_page()
        for row in chain:
            if self._fit([row]):
                continue
            if self._height_of([row], begins=True) <= self._height + _ROUNDING:
                self._end_page()
                self._fit([row])
            else:
                self._in_parts(row)

    def _in_parts(self, row: SetRow) -> None:
        """Put a row on as many pages as it takes."""
        while not self._fit([row]):
            above = row.space if self._begun else row.head.height if row.head else 0.0
            parts = row.parted(self._left - above, _FEWEST_LINES)
            if parts is None and not self._begun:
                # There is no better place to wait for.
                parts = row.parted(self._left - above, 1)
                if parts is None:
                    raise ValueError("a line is taller than a page")
            if parts is None:
                self._end_page()
            else:
                self._draw(parts[0])
                row = parts[1]

    @property
    def _left(self) -> float:
        return self._height - self._used

    def _height_of(self, chain: Sequence[SetRow], *, begins: bool) -> float:
        if not chain:
            return 0.0
        first = chain[0]
        above = (first.head.height if first.head else 0.0) if begins else first.space
        spaces = sum(row.space for row in chain[1:])
        return above + spaces + sum(row.height for row in chain)

    def _draw(self, row: SetRow) -> None:
        if self._begun:
            self._used += row.space
        elif row.head:
            self._pages.draw(row.head, 0.0)
            self._used += row.head.height
        self._begun = True
        self._pages.draw(row, self._used)
        self._used += row.height

    def _end_page(self) -> None:
        self._pages.end_page()
        self._used = 0.0
        self._begun = False


def _firm(chain: Sequence[SetRow]) -> Iterator[list[SetRow]]:
    """Yield the rows in parts that even a chain too tall for a page keeps together."""
    part: list[SetRow] = []
    for row in chain:
        part.append(row)
        if not row.keeps_next:
            yield part
            part = []
    if part:
        yield part
