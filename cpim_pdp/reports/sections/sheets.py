"""The activities one by one, with everything that is known of each."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cpim_pdp.core.activities import Evidence
from cpim_pdp.core.placement import allocation_of
from cpim_pdp.core.pricing import Price
from cpim_pdp.core.rulebook import Row as Rule
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports import places
from cpim_pdp.reports.document import Block, Field, Fields, Heading, Sheet
from cpim_pdp.reports.sections.entries import Entries, Entry, exhibit
from cpim_pdp.reports.sections.rules import cap, rate
from cpim_pdp.wording import amounts, counting, figures, names
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield one sheet for each entry."""
    if entries.all:
        yield Heading(tr("Activities in detail"))
    for entry in entries.all:
        title = tr("{number}. {title}", "an entry").format(number=entry.number, title=entry.title)
        short = Fields(_filled(_what(entry, tr)), _filled(_points(entry, tr)))
        long = (*_texts(entry, tr), *_checks(entry, summary, tr))
        fields = (short, Fields((*_filled(long), *_proof(entry, tr))))
        yield Sheet(title, fields, places.detail(entry.number), places.entry(entry.number))


def _filled(fields: Iterable[tuple[str, str]]) -> tuple[Field, ...]:
    return tuple(Field(label, value) for label, value in fields if value)


def _what(entry: Entry, tr: Translate) -> Iterator[tuple[str, str]]:
    one = entry.counted
    activity, details = one.activity, one.activity.details
    yield tr("Type"), names.activity_type(details.type or "", tr)
    if details.date is not None:
        yield tr("Date"), figures.days(details.date, details.until or details.date, tr)
    yield tr("State"), names.state(one.state, tr)
    yield tr("Entered"), _moment(activity.created, tr)
    changed = activity.changed != activity.created
    yield tr("Changed"), _moment(activity.changed, tr) if changed else ""


def _points(entry: Entry, tr: Translate) -> Iterator[tuple[str, str]]:
    one, details = entry.counted, entry.counted.activity.details
    yield tr("Category"), names.category(one.price.category, tr)
    yield tr("Quantity"), amounts.amount(details.quantity, tr) if details.quantity else ""
    yield tr("Claimed"), counting.arithmetic(one.price, details, tr)
    yield tr("Counted"), amounts.points(one.counted, tr)
    yield tr("Score"), "" if details.score is None else str(details.score)


def _texts(entry: Entry, tr: Translate) -> Iterator[tuple[str, str]]:
    details = entry.counted.activity.details
    yield tr("Provider"), details.provider
    yield tr("Event"), details.event
    yield tr("Topics"), ", ".join(names.topic(topic, tr) for topic in details.topics)
    yield tr("Notes"), details.notes
    yield tr("Reason"), details.reason


def _checks(entry: Entry, summary: Summary, tr: Translate) -> Iterator[tuple[str, str]]:
    one = entry.counted
    yield tr("Why they differ"), counting.why(one.reasoning, tr)
    yield tr("Rule"), "" if one.price.row is None else _rule(one.price.row, one.price, summary, tr)
    decided = allocation_of(one.activity, summary.credential.id)
    if decided is not None and decided.cycle is not None:
        text = tr("moved to cycle {number}: {reason}")
        yield tr("Cycle"), text.format(number=decided.cycle, reason=decided.reason)
    yield tr("To look at"), " ".join(counting.flag(flag, tr) for flag in one.flags)


def _rule(rule: Rule, price: Price, summary: Summary, tr: Translate) -> str:
    return tr("{activity}: {rate}; limit: {limit} ({edition})").format(
        activity=rule.activity,
        rate=rate(rule, tr),
        limit=cap(rule, summary.designation, tr),
        edition=names.edition(price.edition.id, tr),
    )


def _proof(entry: Entry, tr: Translate) -> Iterator[Field]:
    if not entry.exhibits:
        yield Field(tr("Evidence"), tr("none", "no evidence"))
    files = entry.counted.activity.evidence
    for number, evidence in zip(entry.exhibits, files, strict=True):
        yield Field(exhibit(number, tr), _file(evidence, tr), places.exhibit(number))


def _file(evidence: Evidence, tr: Translate) -> str:
    text = tr("{name}\n{kind}, {size}, added {day}\nSHA-256 {hash}")
    return text.format(
        name=evidence.name,
        kind=names.kind(evidence.kind, tr),
        size=figures.size(evidence.size, tr),
        day=_moment(evidence.added, tr),
        hash=evidence.sha256,
    )


def _moment(moment: datetime, tr: Translate) -> str:
    """Return a time of the journal, which is in UTC."""
    text = tr("{day}, {time} UTC")
    return text.format(day=figures.day(moment.date(), tr), time=f"{moment:%H:%M}")
