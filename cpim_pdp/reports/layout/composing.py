"""Turn the blocks of a document into grids: every text set in the width that it gets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from cpim_pdp.reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Field,
    Fields,
    Figures,
    Heading,
    Prose,
    Row,
    RowKind,
    Sheet,
    Signing,
    Table,
    Title,
    Tone,
    Words,
)
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.grid import Grid, Mark, SetCell, SetLine, SetRow
from cpim_pdp.reports.layout.looks import GUTTER, IN_TABLE, LOOKS, Look
from cpim_pdp.reports.layout.meter import Meter
from cpim_pdp.reports.typesetting.cleaning import line
from cpim_pdp.reports.typesetting.faces import Weight
from cpim_pdp.reports.typesetting.setting import Setter


class Composer:
    """Makes the grids of one document; ``width`` and ``height`` are those of a page's text, in points."""

    def __init__(
        self, setters: Mapping[Weight, Setter], width: float, height: float, meter: Meter
    ) -> None:
        self._setters = setters
        self._width = width
        self._height = height
        self._meter = meter
        self._keys = count(1)

    def grid(self, block: Block) -> Grid:
        """Return a block set in lines."""
        self._meter.set_one()
        match block:
            case Title():
                return self._grid(self._title(block))
            case Heading():
                return self._grid([self._heading(block)], space=16 if block.deep else 24)
            case Prose():
                return self._grid(self._prose(block), space=4)
            case Fields():
                return self._grid(self._fields(block.fields, block.columns), space=4)
            case Figures():
                return self._grid([self._figures(block)], space=12)
            case Table():
                return self._table(block)
            case Sheet():
                return self._grid(self._sheet(block), together=True, space=16)
            case Signing():
                return self._grid(self._signing(block), together=True, space=4)

    def _grid(self, rows: Iterable[SetRow], *, together: bool = False, space: float = 0) -> Grid:
        return Grid(
            tuple(rows),
            page=self._height,
            drawn=self._meter.drawn,
            together=together,
            space=space,
        )

    # Texts

    def _cell(
        self,
        words: Cell,
        x: float,
        width: float,
        tones: Mapping[Tone, Look] = LOOKS,
        *,
        right: bool = False,
    ) -> SetCell:
        lines = tuple(one for each in words for one in self._lines(each, width, tones[each.tone]))
        return SetCell(lines, x, width, right)

    def _lines(self, words: Words, width: float, look: Look) -> Iterator[SetLine]:
        setter = self._setters[look.weight]
        for one in setter.lines(words.text, width * 1000 / look.size):
            yield SetLine(one, look)

    def _mark(self, title: str, level: int) -> Mark:
        return Mark(f"mark-{next(self._keys)}", line(title), level)

    # Blocks

    def _title(self, block: Title) -> Iterator[SetRow]:
        yield SetRow(
            (self._cell((Words(block.text, Tone.TITLE),), 0, self._width),),
            keeps_next=True,
            mark=self._mark(block.text, 0),
        )
        yield SetRow((self._cell((Words(block.below, Tone.QUIET),), 0, self._width),), below=8)

    def _heading(self, block: Heading) -> SetRow:
        tone = Tone.SUBHEADING if block.deep else Tone.HEADING
        return SetRow(
            (self._cell((Words(block.text, tone),), 0, self._width),),
            above=0 if block.deep else 4,
            rule=None if block.deep else (0.8, looks.ACCENT),
            keeps_next=True,
            mark=self._mark(block.text, 1 if block.deep else 0),
        )

    def _prose(self, block: Prose) -> Iterator[SetRow]:
        for words in block.words:
            cell = self._cell((words,), 0, min(self._width, 460))
            yield SetRow((cell,), below=4, keeps=len(cell.lines) <= 6)

    def _fields(self, fields: Sequence[Field], columns: int) -> Iterator[SetRow]:
        rows = -(-len(fields) // columns)
        for index in range(rows):
            # Down the first column, then down the second, as one reads them.
            across = [fields[n] for n in range(index, len(fields), rows)]
            cells = [
                cell
                for column, field in enumerate(across)
                for cell in self._field(field, column, columns)
            ]
            yield SetRow(
                tuple(cells), above=1, below=2, keeps=max(len(c.lines) for c in cells) <= 8
            )

    def _field(self, field: Field, column: int, columns: int) -> tuple[SetCell, SetCell]:
        share = (self._width - 2 * GUTTER * (columns - 1)) / columns
        x = column * (share + 2 * GUTTER)
        label = self._cell((Words(field.label, Tone.LABEL),), x, looks.LABEL_WIDTH - GUTTER)
        value = self._cell((Words(field.value),), x + looks.LABEL_WIDTH, share - looks.LABEL_WIDTH)
        return label, value

    def _figures(self, block: Figures) -> SetRow:
        share = self._width / len(block.figures)
        return SetRow(
            tuple(
                self._cell(
                    (
                        Words(one.label, Tone.QUIET),
                        Words(one.value, Tone.FIGURE),
                        *((Words(one.note, Tone.QUIET),) if one.note else ()),
                    ),
                    index * share,
                    share - GUTTER,
                )
                for index, one in enumerate(block.figures)
            ),
            below=8,
        )

    def _sheet(self, block: Sheet) -> Iterator[SetRow]:
        yield SetRow(
            (self._cell((Words(block.title, Tone.SUBHEADING),), 0, self._width),),
            above=4,
            below=2,
            rule=(0.4, looks.HAIR),
            keeps_next=True,
            mark=self._mark(block.title, 1),
        )
        yield from self._fields(block.fields, 1)

    def _signing(self, block: Signing) -> Iterator[SetRow]:
        yield from self._prose(Prose(block.words))
        share = self._width / len(block.labels)
        cells = [
            self._cell((Words(label, Tone.QUIET),), index * share, share - 3 * GUTTER)
            for index, label in enumerate(block.labels)
        ]
        yield SetRow((), above=looks.SIGNING_HEIGHT - 4)
        yield SetRow(tuple(cells), above=4, rule=(0.6, looks.INK))

    # Tables

    def _table(self, table: Table) -> Grid:
        places = self._places(table.columns)
        head = SetRow(
            tuple(
                self._cell(
                    (Words(column.title, Tone.LABEL),),
                    *place,
                    IN_TABLE,
                    right=column.kind in looks.TO_THE_RIGHT,
                )
                for column, place in zip(table.columns, places, strict=True)
            ),
            above=4,
            below=4,
        )
        rows: list[SetRow] = []
        for row in table.rows:
            if rows and row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
                rows[-1] = replace(rows[-1], keeps_next=True)
            rows.extend(self._row(row, table.columns, places))
        return Grid(rows, page=self._height, drawn=self._meter.drawn, head=head, space=8)

    def _places(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Return where each column begins and how wide it is."""
        fixed = [looks.WIDTHS.get(column.kind, 0.0) for column in columns]
        left = self._width - sum(fixed) - GUTTER * (len(columns) - 1)
        sharing = sum(column.kind is ColumnKind.TEXT for column in columns)
        places, x = [], 0.0
        for width in (one or left / sharing for one in fixed):
            places.append((x, width))
            x += width + GUTTER
        return places

    def _row(
        self, row: Row, columns: Sequence[Column], places: Sequence[tuple[float, float]]
    ) -> Iterator[SetRow]:
        self._meter.set_one()
        look = looks.ROWS[row.kind]
        if row.kind is RowKind.GROUP:
            cells = [self._cell(row.cells[0], 0, self._width, IN_TABLE)]
        else:
            cells = [
                self._cell(cell, *place, IN_TABLE, right=column.kind in looks.TO_THE_RIGHT)
                for cell, column, place in zip(row.cells, columns, places, strict=True)
            ]
        below = 0 if row.note else look.below
        keeps_next = row.kind is RowKind.GROUP or bool(row.note)
        yield SetRow(tuple(cells), look.above, below, look.rule, keeps_next=keeps_next)
        if row.note:
            x = next(
                place[0]
                for column, place in zip(columns, places, strict=True)
                if column.kind is ColumnKind.TEXT
            )
            yield SetRow((self._cell(row.note, x, self._width - x, IN_TABLE),), 1, look.below)
