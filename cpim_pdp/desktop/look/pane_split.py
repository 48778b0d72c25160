"""A list and a pane on one thing of it: beside each other, below where it is narrow."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from cpim_pdp.desktop.look.pane_sizes import PaneSizes
from cpim_pdp.desktop.look.theme import GAP


class PaneSplit(QSplitter):
    """Moves the pane below the list where both have no room beside each other.

    Signals:
        changed: the holder made the pane larger or smaller; ``sizes_wished`` is new.
    """

    changed = Signal()

    def __init__(
        self, main: QWidget, pane: QWidget, least_letters: int, parent: QWidget | None = None
    ) -> None:
        """Put ``pane`` beside ``main`` from ``least_letters`` of the font on."""
        super().__init__(parent)
        self._least_letters = least_letters
        self._pane = pane
        self.sizes_wished = PaneSizes()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self.addWidget(main)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda _place, _index: self._note())

    @property
    def is_beside(self) -> bool:
        """Whether the pane stands beside the list."""
        return self.orientation() is Qt.Orientation.Horizontal

    def wish(self, sizes: PaneSizes) -> None:
        """Give the pane these sizes."""
        self.sizes_wished = sizes
        self._share(self.size())

    def _share(self, size: QSize) -> None:
        whole = (size.width() if self.is_beside else size.height()) - self.handleWidth()
        wished = self.sizes_wished.beside if self.is_beside else self.sizes_wished.below
        usual = whole // 4 if self.is_beside else whole // 2
        # The list keeps the half at least, however large the pane once was.
        pane = min(wished or usual, whole // 2)
        self.setSizes([whole - pane, pane])

    def _note(self) -> None:
        _, size = self.sizes()
        before = self.sizes_wished
        if self.is_beside:
            self.sizes_wished = PaneSizes(size, before.below)
        else:
            self.sizes_wished = PaneSizes(before.beside, size)
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Override: as narrow as either can be, for then the pane goes below."""
        hint = super().minimumSizeHint()
        parts = [one for one in map(self.widget, range(self.count())) if one is not None]
        wide = [max(one.minimumWidth(), one.minimumSizeHint().width()) for one in parts]
        return QSize(max(wide, default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: beside or below, by the room that there is."""
        letters = event.size().width() // max(self.fontMetrics().averageCharWidth(), 1)
        orientation = Qt.Orientation
        beside = letters >= self._least_letters
        wanted = orientation.Horizontal if beside else orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
        super().resizeEvent(event)
        self._share(event.size())
