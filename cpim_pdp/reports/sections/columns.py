"""Figures in columns: with as many decimals as the longest of them, so that points align."""

from collections.abc import Iterable
from decimal import Decimal

from cpim_pdp.reports.document import Cell, Tone, Words

_MINUS = "\u2212"


class Decimals:
    """Writes the points of one table."""

    def __init__(self, values: Iterable[Decimal]) -> None:
        shortest = (f"{value:f}".partition(".")[2].rstrip("0") for value in values)
        self._places = max(map(len, shortest), default=0)

    def cell(self, value: Decimal, tone: Tone = Tone.BODY) -> Cell:
        """Return a cell with the points."""
        return (Words(f"{value:.{self._places}f}".replace("-", _MINUS), tone),)


def text(value: str, tone: Tone = Tone.BODY) -> Cell:
    """Return a cell with one text; empty for none."""
    return (Words(value, tone),) if value else ()


def ranges(numbers: Iterable[int]) -> str:
    """Return whole numbers in short, those that follow each other as a range: 3-5, 8."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        "\N{EN DASH}".join(str(one) for one in dict.fromkeys((run[0], run[-1]))) for run in runs
    )
