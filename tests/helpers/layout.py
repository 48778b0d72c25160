"""How a page is laid out: what is cut off or outside, and what a screen reader can't name."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from cpim_pdp.desktop.look.labels import Elided, Label

_ROUNDS = 4
_CONTROLS = (QAbstractButton, QLineEdit, QAbstractScrollArea, QComboBox, QProgressBar)


def settle() -> None:
    """Let every layout that was asked for come about."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def cut_off(page: QWidget) -> list[str]:
    """Return the texts of a page that have less room than they need."""
    found = []
    for label in page.findChildren(Label):
        if isinstance(label, Elided) or not label.isVisible():
            continue
        tall = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if label.height() < tall or label.width() < wide:
            found.append(f"{label.text()} {label.width()}x{label.height()} of {wide}x{tall}")
    return found


def outside(page: QWidget) -> list[str]:
    """Return what reaches beyond the right edge of the page."""
    return [
        f"{type(one).__name__} {one.accessibleName()}"
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.mapTo(page, one.rect().topRight()).x() > page.width()
    ]


def clipped(page: QWidget) -> list[str]:
    """Return the words that reach beyond an edge of what they stand in, where nothing scrolls."""
    return [
        f"{type(one).__name__} {one.text()}"
        for one in page.findChildren(QWidget)
        if isinstance(one, QLabel | QAbstractButton)
        and one.isVisible()
        and one.text()
        and _is_clipped(one, page)
    ]


def _is_clipped(part: QWidget, page: QWidget) -> bool:
    around = part.parentWidget()
    while around is not None and around is not page.parentWidget():
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().isVisible():
            return False
        left = part.mapTo(around, QPoint(0, 0)).x()
        if left < 0 or left + part.width() > around.width():
            return True
        around = None if around is page else area
    return False


def nameless(page: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for; closed lists are none."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in page.findChildren(QWidget)
        if isinstance(one, _CONTROLS)
        and (one.isVisible() or not isinstance(one, QAbstractScrollArea))
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
