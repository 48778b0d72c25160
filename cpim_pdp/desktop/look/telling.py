"""A card that tells something in full: a title, a sentence on it, and lines below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr

_MOST = 60
"""More lines nobody reads; the rest is counted."""


class Telling(Card):
    """Scrolls where the words need more room than there is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.title = Label("", Size.HEAD, wraps=True)
        self.under = Label("", tone=Tone.SECONDARY, wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 2 * GRID, 0, 0)
        self._lines.setSpacing(GRID)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.under)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(name)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        FocusRing(area)
        self.content.addWidget(area)

    def tell(
        self,
        title: str,
        under: str,
        lines: Sequence[str] = (),
        *,
        bold: frozenset[int] = frozenset(),
    ) -> None:
        """Tell this; the lines at the places in ``bold`` are headings of what follows them."""
        self.title.setText(title)
        self.under.setText(under)
        self.under.setVisible(bool(under))
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(lines[:_MOST]):
            self._lines.addWidget(Label(line, bold=place in bold, wraps=True))
        if len(lines) > _MOST:
            self._lines.addWidget(Label(tr("and %n more", "lines", len(lines) - _MOST)))

    def lines(self) -> tuple[str, ...]:
        """Return the lines that are told."""
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        labels = [item.widget() for item in items if item is not None]
        return tuple(one.text() for one in labels if isinstance(one, Label))
