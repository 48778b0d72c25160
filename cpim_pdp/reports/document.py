"""What a print says, block by block; how it looks is `layout`'s."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique


@unique
class Tone(StrEnum):
    """The part that a text plays; muted: less than the body, quiet, small: smaller too."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    QUIET = "quiet"
    SMALL = "small"
    LABEL = "label"
    FIGURE = "figure"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A text and its part; ``to`` names the place that it leads to, if the document has it.

    With ``numbered`` it is the number of that place's page, and ``text`` is empty.
    """

    text: str
    tone: Tone = Tone.BODY
    to: str = ""
    numbered: bool = False

    def __repr__(self) -> str:
        """Return all fields: fingerprints are made of thousands of these."""
        return f"Words({self.text!r}, {self.tone}, {self.to!r}, {self.numbered})"


Cell = tuple[Words, ...]


@unique
class ColumnKind(StrEnum):
    """What a column of a table holds."""

    NUMBER = "number"
    DATES = "dates"
    TEXT = "text"
    ARITHMETIC = "arithmetic"
    POINTS = "points"
    EVIDENCE = "evidence"
    SHORT = "short"
    MARKS = "marks"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    kind: ColumnKind


@unique
class RowKind(StrEnum):
    """What a row of a table is: an entry, a part of one, the name of a group, or a sum."""

    ENTRY = "entry"
    GROUP = "group"
    PART = "part"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a cell for each column (a group has one in all), and a note below it.

    ``place`` is the name by which others lead to it; ``shares`` are the parts of a bar, in 1, that
    stands where a column is of kind SHARES: what is full, and what is only outlined.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ENTRY
    note: Cell = ()
    place: str = ""
    shares: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the print, with what stands below it."""

    text: str
    below: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a section; ``deep`` of a part of one. Both can be found from the outline.

    ``place`` is the name by which others lead to it.
    """

    text: str
    deep: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A running text; each of ``words`` begins a paragraph."""

    words: Cell


@dataclass(frozen=True, slots=True)
class Field:
    """A fact: what it is called, and what it is; ``to`` names the place that it leads to."""

    label: str
    value: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Facts below each other; short ones can have others ``beside`` them in a second column."""

    fields: tuple[Field, ...]
    beside: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to be seen at a glance."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its head is repeated on every page, unless it is ``headless``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headless: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """Small texts in columns, each behind its mark."""

    notes: tuple[Field, ...]


@unique
class CurveKind(StrEnum):
    """What a curve of a chart shows."""

    COUNTED = "counted"
    PLANNED = "planned"
    BAND = "band"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Mark:
    """Points on a day; of a band from ``points`` to ``high``."""

    day: date
    points: Decimal
    high: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Curve:
    """Points over time; ``is_stepped``: so many from each mark's day on, the last ``until``."""

    kind: CurveKind
    label: str
    marks: tuple[Mark, ...]
    is_stepped: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """Points that are to be reached."""

    points: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Points over the time from ``first`` to ``last``, up to ``most``."""

    first: date
    last: date
    most: Decimal
    curves: tuple[Curve, ...]
    levels: tuple[Level, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks at the left and others at the right of them, all on one page.

    ``share`` is the part of the width that the left ones have.
    """

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is said of one thing, kept on one page where it fits; found from the outline.

    ``place`` is the name by which others lead to it, ``back`` the place that its title leads to.
    """

    title: str
    fields: tuple[Fields, ...]
    place: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """A text, lines to be written on by hand, and what stands below them, all on one page."""

    words: Cell
    labels: tuple[str, ...]
    below: Cell = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that is asked for: a field of so many lines to be filled in, on paper or screen.

    ``name`` is the field's own, in the file.
    """

    label: str
    name: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """Facts below each other, those that are known and those that are asked for."""

    fields: tuple[Field | Asked, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A page of its own that announces what is behind it; ``marked`` is its title in the outline.

    ``place`` is the name by which others lead to it, ``attached`` that of a file which its words
    may lead to: one that is put in later.
    """

    title: str
    below: str
    marked: str
    fields: Fields
    words: Cell = ()
    place: str = ""
    attached: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A text that stands in a field of a form: the field's lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A page of its own with a page of somebody else's on it, below a line that says which it is.

    ``name`` is by what that page is put in later, ``width`` and ``height`` its size in points;
    ``entered`` is what is to be written on it.
    """

    name: str
    width: float
    height: float
    left: str
    right: str
    entered: tuple[Entered, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it takes a page on its side."""
        return self.width > self.height


Block = (
    Title
    | Heading
    | Prose
    | Fields
    | Figures
    | Table
    | Notes
    | Chart
    | Beside
    | Sheet
    | Signing
    | Form
    | NewPage
    | Cover
    | Plate
)


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands at the edge of every page; ``foot`` has the places ``{page}`` and ``{pages}``."""

    head_left: str
    head_right: str
    foot_left: str
    foot_right: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole print.

    ``on`` is the date it carries, ``fingerprint`` a hash of what it says; ``japanese``: its
    ideographs have their Japanese forms.
    """

    title: str
    author: str
    subject: str
    language: str
    on: date
    fingerprint: str
    margin: Margin
    blocks: tuple[Block, ...]
    japanese: bool = False

    @property
    def id(self) -> str:
        """The beginning of the fingerprint as a person can read it out: 3FA2-91C0-77DE-0B12."""
        return report_id(self.fingerprint)

    @property
    def places(self) -> frozenset[str]:
        """The names of the places that something can lead to."""
        return frozenset(place for block in self.blocks for place in _places(block) if place)


def report_id(fingerprint: str) -> str:
    """Return the beginning of a fingerprint as a person can read it out: 3FA2-91C0-77DE-0B12."""
    return "-".join(fingerprint[start : start + 4].upper() for start in range(0, 16, 4))


def _places(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Sheet():
            yield block.place
        case Cover():
            yield from (block.place, block.attached)
        case Table():
            yield from (row.place for row in block.rows)
        case Beside():
            for one in (*block.left, *block.right):
                yield from _places(one)
