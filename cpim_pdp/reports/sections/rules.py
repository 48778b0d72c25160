"""The rules used: each row that priced an activity, with where it was read; the points by hand."""

from collections.abc import Iterable, Iterator

from cpim_pdp.core.caps import limit_of
from cpim_pdp.core.counting import Flag
from cpim_pdp.core.quantities import Quantity
from cpim_pdp.core.rulebook import CapKind, Designation, Edition
from cpim_pdp.core.rulebook import Row as Rule
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Field,
    Heading,
    Notes,
    Prose,
    Row,
    Table,
    Tone,
    Words,
)
from cpim_pdp.reports.sections.columns import Decimals, text
from cpim_pdp.reports.sections.entries import Entries, Entry
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.translation import Translate

_STATED = "stated"
"""The confidence of a row whose value a source states outright."""


def blocks(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the rows that were used, edition by edition, with numbered notes in small type."""
    notes = _Notes(tr)
    numbers = tr("The numbers lead to where a rule was read and to what is assumed.")
    in_force = tr("{in_force} {numbers}", "two sentences")
    said = in_force.format(in_force=_in_force(summary, tr), numbers=numbers)
    yield Heading(tr("Rules used"))
    yield Prose((Words(said, Tone.SMALL),))
    for edition, rules in _used(summary, entries):
        name = names.edition(edition.id, tr)
        if rules:
            yield _table(name, rules, summary.designation, notes, tr)
        else:
            none = tr("{edition}: no activity of this report is priced by them.")
            yield Prose((Words(none.format(edition=name), Tone.QUIET),))
        if edition.assumption:
            notes.number(_assumed(edition.assumption, tr))
    if notes.fields:
        yield Notes(notes.fields)


def in_full(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the rows that were used with all that is known of each."""
    yield Heading(tr("Rules used"))
    yield Prose((Words(_in_force(summary, tr)),))
    for edition, rules in _used(summary, entries):
        yield Heading(names.edition(edition.id, tr), deep=True)
        if edition.assumption:
            yield Prose((Words(_assumed(edition.assumption, tr), Tone.QUIET),))
        if rules:
            yield _full_table(rules, summary.designation, tr)
        else:
            yield Prose((Words(tr("No activity of this report is priced by them.")),))


def by_hand(entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the points that the holder entered, with what the rules would have given and why."""
    entered = [one for one in entries.all if one.counted.price.entered]
    if not entered:
        return
    decimals = Decimals(entry.counted.claimed for entry in entered)
    yield Heading(tr("Points entered by hand"))
    yield Table(
        (
            Column(tr("No.", "number of an entry"), ColumnKind.NUMBER),
            Column(tr("Points"), ColumnKind.POINTS),
            Column(tr("By the rules"), ColumnKind.TEXT),
            Column(tr("Reason"), ColumnKind.TEXT),
        ),
        tuple(_entered(entry, decimals, tr) for entry in entered),
    )


def rate(rule: Rule, tr: Translate) -> str:
    """Return what a row gives for a unit: 1 point for 1 hour."""
    if rule.rate is None or rule.unit is None:
        return tr("value not known")
    one = Quantity(60 if rule.unit == "hour" else 100, rule.unit)
    words = {"points": amounts.points(rule.rate, tr), "amount": amounts.amount(one, tr)}
    if rule.by_weeks:
        return tr("{points} for {amount} and week").format(**words)
    return tr("{points} for {amount}").format(**words)


def cap(rule: Rule, designation: Designation, tr: Translate) -> str:
    """Return the limit of a row for a designation, in words."""
    if rule.cap is None:
        return tr("none", "no limit")
    limit = amounts.points(limit_of(rule.cap, designation), tr)
    match rule.cap.kind:
        case CapKind.EVENT:
            return tr("{limit} for one event in a calendar year").format(limit=limit)
        case CapKind.YEAR:
            return tr("{limit} in a calendar year").format(limit=limit)
        case CapKind.SHARE:
            return tr("{limit} in a cycle").format(limit=limit)


class _Notes:
    """Numbers texts from 1, the same one once."""

    def __init__(self, tr: Translate) -> None:
        self._tr = tr
        self._numbers: dict[str, int] = {}

    @property
    def fields(self) -> tuple[Field, ...]:
        """The notes with their numbers."""
        return tuple(Field(str(number), said) for said, number in self._numbers.items())

    def number(self, said: str) -> int:
        """Return the number of a note."""
        return self._numbers.setdefault(said, len(self._numbers) + 1)

    def of(self, rule: Rule) -> str:
        """Return the numbers of where a row was read, how sure it is, and what is assumed."""
        said = [address.strip() for address in rule.source.address.split(";")]
        if rule.confidence != _STATED:
            said.append(self._tr("Confidence: {confidence}").format(confidence=rule.confidence))
        if rule.assumption:
            said.append(_assumed(rule.assumption, self._tr))
        return ", ".join(map(str, sorted({self.number(one) for one in said})))


def _in_force(summary: Summary, tr: Translate) -> str:
    text = tr("On {day} these are in force: {edition}. An activity is priced by its last day.")
    return text.format(
        day=figures.day(summary.on, tr), edition=names.edition(summary.edition.id, tr)
    )


def _used(summary: Summary, entries: Entries) -> Iterator[tuple[Edition, tuple[Rule, ...]]]:
    """Yield the editions of the entries and the one in force, with the rows that priced an entry.

    Rows stand in the edition's order.
    """
    prices = [entry.counted.price for entry in entries.all]
    editions = {price.edition.id: price.edition for price in prices}
    editions[summary.edition.id] = summary.edition
    for edition in sorted(editions.values(), key=lambda one: (one.first is not None, one.first)):
        used = {
            price.row.id
            for price in prices
            if price.row is not None and price.edition.id == edition.id
        }
        yield edition, tuple(rule for rule in edition.rows.values() if rule.id in used)


def _table(
    title: str, rules: Iterable[Rule], designation: Designation, notes: _Notes, tr: Translate
) -> Table:
    return Table(
        (
            Column(title, ColumnKind.TEXT),
            Column(tr("Rate"), ColumnKind.SHORT),
            Column(tr("Limit"), ColumnKind.SHORT),
            Column(tr("Notes"), ColumnKind.MARKS),
        ),
        tuple(
            Row(
                (
                    text(rule.activity),
                    text(rate(rule, tr)),
                    text(cap(rule, designation, tr)),
                    text(notes.of(rule), Tone.QUIET),
                )
            )
            for rule in rules
        ),
    )


def _full_table(rules: Iterable[Rule], designation: Designation, tr: Translate) -> Table:
    return Table(
        (
            Column(tr("Activity in the rules"), ColumnKind.TEXT),
            Column(tr("Rate"), ColumnKind.SHORT),
            Column(tr("Limit"), ColumnKind.SHORT),
            Column(tr("Confidence"), ColumnKind.SHORT),
        ),
        tuple(
            Row(
                (
                    text(rule.activity),
                    text(rate(rule, tr)),
                    text(cap(rule, designation, tr)),
                    text(rule.confidence),
                ),
                note=_said(rule, tr),
            )
            for rule in rules
        ),
    )


def _said(rule: Rule, tr: Translate) -> Cell:
    """Return what else is known of a row: what is assumed, where it was read.

    The notes of whoever gathered the rules stay with the data.
    """
    source = tr("Source: {address}. Dated: {date}.")
    confirmed = tr("Last confirmed: {date}").format(date=rule.last_confirmed)
    return (
        *text(_assumed(rule.assumption, tr) if rule.assumption else "", Tone.QUIET),
        Words(source.format(address=rule.source.address, date=rule.source.date), Tone.QUIET),
        *text(confirmed if rule.last_confirmed else "", Tone.QUIET),
    )


def _assumed(assumption: str, tr: Translate) -> str:
    return tr("Assumed: {assumption}").format(assumption=assumption)


def _entered(entry: Entry, decimals: Decimals, tr: Translate) -> Row:
    activity = entry.counted.activity
    entered, day = tr("entered {day}"), figures.day(activity.changed.date(), tr)
    return Row(
        (
            text(str(entry.number), Tone.MUTED),
            decimals.cell(entry.counted.claimed),
            (*text(_instead(entry, tr)), Words(entered.format(day=day), Tone.QUIET)),
            text(activity.details.reason or tr("not given")),
        )
    )


def _instead(entry: Entry, tr: Translate) -> str:
    """Return what the rules would have given."""
    if Flag.OPENING_BALANCE in entry.counted.flags:
        return tr("opening balance")
    rule = entry.counted.price.row
    return tr("not named") if rule is None else rate(rule, tr)
