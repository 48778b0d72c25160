"""The list of cycles: number, standing, period and points of each, to choose one from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpim_pdp.core.cycle_records import CycleRecord
from cpim_pdp.desktop.cycles.tones import TONES
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import cycle_records, figures

Index = QModelIndex | QPersistentModelIndex
_ANYWHERE = QModelIndex()
_RECORD = Qt.ItemDataRole.UserRole
_DOT = 8
_MARK = 3
_INSET = 3 * GRID


class CyclesModel(QAbstractListModel):
    """The cycles as Qt's views want them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.records: tuple[CycleRecord, ...] = ()

    def set_records(self, records: Sequence[CycleRecord]) -> None:
        """Show other cycles."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = _ANYWHERE) -> int:
        """Override: a cycle is a row."""
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Override: the cycle itself, its title, and what is read out."""
        if not index.isValid():
            return None
        record = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cycle_records.title(record, tr)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cycle_records.spoken(record, tr)
        return record if role == _RECORD else None


class CycleList(QListView):
    """Shows the cycles, one of which is selected.

    Signals:
        chosen: another cycle is selected; its number.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cycles = CyclesModel(self)
        self._is_filling = False
        self.setModel(self.cycles)
        self.setItemDelegate(_Items(self))
        self.setAccessibleName(tr("Cycles, the newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_records(self, records: Sequence[CycleRecord], number: int) -> None:
        """Show these cycles, with the one of that number selected; nothing is told of it."""
        self._is_filling = True
        self.cycles.set_records(records)
        numbers = [one.cycle.number for one in records]
        self.setCurrentIndex(self.cycles.index(numbers.index(number)))
        self._is_filling = False

    def choose(self, number: int) -> None:
        """Select the cycle of a number."""
        for row, record in enumerate(self.cycles.records):
            if record.cycle.number == number:
                self.setCurrentIndex(self.cycles.index(row))

    def _current_changed(self, current: QModelIndex) -> None:
        record = current.data(_RECORD)
        if isinstance(record, CycleRecord) and not self._is_filling:
            self.chosen.emit(record.cycle.number)


class _Items(QStyledItemDelegate):
    """Draws a cycle in three lines, with the mark of focus before it."""

    def __init__(self, cycles: CycleList) -> None:
        super().__init__(cycles)
        self._list = cycles

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: a title and two small lines."""
        del index
        lines = option.fontMetrics.height() + 2 * self._small_height()
        return QSize(20 * GRID, lines + 5 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override: ground, title with standing, period, points, hairline, focus."""
        record = index.data(_RECORD)
        if not isinstance(record, CycleRecord):
            return
        colours = colours_of(self._list)
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(colours.selected))
        room = whole.adjusted(_INSET, 2 * GRID, -_INSET, -2 * GRID)
        self._draw_title(painter, room, record)
        painter.setFont(sized(self._list.font(), Size.SMALL))
        painter.setPen(QColor(colours.secondary))
        top = room.top() + self._list.fontMetrics().height() + GRID // 2
        for line in (cycle_records.period(record, tr), _third(record)):
            place = QRect(room.left(), top, room.width(), self._small_height())
            self._draw(painter, place, line)
            top += self._small_height()
        painter.fillRect(whole.adjusted(0, whole.height() - 1, 0, 0), QColor(colours.line))
        if self._list.hasFocus() and index.row() == self._list.currentIndex().row():
            painter.fillRect(self._edge(whole), QColor(colours.accent))

    def _draw_title(self, painter: QPainter, room: QRect, record: CycleRecord) -> None:
        colours = colours_of(self._list)
        line = QRect(room.left(), room.top(), room.width(), self._list.fontMetrics().height())
        painter.setFont(sized(self._list.font(), Size.TEXT, bold=True))
        painter.setPen(QColor(colours.ink))
        self._draw(painter, line, cycle_records.title(record, tr))
        painter.setFont(sized(self._list.font(), Size.SMALL, bold=True))
        tone = QColor(TONES[record.state].of(colours))
        painter.setPen(tone)
        word = cycle_records.state(record, tr)
        self._draw(painter, line, word, at_end=True)
        self._draw_dot(painter, line, painter.fontMetrics().horizontalAdvance(word), tone)

    def _draw_dot(self, painter: QPainter, line: QRect, word: int, tone: QColor) -> None:
        before = word + _DOT + GRID + 2
        left = line.left() + before - _DOT if self._mirrored() else line.right() + 1 - before
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(left, line.center().y() - _DOT // 2 + 1, _DOT, _DOT)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, text: str, *, at_end: bool = False) -> None:
        flag = Qt.AlignmentFlag
        start, end = flag.AlignLeft, flag.AlignRight
        if self._mirrored():
            start, end = end, start
        side = (end if at_end else start) | flag.AlignVCenter | flag.AlignAbsolute
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side.value, shown)

    def _edge(self, whole: QRect) -> QRect:
        left = whole.right() + 1 - _MARK if self._mirrored() else whole.left()
        return QRect(left, whole.top(), _MARK, whole.height())

    def _mirrored(self) -> bool:
        return self._list.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _small_height(self) -> int:
        # The metrics of the list's own font: the option's may be another item's.
        return round(self._list.fontMetrics().height() * 0.9)


def _third(record: CycleRecord) -> str:
    """Return the points of a cycle, and when it was filed."""
    points = cycle_records.points(record, tr)
    if record.submission is None:
        return points
    return tr("{points} · filed {day}").format(
        points=points, day=figures.day(record.submission.filed, tr)
    )
