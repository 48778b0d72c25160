"""What is listed: the rows of the log, or of its trash, that pass search and filters."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cpim_pdp.desktop.activities.columns import columns
from cpim_pdp.desktop.activities.empty_list import EmptyList
from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.filter_bar import FilterBar, totals_text
from cpim_pdp.desktop.activities.log_rows import LogRows
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.rows import Row, totals
from cpim_pdp.desktop.activities.searched_text import SearchedText
from cpim_pdp.desktop.activities.table import ActivitiesTable
from cpim_pdp.desktop.session import Session

_COUNT_MS = 60
"""So long after a key the chips show their counts anew: typing comes first."""


class Listing(QObject):
    """The bar, the table below it, and what stands there where no row is to be seen.

    Signals:
        chosen: other rows are selected, or the same ones are otherwise now.
        turned: the trash is shown from now on (True), or the activities.
    """

    chosen = Signal()
    turned = Signal(bool)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._source = LogRows(session)
        self._is_stale = True
        self._searched = SearchedText()
        self.model = ActivitiesModel(columns(), self._searched.whole, self)
        self.bar = FilterBar(session.rulebook)
        self.table = ActivitiesTable(self.model)
        self.empty = EmptyList()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._reading = QTimer(self, interval=0)
        self._connect()

    def _connect(self) -> None:
        self._session.changed.connect(self._session_changed)
        self.bar.changed.connect(self._filter)
        self.bar.cleared.connect(self.bar.show_all)
        self.bar.trash_wanted.connect(self.show_trash)
        self.bar.left_downwards.connect(self._go_to_rows)
        self.table.chosen.connect(self._chosen)
        self.empty.all_wanted.connect(self.bar.show_all)
        self.empty.search_cleared.connect(self.bar.search.clear)
        self.empty.filters_cleared.connect(self.bar.clear_filters)
        self._counting.timeout.connect(self._count)
        self._reading.timeout.connect(self._read_ahead)

    # What is shown

    @property
    def is_in_trash(self) -> bool:
        """Whether the trash is shown."""
        return self.bar.is_in_trash

    @property
    def is_there_any(self) -> bool:
        """Whether there is anything to list, shown or not."""
        return bool(self.model.everything())

    def selected(self) -> tuple[Row, ...]:
        """Return the selected rows."""
        places = (self.model.place(one) for one in self.table.selected_ids())
        return tuple(self.model.rows[place] for place in places if place is not None)

    def reveal(self, activity: str) -> None:
        """Select the activity; where a filter hides it, the filters are switched off."""
        self.freshen()
        if self.is_in_trash:
            self.show_trash(wanted=False)
        if self.model.place(activity) is None:
            self.bar.show_all()
        self.table.select_ids([activity])

    def show_trash(self, wanted: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Show the trash, or the activities again."""
        self.bar.show_trash(wanted=wanted, is_full=bool(self._session.snapshot.trash))
        self.turned.emit(wanted)
        self.renew()

    def show_everything(self) -> None:
        """Show all activities: no search, no filters, no trash."""
        self.show_only(Filter())

    def show_only(self, wanted: Filter) -> None:
        """Show the activities that pass this filter: no search, no trash."""
        if self.is_in_trash:
            self.show_trash(wanted=False)
        self.bar.show_only(wanted)

    def reword(self) -> None:
        """Write and search dates and numbers as they are written now."""
        self._searched.forget()
        self.model.search.forget()
        self.table.measure()

    def freshen(self) -> None:
        """Show what changed while nobody looked."""
        if self._is_stale:
            self.renew()

    def renew(self) -> None:
        """Show the log as it is now."""
        self._is_stale = False
        if self.is_in_trash:
            rows = self._source.in_trash()
        else:
            wanted = self.bar.filter()
            rows = self._source.in_log(only_this_cycle=wanted.is_only_this_cycle)
            self.bar.chips.show_cycles(self._source.other_cycles())
        self.model.set_rows(rows, self.bar.filter())
        self._count()
        self._make_room()
        self._show_state()
        self._chosen()
        self._reading.start()

    def _session_changed(self) -> None:
        """Show the change, at the latest when the page is seen again."""
        self._is_stale = True
        if self._page.isVisible():
            self.renew()

    def _filter(self) -> None:
        wanted = self.bar.filter()
        if self.model.filter.is_only_this_cycle and not wanted.is_only_this_cycle:
            # Rows of other cycles may come into sight, with the points of their cycles.
            self.renew()
            return
        self.model.set_filter(wanted)
        self._counting.start()
        self._show_state()

    def _count(self) -> None:
        trash = self._session.snapshot.trash
        self.bar.show_trash(wanted=self.is_in_trash, is_full=bool(trash))
        self.bar.chips.show_counts(self.model.counts(), self.model.offered(), len(trash))

    def _make_room(self) -> None:
        """Let the bar have room for the longest totals, that nothing moves while one works."""
        of_all = self.model.totals_of_all()
        with_points, count = not self.is_in_trash, of_all.activities
        self.bar.keep_room(totals_text(of_all, with_points=with_points, of=count))

    def _read_ahead(self) -> None:
        """Read what the search will look through, a little at a time while nothing else is on."""
        if not self.model.search.work():
            self._reading.stop()

    def _show_state(self) -> None:
        """Show the rows, or what an empty table has to say."""
        if not self.model.rows:
            writable = not self._session.read_only
            self.empty.explain(self.model, in_trash=self.is_in_trash, writable=writable)
        self.middle.setCurrentWidget(self.table if self.model.rows else self.empty)
        self.bar.setVisible(self.is_there_any or bool(self._session.snapshot.trash))

    def _chosen(self) -> None:
        rows, shown = self.selected(), self.model.rows
        added, of = (totals(rows), len(shown)) if len(rows) > 1 else (self.model.totals(), None)
        self.bar.show_totals(totals_text(added, with_points=not self.is_in_trash, of=of))
        self.chosen.emit()

    def _go_to_rows(self) -> None:
        if self.model.rows:
            if not self.table.selected_ids():
                self.table.select_place(0)
            self.table.setFocus()
