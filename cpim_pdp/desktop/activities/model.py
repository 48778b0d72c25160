"""The table of activities: declared columns, sorted and filtered in plain lists to stay fast."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities import row_sets
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.facet_index import FacetIndex
from cpim_pdp.desktop.activities.filter import Choice, Filter
from cpim_pdp.desktop.activities.rows import Row, Totals
from cpim_pdp.desktop.activities.search_index import SearchIndex
from cpim_pdp.desktop.translation import tr

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class ActivitiesModel(QAbstractTableModel):
    """Rows of activities; `rows` are those shown, in the order shown.

    Searching, filtering and sorting work on numbers and lists; Qt is told once that all is new,
    which costs a view nothing but its painting.

    Signals:
        renewed: the rows are other ones, also where they come in the same order.
    """

    renewed = Signal()

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
        self.search = SearchIndex(text_of)
        self._facets = FacetIndex()
        self._all: Sequence[Row] = ()
        self._orders: dict[tuple[int, bool], row_sets.Order[Row]] = {}
        self._places: dict[str, int] | None = {}
        self._sorted_by = 0
        self._direction = Qt.SortOrder.DescendingOrder

    # What it holds

    def set_rows(self, rows: Iterable[Row], wanted: Filter) -> None:
        """Show of these rows what ``wanted`` lets through; they come in the order of last day."""
        before = [row.id for row in self.rows]
        self._all = tuple(rows)
        self._orders.clear()
        self._facets = FacetIndex(self._all)
        self.search.begin([row.activity for row in self._all])
        self.filter = wanted
        self.renewed.emit()
        shown = self._wanted()
        self._show(shown, is_same=[row.id for row in shown] == before)

    def set_filter(self, wanted: Filter) -> None:
        """Show only what passes ``wanted``."""
        if wanted != self.filter:
            self.filter = wanted
            self._pick_again()

    def everything(self) -> Sequence[Row]:
        """Return all rows, shown or not."""
        return self._all

    def count(self, wanted: Filter) -> int:
        """Return how many rows would be shown with ``wanted``."""
        return self._passing(wanted).bit_count()

    def counts(self) -> Mapping[Choice, int]:
        """Return how many rows of each value the words and the other facets let through."""
        return self._facets.counts(self.filter, self._found(self.filter))

    def offered(self) -> frozenset[Choice]:
        """Return the values that rows of the chosen cycles have, let through or not."""
        return self._facets.offered(self.filter)

    def place(self, activity: str) -> int | None:
        """Return in which row the activity of that id is shown, None where it is not."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self.rows)}
        return self._places.get(activity)

    def totals(self) -> Totals:
        """Return what the shown rows add up to."""
        return self._facets.totals(self._passing(self.filter))

    def totals_of_all(self) -> Totals:
        """Return what all rows add up to, shown or not."""
        return self._facets.totals(row_sets.everything(len(self._all)))

    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """Return the column sorted by, and which way."""
        return self._sorted_by, self._direction

    def _found(self, wanted: Filter) -> int:
        """Return the set of the rows that have all words searched for."""
        found = row_sets.everything(len(self._all))
        for word in wanted.words:
            found &= self.search.rows_with(word)
        return found

    def _passing(self, wanted: Filter) -> int:
        return self._found(wanted) & self._facets.passing(wanted)

    def _pick_again(self) -> None:
        shown = self._wanted()
        self._show(shown, is_same=shown == self.rows)

    def _wanted(self) -> list[Row]:
        """Return the rows that are to be seen, in the order wanted."""
        return self._order().picked(self._passing(self.filter))

    def _show(self, rows: list[Row], *, is_same: bool) -> None:
        """Show these rows, disturbing the view no more than it takes."""
        if is_same:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows, self._places = rows, None
        self.endResetModel()

    def _order(self) -> row_sets.Order[Row]:
        """Return all rows as they are sorted; those that are alike by last day."""
        key = self._sorted_by, self._direction is Qt.SortOrder.DescendingOrder
        if key not in self._orders:
            order = self.columns[self._sorted_by].order
            keys = [order(row) for row in self._all]
            places = sorted(range(len(keys)), key=keys.__getitem__, reverse=key[1])
            self._orders[key] = row_sets.Order(places, [self._all[place] for place in places])
        return self._orders[key]

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
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        answers: Mapping[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: column.title,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken_head(section),
            Qt.ItemDataRole.ToolTipRole: lambda: column.about,
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            Qt.ItemDataRole.InitialSortOrderRole: lambda: _first_direction(column),
        }
        return answers[role]() if role in answers else None

    def _row_head(self, section: int, role: int) -> object:
        """Return what a screen reader calls a row: heads of rows are not shown."""
        if role != Qt.ItemDataRole.AccessibleTextRole or not 0 <= section < len(self.rows):
            return None
        return self.rows[section].activity.details.title

    def _spoken_head(self, section: int) -> str:
        column = self.columns[section]
        if section != self._sorted_by:
            return column.title
        if self._direction is Qt.SortOrder.DescendingOrder:
            return tr("{column}, sorted downwards").format(column=column.title)
        return tr("{column}, sorted upwards").format(column=column.title)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Override QAbstractItemModel::sort."""
        if 0 <= column < len(self.columns) and (column, order) != self.sorted_by():
            self._sorted_by, self._direction = column, order
            self._pick_again()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)


def _first_direction(column: Column) -> Qt.SortOrder:
    order = Qt.SortOrder
    return order.DescendingOrder if column.newest_first else order.AscendingOrder


def _alignment(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


_ANSWERS: Mapping[int, Callable[[Row, Column], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, column: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda row, column: (column.spoken or column.text)(row),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda row, column: column.tip and column.tip(row),
    Qt.ItemDataRole.ToolTipRole: lambda row, column: column.whole_tip(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _alignment(column),
    ID_ROLE: lambda row, _column: row.id,
    ROW_ROLE: lambda row, _column: row,
}
