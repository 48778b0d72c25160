"""Changing many activities in the same way, in one step: edit-all."""

from typing import Any

import click

from cpim_pdp.cli import printing
from cpim_pdp.cli.activities import kind_of
from cpim_pdp.cli.activity_options import whole_number
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import EditActivities
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.shared_change import SharedChange, outcome
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.wording import refusals
from cpim_pdp.wording.translation import english as tr


@click.command(
    "edit-all",
    help=tr(
        "Change several activities in the same way, in one step. Those that can't be changed are"
        ' named and stay as they are. "" clears a value.'
    ),
)
@click.argument("identities", metavar="ID", nargs=-1, required=True)
@click.option("--type", "type", metavar="TYPE", help=tr("What they were."))
@click.option("--provider", metavar="T", help=tr("Who held them."))
@click.option("--event", metavar="NAME", help=tr("The conference that they were part of."))
@click.option(
    "--category", metavar="ID", help=tr("Another category; an empty one is the rules' usual one.")
)
@click.option(
    "--topic", "add_topics", multiple=True, metavar="ID", help=tr("Give them this topic too.")
)
@click.option(
    "--no-topic", "remove_topics", multiple=True, metavar="ID", help=tr("Take this topic away.")
)
@click.option("--planned/--no-planned", default=None, help=tr("Planned, or done."))
@click.option(
    "--likelihood",
    metavar="P",
    help=tr("How likely they come true, in per cent; an empty one is the usual."),
)
@click.option(
    "--kind",
    metavar="KIND",
    help=tr("What all their files are: {kinds}.").format(kinds=", ".join(EvidenceKind)),
)
@click.option("--exclude", multiple=True, metavar="CODE", help=tr("Not for this credential."))
@click.option("--include", multiple=True, metavar="CODE", help=tr("For this credential again."))
@pass_face
def edit_all(
    face: Face,
    /,
    identities: tuple[str, ...],
    **given: Any,  # noqa: ANN401 - each option has a type of its own
) -> None:
    """Change activities in the same way."""
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        change = _change(face, snapshot, given)
        chosen = {one.id: one for one in map(snapshot.activity, identities)}
        result = outcome(change, chosen.values(), snapshot.submissions, face.rulebook)
        if result.refused and not result.changed:
            raise next(iter(result.refused.values()))
        if result.changed:
            face.do(logbook, EditActivities(result.changed, change))
    printing.note(tr("%n activit(y|ies) changed.", "", len(result.changed)))
    for identity, refusal in result.refused.items():
        text = tr("“{title}” stays as it is: {why}")
        title = chosen[identity].details.title
        printing.note(text.format(title=title, why=refusals.sentence(refusal)))


def _change(face: Face, snapshot: Snapshot, given: dict[str, Any]) -> SharedChange:
    kind = None if given["kind"] is None else kind_of(given["kind"])
    likelihood = whole_number(given["likelihood"]) if given["likelihood"] else given["likelihood"]
    exclude, include = (
        tuple(face.credential(snapshot, code).id for code in given[name])
        for name in ("exclude", "include")
    )
    read = {"kind": kind, "likelihood": likelihood, "exclude": exclude, "include": include}
    change = SharedChange(**{**given, **read})
    if change == SharedChange():
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    return change
