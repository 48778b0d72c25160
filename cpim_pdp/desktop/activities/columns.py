"""The columns of the table of activities: one declared table."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtGui import QFont

from cpim_pdp.core.activities import Proof
from cpim_pdp.desktop.activities import cell_texts
from cpim_pdp.desktop.activities.cell_texts import NOTHING
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.activities.standing import STANDINGS, standing
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, figures

TITLE = "title"
"""The key of the column that takes the room which is left."""
_NUMBER = "999.99"
_PROOFS = list(Proof)
_RANKS = {one: rank for rank, one in enumerate(STANDINGS)}
_COMMON_SCALE = 300
"""A whole number of times the minutes of an hour, and the hundredths of anything else."""
_MEDIUM, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def columns() -> tuple[Column, ...]:
    """Return the columns in their first order, in the holder's language."""
    return (*_days(), *_what(), *_worth(), *_proof(), *_placed())


def place_of(key: str, among: Sequence[Column]) -> int:
    """Return which column has that key."""
    return [column.key for column in among].index(key)


def _days() -> tuple[Column, ...]:
    return (
        Column(
            "date",
            tr("Date"),
            tr("The day, of a period the first one"),
            lambda row: cell_texts.day(row.activity.details.date),
            lambda row: (row.activity.details.date or date.max, row.last_day or date.max),
            spoken=cell_texts.dates,
            tip=cell_texts.dates,
            samples=_long_days,
            newest_first=True,
            at_first=True,
        ),
        Column(
            "until",
            tr("Last day"),
            tr("The last day, which decides cycle and rules"),
            lambda row: cell_texts.day(row.last_day),
            lambda row: row.last_day or date.max,
            samples=_long_days,
            newest_first=True,
        ),
    )


def _long_days() -> Sequence[str]:
    """Return days as wide as days get: of each month one with two figures."""
    return [figures.day(date(2028, month, 28), tr) for month in range(1, 13)]


def _what() -> tuple[Column, ...]:
    return (
        Column(
            TITLE,
            tr("Title"),
            tr("What it was"),
            lambda row: row.activity.details.title,
            lambda row: folded(row.activity.details.title),
            spoken=cell_texts.sentence,
            weight=_MEDIUM,
            letters=24,
            at_first=True,
        ),
        _written("provider", tr("Provider"), tr("Who held it"), tr("no provider"), gives_way=3),
        _written("event", tr("Event"), tr("The conference it was part of"), tr("no event")),
        Column(
            "type",
            tr("Type"),
            tr("What the rules call it"),
            lambda row: cell_texts.kind(row) or NOTHING,
            _by_name(cell_texts.kind, lambda row: row.activity.details.type),
            spoken=lambda row: cell_texts.kind(row) or tr("no type"),
            letters=15,
            at_first=True,
            gives_way=1,
        ),
    )


def _written(
    key: str, title: str, about: str, nothing: str, *, gives_way: int = 0, letters: int = 17
) -> Column:
    """Return a column of a text that the holder writes, paler than what it is about."""

    def text(row: Row) -> str:
        return " ".join(str(getattr(row.activity.details, key)).split())

    return Column(
        key,
        title,
        about,
        lambda row: text(row) or NOTHING,
        lambda row: folded(text(row)),
        spoken=lambda row: text(row) or nothing,
        tone=_pale,
        letters=letters,
        at_first=gives_way > 0,
        gives_way=gives_way,
    )


def _worth() -> tuple[Column, ...]:
    return (
        Column(
            "quantity",
            tr("Quantity"),
            tr("How many hours, days or pieces"),
            cell_texts.quantity,
            _by_quantity,
            spoken=cell_texts.spoken_quantity,
            tip=cell_texts.spoken_quantity,
            samples=lambda: (_NUMBER,),
            is_figure=True,
            newest_first=True,
            at_first=True,
            gives_way=2,
        ),
        Column(
            "claimed",
            tr("Claimed"),
            tr("The points it would give before caps"),
            lambda row: figures.points(row.claimed, tr) if row.claimed else NOTHING,
            lambda row: row.claimed,
            spoken=lambda row: amounts.points(row.claimed, tr),
            tip=cell_texts.arithmetic,
            rule=cell_texts.rule,
            samples=lambda: (_NUMBER,),
            is_figure=True,
            newest_first=True,
        ),
        Column(
            "points",
            tr("Points"),
            tr("The points that count; of what is planned, those it claims"),
            cell_texts.points_of,
            lambda row: (row.points, row.claimed),
            spoken=cell_texts.spoken_points,
            tip=cell_texts.points_tip,
            rule=cell_texts.rule,
            tone=lambda row: Tone.SECONDARY if row.is_ahead or row.is_cut else Tone.INK,
            icon=lambda row: "capped" if row.is_cut and row.points else "",
            weight=_BOLD,
            samples=lambda: (_NUMBER,),
            is_figure=True,
            newest_first=True,
            at_first=True,
        ),
        Column(
            "state",
            tr("State"),
            tr("How far it has come, or why nothing of it counts"),
            lambda row: standing(row).word(tr),
            lambda row: _RANKS[standing(row)],
            tip=cell_texts.state_tip,
            tone=lambda row: standing(row).tone,
            icon=lambda row: standing(row).icon,
            samples=lambda: [one.word(tr) for one in STANDINGS],
            at_first=True,
        ),
        _likelihood(),
    )


