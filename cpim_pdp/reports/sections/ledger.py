"""The ledger: every activity with how its points came out; apart, what does not count."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.counting import Counted, Flag, Why
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports import places
from cpim_pdp.reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Prose,
    Row,
    RowKind,
    Table,
    Tone,
    Words,
)
from cpim_pdp.reports.sections.columns import Decimals, text
from cpim_pdp.reports.sections.entries import Entries, Entry, Group, exhibits
from cpim_pdp.wording import counting, figures, names
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the ledger and the tables of planned activities and of those outside the cycle."""
    decimals = Decimals(
        value for entry in entries.all for value in (entry.counted.claimed, entry.counted.counted)
    )
    yield Heading(tr("Ledger"))
    if entries.earned:
        yield Table(columns(tr), tuple(_earned(summary, entries, decimals, tr)))
    else:
        yield Prose((Words(tr("No activity of this cycle is logged yet.")),))
    yield from _apart(tr("Planned, not counted"), entries.planned, tr)
    yield from _apart(tr("Outside this cycle, not counted"), entries.outside, tr)


def columns(tr: Translate) -> tuple[Column, ...]:
    """Return the columns of the ledger."""
    return (
        *_beginning(tr),
        Column(tr("Claimed"), ColumnKind.ARITHMETIC),
        Column(tr("Counted"), ColumnKind.POINTS),
        Column(tr("Evidence"), ColumnKind.EVIDENCE),
    )


def _beginning(tr: Translate) -> tuple[Column, ...]:
    return (
        Column(tr("No.", "number of an entry"), ColumnKind.NUMBER),
        Column(tr("Date"), ColumnKind.DATES),
        Column(tr("Activity"), ColumnKind.TEXT),
    )


def _earned(summary: Summary, entries: Entries, decimals: Decimals, tr: Translate) -> Iterator[Row]:
    for group in entries.groups:
        if group.entries:
            yield from _group(group, decimals, tr)
    points = summary.points
    yield _sum(tr("All categories"), points.claimed, points.counted, RowKind.TOTAL, decimals)


def _group(group: Group, decimals: Decimals, tr: Translate) -> Iterator[Row]:
    name = names.category(group.category, tr)
    yield Row((text(name, Tone.SUBHEADING),), RowKind.GROUP)
    for entry in group.entries:
        yield _row(entry, decimals, tr)
    subtotal = tr("Subtotal {category}").format(category=name)
    yield _sum(subtotal, group.claimed, group.counted, RowKind.SUBTOTAL, decimals)


def _sum(name: str, claimed: Decimal, counted: Decimal, kind: RowKind, decimals: Decimals) -> Row:
    return Row(
        (
            (),
            (),
            text(name, Tone.STRONG),
            decimals.cell(claimed, Tone.STRONG),
            decimals.cell(counted, Tone.STRONG),
            (),
        ),
        kind,
    )


def _row(entry: Entry, decimals: Decimals, tr: Translate) -> Row:
    one = entry.counted
    return Row(
        (
            _number(entry),
            _dates(one.activity, tr),
            _activity(one, tr),
            text(counting.arithmetic(one.price, one.activity.details, tr)),
            decimals.cell(one.counted, Tone.STRONG),
            _evidence(entry, tr),
        ),
        note=_note(one, tr),
        place=places.entry(entry.number),
    )


def _apart(title: str, entries: Sequence[Entry], tr: Translate) -> Iterator[Block]:
    """Yield what does not count, in one line each where it can be."""
    if not entries:
        return
    yield Heading(title, deep=True)
    yield Table(
        (
            *_beginning(tr),
            Column(tr("Type"), ColumnKind.SHORT),
            Column(tr("Claimed"), ColumnKind.ARITHMETIC),
        ),
        tuple(_row_apart(entry, tr) for entry in entries),
    )


def _row_apart(entry: Entry, tr: Translate) -> Row:
    one = entry.counted
    details = one.activity.details
    # That it is planned stands above all of them.
    why = counting.why(one.reasoning, tr) if one.reasoning.why is not Why.PLANNED else ""
    return Row(
        (
            _number(entry),
            _dates(one.activity, tr),
            text(details.title),
            text(names.activity_type(details.type or "", tr), Tone.QUIET),
            text(counting.arithmetic(one.price, details, tr)),
        ),
        note=text(why, Tone.QUIET),
        place=places.entry(entry.number),
    )


def _number(entry: Entry) -> Cell:
    return (Words(str(entry.number), Tone.MUTED, places.detail(entry.number)),)


def _dates(activity: Activity, tr: Translate) -> Cell:
    details = activity.details
    days = [day for day in (details.date, details.until) if day is not None]
    if not days:
        return ()
    if days[0] == days[-1]:
        return text(figures.day(days[0], tr))
    until = tr("to {day}").format(day=figures.day(days[-1], tr))
    return (*text(figures.day(days[0], tr)), Words(until, Tone.QUIET))


def _activity(one: Counted, tr: Translate) -> Cell:
    details = one.activity.details
    marked = Flag.OPENING_BALANCE in one.flags
    kind = names.activity_type(details.type or "", tr)
    below = ", ".join(part for part in (kind, details.provider, details.event) if part)
    return (
        Words(details.title, Tone.STRONG if marked else Tone.BODY),
        Words(below, Tone.QUIET),
    )


def _note(one: Counted, tr: Translate) -> Cell:
    """Return what is to be said below an entry: that it is no single one, why less counts."""
    marked = Flag.OPENING_BALANCE in one.flags
    return (
        *text(counting.flag(Flag.OPENING_BALANCE, tr) if marked else "", Tone.QUIET),
        *text(counting.why(one.reasoning, tr), Tone.QUIET),
    )


def _evidence(entry: Entry, tr: Translate) -> Cell:
    state = text(names.state(entry.counted.state, tr))
    if not entry.exhibits:
        return state
    first = places.exhibit(entry.exhibits[0])
    return (*state, Words(exhibits(entry.exhibits, tr), Tone.QUIET, first))
