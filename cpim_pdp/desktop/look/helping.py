"""Asking for the part of the guide that is about what is in front of the holder.

A dialog offers it with ``offer_help(self, "safekeeping.md#backups", beside=self.close_button)``:
Shift+F1 there opens the guide, and so does the button with the question mark in that button's row.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QToolButton, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.tab_order import follow_layout
from cpim_pdp.desktop.translation import tr

KEYS = "Shift+F1"


class Helping(QObject):
    """What is asked, by whichever window.

    Signals:
        asked: a place in the guide.
    """

    asked = Signal(str)


helping = Helping()
"""There is one guide for all windows."""


class HelpButton(QToolButton):
    """Opens the guide at a place."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Help"))
        self.setToolTip(tr("What the guide says about this ({keys})").format(keys=KEYS))
        self.clicked.connect(self.ask)
        dressing.changed.connect(self._dress)
        self._dress()

    def ask(self) -> None:
        """Ask for its place."""
        helping.asked.emit(self.place)

    def _dress(self) -> None:
        self.setIcon(icon("help"))


def offer_help(window: QWidget, place: str, *, beside: QWidget) -> HelpButton:
    """Let a window ask for help at a place, by the key and by a button in the row of ``beside``.

    The window is laid out by then: Tab goes through it as its layouts stand.
    """
    button = HelpButton(place, window)
    QShortcut(QKeySequence(KEYS), window, button.ask)
    layout = window.layout()
    row = None if layout is None else _row_of(layout, beside)
    if row is None:
        raise ValueError(f"{type(window).__name__} has no row with that button")
    row.insertWidget(0, button)
    follow_layout(window)
    return button


def _row_of(layout: QLayout, wanted: QWidget) -> QBoxLayout | None:
    """Return the layout that a widget stands in, however deep."""
    if isinstance(layout, QBoxLayout) and layout.indexOf(wanted) >= 0:
        return layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout() or (None if widget is None else widget.layout())
        found = None if inner is None else _row_of(inner, wanted)
        if found is not None:
            return found
    return None
