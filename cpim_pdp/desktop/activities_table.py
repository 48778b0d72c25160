"""The table of activities: uniform rows, states in words and icons, files dropped on them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities_model import ROW_ROLE, ActivitiesModel
from cpim_pdp.desktop.activity_columns import place_of
from cpim_pdp.desktop.activity_rows import Row
from cpim_pdp.desktop.evidence_files import dropped
from cpim_pdp.desktop.icons import icon
from cpim_pdp.desktop.labels import Tone
from cpim_pdp.desktop.theme import GRID, Colours, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr

STATE_TONES = {
    State.DRAFT: Tone.SECONDARY,
    State.PLANNED: Tone.ACCENT,
    State.UNPROVEN: Tone.WARN,
    State.PROVEN: Tone.GOOD,
    State.SUBMITTED: Tone.SECONDARY,
}
STATE_ICONS = {
    State.DRAFT: "draft",
    State.PLANNED: "planned",
    State.UNPROVEN: "warning",
    State.PROVEN: "check",
    State.SUBMITTED: "submitted",
}
_LETTERS = {"date": 12, "provider": 18, "type": 16, "quantity": 10, "points": 8, "state": 15}
"""How many letters wide a column begins; the title takes what is left."""
_MARK = 3
_GIVES_WAY = (("provider", 92), ("quantity", 76), ("type", 62))
"""Columns that are hidden where the table is less than so many letters wide."""


class ActivitiesTable(QTableView):
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
        self._target: str = ""
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
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
        self.setSortingEnabled(True)
        self._lay_out_head()
        self._fit()
        self._tint()
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
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicator(*self._model.sorted_by())
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(12 * GRID)
        title = place_of("title", self._model.columns)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(title, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        """Size rows and columns by the system's font."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 3 * GRID)
        for key, letters in _LETTERS.items():
            place = place_of(key, self._model.columns)
            self.setColumnWidth(place, letters * metrics.averageCharWidth() + 4 * GRID)

    def _hide_what_gives_way(self) -> None:
        letters = self.width() // max(self.fontMetrics().averageCharWidth(), 1)
        for key, least in _GIVES_WAY:
            self.setColumnHidden(place_of(key, self._model.columns), letters < least)

    def _tint(self) -> None:
        colours = colours_of(self)
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Highlight, colours.selected),
            (QPalette.ColorRole.HighlightedText, colours.ink),
        ):
            palette.setColor(role, QColor(colour))
        if palette != self.palette():
            self.setPalette(palette)

    # Files

    @property
    def target(self) -> str:
        """The id of the row that dragged files hover over, empty where they do not."""
        return self._target

    def _aim(self, target: str) -> None:
        self._target = target
        self.viewport().update()

    def _paths(self, event: QDropEvent) -> Sequence[Path]:
        return dropped(event.mimeData())

    # Qt's side

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the theme and the system's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        elif event.type() == QEvent.Type.FontChange:
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


class _Delegate(QStyledItemDelegate):
    """Draws a cell: the state with its icon and colour, points half bold, what matters less paler."""

    def __init__(self, table: ActivitiesTable) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Override: font, colour and icon of a cell."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        model = self._table.model()
        if not isinstance(model, ActivitiesModel):
            return
        key = model.columns[index.column()].key
        colours = colours_of(self._table)
        bold = key == "title" or (key == "points" and not row.is_ahead)
        option.font = sized(QApplication.font(), Size.TEXT, bold=bold)
        ink = self._ink(key, row, colours)
        option.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(ink))
        if key == "state":
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = icon(STATE_ICONS[row.state], ink)
        # One focus for the whole row, drawn by paint.
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def _ink(self, key: str, row: Row, colours: Colours) -> str:
        if key == "state":
            return STATE_TONES[row.state].of(colours)
        pale = key == "provider" or (key == "points" and (row.is_ahead or row.points < row.claimed))
        return colours.secondary if pale else colours.ink

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override: the cell, a hairline below the row, the mark of focus before it."""
        row = index.data(ROW_ROLE)
        colours = colours_of(self._table)
        if isinstance(row, Row) and row.id == self._table.target:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        super().paint(painter, option, index)
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, QColor(colours.line))
        has_focus = self._table.hasFocus() and index.row() == self._table.currentIndex().row()
        if has_focus and self._table.visualRect(index).left() <= 0:
            painter.fillRect(
                option.rect.adjusted(0, 0, 3 - option.rect.width(), 0), QColor(colours.accent)
            )
