"""What the cells of the table of activities show, say and explain, in words and figures."""

from datetime import date
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.activities.standing import standing, why
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, counting, figures, names, rates

NOTHING = "\N{EM DASH}"
"""What stands for a value that is not there."""
_MEASURES = frozenset({Unit.HOUR, Unit.DAY, Unit.CREDIT_HOUR, Unit.YEAR})


def day(value: date | None) -> str:
    """Return a date."""
    return NOTHING if value is None else figures.day(value, tr)


def dates(row: Row) -> str:
    """Return the day or the period."""
    first, last = row.activity.details.date, row.last_day
    if first is None or last is None:
        return tr("no date")
    return figures.days(first, last, tr)


def sentence(row: Row) -> str:
    """Return the row as one hears it when moving from title to title."""
    title, how = row.activity.details.title, standing(row).word(tr)
    parts = (title, dates(row), kind(row), spoken_points(row), how)
    return ", ".join(part for part in parts if part)


def kind(row: Row) -> str:
    """Return what the type is called, empty without one."""
    type_id = row.activity.details.type
    return "" if type_id is None else names.activity_type(type_id, tr)


def quantity(row: Row) -> str:
    """Return how much it was, in figures."""
    amount = row.activity.details.quantity
    return NOTHING if amount is None else _short(amount)


def _short(amount: Quantity) -> str:
    """Return a quantity with its unit, pieces without: the type says of what."""
    if amount.unit in _MEASURES:
        return amounts.short_amount(amount, tr)
    return figures.points(amount.shown, tr)


def spoken_quantity(row: Row) -> str:
    """Return how much it was, with its unit."""
    amount = row.activity.details.quantity
    return tr("no quantity") if amount is None else amounts.amount(amount, tr)


def points_of(row: Row) -> str:
    """Return what counts; what no cycle counts yet, or in the trash, shows what it claims."""
    if row.is_ahead or row.counted is None:
        return figures.points(row.claimed, tr) if row.claimed else NOTHING
    return figures.points(row.points, tr)


def spoken_points(row: Row) -> str:
    """Return the points with their unit, and what is claimed where less counts."""
    if row.is_ahead and row.claimed == points.ZERO:
        return ""
    if row.is_ahead:
        return tr("{points} once done").format(points=amounts.points(row.claimed, tr))
    if row.counted is None:
        return amounts.points(row.claimed, tr)
    if row.points == row.claimed:
        return amounts.points(row.points, tr)
    return tr("{counted} counted of {claimed} claimed").format(
        counted=figures.points(row.points, tr), claimed=figures.points(row.claimed, tr)
    )


def arithmetic(row: Row) -> str:
    """Return how the claimed points come about."""
    return counting.arithmetic(row.price, row.activity.details, tr)


def rule(row: Row) -> str:
    """Return the rule behind the points in its own words, and where it was read."""
    return "" if row.price is None else rates.rule(row.price.row, tr)


def points_tip(row: Row) -> str:
    """Return the points, and why less counts than is claimed."""
    return "\n".join(part for part in (spoken_points(row), why(row)) if part)


def state_tip(row: Row) -> str:
    """Return why a row does not count, and what else is to be said of its evidence."""
    shown, stored = standing(row).word(tr), names.state(row.state, tr)
    parts = [shown, why(row), "" if shown == stored else stored]
    return "\n".join(part for part in parts if part)


def spoken_evidence(row: Row) -> str:
    """Return how many files there are, how well they prove it, and which they are."""
    files = row.activity.evidence
    if not files:
        return names.proof(row.proof, tr)
    count = tr("%n file(s)", "", len(files))
    told = [tr("{count}: {proof}").format(count=count, proof=names.proof(row.proof, tr))]
    return "\n".join((*told, *(f"{one.name} · {names.kind(one.kind, tr)}" for one in files)))


def files_of(row: Row) -> str:
    """Return how many files prove it."""
    count = len(row.activity.evidence)
    return figures.count(count, tr) if count else NOTHING


def likelihood(row: Row) -> str:
    """Return how likely something planned comes true, empty for what is not planned."""
    if row.likelihood is None:
        return ""
    return figures.percent(Decimal(row.likelihood) / 100, tr)


def category(row: Row) -> str:
    """Return what its category is called, empty where that is not known yet."""
    return names.category(row.category, tr) if row.category else ""


def topics(row: Row) -> str:
    """Return what its topics are called."""
    return ", ".join(names.topic(topic, tr) for topic in row.activity.details.topics)
