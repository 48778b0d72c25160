"""The bar over the table: search as you type, filters as chips, totals of what is in sight."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities_model import ActivitiesModel
from cpim_pdp.desktop.activity_filter import Filter
from cpim_pdp.desktop.activity_rows import Totals
from cpim_pdp.desktop.flow_layout import FlowLayout
from cpim_pdp.desktop.icons import icon
from cpim_pdp.desktop.labels import Label, Tone
from cpim_pdp.desktop.theme import GAP, GRID, colours_of
from cpim_pdp.desktop.toggle_chips import ToggleChip
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, figures, names

_SEARCH = 240


class FilterBar(QWidget):
    """Says which rows are wanted.

    Signals:
        changed: another `Filter` is wanted.
        trash_wanted: the trash is to be shown (True) or left.
        left_downwards: Down or Enter was pressed in the search.
    """

    changed = Signal()
    trash_wanted = Signal(bool)
    left_downwards = Signal()

    def __init__(self, categories: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = self._search_line()
        self.this_cycle = self._chip(tr("This cycle"))
        self.this_cycle.setChecked(True)
        self.states = {
            State.UNPROVEN: self._chip(tr("No evidence")),
            State.PLANNED: self._chip(tr("Planned")),
            State.DRAFT: self._chip(tr("Drafts")),
        }
        self.categories = {one: self._chip(names.category(one, tr)) for one in categories}
        for category, chip in self.categories.items():
            chip.clicked.connect(lambda _on=False, category=category: self._only(category))
        self.trash = ToggleChip(tr("Trash"))
        self.trash.clicked.connect(self.trash_wanted)
        self.totals = Label("", tone=Tone.SECONDARY)
        self._lay_out()

    def _search_line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(tr("Search"))
        line.setAccessibleName(tr("Search the activities"))
        line.setClearButtonEnabled(True)
        for child in line.findChildren(QAction):
            child.setText(tr("Clear the search"))
        line.setMinimumWidth(_SEARCH // 2)
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line.textChanged.connect(lambda _text: self.changed.emit())
        line.installEventFilter(self)
        line.addAction(
            icon("search", colours_of(self).secondary), QLineEdit.ActionPosition.LeadingPosition
        )
        return line

    def _chip(self, text: str) -> ToggleChip:
        chip = ToggleChip(text, self)
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _lay_out(self) -> None:
        chips = QWidget(self)
        chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(chips, GRID + 2)
        for chip in self.chips():
            flow.addWidget(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 4, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.totals, 0, Qt.AlignmentFlag.AlignVCenter)
        self.search.setMaximumWidth(_SEARCH)

    def chips(self) -> tuple[ToggleChip, ...]:
        """Return the chips in their order."""
        return (self.this_cycle, *self.states.values(), *self.categories.values(), self.trash)

    def filter(self) -> Filter:
        """Return what is wanted; in the trash only the search counts."""
        words = Filter().searching(self.search.text())
        if self.trash.isChecked():
            return words
        chosen = [one for one, chip in self.categories.items() if chip.isChecked()]
        return Filter(
            words=words.words,
            this_cycle=self.this_cycle.isChecked(),
            states=frozenset(one for one, chip in self.states.items() if chip.isChecked()),
            category=chosen[0] if chosen else None,
        )

    def show_all(self) -> None:
        """Switch search and filters off."""
        self.search.clear()
        for chip in (self.this_cycle, *self.states.values(), *self.categories.values()):
            chip.setChecked(False)

    def show_counts(self, model: ActivitiesModel, trashed: int) -> None:
        """Show beside the chips how many rows they would let through."""
        this_cycle = self.this_cycle.isChecked()
        for state, chip in self.states.items():
            wanted = Filter(this_cycle=this_cycle, states=frozenset({state}))
            chip.show_count(0 if self.trash.isChecked() else model.count(wanted))
        self.trash.show_count(trashed)
        for chip in self.chips():
            chip.setVisible(chip is self.trash or not self.trash.isChecked())

    def show_totals(self, totals: Totals) -> None:
        """Say what the rows in sight add up to."""
        self.totals.setText(totals_text(totals, with_points=not self.trash.isChecked()))

    def _only(self, category: str) -> None:
        """Switch the other categories off: an activity is in one."""
        for other, chip in self.categories.items():
            if other != category:
                chip.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: Esc clears the search; Down and Enter go to the rows."""
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
            return True
        return False


def totals_text(totals: Totals, *, with_points: bool = True) -> str:
    """Return totals in words: 21 activities · 52 points · 6 planned."""
    parts = [tr("%n activit(y|ies)", "", totals.activities)]
    if with_points:
        parts.append(amounts.points(totals.points, tr))
    if with_points and totals.planned:
        parts.append(tr("{points} planned").format(points=figures.points(totals.planned)))
    return " · ".join(parts)
