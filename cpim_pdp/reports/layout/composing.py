"""Turn the blocks of a document into grids: every text set in the width that it gets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import count, pairwise, zip_longest

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

_KEPT_LINES = 8
"""A text up to so many lines is not parted by the end of a page."""
_PROSE_WIDTH = 460
_OUTLINE_MOST = 80
_ROOM_OF_NUMBER = "0000"


class Composer:
    """Makes the grids of one document.

    ``width`` and ``height`` are those of a page's text, in points; ``places`` are those that the
    document has, so that nothing leads to others.
    """

    def __init__(
        self,
        setters: Mapping[Weight, Setter],
        width: float,
        height: float,
        places: AbstractSet[str],
        meter: Meter,
    ) -> None:
        self._setters = setters
        self._width = width
        self._height = height
        self._known = places
        self._meter = meter
        self._keys = count(1)

    def grid(self, block: Block) -> Grid:
        """Return a block set in lines."""
        self._meter.set_one()
        if isinstance(block, Table):
            return self._table(block)
        together = isinstance(block, Sheet | Signing)
        return Grid(
            tuple(self._rows(block)),
            page=self._height,
            drawn=self._meter.drawn,
            together=together,
            space=_space_above(block),
        )

    def _rows(self, block: Block) -> Iterable[SetRow]:
        rows: Iterable[SetRow] = ()
        match block:
            case Title():
                rows = self._title(block)
            case Heading():
                rows = [self._heading(block)]
            case Prose():
                rows = self._prose(block)
            case Fields():
                rows = self._fields(block)
            case Figures():
                rows = [self._figures(block)]
            case Sheet():
                rows = self._sheet(block)
            case Signing():
                rows = self._signing(block)
        return rows

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
        to = words.to if words.to in self._known else ""
        shown = look.leading_on if to else look
        # The number of a page is known later; until then it takes the room of four figures.
        text = _ROOM_OF_NUMBER if words.numbered else words.text
        for one in setter.lines(text, width * 1000 / look.size):
            yield SetLine(one, shown, to, words.numbered)

    def _mark(self, title: str, level: int) -> Mark:
        whole = line(title)
        short = whole if len(whole) <= _OUTLINE_MOST else f"{whole[: _OUTLINE_MOST - 1]}…"
        return Mark(f"mark-{next(self._keys)}", short, level)

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
            place=block.place,
        )

    def _prose(self, block: Prose) -> Iterator[SetRow]:
        for words in block.words:
            cell = self._cell((words,), 0, min(self._width, _PROSE_WIDTH))
            yield SetRow((cell,), below=4, keeps=len(cell.lines) <= _KEPT_LINES)

    def _fields(self, fields: Fields) -> Iterator[SetRow]:
        columns = (fields.fields, fields.beside) if fields.beside else (fields.fields,)
        share = (self._width - 2 * GUTTER * (len(columns) - 1)) / len(columns)
        for across in zip_longest(*columns):
            cells = [
                cell
                for column, field in enumerate(across)
                if field is not None
                for cell in self._field(field, column * (share + 2 * GUTTER), share)
            ]
            keeps = max(len(cell.lines) for cell in cells) <= _KEPT_LINES
            yield SetRow(tuple(cells), above=1, below=2, keeps=keeps)

    def _field(self, field: Field, x: float, width: float) -> tuple[SetCell, SetCell]:
        beside = looks.LABEL_WIDTH
        return (
            self._cell((Words(field.label, Tone.LABEL),), x, beside - GUTTER),
            self._cell((Words(field.value, to=field.to),), x + beside, width - beside),
        )

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
            (self._cell((Words(block.title, Tone.SUBHEADING, block.back),), 0, self._width),),
            above=4,
            below=2,
            rule=(0.4, looks.HAIR),
            keeps_next=True,
            mark=self._mark(block.title, 1),
            place=block.place,
        )
        for fields in block.fields:
            yield from self._fields(fields)

    def _signing(self, block: Signing) -> Iterator[SetRow]:
        yield from self._prose(Prose(block.words))
        share = self._width / len(block.labels)
        cells = [
            self._cell((Words(label, Tone.QUIET),), index * share, share - 3 * GUTTER)
            for index, label in enumerate(block.labels)
        ]
        yield SetRow((), above=looks.SIGNING_HEIGHT - 4)
        yield SetRow(tuple(cells), above=4, below=12, rule=(0.6, looks.INK), gapped=True)
        yield from self._prose(Prose(block.below))

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
        return Grid(rows, page=self._height, drawn=self._meter.drawn, head=head, space=4)

    def _places(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Return where each column begins and how wide it is."""
        gaps = [_gap(a.kind, b.kind) for a, b in pairwise(columns)]
        fixed = [looks.WIDTHS.get(column.kind, 0.0) for column in columns]
        left = self._width - sum(fixed) - sum(gaps)
        sharing = sum(column.kind is ColumnKind.TEXT for column in columns)
        places, x = [], 0.0
        for width, gap in zip((one or left / sharing for one in fixed), (*gaps, 0.0), strict=True):
            places.append((x, width))
            x += width + gap
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
        yield SetRow(
            tuple(cells), look.above, below, look.rule, keeps_next=keeps_next, place=row.place
        )
        if row.note:
            x = next(
                place[0]
                for column, place in zip(columns, places, strict=True)
                if column.kind is ColumnKind.TEXT
            )
            yield SetRow((self._cell(row.note, x, self._width - x, IN_TABLE),), 1, look.below)


def _gap(before: ColumnKind, after: ColumnKind) -> float:
    """Return the room between two columns: more where they would meet edge to edge."""
    meeting = before is ColumnKind.POINTS and after not in looks.TO_THE_RIGHT
    return GUTTER * 2 if meeting else GUTTER


def _space_above(block: Block) -> float:
    match block:
        case Title():
            return 0
        case Heading(deep=False):
            return 20
        case Heading() | Sheet() | Figures():
            return 12
        case _:
            return 4
