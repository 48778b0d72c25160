"""How likely something planned is, in per cent: set in place, taken over when one has settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent

_STEP = 5
_MOST = 100
_SETTLES_MS = 700
"""The arrows may be pressed several times before the value is meant."""


class LikelihoodField(QSpinBox):
    """A number of per cent in steps of five; any other may be typed.

    Signals:
        settled: the value that is meant, once it is another than before.
    """

    settled = Signal(int)

    def __init__(self, name: str, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = value
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self.settle)
        self.setRange(0, _MOST)
        self.setSingleStep(_STEP)
        self.setSuffix(tr(" %", "after a number"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setValue(value)
        self.name(name)
        self.setToolTip(tr("How likely it comes true"))
        self.valueChanged.connect(lambda _value: self._settling.start())

    def name(self, text: str) -> None:
        """Name the field, and the line in it, for a screen reader."""
        self.setAccessibleName(text)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(text)

    def show_value(self, value: int) -> None:
        """Show a value that is known already."""
        self._told = value
        self.setValue(value)
        self._settling.stop()

    def settle(self) -> None:
        """Tell the value now, if it is another."""
        self._settling.stop()
        if self.value() != self._told:
            self._told = self.value()
            self.settled.emit(self.value())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: whoever goes on means what is there."""
        super().focusOutEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: the wheel scrolls the page, unless one is in the field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
