"""The numbers to type into the application form, and what lies behind each."""

from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.form_figures import FormLine, form_figures
from cpim_pdp.core.summary import Summary
from cpim_pdp.core.tally import by_type
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording import application_sheet, names
from cpim_pdp.wording.translation import english as tr


@click.command(
    help=tr(
        "Print the application sheet: the numbers to type into the form, category by category, and"
        " what lies behind each. With OUT.pdf it is written as a PDF."
    )
)
@click.argument("out", metavar="[OUT.pdf]", required=False)
@options.json
@options.credential
@options.cycle
@options.paper
@options.on
@pass_face
def form(
    face: Face,
    /,
    out: str | None,
    *,
    as_json: bool,
    credential: str | None,
    cycle: int | None,
    paper: str,
    on: date | None,
) -> None:
    """Print or write the application sheet."""
    if out is not None and as_json:
        raise click.UsageError(tr("Give OUT.pdf or --json, not both."))
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    summary = face.credential_summary(snapshot, credential, on or face.today(), cycle)
    if out is not None:
        from cpim_pdp import reports  # noqa: PLC0415 - only for a PDF

        sheet = reports.application_sheet(summary, snapshot.holder, paper=reports.Paper(paper))
        write_whole(Path(out), sheet)
        printing.answer(out)
    elif as_json:
        printing.as_json(_shape(summary))
    else:
        printing.answer(application_sheet.text(summary, snapshot.holder))


def _shape(summary: Summary) -> shapes.Shape:
    found = form_figures(summary)
    return {
        "on": shapes.day(summary.on),
        "credential": summary.credential.id,
        "cycle": summary.cycle.number,
        "required": shapes.number(summary.points.required),
        "total": shapes.number(found.counted),
        "categories": [_category(line) for line in found.lines],
    }


def _category(line: FormLine) -> shapes.Shape:
    return {
        "id": line.category,
        "name": names.category(line.category),
        "points": shapes.number(line.counted),
        "types": [
            {
                "id": one.type,
                "activities": one.tally.activities,
                "counted": shapes.number(one.tally.counted),
            }
            for one in by_type(line.entries)
        ],
        "activities": [one.activity.id for one in line.entries],
    }
