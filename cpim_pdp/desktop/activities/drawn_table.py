"""The table of activities drawn in one go: columns as they are arranged, rows as they are."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from cpim_pdp.desktop.activities.arrangement import Arrangement
from cpim_pdp.desktop.activities.cells import EDGE, Marked, RowPainter, Scene, Span
from cpim_pdp.desktop.activities.columns import place_of
from cpim_pdp.desktop.activities.marks import worth_marking
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.look.table_head import TableHead
from cpim_pdp.desktop.look.table_layout import TableLayout
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.look.tips import in_lines


class DrawnTable(QTableView):
    """Shows an `ActivitiesModel`; what is done to it is the matter of `ActivitiesTable`."""

    def __init__(self, model: ActivitiesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.target = ""
        """The id of the row that dragged files hover over."""
        self.setModel(model)
        self._set_up()
        self._lay_out_head()
        self.arrangement = Arrangement(self.horizontalHeader(), model.columns)
        self.measure()
        self.setSortingEnabled(True)
        model.renewed.connect(self._forget)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _lay_out_head(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = TableHead(self)
        self.setHorizontalHeader(head)
        head.setSortIndicator(*self._model.sorted_by())

    def take(self, layout: TableLayout) -> None:
        """Arrange columns and rows as they are remembered."""
        self.arrangement.take(layout)
        keys = [column.key for column in self._model.columns]
        if layout.sorted_by in keys:
            order = Qt.SortOrder
            direction = order.DescendingOrder if layout.downwards else order.AscendingOrder
            self.sortByColumn(keys.index(layout.sorted_by), direction)

    def measure(self) -> None:
        """Size rows and columns by the font, and by how figures are written."""
        self.cells = RowPainter(self, QApplication.font(), self._model.columns)
        self.verticalHeader().setDefaultSectionSize(self.cells.plain.height + 3 * GRID)
        self.arrangement.measure(self.cells.letters)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the runs of selected rows, each with its first and its last place."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        return [(one.top(), one.bottom()) for one in ranges]

    def _forget(self) -> None:
        """Ask the rows anew what they show: they are other ones."""
        self.cells.forget()
        self._keep_scroll_bar()
        self.viewport().update()

    def _keep_scroll_bar(self) -> None:
        """Keep its room where all rows need it: columns must not jump while one types."""
        height = len(self._model.everything()) * self.verticalHeader().defaultSectionSize()
        policy = Qt.ScrollBarPolicy
        is_needed = height > self.viewport().height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_needed else policy.ScrollBarAsNeeded
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the rows in sight, all that they share worked out once."""
        painter = QPainter(self.viewport())
        self.cells.follow()
        scene, dirty, selected = self._scene(), event.rect(), self.selected_ranges()
        current = self.currentIndex().row() if self.hasFocus() else -1
        rows, bottom = self._model.rows, dirty.bottom()
        first = max(self.rowAt(dirty.top()), 0)
        top = self.rowViewportPosition(first) if rows else 0
        for place in range(first, len(rows)):
            if top > bottom:
                break
            is_selected = any(above <= place <= below for above, below in selected)
            marked = Marked(is_selected, place == current, rows[place].id == self.target)
            self.cells.draw(painter, rows[place], top, scene, marked)
            top += scene.height

    def _scene(self) -> Scene:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        keys, width = self.arrangement.seen(), self.viewport().width()
        spans = []
        for key in keys:
            place = place_of(key, self._model.columns)
            left, wide = self.columnViewportPosition(place), self.columnWidth(place)
            if left + wide > 0 and left < width:
                column = self._model.columns[place]
                at_right = column.is_figure is not mirrored
                letters = self.cells.letters(column)
                spans.append(Span(column, left + EDGE, wide - 2 * EDGE, at_right, letters))
        return Scene(
            width=width,
            height=self.verticalHeader().defaultSectionSize(),
            spans=spans,
            seen=frozenset(keys),
            words=worth_marking(self._model.filter.words),
            mirrored=mirrored,
        )

    def sizeHintForColumn(self, column: int) -> int:
        """Override: as wide as the texts in sight, for a double click on the head's edge."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        rows = self._model.rows[first : None if last < 0 else last + 1]
        shown = self._model.columns[column]
        return max((self.cells.needed(row, shown) for row in rows), default=0)

    def viewportEvent(self, event: QEvent) -> bool:
        """Override: a tip says more than the cell does, or all of what was shortened."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        if index.isValid():
            row, column = self._model.rows[index.row()], self._model.columns[index.column()]
            tip, text = column.whole_tip(row), column.text(row)
            is_whole = self.cells.needed(row, column) <= self.columnWidth(index.column())
            told = "" if tip == text and is_whole else in_lines(tip)
            QToolTip.showText(event.globalPos(), told, self)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: give the columns the room that there is."""
        self._keep_scroll_bar()
        self.arrangement.fit(self.viewport().width())
        super().resizeEvent(event)
