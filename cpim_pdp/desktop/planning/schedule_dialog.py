"""A membership or a series: added, or changed with what it planned and nobody touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddSchedule, Command, EditSchedule
from cpim_pdp.core.pricing import unit_of
from cpim_pdp.core.recurrence import ORDINALS, Frequency, Recurrence, Weekday
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.schedules import Series
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog, dated, line_box
from cpim_pdp.desktop.entry.type_field import TypeField
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.planning.amount import amount_text, asks_points, types_by_name
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, recurrences

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.schedules import Schedule
    from cpim_pdp.desktop.session import Session

_PLACES = {
    Reason.TITLE_EMPTY: "title",
    Reason.TYPE_NEEDED: "type",
    Reason.SCHEDULE_UNTIL_BEFORE_START: "until",
    Reason.SCHEDULE_EMPTY: "until",
    Reason.POINTS_OUT_OF_RANGE: "amount",
}
_WIDE = ("title", "type", "provider")
_LETTERS = 20


class ScheduleDialog(NoteDialog):
    """What comes again, by which rule, from and until when; ``held`` is changed."""

    guide = "planning.md#what-comes-again"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        *,
        held: Schedule | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.held = held
        self.type = TypeField(types_by_name(session.rulebook))
        self.rule = QComboBox()
        self.weekday = QComboBox()
        title = tr("Membership or series")
        words = tr("&Plan it") if held is None else tr("&Save")
        super().__init__(session, gateway, title, words, self._boxes(session), parent)
        self.places = _PLACES
        self._offer()
        self._show(None if held is None else held.series)
        self._lay_out()
        self._fit()
        self.type.editTextChanged.connect(self._fit)
        self.rule.currentIndexChanged.connect(self._fit)
        self.line("title").setFocus()

    def _boxes(self, session: Session) -> dict[str, FieldBox]:
        today = session.today()
        series = None if self.held is None else self.held.series
        return {
            "title": line_box(tr("&Title")),
            "type": FieldBox(tr("T&ype"), self.type),
            "provider": line_box(tr("Pro&vider (optional)")),
            "amount": line_box(tr("&Amount")),
            "rule": FieldBox(tr("Comes a&gain"), self.rule),
            "weekday": FieldBox(tr("&On"), self.weekday),
            "start": FieldBox(tr("&From"), dated(today, today if series is None else series.start)),
            "until": FieldBox(
                tr("&Until (optional)"), dated(today, None if series is None else series.until)
            ),
        }

    def _offer(self) -> None:
        for frequency in (Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY):
            self.rule.addItem(recurrences.rule(Recurrence(frequency), tr), frequency)
        self.weekday.addItem(tr("the day it begins"), None)
        for ordinal in ORDINALS:
            for day in Weekday:
                self.weekday.addItem(recurrences.nth(day, ordinal, tr), (day, ordinal))

    def _show(self, series: Series | None) -> None:
        if series is None:
            return
        template = series.template
        self.line("title").setText(template.title)
        self.line("provider").setText(template.provider)
        self.type.choose(template.type)
        self.line("amount").setText(amount_text(template))
        rule = series.recurrence
        self.rule.setCurrentIndex(self.rule.findData(rule.frequency))
        if rule.weekday is not None:
            on = list(Weekday).index(rule.weekday) + ORDINALS.index(rule.ordinal or 1) * len(
                Weekday
            )
            self.weekday.setCurrentIndex(on + 1)

    def _lay_out(self) -> None:
        self.column.addWidget(Label(self._heading(), Size.HEAD, wraps=True))
        words = tr("It plans an entry for each of its days up to the due date, each to confirm.")
        self.column.addWidget(Label(words, tone=Tone.SECONDARY, wraps=True))
        for name in _WIDE:
            self.column.addWidget(self.boxes[name])
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        pairs = Columns(_LETTERS * letter, 2, 2 * GRID)
        for name in ("rule", "weekday", "start", "until", "amount"):
            pairs.addWidget(self.boxes[name])
        self.column.addLayout(pairs)
        self.finish()

    def _heading(self) -> str:
        return tr("What comes again") if self.held is None else tr("Change what comes again")

    # What it says

    def command(self) -> Command:
        """Override: add it, or change it from what was shown."""
        series = self._series()
        if self.held is None:
            return AddSchedule(series)
        return EditSchedule(self.held.id, self.held.series, series)

    def done_with(self, command: Command) -> None:
        """Override: say so, with Undo beside it."""
        del command
        text = tr("“{title}” comes {rule}.")
        series = self._series()
        said = recurrences.text(series.recurrence, series.start, tr)
        self.gateway.notice(
            text.format(title=series.template.title, rule=said),
            Offer(tr("Undo"), self.session.undo),
        )

    def _series(self) -> Series:
        start = self.day("start")
        if start is None:
            raise Misplaced("start", Refusal(Reason.DATE_NEEDED))
        begun = Series(Details(""), Recurrence(Frequency.YEARLY), start)
        before = begun if self.held is None else self.held.series
        return replace(
            before,
            template=self._template(before.template, start),
            recurrence=self._recurrence(before.recurrence),
            start=start,
            until=self.day("until"),
        )

    def _template(self, before: Details, start: date) -> Details:
        kind = self._kind()
        if kind is None:
            raise Misplaced("type", Refusal(Reason.TYPE_NEEDED))
        plain = before if before.type == kind else replace(before, type=kind, row=None)
        named = replace(
            plain, title=self.typed("title").strip(), provider=self.typed("provider").strip()
        )
        try:
            return self._with_amount(named, kind, start)
        except Refusal as refusal:
            raise Misplaced("amount", refusal) from refusal

    def _with_amount(self, plain: Details, kind: str, start: date) -> Details:
        text, group = self.typed("amount").strip(), tr.place.locale.groupSeparator()
        if not text:
            return replace(plain, points=None, quantity=None)
        if self._asks_points(kind):
            return replace(plain, points=typed.claimed(text, group), quantity=None)
        unit = unit_of(kind, start, self.session.rulebook)
        return replace(plain, points=None, quantity=typed.quantity(text, unit, group))

    def _recurrence(self, before: Recurrence) -> Recurrence:
        frequency, on = Frequency(self.rule.currentData()), self.weekday.currentData()
        day, ordinal = on if on is not None and frequency is Frequency.MONTHLY else (None, None)
        return Recurrence(
            frequency, before.interval, None if day is None else Weekday(day), ordinal
        )

    def _kind(self) -> str | None:
        try:
            return self.type.type_id()
        except Refusal as refusal:
            raise Misplaced("type", refusal) from refusal

    # What follows from what is chosen

    def _asks_points(self, kind: str) -> bool:
        held = None if self.held is None else self.held.series.template
        return asks_points(kind, held, self.session.today(), self.session.rulebook)

    def _fit(self) -> None:
        """Name the amount by its type; only what comes monthly may be on the second Tuesday."""
        try:
            kind = self.type.type_id()
        except Refusal:
            kind = None
        self.boxes["amount"].rename(self._amount_name(kind))
        self.boxes["weekday"].setVisible(self.rule.currentData() == Frequency.MONTHLY)

    def _amount_name(self, kind: str | None) -> str:
        if kind is None:
            return tr("&Amount")
        if self._asks_points(kind):
            return tr("&Points each time")
        unit = amounts.unit(unit_of(kind, self.session.today(), self.session.rulebook), tr)
        return tr("{unit} each time").format(unit=unit[:1].upper() + unit[1:])
