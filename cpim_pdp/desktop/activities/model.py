"""The table of activities: declared columns, sorted and filtered in plain lists to stay fast."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.rows import Row, Totals, totals

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column: what a row shows, says and is sorted by in it.

    ``spoken`` is what a screen reader says where that is more than the text; ``tip`` explains it.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any]
    spoken: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    is_figure: bool = False
    newest_first: bool = False
    """Whether the first click on its head sorts downwards."""


class ActivitiesModel(QAbstractTableModel):
    """Read-only rows of activities; `rows` are those shown, in the order shown."""

    def __init__(
        self,
        columns: Sequence[Column],
        text_of: Callable[[Activity], str],
        parent: QObject | None = None,
    ) -> None:
        """Show ``columns``; ``text_of`` gives the folded text that the search looks through."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self.filter = Filter()
        self._text_of = text_of
        self._texts: dict[str, str] = {}
        self._read: dict[str, Activity] = {}
        self._all: list[Row] = []
        self._places: dict[str, int] = {}
        self._sorted_by = 0
        self._order = Qt.SortOrder.DescendingOrder

    # What it holds

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows, in the order of last day, sorted and filtered as before."""
        self._all = list(rows)
        self._show(self._wanted())

    def set_filter(self, wanted: Filter) -> None:
        """Show only what passes ``wanted``."""
        if wanted != self.filter:
            self.filter = wanted
            self._show(self._wanted())

    def everything(self) -> Sequence[Row]:
        """Return all rows, shown or not."""
        return self._all

    def count(self, wanted: Filter) -> int:
        """Return how many rows would be shown with ``wanted``."""
        return len(self._passing(wanted))

    def place(self, activity: str) -> int | None:
        """Return in which row the activity of that id is shown, None where it is not."""
        return self._places.get(activity)

    def totals(self) -> Totals:
        """Return what the shown rows add up to."""
        return totals(self.rows)

    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """Return the column sorted by, and which way."""
        return self._sorted_by, self._order

    def _passing(self, wanted: Filter) -> list[Row]:
        found = [row for row in self._all if wanted.holds(row)]
        if wanted.words:
            texts = self._folded_texts()
            for word in wanted.words:
                found = [row for row in found if word in texts[row.activity.id]]
        return found

    def _folded_texts(self) -> dict[str, str]:
        """Return every activity's text by id; made when first searched, kept while it holds."""
        for row in self._all:
            activity = row.activity
            if self._read.get(activity.id) is not activity:
                self._texts[activity.id] = self._text_of(activity)
                self._read[activity.id] = activity
        return self._texts

    def _wanted(self) -> list[Row]:
        return self._in_order(self._passing(self.filter))

    def _in_order(self, rows: Iterable[Row]) -> list[Row]:
        return sorted(
            rows,
            key=self.columns[self._sorted_by].order,
            reverse=self._order is Qt.SortOrder.DescendingOrder,
        )

    def _show(self, rows: list[Row]) -> None:
        """Show ``rows``, disturbing the view no more than it takes."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()

    def _take(self, rows: list[Row]) -> None:
        self.rows = rows
        self._places = {row.id: place for place, row in enumerate(rows)}

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Override QAbstractItemModel::rowCount."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Override QAbstractItemModel::columnCount."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override QAbstractItemModel::data."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        answer = _ANSWERS.get(role)
        if answer is None:
            return None
        return answer(self.rows[index.row()], self.columns[index.column()])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Override QAbstractItemModel::headerData."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Override QAbstractItemModel::sort; rows that are alike keep the order of last day."""
        if not 0 <= column < len(self.columns):
            return
        self._sorted_by, self._order = column, order
        # WORKAROUND PySide6 6.12: a list of parents handed over crashes, so these go without.
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.rows[index.row()].id for index in before]
        self._take(self._wanted())
        after = [
            self.index(self._places[activity], index.column())
            for activity, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


_ANSWERS: Mapping[int, Callable[[Row, Column], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, column: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda row, column: (column.spoken or column.text)(row),
    Qt.ItemDataRole.ToolTipRole: lambda row, column: (column.tip or column.text)(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _alignment(column),
    ID_ROLE: lambda row, _column: row.id,
    ROW_ROLE: lambda row, _column: row,
}
