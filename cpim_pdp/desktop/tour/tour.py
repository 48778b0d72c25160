"""The tour: from stop to stop, given up at any time, and remembered as taken from its start on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.settings import TOUR_TAKEN, Settings
from cpim_pdp.desktop.tour.callout import Callout
from cpim_pdp.desktop.tour.place import Place
from cpim_pdp.desktop.tour.stops import STOPS

Places = Mapping[Place, Callable[[], tuple[QWidget, QRect]]]
"""Which part of which widget each place is just now."""


class Tour(QObject):
    """Leads through one window, over what it shows."""

    def __init__(
        self, actions: Actions, settings: Settings, window: QWidget, middle: QWidget
    ) -> None:
        """Stand over ``window``; what comes and goes in ``middle`` moves the places."""
        super().__init__(window)
        self._places: Places = {}
        self._actions = actions
        self._settings = settings
        self._at = 0
        self._before: QWidget | None = None
        self.callout = Callout(window)
        self.callout.next_wanted.connect(self._go_on)
        self.callout.skipped.connect(self.leave)
        self._moving = QTimer(self, interval=0, singleShot=True)
        self._moving.timeout.connect(self._point)
        middle.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether something is being shown."""
        return self.callout.isVisible()

    def begin(self, places: Places) -> None:
        """Begin at the first stop."""
        self._settings.set(TOUR_TAKEN, value=True)
        if not self.is_on:
            self._before = QApplication.focusWidget()
        self._places = places
        self._show(0)

    def leave(self) -> None:
        """Show no more, and give the keyboard back to where it was."""
        had_keyboard = self.callout.isAncestorOf(QApplication.focusWidget() or self._window)
        self.callout.hide()
        if had_keyboard and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    @property
    def _window(self) -> QWidget:
        window = self.callout.parentWidget()
        assert window is not None  # noqa: S101 - tells the type checker what the constructor made
        return window

    def _go_on(self) -> None:
        if self._at + 1 < len(STOPS):
            self._show(self._at + 1)
        else:
            self.leave()

    def _show(self, at: int) -> None:
        self._at = at
        stop = STOPS[at]
        words = stop.text(self._actions)
        self.callout.say(stop.title(), words, number=at + 1, count=len(STOPS))
        self._point()
        self.callout.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _point(self) -> None:
        stop = STOPS[self._at]
        widget, part = self._places[stop.place]()
        corner = widget.mapTo(self._window, part.topLeft())
        target = QRect(corner, part.size()) if widget.isVisible() else QRect()
        self.callout.point_at(target, beside=stop.beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: what is pointed at may have moved."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.is_on:
            self._moving.start()
        return super().eventFilter(watched, event)
