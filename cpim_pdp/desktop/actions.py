"""The actions of the table as Qt has them: carried out by pages, possible when these say so.

A page offers to carry an action out with ``actions.on(Action.X, self.do_x)`` and says with
``actions.enable(Action.X, possible)`` when it can; the window builds its menus from the table.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cpim_pdp.desktop.action_table import Action, Entry, Menu, Need, table, why_not
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ROLES = {
    Action.QUIT: QAction.MenuRole.QuitRole,
    Action.ABOUT: QAction.MenuRole.AboutRole,
    Action.SETTINGS: QAction.MenuRole.PreferencesRole,
}
"""What stands in the menu of the program on macOS."""


class Actions(QObject):
    """The actions of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Mapping[Action, Entry] = MappingProxyType(
            {entry.action: entry for entry in table()}
        )
        self._carry_out: dict[Action, Callable[[], object]] = {}
        self._is_open = True
        self._read_only = False
        self._possible = {action: _at_first(entry) for action, entry in self.entries.items()}
        self._made: dict[Action, QAction] = {}

    def __getitem__(self, action: Action) -> QAction:
        """Return an action, made when it is first asked for."""
        if action not in self._made:
            self._made[action] = self._make(self.entries[action])
            self._show(action)
        return self._made[action]

    def on(self, action: Action, carry_out: Callable[[], object]) -> None:
        """Carry the action out by ``carry_out``, until the pages of another log take over."""
        self._carry_out[action] = carry_out

    def enable(self, action: Action, possible: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Say whether the action can be done now; what changes a log needs one that can be."""
        self._possible[action] = possible
        self._show(action)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Keep off what would change the log, or leave it to who offers it."""
        self._read_only = read_only
        self._show_all()

    def open_log(self, is_open: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Enable what needs a log and nothing else, or only what does without."""
        self._is_open = is_open
        for action, entry in self.entries.items():
            if entry.needs is not Need.NOTHING:
                self._possible[action] = _at_first(entry)
        self._show_all()

    def of(self, menu: Menu) -> tuple[Entry, ...]:
        """Return the entries of a menu in their order."""
        return tuple(entry for entry in self.entries.values() if entry.menu is menu)

    def why_not(self, action: Action) -> str:
        """Return why the action can't be done now, empty where it can."""
        entry = self.entries[action]
        if self._is_possible(entry):
            return ""
        if not self._is_open and entry.needs is not Need.NOTHING:
            return why_not(Need.LOG)
        if self._read_only and entry.changes:
            return tr("this log can only be read")
        return why_not(Need.NOTHING if entry.needs is Need.LOG else entry.needs)

    def _show_all(self) -> None:
        for action in self._made:
            self._show(action)

    def _show(self, action: Action) -> None:
        if action in self._made:
            self._made[action].setEnabled(self._is_possible(self.entries[action]))

    def _is_possible(self, entry: Entry) -> bool:
        is_there = self._is_open or entry.needs is Need.NOTHING
        is_kept_off = self._read_only and entry.changes
        return is_there and not is_kept_off and self._possible[entry.action]

    def _run(self, action: Action) -> None:
        if action in self._carry_out:
            self._carry_out[action]()

    def retint(self) -> None:
        """Draw the icons, in the text colour of now."""
        from cpim_pdp.desktop.look.icons import icon  # noqa: PLC0415 - after the first painting

        for action, entry in self.entries.items():
            if entry.icon:
                self[action].setIcon(icon(entry.icon))

    def _make(self, entry: Entry) -> QAction:
        made = QAction(entry.text, self)
        made.setObjectName(entry.action.value)
        made.setToolTip(entry.tip)
        made.setCheckable(entry.checkable)
        keys = (entry.shortcut, *entry.also)
        made.setShortcuts([QKeySequence(one) for one in keys if one])
        # Qt guesses by the words, in whichever language, what goes into the menu of the program.
        made.setMenuRole(_ROLES.get(entry.action, QAction.MenuRole.NoRole))
        made.triggered.connect(lambda *_checked: self._run(entry.action))
        return made


def _at_first(entry: Entry) -> bool:
    """Say whether an action is possible until somebody says more."""
    return entry.needs in (Need.NOTHING, Need.LOG)
