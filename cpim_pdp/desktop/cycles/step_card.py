"""A card that is a step on the way to file: its number, its title, and how far it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized


class Badge(QLabel):
    """A number in a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: round, with room for a figure."""
        side = self.fontMetrics().height() + 2 * GRID
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ring and the number."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(sized(self.font(), Size.SMALL, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter.value, self.text())


class StepCard(Card):
    """Its title is its accessible name; without a number it is a card like others."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(title)
        self.badge = Badge()
        self.title = Label(title, bold=True)
        self.state = Label("", Size.SMALL, Tone.SECONDARY)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.badge)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.state)
        self.content.addLayout(row)
        self.content.setSpacing(2 * GRID)
        self.badge.hide()
        self.state.hide()

    def show_number(self, number: int) -> None:
        """Show which step this is; 0 for none."""
        self.badge.setText(str(number))
        self.badge.setVisible(bool(number))

    def show_state(self, text: str, tone: Tone) -> None:
        """Say how far the step is."""
        self.state.setText(text)
        self.state.set_tone(tone)
        self.state.setVisible(bool(text))

    def rename(self, title: str) -> None:
        """Call it otherwise, as the cycle asks."""
        self.title.setText(title)
        self.setAccessibleName(title)
