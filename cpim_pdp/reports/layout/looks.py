"""The looks of a print: type, colours and measures, in points on a grid of four."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cpim_pdp.reports.document import (
    Beside,
    Block,
    ColumnKind,
    Figures,
    Heading,
    RowKind,
    Sheet,
    Title,
    Tone,
)
from cpim_pdp.reports.typesetting.faces import Weight

INK = "#1c2126"
SECONDARY = "#5b6470"
ACCENT = "#1f5fd0"
HAIR = "#c3c9d1"
BLANK = "#f5f6f8"
SOFT = "#dbe6fb"
PAPER = "#ffffff"

MARGIN_SIDE = 48
MARGIN_TOP = 48
MARGIN_BOTTOM = 44
HEAD_ABOVE = 22
FOOT_BELOW = 26
GUTTER = 8
LABEL_WIDTH = 92
NOTE_MARK_WIDTH = 16
SIGNING_HEIGHT = 28
CHART_HEIGHT = 96
CHART_KEY = 12
BLANK_SIZE = 9
BLANK_HEIGHT = 20
BLANK_LINE = 12
BAR_HEIGHT = 5
BAR_DROP = 3
COVER_ABOVE = 96
PLATE_SIDE = 28
PLATE_ABOVE = 48
PLATE_BELOW = 60


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set; ``size`` and ``leading`` in points."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: str = INK

    @property
    def leading_on(self) -> "Look":
        """The look of a text that leads to another place."""
        return replace(self, colour=ACCENT)

    @property
    def drop(self) -> float:
        """The way from the top of a line to its baseline, in points."""
        return (self.leading - self.size) / 2 + self.size * 0.83


LOOKS: Mapping[Tone, Look] = {
    Tone.BODY: Look(9, 12),
    Tone.STRONG: Look(9, 12, Weight.BOLD),
    Tone.MUTED: Look(9, 12, colour=SECONDARY),
    Tone.QUIET: Look(7.5, 10, colour=SECONDARY),
    Tone.SMALL: Look(6.5, 8, colour=SECONDARY),
    Tone.LABEL: Look(7.5, 12, colour=SECONDARY),
    Tone.FIGURE: Look(18, 22, Weight.BOLD),
    Tone.TITLE: Look(19, 24, Weight.BOLD),
    Tone.HEADING: Look(11, 14, Weight.BOLD),
    Tone.SUBHEADING: Look(9, 12, Weight.BOLD),
}
IN_TABLE: Mapping[Tone, Look] = {
    **LOOKS,
    Tone.BODY: Look(8, 10),
    Tone.STRONG: Look(8, 10, Weight.BOLD),
    Tone.MUTED: Look(8, 10, colour=SECONDARY),
    Tone.QUIET: Look(7, 8, colour=SECONDARY),
    Tone.LABEL: Look(7, 9, Weight.BOLD, SECONDARY),
    Tone.SUBHEADING: Look(8.5, 11, Weight.BOLD, ACCENT),
}
MARGINAL = Look(7.5, 10, colour=SECONDARY)

WIDTHS: Mapping[ColumnKind, float] = {
    ColumnKind.NUMBER: 22,
    ColumnKind.DATES: 52,
    ColumnKind.ARITHMETIC: 102,
    ColumnKind.POINTS: 36,
    ColumnKind.EVIDENCE: 56,
    ColumnKind.SHORT: 100,
    ColumnKind.MARKS: 36,
    ColumnKind.SHARES: 88,
}
"""Of the columns that do not share what is left."""
TO_THE_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.POINTS, ColumnKind.ARITHMETIC})


@dataclass(frozen=True, slots=True)
class RowLook:
    """The room around a row's texts, and the line above it: its width and colour."""

    above: float
    below: float
    rule: tuple[float, str] | None = None


ROWS: Mapping[RowKind, RowLook] = {
    RowKind.ENTRY: RowLook(1.5, 2, (0.4, HAIR)),
    RowKind.PART: RowLook(1, 1),
    RowKind.GROUP: RowLook(6, 3),
    RowKind.SUBTOTAL: RowLook(3, 3, (0.6, INK)),
    RowKind.TOTAL: RowLook(3, 3, (1.0, INK)),
}


def space_above(block: Block) -> float:
    """Return the room between a block and what stands above it, in points."""
    match block:
        case Title():
            return 0
        case Heading(deep=False):
            return 12
        case Heading() | Sheet() | Figures() | Beside():
            return 10
        case _:
            return 4
