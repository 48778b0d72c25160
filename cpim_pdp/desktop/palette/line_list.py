"""The list of what was found, one line each; the keyboard stays where one types."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpim_pdp.desktop.activities.marks import marks
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.lettering import Lettering
from cpim_pdp.desktop.look.theme import GRID, colours_of
from cpim_pdp.desktop.palette.lines import Line, LineOf, Thing
from cpim_pdp.desktop.translation import tr

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_BEGINS_PART = Qt.ItemDataRole.UserRole + 1
_ICON = 16
_INSET = 3 * GRID
_BAR = 3
_AT_ONCE = 100
_SHOWN = 12
"""So many lines are in sight where there is room."""


class LineModel(QAbstractListModel):
    """Things in parts, worded when they come into sight.

    A list lays all of its rows out at each key that is typed, so it gets a few, and more of them
    when the holder comes to the last.
    """

    def __init__(self, line_of: LineOf) -> None:
        super().__init__()
        self.things: Sequence[Thing] = ()
        self._line_of = line_of
        self._begin: frozenset[int] = frozenset()
        self._count = 0

    def show_parts(self, parts: Sequence[Sequence[Thing]]) -> None:
        """Show these things; between parts there is a line."""
        self.beginResetModel()
        self.things = [thing for part in parts for thing in part]
        begins, place = set(), 0
        for part in parts:
            begins.add(place)
            place += len(part)
        self._begin = frozenset(begins - {0})
        self._count = min(len(self.things), _AT_ONCE)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Override: how many things are listed by now."""
        return 0 if parent is not None and parent.isValid() else self._count

    def canFetchMore(self, parent: Index) -> bool:
        """Override: whether there are things that are not listed yet."""
        return not parent.isValid() and self._count < len(self.things)

    def fetchMore(self, parent: Index) -> None:
        """Override: list some more."""
        if not self.canFetchMore(parent):
            return
        wanted = min(self._count + _AT_ONCE, len(self.things))
        self.beginInsertRows(QModelIndex(), self._count, wanted - 1)
        self._count = wanted
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override: the line, and how it is read out."""
        if role == _BEGINS_PART:
            return index.row() in self._begin
        if role == _LINE:
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index.row()).spoken
        return None

    def line(self, row: int) -> Line:
        """Return what a row says."""
        return self._line_of(self.things[row])


class LineList(QListView):
    """Shows the lines; which one is current is decided by who types.

    Signals:
        taken: the holder pressed on the current line.
    """

    taken = Signal()

    def __init__(self, line_of: LineOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(line_of)
        self.words: Sequence[str] = ()
        self.setModel(self.lines)
        self.setAccessibleName(tr("Actions and activities found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Drawing(self))
        self.clicked.connect(lambda _index: self.taken.emit())

    def show_parts(self, parts: Sequence[Sequence[Thing]], words: Sequence[str]) -> None:
        """Show these things, the first of them as the current one; ``words`` are marked."""
        self.words = words
        self.lines.show_parts(parts)
        self.setCurrentIndex(self.lines.index(0))
        self.scrollToTop()
        self.updateGeometry()

    def thing(self) -> Thing | None:
        """Return the current thing, None where nothing was found."""
        row = self.currentIndex().row()
        return self.lines.things[row] if 0 <= row < len(self.lines.things) else None

    def line(self) -> Line | None:
        """Return the current line, None where nothing was found."""
        row = self.currentIndex().row()
        return self.lines.line(row) if 0 <= row < len(self.lines.things) else None

    def step(self, rows: int) -> None:
        """Make the line so many rows on the current one; the ends hold."""
        wanted = max(self.currentIndex().row() + rows, 0)
        if wanted >= self.lines.rowCount():
            self.lines.fetchMore(QModelIndex())
        wanted = min(wanted, self.lines.rowCount() - 1)
        self.setCurrentIndex(self.lines.index(wanted))

    @property
    def page(self) -> int:
        """How many lines are in sight."""
        return max(self.viewport().height() // self.line_height, 1)

    @property
    def line_height(self) -> int:
        """How high a line is."""
        return self.fontMetrics().height() + 3 * GRID

    def changeEvent(self, event: QEvent) -> None:
        """Override: draw in another font from now on."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setItemDelegate(_Drawing(self))

    def sizeHint(self) -> QSize:
        """Override: the lines there are, up to so many as one looks through."""
        return QSize(0, min(len(self.lines.things), _SHOWN) * self.line_height)

    def minimumSizeHint(self) -> QSize:
        """Override: a single line."""
        return QSize(0, self.line_height)


class _Drawing(QStyledItemDelegate):
    """Draws a line: icon, title with marks, what stands beside it, shortcut or day."""

    def __init__(self, lines: LineList) -> None:
        super().__init__(lines)
        self._list = lines
        self._letters = Lettering(lines.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: the same for all."""
        del option, index
        return QSize(20 * GRID, self._list.line_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override: the ground where it is current, then the line."""
        line = index.data(_LINE)
        if not isinstance(line, Line):
            return
        colours = colours_of(self._list)
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(colours.selected))
            painter.fillRect(self._at(whole, 0, _BAR), QColor(colours.accent))
        if index.data(_BEGINS_PART):
            painter.fillRect(QRect(whole.topLeft(), QSize(whole.width(), 1)), QColor(colours.line))
        self._draw(painter, whole, line)

    def _draw(self, painter: QPainter, whole: QRect, line: Line) -> None:
        colours = colours_of(self._list)
        ink = colours.secondary if line.reason else colours.ink
        if line.icon:
            place = self._at(whole, _INSET, _ICON)
            top = whole.top() + (whole.height() - _ICON) // 2
            picture = pixmap(line.icon, ink, _ICON, self._list.devicePixelRatioF())
            painter.drawPixmap(place.left(), top, picture)
        begin = _INSET + _ICON + 2 * GRID
        end = self._letters.width(line.at_end)
        room = whole.width() - begin - _INSET - (end + 4 * GRID if end else 0)
        title = min(self._letters.width(line.title), room)
        self._write(painter, self._at(whole, begin, title), line.title, ink, marked=not line.reason)
        rest = room - title - 3 * GRID
        if rest > 0:
            beside = line.reason or line.beside
            wide = min(self._letters.width(beside), rest)
            place = self._at(whole, begin + title + 3 * GRID, wide)
            self._write(painter, place, beside, colours.secondary)
        place = self._at(whole, whole.width() - _INSET - end, end)
        self._write(painter, place, line.at_end, colours.secondary)

    def _write(
        self, painter: QPainter, place: QRect, text: str, ink: str, *, marked: bool = False
    ) -> None:
        lettered = self._letters.laid_out(text, place.width())
        top = place.top() + (place.height() - self._letters.height) // 2
        painter.setPen(QColor(ink))
        found = marks(lettered.text, self._list.words) if marked else ()
        if found:
            soft = QColor(colours_of(self._list).accent_soft)
            painter.setPen(QColor(colours_of(self._list).ink))
            self._letters.draw_marked(painter, lettered, place.left(), top, found, soft)
        else:
            self._letters.draw(painter, lettered, place.left(), top)

    def _at(self, whole: QRect, begin: int, wide: int) -> QRect:
        """Return the part of a line that begins so far from where reading begins."""
        place = QRect(whole.left() + begin, whole.top(), wide, whole.height())
        return QStyle.visualRect(self._list.layoutDirection(), whole, place)
