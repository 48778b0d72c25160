"""The line that one types into: what is found is gone through and taken from here, too."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_STEPS, *_PAGES, *_TAKE)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class TypedLine(QLineEdit):
    """Keeps the keyboard while lines are gone through.

    Signals:
        moved: by how many lines.
        turned: by how many pages of lines.
        taken: the current line is to be carried out; True for its other way.
        left: nothing is.
    """

    moved = Signal(int)
    turned = Signal(int)
    taken = Signal(bool)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Override: Ctrl+Enter is for here, whatever else it is for."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: what goes through lines, takes one, or leaves."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif key in _TAKE:
            self.taken.emit(event.modifiers() & ~_KEYPAD == _CONTROL)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
