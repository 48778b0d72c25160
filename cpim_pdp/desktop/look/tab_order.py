"""The order in which Tab goes through a window: as its layouts stand.

Qt takes the order in which widgets were made. Parts that were made before they were set into
place, or were shown later, would come out of turn.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

_Cell = tuple[int, int, int, int]
"""Row, column, and how many of them; PySide6 6.11 types it as object."""


def follow_layout(window: QWidget) -> None:
    """Let Tab go through a window, or a part of it, from its first row to its last."""
    for before, after in pairwise(_reached(window)):
        QWidget.setTabOrder(before, after)


def _reached(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab reaches in a widget, in sight or not, as it stands there."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    # Qt moves a field that hands the keyboard on to a part of it together with that part.
    proxy = widget.focusProxy()
    if proxy is None or not widget.isAncestorOf(proxy):
        for part in _parts(widget):
            yield from _reached(part)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea):
        parts = [widget.widget()]
    elif isinstance(widget, QSplitter):
        parts = [widget.widget(place) for place in range(widget.count())]
    else:
        layout = widget.layout()
        parts = [] if layout is None else list(_laid_out(layout))
    return [part for part in parts if part is not None]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _places(layout: QLayout) -> list[int]:
    """Return the numbers of a layout's items, row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        cells = [cast("_Cell", layout.getItemPosition(place)) for place in places]
        places.sort(key=lambda place: cells[place][:2])
    return places
