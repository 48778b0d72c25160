"""Going through a window with Tab: what can have the keyboard, and whether one sees that it has."""

from itertools import pairwise

from helpers.layout import settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 3
_MOST = 300


def takes_keys(window: QWidget) -> list[QWidget]:
    """Return what Tab can reach by its own policy, in sight and possible now."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window)
        and one.window() is window
        and one.isEnabled()
        and one.focusProxy() is None
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def called(widget: QWidget) -> str:
    """Return a name for a widget that one finds it by."""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"


def unseen(window: QWidget) -> list[str]:
    """Return what looks the same with and without the keyboard, for somebody who uses Tab."""
    found = []
    for one in takes_keys(window):
        lit = _with_keys(one, one, window)
        other = next(each for each in takes_keys(window) if each is not one)
        if lit is not None and lit == _with_keys(other, one, window):
            found.append(called(one))
    return found


def _with_keys(focused: QWidget, seen: QWidget, window: QWidget) -> QImage | None:
    """Return how a widget looks while it, or another, has the keyboard; None: that takes none."""
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    # Qt notes so that Tab was pressed, which its styles want before they show where one is.
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    _bring_into_sight(seen)
    settle()
    if QApplication.focusWidget() is not focused:
        return None
    corner = seen.mapTo(window, QPoint(0, 0))
    room = QRect(corner, seen.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    return window.grab(room).toImage()


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def round_trip(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until it comes round; return what had the keyboard, in that order."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    seen: list[QWidget] = []
    for _ in range(_MOST):
        QTest.keyClick(window.window(), key)
        settle()
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    return seen


def out_of_order(reached: list[QWidget], window: QWidget) -> list[str]:
    """Return what comes after something below it, or beside it further on, in the same part."""
    first = min(reached, key=lambda one: _place(one, window), default=None)
    start = 0 if first is None else reached.index(first)
    return [
        f"{called(after)} after {called(before)}"
        for before, after in pairwise([*reached[start:], *reached[:start]])
        if before.parentWidget() is after.parentWidget()
        and _is_before(after.geometry(), before.geometry())
    ]


def gone_through(window: QWidget) -> dict[str, list[str]]:
    """Go through a window with Tab both ways; return what is wrong with it, by what it is."""
    there = round_trip(window)
    back = round_trip(window, back=True)
    every = takes_keys(window)
    wrong = {
        "missed": [called(one) for one in every if one not in there],
        "missed on the way back": [called(one) for one in every if one not in back],
        "out of order": out_of_order(there, window),
        "not seen to have the keyboard": unseen(window),
    }
    return {what: which for what, which in wrong.items() if which}


def _place(one: QWidget, window: QWidget) -> tuple[int, int]:
    place = one.mapTo(window, QPoint(0, 0))
    return place.y(), place.x()


def _is_before(one: QRect, other: QRect) -> bool:
    is_left, is_above = one.right() < other.left(), one.bottom() < other.top()
    is_beside = not is_above and one.top() <= other.bottom()
    return (is_beside and is_left) or (is_above and one.left() <= other.right())
