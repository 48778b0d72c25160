"""A confirmation of attendance, to be completed and signed by whoever held an activity."""

from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording.translation import english as tr


@click.command(
    help=tr(
        "Write a confirmation of attendance for the organiser or a manager to sign. What is known"
        " of the activity is printed; the rest is left to be filled in."
    )
)
@click.argument("identity", metavar="ID")
@click.argument("out", metavar="OUT.pdf")
@options.paper
@options.on
@pass_face
def attendance(face: Face, /, identity: str, out: str, *, paper: str, on: date | None) -> None:
    """Write the form."""
    from cpim_pdp import reports  # noqa: PLC0415 - not needed for --help

    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    activity = snapshot.activity(identity)
    day = on or face.today()
    sheet = reports.attendance_sheet(activity, snapshot.holder, day, paper=reports.Paper(paper))
    write_whole(Path(out), sheet)
    printing.answer(out)
