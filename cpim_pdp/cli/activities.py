"""Logging activities and changing them: add, edit, duplicate, delete, restore, trash."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpim_pdp.cli import allocations, options, printing, shapes
from cpim_pdp.cli.activity_options import activity_options, applied
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.activities import Details, EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    DeleteActivities,
    DuplicateActivity,
    EditActivity,
    EmptyTrash,
    NewEvidence,
    RestoreActivities,
    RestoreEvidence,
)
from cpim_pdp.core.hints import hints
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import states
from cpim_pdp.wording import hints as hint_words
from cpim_pdp.wording.translation import english as tr

if TYPE_CHECKING:
    from cpim_pdp.logbook import Logbook


@click.command(help=tr("Log an activity; prints its id."))
@click.argument("title")
@activity_options
@click.option("--planned", is_flag=True, help=tr("Planned, not done yet."))
@click.option("--draft", is_flag=True, help=tr("Not finished: needs only a title."))
@options.json
@pass_face
def add(
    face: Face,
    /,
    title: str,
    *,
    as_json: bool,
    evidence: tuple[str, ...],
    kind: str | None,
    **given: Any,  # noqa: ANN401 - each option has a type of its own
) -> None:
    """Log an activity."""
    details = applied(Details(title=title), given, face.rulebook)
    with face.changing() as logbook:
        done = logbook.do(AddActivity(details, new_evidence(evidence, kind)))
        _tell(face, logbook, done.ids[0], as_json=as_json)


@click.command(
    help=tr(
        'Change an activity. "" clears a value, a repeated option replaces all, --evidence adds.'
    )
)
@click.argument("identity", metavar="ID")
@click.option("--title", metavar="TITLE", help=tr("What it is called."))
@activity_options
@click.option("--planned/--no-planned", default=None, help=tr("Planned, or done."))
@click.option("--draft/--no-draft", default=None, help=tr("Not finished, or finished."))
@click.option(
    "--in-cycle",
    "moves",
    multiple=True,
    metavar="CODE:N",
    help=tr('Move it to cycle N of a credential, with --reason; "" takes moves back.'),
)
@click.option(
    "--exclude",
    "excluded",
    multiple=True,
    metavar="CODE",
    help=tr("Let it not count for a credential."),
)
@click.option(
    "--include",
    "included",
    multiple=True,
    metavar="CODE",
    help=tr("Let it count for a credential again."),
)
@options.json
@pass_face
def edit(
    face: Face,
    /,
    identity: str,
    *,
    as_json: bool,
    evidence: tuple[str, ...],
    kind: str | None,
    title: str | None,
    **given: Any,  # noqa: ANN401 - each option has a type of its own
) -> None:
    """Change an activity."""
    if not (evidence or title is not None or _says_anything(given)):
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    wishes = allocations.Wishes(
        given["moves"], given["excluded"], given["included"], given["reason"] or ""
    )
    if wishes and given["points"] is None:
        given["reason"] = None  # it is the reason for the move, not for other points
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        activity = snapshot.activity(identity)
        before = activity.details
        after = applied(
            before if title is None else replace(before, title=title), given, face.rulebook
        )
        if wishes:
            after = replace(
                after,
                allocations=allocations.decided(
                    before.allocations, wishes, snapshot, face.rulebook, face.today()
                ),
            )
        logbook.do(EditActivity(activity.id, before, after, new_evidence(evidence, kind)))
        _tell(face, logbook, activity.id, as_json=as_json)


@click.command(
    help=tr("Log a copy on another date. It has no evidence, score or mark; prints its id.")
)
@click.argument("identity", metavar="ID")
@options.day("--date", tr("The day of the copy."), required=True)
@options.json
@pass_face
def duplicate(face: Face, /, identity: str, date: date, *, as_json: bool) -> None:
    """Log a copy of an activity."""
    with face.changing() as logbook:
        original = logbook.snapshot().activity(identity)
        done = logbook.do(DuplicateActivity(original.id, date))
        _tell(face, logbook, done.ids[0], as_json=as_json)


@click.command(help=tr("Move activities to the trash."))
@click.argument("identities", metavar="ID", nargs=-1, required=True)
@pass_face
def delete(face: Face, /, identities: tuple[str, ...]) -> None:
    """Move activities to the trash."""
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        found = [snapshot.activity(one) for one in identities]
        face.do(logbook, DeleteActivities(tuple(one.id for one in found)))
    _note_titles(tr("In the trash: {title}"), found)


@click.command(help=tr("Take activities out of the trash, or evidence that was detached."))
@click.argument("identities", metavar="ID", nargs=-1, required=True)
@click.option(
    "--evidence",
    "sha256",
    metavar="SHA256",
    help=tr(
        "Attach this file again that was detached from the activity; may be its first letters."
    ),
)
@pass_face
def restore(face: Face, /, identities: tuple[str, ...], *, sha256: str | None) -> None:
    """Take activities, or the evidence of one, out of the trash."""
    if sha256 is not None:
        for identity in identities:
            _restore_evidence(face, identity, sha256)
        return
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        found = [snapshot.activity(one, trashed=True) for one in identities]
        face.do(logbook, RestoreActivities(tuple(one.id for one in found)))
    _note_titles(tr("Back from the trash: {title}"), found)


def _restore_evidence(face: Face, identity: str, sha256: str) -> None:
    with face.changing() as logbook:
        activity = logbook.snapshot().activity(identity)
        whole = {one.sha256 for one in activity.detached if one.sha256.startswith(sha256.lower())}
        if len(whole) != 1:
            raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256)
        face.do(logbook, RestoreEvidence(activity.id, *whole))


@click.group(help=tr("The trash: empty it."))
def trash() -> None:
    """Group what is done with the trash."""


@trash.command(help=tr("Remove for good what is in the trash. This can't be undone."))
@click.option("--yes", is_flag=True, help=tr("Say that this is meant."))
@pass_face
def empty(face: Face, /, *, yes: bool) -> None:
    """Empty the trash."""
    if not yes:
        raise Refusal(Reason.TRASH_NOT_CONFIRMED)
    with face.changing() as logbook:
        count = len(logbook.snapshot().trash)
        face.do(logbook, EmptyTrash())
    printing.note(tr("%n activit(y|ies) removed for good.", "", count))


def new_evidence(files: Iterable[str], kind: str | None) -> tuple[NewEvidence, ...]:
    """Return files as evidence of a kind, `other` where none is said.

    Raises:
        Refusal: for a kind that is unknown.
    """
    known = kind_of(kind or EvidenceKind.OTHER)
    return tuple(NewEvidence(file, Path(file).name, known) for file in files)


def kind_of(text: str) -> EvidenceKind:
    """Return the kind of evidence that ``text`` names.

    Raises:
        Refusal: KIND_UNKNOWN.
    """
    try:
        return EvidenceKind(text.strip().lower())
    except ValueError:
        raise Refusal(Reason.KIND_UNKNOWN, kind=text) from None


def _says_anything(given: dict[str, Any]) -> bool:
    return any(value is not None and value != () for value in given.values())


def _tell(face: Face, logbook: "Logbook", identity: str, *, as_json: bool) -> None:
    """Print the activity or its id, and what is worth a look as notes."""
    snapshot = logbook.snapshot()
    activity = snapshot.activity(identity)
    if as_json:
        state = states(snapshot, face.today())[identity]
        printing.as_json(shapes.activity(activity, state, face.rulebook))
    else:
        printing.answer(identity)
    _note_hints(face, snapshot, identity, activity.details)


def _note_hints(face: Face, snapshot: Snapshot, identity: str, details: Details) -> None:
    if details.draft:
        return
    for hint in hints(details, snapshot, face.rulebook, face.today(), identity):
        printing.note(hint_words.text(hint))


def _note_titles(text: str, found: Iterable[Any]) -> None:
    for one in found:
        printing.note(text.format(title=one.details.title))
