"""The strip over a log that can only be read: it stays for as long as that is so."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID, PAGE_MARGIN, colours_of
from cpim_pdp.desktop.translation import tr

_ICON = 16


class ReadOnlyStrip(QFrame):
    """Says so in one sentence, with what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(
            tr(
                "This log can only be read: to change it, copy it to a folder you may write to, or"
                " lift the write protection."
            ),
            wraps=True,
        )
        self.setAccessibleName(self.words.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN + _ICON, 2 * GRID, PAGE_MARGIN, 2 * GRID)
        row.addWidget(self.words)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a soft ground with the icon of a warning."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.warn_soft))
        picture = pixmap("warning", colours.warn, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(3 * GRID, (self.height() - _ICON) // 2, picture)
