"""What if: things that are thought of, and what they would make of the likelihood at once.

Nothing of it is saved until the holder makes it their plan.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.core.planning.intents import Intent, Rhythm, additions
from cpim_pdp.core.planning.outlook import days_ahead
from cpim_pdp.core.planning.pieces import offered
from cpim_pdp.core.planning.shared import for_every
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.tab_order import follow_layout
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.planning.outcome_line import OutcomeLine
from cpim_pdp.desktop.planning.what_if_row import WhatIfRow
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.core.summary import Summary

_TWICE = 2


class WhatIfCard(Card):
    """Its rows are kept while the log is open, whatever else changes.

    ``additions`` are what they add to the plan, but for those that say what is wrong with them.

    Signals:
        changed: other things are thought of.
        wanted: the additions that are to become the plan.
    """

    changed = Signal()
    wanted = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What if"), parent)
        self.rows: list[WhatIfRow] = []
        self.lines: list[OutcomeLine] = []
        self.additions: tuple[Addition, ...] = ()
        self._summaries: tuple[Summary, ...] = ()
        self._said = ""
        self.words = Label(
            tr(
                "Try what a conference or two webinars a month would change. Nothing is saved until"
                " you make it your plan."
            ),
            tone=Tone.SECONDARY,
            wraps=True,
        )
        self.add_buttons = {name: LinkButton(text) for name, text in _offers().items()}
        self.take_button = QPushButton(tr("Make this my plan"))
        self.clear_button = QPushButton(tr("Clear"))
        self._lay_out()
        self._connect()
        self._show_ways()

    def _lay_out(self) -> None:
        offers = FlowLayout(gap=GRID)
        for button in self.add_buttons.values():
            offers.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2 * GRID)
        ways = QHBoxLayout()
        ways.setSpacing(2 * GRID)
        for way in (self.take_button, self.clear_button):
            way.setMinimumHeight(8 * GRID)
            ways.addWidget(way)
        ways.addStretch(1)
        self.content.setSpacing(3 * GRID)
        self.content.addWidget(self.words)
        # First what one looks at while typing: below the rows it would be out of sight.
        self.content.addLayout(self._lines)
        self.content.addLayout(self._rows)
        self.content.addWidget(Label(tr("Add"), Size.SMALL, Tone.SECONDARY))
        # The words of the first link begin where those above them do.
        at_side = QHBoxLayout()
        at_side.addSpacing(-GRID)
        at_side.addLayout(offers, 1)
        self.content.addLayout(at_side)
        self.content.addLayout(ways)

    def _connect(self) -> None:
        for name, button in self.add_buttons.items():
            button.clicked.connect(partial(self._offer, name))
        self.take_button.clicked.connect(self._take)
        self.clear_button.clicked.connect(self.clear)

    # What is thought of

    def show_summaries(self, found: Sequence[Summary], *, can_change: bool) -> None:
        """Reckon from these, the credential that is due first leading."""
        self._summaries = tuple(one for one in found if days_ahead(one) is not None)
        self.take_button.setEnabled(can_change)
        self.setVisible(bool(self._summaries))
        self._reckon()

    def add(self, intents: Iterable[Intent]) -> None:
        """Think of more, and go to the first of it."""
        new = [self._row(intent) for intent in intents]
        self._show_ways()
        self._reckon()
        self.changed.emit()
        if new:
            follow_layout(self)
            new[0].boxes["type"].editor.setFocus()

    def clear(self) -> None:
        """Think of nothing any more."""
        for row in tuple(self.rows):
            self._forget(row)
        self._end()
        announce(self, tr("Nothing is thought of any more."))

    def taken(self) -> None:
        """Be empty again: it is the plan now."""
        for row in tuple(self.rows):
            self._forget(row)
        self._end()

    def _row(self, intent: Intent) -> WhatIfRow:
        situation = self._summaries[0].situation
        row = WhatIfRow(situation.rulebook, intent, situation.on)
        row.changed.connect(self._changed)
        row.dropped.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._rows.addWidget(row)
        row.setVisible(True)
        return row

    def _drop(self, row: WhatIfRow) -> None:
        place = self.rows.index(row)
        self._forget(row)
        self._end()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].drop_button.setFocus()

    def _forget(self, row: WhatIfRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _end(self) -> None:
        """Show what is left; the keyboard stays in the card."""
        self._show_ways()
        self._reckon()
        self.changed.emit()
        if not self.rows:
            next(iter(self.add_buttons.values())).setFocus()

    def _offer(self, name: str) -> None:
        self.add([_presets(self._summaries[0])[name]])

    def _take(self) -> None:
        wrong = next((row for row in self.rows if not row.trouble.isHidden()), None)
        if wrong is None:
            self.wanted.emit(self.additions)
            return
        wrong.boxes["type"].editor.setFocus()
        announce(wrong, wrong.trouble.text())

    # What it would change

    def _changed(self) -> None:
        self._reckon()
        self.changed.emit()

    def _read(self, row: WhatIfRow) -> tuple[Addition, ...]:
        ahead = days_ahead(self._summaries[0])
        try:
            found = () if ahead is None else additions(row.intent(), *ahead)
            row.tell(None)
        except Refusal as refusal:
            row.tell(refusal)
            return ()
        return found

    def _reckon(self) -> None:
        """Show at once what the rows would change."""
        if not self._summaries:
            self.additions = ()
            return
        self.additions = tuple(one for row in self.rows for one in self._read(row))
        try:
            served = for_every(self._summaries, self.additions)
        except Refusal:
            self.additions = self._without_refused()
            served = for_every(self._summaries, self.additions)
        if len(self.lines) != len(served):
            self._make_lines(len(served))
        for line, one in zip(self.lines, served, strict=True):
            line.show_served(one, is_named=len(served) > 1)
            line.setVisible(bool(self.rows))
        said = " ".join(line.said for line in self.lines) if self.rows else ""
        if said and said != self._said:
            announce(self, said, at_once=False)
        self._said = said

    def _without_refused(self) -> tuple[Addition, ...]:
        """Return what the log would take; the rows of the rest say why not."""
        good: list[Addition] = []
        for row in self.rows:
            some = self._read(row)
            try:
                for_every(self._summaries[:1], some)
            except Refusal as refusal:
                row.tell(refusal)
            else:
                good += some
        return tuple(good)

    def _make_lines(self, count: int) -> None:
        emptied(self._lines)
        self.lines = [OutcomeLine() for _ in range(count)]
        for line in self.lines:
            self._lines.addWidget(line)

    def _show_ways(self) -> None:
        for button in (self.take_button, self.clear_button):
            button.setVisible(bool(self.rows))
        self.words.setVisible(not self.rows)


def _offers() -> Mapping[str, str]:
    return {
        "conference": tr("A conference"),
        "exam": tr("An exam"),
        "webinars": tr("Two webinars a month"),
        "other": tr("Something else"),
    }


def _presets(summary: Summary) -> Mapping[str, Intent]:
    """Return what each offer stands for, each with the amount that is usual for it."""
    known = {one.type: replace(one.details, title="") for one in offered(summary.situation)}
    begin = summary.foresight.prospect.opens

    def plain(kind: str) -> Details:
        return known.get(kind) or Details("", type=kind)

    return {
        "conference": Intent(plain("conference")),
        "exam": Intent(plain("exam")),
        "webinars": Intent(plain("webinar"), Rhythm.MONTHLY, _TWICE, begin),
        "other": Intent(Details("")),
    }
