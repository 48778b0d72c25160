"""The rules used: each row that priced an activity, with its source; the points by hand."""

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
    Heading,
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


def blocks(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield each edition's rows that were used, then what was entered by hand."""
    yield Heading(tr("Rules used"))
    yield Prose((Words(_in_force(summary, tr)),))
    for edition in _editions(entries.all, summary.edition):
        yield from _edition(edition, _rules(entries.all, edition), summary.designation, tr)
    yield from _by_hand([one for one in entries.all if one.counted.price.entered], tr)


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


def _in_force(summary: Summary, tr: Translate) -> str:
    text = tr("On {day} these are in force: {edition}. An activity is priced by its last day.")
    return text.format(
        day=figures.day(summary.on, tr), edition=names.edition(summary.edition.id, tr)
    )


def _editions(entries: Iterable[Entry], in_force: Edition) -> tuple[Edition, ...]:
    used = {entry.counted.price.edition.id: entry.counted.price.edition for entry in entries}
    used[in_force.id] = in_force
    return tuple(
        sorted(used.values(), key=lambda edition: (edition.first is not None, edition.first))
    )


def _rules(entries: Iterable[Entry], edition: Edition) -> tuple[Rule, ...]:
    """Return the rows of an edition that priced an entry, or would have, in the edition's order."""
    used = {
        entry.counted.price.row.id
        for entry in entries
        if entry.counted.price.row is not None and entry.counted.price.edition.id == edition.id
    }
    return tuple(rule for rule in edition.rows.values() if rule.id in used)


def _edition(
    edition: Edition, rules: tuple[Rule, ...], designation: Designation, tr: Translate
) -> Iterator[Block]:
    yield Heading(names.edition(edition.id, tr), deep=True)
    if edition.assumption:
        yield Prose((Words(_assumed(edition.assumption, tr), Tone.QUIET),))
    if not rules:
        yield Prose((Words(tr("No activity of this report is priced by them.")),))
        return
    yield Table(
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
                note=_note(rule, tr),
            )
            for rule in rules
        ),
    )


def _note(rule: Rule, tr: Translate) -> Cell:
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


def _by_hand(entries: list[Entry], tr: Translate) -> Iterator[Block]:
    yield Heading(tr("Points entered by hand"), deep=True)
    if not entries:
        yield Prose((Words(tr("None.", "nothing was entered by hand")),))
        return
    decimals = Decimals(entry.counted.claimed for entry in entries)
    yield Table(
        (
            Column(tr("No.", "number of an entry"), ColumnKind.NUMBER),
            Column(tr("Activity"), ColumnKind.TEXT),
            Column(tr("Points"), ColumnKind.POINTS),
            Column(tr("By the rules"), ColumnKind.SHORT),
            Column(tr("Reason"), ColumnKind.TEXT),
        ),
        tuple(
            Row(
                (
                    text(str(entry.number), Tone.MUTED),
                    text(entry.title),
                    decimals.cell(entry.counted.claimed),
                    text(_instead(entry, tr)),
                    text(entry.counted.activity.details.reason or tr("not given")),
                )
            )
            for entry in entries
        ),
    )


def _instead(entry: Entry, tr: Translate) -> str:
    """Return what the rules would have given."""
    if Flag.OPENING_BALANCE in entry.counted.flags:
        return tr("opening balance")
    rule = entry.counted.price.row
    return tr("not named") if rule is None else rate(rule, tr)
