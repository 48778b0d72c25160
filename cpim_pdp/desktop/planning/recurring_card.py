"""What comes again: memberships and series, when next, and the ways to change and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core import schedules
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.cards import Card, Hairline
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, recurrences

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.schedules import Schedule
    from cpim_pdp.core.snapshot import Snapshot


class RecurringCard(Card):
    """One line a schedule.

    Signals:
        removed: a `Schedule` that is to come no more.
        edited: a `Schedule` that is to be changed.
        begun: one is to be added.
    """

    removed = Signal(object)
    edited = Signal(object)
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Memberships and series"), parent)
        self.remove_buttons: dict[str, LinkButton] = {}
        self.edit_buttons: dict[str, LinkButton] = {}
        self.add_button = LinkButton(tr("Add what comes again..."))
        self.add_button.clicked.connect(self.begun)
        self.empty = Label(
            tr(
                "What comes again, as a membership or a chapter meeting on every second Tuesday,"
                " plans its entries by itself."
            ),
            tone=Tone.SECONDARY,
            wraps=True,
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addWidget(self.empty)
        self.content.addLayout(self._rows)
        self.content.addLayout(flush(self.add_button))

    def show_schedules(self, snapshot: Snapshot, on: date, *, can_change: bool) -> None:
        """Show the schedules of a log, each with when it comes next."""
        emptied(self._rows)
        self.remove_buttons, self.edit_buttons = {}, {}
        self.add_button.setVisible(can_change)
        for one in snapshot.schedules:
            if self._rows.count():
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._line(one, snapshot, on, can_change=can_change))
        self.empty.setVisible(not snapshot.schedules)

    def _line(self, one: Schedule, snapshot: Snapshot, on: date, *, can_change: bool) -> QWidget:
        line = QWidget()
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Elided(one.series.template.title))
        words = _when(one, snapshot, on)
        text.addWidget(Label(words, Size.SMALL, Tone.SECONDARY, wraps=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(text, 1)
        if can_change:
            about = tr("{title}, {rule}").format(title=one.series.template.title, rule=words)
            self.edit_buttons[one.id] = _button(tr("Edit..."), about)
            self.edit_buttons[one.id].clicked.connect(lambda: self.edited.emit(one))
            self.remove_buttons[one.id] = _button(tr("Remove"), about)
            self.remove_buttons[one.id].clicked.connect(lambda: self.removed.emit(one))
            row.addWidget(self.edit_buttons[one.id])
            row.addWidget(self.remove_buttons[one.id])
        return line


def _button(text: str, about: str) -> LinkButton:
    button = LinkButton(text)
    button.setAccessibleDescription(about)
    return button


def _when(one: Schedule, snapshot: Snapshot, on: date) -> str:
    planned = schedules.planned_by(one.id, snapshot.activities)
    following = schedules.following(planned, on)
    behind = len(schedules.to_confirm(planned, on))
    rule = recurrences.text(one.series.recurrence, one.series.start, tr)
    notes = [rule[:1].upper() + rule[1:]]
    if following is not None:
        notes.append(tr("next on {day}").format(day=figures.day(following, tr)))
    if behind:
        notes.append(tr("%n to confirm", "", behind))
    return " · ".join(notes)
