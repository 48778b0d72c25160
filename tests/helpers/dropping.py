"""Files dropped on a widget, as the desktop hands them over."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def drag_files(on: QWidget, at: QPoint, *files: Path) -> tuple[QMimeData, bool]:
    """Drag files to a place of a widget; return what is carried, and whether it would be taken."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    enter = QDragEnterEvent(at, _COPY, carried, _LEFT, _NONE)
    QApplication.sendEvent(on, enter)
    move = QDragMoveEvent(at, _COPY, carried, _LEFT, _NONE)
    QApplication.sendEvent(on, move)
    return carried, enter.isAccepted()


def drop_files(on: QWidget, at: QPoint, *files: Path) -> bool:
    """Drop files on a place of a widget; return whether it took them."""
    carried, wanted = drag_files(on, at, *files)
    if wanted:
        QApplication.sendEvent(on, QDropEvent(QPointF(at), _COPY, carried, _LEFT, _NONE))
    return wanted
