"""What a column of the table of activities is: one line of the table in `columns`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFont

from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.look.labels import Tone


def _ink(_row: Row) -> Tone:
    return Tone.INK


def _no_icon(_row: Row) -> str:
    return ""


def _no_samples() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Column:
    """What a row shows, says and is sorted by in this column.

    ``about`` explains the column; ``spoken`` is what a screen reader says where that is more than
    the text; ``tip`` explains a cell, and ``rule`` is the rule behind it. At first a column has
    room for the texts of ``samples``, or for ``letters``. Those ``at_first`` are shown until the
    holder chooses; of them, the ones that ``give way`` are hidden in a narrow window, the highest
    number first.
    """

    key: str
    title: str
    about: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any]
    spoken: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    rule: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone] = _ink
    icon: Callable[[Row], str] = _no_icon
    weight: QFont.Weight = QFont.Weight.Normal
    samples: Callable[[], Sequence[str]] = _no_samples
    letters: int = 0
    is_figure: bool = False
    newest_first: bool = False
    """Whether the first click on its head sorts downwards."""
    at_first: bool = False
    gives_way: int = 0

    def whole_tip(self, row: Row) -> str:
        """Return what explains a cell, with the rule behind it."""
        told = (self.tip or self.text)(row), self.rule(row) if self.rule is not None else ""
        return "\n".join(part for part in told if part)

    @property
    def has_width(self) -> bool:
        """Whether it is declared how wide it is at first."""
        return self.letters > 0 or self.samples is not _no_samples

    @property
    def has_icon(self) -> bool:
        """Whether a cell may have an icon before its text."""
        return self.icon is not _no_icon
