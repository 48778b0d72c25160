"""The table of activities: uniform rows, states in words and icons, files dropped on them."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QWidget,
)

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities.cells import ActivityCells, CellTable
from cpim_pdp.desktop.activities.columns import place_of
from cpim_pdp.desktop.activities.model import ROW_ROLE, ActivitiesModel
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.look.table_head import ARROW, FRAME, INSET, TableHead
from cpim_pdp.desktop.look.theme import GRID, Size, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_ICON = 20
_LETTERS = {"provider": 17, "type": 15}
"""How many letters wide these columns are at first."""
_TITLE = 24
"""How many letters of the title are to be seen before another column gives way."""
_GIVES_WAY = ("provider", "quantity", "type")
"""Columns that are hidden where there is no room for them, the first one first."""


class ActivitiesTable(CellTable):
    """Shows an `ActivitiesModel`; the selection stays, by id, through search, sorting and changes.

    Signals:
        chosen: the selection is another one.
        opened: the row of an id was double-clicked, or Enter pressed on it.
        files_on_row: an id and the paths dropped on its row.
        files_beside: paths dropped where no row is.
    """

    chosen = Signal()
    opened = Signal(str)
    files_on_row = Signal(str, object)
    files_beside = Signal(object)

    def __init__(self, model: ActivitiesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[str, ...] = ()
        self.setModel(model)
        self.setItemDelegate(ActivityCells(self))
        self.setAccessibleName(tr("Activities"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._lay_out_head()
        self.setSortingEnabled(True)
        self._fit()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))

    # What is selected

    def selected_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.rows[row].id for row in rows)

    def select_ids(self, ids: Iterable[str]) -> None:
        """Select exactly the rows of these ids that are shown; bring the first into sight."""
        places = [place for one in ids if (place := self._model.place(one)) is not None]
        chooser = self.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        if not places:
            chooser.clearSelection()
            return
        first = self._model.index(places[0], 0)
        chooser.setCurrentIndex(first, flag.ClearAndSelect | flag.Rows)
        for place in places[1:]:
            chooser.select(self._model.index(place, 0), flag.Select | flag.Rows)
        self.scrollTo(first)

    def _keep(self) -> None:
        self._kept = self.selected_ids()

    def _restore(self) -> None:
        self.select_ids(self._kept)
        self.chosen.emit()

    def _id(self, index: QModelIndex) -> str:
        row = index.data(ROW_ROLE)
        return row.id if isinstance(row, Row) else ""

    # What it looks like

    def _lay_out_head(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = TableHead(self)
        self.setHorizontalHeader(head)
        head.setSortIndicator(*self._model.sorted_by())
        title = place_of("title", self._model.columns)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(title, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        """Size rows and columns by the system's font."""
        metrics = self.fontMetrics()
        self._usual: dict[int, int] = {}
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 3 * GRID)
        for place, column in enumerate(self._model.columns):
            head = metrics.horizontalAdvance(column.title) + ARROW + GRID
            text = self._text_width(column.key)
            self._usual[place] = max(head, text) + 2 * (INSET + FRAME)
            self.setColumnWidth(place, self._usual[place])

    def _text_width(self, key: str) -> int:
        """Return how wide the usual text of a column is, half bold as some of them are."""
        metrics = QFontMetrics(sized(self.font(), Size.TEXT, bold=True))
        match key:
            case "date":
                return metrics.horizontalAdvance(figures.day(date(2028, 9, 28), tr))
            case "quantity" | "points":
                return metrics.horizontalAdvance("999.99")
            case "state":
                words = max(metrics.horizontalAdvance(names.state(one, tr)) for one in State)
                return words + _ICON
            case _:
                return _LETTERS.get(key, _TITLE) * metrics.averageCharWidth()

    def _hide_what_gives_way(self) -> None:
        """Hide columns until enough of the titles can be seen."""
        room = self.viewport().width()
        places = {column.key: place for place, column in enumerate(self._model.columns)}
        needed = sum(self._width_of(key, place) for key, place in places.items())
        for key in _GIVES_WAY:
            hidden = needed > room
            self.setColumnHidden(places[key], hidden)
            needed -= self._width_of(key, places[key]) if hidden else 0

    def _width_of(self, key: str, place: int) -> int:
        if key == "title":
            return self._text_width(key) + 2 * (INSET + FRAME)
        return self.horizontalHeader().sectionSize(place) or self._usual[place]

    # Files

    def _aim(self, target: str) -> None:
        self.target = target
        self.viewport().update()

    def _paths(self, event: QDropEvent) -> Sequence[Path]:
        return dropped(event.mimeData())

    # Qt's side

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the system's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: hide the columns that give way."""
        self._hide_what_gives_way()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter opens the row; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._id(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files."""
        if self._paths(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Override: show on which row they would fall."""
        event.acceptProposedAction()
        self._aim(self._id(self.indexAt(event.position().toPoint())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override: they went elsewhere."""
        del event
        self._aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: on a row they are evidence, beside the rows a new entry."""
        target, paths = self._id(self.indexAt(event.position().toPoint())), self._paths(event)
        self._aim("")
        event.acceptProposedAction()
        if target:
            self.files_on_row.emit(target, paths)
        else:
            self.files_beside.emit(paths)
