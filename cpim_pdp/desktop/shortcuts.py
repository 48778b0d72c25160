"""The list of all keys: every action, from the table, and what keys do in single places."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.action_table import Entry, menu_title, mnemonic
from cpim_pdp.desktop.local_keys import places
from cpim_pdp.desktop.look.buttons import ClosingButton
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.theme import GRID, Size, sized
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cpim_pdp.desktop.actions import Actions

_SIZE = (760, 640)
_Row = tuple[str, str]


class ShortcutsDialog(QDialog):
    """Lists by which keys everything is done."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Shortcuts"))
        self.table = QTableWidget(0, 2)
        self._dress_table()
        for menu, entries in groupby(actions.entries.values(), lambda one: one.menu):
            self._add(_bare(menu_title(menu)), [_row(entry) for entry in entries])
        for place in places():
            self._add(place.title, [(_shown(one.keys), one.does) for one in place.keys])
        self.table.resizeColumnToContents(0)
        self.table.setCurrentCell(1, 0)
        self._lay_out()
        self.resize(*_SIZE)

    @classmethod
    def tell(cls, actions: Actions, parent: QWidget | None) -> ShortcutsDialog:
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(actions, parent)
        dialog.open()
        return dialog

    def _dress_table(self) -> None:
        self.table.setAccessibleName(tr("Shortcuts"))
        self.table.setHorizontalHeaderLabels([tr("Keys"), tr("What they do")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _add(self, title: str, rows: Sequence[_Row]) -> None:
        """Add a part of the list: its title over both columns, then its rows."""
        head = self.table.rowCount()
        self.table.setRowCount(head + 1 + len(rows))
        item = QTableWidgetItem(title)
        item.setFont(sized(QApplication.font(), Size.TITLE))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(head, 0, item)
        self.table.setSpan(head, 0, 1, 2)
        for place, (keys, does) in enumerate(rows, head + 1):
            self.table.setItem(place, 0, QTableWidgetItem(keys))
            told = QTableWidgetItem(does)
            told.setToolTip(does)
            self.table.setItem(place, 1, told)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(ClosingButton(tr("&Close")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(buttons)
        column.addLayout(foot)
        offer_help(self, "keyboard.md", beside=buttons)


def keys_of(entry: Entry) -> str:
    """Return the keys of an action; without any of its own, the way to it through the menus."""
    keys = tuple(one for one in (entry.shortcut, *entry.also) if one)
    if keys:
        return _shown(keys)
    return tr("{menu}, then {letter}").format(
        menu=_native(f"Alt+{mnemonic(menu_title(entry.menu))}"),
        letter=mnemonic(entry.text).upper(),
    )


def _row(entry: Entry) -> _Row:
    name = _bare(entry.text).removesuffix("...")
    return keys_of(entry), tr("{action}: {tip}").format(action=name, tip=entry.tip)


def _shown(keys: Iterable[str]) -> str:
    """Return keys as the system writes them; each does the same, or one of a pair."""
    return " · ".join(map(_native, keys))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _bare(text: str) -> str:
    return text.replace("&", "")
