"""A ring around a part that is scrolled, while somebody who uses Tab is there."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cpim_pdp.desktop.look.theme import colours_of

_WIDTH = 2
_ROUND = 6
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class FocusRing(QWidget):
    """Lies over the part; who clicks into it, or comes to its page, knows where they are."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: come and go with the keyboard."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._show(is_wanted=event.reason() in _BY_KEYS)
        elif kind is QEvent.Type.FocusOut:
            self.hide()
        elif kind is QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _show(self, *, is_wanted: bool) -> None:
        self._cover()
        self.setVisible(is_wanted)
        self.raise_()

    def _cover(self) -> None:
        area = self.parentWidget()
        if area is not None:
            self.setGeometry(area.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ring alone."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self).accent), _WIDTH))
        inset = _WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND
        )
