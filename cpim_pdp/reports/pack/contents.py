"""What the pack says: the report in detail, the submission log, the evidence and its index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports import maintenance, places
from cpim_pdp.reports.document import (
    Block,
    Column,
    ColumnKind,
    Cover,
    Document,
    Field,
    Fields,
    Heading,
    Plate,
    Prose,
    Row,
    Table,
    Title,
    Tone,
    Words,
)
from cpim_pdp.reports.pack import words
from cpim_pdp.reports.pack.binding import plate
from cpim_pdp.reports.pack.gathering import Gathered
from cpim_pdp.reports.pack.naming import Naming
from cpim_pdp.reports.sections import filings, head
from cpim_pdp.reports.sections.columns import text
from cpim_pdp.reports.sections.entries import Entries, Entry, exhibit, numbered
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate


@dataclass(frozen=True, slots=True)
class Case:
    """Whose pack it is: the cycle, the holder, the applications, the entries with their numbers.

    ``report`` is the report in detail, which the pack begins with.
    """

    summary: Summary
    holder: Holder
    submissions: tuple[Submission, ...]
    entries: Entries
    report: Document
    tr: Translate

    @classmethod
    def of(
        cls,
        summary: Summary,
        holder: Holder,
        submissions: tuple[Submission, ...],
        tr: Translate,
    ) -> "Case":
        """Return the case of a cycle."""
        report = maintenance.document(summary, holder, detailed=True, tr=tr)
        return cls(summary, holder, submissions, numbered(summary), report, tr)

    @property
    def naming(self) -> Naming:
        """What the files are called."""
        return Naming(self.summary, self.holder, self.tr)


Volumes = Sequence[Sequence[Gathered]]
"""The exhibits of each volume."""


def document(case: Case, volumes: Volumes, number: int) -> Document:
    """Return a volume of the pack, ``number`` counted from 1."""
    tr = case.tr
    blocks = tuple(_first(case, volumes) if number == 1 else _further(case, volumes, number))
    title = _title(number, len(volumes), tr)
    bound = maintenance.bound(title, blocks, case.summary, case.holder, tr)
    # Every page says to which report it belongs.
    return replace(bound, margin=replace(bound.margin, foot_left=case.report.margin.foot_left))


def _title(number: int, volumes: int, tr: Translate) -> str:
    if volumes == 1:
        return tr("Audit pack")
    return tr("Audit pack, volume {number} of {volumes}").format(number=number, volumes=volumes)


def _first(case: Case, volumes: Volumes) -> Iterator[Block]:
    tr = case.tr
    yield from maintenance.blocks(case.summary, case.entries, case.holder, detailed=True, tr=tr)
    yield from filings.blocks(case.submissions, case.summary.on, tr)
    yield from _evidence(case, volumes, 1)


def _further(case: Case, volumes: Volumes, number: int) -> Iterator[Block]:
    tr = case.tr
    title = _title(number, len(volumes), tr)
    yield Title(title, head.designation(case.summary.credential, tr))
    yield from _evidence(case, volumes, number)


def _evidence(case: Case, volumes: Volumes, number: int) -> Iterator[Block]:
    """Yield the index, in the first volume of all exhibits, then those of this volume."""
    tr = case.tr
    yield Heading(tr("Evidence index"), place=places.evidence_index())
    rows = [
        _row(one, volume, number, tr)
        for volume, held in enumerate(volumes, 1)
        for one in held
        if number in (1, volume)
    ]
    if rows:
        yield Prose((Words(_about(tr), Tone.QUIET),))
        yield Table(_columns(tr), tuple(rows))
    else:
        yield Prose((Words(tr("No file proves an entry of this report.")),))
    for one in volumes[number - 1]:
        yield from _exhibit(one, case)


def _about(tr: Translate) -> str:
    return tr(
        "Each exhibit follows behind a page that announces it. The originals, byte for byte, are in"
        " the ZIP beside this file; their SHA-256 here is that of the original."
    )


def _columns(tr: Translate) -> tuple[Column, ...]:
    return (
        Column(tr("No.", "number of an entry"), ColumnKind.NUMBER),
        Column(tr("File"), ColumnKind.TEXT),
        Column(tr("Proves"), ColumnKind.TEXT),
        Column(tr("Added"), ColumnKind.DATES),
        Column(tr("In this pack"), ColumnKind.EVIDENCE),
        Column(tr("Page"), ColumnKind.NUMBER),
    )


def _row(one: Gathered, volume: int, number: int, tr: Translate) -> Row:
    evidence, to = one.exhibit.evidence, places.exhibit(one.exhibit.number)
    elsewhere = () if volume == number else text(tr("volume {number}").format(number=volume))
    about = tr("{kind}, {size}, SHA-256 {hash}").format(
        kind=names.kind(evidence.kind, tr),
        size=figures.size(evidence.size, tr),
        hash=evidence.sha256,
    )
    return Row(
        (
            (Words(str(one.exhibit.number), to=to),),
            (Words(evidence.name, to=to),),
            tuple(_proved(entry, tr) for entry in one.exhibit.entries),
            text(figures.day(evidence.added.date(), tr)),
            (*text(words.state(one.shown, tr)), *elsewhere),
            () if elsewhere else (Words("", to=to, numbered=True),),
        ),
        note=text(about, Tone.QUIET),
    )


def _proved(entry: Entry, tr: Translate) -> Words:
    title = tr("{number}. {title}", "an entry").format(number=entry.number, title=entry.title)
    return Words(title, to=places.detail(entry.number))


def _exhibit(one: Gathered, case: Case) -> Iterator[Block]:
    """Yield the page that announces an exhibit, then its pages."""
    tr, evidence, number = case.tr, one.exhibit.evidence, one.exhibit.number
    title = exhibit(number, tr)
    yield Cover(
        title=title,
        below=evidence.name,
        marked=tr("{exhibit}: {name}").format(exhibit=title, name=evidence.name),
        fields=Fields(tuple(_facts(one, case))),
        words=tuple(_said(one, tr)),
        place=places.exhibit(number),
        attached="" if one.shown.attachment is None else places.attachment(number),
    )
    pages = one.shown.pages
    for page, drawn in enumerate(pages, 1):
        text = tr("{exhibit}, page {page} of {pages}")
        yield Plate(
            name=plate(number, page),
            width=drawn.width,
            height=drawn.height,
            left=text.format(exhibit=title, page=page, pages=len(pages)),
            right=evidence.name,
            entered=drawn.entered,
        )


def _facts(one: Gathered, case: Case) -> Iterator[Field]:
    tr, evidence = case.tr, one.exhibit.evidence
    for entry in one.exhibit.entries:
        proved = _proved(entry, tr)
        yield Field(tr("Proves"), proved.text, proved.to)
    yield Field(tr("Kind"), names.kind(evidence.kind, tr))
    yield Field(tr("Size"), figures.size(evidence.size, tr))
    yield Field(tr("Added"), figures.day(evidence.added.date(), tr))
    yield Field(tr("SHA-256"), evidence.sha256)
    if not one.is_lost:
        yield Field(tr("Original"), case.naming.original(one.exhibit))
    yield Field(tr("In this pack"), words.state(one.shown, tr))


def _said(one: Gathered, tr: Translate) -> Iterator[Words]:
    shown = one.shown
    if shown.why is not None:
        yield Words(tr("This file could not be included as pages."), Tone.STRONG)
        yield Words(words.why(shown.why, tr))
    if shown.attachment is not None:
        attached = places.attachment(one.exhibit.number)
        yield Words(
            tr("It is attached to this PDF: open it here, or among the attachments."), to=attached
        )
    if left_out := words.left_out(shown, tr):
        yield Words(left_out, Tone.QUIET)
    yield Words(tr("Back to the evidence index"), Tone.QUIET, places.evidence_index())
