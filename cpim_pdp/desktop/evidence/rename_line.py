"""A file's name while it is being typed anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cpim_pdp.desktop.translation import tr


class RenameLine(QLineEdit):
    """Enter takes the name, and so does leaving it; Esc does not. The suffix is not selected.

    Signals:
        named: another name was typed.
        left: it is not wanted any more.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._before = name
        self._is_done = False
        self.setAccessibleName(tr("New name of {name}").format(name=name))

    def begin(self) -> None:
        """Take the keyboard."""
        self.setFocus()
        stem = self._before.rpartition(".")[0] or self._before
        self.setSelection(0, len(stem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter and Esc end it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(is_taken=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(is_taken=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: what was typed is taken, unless nothing of it is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end(is_taken=True)

    def _end(self, *, is_taken: bool) -> None:
        if self._is_done:
            return
        self._is_done = True
        wanted = self.text().strip()
        if is_taken and wanted and wanted != self._before:
            self.named.emit(wanted)
        self.left.emit()
