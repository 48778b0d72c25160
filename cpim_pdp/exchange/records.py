"""Read one row of a table as an activity, or say which column stands against it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import Details
from cpim_pdp.core.details import checked
from cpim_pdp.core.pricing import unit_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.exchange import amounts, choices
from cpim_pdp.exchange.amounts import Amount
from cpim_pdp.exchange.choices import Mark
from cpim_pdp.exchange.day_order import DayOrder, is_month_only, written_date
from cpim_pdp.exchange.fields import Columns, Field
from cpim_pdp.exchange.table import Row
from cpim_pdp.exchange.type_names import type_of

_FIELD_OF_REASON: Mapping[Reason, Field] = {
    Reason.TITLE_EMPTY: Field.TITLE,
    Reason.TYPE_NEEDED: Field.TYPE,
    Reason.DATE_NEEDED: Field.DATE,
    Reason.UNTIL_BEFORE_DATE: Field.UNTIL,
    Reason.QUANTITY_NEEDED: Field.QUANTITY,
    Reason.WEEKS_NEEDED: Field.WEEKS,
    Reason.WEEKS_OUT_OF_RANGE: Field.WEEKS,
    Reason.WEEKS_NOT_FOR_TYPE: Field.WEEKS,
    Reason.WEEKS_NOT_IN_EDITION: Field.WEEKS,
    Reason.POINTS_NEEDED: Field.POINTS,
    Reason.POINTS_OUT_OF_RANGE: Field.POINTS,
    Reason.REASON_NEEDED: Field.POINTS,
    Reason.CATEGORY_NOT_THEN: Field.CATEGORY,
    Reason.SCORE_OUT_OF_RANGE: Field.SCORE,
    Reason.SCORE_NOT_FOR_TYPE: Field.SCORE,
    Reason.LIKELIHOOD_OUT_OF_RANGE: Field.LIKELIHOOD,
}
_BY_THE_HOUR = {"conference": "seminar"}
"""A conference counted by the hour is not ASCM's own: the rules' row for those is of seminars."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is no activity: its number, the title of the column at fault, and why."""

    row: int
    column: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Record:
    """A row read as an activity; ``retyped``: its type was taken for another one."""

    row: int
    details: Details
    retyped: bool


