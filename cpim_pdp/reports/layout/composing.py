"""Turn the blocks of a document into rows: every text set in the width that it gets."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from cpim_pdp.reports.document import (
    Asked,
    Beside,
    Block,
    Chart,
    Cover,
    Field,
    Fields,
    Figures,
    Form,
    Heading,
    NewPage,
    Notes,
    Plate,
    Prose,
    Sheet,
    Signing,
    Table,
    Title,
    Tone,
    Words,
)
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.cells import Cells
from cpim_pdp.reports.layout.charts import ChartSetter
from cpim_pdp.reports.layout.looks import GUTTER
from cpim_pdp.reports.layout.plates import PlateSetter
from cpim_pdp.reports.layout.rows import Blank, Inner, Mark, PageEnd, SetCell, SetPlate, SetRow
from cpim_pdp.reports.layout.tables import TableSetter
from cpim_pdp.reports.typesetting.cleaning import line

_KEPT_LINES = 8
"""A text up to so many lines is not parted by the end of a page."""
_PROSE_WIDTH = 460
_OUTLINE_MOST = 80
_NOTES_TOGETHER = 40


class Composer:
    """Makes the rows of one document in a ``width``, in points; ``keys`` number its marks."""

    def __init__(
        self, cells: Cells, plates: PlateSetter, width: float, keys: Iterator[int]
    ) -> None:
        self._cells = cells
        self._plates = plates
        self._width = width
        self._keys = keys
        self._tables = TableSetter(cells, width)
        # Each takes its own kind of block, which a mapping's type can't say.
        self._makers: Mapping[type[Block], Callable[[Any], Iterable[SetRow]]] = {
            Title: self._title,
            Heading: self._heading,
            Prose: self._prose,
            Fields: self._fields,
            Figures: self._figures,
            Form: self._form,
            Notes: self._notes,
            Chart: ChartSetter(cells, width).rows,
            Beside: self._beside,
            Sheet: lambda block: _together(self._sheet(block)),
            Signing: lambda block: _together(self._signing(block)),
        }

    def rows(self, block: Block) -> Iterator[SetRow | PageEnd | SetPlate]:
        """Yield a block set in rows, one at a time."""
        match block:
            case Table():
                yield from self._tables.rows(block)
            case NewPage():
                yield PageEnd()
            case Plate():
                yield self._plates.plate(block)
            case Cover():
                yield PageEnd()
                yield from self._cover(block)
            case _:
                rows = self._makers[type(block)](block)
                yield from _spaced(rows, looks.space_above(block))

    def _title(self, block: Title) -> Iterator[SetRow]:
        yield SetRow(
            (self._cells.cell((Words(block.text, Tone.TITLE),), 0, self._width),),
            keeps_next=True,
            mark=self._mark(block.text, 0),
        )
        below = self._cells.cell((Words(block.below, Tone.QUIET),), 0, self._width)
        yield SetRow((below,), below=8)

    def _heading(self, block: Heading) -> Iterator[SetRow]:
        tone = Tone.SUBHEADING if block.deep else Tone.HEADING
        yield SetRow(
            (self._cells.cell((Words(block.text, tone),), 0, self._width),),
            above=0 if block.deep else 3,
            rule=None if block.deep else (0.8, looks.ACCENT),
            keeps_next=True,
            mark=self._mark(block.text, 1 if block.deep else 0),
            place=block.place,
        )

    def _prose(self, block: Prose) -> Iterator[SetRow]:
        for words in block.words:
            small = words.tone is Tone.SMALL
            cell = self._cells.cell(
                (words,), 0, self._width if small else min(self._width, _PROSE_WIDTH)
            )
            yield SetRow((cell,), below=3, keeps=len(cell.lines) <= _KEPT_LINES)

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
            yield SetRow(tuple(cells), above=1, below=1, keeps=keeps)

    def _field(self, field: Field, x: float, width: float) -> tuple[SetCell, SetCell]:
        beside = looks.LABEL_WIDTH
        value = Words(field.value, to=field.to)
        return (
            self._cells.cell((Words(field.label, Tone.LABEL),), x, beside - GUTTER),
            self._cells.cell((value,), x + beside, width - beside),
        )

    def _figures(self, block: Figures) -> Iterator[SetRow]:
        share = self._width / len(block.figures)
        yield SetRow(
            tuple(
                self._cells.cell(
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
            below=6,
        )

    def _sheet(self, block: Sheet) -> Iterator[SetRow]:
        title = Words(block.title, Tone.SUBHEADING, block.back)
        yield SetRow(
            (self._cells.cell((title,), 0, self._width),),
            above=4,
            below=2,
            rule=(0.4, looks.HAIR),
            keeps_next=True,
            mark=self._mark(block.title, 1),
            place=block.place,
        )
        for fields in block.fields:
            yield from _spaced(self._fields(fields), looks.space_above(fields))

    def _signing(self, block: Signing) -> Iterator[SetRow]:
        yield from self._prose(Prose(block.words))
        share = (self._width + 3 * GUTTER) / len(block.labels)
        cells = [
            self._cells.cell((Words(label, Tone.QUIET),), index * share, share - 3 * GUTTER)
            for index, label in enumerate(block.labels)
        ]
        yield SetRow((), above=looks.SIGNING_HEIGHT - 4)
        yield SetRow(tuple(cells), above=4, below=8, rule=(0.6, looks.INK), gapped=True)
        yield from self._prose(Prose(block.below))

    def _cover(self, block: Cover) -> Iterator[SetRow]:
        yield SetRow(
            (self._cells.cell((Words(block.title, Tone.TITLE),), 0, self._width),),
            above=looks.COVER_ABOVE,
            mark=self._mark(block.marked, 1),
            place=block.place,
        )
        below = self._cells.cell((Words(block.below, Tone.HEADING),), 0, self._width)
        yield SetRow((below,), below=16)
        yield from self._fields(block.fields)
        yield from _spaced(self._prose(Prose(block.words)), looks.GUTTER)

    def _form(self, block: Form) -> Iterator[SetRow]:
        for one in block.fields:
            if isinstance(one, Field):
                yield from self._fields(Fields((one,)))
            else:
                yield self._asked(one)

    def _asked(self, asked: Asked) -> SetRow:
        beside = looks.LABEL_WIDTH
        label = self._cells.cell((Words(asked.label, Tone.LABEL),), 0, beside - GUTTER)
        height = looks.BLANK_HEIGHT + (asked.lines - 1) * looks.BLANK_LINE
        blank = Blank(asked.name, asked.label, beside, self._width - beside, height)
        beginning = Inner(SetRow((label,)), 0, (looks.BLANK_HEIGHT - looks.BLANK_LINE) / 2)
        return SetRow((), above=2, below=2, blank=blank, inner=(beginning,))

    def _notes(self, block: Notes) -> Iterator[SetRow]:
        for first in range(0, len(block.notes), _NOTES_TOGETHER):
            notes = block.notes[first : first + _NOTES_TOGETHER]
            half = (self._width - 2 * GUTTER) / 2
            middle = (len(notes) + 1) // 2
            columns = (notes[:middle], notes[middle:])
            inner = (
                one
                for index, column in enumerate(columns)
                for one in _stacked(
                    (self._note(note, half) for note in column), index * (half + 2 * GUTTER)
                )
            )
            yield SetRow((), inner=tuple(inner), below=2)

    def _note(self, note: Field, width: float) -> SetRow:
        beside = looks.NOTE_MARK_WIDTH
        return SetRow(
            (
                self._cells.cell((Words(note.label, Tone.SMALL),), 0, beside),
                self._cells.cell((Words(note.value, Tone.SMALL),), beside, width - beside),
            ),
            below=1,
        )

    def _beside(self, block: Beside) -> Iterator[SetRow]:
        room = self._width - 3 * GUTTER
        left, right = room * block.share, room * (1 - block.share)
        inner = (
            *_stacked(self._narrow(block.left, left), 0),
            *_stacked(self._narrow(block.right, right), left + 3 * GUTTER),
        )
        yield SetRow((), inner=inner)

    def _narrow(self, blocks: Iterable[Block], width: float) -> Iterator[SetRow]:
        composer = Composer(self._cells, self._plates, width, self._keys)
        for block in blocks:
            yield from (row for row in composer.rows(block) if isinstance(row, SetRow))

    def _mark(self, title: str, level: int) -> Mark:
        whole = line(title)
        short = whole if len(whole) <= _OUTLINE_MOST else f"{whole[: _OUTLINE_MOST - 1]}…"
        return Mark(f"mark-{next(self._keys)}", short, level)


def _stacked(rows: Iterable[SetRow], x: float) -> Iterator[Inner]:
    """Yield rows below each other, as they stand within another one."""
    down = 0.0
    for row in rows:
        down += row.space if down else 0.0
        yield Inner(row, x, down)
        down += row.height


def _spaced(rows: Iterable[SetRow], space: float) -> Iterator[SetRow]:
    """Yield the rows with that much room above the first."""
    for row in rows:
        yield replace(row, space=space) if space else row
        space = 0


def _together(rows: Iterable[SetRow]) -> Iterator[SetRow]:
    """Yield the rows so that they stay on one page, where one can hold them all."""
    held: SetRow | None = None
    for row in rows:
        if held is not None:
            yield replace(held, together=True)
        held = row
    if held is not None:
        yield held
