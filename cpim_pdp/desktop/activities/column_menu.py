"""The menu of the table's heads: which columns are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction

from cpim_pdp.desktop.activities.arrangement import Arrangement
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE
from cpim_pdp.desktop.activities.table import ActivitiesTable
from cpim_pdp.desktop.look.menu_chip import StayingMenu, plain
from cpim_pdp.desktop.translation import tr


def offer_columns(table: ActivitiesTable, columns: Sequence[Column], more: QAction) -> None:
    """Let the heads of ``table`` offer this menu; ``more`` leads to all that can be chosen."""
    head = table.horizontalHeader()
    head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show(place: QPoint) -> None:
        menu = _menu(table, columns, more)
        menu.popup(head.mapToGlobal(place))

    head.customContextMenuRequested.connect(show)


def _menu(table: ActivitiesTable, columns: Sequence[Column], more: QAction) -> StayingMenu:
    menu = StayingMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    wished = table.arrangement.wished()
    for column in columns:
        action = menu.addAction(plain(column.title))
        action.setToolTip(column.about)
        action.setCheckable(True)
        action.setChecked(column.key in wished)
        action.setEnabled(column.key != TITLE)
        action.triggered.connect(lambda _on=False, key=column.key: _switch(table.arrangement, key))
    menu.addSeparator()
    menu.addAction(tr("Reset the columns"), table.arrangement.reset)
    menu.addAction(more)
    return menu


def _switch(arrangement: Arrangement, key: str) -> None:
    arrangement.choose(arrangement.wished() ^ {key})
