"""The bar over the table: search as you type, filters as chips, totals of what is in sight."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.rows import Totals
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID
from cpim_pdp.desktop.look.toggle_chips import ToggleChip
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
        self.search = SearchLine(self)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.search.left_downwards.connect(self.left_downwards)
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
        self.empty_trash = LinkButton(tr("Empty the trash..."))
        self.totals = Label("", tone=Tone.SECONDARY)
        for beside in (self.totals, self.empty_trash):
            beside.setMinimumHeight(self.search.minimumHeight())
        self._lay_out()

    def _chip(self, text: str) -> ToggleChip:
        chip = ToggleChip(text, self)
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _lay_out(self) -> None:
        chips = QWidget(self)
        chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(chips, GRID)
        flow.setContentsMargins(
            0, (self.search.minimumHeight() - self.trash.sizeHint().height()) // 2, 0, 0
        )
        for chip in self.chips():
            flow.addWidget(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.empty_trash, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.totals, 0, Qt.AlignmentFlag.AlignTop)

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
        self.empty_trash.setVisible(self.trash.isChecked() and trashed > 0)

    def show_totals(self, totals: Totals) -> None:
        """Say what the rows in sight add up to."""
        self.totals.setText(totals_text(totals, with_points=not self.trash.isChecked()))

    def _only(self, category: str) -> None:
        """Switch the other categories off: an activity is in one."""
        for other, chip in self.categories.items():
            if other != category:
                chip.setChecked(False)


class SearchLine(QLineEdit):
    """A line to search with: Esc clears it, Down and Enter leave it for the rows.

    Signals:
        left_downwards: one of those was pressed.
    """

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search the activities"))
        self.setClearButtonEnabled(True)
        for clearing in self.findChildren(QToolButton):
            clearing.setAccessibleName(tr("Clear the search"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_SEARCH // 2)
        self.setMinimumHeight(self.fontMetrics().height() + 3 * GRID)
        self.setMaximumWidth(_SEARCH)
        self._glass = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc, Down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icon("search"))


def totals_text(totals: Totals, *, with_points: bool = True) -> str:
    """Return totals in words: 21 activities · 52 points · 6 planned."""
    parts = [tr("%n activit(y|ies)", "", totals.activities)]
    if with_points:
        parts.append(amounts.points(totals.points, tr))
    if with_points and totals.planned:
        parts.append(tr("{points} planned").format(points=figures.points(totals.planned, tr)))
    return " · ".join(parts)
