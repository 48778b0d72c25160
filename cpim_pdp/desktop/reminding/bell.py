"""The bell in the head: how many reminders there are, in sight on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, colours_of
from cpim_pdp.desktop.reminding import shown
from cpim_pdp.desktop.settings import REMINDER_SWITCHES
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, reminders

if TYPE_CHECKING:
    from typing import Any

    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Setting, Settings

_ICON = 16


class Bell(QAbstractButton):
    """Leads to the reminders; hidden while there are none."""

    def __init__(
        self, session: Session, settings: Settings, action: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)
        session.changed.connect(self.show_count)
        settings.changed.connect(self._setting_changed)
        self.show_count()

    def show_count(self) -> None:
        """Show how many there are now."""
        count = len(shown.awake(self._session, self._settings))
        self.setText(figures.count(count, tr))
        self.setAccessibleName(reminders.heading(count, tr))
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def _setting_changed(self, setting: Setting[Any]) -> None:
        if any(setting is switch for switch in REMINDER_SWITCHES.values()):
            self.show_count()

    def sizeHint(self) -> QSize:
        """Override: the bell, the number, and room for the ring of focus."""
        metrics = self.fontMetrics()
        wide = _ICON + metrics.horizontalAdvance(self.text()) + 4 * GRID
        return QSize(wide, max(metrics.height(), _ICON) + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the bell and the number beside it, and a ring when they have the focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colours.accent if self.underMouse() or self.hasFocus() else colours.ink
        picture = pixmap("bell", ink, _ICON, self.devicePixelRatioF())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - _ICON - GRID if mirrored else GRID
        painter.drawPixmap(left, (self.height() - _ICON) // 2, picture)
        painter.setPen(QColor(ink))
        words = QRect(0, 0, self.width() - _ICON - 2 * GRID, self.height())
        room = words if mirrored else words.translated(_ICON + 2 * GRID, 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, side.value, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
