"""The activities of a cycle with a search over all their text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import Counted, Why
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.searched_text import SearchedText
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.line_table import Heading, Line, LineTable
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_MOST_LINES = 12
_MOST = 300
"""More lines nobody scrolls through; building them would make typing slow."""


class ActivitiesCard(StepCard):
    """Lists them, newest first; Enter or a double click shows one on the page of activities.

    Those of a filed cycle that its filing does not hold are paler, for they count nothing there.

    Signals:
        opened: the id of an activity that is to be seen in full.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Activities of this cycle"), parent)
        self.entries: tuple[Counted, ...] = ()
        self._all: tuple[Counted, ...] = ()
        self._texts: dict[str, str] = {}
        self._searched = SearchedText()
        self._category = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the activities of this cycle"))
        self.search.setAccessibleName(tr("Search the activities of this cycle"))
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(GRID, 0, GRID, 0)
        self.search.setMinimumHeight(self.search.fontMetrics().height() + 4 * GRID)
        self.only = LinkButton("")
        self.only.hide()
        self.nothing = Label("", tone=Tone.SECONDARY, wraps=True)
        self.table = LineTable(tr("Activities of this cycle"), _headings())
        self.more = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        above = QHBoxLayout()
        above.setSpacing(2 * GRID)
        above.addWidget(self.search, 1)
        above.addWidget(self.only)
        self.content.addLayout(above)
        self.content.addWidget(self.nothing)
        self.content.addWidget(self.table)
        self.content.addWidget(self.more)
        self.search.textChanged.connect(lambda _text: self._show())
        self.only.clicked.connect(lambda: self.show_category(""))
        self.table.activated.connect(lambda index: self.opened.emit(self._id(index.row())))

    def show_view(self, view: CycleView) -> None:
        """Show the activities of a cycle."""
        self._all = tuple(one for one in reversed(view.summary.entries) if one.in_cycle)
        self._texts = {}
        self._searched.forget()
        self._show()

    def clear_search(self) -> None:
        """Show all again, as for another cycle."""
        self.search.clear()
        self.show_category("")

    def show_category(self, category: str) -> None:
        """Show the activities of one category of the form only, or all again."""
        self._category = category
        self.only.setText(
            tr("Only {category}: show all").format(category=names.category(category, tr))
        )
        self.only.setVisible(bool(category))
        self.only.updateGeometry()
        self._show()

    def _show(self) -> None:
        words = folded(self.search.text()).split()
        self.entries = tuple(
            one
            for one in self._all
            if self._category in ("", one.price.category) and self._holds(one, words)
        )
        self.table.show_lines([_line(one) for one in self.entries[:_MOST]])
        rest = len(self.entries) - _MOST
        self.more.setText(tr("and %n more: the search finds them", "", max(rest, 0)))
        self.more.setVisible(rest > 0)
        self.table.setVisible(bool(self.entries))
        self._fit()
        self._say_nothing()
        total = tr("%n activit(y|ies)", "", len(self.entries))
        self.show_state(total if self.entries else "", Tone.SECONDARY)

    def _holds(self, one: Counted, words: Sequence[str]) -> bool:
        """Say whether all words are in the text of an activity; it is folded when first asked."""
        if not words:
            return True
        activity = one.activity
        if activity.id not in self._texts:
            self._texts[activity.id] = self._searched.whole(activity)
        return all(word in self._texts[activity.id] for word in words)

    def _say_nothing(self) -> None:
        empty = tr("There is no activity in this cycle yet.")
        self.nothing.setText(tr("Nothing matches this search.") if self._all else empty)
        self.nothing.setVisible(not self.entries)
        self.search.setVisible(bool(self._all))

    def _fit(self) -> None:
        """Be as tall as a few lines ask for; more are scrolled."""
        shown = min(len(self.entries), _MOST_LINES)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + shown * self.table.verticalHeader().defaultSectionSize())

    def _id(self, row: int) -> str:
        return self.entries[row].activity.id


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("Date")),
        Heading(tr("Title"), wide=True),
        Heading(tr("Claimed"), figures=True),
        Heading(tr("Counts"), figures=True),
    )


def _line(one: Counted) -> Line:
    details, last = one.activity.details, one.activity.last_day
    return Line(
        (
            "" if last is None else figures.day(last, tr),
            details.title,
            figures.points(one.claimed, tr),
            _counts(one),
        ),
        faint=one.state is State.PLANNED or _is_too_late(one),
    )


def _counts(one: Counted) -> str:
    if one.state is State.PLANNED:
        return tr("planned")
    return tr("not filed") if _is_too_late(one) else figures.points(one.counted, tr)


def _is_too_late(one: Counted) -> bool:
    return one.reasoning.why is Why.ALREADY_FILED
