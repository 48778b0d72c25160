"""How the holder stands: the summary of each credential."""

from datetime import date

import click

from cpim_pdp.cli import options, printing, shapes, status_text
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summaries, summarise
from cpim_pdp.wording.translation import english as tr


@click.command(help=tr("Show how the credentials stand. Points, deadline, what counts and why."))
@options.json
@click.option("--credential", metavar="CODE", help=tr("One credential; if left out, all."))
@options.cycle
@click.option("--policy", metavar="ID", help=tr("As if this lapse policy were the one in force."))
@options.on
@pass_face
def status(
    face: Face,
    /,
    *,
    as_json: bool,
    credential: str | None,
    cycle: int | None,
    policy: str | None,
    on: date | None,
) -> None:
    """Show how the credentials stand."""
    day = on or face.today()
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    wanted = None if credential is None else face.credential(snapshot, credential).id
    found = tuple(
        _of(snapshot, face.rulebook, one, cycle, policy)
        for one in summaries(snapshot, face.rulebook, day)
        if wanted in (None, one.credential.id)
    )
    if as_json:
        printing.as_json(shapes.status(day, snapshot.holder, found))
    else:
        printing.answer(status_text.described(day, snapshot.holder, found))


def _of(
    snapshot: Snapshot, rulebook: Rulebook, plain: Summary, cycle: int | None, policy: str | None
) -> Summary:
    if cycle is None and policy is None:
        return plain
    return summarise(snapshot, rulebook, plain.credential, plain.on, cycle=cycle, policy=policy)
