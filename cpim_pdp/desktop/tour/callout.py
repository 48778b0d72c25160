"""A card that points at something in the window, and is in nobody's way."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.look.buttons import FilledButton, LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, RADIUS, Size, colours_of
from cpim_pdp.desktop.translation import tr

_LETTERS = 46
"""How wide it is where there is room, in letters."""
_TIP = 8
"""How far its tip stands out, in pixels; the card keeps that room on every side."""


class Callout(QFrame):
    """Says one thing at a time; who does not want to hear it goes on working.

    Signals:
        next_wanted: the holder has read it.
        skipped: the holder wants to hear no more.
    """

    next_wanted = Signal()
    skipped = Signal()

    def __init__(self, over: QWidget) -> None:
        """Make it a part of ``over``, out of sight."""
        super().__init__(over)
        self._target = QRect()
        self._beside = False
        self.title = Label("", Size.TITLE)
        self.words = Label("", wraps=True)
        self.counter = Label("", Size.SMALL, Tone.SECONDARY)
        self.skip_button = LinkButton(tr("Skip the tour"))
        self.next_button = FilledButton(tr("Next"))
        self.skip_button.setToolTip(tr("Esc"))
        self.skip_button.clicked.connect(self.skipped)
        self.next_button.clicked.connect(self.next_wanted)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.skipped.emit)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.counter)
        row.addStretch(1)
        row.addWidget(self.skip_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        around = _TIP + GAP
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(2 * GRID)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(row)

    def say(self, title: str, words: str, *, number: int, count: int) -> None:
        """Say one of several things; after the last there is nothing to skip."""
        is_last = number == count
        self.title.setText(title)
        self.words.setText(words)
        self.counter.setText(tr("{number} of {count}").format(number=number, count=count))
        self.skip_button.setVisible(not is_last)
        self.next_button.setText(tr("Done") if is_last else tr("Next"))
        self.next_button.updateGeometry()
        self.setAccessibleName(tr("Tour, {number} of {count}").format(number=number, count=count))
        self.setAccessibleDescription(words)
        announce(self, tr("{title}. {text}").format(title=title, text=words), at_once=False)

    def point_at(self, target: QRect, *, beside: bool = False) -> None:
        """Stand below a place, or ``beside`` it; where that is empty, at the top in the middle."""
        self._target = target
        self._beside = beside
        self.resize(self._size())
        self.move(self._place())
        self.show()
        self.raise_()
        self.update()

    def _size(self) -> QSize:
        over = self.parentWidget()
        room = self.width() if over is None else over.width()
        wide = min(_LETTERS * self.fontMetrics().averageCharWidth(), room)
        wide = max(wide, min(self.minimumSizeHint().width(), room))
        layout = self.layout()
        tall = self.sizeHint().height() if layout is None else layout.totalHeightForWidth(wide)
        return QSize(wide, tall)

    def _place(self) -> QPoint:
        over = self.parentWidget()
        if over is None:
            return QPoint()
        room = over.rect()
        if self._target.isEmpty():
            return QPoint((room.width() - self.width()) // 2, 0)
        across = self._target.center().x() - self.width() // 2
        down = self._target.bottom() + 1
        if self._beside:
            on_left, on_right = self._target.left() - self.width(), self._target.right() + 1
            across = on_left if self.isRightToLeft() else on_right
            down = self._target.center().y() - self.height() // 2
        most_across, most_down = room.width() - self.width(), room.height() - self.height()
        return QPoint(max(0, min(across, most_across)), max(0, min(down, most_down)))

    # What it looks like

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the card, and the tip that points."""
        del event
        colours = colours_of(self)
        card = QPainterPath()
        inset = _TIP + 0.5
        card.addRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
        )
        if not self._target.isEmpty():
            card = card.united(self._tip())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawPath(card)

    def _tip(self) -> QPainterPath:
        """Return a triangle that stands out towards the target."""
        to, least = self._target.center() - self.pos(), 2 * _TIP + RADIUS
        # A little into the card, so that there is no line between the two.
        edge = _TIP + 1
        if self._beside:
            down = max(least, min(to.y(), self.height() - least))
            is_on_right = to.x() > 0
            edge, out = (self.width() - edge, self.width()) if is_on_right else (edge, 0)
            corners = (edge, down - _TIP), (out, down), (edge, down + _TIP)
        else:
            across = max(least, min(to.x(), self.width() - least))
            corners = (across - _TIP, edge), (across, 0), (across + _TIP, edge)
        tip = QPainterPath()
        tip.addPolygon([QPointF(*corner) for corner in corners])
        tip.closeSubpath()
        return tip
