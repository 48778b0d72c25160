"""All words of a page: shown, said to a screen reader, or told under the pointer."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

ROWS = 20
"""So many rows of a table are read."""


def in_sight(page: QWidget) -> list[QWidget]:
    """Return a page and all parts of it that are in sight."""
    return [page, *(one for one in page.findChildren(QWidget) if one.isVisible())]


def words_of(part: QWidget) -> Iterator[str]:
    """Return all that a part shows or says."""
    yield part.toolTip()
    yield part.accessibleName()
    yield part.windowTitle() if part.isWindow() else ""
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    if isinstance(part, QLineEdit):
        yield part.placeholderText()
    if isinstance(part, QComboBox):
        yield from map(part.itemText, range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from cells(part)


def cells(view: QAbstractItemView) -> Iterator[str]:
    """Return what stands in the first rows of a list or table, and above them."""
    model = view.model()
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(QModelIndex())):
        if not is_list:
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), ROWS)):
            yield str(model.index(row, column).data() or "")
