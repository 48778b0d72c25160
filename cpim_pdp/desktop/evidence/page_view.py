"""A page to look at closely: as large as fits, or larger, moved by keys, wheel and pointer."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from cpim_pdp.desktop.evidence.pictures import Picture
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.translation import tr

_STEP = 1.25
_CLOSEST = 6.0
_MOST_SIDE = 3_600
"""Pixels: a picture of 3,600 by 3,600 takes 50 MB."""
_PAUSE_MS = 60


class PageView(QScrollArea):
    """Shows a picture, and asks for a sharper one when it is shown larger.

    Signals:
        wanted: so many pixels would be sharp; a `QSize`.
        turned: another page is wanted, this many further on.
        left: Space was pressed: enough was seen.
    """

    wanted = Signal(object)
    turned = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QPixmap()
        self._zoom = 1.0
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet.setScaledContents(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Page"))
        self.setWidget(self._sheet)
        FocusRing(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.box()))

    @property
    def zoom(self) -> float:
        """How much larger than what fits the page is shown."""
        return self._zoom

    def box(self) -> QSize:
        """Return within how many pixels of the screen the page is shown."""
        size = self._room() * self.devicePixelRatioF() * self._zoom
        most = QSize(_MOST_SIDE, _MOST_SIDE)
        fits = size.width() <= _MOST_SIDE and size.height() <= _MOST_SIDE
        return size if fits else size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def show_picture(self, found: Picture) -> None:
        """Show a page; how far it is zoomed in stays."""
        self._page = QPixmap.fromImage(found.image)
        self.setAccessibleDescription(found.words)
        self._fit()

    def zoom_in(self) -> None:
        """Show it larger."""
        self.zoom_to(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show it smaller, at least so that all of it is seen."""
        self.zoom_to(self._zoom / _STEP)

    def zoom_to(self, zoom: float) -> None:
        """Show it so many times larger than what fits, up to six times."""
        middle = self._middle()
        self._zoom = min(max(zoom, 1.0), _CLOSEST)
        self._fit()
        self._go_to(middle)
        self._pause.start()

    def fit_width(self) -> None:
        """Show it as wide as there is room; once it is, as a whole again."""
        whole = self._whole()
        if whole.isEmpty():
            return
        wide = self.viewport().width() / whole.width()
        is_wide = abs(self._zoom - min(max(wide, 1.0), _CLOSEST)) < 0.01
        self.zoom_to(1.0 if is_wide else wide)
        self.verticalScrollBar().setValue(0)

    def _room(self) -> QSize:
        """Return the room without scroll bars, which come and go with the zoom."""
        return self.maximumViewportSize()

    def _whole(self) -> QSize:
        """Return how large the page is where all of it is seen."""
        if self._page.isNull():
            return QSize()
        return self._page.size().scaled(self._room(), Qt.AspectRatioMode.KeepAspectRatio)

    def _fit(self) -> None:
        self._sheet.setPixmap(self._page)
        self._sheet.resize(self._whole() * self._zoom)

    def _middle(self) -> tuple[float, float]:
        """Return which part of the page is in the middle of the view, as shares."""
        size = self._sheet.size().expandedTo(QSize(1, 1))
        place = self.viewport().rect().center() - self._sheet.pos()
        return place.x() / size.width(), place.y() / size.height()

    def _go_to(self, middle: tuple[float, float]) -> None:
        size, half = self._sheet.size(), self.viewport().size() / 2
        self.horizontalScrollBar().setValue(round(middle[0] * size.width() - half.width()))
        self.verticalScrollBar().setValue(round(middle[1] * size.height() - half.height()))

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: as large as fits now."""
        super().resizeEvent(event)
        self._fit()
        self._pause.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: with Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the keys of a page."""
        across = self.horizontalScrollBar().maximum() > 0
        match Qt.Key(event.key()):
            case Qt.Key.Key_Space:
                self.left.emit()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.zoom_to(1.0)
            case Qt.Key.Key_W:
                self.fit_width()
            case Qt.Key.Key_PageDown:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp:
                self.turned.emit(-1)
            case Qt.Key.Key_Right if not across:
                self.turned.emit(-1 if self.isRightToLeft() else 1)
            case Qt.Key.Key_Left if not across:
                self.turned.emit(1 if self.isRightToLeft() else -1)
            case _:
                super().keyPressEvent(event)
