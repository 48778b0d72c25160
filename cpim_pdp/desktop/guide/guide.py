"""The one guide of a window: opened by its menu, by every dialog, and leading back to actions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.look.helping import helping
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.guide.window import GuideWindow

_SIZES = (Action.LARGER_TEXT, Action.SMALLER_TEXT, Action.USUAL_TEXT)


class Guide(QObject):
    """Opens the guide's window when it is first asked for."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        helping.asked.connect(self.open_at)

    @cached_property
    def shown(self) -> GuideWindow:
        """The window. It has no parent, or a dialog over the program would keep it off too."""
        from cpim_pdp.desktop.guide.window import GuideWindow  # noqa: PLC0415 - when asked for

        made = GuideWindow()
        made.action_wanted.connect(self._take)
        for action in _SIZES:
            for keys in self._actions[action].shortcuts():
                QShortcut(keys, made, self._actions[action].trigger)
        return made

    def open_at(self, place: str) -> None:
        """Show a place of the guide."""
        self.shown.say("")
        self.shown.open_at(place)

    def close(self) -> None:
        """Close it with the program's window."""
        if "shown" in self.__dict__:
            self.shown.close()

    def _take(self, name: str) -> None:
        """Carry out the action of a link in the program's window, or say why that can't be."""
        action = Action(name)
        if QApplication.activeModalWidget() is not None:
            self.shown.say(tr("Close the dialog in the program's window first."))
        elif why := self._actions.why_not(action):
            self.shown.say(tr("Not now: {why}.").format(why=why))
        elif action is not Action.GUIDE:
            self.shown.say("")
            self._window.raise_()
            self._window.activateWindow()
            self._actions[action].trigger()
