"""Rows drawn on pages, with the running head and the foot around them."""

from dataclasses import dataclass, replace

from cpim_pdp.reports.document import Document
from cpim_pdp.reports.layout import looks, plates
from cpim_pdp.reports.layout.canvas import PageCanvas
from cpim_pdp.reports.layout.rows import Bar, Drawing, SetCell, SetLine, SetPlate, SetRow
from cpim_pdp.reports.typesetting.cleaning import line
from cpim_pdp.reports.typesetting.setting import Setter

_HAIR_RULE = (0.4, looks.HAIR)


@dataclass(frozen=True, slots=True)
class _Number:
    """Where on a page the number of another one is to stand."""

    line: SetLine
    x: float
    y: float


class DrawnPages:
    """The pages of one document, ``size`` (width, height) in points."""

    def __init__(
        self,
        document: Document,
        size: tuple[float, float],
        canvas: PageCanvas,
        setter: Setter,
    ) -> None:
        self._document = document
        self._width, self._height = size
        self._canvas = canvas
        self._setter = setter
        self._begun = False
        self._widths: list[float] = []
        """Of the pages that are ended: one with a plate may lie on its side."""
        self._place_pages: dict[str, int] = {}
        self._numbers: dict[int, list[_Number]] = {}

    def draw(self, row: SetRow, down: float) -> None:
        """Put a row on the page, its upper edge ``down`` from the top of the page's text."""
        self._begun = True
        self._row(row, looks.MARGIN_SIDE, self._height - looks.MARGIN_TOP - down)

    def end_page(self) -> None:
        """Begin another page, unless there is nothing on this one."""
        if not self._begun:
            return
        self._begun = False
        if self._canvas.pages:
            edge = self._document.margin
            y = self._height - looks.MARGIN_TOP + looks.HEAD_ABOVE
            self._edge(self._width, y, edge.head_left, edge.head_right)
            self._rule(self._width, y - 6)
        self._end(self._width)

    def draw_plate(self, plate: SetPlate) -> None:
        """Put a plate on a page of its own, which has no running head but the plate's lines."""
        upright = (self._width, self._height)
        size = upright[::-1] if plate.plate.is_wide else upright
        self._canvas.setPageSize(size)
        plates.draw(plate, size, self._canvas)
        self._end(size[0])
        self._canvas.setPageSize(upright)

    def finished(self) -> bytes:
        """End the last page and return the file."""
        self.end_page()
        return self._canvas.finished(self._late)

    def _row(self, row: SetRow, left: float, top: float) -> None:
        canvas = self._canvas
        if row.rule:
            for begin, end in _rules(row):
                canvas.put_rule(left + begin, left + end, top, row.rule)
        if row.mark:
            canvas.put_mark(row.mark, top)
        if row.place:
            canvas.put_place(row.place, top)
            self._place_pages[row.place] = self._canvas.pages + 1
        self._shapes(row, left, top - row.above)
        drop = max((cell.lines[0].look.drop for cell in row.cells if cell.lines), default=0.0)
        for cell in row.cells:
            if cell.lines:
                # All stand on the baseline of the largest.
                lower = drop - cell.lines[0].look.drop
                self._cell(cell, left, top - row.above - lower)
        if row.blank:
            low = top - row.above - row.blank.height
            canvas.put_blank(row.blank, left + row.blank.x, low)
        for inner in row.inner:
            self._row(inner.row, left + inner.x, top - row.above - inner.down)

    def _shapes(self, row: SetRow, left: float, top: float) -> None:
        if row.bar:
            self._bar(row.bar, left, top)
        if row.drawing:
            self._drawing(row.drawing, left, top)

    def _bar(self, bar: Bar, left: float, top: float) -> None:
        low = top - looks.BAR_DROP - looks.BAR_HEIGHT
        full, outlined = bar.full * bar.width, bar.outlined * bar.width
        x = left + bar.x
        if outlined:
            edge = (full + outlined, looks.BAR_HEIGHT)
            self._canvas.put_box((x, low), edge, looks.ACCENT, full=False)
        if full:
            self._canvas.put_box((x, low), (full, looks.BAR_HEIGHT), looks.ACCENT, full=True)

    def _drawing(self, drawing: Drawing, left: float, top: float) -> None:
        for shape in drawing.shapes:
            self._canvas.put_shape(shape, left, top)
        for one in drawing.labels:
            self._canvas.put_line(one.line, left + one.x, top - one.down)

    def _cell(self, cell: SetCell, left: float, top: float) -> None:
        # One line of a script from the right is a label to be found at the left like the others.
        running = len(cell.lines) > 1 and sum(one.line.right_to_left for one in cell.lines) > 1
        left += cell.x
        for one in cell.lines:
            to_the_right = cell.right or (running and one.line.right_to_left)
            x = left + cell.width - one.width if to_the_right else left
            if one.to:
                self._canvas.put_link(one, x, top)
            if one.numbered:
                number = _Number(one, x, top - one.look.drop)
                self._numbers.setdefault(self._canvas.pages, []).append(number)
            else:
                self._canvas.put_line(one, x, top - one.look.drop)
            top -= one.look.leading

    def _end(self, width: float) -> None:
        self._widths.append(width)
        self._canvas.end_page()

    def _late(self, page: int) -> None:
        """Put on a page what can be known only when all are there."""
        for number in self._numbers.get(page, ()):
            set_line = self._setter.line(str(self._place_pages[number.line.to]))
            shown = replace(number.line, line=set_line)
            self._canvas.put_line(shown, number.x, number.y)
        edge = self._document.margin
        numbered = edge.foot_right.format(page=page + 1, pages=len(self._widths))
        width = self._widths[page]
        self._rule(width, looks.FOOT_BELOW + 12)
        self._edge(width, looks.FOOT_BELOW, edge.foot_left, numbered)

    def _rule(self, width: float, y: float) -> None:
        right = width - looks.MARGIN_SIDE
        self._canvas.put_rule(looks.MARGIN_SIDE, right, y, _HAIR_RULE)

    def _edge(self, width: float, y: float, left: str, right: str) -> None:
        look = looks.MARGINAL
        text_width = width - 2 * looks.MARGIN_SIDE
        at_right = SetLine(self._setter.line(right), look)
        room = text_width - at_right.width - looks.GUTTER
        for first in self._setter.lines(line(left), room * 1000 / look.size)[:1]:
            self._canvas.put_line(SetLine(first, look), looks.MARGIN_SIDE, y)
        x = width - looks.MARGIN_SIDE - at_right.width
        self._canvas.put_line(at_right, x, y)


def _rules(row: SetRow) -> list[tuple[float, float]]:
    """Return from where to where the row's rule goes."""
    if row.gapped:
        return [(cell.x, cell.x + cell.width) for cell in row.cells]
    return [(min(cell.x for cell in row.cells), max(cell.x + cell.width for cell in row.cells))]
