"""A small picture of a file of evidence, which opens the larger one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cpim_pdp.desktop.evidence.pictures import Blank, Picture, why_blank
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, colours_of
from cpim_pdp.desktop.translation import tr

SIDE = 48
_ICON = 16
_ROUND = 4
_ICONS = {Blank.ENCRYPTED: "lock", Blank.DAMAGED: "warning", Blank.UNREADABLE: "warning"}
"""What is wrong with a file that should have a picture, and has none."""


class Thumb(QAbstractButton):
    """Shows the first page as soon as it is made; until then, or for good, an icon.

    Signals:
        looked: what ``found`` and ``trouble`` say may be new.
    """

    looked = Signal()

    def __init__(self, file: Shown, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._previews = previews
        self._found: Picture | Blank | None = None
        self._drawn = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Look at {name}").format(name=file.name))
        previews.made.connect(self._made)
        self._look()

    @property
    def found(self) -> Picture | Blank | None:
        """The picture, why there is none, or None while it is being made."""
        return self._found

    @property
    def trouble(self) -> str:
        """What is wrong with the file, empty where nothing is known to be."""
        found = self._found
        return why_blank(found) if isinstance(found, Blank) and found in _ICONS else ""

    def sizeHint(self) -> QSize:
        """Override: a small square."""
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def _made(self, key: str) -> None:
        if key == self._file.key:
            self._look()

    def _look(self) -> None:
        ratio = self.devicePixelRatioF()
        self._found = self._previews.thumbnail(self._file, round((SIDE - 2) * ratio))
        if isinstance(self._found, Picture):
            self._drawn = QPixmap.fromImage(self._found.image)
            self._drawn.setDevicePixelRatio(ratio)
        why = why_blank(self._found) if isinstance(self._found, Blank) else ""
        self.setToolTip(why or tr("Look at it (Space)"))
        self.setAccessibleDescription(why)
        self.update()
        self.looked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the page with a hairline around it, or an icon on a soft ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        room = self._room()
        if self._drawn.isNull():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
            self._draw_icon(painter, room)
        else:
            painter.drawPixmap(room.topLeft(), self._drawn)
            painter.setPen(QPen(QColor(colours.edge if self.underMouse() else colours.line), 1))
            painter.drawRect(QRectF(room).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def _draw_icon(self, painter: QPainter, room: QRect) -> None:
        kind = self._found if isinstance(self._found, Blank) else Blank.NOT_DRAWN
        name = _ICONS.get(kind, "file")
        picture = pixmap(name, colours_of(self).secondary, _ICON, self.devicePixelRatioF())
        middle = room.center()
        painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON // 2, picture)

    def _room(self) -> QRect:
        """Return where the page lies: in the middle, as large as it is."""
        if self._drawn.isNull():
            return self.rect().adjusted(GRID, 1, -GRID, -1)
        size = self._drawn.deviceIndependentSize().toSize()
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        return place
