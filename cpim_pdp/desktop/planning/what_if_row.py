"""One thing that is thought of: what, how much, when and how often, and how likely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.core.likelihood import likelihood_of
from cpim_pdp.core.planning.intents import TIMES, Intent, Rhythm
from cpim_pdp.core.pricing import unit_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.type_field import TypeField
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Hairline
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.planning.amount import amount_text, asks_points, types_by_name
from cpim_pdp.desktop.planning.likelihood_field import LikelihoodField
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, names, planning, refusals

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.rulebook import Rulebook

_LETTERS = 16
_MOST_FIELDS = 5


class WhatIfRow(QWidget):
    """Fields of an intent; what can't be read is said below them.

    Signals:
        changed: it is another intent now.
        dropped: it is not thought of any more.
    """

    changed = Signal()
    dropped = Signal()

    def __init__(
        self, rulebook: Rulebook, intent: Intent, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rulebook = rulebook
        self._today = today
        self._base = intent.details
        self.type = TypeField(types_by_name(rulebook))
        self.amount = QLineEdit()
        self.rhythm = QComboBox()
        self.times = QSpinBox()
        self.first = DateField(today)
        self.likelihood = LikelihoodField("", self._usual())
        self.boxes = self._named()
        self.drop_button = LinkButton(tr("Drop"))
        self.trouble = Label("", Size.SMALL, Tone.BAD, wraps=True)
        self.trouble.hide()
        self._lay_out()
        self._show(intent)
        self._connect()

    def _named(self) -> dict[str, FieldBox]:
        return {
            "type": FieldBox(tr("What"), self.type),
            "amount": FieldBox(tr("Points each"), self.amount),
            "rhythm": FieldBox(tr("When"), self.rhythm),
            "times": FieldBox(tr("Times"), self.times),
            "first": FieldBox(tr("Day"), self.first),
            "likelihood": FieldBox(tr("Likelihood"), self.likelihood),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.boxes["type"], 1)
        head.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignBottom)
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        fields = Columns(_LETTERS * letter, _MOST_FIELDS, 2 * GRID)
        for name in ("amount", "rhythm", "times", "first", "likelihood"):
            fields.addWidget(self.boxes[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self.trouble)
        column.addSpacing(GRID)
        column.addWidget(Hairline())

    def _show(self, intent: Intent) -> None:
        for rhythm in Rhythm:
            self.rhythm.addItem(planning.rhythm(rhythm, tr), rhythm)
        self.rhythm.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.times.setRange(TIMES[0], TIMES[-1])
        self.times.setValue(intent.times)
        self.rhythm.setCurrentIndex(self.rhythm.findData(intent.rhythm))
        self.first.set_day(intent.first)
        self.type.choose(intent.details.type)
        self._fit()
        self.amount.setText(amount_text(intent.details))

    def _connect(self) -> None:
        self.type.editTextChanged.connect(self._type_changed)
        self.amount.textEdited.connect(self.changed)
        self.rhythm.currentIndexChanged.connect(self._rhythm_changed)
        self.times.valueChanged.connect(self.changed)
        self.first.edited.connect(self.changed)
        self.likelihood.valueChanged.connect(self.changed)
        self.drop_button.clicked.connect(self.dropped)

    # What it says

    def intent(self) -> Intent:
        """Return what is thought of.

        Raises:
            Refusal: a field can't be read.
        """
        kind = self._kind()
        if kind is None:
            raise Refusal(Reason.TYPE_NEEDED)
        rhythm = Rhythm(self.rhythm.currentData())
        value = self.likelihood.value()
        plain = replace(
            self._with_amount(kind),
            title=names.activity_type(kind, tr),
            likelihood=None if value == self._usual() else value,
        )
        first = None if rhythm is Rhythm.SPREAD else self.first.day()
        return Intent(plain, rhythm, self.times.value(), first)

    def tell(self, refusal: Refusal | None) -> None:
        """Say why it can't be reckoned with; None takes it back."""
        sentence = "" if refusal is None else _why(refusal)
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.type.setAccessibleDescription(sentence)

    def _with_amount(self, kind: str) -> Details:
        text, group = self.amount.text().strip(), tr.place.locale.groupSeparator()
        plain = self._base if self._base.type == kind else Details("", type=kind)
        if self._asks_points(kind):
            return replace(plain, points=typed.claimed(text, group))
        unit = unit_of(kind, self._today, self._rulebook)
        return replace(plain, quantity=typed.quantity(text, unit, group))

    def _asks_points(self, kind: str) -> bool:
        return asks_points(kind, self._base, self._today, self._rulebook)

    def _kind(self) -> str | None:
        return self.type.type_id()

    def _usual(self) -> int:
        """Return how likely a thing of the type is, unless the holder says otherwise."""
        return likelihood_of(self._base, self._rulebook)

    # What follows from what is chosen

    def _type_changed(self) -> None:
        try:
            kind = self._kind()
        except Refusal:
            kind = None
        if kind is not None and kind != self._base.type:
            self._base = Details("", type=kind)
            self.likelihood.show_value(self._usual())
            if not self.amount.text().strip():
                self.amount.setText("1")
        self._fit()
        self.changed.emit()

    def _rhythm_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the fields that there are for the type and the rhythm."""
        kind, rhythm = self._base.type, Rhythm(self.rhythm.currentData())
        if kind is None or self._asks_points(kind):
            self.boxes["amount"].rename(tr("Points each"))
        else:
            unit = unit_of(kind, self._today, self._rulebook)
            label = amounts.unit(unit, tr)
            self.boxes["amount"].rename(label[:1].upper() + label[1:])
        labels = {Rhythm.SPREAD: tr("Times in all"), Rhythm.ONCE: tr("Times")}
        self.boxes["times"].rename(labels.get(rhythm, tr("Times in each")))
        self.boxes["times"].setVisible(rhythm is not Rhythm.ONCE)
        self.boxes["first"].rename(tr("Day") if rhythm is Rhythm.ONCE else tr("From"))
        self.boxes["first"].setVisible(rhythm is not Rhythm.SPREAD)
        if rhythm is not Rhythm.SPREAD and not self.first.text():
            self.first.set_day(self._today)
        name = tr("Drop {type}").format(type=names.activity_type(kind, tr) if kind else "")
        self.drop_button.setAccessibleDescription(name.strip())


def _why(refusal: Refusal) -> str:
    """Return why it can't be reckoned with; there are no drafts of what is only thought of."""
    if refusal.reason is Reason.TYPE_NEEDED:
        return tr("Choose what it would be.")
    return refusals.in_window(refusal, tr)
