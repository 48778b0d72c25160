"""Texts of the window: their step of the scale, their tone, and the pill that says a standing."""

from __future__ import annotations

from enum import StrEnum, unique

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.theme import Colours, Size, colours_in, colours_of, sized

_READABLE = 75
"""Characters in a line."""


@unique
class Tone(StrEnum):
    """What a colour means; the word beside it always says the same."""

    INK = "ink"
    SECONDARY = "secondary"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"

    def of(self, colours: Colours) -> str:
        """Return this tone's colour in a set."""
        return str(getattr(colours, self.value))

    def soft(self, colours: Colours) -> str:
        """Return the ground for words in this tone: a soft one where the tone is a state."""
        if self in (Tone.GOOD, Tone.WARN, Tone.BAD):
            return str(getattr(colours, f"{self.value}_soft"))
        return colours.card


_ROLES = {
    Tone.INK: QPalette.ColorRole.WindowText,
    Tone.SECONDARY: QPalette.ColorRole.PlaceholderText,
    Tone.ACCENT: QPalette.ColorRole.Link,
    Tone.BAD: QPalette.ColorRole.BrightText,
}
"""Where the palette has the colour of a tone, so that it follows the theme by itself."""


class Label(QLabel):
    """A text in a step of the scale and a tone; follows the system's font size and the theme."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.TEXT,
        tone: Tone = Tone.INK,
        *,
        bold: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._size = size
        self._tone = tone
        self._bold = bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wraps:
            self.setWordWrap(True)
        self._fit()
        if tone is not Tone.INK:
            self._tint()
        dressing.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """Override: what wraps would like one line, up to what is pleasant to read."""
        text = self.text()
        if not self.wordWrap() or not text:
            return super().sizeHint()
        metrics = self.fontMetrics()
        line = metrics.horizontalAdvance(text) + 2 * self.margin() + 1
        width = min(line, metrics.averageCharWidth() * _READABLE)
        return QSize(width, self.heightForWidth(width))

    def set_tone(self, tone: Tone) -> None:
        """Change what the colour means."""
        if tone is not self._tone:
            self._tone = tone
            self._tint()

    def _dress(self) -> None:
        self._fit()
        if self._tone not in _ROLES:
            self._tint()

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), self._size, bold=self._bold))

    def _tint(self) -> None:
        """Take the colour of the tone from the palette, which has none for some of them."""
        palette = QPalette()
        if self._tone not in _ROLES:
            ink = QColor(self._tone.of(colours_in(QApplication.palette())))
            palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
        self.setForegroundRole(_ROLES.get(self._tone, QPalette.ColorRole.WindowText))


def readable(label: Label) -> QHBoxLayout:
    """Return a row in which a text that wraps runs no wider than is pleasant to read."""
    row = QHBoxLayout()
    row.addWidget(label)
    row.addStretch(1)
    return row


class Elided(Label):
    """A one-line text that gives way: shortened where there is no room, whole in its tip."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.TEXT,
        tone: Tone = Tone.INK,
        *,
        bold: bool = False,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Show ``text``; ``cut`` says where it is shortened: a file's name keeps its suffix."""
        super().__init__(text, size, tone, bold=bold)
        self._cut = cut
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def explain(self, about: str) -> None:
        """Say this in the tip, below the whole text where that is shortened."""
        self._about = about
        self.setAccessibleDescription(about)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Override: a few letters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: draw what fits."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), self._cut, self.width())
        whole = self.text() if shown != self.text() else ""
        self.setToolTip("\n".join(part for part in (whole, self._about) if part))
        painter.drawText(self.rect(), self.alignment().value, shown)


class Pill(QLabel):
    """A state as a word on a soft ground with a dot before it."""

    _DOT = 8

    def __init__(self, text: str = "", tone: Tone = Tone.GOOD) -> None:
        super().__init__(text)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()
        dressing.changed.connect(self._fit)

    def show_state(self, text: str, tone: Tone) -> None:
        """Say another state."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override: the word, the dot and the rounded ends."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + self._DOT + 30, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), Size.TITLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground, the dot, the word."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tone.soft(colours)))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.setBrush(QColor(self._tone.of(colours)))
        painter.drawEllipse(10, (self.height() - self._DOT) // 2, self._DOT, self._DOT)
        painter.setPen(QColor(self._tone.of(colours)))
        room = self.rect().adjusted(self._DOT + 16, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter.value, self.text())
