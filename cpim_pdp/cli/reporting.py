"""The maintenance report as a PDF."""

from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.submission_ids import submission_of
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording.translation import english as tr


@click.command(help=tr("Write the maintenance report as a PDF."))
@click.argument("out", metavar="OUT.pdf")
@options.credential
@options.cycle
@options.paper
@click.option("--detailed", is_flag=True, help=tr("With all text of each activity in full."))
@click.option(
    "--filed",
    metavar="SUBMISSION",
    help=tr("Write the report that was filed with this submission, byte for byte."),
)
@options.on
@pass_face
def report(
    face: Face,
    /,
    out: str,
    *,
    credential: str | None,
    cycle: int | None,
    paper: str,
    detailed: bool,
    filed: str | None,
    on: date | None,
) -> None:
    """Write the maintenance report."""
    if filed is not None:
        _check_alone(credential, cycle, on, detailed=detailed)
        _write_filed(face, filed, Path(out))
        return
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    summary = face.credential_summary(snapshot, credential, on or face.today(), cycle)
    data = rendered(summary, snapshot.holder, paper=paper, detailed=detailed)
    write_whole(Path(out), data)
    printing.answer(out)


def _check_alone(*others: object, detailed: bool) -> None:
    if detailed or any(one is not None for one in others):
        raise click.UsageError(tr("--filed goes with no other option but OUT.pdf."))


def _write_filed(face: Face, identity: str, out: Path) -> None:
    with face.reading() as logbook:
        submission = submission_of(logbook.snapshot(), identity)
        data = logbook.read_report(submission.report)
    write_whole(out, data)
    printing.answer(str(out))


def rendered(
    summary: Summary, holder: Holder, *, paper: str = "a4", detailed: bool = False
) -> bytes:
    """Return the report's bytes."""
    from cpim_pdp.reports import Paper, maintenance_report  # noqa: PLC0415 - imports reportlab

    return maintenance_report(summary, holder, paper=Paper(paper), detailed=detailed)
