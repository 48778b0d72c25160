"""The one thing that is put on a page: rows of lines, set beforehand, that know where they may be parted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.typesetting.setting import Line

_FEWEST_LINES = 2
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its look."""

    line: Line
    look: Look

    @property
    def width(self) -> float:
        """The line's width in points."""
        return self.line.width * self.look.size / 1000


@dataclass(frozen=True, slots=True)
class SetCell:
    """Lines below each other, ``x`` from the left edge; ``right``: they end at the cell's right edge."""

    lines: tuple[SetLine, ...]
    x: float
    width: float
    right: bool = False

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(one.look.leading for one in self.lines)

    def parted(self, height: float) -> tuple["SetCell", "SetCell"]:
        """Return the lines that ``height`` has room for, and the others."""
        used = 0.0
        for count, one in enumerate(self.lines):
            used += one.look.leading
            if used > height + _ROUNDING:
                break
        else:
            count = len(self.lines)
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the outline leads to; ``level`` 0 is the outermost."""

    key: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of cells with its room above and below and the rule (width, colour) on its upper edge.

    ``keeps``: stays on one page where it can; ``keeps_next``: never ends a page.
    """

    cells: tuple[SetCell, ...]
    above: float = 0
    below: float = 0
    rule: tuple[float, str] | None = None
    keeps: bool = True
    keeps_next: bool = False
    mark: Mark | None = None

    @property
    def height(self) -> float:
        """The height in points."""
        return self.above + self.below + max((cell.height for cell in self.cells), default=0)

    def parted(self, height: float) -> "tuple[SetRow, SetRow] | None":
        """Return what fits into ``height`` and the rest, None where that would leave a single line."""
        parts = [cell.parted(height - self.above) for cell in self.cells]
        taken = max(len(first.lines) for first, _ in parts)
        left = max(len(rest.lines) for _, rest in parts)
        if taken < _FEWEST_LINES or left < _FEWEST_LINES:
            return None
        first = replace(self, cells=tuple(one for one, _ in parts), below=0, keeps_next=False)
        rest = replace(self, cells=tuple(one for _, one in parts), above=0, rule=None, mark=None)
        return first, rest


class Grid(Flowable):  # type: ignore[misc]
    """Rows below each other, ``head`` repeated on every page.

    ``page`` is the height that a whole page has for it; ``together``: on one page where it can be;
    ``drawn`` is told the number of rows that were put on a page.
    """

    def __init__(
        self,
        rows: Sequence[SetRow],
        *,
        page: float,
        drawn: Callable[[int], None],
        head: SetRow | None = None,
        together: bool = False,
        space: float = 0,
    ) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._page = page
        self._drawn = drawn
        self._head = head
        self._together = together
        self._heights = [row.height for row in self._rows]
        self.spaceBefore = space
        self.height = sum(self._heights) + self._head_height

    @property
    def rows(self) -> tuple[SetRow, ...]:
        """The rows, without the head."""
        return self._rows

    @property
    def least(self) -> float:
        """The height that is worth beginning on a page: all that may not be parted at the beginning."""
        if self._together and self.height <= self._page:
            return self.height
        wanted = self._head_height
        for row, height in zip(self._rows, self._heights, strict=True):
            wanted += min(height, 4 * 13) if not row.keeps else height
            if not row.keeps_next:
                break
        return min(wanted, self._page)

    @property
    def _head_height(self) -> float:
        return self._head.height if self._head else 0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size."""
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list["Grid"]:  # noqa: ARG002
        """Return the part that fits and the rest; nothing where it should begin on the next page."""
        whole_page = available_height >= self._page - 1
        if self._together and self.height <= self._page and not whole_page:
            return []
        room = available_height - self._head_height
        fitting = self._fitting(room)
        parted = self._parted(fitting, room, whole_page=whole_page)
        if parted:
            return [
                self._part((*self._rows[:fitting], parted[0])),
                self._part((parted[1], *self._rows[fitting + 1 :]), space=0),
            ]
        count = self._kept(fitting) or (fitting if whole_page else 0)
        return (
            [self._part(self._rows[:count]), self._part(self._rows[count:], space=0)]
            if count
            else []
        )

    def _fitting(self, room: float) -> int:
        """Return how many rows have room."""
        for count, height in enumerate(self._heights):
            room -= height
            if room < -_ROUNDING:
                return count
        return len(self._rows)

    def _kept(self, count: int) -> int:
        """Return how many of the first rows may end a page, not more than ``count``."""
        while count and self._rows[count - 1].keeps_next:
            count -= 1
        return count

    def _parted(self, index: int, room: float, *, whole_page: bool) -> tuple[SetRow, SetRow] | None:
        """Return the row that does not fit in two parts, where it may be parted."""
        if index == len(self._rows):
            return None
        row = self._rows[index]
        taller = self._heights[index] + self._head_height > self._page
        if row.keeps and not taller:
            return None
        if taller and not whole_page and index == 0 and room < self._page / 4:
            return None
        return row.parted(room - sum(self._heights[:index]))

    def _part(self, rows: Sequence[SetRow], space: float | None = None) -> "Grid":
        return Grid(
            rows,
            page=self._page,
            drawn=self._drawn,
            head=self._head,
            space=self.spaceBefore if space is None else space,
        )

    def draw(self) -> None:
        """Put the rows on the page."""
        top = self.height
        for row in (self._head, *self._rows) if self._head else self._rows:
            _draw_row(self.canv, row, top)
            top -= row.height
        self._drawn(len(self._rows))


def _draw_row(canvas: Any, row: SetRow, top: float) -> None:
    if row.rule:
        width, colour = row.rule
        canvas.setLineWidth(width)
        canvas.setStrokeColor(HexColor(colour))
        right = max(cell.x + cell.width for cell in row.cells)
        canvas.line(min(cell.x for cell in row.cells), top, right, top)
    if row.mark:
        canvas.bookmarkHorizontal(row.mark.key, 0, top)
        canvas.addOutlineEntry(row.mark.title, row.mark.key, row.mark.level)
    for cell in row.cells:
        _draw_cell(canvas, cell, top - row.above)


def _draw_cell(canvas: Any, cell: SetCell, top: float) -> None:
    text = canvas.beginText()
    for one in cell.lines:
        to_the_right = cell.right or one.line.right_to_left
        x = cell.x + (cell.width - one.width if to_the_right else 0)
        text.setFillColor(HexColor(one.look.colour))
        draw_line(text, one, x, top - one.look.drop)
        top -= one.look.leading
    canvas.drawText(text)


def draw_line(text: Any, one: SetLine, x: float, y: float) -> None:
    """Add a line to a text object, beginning at ``x`` on the baseline ``y``."""
    scale = one.look.size / 1000
    for run in one.line.runs:
        text.setFont(run.face.name, one.look.size)
        for piece in run.pieces:
            text.setTextOrigin(x + piece.x * scale, y + piece.y * scale)
            text.textOut(piece.text)
        x += run.width * scale
