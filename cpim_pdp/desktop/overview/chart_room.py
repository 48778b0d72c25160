"""The room of the burn-up chart: as large as the chart, before there is anything to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy

from cpim_pdp.desktop.look.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SHAPE, _LINES_LEAST, _LINES_MOST = 4.2, 13, 22
"""So many times as wide as tall, within so many lines of text."""


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
