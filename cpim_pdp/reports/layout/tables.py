"""Tables set as rows: where their columns are, their head on every page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cpim_pdp.reports.document import Column, ColumnKind, Row, RowKind, Table, Tone, Words
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.cells import Cells
from cpim_pdp.reports.layout.looks import GUTTER, IN_TABLE
from cpim_pdp.reports.layout.rows import Bar, SetRow

Places = Sequence[tuple[float, float]]
"""Where each column begins, and how wide it is."""

_SPACE = 4
_SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)


class TableSetter:
    """Sets tables in a ``width``, in points."""

    def __init__(self, cells: Cells, width: float) -> None:
        self._cells = cells
        self._width = width

    def rows(self, table: Table) -> Iterator[SetRow]:
        """Yield the head and the rows, one at a time."""
        places = self._places(table.columns)
        head = None if table.headless else self._head(table.columns, places)
        if head:
            yield head
        for row, following in pairwise((*table.rows, None)):
            sums_up = following is not None and following.kind in _SUMS
            if row is not None:
                yield from self._row(row, table.columns, places, head, sums_up=sums_up)

    def _places(self, columns: Sequence[Column]) -> Places:
        gaps = [_gap(a.kind, b.kind) for a, b in pairwise(columns)]
        fixed = [looks.WIDTHS.get(column.kind, 0.0) for column in columns]
        left = self._width - sum(fixed) - sum(gaps)
        sharing = sum(column.kind is ColumnKind.TEXT for column in columns)
        places, x = [], 0.0
        for width, gap in zip((one or left / sharing for one in fixed), (*gaps, 0.0), strict=True):
            places.append((x, width))
            x += width + gap
        return places

    def _head(self, columns: Sequence[Column], places: Places) -> SetRow:
        cells = (
            self._cells.cell(
                (Words(column.title, Tone.LABEL),),
                *place,
                IN_TABLE,
                right=column.kind in looks.TO_THE_RIGHT,
            )
            for column, place in zip(columns, places, strict=True)
        )
        return SetRow(tuple(cells), above=3, below=3, space=_SPACE, keeps_next=True)

    def _row(
        self,
        row: Row,
        columns: Sequence[Column],
        places: Places,
        head: SetRow | None,
        *,
        sums_up: bool,
    ) -> Iterator[SetRow]:
        """Yield a row, and its note; one that is summed up stays with the sum."""
        look = looks.ROWS[row.kind]
        if row.kind is RowKind.GROUP:
            cells = [self._cells.cell(row.cells[0], 0, self._width, IN_TABLE)]
        else:
            cells = [
                self._cells.cell(cell, *place, IN_TABLE, right=column.kind in looks.TO_THE_RIGHT)
                for cell, column, place in zip(row.cells, columns, places, strict=True)
            ]
        yield SetRow(
            tuple(cells),
            above=look.above,
            below=0 if row.note else look.below,
            rule=look.rule,
            keeps_next=sums_up or row.kind is RowKind.GROUP or bool(row.note),
            place=row.place,
            head=head,
            bar=_bar(row, columns, places),
        )
        if row.note:
            x = _beginning_of_text(columns, places)
            note = self._cells.cell(row.note, x, self._width - x, IN_TABLE)
            yield SetRow((note,), above=1, below=look.below, keeps_next=sums_up, head=head)


def _gap(before: ColumnKind, after: ColumnKind) -> float:
    """Return the room between two columns: more where they would meet edge to edge."""
    meeting = before is ColumnKind.POINTS and after not in looks.TO_THE_RIGHT
    return GUTTER * 2 if meeting else GUTTER


def _bar(row: Row, columns: Sequence[Column], places: Places) -> Bar | None:
    if row.shares is None:
        return None
    full, outlined = map(float, row.shares)
    return next(
        Bar(x, width, full, outlined)
        for column, (x, width) in zip(columns, places, strict=True)
        if column.kind is ColumnKind.SHARES
    )


def _beginning_of_text(columns: Sequence[Column], places: Places) -> float:
    return next(
        x for column, (x, _) in zip(columns, places, strict=True) if column.kind is ColumnKind.TEXT
    )
