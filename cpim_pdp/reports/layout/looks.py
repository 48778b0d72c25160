"""The looks of a print: type, colours and measures, in points on a grid of four."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cpim_pdp.reports.document import (
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

MARGIN_SIDE = 48
MARGIN_TOP = 64
MARGIN_BOTTOM = 60
HEAD_ABOVE = 28
FOOT_BELOW = 36
GUTTER = 8
LABEL_WIDTH = 96
SIGNING_HEIGHT = 56
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
    Tone.BODY: Look(9.5, 13),
    Tone.STRONG: Look(9.5, 13, Weight.BOLD),
    Tone.MUTED: Look(9.5, 13, colour=SECONDARY),
    Tone.QUIET: Look(8, 11, colour=SECONDARY),
    Tone.LABEL: Look(8, 13, colour=SECONDARY),
    Tone.FIGURE: Look(20, 26, Weight.BOLD),
    Tone.TITLE: Look(20, 28, Weight.BOLD),
    Tone.HEADING: Look(12.5, 18, Weight.BOLD),
    Tone.SUBHEADING: Look(10, 14, Weight.BOLD),
}
IN_TABLE: Mapping[Tone, Look] = {
    **LOOKS,
    Tone.BODY: Look(8.5, 12),
    Tone.STRONG: Look(8.5, 12, Weight.BOLD),
    Tone.MUTED: Look(8.5, 12, colour=SECONDARY),
    Tone.QUIET: Look(7.5, 10, colour=SECONDARY),
    Tone.LABEL: Look(7.5, 10, Weight.BOLD, SECONDARY),
    Tone.SUBHEADING: Look(9.5, 13, Weight.BOLD, ACCENT),
}
MARGINAL = Look(7.5, 10, colour=SECONDARY)

WIDTHS: Mapping[ColumnKind, float] = {
    ColumnKind.NUMBER: 24,
    ColumnKind.DATES: 56,
    ColumnKind.ARITHMETIC: 84,
    ColumnKind.POINTS: 40,
    ColumnKind.EVIDENCE: 52,
    ColumnKind.SHORT: 100,
}
"""Of the columns that do not share what is left."""
TO_THE_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.POINTS})


@dataclass(frozen=True, slots=True)
class RowLook:
    """The room around a row's texts, and the line above it: its width and colour."""

    above: float
    below: float
    rule: tuple[float, str] | None = None


ROWS: Mapping[RowKind, RowLook] = {
    RowKind.ENTRY: RowLook(4, 4, (0.4, HAIR)),
    RowKind.GROUP: RowLook(12, 4),
    RowKind.SUBTOTAL: RowLook(4, 4, (0.6, INK)),
    RowKind.TOTAL: RowLook(4, 4, (1.0, INK)),
}


def space_above(block: Block) -> float:
    """Return the room between a block and what stands above it, in points."""
    match block:
        case Title():
            return 0
        case Heading(deep=False):
            return 20
        case Heading() | Sheet() | Figures():
            return 12
        case _:
            return 4
