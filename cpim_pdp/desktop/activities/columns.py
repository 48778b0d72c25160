"""The columns of the table of activities, and the text that its search looks through."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.model import Column
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, counting, figures, names

_NOTHING = "\N{EM DASH}"
_STATES = list(State)
_MEASURES = frozenset({Unit.HOUR, Unit.DAY, Unit.CREDIT_HOUR, Unit.YEAR})


def columns() -> tuple[Column, ...]:
    """Return the columns in their order, in the holder's language."""
    return (
        Column("date", tr("Date"), _date, _by_date, spoken=_dates, tip=_dates, newest_first=True),
        Column("title", tr("Title"), _title, lambda row: folded(row.activity.details.title)),
        Column(
            "provider",
            tr("Provider"),
            lambda row: row.activity.details.provider or _NOTHING,
            lambda row: folded(row.activity.details.provider),
            spoken=lambda row: row.activity.details.provider or tr("no provider"),
        ),
        Column("type", tr("Type"), _type, _by_type, spoken=_spoken_type),
        Column(
            "quantity",
            tr("Quantity"),
            _quantity,
            _by_quantity,
            spoken=_spoken_quantity,
            tip=_spoken_quantity,
            is_figure=True,
            newest_first=True,
        ),
        Column(
            "points",
            tr("Points"),
            _points,
            lambda row: (row.points, row.claimed),
            spoken=_spoken_points,
            tip=_points_tip,
            is_figure=True,
            newest_first=True,
        ),
        Column(
            "state",
            tr("State"),
            lambda row: names.state(row.state, tr),
            lambda row: _STATES.index(row.state),
        ),
    )


def place_of(key: str, among: Sequence[Column]) -> int:
    """Return which column has that key."""
    return [column.key for column in among].index(key)


def search_text(activity: Activity) -> str:
    """Return all text of an activity, folded: what its search looks through."""
    details = activity.details
    parts = [details.title, details.provider, details.event, details.notes, details.reason]
    if details.type is not None:
        parts.append(names.activity_type(details.type, tr))
    if details.category is not None:
        parts.append(names.category(details.category, tr))
    for day in (details.date, details.until):
        if day is not None:
            parts += [figures.day(day, tr), day.isoformat()]
    parts += [names.topic(topic, tr) for topic in details.topics]
    parts += [one.name for one in activity.evidence]
    return folded("\n".join(part for part in parts if part))


def _title(row: Row) -> str:
    return row.activity.details.title


def _date(row: Row) -> str:
    return _NOTHING if row.last_day is None else figures.day(row.last_day, tr)


def _dates(row: Row) -> str:
    first, last = row.activity.details.date, row.last_day
    if first is None or last is None:
        return tr("no date")
    return figures.days(first, last, tr)


def _by_date(row: Row) -> date:
    return row.last_day or date.max


def _type(row: Row) -> str:
    kind = row.activity.details.type
    return _NOTHING if kind is None else names.activity_type(kind, tr)


def _by_type(row: Row) -> str:
    return "" if row.activity.details.type is None else folded(_type(row))


def _spoken_type(row: Row) -> str:
    return tr("no type") if row.activity.details.type is None else _type(row)


def _quantity(row: Row) -> str:
    amount = row.activity.details.quantity
    return _NOTHING if amount is None else _short(amount)


def _short(amount: Quantity) -> str:
    """Return a quantity with its unit, pieces without: the type says of what."""
    if amount.unit in _MEASURES:
        return amounts.short_amount(amount, tr)
    return figures.points(amount.shown, tr)


def _spoken_quantity(row: Row) -> str:
    amount = row.activity.details.quantity
    return tr("no quantity") if amount is None else amounts.amount(amount, tr)


def _by_quantity(row: Row) -> tuple[Decimal, str]:
    amount = row.activity.details.quantity
    return (Decimal(-1), "") if amount is None else (amount.shown, amount.unit)


def _points(row: Row) -> str:
    """Return what counts; what no cycle counts yet, or in the trash, shows what it claims."""
    if row.is_ahead or row.counted is None:
        return figures.points(row.claimed, tr) if row.claimed else _NOTHING
    return figures.points(row.points, tr)


def _spoken_points(row: Row) -> str:
    if row.is_ahead:
        return tr("{points} once done").format(points=amounts.points(row.claimed, tr))
    if row.counted is None:
        return amounts.points(row.claimed, tr)
    if row.points == row.claimed:
        return amounts.points(row.points, tr)
    return tr("{counted} counted of {claimed} claimed").format(
        counted=figures.points(row.points, tr), claimed=figures.points(row.claimed, tr)
    )


def _points_tip(row: Row) -> str:
    why = "" if row.counted is None else counting.why(row.counted.reasoning, tr)
    said = _spoken_points(row)
    return f"{said}\n{why}" if why else said
