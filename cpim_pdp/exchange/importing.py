"""Read a whole table of activities: what is new, what the log has already, what can't be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cpim_pdp.core.activities import Details
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.exchange import choices, table
from cpim_pdp.exchange.day_order import DayOrder, WrittenDate, order_of, written_date
from cpim_pdp.exchange.fields import Columns, Field, columns, mapping
from cpim_pdp.exchange.records import Reader, Record, Rejected
from cpim_pdp.exchange.table import Table

SUFFIXES = (".csv", ".tsv")
_CHOICES = (Field.STATE, Field.CATEGORY, Field.TOPICS)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the holder says of the table: columns as FIELD=COLUMN, a type, the order of dates."""

    columns: tuple[str, ...] = ()
    default_type: str | None = None
    order: DayOrder | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a table holds, and how it was read, so that nothing is guessed in silence.

    ``duplicates`` are the numbers of rows that the log or an earlier row has already.
    ``order`` is None where no date needed one.
    """

    read: int
    new: tuple[Record, ...]
    duplicates: tuple[int, ...]
    rejected: tuple[Rejected, ...]
    columns: Columns
    order: DayOrder | None
    table: Table


def read(path: Path, wishes: Wishes, known: Iterable[Details], rulebook: Rulebook) -> Outcome:
    """Return what the table in ``path`` brings to a log that already has ``known``.

    Raises:
        Refusal: where the file is no table, a wish does not fit it, or no row says in which order
            its dates are written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise Refusal(Reason.FILE_NOT_OF_TYPE, path=path, types=", ".join(SUFFIXES))
    told = mapping(wishes.columns)
    if wishes.default_type is not None:
        rulebook.type(wishes.default_type)
    found = table.read(path)
    try:
        named = columns(found.titles, told)
    except Refusal as refusal:
        raise Refusal(refusal.reason, **refusal.facts, path=path) from None
    meant = _meaningful(named, found, set(told), rulebook)
    order = wishes.order or _order(found, meant)
    reader = Reader(meant, order, wishes.default_type, rulebook)
    return _sorted_out(found, [reader.read(row) for row in found.rows], known, reader)


def _meaningful(found: Columns, rows: Table, told: set[Field], rulebook: Rulebook) -> Columns:
    """Drop choices that were found by their title alone and in which nothing is such a choice."""
    return found.without(
        field
        for field in _CHOICES
        if field in found.places
        and field not in told
        and not choices.names_any(field, _column(rows, found.places[field]), rulebook)
    )


def _order(found: Table, meant: Columns) -> DayOrder | None:
    """Return the order that the table's dates agree on, None where no date needs one.

    Raises:
        Refusal: where they agree on none, or on several.
    """
    written = [one for one in _dates(found, meant) if one.clear is None]
    order = order_of(written)
    if order is None:
        raise Refusal(Reason.DATE_ORDER_AMBIGUOUS, column=meant.title(Field.DATE))
    return order if written else None


def _dates(found: Table, meant: Columns) -> tuple[WrittenDate, ...]:
    places = [meant.places[field] for field in (Field.DATE, Field.UNTIL) if field in meant.places]
    read_dates = (written_date(row.cell(place)) for row in found.rows for place in places)
    return tuple(one for one in read_dates if one is not None)


def _column(found: Table, place: int) -> tuple[str, ...]:
    return tuple(row.cell(place) for row in found.rows)


def _sorted_out(
    found: Table, results: list[Record | Rejected], known: Iterable[Details], reader: Reader
) -> Outcome:
    seen = {_identity(details) for details in known}
    new: list[Record] = []
    duplicates: list[int] = []
    for record in (one for one in results if isinstance(one, Record)):
        identity = _identity(record.details)
        if identity in seen:
            duplicates.append(record.row)
        else:
            seen.add(identity)
            new.append(record)
    return Outcome(
        read=len(results),
        new=tuple(new),
        duplicates=tuple(duplicates),
        rejected=tuple(one for one in results if isinstance(one, Rejected)),
        columns=reader.columns,
        order=reader.order,
        table=found,
    )


def _identity(details: Details) -> tuple[str, date | None, str | None]:
    """Return what makes two entries the same: title (case and spaces aside), date and type."""
    return " ".join(details.title.casefold().split()), details.date, details.type
