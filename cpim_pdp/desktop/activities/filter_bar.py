"""The bar over the table: search as you type, filters as chips, totals of what is in sight."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.filter_chips import FilterChips
from cpim_pdp.desktop.activities.rows import Totals
from cpim_pdp.desktop.activities.search_line import SearchLine
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, figures

_ALL_ROOM = 1_000
"""How much more of the room goes to the search than to nothing, up to its greatest width."""
_QUIET_MS = 700
"""So long nothing is typed or chosen before the totals are read out."""


class FilterBar(QWidget):
    """Says which rows are wanted.

    Signals:
        changed: another `Filter` is wanted.
        cleared: search and filters are to be off.
        trash_wanted: the trash is to be shown (True) or left.
        left_downwards: Down or Enter was pressed in the search.
    """

    changed = Signal()
    cleared = Signal()
    trash_wanted = Signal(bool)
    left_downwards = Signal()

    def __init__(self, rulebook: Rulebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchLine(self)
        self.search.textChanged.connect(lambda _text: self._change())
        self.search.left_downwards.connect(self.left_downwards)
        self.chips = FilterChips(rulebook, self)
        self.chips.changed.connect(self._change)
        self.chips.trash_wanted.connect(self.trash_wanted)
        self.chips.clear_button.clicked.connect(self.cleared)
        self.empty_trash = LinkButton(tr("Empty the trash..."))
        self.totals = Label("", tone=Tone.SECONDARY)
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(lambda: announce(self, self.totals.text(), at_once=False))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        self._line.addWidget(self.search, _ALL_ROOM)
        self._line.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.empty_trash)
        self._line.addStretch(1)
        self._line.addWidget(self.totals)
        column.addLayout(self._line)
        self._lines = column
        self._is_one_line = True
        self._longest = ""

    @property
    def is_in_trash(self) -> bool:
        """Whether the trash is wanted."""
        return self.chips.trash.isChecked()

    def filter(self) -> Filter:
        """Return what is wanted; in the trash only the search counts."""
        plain = Filter() if self.is_in_trash else self.chips.filter
        return plain.searching(self.search.text())

    def show_all(self) -> None:
        """Switch search and filters off."""
        self.show_only(Filter())

    def show_only(self, wanted: Filter) -> None:
        """Show this filter alone, and no search."""
        self.chips.show_filter(wanted)
        if self.search.text():
            self.search.clear()
        else:
            self._change()

    def clear_filters(self) -> None:
        """Switch the filters off, not the search."""
        self.chips.show_filter(Filter())
        self._change()

    def show_trash(self, *, wanted: bool, is_full: bool) -> None:
        """Show that the trash is shown, or not, and whether there is anything in it."""
        self.chips.trash.setChecked(wanted)
        self.empty_trash.setVisible(wanted and is_full)
        self.chips.show_filter(self.chips.filter)
        self._offer_clearing()

    def show_totals(self, text: str) -> None:
        """Say what the rows in sight, or those selected, add up to; spoken once all is quiet."""
        if text != self.totals.text():
            self.totals.setText(text)
            if self.isVisible():
                self._quiet.start()

    def _change(self) -> None:
        self._offer_clearing()
        self.changed.emit()

    def _offer_clearing(self) -> None:
        wanted = self.filter()
        is_filtered = bool(wanted.chosen) and not wanted.is_only_this_cycle
        self.chips.clear_button.setVisible(is_filtered or bool(wanted.words))

    def keep_room(self, totals: str) -> None:
        """Keep room for totals as long as these."""
        self._longest = totals
        self._arrange()

    def _arrange(self) -> None:
        """Put the chips beside the search, or below it where they have no room there."""
        kept = self.totals.fontMetrics().horizontalAdvance(self._longest)
        beside = self.chips.sizeHint().width() + max(self.totals.sizeHint().width(), kept)
        is_one_line = self.search.minimumWidth() + beside + 3 * GAP <= self.width()
        self.totals.setMinimumWidth(kept if is_one_line else 0)
        if is_one_line != self._is_one_line:
            self._is_one_line = is_one_line
            if is_one_line:
                self._line.insertWidget(1, self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._lines.addWidget(self.chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: arrange anew."""
        super().resizeEvent(event)
        self._arrange()


def totals_text(totals: Totals, *, with_points: bool = True, of: int | None = None) -> str:
    """Return totals in words: 21 activities · 52 points · 6 planned.

    With ``of`` they are those of what is selected among so many.
    """
    if of is None:
        counted = tr("%n activit(y|ies)", "", totals.activities)
    else:
        text = tr("{count} of {all} selected")
        count = figures.count(totals.activities, tr)
        counted = text.format(count=count, all=figures.count(of, tr))
    return f"{counted} · {points_text(totals)}" if with_points else counted


def points_text(totals: Totals) -> str:
    """Return points in words, and those of what is planned: 52 points · 6 planned."""
    counted = amounts.points(totals.points, tr)
    if not totals.planned:
        return counted
    planned = tr("{points} planned").format(points=figures.points(totals.planned, tr))
    return f"{counted} · {planned}"
