"""The journal: undo, redo, history."""

from collections.abc import Iterator, Mapping

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.history import HistoryEntry
from cpim_pdp.wording import changes
from cpim_pdp.wording import history as words
from cpim_pdp.wording.translation import english as tr

_MOST_ROWS = 10


@click.command(help=tr("Take the last changes back."))
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help=tr("How many commands to take back; all of them or none."),
)
@click.option(
    "--to",
    "entry",
    type=click.IntRange(min=0),
    metavar="NO",
    help=tr("Take back all that came after this number of the history; 0 is before the first."),
)
@pass_face
def undo(face: Face, /, steps: int, entry: int | None) -> None:
    """Take commands back."""
    with face.changing() as logbook:
        for undone in logbook.undo(steps) if entry is None else logbook.undo_to(entry):
            printing.answer(tr("Undone: {command}").format(command=words.command(undone.command)))


@click.command(help=tr("Do again what was undone last."))
@pass_face
def redo(face: Face, /) -> None:
    """Do a command again."""
    with face.changing() as logbook:
        entry = logbook.redo()
        printing.answer(tr("Done again: {command}").format(command=words.command(entry.command)))


@click.command(help=tr("Show what was done to the log and what that changed, newest first."))
@options.json
@pass_face
def history(face: Face, /, *, as_json: bool) -> None:
    """Show the journal."""
    with face.reading() as logbook:
        entries = logbook.history()
        snapshot = logbook.snapshot()
    if as_json:
        printing.as_json([shapes.entry(one) for one in entries])
    elif entries:
        known = changes.names_known(entries, snapshot)
        printing.answer("\n".join(_lines(entries, known)))
    else:
        printing.note(tr("Nothing was done to this log yet."))


def _lines(entries: tuple[HistoryEntry, ...], known: Mapping[str, str]) -> Iterator[str]:
    """Yield a table of the entries, with what each changed below it."""
    titles = (tr("No."), tr("Time (UTC)"), tr("What"))
    head, *rows = printing.table(titles, [_row(one) for one in entries], numbers=(0,)).split("\n")
    yield head
    for row, entry in zip(rows, entries, strict=True):
        yield row
        for told in changes.told(entry, known)[:_MOST_ROWS]:
            yield f"      {told.what}"
            yield from (f"        {field}" for field in told.fields)
        more = len(entry.changes) - _MOST_ROWS
        if more > 0:
            yield "      " + tr("and %n more row(s)", "", more)


def _row(entry: HistoryEntry) -> tuple[str, str, str]:
    what = words.command(entry.command)
    if entry.source:
        what = tr("{command}, from {source}").format(command=what, source=entry.source)
    if entry.undone:
        what = tr("{command} (undone)").format(command=what)
    time = shapes.moment(entry.at).replace("T", " ").removesuffix("Z")
    return str(entry.id), time, what
