"""The icon in the system's tray: the countdown in its tip, a menu, and a word on what is new.

While it is there the window may be closed and the program goes on; where it is not, closing the
window quits, or nobody could quit any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from cpim_pdp import assets
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.reminding import shown
from cpim_pdp.desktop.settings import TRAY
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names, reminders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.opening import Opening
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Settings

_WATCH_MS = 5_000


class Tray(QObject):
    """Follows the setting and the open log.

    Signals:
        window_wanted: the window is to come to the front.
    """

    window_wanted = Signal()

    def __init__(
        self, window: QWidget, opening: Opening, settings: Settings, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._settings = settings
        self._actions = actions
        self._told: frozenset[str] = frozenset()
        self._is_explained = False
        self.icon = QSystemTrayIcon(QIcon(str(assets.path("icons", "cpim-pdp.svg"))), self)
        self.menu = QMenu()
        self._fill()
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._look_after_window)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open)
        opening.opened.connect(self._follow)
        window.installEventFilter(self)

    # What it shows

    def follow_setting(self) -> None:
        """Be there, or not; without it a window that is closed comes back."""
        is_wanted = self._settings.get(TRAY)
        self.icon.setVisible(is_wanted)
        if not is_wanted and not self._window.isVisible():
            self.open()
        self._follow(self._opening.session)

    def is_there(self) -> bool:
        """Say whether the holder sees it, so that the window may go."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def _follow(self, session: Session | None) -> None:
        if session is not None:
            session.changed.connect(self.show_session)
            self._told = _keys(session, self._settings)
        self.show_session()

    def show_session(self) -> None:
        """Show what is true of the open log now, and tell what is new."""
        session = self._opening.session
        if session is None:
            self.icon.setToolTip(tr("CPIM PDP"))
            return
        count = len(shown.awake(session, self._settings))
        lines = [_countdown(one) for one in session.summaries()]
        lines += [reminders.heading(count, tr)] if count else []
        self.icon.setToolTip("\n".join(lines))
        self._tell_new(session)

    def _tell_new(self, session: Session) -> None:
        """Tell reminders that came up while the window was closed."""
        awake = shown.awake(session, self._settings)
        known = session.snapshot.credentials
        new = [one for one in awake if one.key not in self._told]
        self._told = frozenset(one.key for one in awake)
        if new and not self._window.isVisible() and self.is_there():
            sentences = (reminders.full_sentence(one, known, tr) for one in new)
            self._say(reminders.heading(len(new), tr), reminders.message(sentences, tr))

    def _say(self, title: str, text: str) -> None:
        if QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(title, text, self.icon.icon())

    # What it does

    def wait(self) -> None:
        """Begin without a window; it is shown before long where no tray comes up."""
        self._is_explained = True
        self._watch.start()

    def open(self) -> None:
        """Bring the window to the front."""
        self.window_wanted.emit()

    def _fill(self) -> None:
        log = self._actions[Action.LOG_ACTIVITY]
        self.menu.addAction(tr("&Open")).triggered.connect(self.open)
        self._log = self.menu.addAction(log.text())
        self._log.triggered.connect(lambda: self._do(Action.LOG_ACTIVITY))
        self.menu.addSeparator()
        self.menu.addAction(tr("&Quit")).triggered.connect(lambda: self._do(Action.QUIT))
        self.menu.aboutToShow.connect(lambda: self._log.setEnabled(log.isEnabled()))

    def _do(self, action: Action) -> None:
        """Carry an action out; a dialog that is open goes first, with what was typed into it."""
        if action is not Action.QUIT or QApplication.activeModalWidget() is not None:
            self.open()
        if QApplication.activeModalWidget() is None:
            self._actions[action].trigger()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open()

    # The window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: closing the window quits unless the tray is there at that moment."""
        if watched is self._window:
            if event.type() is QEvent.Type.Close:
                QApplication.setQuitOnLastWindowClosed(not self.is_there())
            elif event.type() is QEvent.Type.Hide and not event.spontaneous():
                self._explain()
                self._watch.start()
            elif event.type() is QEvent.Type.Show:
                self._watch.stop()
        return False

    def _explain(self) -> None:
        """Say once where the program has gone."""
        if self.is_there() and not self._is_explained:
            self._is_explained = True
            self._say(tr("CPIM PDP"), tr("It stays here; its menu opens the window and quits."))

    def _look_after_window(self) -> None:
        """Show the window again where the tray has gone away meanwhile."""
        if not self.is_there():
            self.open()


def _keys(session: Session, settings: Settings) -> frozenset[str]:
    return frozenset(one.key for one in shown.awake(session, settings))


def _countdown(summary: Summary) -> str:
    text = tr("{credential}: {counted} of {required} points, {left}", "the tip of an icon")
    return text.format(
        credential=names.credential(summary.credential),
        counted=figures.points(summary.points.counted, tr),
        required=figures.points(summary.points.required, tr),
        left=figures.left(summary.on, summary.cycle.due, tr),
    )
