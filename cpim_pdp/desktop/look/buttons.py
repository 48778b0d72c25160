"""The buttons that are not the system's: the one filled button, and one that looks like a link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, colours_of

_ICON = 16
_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value


class FilledButton(QPushButton):
    """What one does most on this page; a page has one of them."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Override: the words, the icon and room around them."""
        metrics = self.fontMetrics()
        words = metrics.size(_MNEMONIC, self.text())
        icon = _ICON + 2 * GRID if self._icon else 0
        return QSize(words.width() + icon + 8 * GRID, max(metrics.height() + 4 * GRID, 8 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Override: keep the words half bold in the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and not self.font().bold():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a filled shape, a ring of focus, icon and words."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground())
        shape = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(shape, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        self._draw_words(painter, colours.on_accent if self.isEnabled() else colours.secondary)

    def _ground(self) -> QColor:
        colours = colours_of(self)
        if not self.isEnabled():
            return QColor(colours.line)
        ground = QColor(colours.accent)
        if self.isDown():
            return ground.darker(115)
        return ground.darker(107) if self.underMouse() else ground

    def _draw_words(self, painter: QPainter, colour: str) -> None:
        metrics = self.fontMetrics()
        words = metrics.size(_MNEMONIC, self.text()).width()
        icon = _ICON + 2 * GRID if self._icon else 0
        left = (self.width() - words - icon) // 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._icon:
            picture = pixmap(self._icon, colour, _ICON, self.devicePixelRatioF())
            across = left + words + 2 * GRID if mirrored else left
            painter.drawPixmap(across, (self.height() - _ICON) // 2, picture)
        painter.setPen(QColor(colour))
        room = QRect(left if mirrored else left + icon, 0, words, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter.value | _MNEMONIC, self.text())


class ClosingButton(QPushButton):
    """A plain button that Enter presses from anywhere, with a ring where it has the keyboard.

    Fusion frames the default button as it frames the one that has the keyboard.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the button, and a ring inside its frame when it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours_of(self).accent), 1))
            inset = GRID - 0.5
            room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(room, 2, 2)


class LinkButton(QPushButton):
    """A small thing to do, written like a link; underlined under the pointer and in focus."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Override: the words and a little room for the ring of focus."""
        metrics = self.fontMetrics()
        words = metrics.size(_MNEMONIC, self.text())
        return QSize(words.width() + 2 * GRID, metrics.height() + GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the words, and a ring when they have the focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if self.isEnabled() else colours.secondary))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter.value | _MNEMONIC, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def ended(line: QWidget) -> QHBoxLayout:
    """Return a row in which the words of a link at the end of a line end where other lines do."""
    row = QHBoxLayout()
    row.addWidget(line, 1)
    row.addSpacing(-GRID)
    return row


def flush(button: LinkButton) -> QHBoxLayout:
    """Return a row in which the words of a link begin where the text above and below begins."""
    row = QHBoxLayout()
    row.addSpacing(-GRID)
    row.addWidget(button)
    row.addStretch(1)
    return row
