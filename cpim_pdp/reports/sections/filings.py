"""The submission log: every application of the credential, and what became of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from cpim_pdp.core.submissions import Submission
from cpim_pdp.reports.document import (
    Block,
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
from cpim_pdp.reports.sections.columns import text
from cpim_pdp.wording import figures
from cpim_pdp.wording.submission_log import events
from cpim_pdp.wording.translation import Translate


def blocks(submissions: Sequence[Submission], on: date, tr: Translate) -> Iterator[Block]:
    """Yield the events of every application that was filed by a date, cycle by cycle."""
    filed = [one for one in submissions if one.filed <= on]
    yield Heading(tr("Submission log"))
    if not filed:
        yield Prose((Words(tr("No application of this credential is logged.")),))
        return
    yield Table(
        (Column(tr("Date"), ColumnKind.DATES), Column(tr("What happened"), ColumnKind.TEXT)),
        tuple(row for one in filed for row in _rows(one, on, tr)),
    )


def _rows(submission: Submission, on: date, tr: Translate) -> Iterator[Row]:
    cycle = tr("Cycle {number}, {period}").format(
        number=submission.cycle,
        period=figures.days(submission.figures.start, submission.figures.due, tr),
    )
    yield Row((text(cycle, Tone.SUBHEADING),), RowKind.GROUP)
    for event in events(submission, tr):
        if event.day is None or event.day <= on:
            day = "" if event.day is None else figures.day(event.day, tr)
            yield Row((text(day), text(event.text)))
