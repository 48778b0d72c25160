"""Figures in columns: with as many decimals as the longest of them, so that points align."""

from collections.abc import Iterable
from decimal import Decimal

from cpim_pdp.reports.document import Cell, Column, ColumnKind, Tone, Words
from cpim_pdp.wording.translation import Translate


class Decimals:
    """Writes the points of one table."""

    def __init__(self, values: Iterable[Decimal]) -> None:
        shortest = (f"{value:f}".partition(".")[2].rstrip("0") for value in values)
        self._places = max(map(len, shortest), default=0)

    def cell(self, value: Decimal, tone: Tone = Tone.BODY) -> Cell:
        """Return a cell with the points."""
        return (Words(f"{value:.{self._places}f}", tone),)


def claimed_and_counted(tr: Translate) -> tuple[Column, Column]:
    """Return the two columns that every table of points ends with."""
    return Column(tr("Claimed"), ColumnKind.POINTS), Column(tr("Counted"), ColumnKind.POINTS)


def text(value: str, tone: Tone = Tone.BODY) -> Cell:
    """Return a cell with one text; empty for none."""
    return (Words(value, tone),) if value else ()
