"""The card of the burn-up chart, which has its room before there is anything to draw."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.overview.chart_part import ChartPart

_SHAPE, _LINES_LEAST, _LINES_MOST = 4.2, 13, 22
"""So many times as wide as tall, within so many lines of text."""


class ChartCard(Card):
    """Points over the cycle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Points over the cycle"), parent)
        self._blank = _Blank()
        self.content.addWidget(self._blank)

    @cached_property
    def part(self) -> ChartPart:
        """What is drawn, made for the first summary: the window is painted without it."""
        from cpim_pdp.desktop.overview.chart_part import (  # noqa: PLC0415 - after the first painting
            ChartPart,
        )

        part = ChartPart()
        self.content.replaceWidget(self._blank, part)
        self._blank.hide()
        self._blank.deleteLater()
        return part

    def show_summary(self, summary: Summary) -> None:
        """Show the chart of a summary."""
        self.part.show_summary(summary)


class ChartRoom(QLabel):
    """As large as a chart, and empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Override: a chart keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override: taller where it is wider, within bounds that follow the text."""
        line = self._line_height()
        tall = min(max(width / _SHAPE, _LINES_LEAST * line), _LINES_MOST * line)
        return int(tall) // GRID * GRID

    def sizeHint(self) -> QSize:
        """Override: as wide as there is room."""
        return self._size(40)

    def minimumSizeHint(self) -> QSize:
        """Override: a few years side by side."""
        return self._size(12)

    def _size(self, lines: int) -> QSize:
        width = self._line_height() * lines
        return QSize(width, self.heightForWidth(width))

    def _line_height(self) -> int:
        return self.fontMetrics().height()


class _Blank(QWidget):
    """A sentence, a line of names and a chart that are still to come."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(Label("…", tone=Tone.SECONDARY))
        column.addWidget(Label(" ", Size.SMALL))
        column.addWidget(ChartRoom())
