"""Chips that are switched on and off: filters of a list, topics of an activity."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

_MARK = 12
_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value


class ToggleChip(QPushButton):
    """On, it is filled and carries a check mark, so that nothing rests on colour alone."""

    behind = 0
    """How many pixels are kept free behind the words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words = text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._fit()
        dressing.changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(lambda _on: self.updateGeometry())

    def show_count(self, count: int | None) -> None:
        """Show how many there are beside the words, with None the words alone."""
        shown = "" if count is None else f"\N{NO-BREAK SPACE}{figures.count(count, tr)}"
        self.setText(f"{self._words}{shown}")
        self.updateGeometry()

    def _mark_room(self) -> int:
        return _MARK + GRID if self.isChecked() else 0

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), Size.SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: the words, the mark and the round ends."""
        words = self.fontMetrics().size(_MNEMONIC, self.text())
        wide = words.width() + self._mark_room() + self.behind + 6 * GRID
        return QSize(wide, words.height() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a pill, filled and marked when on, with a ring of focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked() or self.isDown()
        painter.setBrush(QColor(colours.selected if is_on else colours.card))
        edge = colours.edge if self.underMouse() else colours.line
        ring = QPen(QColor(colours.accent), 2) if self.hasFocus() else QPen(QColor(edge), 1)
        painter.setPen(ring)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        ink = colours.ink if self.isChecked() else colours.secondary
        self._draw_words(painter, ink if self.isEnabled() else colours.edge)

    def _draw_words(self, painter: QPainter, ink: str) -> None:
        room = self.rect().adjusted(3 * GRID, 0, -3 * GRID - self.behind, 0)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self.isChecked():
            left = room.right() - _MARK if mirrored else room.left()
            picture = pixmap("check", ink, _MARK, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - _MARK) // 2, picture)
            cut = self._mark_room()
            room.adjust(0 if mirrored else cut, 0, -cut if mirrored else 0, 0)
        if mirrored:
            room.translate(self.behind, 0)
        painter.setPen(QColor(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter.value | _MNEMONIC, self.text())
