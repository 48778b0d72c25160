"""The line to search the activities with."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr

_LEAST, _MOST = 14, 48
"""How many letters it has room for at least, and at most."""
_LEAVING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QLineEdit):
    """Esc clears it, or leaves it where it is clear; Down and Enter leave it for the rows.

    Signals:
        left_downwards: it is left.
    """

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search the activities"))
        self.setToolTip(
            tr(
                "Finds what has every word in any of its texts: title, provider, notes, topics,"
                " names of files. # before an id finds that one."
            )
        )
        self.setClearButtonEnabled(True)
        for clearing in self.findChildren(QToolButton):
            clearing.setAccessibleName(tr("Clear the search"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glass = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        # Qt makes a button of it, which is read like every other.
        self._glass.setText(tr("Search the activities"))
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(_LEAST * letter)
        self.setMaximumWidth(_MOST * letter)
        self.setMinimumHeight(self.fontMetrics().height() + 3 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc, Down and Enter."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.text():
            self.clear()
        elif is_escape or event.key() in _LEAVING:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the theme and the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._glass.setIcon(icon("search"))
        elif event.type() is QEvent.Type.FontChange:
            self._fit()
