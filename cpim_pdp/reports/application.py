"""The application sheet: the numbers to type into the form, and what lies behind each."""

from collections.abc import Iterator

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.form_figures import FormFigures, FormLine, form_figures
from cpim_pdp.core.summary import Summary
from cpim_pdp.core.tally import tally
from cpim_pdp.reports.document import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Figures,
    Heading,
    Prose,
    Row,
    RowKind,
    Table,
    Title,
    Tone,
    Words,
)
from cpim_pdp.reports.maintenance import bound
from cpim_pdp.reports.sections import head
from cpim_pdp.reports.sections.columns import Decimals, text
from cpim_pdp.reports.sections.entries import Entries, Entry, exhibits, numbered
from cpim_pdp.wording import application_sheet, counting, disclaimer, figures, names
from cpim_pdp.wording.translation import Translate


def document(summary: Summary, holder: Holder, tr: Translate) -> Document:
    """Return the sheet."""
    blocks = tuple(_blocks(summary, holder, tr))
    return bound(_title(tr), blocks, summary, holder, tr)


def _title(tr: Translate) -> str:
    return tr("Application sheet")


def _blocks(summary: Summary, holder: Holder, tr: Translate) -> Iterator[Block]:
    found = form_figures(summary)
    yield Title(_title(tr), head.designation(summary.credential, tr))
    yield head.identity(summary, holder, tr)
    yield Heading(tr("Numbers for the form"))
    yield Figures(tuple(_numbers(found, tr)))
    yield Prose(
        (
            Words(application_sheet.standing(summary, found, tr)),
            Words(_how(tr), Tone.QUIET),
        )
    )
    entries = numbered(summary)
    for line in found.lines:
        yield from _behind(line, entries, tr)
    yield Prose((Words(disclaimer.text(tr), Tone.SMALL),))


def _numbers(found: FormFigures, tr: Translate) -> Iterator[Figure]:
    """Yield the form's categories in its order, then the total."""
    for line in found.lines:
        yield Figure(names.category(line.category, tr), figures.points(line.counted, tr))
    yield Figure(tr("All categories"), figures.points(found.counted, tr))


def _how(tr: Translate) -> str:
    return tr(
        "The form asks for one total for each category, and for no list. Keep the papers: an audit"
        " asks for them. The numbers and exhibits below are those of the report of this date."
    )


def _behind(line: FormLine, entries: Entries, tr: Translate) -> Iterator[Block]:
    yield Heading(
        tr("{category}: {points}", "a category and its points").format(
            category=names.category(line.category, tr), points=figures.points(line.counted, tr)
        )
    )
    if not line.entries:
        yield Prose((Words(tr("No activity counts in this category."), Tone.QUIET),))
        return
    behind = {one.activity.id for one in line.entries}
    listed = [entry for entry in entries.all if entry.counted.activity.id in behind]
    whole = tally(line.entries)
    decimals = Decimals((whole.counted, *(entry.counted.counted for entry in listed)))
    total = (
        (),
        (),
        text(application_sheet.come_to(whole, tr), Tone.STRONG),
        (),
        decimals.cell(whole.counted, Tone.STRONG),
        (),
    )
    rows = (_row(entry, decimals, tr) for entry in listed)
    yield Table(_columns(tr), (*rows, Row(total, RowKind.TOTAL)))


def _columns(tr: Translate) -> tuple[Column, ...]:
    return (
        Column(tr("No.", "number of an entry"), ColumnKind.NUMBER),
        Column(tr("Last day"), ColumnKind.DATES),
        Column(tr("Activity"), ColumnKind.TEXT),
        Column(tr("Claimed"), ColumnKind.ARITHMETIC),
        Column(tr("Counted"), ColumnKind.POINTS),
        Column(tr("Evidence"), ColumnKind.EVIDENCE),
    )


def _row(entry: Entry, decimals: Decimals, tr: Translate) -> Row:
    one = entry.counted
    details = one.activity.details
    proof = exhibits(entry.exhibits, tr) if entry.exhibits else tr("none", "no evidence")
    return Row(
        (
            text(str(entry.number), Tone.MUTED),
            text("" if details.last_day is None else figures.day(details.last_day, tr)),
            text(details.title),
            text(counting.arithmetic(one.price, details, tr)),
            decimals.cell(one.counted),
            text(proof, Tone.QUIET),
        )
    )