class _Fault(Exception):  # noqa: N818 - not an error: it carries a refusal to the end of its row
    """Stop reading a row because of one of its fields."""

    def __init__(self, field: Field, refusal: Refusal) -> None:
        super().__init__(field)
        self.field = field
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows by one choice of columns, order of dates, and type for rows that name none."""

    columns: Columns
    order: DayOrder | None
    default_type: str | None
    rulebook: Rulebook

    def read(self, row: Row) -> Record | Rejected:
        """Return the row's activity, or why it is none."""
        try:
            return self._record(row)
        except _Fault as fault:
            return Rejected(row.number, self.columns.title(fault.field), fault.refusal)
        except Refusal as refusal:
            field = _field_of(refusal)
            column = "" if field is None else self.columns.title(field)
            return Rejected(row.number, column, refusal)

    def _record(self, row: Row) -> Record:
        if row.overflows(len(self.columns.titles)):
            raise Refusal(Reason.ROW_TOO_LONG, most=len(self.columns.titles))
        said = self._texts(self._choices(self._dated(row), row), row)
        with _blaming(Field.QUANTITY):
            counted = self._with_quantity(said, row)
        return Record(row.number, checked(counted, self.rulebook), counted.type != said.type)

    def _dated(self, row: Row) -> Details:
        return Details(
            title=self._line(Field.TITLE, row),
            date=self._day(Field.DATE, row),
            until=self._day(Field.UNTIL, row),
        )

    def _choices(self, details: Details, row: Row) -> Details:
        with _blaming(Field.STATE):
            mark = choices.mark(self._cell(Field.STATE, row))
        with _blaming(Field.TYPE):
            type_id = self._type(row, is_needed=mark is not Mark.DRAFT)
        with _blaming(Field.CATEGORY):
            category = choices.category(self._cell(Field.CATEGORY, row), self.rulebook)
        with _blaming(Field.TOPICS):
            topics = choices.topics(self._cell(Field.TOPICS, row), self.rulebook)
        return replace(
            details,
            type=type_id,
            category=category,
            topics=topics,
            planned=mark is Mark.PLANNED,
            draft=mark is Mark.DRAFT,
        )

    def _texts(self, details: Details, row: Row) -> Details:
        return replace(
            details,
            weeks=self._whole(Field.WEEKS, row),
            points=self._number(Field.POINTS, Reason.POINTS_NOT_A_NUMBER, row),
            score=self._whole(Field.SCORE, row),
            likelihood=self._whole(Field.LIKELIHOOD, row),
            reason=self._line(Field.REASON, row),
            provider=self._line(Field.PROVIDER, row),
            event=self._line(Field.EVENT, row),
            notes=self._cell(Field.NOTES, row),
        )

    def _with_quantity(self, details: Details, row: Row) -> Details:
        text = self._cell(Field.QUANTITY, row)
        if not text or details.type is None:
            return details
        unit_of_column = amounts.unit_named(self.columns.title(Field.QUANTITY))
        given = amounts.amount(text, unit_of_column)
        if given is None:
            raise Refusal(Reason.QUANTITY_NOT_A_NUMBER, text=text)
        for type_id in (details.type, _BY_THE_HOUR.get(details.type, details.type)):
            unit = unit_of(type_id, details.last_day, self.rulebook)
            if amounts.fits(given, unit):
                quantity = amounts.quantity(given, unit)
                return replace(details, type=type_id, quantity=quantity)
        raise _other_unit(text, details, given, self.rulebook)

    def _type(self, row: Row, *, is_needed: bool) -> str | None:
        text = self._cell(Field.TYPE, row)
        found = type_of(text, self.rulebook) or self.default_type
        if found is None and text and is_needed:
            raise Refusal(Reason.TYPE_NOT_NAMED, text=text)
        return found

    def _day(self, field: Field, row: Row) -> date | None:
        text = self._cell(field, row)
        if not text:
            return None
        with _blaming(field):
            return _day(text, self.order)

    def _whole(self, field: Field, row: Row) -> int | None:
        number = self._number(field, Reason.NOT_A_WHOLE_NUMBER, row)
        with _blaming(field):
            if number is not None and number != int(number):
                raise Refusal(Reason.NOT_A_WHOLE_NUMBER, text=self._cell(field, row))
        return None if number is None else int(number)

    def _number(self, field: Field, reason: Reason, row: Row) -> Decimal | None:
        text = self._cell(field, row)
        if not text:
            return None
        with _blaming(field):
            number = amounts.number(text)
            if number is None:
                raise Refusal(reason, text=text)
            return number

    def _line(self, field: Field, row: Row) -> str:
        """Return a cell as one line: a line break inside is only how the table wraps it."""
        return " ".join(self._cell(field, row).split())

    def _cell(self, field: Field, row: Row) -> str:
        place = self.columns.places.get(field)
        return "" if place is None else row.cell(place)


@contextmanager
def _blaming(field: Field) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise _Fault(field, refusal) from None


def _day(text: str, order: DayOrder | None) -> date:
    written = written_date(text)
    if written is None:
        only_month = is_month_only(text)
        raise Refusal(Reason.DATE_MONTH_ONLY if only_month else Reason.DATE_NOT_READ, text=text)
    day = written.day(order)
    if day is None:
        raise Refusal(Reason.DATE_NOT_IN_ORDER, text=text, order=order)
    return day


def _other_unit(text: str, details: Details, given: Amount, rulebook: Rulebook) -> Refusal:
    unit = unit_of(details.type or "", details.last_day, rulebook)
    return Refusal(
        Reason.QUANTITY_OF_OTHER_UNIT, text=text, type=details.type, given=given.unit, unit=unit
    )


def _field_of(refusal: Refusal) -> Field | None:
    named = str(refusal.facts.get("field", ""))
    return Field(named) if named in set(Field) else _FIELD_OF_REASON.get(refusal.reason)
