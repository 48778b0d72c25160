"""How the cells of the table of activities are drawn: states, points, hairlines, focus."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities.model import ROW_ROLE, ActivitiesModel
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.look.table_head import INSET
from cpim_pdp.desktop.look.theme import Colours, Size, colours_of, sized

_MARK = 3
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


class CellTable(QTableView):
    """A table whose cells `ActivityCells` draws; dragged files hover over the id in ``target``."""

    target = ""


class ActivityCells(QStyledItemDelegate):
    """Draws a cell: the state with icon and colour, points half bold, what matters less paler."""

    def __init__(self, table: CellTable) -> None:
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
        is_counted = row.counted is not None and not row.is_ahead
        bold = key == "title" or (key == "points" and is_counted)
        option.font = sized(QApplication.font(), Size.TEXT, bold=bold)
        ink = self._ink(key, row, colours)
        option.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
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
        whole = QRect(option.rect)
        if isinstance(row, Row) and row.id == self._table.target:
            painter.fillRect(whole, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(colours.selected))
        inside = QStyleOptionViewItem(option)
        inside.rect = whole.adjusted(INSET, 0, -INSET, 0)
        inside.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        super().paint(painter, inside, index)
        painter.fillRect(whole.adjusted(0, whole.height() - 1, 0, 0), QColor(colours.line))
        has_focus = self._table.hasFocus() and index.row() == self._table.currentIndex().row()
        if has_focus and self._table.visualRect(index).left() <= 0:
            painter.fillRect(whole.adjusted(0, 0, _MARK - whole.width(), 0), QColor(colours.accent))
