"""Activities as a table: what is counted of them, in the columns that an import takes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.summary import Summary
from cpim_pdp.exchange import spreadsheet_text
from cpim_pdp.exchange.fields import Field
from cpim_pdp.wording import counting
from cpim_pdp.wording.translation import Translate, english

_COLUMNS: Mapping[str, Callable[[Counted, Translate], str]] = {
    "id": lambda one, _: one.activity.id,
    Field.TITLE: lambda one, _: one.activity.details.title,
    Field.TYPE: lambda one, _: one.activity.details.type or "",
    Field.DATE: lambda one, _: _day(one.activity.details.date),
    Field.UNTIL: lambda one, _: _day(one.activity.details.until),
    Field.QUANTITY: lambda one, _: _quantity(one.activity),
    "unit": lambda one, _: _unit(one.activity),
    Field.WEEKS: lambda one, _: str(one.activity.details.weeks or ""),
    Field.POINTS: lambda one, _: _number(one.claimed),
    "points_counted": lambda one, _: _number(one.counted),
    "why": lambda one, tr: counting.why(one.reasoning, tr),
    Field.REASON: lambda one, _: one.activity.details.reason,
    Field.PROVIDER: lambda one, _: one.activity.details.provider,
    Field.EVENT: lambda one, _: one.activity.details.event,
    Field.TOPICS: lambda one, _: ", ".join(one.activity.details.topics),
    Field.CATEGORY: lambda one, _: one.price.category,
    Field.STATE: lambda one, _: one.state.value,
    Field.SCORE: lambda one, _: str(one.activity.details.score or ""),
    Field.NOTES: lambda one, _: one.activity.details.notes,
    "in_cycle": lambda one, _: "yes" if one.in_cycle else "no",
    "evidence": lambda one, _: "\n".join(file.name for file in one.activity.evidence),
    "evidence_sha256": lambda one, _: "\n".join(file.sha256 for file in one.activity.evidence),
    "created": lambda one, _: _moment(one.activity.created),
    "changed": lambda one, _: _moment(one.activity.changed),
}
"""Titles and values are for programs too, so they are not translated; only sentences are."""


def table(summary: Summary, tr: Translate = english) -> bytes:
    """Return the activities that a summary counts, or says why not, as CSV."""
    rows = ([value(one, tr) for value in _COLUMNS.values()] for one in summary.entries)
    return spreadsheet_text.written([str(title) for title in _COLUMNS], rows)


def table_of_all(found: Iterable[tuple[int | None, Counted]], tr: Translate = english) -> bytes:
    """Return the activities of every cycle as CSV, each with the number of its cycle."""
    rows = (
        ["" if cycle is None else str(cycle), *(value(one, tr) for value in _COLUMNS.values())]
        for cycle, one in found
    )
    return spreadsheet_text.written(["cycle", *(str(title) for title in _COLUMNS)], rows)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _number(value: Decimal) -> str:
    return f"{value:f}"


def _quantity(activity: Activity) -> str:
    quantity = activity.details.quantity
    return "" if quantity is None else _number(quantity.shown)


def _unit(activity: Activity) -> str:
    quantity = activity.details.quantity
    return "" if quantity is None else str(quantity.unit)
