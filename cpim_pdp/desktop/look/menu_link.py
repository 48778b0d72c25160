"""A word that is one of several: written like a link, with a menu of the others."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized

_ARROW = 12
_LETTERS = 6


class MenuLink(QToolButton):
    """Opens its menu on a click, Space or Enter; the menu is the caller's to fill."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit()
        dressing.changed.connect(self._fit)
        self.setMenu(QMenu(self))

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), Size.SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: the words, the arrow, and room for the ring of focus."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text())
        return QSize(words + _ARROW + 3 * GRID, metrics.height() + GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: the word may be shortened."""
        few = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(
            min(few + _ARROW + 3 * GRID, self.sizeHint().width()), self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: words and arrow, and a ring when they have the focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        colour = colours.accent if lit and self.isEnabled() else colours.secondary
        painter.setPen(QColor(colour))
        room = self._mirrored(QRect(GRID, 0, self.width() - _ARROW - 2 * GRID, self.height()))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        right = Qt.TextElideMode.ElideRight
        painter.drawText(
            room, side.value, self.fontMetrics().elidedText(self.text(), right, room.width())
        )
        arrow = pixmap("chevron-down", colour, _ARROW, self.devicePixelRatioF())
        top = (self.height() - _ARROW) // 2
        left = self.width() - _ARROW - GRID
        painter.drawPixmap(self._mirrored(QRect(left, top, _ARROW, _ARROW)).topLeft(), arrow)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return place
        return place.translated(self.width() - place.left() - place.right() - 1, 0)
