"""What pages are made of: rows of set lines that know where they may be parted."""

from dataclasses import dataclass, field, replace

from cpim_pdp.reports.document import Plate
from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.typesetting.setting import Line

_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its look; ``to`` is the place that it leads to, if any.

    ``numbered``: the number of that place's page is put there instead of the line.
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
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", sum(one.look.leading for one in self.lines))

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
class Bar:
    """A bar, ``x`` from the left: the parts of its width that are full, and those outlined."""

    x: float
    width: float
    full: float
    outlined: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points: from the left, and from the top downwards."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A shape within points, full of a colour."""

    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text that begins at a place, on a baseline so far from the top."""

    line: SetLine
    x: float
    down: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, one above the other, and the texts among them."""

    height: float
    shapes: tuple[Stroke | Area, ...]
    labels: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to be filled in, ``x`` from the left, as high as its row: what it is called."""

    name: str
    label: str
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Inner:
    """A row within another one, ``x`` from its left and ``down`` from its upper edge."""

    row: "SetRow"
    x: float
    down: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the outline leads to; ``level`` 0 is the outermost."""

    key: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of cells with its room above and below and the rule (width, colour) on its upper edge.

    ``space`` is left above it unless it begins a page; ``head`` is put above it where it does.
    ``keeps``: stays whole where a page can hold it; ``keeps_next``: never ends a page;
    ``together``: does not either, if all such rows in a row fit on one. ``gapped``: the rule is
    above each cell, not in one. ``place`` is the name by which others lead to it.
    """

    cells: tuple[SetCell, ...]
    above: float = 0
    below: float = 0
    rule: tuple[float, str] | None = None
    space: float = 0
    keeps: bool = True
    keeps_next: bool = False
    together: bool = False
    gapped: bool = False
    mark: Mark | None = None
    place: str = ""
    head: "SetRow | None" = None
    bar: Bar | None = None
    inner: tuple[Inner, ...] = ()
    blank: Blank | None = None
    drawing: Drawing | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tallest = max((cell.height for cell in self.cells), default=0.0)
        if self.drawing:
            tallest = max(tallest, self.drawing.height)
        if self.blank:
            tallest = max(tallest, self.blank.height)
        if self.inner:
            tallest = max(tallest, *(one.down + one.row.height for one in self.inner))
        object.__setattr__(self, "height", self.above + self.below + tallest)

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
        first = replace(self, cells=tuple(one for one, _ in parts), below=0)
        rest = replace(
            self,
            cells=tuple(one for _, one in parts),
            above=0,
            rule=None,
            space=0,
            mark=None,
            place="",
        )
        return first, rest


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class SetPlate:
    """A page with somebody else's page on it.

    ``labels`` are the lines above it, at the left and at the right; ``entered`` are lines on it,
    each with where it begins.
    """

    plate: Plate
    labels: tuple[SetLine, SetLine]
    entered: tuple[tuple[SetLine, float, float], ...]
