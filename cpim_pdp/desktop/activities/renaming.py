"""Renaming in place: a line over the title in the table."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.table import ActivitiesTable
from cpim_pdp.desktop.translation import tr

_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
Rename = Callable[[Activity, str], bool]
"""Renames an activity; False where that was refused, which the holder was told."""


class Renaming(QLineEdit):
    """Enter takes the new title, Esc leaves the old one; what is refused stays in the line."""

    def __init__(self, table: ActivitiesTable, model: ActivitiesModel, rename: Rename) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._model = model
        self._rename = rename
        self._activity: Activity | None = None
        self.setAccessibleName(tr("New title"))
        self.hide()
        for moved in (
            table.verticalScrollBar().valueChanged,
            table.horizontalScrollBar().valueChanged,
            table.horizontalHeader().sectionResized,
            table.horizontalHeader().geometriesChanged,
        ):
            moved.connect(self._follow)
        model.modelReset.connect(self._follow)

    def begin(self, activity: Activity) -> None:
        """Let the holder write another title."""
        self._activity = activity
        self.setText(activity.details.title)
        # All is selected, the beginning in sight.
        self.setSelection(len(self.text()), -len(self.text()))
        place = self._model.place(activity.id)
        if place is not None:
            self._table.scrollTo(self._model.index(place, self._column))
        self.show()
        self._follow()
        self.setFocus()

    @property
    def _column(self) -> int:
        return place_of(TITLE, self._model.columns)

    def _follow(self) -> None:
        """Stay over the title; where its row is not to be seen any more, take what is written."""
        if self._activity is None:
            return
        place = self._model.place(self._activity.id)
        if place is None:
            # Not at once, for this may be in the midst of showing other rows.
            QTimer.singleShot(0, self, self._take)
            return
        room = self._table.visualRect(self._model.index(place, self._column))
        self.setGeometry(room.adjusted(0, 1, 0, -1))

    def _take(self) -> None:
        activity, title = self._activity, self.text().strip()
        if activity is None:
            return
        # Renaming shows all rows anew, which must not take the title again.
        self._activity = None
        if title in ("", activity.details.title) or self._rename(activity, title):
            self._leave()
        else:
            self._activity = activity

    def _leave(self) -> None:
        had_focus = self.hasFocus()
        self._activity = None
        self.hide()
        if had_focus:
            self._table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter and Esc."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: take what is written when the holder goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _POPUP:
            self._take()
