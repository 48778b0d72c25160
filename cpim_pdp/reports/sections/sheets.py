"""The activities one by one, with everything that is known of each."""

from collections.abc import Iterator
from datetime import datetime

from cpim_pdp.core.activities import Evidence
from cpim_pdp.core.placement import allocation_of
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import Block, Field, Heading, Sheet
from cpim_pdp.reports.sections.entries import Entries, Entry
from cpim_pdp.reports.sections.rules import cap, rate
from cpim_pdp.wording import amounts, counting, figures, names
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield one sheet for each entry."""
    if entries.all:
        yield Heading(tr("Activities in detail"))
    for entry in entries.all:
        title = tr("{number}  {title}", "an entry").format(number=entry.number, title=entry.title)
        yield Sheet(title, tuple(_filled(_fields(entry, summary, tr))))


def _filled(fields: Iterator[tuple[str, str]]) -> Iterator[Field]:
    return (Field(label, value) for label, value in fields if value)


def _fields(entry: Entry, summary: Summary, tr: Translate) -> Iterator[tuple[str, str]]:
    yield from _what(entry, tr)
    yield from _points(entry, summary, tr)
    yield from _placing(entry, summary, tr)
    yield from _proof(entry, tr)
    activity = entry.counted.activity
    yield tr("Entered"), _moment(activity.created, tr)
    yield (
        tr("Changed"),
        "" if activity.changed == activity.created else _moment(activity.changed, tr),
    )
    yield tr("Notes"), activity.details.notes


def _what(entry: Entry, tr: Translate) -> Iterator[tuple[str, str]]:
    details = entry.counted.activity.details
    yield tr("Type"), names.activity_type(details.type or "", tr)
    if details.date is not None:
        yield tr("Date"), figures.days(details.date, details.until or details.date, tr)
    yield tr("Provider"), details.provider
    yield tr("Event"), details.event
    yield tr("Topics"), ", ".join(names.topic(topic, tr) for topic in details.topics)


def _points(entry: Entry, summary: Summary, tr: Translate) -> Iterator[tuple[str, str]]:
    one, details = entry.counted, entry.counted.activity.details
    if details.quantity is not None:
        yield tr("Quantity"), amounts.amount(details.quantity, tr)
    yield tr("Score"), "" if details.score is None else str(details.score)
    yield tr("Quantity × rate"), counting.arithmetic(one.price, details, tr)
    yield tr("Claimed"), amounts.points(one.claimed, tr)
    yield tr("Counted"), amounts.points(one.counted, tr)
    yield tr("Why they differ"), counting.why(one.reasoning, tr)
    yield tr("Reason"), details.reason
    rule = one.price.row
    if rule is not None:
        words = tr("{activity}: {rate}; limit: {limit} ({edition})").format(
            activity=rule.activity,
            rate=rate(rule, tr),
            limit=cap(rule, summary.designation, tr),
            edition=names.edition(one.price.edition.id, tr),
        )
        yield tr("Rule"), words


def _placing(entry: Entry, summary: Summary, tr: Translate) -> Iterator[tuple[str, str]]:
    one = entry.counted
    yield tr("Category"), names.category(one.price.category, tr)
    decided = allocation_of(one.activity, summary.credential.id)
    if decided is not None and decided.cycle is not None:
        text = tr("moved to cycle {number}: {reason}")
        yield tr("Cycle"), text.format(number=decided.cycle, reason=decided.reason)
    yield tr("To look at"), " ".join(counting.flag(flag, tr) for flag in one.flags)


def _proof(entry: Entry, tr: Translate) -> Iterator[tuple[str, str]]:
    one = entry.counted
    yield tr("State"), names.state(one.state, tr)
    files = [_file(evidence, tr) for evidence in one.activity.evidence]
    yield tr("Evidence"), "\n".join(files) or tr("none", "no evidence")


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
