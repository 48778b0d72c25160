"""The list of all shortcuts, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr

_SIZE = (480, 520)


class ShortcutsDialog(QDialog):
    """Lists what each shortcut does."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Shortcuts"))
        entries = [entry for entry in actions.entries.values() if entry.shortcut]
        self.table = QTableWidget(len(entries), 2)
        self.table.setAccessibleName(tr("Shortcuts"))
        self.table.setHorizontalHeaderLabels([tr("Shortcut"), tr("What it does")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        native = QKeySequence.SequenceFormat.NativeText
        for row, entry in enumerate(entries):
            keys = QKeySequence(entry.shortcut).toString(native)
            self.table.setItem(row, 0, QTableWidgetItem(keys))
            self.table.setItem(row, 1, QTableWidgetItem(entry.tip))
        self.table.resizeColumnToContents(0)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(buttons)
        column.addLayout(foot)
        offer_help(self, "keyboard.md", beside=buttons)
        self.resize(*_SIZE)

    @classmethod
    def tell(cls, actions: Actions, parent: QWidget | None) -> "ShortcutsDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(actions, parent)
        dialog.open()
        return dialog
