"""The ground that things stand on: a card with a hairline and round corners, and its title."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.painting import fill
from cpim_pdp.desktop.look.theme import (
    GRID,
    PADDING_ACROSS,
    PADDING_DOWN,
    RADIUS,
    Size,
    colours_of,
)


class Card(QFrame):
    """A card; what it holds goes into ``content``. Its title is its accessible name."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(PADDING_ACROSS, PADDING_DOWN, PADDING_ACROSS, PADDING_DOWN)
        self.content.setSpacing(2 * GRID)
        self.setAccessibleName(title)
        if title:
            self.content.addWidget(Label(title, Size.TITLE, Tone.SECONDARY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground and the hairline."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Hairline(QFrame):
    """A line between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the line."""
        del event
        fill(QPainter(self), self.rect(), colours_of(self).line)
