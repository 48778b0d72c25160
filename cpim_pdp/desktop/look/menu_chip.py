"""A chip that opens a menu of things to switch on and off, and says which of them are on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.theme import GRID, colours_of
from cpim_pdp.desktop.look.toggle_chips import ToggleChip
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

_ARROW = 12
_MOST_LETTERS = 28


@dataclass(frozen=True, slots=True)
class Choosable:
    """One thing of the menu: its value, what it is called, and how many there are of it."""

    value: str
    text: str
    count: int


class StayingMenu(QMenu):
    """A menu in which several things can be switched without opening it again."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a thing is switched, and the menu stays."""
        action = self.actionAt(event.position().toPoint())
        if not self._switch(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Space switches; Enter does so too and closes."""
        if event.key() != Qt.Key.Key_Space or not self._switch(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _switch(action: QAction | None) -> bool:
        if action is None or not (action.isCheckable() and action.isEnabled()):
            return False
        action.trigger()
        return True


class MenuChip(ToggleChip):
    """On while something of its menu is.

    Signals:
        switched: a value of the menu was switched on or off.
    """

    switched = Signal(str)
    behind = _ARROW + GRID

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._name = text
        self._things: tuple[Choosable, ...] = ()
        self._actions: dict[str, QAction] = {}
        self._menu = StayingMenu(self)
        self._menu.setAccessibleName(text)
        self.clicked.connect(self._open)

    def show_things(self, things: Sequence[Choosable], chosen: frozenset[str]) -> None:
        """Offer these things; ``chosen`` are on."""
        if [one.value for one in things] != list(self._actions):
            self._make([one.value for one in things])
        self._things = tuple(things)
        for one in things:
            action = self._actions[one.value]
            action.setText(f"{plain(one.text)}\t{figures.count(one.count, tr)}")
            action.setChecked(one.value in chosen)
        self._say({one.value: one.text for one in things}, chosen)

    def actions_by_value(self) -> Mapping[str, QAction]:
        """Return what the menu offers, by value."""
        return self._actions

    def _make(self, values: Sequence[str]) -> None:
        self._menu.clear()
        self._actions = {}
        for value in values:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, value=value: self.switched.emit(value))
            self._actions[value] = action

    def _say(self, texts: Mapping[str, str], chosen: frozenset[str]) -> None:
        """Say what is on: the one thing, or how many more there are besides the first."""
        names = [text for value, text in texts.items() if value in chosen]
        words = self._name
        if names:
            words = _shortened(names[0])
        if len(names) > 1:
            words = tr("{first} +{more}").format(first=words, more=len(names) - 1)
        self.setChecked(bool(names))
        self.setText(plain(words))
        told = ", ".join(names) or tr("any")
        self.setAccessibleName(tr("{facet}: {chosen}").format(facet=self._name, chosen=told))
        self.setToolTip(", ".join(names) if _shortened(", ".join(names)) != words else "")
        self.updateGeometry()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + GRID // 2)))

    def nextCheckState(self) -> None:
        """Override: it is on or off by what is chosen, not by being pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter and Down open the menu too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the chip, and an arrow behind its words."""
        super().paintEvent(event)
        colours = colours_of(self)
        ink = colours.ink if self.isChecked() else colours.secondary
        picture = pixmap("chevron-down", ink, _ARROW, self.devicePixelRatioF())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 2 * GRID if mirrored else self.width() - _ARROW - 2 * GRID
        QPainter(self).drawPixmap(left, (self.height() - _ARROW) // 2, picture)


def plain(text: str) -> str:
    """Return a text for a button or menu in which an ampersand is one."""
    return text.replace("&", "&&")


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"
