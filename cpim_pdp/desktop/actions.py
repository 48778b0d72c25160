"""The actions of the table as Qt has them: carried out by pages, possible when these say so.

A page offers to carry an action out with ``actions.on(Action.X, self.do_x)`` and says with
``actions.enable(Action.X, possible)`` when it can; the window builds its menus from the table.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cpim_pdp.desktop.action_table import Action, Entry, Menu, table
from cpim_pdp.desktop.look.icons import icon


class Actions(QObject):
    """The actions of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Mapping[Action, Entry] = MappingProxyType(
            {entry.action: entry for entry in table()}
        )
        self._carry_out: dict[Action, Callable[[], object]] = {}
        self._read_only = False
        self._made = {action: self._make(entry) for action, entry in self.entries.items()}

    def __getitem__(self, action: Action) -> QAction:
        return self._made[action]

    def on(self, action: Action, carry_out: Callable[[], object]) -> None:
        """Carry the action out by ``carry_out``, until the pages of another log take over."""
        self._carry_out[action] = carry_out

    def enable(self, action: Action, possible: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Say whether the action can be done now; what changes a log needs one that can be."""
        is_kept_off = self._read_only and self.entries[action].changes
        self._made[action].setEnabled(possible and not is_kept_off)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Keep off what would change the log, or leave it to who offers it."""
        self._read_only = read_only
        for action, entry in self.entries.items():
            if read_only and entry.changes:
                self._made[action].setEnabled(False)

    def of(self, menu: Menu) -> tuple[Entry, ...]:
        """Return the entries of a menu in their order."""
        return tuple(entry for entry in self.entries.values() if entry.menu is menu)

    def open_log(self, is_open: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Enable what needs a log, or only what does without."""
        for action, entry in self.entries.items():
            self._made[action].setEnabled(is_open or not entry.needs_log)

    def _run(self, action: Action) -> None:
        if action in self._carry_out:
            self._carry_out[action]()

    def retint(self) -> None:
        """Draw the icons again, in the text colour of now."""
        for action, entry in self.entries.items():
            if entry.icon:
                self._made[action].setIcon(icon(entry.icon))

    def _make(self, entry: Entry) -> QAction:
        made = QAction(entry.text, self)
        made.setObjectName(entry.action.value)
        made.setToolTip(entry.tip)
        made.setCheckable(entry.checkable)
        made.setShortcut(QKeySequence(entry.shortcut))
        made.triggered.connect(lambda *_checked: self._run(entry.action))
        if entry.icon:
            made.setIcon(icon(entry.icon))
        return made
