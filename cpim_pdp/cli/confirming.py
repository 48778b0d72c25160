"""Confirming that what was planned came true."""

from datetime import date

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core import quantities
from cpim_pdp.core.commands import ConfirmActivities
from cpim_pdp.core.details import quantity_of
from cpim_pdp.core.summary import states
from cpim_pdp.wording.translation import english as tr


@click.command(
    help=tr("Confirm planned activities that came true. All of them, or none if one is ahead.")
)
@click.argument("identities", metavar="ID", nargs=-1, required=True)
@options.day("--date", tr("The day it really was; a period keeps its length."))
@click.option("--quantity", metavar="Q", help=tr("How many hours, days or pieces it really was."))
@options.json
@pass_face
def confirm(
    face: Face,
    /,
    identities: tuple[str, ...],
    *,
    date: date | None,
    quantity: str | None,
    as_json: bool,
) -> None:
    """Confirm planned activities."""
    if quantity is not None and len(identities) > 1:
        raise click.UsageError(tr("--quantity is for one activity alone."))
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        found = [snapshot.activity(one) for one in identities]
        amount = None
        if quantity is not None:
            value = quantities.parse(quantity)
            amount = quantity_of(value, found[0].details, face.rulebook)
        command = ConfirmActivities(tuple(one.id for one in found), date, amount)
        done = face.do(logbook, command)
        snapshot = logbook.snapshot()
    if as_json:
        by_id = states(snapshot, face.today())
        confirmed = [snapshot.activity(one) for one in done.ids]
        printing.as_json([shapes.activity(one, by_id[one.id], face.rulebook) for one in confirmed])
    for one in found:
        printing.note(tr("Confirmed: {title}").format(title=one.details.title))
