"""The one thing that is put on a page: rows of set lines that know where they may be parted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from cpim_pdp.reports.layout.canvas import ReportCanvas
from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.typesetting.setting import Line

_FEWEST_LINES = 2
_ROUNDING = 0.01
_REACH = 3
"""How far a link is to be hit beside its text, in points: a number alone is narrow."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its look; ``to`` is the key of the place that it leads to, if any.

    ``numbered``: the number of that place's page is drawn instead of the line.
    """

    line: Line
    look: Look
    to: str = ""
    numbered: bool = False

    @property
    def width(self) -> float:
        """The line's width in points."""
        return self.line.width * self.look.size / 1000


@dataclass(frozen=True, slots=True)
class SetCell:
    """Lines below each other, ``x`` from the left; ``right``: they end at the cell's right edge."""

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
        count = 0
        for one in self.lines:
            used += one.look.leading
            if used > height + _ROUNDING:
                break
            count += 1
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

    ``keeps``: stays on one page where it can; ``keeps_next``: never ends a page; ``gapped``: the
    rule is above each cell, not in one; ``place`` is the key by which others lead to it.
    """

    cells: tuple[SetCell, ...]
    above: float = 0
    below: float = 0
    rule: tuple[float, str] | None = None
    keeps: bool = True
    keeps_next: bool = False
    gapped: bool = False
    mark: Mark | None = None
    place: str = ""

    @property
    def height(self) -> float:
        """The height in points."""
        return self.above + self.below + max((cell.height for cell in self.cells), default=0)

    def parted(self, height: float, fewest: int) -> "tuple[SetRow, SetRow] | None":
        """Return what fits into ``height`` and the rest, each with ``fewest`` lines or more.

        None where that can't be.
        """
        if max((len(cell.lines) for cell in self.cells), default=0) < 2 * fewest:
            return None
        room = height - self.above
        parts = [cell.parted(room) for cell in self.cells]
        while max(len(rest.lines) for _, rest in parts) < fewest:
            room -= min(line.look.leading for cell in self.cells for line in cell.lines)
            parts = [cell.parted(room) for cell in self.cells]
        if max(len(first.lines) for first, _ in parts) < fewest:
            return None
        first = replace(self, cells=tuple(one for one, _ in parts), below=0, keeps_next=False)
        rest = replace(self, cells=tuple(one for _, one in parts), above=0, rule=None, mark=None)
        return first, replace(rest, place="")


class Grid(Flowable):
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
        """The height that is worth beginning on a page: what may not be parted at the start."""
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

    def split(self, available_width: float, available_height: float) -> list[Flowable]:  # noqa: ARG002
        """Return the part that fits and the rest; nothing where all goes to the next page."""
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
        left = room - sum(self._heights[:index])
        if not taller and row.keeps:
            return None
        if taller and left < self._page / 4 and not whole_page:
            return None
        parts = row.parted(left, _FEWEST_LINES)
        if parts is None and whole_page and index == 0:
            # There is no better place to wait for.
            parts = row.parted(left, 1)
        return parts

    def _part(self, rows: Sequence[SetRow], space: float | None = None) -> "Grid":
        return Grid(
            rows,
            page=self._page,
            drawn=self._drawn,
            head=self._head,
            space=self.spaceBefore if space is None else space,
        )

    canv: ReportCanvas

    def draw(self) -> None:
        """Put the rows on the page."""
        top = self.height
        for row in (self._head, *self._rows) if self._head else self._rows:
            _draw_row(self.canv, row, top)
            top -= row.height
        self._drawn(len(self._rows))


def _draw_row(canvas: ReportCanvas, row: SetRow, top: float) -> None:
    if row.rule:
        width, colour = row.rule
        canvas.setLineWidth(width)
        canvas.setStrokeColor(HexColor(colour))
        for left, right in _rules(row):
            canvas.line(left, top, right, top)
    if row.mark:
        canvas.bookmarkHorizontal(row.mark.key, 0, top)
        canvas.addOutlineEntry(row.mark.title, row.mark.key, row.mark.level)
    if row.place:
        canvas.note_place(row.place, top)
    for cell in row.cells:
        _draw_cell(canvas, cell, top - row.above)


def _rules(row: SetRow) -> list[tuple[float, float]]:
    """Return from where to where the row's rule goes."""
    if row.gapped:
        return [(cell.x, cell.x + cell.width) for cell in row.cells]
    return [(min(cell.x for cell in row.cells), max(cell.x + cell.width for cell in row.cells))]


def _draw_cell(canvas: ReportCanvas, cell: SetCell, top: float) -> None:
    text = canvas.beginText()
    # One line of a script from the right is a label to be found at the left like the others.
    running = sum(one.line.right_to_left for one in cell.lines) > 1
    for one in cell.lines:
        to_the_right = cell.right or (running and one.line.right_to_left)
        x = cell.x + (cell.width - one.width if to_the_right else 0)
        text.setFillColor(HexColor(one.look.colour))
        if one.numbered:
            canvas.draw_page_of(one.to, one.look, x, top - one.look.drop)
        else:
            draw_line(text, one, x, top - one.look.drop)
        if one.to:
            around = (x - _REACH, top - one.look.leading, x + one.width + _REACH, top)
            canvas.linkRect("", one.to, around, relative=1, thickness=0)
        top -= one.look.leading
    canvas.drawText(text)


def draw_line(text: PDFTextObject, one: SetLine, x: float, y: float) -> None:
    """Add a line to a text object, beginning at ``x`` on the baseline ``y``."""
    scale = one.look.size / 1000
    for run in one.line.runs:
        text.setFont(run.face.name, one.look.size)
        for piece in run.pieces:
            text.setTextOrigin(x + piece.x * scale, y + piece.y * scale)
            text.textOut(piece.text)
        x += run.width * scale
