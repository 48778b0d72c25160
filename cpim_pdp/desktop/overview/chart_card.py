"""The card of the burn-up chart, which has its room before there is anything to draw."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.overview.chart_room import ChartRoom
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.overview.chart_part import ChartPart


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
