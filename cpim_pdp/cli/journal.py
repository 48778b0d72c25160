"""The journal: undo, redo, history."""

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.history import HistoryEntry
from cpim_pdp.wording import history as words
from cpim_pdp.wording.translation import english as tr


@click.command(help=tr("Take the last changes back."))
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help=tr("How many commands to take back; all of them or none."),
)
@pass_face
def undo(face: Face, /, steps: int) -> None:
    """Take commands back."""
    with face.changing() as logbook:
        for entry in logbook.undo(steps):
            printing.answer(tr("Undone: {command}").format(command=words.command(entry.command)))


@click.command(help=tr("Do again what was undone last."))
@pass_face
def redo(face: Face, /) -> None:
    """Do a command again."""
    with face.changing() as logbook:
        entry = logbook.redo()
        printing.answer(tr("Done again: {command}").format(command=words.command(entry.command)))


@click.command(help=tr("Show what was done to the log."))
@options.json
@pass_face
def history(face: Face, /, *, as_json: bool) -> None:
    """Show the journal."""
    with face.reading() as logbook:
        entries = logbook.history()
    if as_json:
        printing.as_json([shapes.entry(one) for one in entries])
    elif entries:
        titles = (tr("No."), tr("Time (UTC)"), tr("Rows"), tr("What"))
        rows = [_row(one) for one in entries]
        printing.answer(printing.table(titles, rows, numbers=(0, 2)))
    else:
        printing.note(tr("Nothing was done to this log yet."))


def _row(entry: HistoryEntry) -> tuple[str, str, str, str]:
    what = words.command(entry.command)
    if entry.undone:
        what = tr("{command} (undone)").format(command=what)
    time = shapes.moment(entry.at).replace("T", " ").removesuffix("Z")
    return str(entry.id), time, str(len(entry.changes)), what
