"""Chips: short words on a rounded ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized


class Chip(QLabel):
    """A word or two; filled where it holds something, else only an outline."""

    def __init__(self, text: str, *, filled: bool, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._filled = filled
        self._fit()
        dressing.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), Size.SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: the word and its rounded ends."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + 5 * GRID
        return QSize(wide, metrics.height() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: it may be shortened."""
        return QSize(10 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground or the outline, and as much of the words as fits."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen if self._filled else QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.selected) if self._filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.setPen(QColor(colours.ink if self._filled else colours.secondary))
        room = self.rect().adjusted(2 * GRID, 0, -2 * GRID, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter.value, shown)
