"""A share as a bar: filled, then hatched, then empty; it says its content in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from cpim_pdp.desktop.look.theme import colours_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_THICK = 8
_HATCH = Qt.BrushStyle.BDiagPattern


class Bar(QLabel):
    """A label, so that a screen reader reads its sentence.

    ``filled`` and ``hatched`` are shares of 1, the second behind the first.
    """

    def __init__(
        self,
        sentence: str = "",
        filled: float = 0,
        hatched: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(sentence, filled, hatched)

    def tell(self, sentence: str, filled: float, hatched: float = 0) -> None:
        """Show these shares, and say so."""
        self._filled, self._hatched = filled, hatched
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Override: a thin line."""
        return QSize(8 * _THICK, _THICK)

    def minimumSizeHint(self) -> QSize:
        """Override: a thin line."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground, and the shares of it."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._draw(painter, self.width(), QColor(colours.line))
        if self._hatched > 0:
            both = self._end(self._filled + self._hatched)
            self._draw(painter, both, QColor(colours.accent_soft))
            self._draw(painter, both, QBrush(QColor(colours.accent), _HATCH))
        if self._filled > 0:
            self._draw(painter, self._end(self._filled), QColor(colours.accent))

    def _draw(self, painter: QPainter, end: float, brush: QBrush | QColor) -> None:
        painter.setBrush(brush)
        painter.drawRoundedRect(QRectF(0, 0, end, _THICK), _THICK / 2, _THICK / 2)

    def _end(self, share: float) -> float:
        """Return where a share ends; the smallest one can still be seen."""
        return max(_THICK, self.width() * min(share, 1.0))