def _likelihood() -> Column:
    return Column(
        "likelihood",
        tr("Likelihood"),
        tr("How likely it is that something planned comes true"),
        lambda row: cell_texts.likelihood(row) or NOTHING,
        lambda row: -1 if row.likelihood is None else row.likelihood,
        spoken=lambda row: cell_texts.likelihood(row) or tr("not planned"),
        tone=_pale,
        samples=lambda: (figures.percent(Decimal(1), tr),),
        is_figure=True,
        newest_first=True,
    )


def _proof() -> tuple[Column, ...]:
    return (
        Column(
            "evidence",
            tr("Evidence"),
            tr("How many files prove it"),
            cell_texts.files_of,
            lambda row: (len(row.activity.evidence), _PROOFS.index(row.proof)),
            spoken=cell_texts.spoken_evidence,
            tip=cell_texts.spoken_evidence,
            samples=lambda: ("999",),
            is_figure=True,
            newest_first=True,
        ),
        Column(
            "category",
            tr("Category"),
            tr("The category of the form that its points belong to"),
            lambda row: cell_texts.category(row) or NOTHING,
            _by_name(cell_texts.category, lambda row: row.category),
            rule=cell_texts.rule,
            tone=_pale,
            letters=14,
        ),
        Column(
            "topics",
            tr("Topics"),
            tr("What of the exam's topics it was about"),
            lambda row: cell_texts.topics(row) or NOTHING,
            _by_name(cell_texts.topics, lambda row: row.activity.details.topics),
            spoken=lambda row: cell_texts.topics(row) or tr("no topic"),
            tone=_pale,
            letters=18,
        ),
    )


def _placed() -> tuple[Column, ...]:
    return (
        Column(
            "cycle",
            tr("Cycle"),
            tr("The cycle of the credential that it belongs to"),
            lambda row: NOTHING if row.cycle is None else str(row.cycle),
            lambda row: row.cycle or 0,
            spoken=lambda row: (
                tr("no cycle")
                if row.cycle is None
                else tr("cycle {number}").format(number=row.cycle)
            ),
            samples=lambda: ("99",),
            is_figure=True,
            newest_first=True,
        ),
        _written("notes", tr("Notes"), tr("What you noted"), tr("no notes"), letters=24),
        _moment("created", tr("Logged"), tr("When it was logged")),
        _moment("changed", tr("Changed"), tr("When it was changed last")),
    )


def _moment(key: str, title: str, about: str) -> Column:
    def moment(row: Row) -> datetime:
        found = getattr(row.activity, key)
        return found if isinstance(found, datetime) else _LONG_AGO

    return Column(
        key,
        title,
        about,
        lambda row: figures.day(moment(row).astimezone().date(), tr),
        moment,
        tone=_pale,
        samples=_long_days,
        newest_first=True,
    )


def _pale(_row: Row) -> Tone:
    return Tone.SECONDARY


def _by_quantity(row: Row) -> tuple[int, str]:
    """Return the amount as a whole number that keeps the order: so many are not divided."""
    amount = row.activity.details.quantity
    if amount is None:
        return -1, ""
    return amount.count * (_COMMON_SCALE // amount.scale), amount.unit


def _by_name(text: Callable[[Row], str], known_by: Callable[[Row], object]) -> Callable[[Row], str]:
    """Return what orders rows by a text of which there are few; each is folded once."""
    folded_once: dict[object, str] = {}

    def order(row: Row) -> str:
        key = known_by(row)
        if key not in folded_once:
            folded_once[key] = folded(text(row))
        return folded_once[key]

    return order


def check(table: Sequence[Column]) -> None:
    """Make sure that the table is whole.

    Raises:
        ValueError: a key is declared twice, a column has no words or no first width, or the title
            is not shown.
    """
    keys = [column.key for column in table]
    if len(keys) != len(set(keys)):
        raise ValueError("each column is declared once")
    if not all(one.title and one.about and one.has_width for one in table):
        raise ValueError("each column has a title, says what it is about, and has a first width")
    if not table[place_of(TITLE, table)].at_first:
        raise ValueError("the title is always shown")


check(columns())
