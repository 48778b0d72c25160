"""The maintenance report as a PDF."""

from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing
from cpim_pdp.cli.face import Face, pass_face
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
    on: date | None,
) -> None:
    """Write the maintenance report."""
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    summary = face.credential_summary(snapshot, credential, on or face.today(), cycle)
    data = rendered(summary, snapshot.holder, paper=paper, detailed=detailed)
    write_whole(Path(out), data)
    printing.answer(out)


def rendered(
    summary: Summary, holder: Holder, *, paper: str = "a4", detailed: bool = False
) -> bytes:
    """Return the report's bytes."""
    from cpim_pdp.reports import Paper, maintenance_report  # noqa: PLC0415 - imports reportlab

    return maintenance_report(summary, holder, paper=Paper(paper), detailed=detailed)
