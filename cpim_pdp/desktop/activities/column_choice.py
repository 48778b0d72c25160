"""Choosing the columns of the table by keyboard: which, how wide, in which order, sorted how."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE
from cpim_pdp.desktop.activities.table import ActivitiesTable
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import (
    GAP,
    GRID,
    PAGE_MARGIN,
    colours_of,
    palette_of_fields,
)
from cpim_pdp.desktop.translation import tr

_SIZE = (460, 580)
_NARROWEST, _WIDEST, _STEP = 50, 400, 10
"""Widths of a column, in per cent of its usual one."""
_KEY = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnChoice(QDialog):
    """Space switches a column, Alt with the arrows moves it."""

    def __init__(
        self, table: ActivitiesTable, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Columns"))
        self._table = table
        self._columns = {column.key: column for column in columns}
        self._widths: dict[str, int] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setSpacing(GRID // 2)
        self.list.setPalette(palette_of_fields(colours_of(self)))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.up_button = QPushButton(tr("Move &up"))
        self.down_button = QPushButton(tr("Move &down"))
        self.reset_button = QPushButton(tr("&Reset"))
        self.width_box = QSpinBox()
        self.sorted_by = QComboBox()
        self.downwards = QCheckBox(tr("Do&wnwards: newest, largest or last first"))
        self.take_button = FilledButton(tr("&Take over"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self._build()
        self._fill()
        self._connect()
        self.resize(*_SIZE)
        offer_help(self, "logging.md#finding-and-changing", beside=self.cancel_button)

    # What it is made of

    def _build(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(2 * GRID)
        for button in (self.up_button, self.down_button, self.reset_button):
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addWidget(FieldBox(tr("W&idth"), self.width_box))
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.list, 1)
        middle.addLayout(beside)
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addStretch(1)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setMinimumHeight(self.take_button.sizeHint().height())
        self.take_button.setDefault(True)
        below.addWidget(self.cancel_button)
        below.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        told = tr("Space switches a column on or off; the title takes the room that is left.")
        column.addWidget(Label(told, tone=Tone.SECONDARY, wraps=True))
        column.addLayout(middle, 1)
        column.addWidget(FieldBox(tr("&Sorted by"), self.sorted_by))
        column.addWidget(self.downwards)
        column.addLayout(below)

    def _fill(self) -> None:
        arrangement, head = self._table.arrangement, self._table.horizontalHeader()
        for key in arrangement.order():
            self._add(key, is_on=key in arrangement.wished())
        self.list.setCurrentRow(0)
        self.width_box.setRange(_NARROWEST, _WIDEST)
        self.width_box.setSingleStep(_STEP)
        self.width_box.setSuffix(tr(" %", "behind a number"))
        self._measure()
        for column in self._columns.values():
            self.sorted_by.addItem(column.title, column.key)
        self.sorted_by.setCurrentIndex(head.sortIndicatorSection())
        self.downwards.setChecked(head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder)

    def _add(self, key: str, *, is_on: bool) -> None:
        column = self._columns[key]
        item = QListWidgetItem(column.title)
        item.setData(_KEY, key)
        item.setToolTip(column.about)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, column.about)
        item.setCheckState(_ON if is_on else _OFF)
        if key == TITLE:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.list.addItem(item)

    def _connect(self) -> None:
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.reset_button.clicked.connect(self._reset)
        self.list.currentRowChanged.connect(self._go_to)
        self.width_box.valueChanged.connect(self._widen)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._move(step))

    # What the holder does

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self._measure()

    def _measure(self) -> None:
        """Say how wide the current column is; the title's width is what the others leave."""
        key = self._current()
        wished = self._widths.get(key, self._table.arrangement.width(key))
        self.width_box.setEnabled(key != TITLE)
        with QSignalBlocker(self.width_box):
            self.width_box.setValue(100 if key == TITLE else wished)

    def _current(self) -> str:
        return str(self.list.currentItem().data(_KEY))

    def _move(self, step: int) -> None:
        place = self.list.currentRow()
        if 0 <= place + step < self.list.count():
            item = self.list.takeItem(place)
            self.list.insertItem(place + step, item)
            self.list.setCurrentRow(place + step)

    def _widen(self, width: int) -> None:
        self._widths[self._current()] = width

    def _reset(self) -> None:
        self._table.arrangement.reset()
        self.accept()

    def _take(self) -> None:
        items = [self.list.item(place) for place in range(self.list.count())]
        keys = [str(item.data(_KEY)) for item in items]
        shown = [key for key, item in zip(keys, items, strict=True) if item.checkState() is _ON]
        arrangement = self._table.arrangement
        if keys != list(arrangement.order()) or set(shown) != set(arrangement.wished()):
            arrangement.choose(shown, keys)
        if self._widths:
            arrangement.widen(self._widths)
        order = Qt.SortOrder
        direction = order.DescendingOrder if self.downwards.isChecked() else order.AscendingOrder
        self._table.sortByColumn(self.sorted_by.currentIndex(), direction)
        self.accept()

    @classmethod
    def choose(
        cls, table: ActivitiesTable, columns: Sequence[Column], parent: QWidget | None
    ) -> "ColumnChoice":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(table, columns, parent)
        dialog.open()
        return dialog
