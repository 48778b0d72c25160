"""Plain shapes that every page paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def fill(painter: QPainter, room: QRect, colour: str) -> None:
    """Fill ``room`` with a colour.

    Not by ``fillRect``: to see which of its forms is meant, PySide makes the class of gradients,
    and of the 169 that have a name, which takes as long as painting a page.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(room)
    painter.restore()
