"""How the holder stands: the summary of each credential."""

from collections.abc import Mapping
from datetime import date

import click

from cpim_pdp.cli import options, printing, shapes, status_text
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summaries, summarise
from cpim_pdp.wording import names
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
    asked = tuple(
        one
        for one in summaries(snapshot, face.rulebook, day)
        if wanted in (None, one.credential.id)
    )
    under = _under_policy(asked, policy)
    found = tuple(_of(snapshot, face.rulebook, one, cycle, under) for one in asked)
    if as_json:
        printing.as_json(shapes.status(day, snapshot.holder, found))
    else:
        printing.answer(status_text.described(day, snapshot.holder, found))


def _under_policy(asked: tuple[Summary, ...], policy: str | None) -> Mapping[str, str]:
    """Return the policy to judge each credential by, by id.

    One that the policy has no figures for is judged as usual, which is noted; where it has none for
    any of them, all are asked for it, to be refused.
    """
    if policy is None:
        return {}
    fitting = [one for one in asked if policy in one.designation.policies]
    if fitting and len(fitting) < len(asked):
        held = ", ".join(names.credential(one.credential) for one in fitting)
        printing.note(
            tr("Only for {credentials}: the policy has no figures for the others.").format(
                credentials=held
            )
        )
    return {one.credential.id: policy for one in fitting or asked}


def _of(
    snapshot: Snapshot,
    rulebook: Rulebook,
    plain: Summary,
    cycle: int | None,
    under: Mapping[str, str],
) -> Summary:
    policy = under.get(plain.credential.id)
    if cycle is None and policy is None:
        return plain
    return summarise(snapshot, rulebook, plain.credential, plain.on, cycle=cycle, policy=policy)
