"""The table of activities as one sees it: rows kept through every change, files dropped on them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QWidget,
)

from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.activities.drawn_table import DrawnTable
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.translation import tr

_Move = QAbstractItemView.CursorAction
_ENDS = {_Move.MoveHome: 0, _Move.MoveEnd: -1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActivitiesTable(DrawnTable):
    """The selection stays, by id, through search, sorting and changes.

    Signals:
        chosen: the selection is another one.
        opened: the row of an id was double-clicked, or Enter pressed on it.
        menu_wanted: the place on the screen for a menu of what is selected.
        files_on_row: an id and the paths dropped on its row.
        files_beside: paths dropped where no row is.
    """

    chosen = Signal()
    opened = Signal(str)
    menu_wanted = Signal(QPoint)
    files_on_row = Signal(str, object)
    files_beside = Signal(object)

    def __init__(self, model: ActivitiesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._kept: frozenset[str] = frozenset()
        self._current = ""
        self._is_resetting = False
        self._typed = ""
        self._typing = QElapsedTimer()
        self.setAccessibleName(tr("Activities"))
        self.setAcceptDrops(True)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))

    # What is selected

    def selected_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected rows, from top to bottom."""
        return tuple(self._model.rows[place].id for place in self._selected_places())

    def select_ids(self, ids: Iterable[str]) -> None:
        """Select exactly the rows of these ids that are shown; bring the first into sight."""
        places = sorted(place for one in set(ids) if (place := self._model.place(one)) is not None)
        self._select(places, places[0] if places else None)

    def select_place(self, place: int) -> None:
        """Select the row at a place alone."""
        self._select([place], place)

    def _select(self, places: Sequence[int], current: int | None) -> None:
        """Select the rows at ascending places; the keyboard goes on from ``current``."""
        chooser, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if current is None:
            chooser.clearSelection()
            return
        last = len(self._model.columns) - 1
        wanted = QItemSelection()
        for first, final in _runs(places):
            wanted.select(self._model.index(first, 0), self._model.index(final, last))
        index = self._model.index(current, self._title)
        chooser.setCurrentIndex(index, flag.NoUpdate)
        chooser.select(wanted, flag.ClearAndSelect)
        self.scrollTo(index)

    def _selected_places(self) -> list[int]:
        ranges = self.selected_ranges()
        return sorted({row for top, bottom in ranges for row in range(top, bottom + 1)})

    def _selection_changed(self) -> None:
        if not self._is_resetting:
            self.chosen.emit()

    def _keep(self) -> None:
        self._is_resetting = True
        self._kept = frozenset(self.selected_ids())
        self._current = self._id(self.currentIndex())

    def _restore(self) -> None:
        places = sorted(
            place for one in self._kept if (place := self._model.place(one)) is not None
        )
        current = self._model.place(self._current) if self._current in self._kept else None
        if places:
            self._select(places, places[0] if current is None else current)
        self._is_resetting = False
        self.chosen.emit()

    def _id(self, index: QModelIndex) -> str:
        return self._model.rows[index.row()].id if index.isValid() else ""

    @property
    def _title(self) -> int:
        return place_of(TITLE, self._model.columns)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter opens the row; Tab leaves the table."""
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self._id(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Override: Home and End go to the first and the last row, as in any list."""
        if not self._model.rows:
            return super().moveCursor(action, modifiers)
        if not self.currentIndex().isValid():
            # From the title a screen reader hears the whole row.
            return self._model.index(0, self._title)
        if action not in _ENDS:
            return super().moveCursor(action, modifiers)
        row = _ENDS[action] % len(self._model.rows)
        return self._model.index(row, self.currentIndex().column())

    def keyboardSearch(self, search: str) -> None:
        """Override: go to the next title that begins so; Qt would ask every row's cell for it."""
        if not search:
            return
        is_fresh = not self._typing.isValid() or (
            self._typing.elapsed() > QApplication.keyboardInputInterval()
        )
        self._typed = folded(search) if is_fresh else self._typed + folded(search)
        self._typing.restart()
        place = self._next_titled(self._typed, self.currentIndex().row(), after=is_fresh)
        if place is not None:
            self.select_place(place)

    def _next_titled(self, start: str, current: int, *, after: bool) -> int | None:
        """Return the next row whose title begins so, the current one's too unless ``after`` it."""
        rows, begin = self._model.rows, current + after
        for step in range(len(rows)):
            place = (begin + step) % len(rows)
            if folded(rows[place].activity.details.title).startswith(start):
                return place
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: at the pointer, or by the menu key at the current row."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_wanted.emit(place)

    # Files

    def _aim(self, target: str) -> None:
        if target != self.target:
            self.target = target
            self.viewport().update()

    def _paths(self, event: QDropEvent) -> Sequence[Path]:
        return dropped(event.mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files."""
        if self._paths(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Override: show on which row they would fall; near an edge, scroll."""
        super().dragMoveEvent(event)
        event.acceptProposedAction()
        self._aim(self._id(self.indexAt(event.position().toPoint())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override: they went elsewhere."""
        super().dragLeaveEvent(event)
        self._aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: on a row they are evidence, beside the rows a new entry."""
        target, paths = self._id(self.indexAt(event.position().toPoint())), self._paths(event)
        self._aim("")
        self.stopAutoScroll()
        event.acceptProposedAction()
        if target:
            self.files_on_row.emit(target, paths)
        else:
            self.files_beside.emit(paths)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending places as the ends of the runs that they form."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs
