"""The burn-up chart with what is likely in the end, and what its lines are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpim_pdp.core.forecasting.forecast import Basis
from cpim_pdp.core.forecasting.reading import has_plans
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of
from cpim_pdp.desktop.overview import chart_drawing
from cpim_pdp.desktop.overview.chart import Chart
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import burn_up, forecast

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPen

    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.look.theme import Colours

_SAMPLE = 20


class ChartPart(QWidget):
    """What is in the card of the chart once there is something to draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = Chart()
        self.ahead = Label(tone=Tone.SECONDARY, wraps=True)
        self.counted = Key(burn_up.counted(tr), chart_drawing.counted_pen)
        self.planned = Key(burn_up.planned(tr), chart_drawing.planned_pen)
        self.band = Key(burn_up.band(tr), None)
        self.median = Key(burn_up.median(tr), chart_drawing.median_pen)
        self.pace = Key(burn_up.pace(tr), chart_drawing.pace_pen)
        keys = FlowLayout(gap=4 * GRID)
        for key in (self.counted, self.planned, self.band, self.median, self.pace):
            keys.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.ahead)
        column.addLayout(keys)
        column.addWidget(self.chart)

    def show_summary(self, summary: Summary) -> None:
        """Show the chart of a summary, and explain the lines that it has."""
        chart = summary.burn_up
        self.planned.setVisible(has_plans(chart))
        self.band.setVisible(bool(chart.band))
        self.median.setVisible(bool(chart.band))
        self.ahead.setText(_ahead(summary))
        self.chart.show_chart(chart)


def _ahead(summary: Summary) -> str:
    """Return what there will likely be, and what that goes by; or why it can't be told."""
    known = summary.forecast
    goes_by = forecast.basis(known, tr) if known.basis not in _SAID else ""
    return " ".join(text for text in (burn_up.ahead(summary.burn_up, tr), goes_by) if text)


_SAID = (Basis.REACHED, Basis.CERTAIN)
"""What these mean stands on top of the page."""


class Key(QWidget):
    """A sample of a stroke, or of the band without one, and what it is called."""

    def __init__(self, name: str, pen: Callable[[Colours], QPen] | None) -> None:
        super().__init__()
        self.name = Label(name, Size.SMALL, Tone.SECONDARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + 2)
        row.addWidget(_Sample(pen))
        row.addWidget(self.name)


class _Sample(QWidget):
    """A short piece of a line."""

    def __init__(self, pen: Callable[[Colours], QPen] | None) -> None:
        super().__init__()
        self._pen = pen
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Override: as wide as shows dashes."""
        return QSize(_SAMPLE, _SAMPLE // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the stroke across, or a piece of the band."""
        del event
        painter, colours = QPainter(self), colours_of(self)
        middle = self.height() / 2
        if self._pen is None:
            piece = QRectF(0, middle - GRID, self.width(), 2 * GRID)
            chart_drawing.draw_band(painter, piece, colours)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen(colours))
        painter.drawLine(QLineF(0, middle, self.width(), middle))
