"""The maintenance report as a document: which sections it has, and what identifies it."""

from collections.abc import Iterator

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import Beside, Block, Document, Table
from cpim_pdp.reports.imprint import imprinted
from cpim_pdp.reports.sections import (
    burn_up,
    categories,
    exceptions,
    head,
    ledger,
    rules,
    sheets,
    signing,
    totals,
)
from cpim_pdp.reports.sections.entries import Entries, numbered
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate

_FEW = 6


def document(summary: Summary, holder: Holder, *, detailed: bool, tr: Translate) -> Document:
    """Return the report; ``detailed`` adds a sheet for each activity with all its texts in full."""
    entries = numbered(summary)
    written = blocks(summary, entries, holder, detailed=detailed, tr=tr)
    return bound(head.title(tr), tuple(written), summary, holder, tr)


def bound(
    title: str, blocks: tuple[Block, ...], summary: Summary, holder: Holder, tr: Translate
) -> Document:
    """Return blocks as a print of that title on a cycle, with what identifies it on each page."""
    return imprinted(
        blocks,
        title=title,
        of=names.credential(summary.credential),
        about=_cycle(summary, tr),
        foot=lambda tr: tr("Report {id}, as of {day}"),
        holder=holder,
        on=summary.on,
        tr=tr,
    )


def _cycle(summary: Summary, tr: Translate) -> str:
    cycle = summary.cycle
    text = tr("{credential}, cycle {number}: {start} to {due}")
    return text.format(
        credential=names.credential(summary.credential),
        number=cycle.number,
        start=figures.day(cycle.start, tr),
        due=figures.day(cycle.due, tr),
    )


def blocks(
    summary: Summary, entries: Entries, holder: Holder, *, detailed: bool, tr: Translate
) -> Iterator[Block]:
    """Yield what the report says."""
    yield from head.blocks(summary, holder, tr)
    yield from totals.blocks(summary, entries, detailed=detailed, tr=tr)
    yield from burn_up.blocks(summary, tr)
    yield from categories.blocks(entries, tr)
    yield from ledger.blocks(summary, entries, tr)
    yield from _to_look_at(entries, tr)
    yield from (rules.in_full if detailed else rules.blocks)(summary, entries, tr)
    yield from signing.blocks(holder, tr)
    if detailed:
        yield from sheets.blocks(summary, entries, tr)


def _to_look_at(entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the exceptions and the points entered by hand, side by side where these are few."""
    kinds, by_hand = tuple(exceptions.blocks(entries, tr)), tuple(rules.by_hand(entries, tr))
    few = sum(len(block.rows) for block in by_hand if isinstance(block, Table)) <= _FEW
    if by_hand and few:
        yield Beside(kinds, by_hand, share=0.5)
    else:
        yield from (*kinds, *by_hand)
    yield from exceptions.clear(entries, tr)
