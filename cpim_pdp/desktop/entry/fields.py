"""The fields of the entry form: from an activity's details to what is typed, and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.core.pricing import unit_of
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Designation, Rulebook
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.entry.field_names import labels, tips
from cpim_pdp.desktop.entry.known import Known
from cpim_pdp.desktop.entry.topic_chips import TopicChips
from cpim_pdp.desktop.entry.type_field import TypeField
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, names, rates

ALWAYS = ("title", "type", "provider", "date", "quantity")
ORDER = (
    *ALWAYS,
    "until",
    "event",
    "weeks",
    "score",
    "points",
    "reason",
    "category",
    "row",
    "likelihood",
    "notes",
)
_NOTES_LINES = 4
_OFFERED = 7
WIDE = frozenset({"title", "notes"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the fields say: the details, and for each field that can't be read why."""

    details: Details
    refusals: Mapping[str, Refusal]


class EntryFields(QObject):
    """All fields, each in its box; who shows them lays the boxes out.

    Signals:
        edited: the holder changed something.
    """

    edited = Signal()

    def __init__(
        self,
        rulebook: Rulebook,
        today: date,
        known: Known,
        parent: QWidget,
        designation: Designation | None = None,
        locale: QLocale | None = None,
    ) -> None:
        """Offer what the rules know, and what is ``known``; limits are those for a designation."""
        super().__init__(parent)
        self._rulebook = rulebook
        self._designation = designation
        self._today = today
        self._locale = locale or QLocale()
        self._base = Details(title="")
        self.title = _completing(known.titles, parent)
        self.type = TypeField(_by_name(rulebook.types), parent)
        self.provider = _completing(known.providers, parent)
        self.date = DateField(today, locale, parent)
        self.quantity = QLineEdit(parent)
        self.until = DateField(today, locale, parent)
        self.event_name = _completing(known.events, parent)
        self.weeks = QLineEdit(parent)
        self.score = QLineEdit(parent)
        self.likelihood = QLineEdit(parent)
        self.points = QLineEdit(parent)
        self.reason = QLineEdit(parent)
        self.category = QComboBox(parent)
        self.row = QComboBox(parent)
        self.notes = QPlainTextEdit(parent)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_LINES * self.notes.fontMetrics().lineSpacing() + 2 * GRID)
        self.topics = TopicChips(rulebook.topics, parent)
        self.planned = QCheckBox(tr("P&lanned, not done yet"), parent)
        self.boxes = self._boxed()
        for key, tip in tips().items():
            self.boxes[key].editor.setToolTip(tip)
        self._offer_choices()
        self._listen()
        self._fit_unit()

    def _boxed(self) -> dict[str, FieldBox]:
        editors = {
            "title": self.title,
            "type": self.type,
            "provider": self.provider,
            "date": self.date,
            "quantity": self.quantity,
            "until": self.until,
            "event": self.event_name,
            "weeks": self.weeks,
            "score": self.score,
            "points": self.points,
            "reason": self.reason,
            "category": self.category,
            "row": self.row,
            "likelihood": self.likelihood,
            "notes": self.notes,
        }
        return {key: FieldBox(label, editors[key]) for key, label in labels().items()}

    # From details to what is typed

    def show(self, details: Details) -> None:
        """Fill the fields."""
        self._base = details
        point = self._locale.decimalPoint()
        self.title.setText(details.title)
        self.type.choose(details.type)
        self.provider.setText(details.provider)
        self.date.set_day(details.date)
        self.until.set_day(details.until)
        amount = details.quantity
        self.quantity.setText("" if amount is None else typed.quantity_text(amount, point))
        self.event_name.setText(details.event)
        self.weeks.setText("" if details.weeks is None else str(details.weeks))
        self.score.setText("" if details.score is None else str(details.score))
        self.likelihood.setText("" if details.likelihood is None else str(details.likelihood))
        claimed = details.points
        self.points.setText("" if claimed is None else typed.number_text(claimed, point))
        self.reason.setText(details.reason)
        self.notes.setPlainText(details.notes)
        self.topics.choose(details.topics)
        self.planned.setChecked(details.planned)
        self.choose(details.category, details.row)

    # From what is typed to details

    def reading(self) -> Reading:
        """Return what the fields say."""
        refusals: dict[str, Refusal] = {}

        def read(key: str, value: Callable[[], Any]) -> Any:  # noqa: ANN401 - each field its type
            try:
                return value()
            except Refusal as refusal:
                refusals[key] = refusal
                return None

        details = replace(
            self._base,
            title=self.title.text().strip(),
            type=read("type", self.type.type_id),
            date=read("date", self.date.day),
            until=read("until", self.until.day),
            quantity=read("quantity", self._quantity),
            weeks=read("weeks", lambda: self._whole(self.weeks, Reason.WEEKS_OUT_OF_RANGE)),
            score=read("score", lambda: self._whole(self.score, Reason.SCORE_OUT_OF_RANGE)),
            likelihood=read(
                "likelihood", lambda: self._whole(self.likelihood, Reason.LIKELIHOOD_OUT_OF_RANGE)
            ),
            points=read("points", self._points),
            reason=self.reason.text().strip(),
            provider=self.provider.text().strip(),
            event=self.event_name.text().strip(),
            notes=self.notes.toPlainText().strip(),
            topics=self.topics.chosen(),
            category=self.category.currentData(),
            row=self.row.currentData(),
            planned=self.planned.isChecked(),
        )
        return Reading(details, refusals)

    def lines(self) -> Mapping[str, QLineEdit]:
        """Return the fields of one plain line."""
        return {
            "title": self.title,
            "provider": self.provider,
            "quantity": self.quantity,
            "event": self.event_name,
            "weeks": self.weeks,
            "score": self.score,
            "likelihood": self.likelihood,
            "points": self.points,
            "reason": self.reason,
        }

    def choose(self, category: str | None, row: str | None) -> None:
        """Choose a category and a rule, as far as they are offered now."""
        self._offer_choices()
        _choose(self.category, category)
        _choose(self.row, row)
        self._fit_unit()

    def unit(self) -> Unit:
        """Return what the quantity counts, as far as type and date are known."""
        kind = self._type()
        if kind is None:
            return Unit.UNKNOWN
        return unit_of(kind, self._day(), self._rulebook, self.row.currentData())

    def wanted(self) -> frozenset[str]:
        """Return the fields beside the usual ones that the type asks for or that are filled."""
        kind = self._type()
        asked: set[str] = set()
        if kind is not None:
            about = self._rulebook.types[kind]
            asked |= {"event", "until"} if about.eventful else set()
            asked |= {"weeks"} if about.weekly else set()
            asked |= {"score"} if about.scored else set()
            asked |= {"points", "reason"} if self._is_valued_by_hand(kind) else set()
            asked |= {"row"} if self.row.count() > 1 else set()
        asked |= {"likelihood"} if self._is_ahead() else set()
        return frozenset(asked | {key for key in ORDER if self._is_filled(key)})

    def possible(self) -> frozenset[str]:
        """Return the fields that can mean something for the type, as far as it is known."""
        kind = self._type()
        about = None if kind is None else self._rulebook.types[kind]
        never = {
            "weeks": about is None or not about.weekly,
            "score": about is None or not about.scored,
            "row": self.row.count() < 2,
            "likelihood": not self._is_ahead(),
        }
        return frozenset(key for key in ORDER if not never.get(key, False))

    def _quantity(self) -> Quantity | None:
        text = self.quantity.text().strip()
        return typed.quantity(text, self.unit(), self._group()) if text else None

    def _points(self) -> Any:  # noqa: ANN401 - a Decimal or None
        text = self.points.text().strip()
        return typed.claimed(text, self._group()) if text else None

    def _whole(self, line: QLineEdit, reason: Reason) -> int | None:
        text = line.text().strip()
        return typed.whole(text, reason) if text else None

    def _group(self) -> str:
        return self._locale.groupSeparator()

    def _type(self) -> str | None:
        try:
            return self.type.type_id()
        except Refusal:
            return None

    def _day(self) -> date | None:
        """Return the last day as far as it can be read."""
        for field in (self.until, self.date):
            try:
                if (day := field.day()) is not None:
                    return day
            except Refusal:
                continue
        return None

    def _is_ahead(self) -> bool:
        day = self._day()
        return self.planned.isChecked() or (day is not None and day > self._today)

    def _is_valued_by_hand(self, kind: str) -> bool:
        day = self._day()
        if day is None:
            return False
        row = self._rulebook.row(kind, day, self.row.currentData())
        return row is None or row.rate is None

    def _is_filled(self, key: str) -> bool:
        field = self.boxes[key].editor
        if isinstance(field, QLineEdit | DateField):
            return bool(field.text().strip())
        if isinstance(field, QPlainTextEdit):
            return bool(field.toPlainText().strip())
        return isinstance(field, QComboBox) and field.currentData() is not None

    # What depends on type and date

    def _listen(self) -> None:
        for line in self.lines().values():
            line.textEdited.connect(self.edited)
            if (completer := line.completer()) is not None:
                completer.activated.connect(lambda _text: self.edited.emit())
        self.notes.textChanged.connect(self.edited)
        self.topics.edited.connect(self.edited)
        self.planned.toggled.connect(self.edited)
        self.category.activated.connect(self.edited)
        for changing in (self.type.editTextChanged, self.date.edited, self.until.edited):
            changing.connect(self._type_or_day_changed)
        self.row.activated.connect(self._type_or_day_changed)

    def _type_or_day_changed(self) -> None:
        self._offer_choices()
        self._fit_unit()
        self.edited.emit()

    def _fit_unit(self) -> None:
        unit = self.unit()
        label = tr("&Quantity") if unit is Unit.UNKNOWN else _sentence_case(amounts.unit(unit, tr))
        self.boxes["quantity"].rename(label)
        self.quantity.setPlaceholderText(tr("1:30 or 1.5") if unit is Unit.HOUR else "")
        self._say_worth()

    def _say_worth(self) -> None:
        """Say beside the type what it is worth by the rules of its day."""
        day = self._day() or date.max
        kind = self._type()
        if kind is not None:
            row = self._rulebook.row(kind, day, self.row.currentData())
            said = rates.worth(row, self.unit(), self._designation, tr)
            self.type.say_worth(said, rates.rule(row, tr))
        self.type.say_all(
            {
                one: rates.worth(
                    self._rulebook.row(one, day),
                    unit_of(one, day, self._rulebook),
                    self._designation,
                    tr,
                )
                for one in self._rulebook.types
            }
        )

    def _offer_choices(self) -> None:
        """Offer the categories in force then, and the rules between which the holder can choose."""
        day, kind = self._day(), self._type()
        if day is None:
            categories: Iterable[str] = self._rulebook.editions[-1].categories
            rows: tuple[str, ...] = ()
        else:
            edition = self._rulebook.edition_on(day)
            categories = edition.categories
            rows = edition.choices.get(kind or "", ())
        usual = tr("As the rules have it")
        _fill(self.category, usual, {one: names.category(one, tr) for one in categories})
        edition_rows = {} if day is None else self._rulebook.edition_on(day).rows
        several = rows if len(rows) > 1 else ()
        _fill(self.row, usual, {one: edition_rows[one].activity for one in several})


def _by_name(types: Iterable[str]) -> list[str]:
    return sorted(types, key=lambda kind: folded(names.activity_type(kind, tr)))


def _completing(known: Iterable[str], parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    completer = QCompleter(list(known), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(_OFFERED)
    line.setCompleter(completer)
    return line


def _fill(box: QComboBox, usual: str, choices: Mapping[str, str]) -> None:
    """Offer these choices under the usual one, keeping what is chosen where it is still offered."""
    chosen = box.currentData()
    if [box.itemData(place) for place in range(box.count())] == [None, *choices]:
        return
    box.clear()
    box.addItem(usual, None)
    for key, name in choices.items():
        box.addItem(name, key)
    _choose(box, chosen)


def _choose(box: QComboBox, key: str | None) -> None:
    place = 0 if key is None else box.findData(key)
    box.setCurrentIndex(max(place, 0))


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
