"""The holder's credentials: add, list, edit, remove; and their options, which `init` shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.activity_options import whole_number
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.options import Command
from cpim_pdp.core import dates, points
from cpim_pdp.core.commands import AddCredential, EditCredential, RemoveCredential
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import english as tr


@dataclass(frozen=True, slots=True)
class CredentialOption:
    """An option and the field of `Credential` that it sets; ``empty`` is its value for ""."""

    flag: str
    field: str
    metavar: str
    help: str
    read: Callable[[str], Any] = str
    empty: Any = None
    required: bool = False


OPTIONS: Sequence[CredentialOption] = (
    CredentialOption(
        "--designation",
        "designation",
        "CODE",
        tr("CPIM, CSCP, CLTD, CTSC, CPIM-F, CSCP-F, CLTD-F, or custom."),
        empty="",
        required=True,
    ),
    CredentialOption(
        "--certified", "certified", "DATE", tr("The day it was earned."), dates.parse, required=True
    ),
    CredentialOption(
        "--due",
        "due",
        "DATE",
        tr("The due date that the holder's account shows now; cycles before it are maintained."),
        dates.parse,
    ),
    CredentialOption("--number", "number", "N", tr("The certificate's number."), empty=""),
    CredentialOption(
        "--policy", "policy", "ID", tr("What a missed deadline does, if not as by its date.")
    ),
    CredentialOption("--title", "title", "T", tr("A custom credential's name."), empty=""),
    CredentialOption(
        "--points", "points", "N", tr("A custom credential's points in a cycle."), points.parse
    ),
    CredentialOption(
        "--years", "years", "N", tr("The years of a custom credential's cycle."), whole_number
    ),
    CredentialOption(
        "--target",
        "target",
        "N",
        tr("The points you want to reach, above those that are required."),
        points.parse,
    ),
    CredentialOption(
        "--programme",
        "programme",
        "ID",
        tr("The exams taken after it expired: cpim-8, cpim-two-part or cpim-five-exam."),
    ),
)


def credential_options(*, required: bool) -> Callable[[Command], Command]:
    """Return the options of a credential; ``required``: what a new one can't do without."""

    def give(command: Command) -> Command:
        for one in reversed(OPTIONS):
            command = click.option(
                one.flag,
                one.field,
                metavar=one.metavar,
                help=one.help,
                required=required and one.required,
            )(command)
        return command

    return give


def changes(given: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the fields that the options set; "" clears one that a credential can do without.

    Raises:
        Refusal: for a value that can't be read.
    """
    return {
        one.field: one.empty if not text.strip() and not one.required else one.read(text)
        for one in OPTIONS
        if (text := given.get(one.field)) is not None
    }


def new_credential(given: Mapping[str, str | None]) -> Credential:
    """Return the credential that the options describe; the log gives it its id."""
    return Credential(id="", **changes(given))


@click.group(help=tr("The credentials: add, list, edit, remove."))
def credential() -> None:
    """Group what is done with credentials."""


@credential.command(help=tr("Add a credential; prints its id."))
@credential_options(required=True)
@pass_face
def add(face: Face, /, **given: str | None) -> None:
    """Add a credential."""
    new = new_credential(given)
    with face.changing() as logbook:
        printing.answer(logbook.do(AddCredential(new)).ids[0])


@credential.command("list", help=tr("List the credentials."))
@options.json
@pass_face
def list_credentials(face: Face, /, *, as_json: bool) -> None:
    """List the credentials."""
    with face.reading() as logbook:
        held = logbook.snapshot().credentials
    if as_json:
        printing.as_json([shapes.credential(one) for one in held])
        return
    titles = (
        tr("ID"),
        tr("Credential"),
        tr("Certified"),
        tr("Due date given"),
        tr("Target"),
        tr("Number"),
    )
    rows = [
        (
            one.id[:8],
            names.credential(one),
            figures.day(one.certified),
            "" if one.due is None else figures.day(one.due),
            "" if one.target is None else figures.points(one.target),
            one.number,
        )
        for one in held
    ]
    printing.answer(printing.table(titles, rows))


@credential.command(help=tr('Change a credential; ID may be its code; "" clears a value.'))
@click.argument("identity", metavar="ID")
@credential_options(required=False)
@pass_face
def edit(face: Face, /, identity: str, **given: str | None) -> None:
    """Change a credential."""
    changed = changes(given)
    if not changed:
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    with face.changing() as logbook:
        held = face.credential(logbook.snapshot(), identity)
        logbook.do(EditCredential(replace(held, **changed), held))
        printing.answer(held.id)


@credential.command(help=tr("Remove a credential that has no submission; ID may be its code."))
@click.argument("identity", metavar="ID")
@pass_face
def remove(face: Face, /, identity: str) -> None:
    """Remove a credential."""
    with face.changing() as logbook:
        held = face.credential(logbook.snapshot(), identity)
        logbook.do(RemoveCredential(held.id))
    printing.note(tr("Removed: {credential}").format(credential=names.credential(held)))


def lapsed_note(due: date) -> str:
    """Return what a holder should know who gave no due date although the first one has passed."""
    text = tr(
        "Without --due nothing is assumed: cycle 1, due on {due}, is still to be maintained. If the"
        " account shows a later due date: credential edit CODE --due DATE."
    )
    return text.format(due=figures.day(due))
