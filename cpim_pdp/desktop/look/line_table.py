"""A plain table to choose one line from: the history, the backups, what an import brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpim_pdp.desktop.look.table_head import FRAME, INSET, TableHead
from cpim_pdp.desktop.look.theme import GRID, colours_of

_MARK = 3
_FAINT = Qt.ItemDataRole.UserRole
_ANYWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells, and whether it is paler because it matters less."""

    cells: tuple[str, ...]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, whether figures stand in it, and whether it takes what room is left."""

    title: str
    figures: bool = False
    wide: bool = False


class LinesModel(QAbstractTableModel):
    """Lines as Qt's views want them."""

    def __init__(self, headings: Sequence[Heading], parent: QWidget) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ANYWHERE) -> int:
        """Override: a line is a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ANYWHERE) -> int:
        """Override: a heading is a column."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Override: text, side and paleness of a cell."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return line.faint if role == _FAINT else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Override: title and side of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].title
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if self.headings[column].figures else flag.AlignLeft
        return (side | flag.AlignVCenter).value


class LineTable(QTableView):
    """Shows lines, one of which is selected.

    Signals:
        chosen: another line is selected; its place from the top, -1 for none.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, headings: Sequence[Heading], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = LinesModel(headings, self)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._lay_out()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.place()))

    def _lay_out(self) -> None:
        head = TableHead(self)
        self.setHorizontalHeader(head)
        head.setSectionsClickable(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, heading in enumerate(self.lines.headings):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.Stretch if heading.wide else mode.Fixed)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 3 * GRID)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines and select the first."""
        self.lines.set_lines(lines)
        self._fit()
        # Where there is no line, nothing would show where the keyboard is.
        focus = Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        if lines:
            self.selectRow(0)
        else:
            self.chosen.emit(-1)

    def place(self) -> int:
        """Return which line is selected, counted from the top; -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _fit(self) -> None:
        """Make the columns as wide as their words; the wide one takes the rest."""
        metrics = self.fontMetrics()
        for column, heading in enumerate(self.lines.headings):
            words = {heading.title, *(line.cells[column] for line in self.lines.lines)}
            wide = max(metrics.horizontalAdvance(one) for one in words)
            if not heading.wide:
                self.setColumnWidth(column, wide + 2 * (INSET + FRAME) + GRID)


class _Cells(QStyledItemDelegate):
    """Draws a cell with the hairline below it, and the mark of focus before its line."""

    def __init__(self, table: LineTable) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Override: one focus for the whole line, drawn by paint."""
        super().initStyleOption(option, index)
        colours = colours_of(self._table)
        ink = colours.secondary if index.data(_FAINT) else colours.ink
        option.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override: ground, words, hairline, focus."""
        colours = colours_of(self._table)
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(colours.selected))
        inside = QStyleOptionViewItem(option)
        inside.rect = whole.adjusted(INSET, 0, -INSET, 0)
        inside.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        super().paint(painter, inside, index)
        painter.fillRect(whole.adjusted(0, whole.height() - 1, 0, 0), QColor(colours.line))
        has_focus = self._table.hasFocus() and index.row() == self._table.currentIndex().row()
        if has_focus and index.column() == 0:
            painter.fillRect(whole.adjusted(0, 0, _MARK - whole.width(), 0), QColor(colours.accent))
