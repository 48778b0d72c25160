"""Bringing in the activities of another program's table."""

from collections.abc import Iterator
from pathlib import Path

import click

from cpim_pdp.cli import merging, options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.commands import ImportActivities
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.exchange.importing import Outcome, Wishes, read
from cpim_pdp.store.identity import SUFFIX
from cpim_pdp.wording import names, refusals
from cpim_pdp.wording.translation import english as tr


@click.command(
    "import",
    help=tr(
        "Bring activities in from a table. It is a .csv or .tsv with a line of column names; from"
        " another log, a .cpimlog, comes all that is new."
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=tr(
        "Which column is a field, by its name or its number from 1; FIELD= for none. Fields are"
        " named as in `list --json`; may be repeated."
    ),
)
@click.option(
    "--type", "default_type", metavar="ID", help=tr("The type of rows that name no known one.")
)
@click.option(
    "--date-order",
    type=click.Choice([one.value for one in DayOrder]),
    help=tr("In which order the dates name day, month and year."),
)
@click.option("--dry-run", is_flag=True, help=tr("Only say what would come in."))
@options.json
@pass_face
def import_table(
    face: Face,
    /,
    file: str,
    *,
    pairs: tuple[str, ...],
    default_type: str | None,
    date_order: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring activities in."""
    if Path(file).suffix.lower() == SUFFIX:
        merging.merge(face, Path(file), dry_run=dry_run, as_json=as_json)
        return
    order = None if date_order is None else DayOrder(date_order)
    wishes = Wishes(pairs, default_type, order)
    with face.reading() if dry_run else face.changing() as logbook:
        known = [one.details for one in logbook.snapshot().activities]
        outcome = read(Path(file), wishes, known, face.rulebook)
        ids: tuple[str, ...] = ()
        if outcome.new and not dry_run:
            command = ImportActivities(Path(file).name, tuple(one.details for one in outcome.new))
            ids = face.do(logbook, command).ids
    for text in _how_it_was_read(outcome):
        printing.note(text)
    if as_json:
        printing.as_json(_shape(outcome, ids))
    else:
        printing.answer(_described(outcome, dry_run=dry_run))


def _shape(outcome: Outcome, ids: tuple[str, ...]) -> shapes.Shape:
    places = outcome.columns.places
    return {
        "read": outcome.read,
        "new": len(outcome.new),
        "duplicates": len(outcome.duplicates),
        "rejected": [
            {"row": one.row, "column": one.column, "reason": refusals.sentence(one.refusal)}
            for one in outcome.rejected
        ],
        "ids": list(ids),
        "duplicate_rows": list(outcome.duplicates),
        "columns": {field.value: outcome.columns.titles[place] for field, place in places.items()},
        "date_order": None if outcome.order is None else outcome.order.value,
        "encoding": outcome.table.encoding,
    }


def _how_it_was_read(outcome: Outcome) -> Iterator[str]:
    """Yield what was found out about the table, so that nothing is guessed in silence."""
    columns = outcome.columns
    found = ", ".join(f"{field.value}=“{columns.title(field)}”" for field in columns.places)
    yield tr("Columns read: {columns}.").format(columns=found)
    if columns.unread:
        unread = ", ".join(f"“{title}”" for title in columns.unread)
        yield tr("Columns not read: {columns}.").format(columns=unread)
    if outcome.order is not None:
        yield tr("Dates read in the order {order}.").format(order=outcome.order.value)
    if not outcome.table.certain:
        yield tr("The letters were read as {encoding}.").format(encoding=outcome.table.encoding)
    retyped = [str(one.row) for one in outcome.new if one.retyped]
    if retyped:
        text = tr("Conferences given in hours, read as {type}: row {rows}.")
        seminar = names.activity_type("seminar").lower()
        yield text.format(type=seminar, rows=", ".join(retyped))


def _described(outcome: Outcome, *, dry_run: bool) -> str:
    new = (
        tr("%n activit(y|ies) would come in", "", len(outcome.new))
        if dry_run
        else tr("%n activit(y|ies) brought in", "", len(outcome.new))
    )
    lines = [
        tr("%n row(s) read", "", outcome.read),
        new,
        tr("%n duplicate(s) left out", "", len(outcome.duplicates)),
        tr("%n row(s) rejected", "", len(outcome.rejected)),
    ]
    for one in outcome.rejected:
        text = tr("  row {row}, {column}: {reason}")
        reason = refusals.sentence(one.refusal)
        lines.append(text.format(row=one.row, column=one.column or "-", reason=reason))
    return "\n".join(lines)
