"""Backups: making them, listing them, going back to one, saving a damaged log."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import difference as differences
from cpim_pdp.wording import figures, losses
from cpim_pdp.wording.translation import english as tr

if TYPE_CHECKING:
    from cpim_pdp.core.difference import Difference
    from cpim_pdp.logbook import KeptBackup, Recovered


@click.command(
    help=tr("Copy the log. The copy goes whole to OUT, or to its own backups; prints where.")
)
@click.argument("out", metavar="[OUT]", required=False)
@pass_face
def backup(face: Face, /, out: str | None) -> None:
    """Back the log up."""
    with face.reading() as logbook:
        printing.answer(str(logbook.backup(None if out is None else Path(out))))


@click.command(help=tr("List the backups of the log."))
@options.json
@click.option(
    "--also",
    metavar="FOLDER",
    help=tr("Keep backups in this folder too, from now on; empty: in none but the usual one."),
)
@pass_face
def backups(face: Face, /, *, as_json: bool, also: str | None) -> None:
    """List backups."""
    if also is not None:
        _choose(face, Path(also) if also else None)
    found = _found(face)
    if as_json:
        printing.as_json([_shape(one) for one in found])
    elif found:
        titles = (tr("Time (UTC)"), tr("Size"), tr("Activities"), tr("Points"), tr("File"))
        printing.answer(printing.table(titles, [_row(one) for one in found], numbers=(1, 2, 3)))
    else:
        printing.note(tr("There is no backup of this log yet."))


@click.command(
    help=tr(
        "Go back to a backup, or save a damaged log. FILE is the one or the other; what can be"
        " read of it takes the log's place. What is there is kept, and so is FILE."
    )
)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help=tr("Only say what would change."))
@options.json
@pass_face
def recover(face: Face, /, file: str, *, dry_run: bool, as_json: bool) -> None:
    """Recover a log."""
    from cpim_pdp import logbook  # noqa: PLC0415 - not needed for --help

    if dry_run:
        found = logbook.preview(Path(file), face.path, clock=face.clock)
        _tell_difference(found, as_json=as_json)
        return
    done = logbook.recover(Path(file), face.path, face.rulebook, clock=face.clock)
    if as_json:
        printing.as_json(_recovered_shape(done))
        return
    printing.answer(str(done.path))
    for loss in done.losses:
        printing.answer(losses.text(loss))
    if done.kept is not None:
        printing.note(tr("What was there before is kept in {path}.").format(path=done.kept))


def _choose(face: Face, folder: Path | None) -> None:
    with face.reading() as logbook:
        logbook.choose_additional_folder(folder)
        for refusal in logbook.backup_if_due():
            raise refusal


def _found(face: Face) -> "tuple[KeptBackup, ...]":
    """Return the backups of the log, also of one that can't be opened because it is damaged."""
    from cpim_pdp.logbook.kept import of_place  # noqa: PLC0415 - not needed for --help

    try:
        with face.reading() as logbook:
            return logbook.backups()
    except Refusal as refusal:
        if refusal.reason is not Reason.LOG_DAMAGED_BACKED_UP:
            raise
        return of_place(face.path)


def _shape(kept: "KeptBackup") -> shapes.Shape:
    known = kept.figures
    return {
        "path": str(kept.path),
        "at": shapes.moment(kept.at),
        "size": kept.size,
        "activities": None if known is None else known.activities,
        "points": None if known is None else shapes.number(known.points[0].counted),
        "credentials": []
        if known is None
        else [
            {
                "id": one.credential,
                "designation": one.designation,
                "counted": shapes.number(one.counted),
            }
            for one in known.points
        ],
        "additional": kept.is_additional,
    }


def _row(kept: "KeptBackup") -> tuple[str, ...]:
    known = kept.figures
    return (
        shapes.moment(kept.at).replace("T", " ").removesuffix("Z"),
        "" if kept.size is None else figures.size(kept.size),
        "" if known is None else str(known.activities),
        "" if known is None else figures.points(known.points[0].counted),
        str(kept.path),
    )


def _tell_difference(found: "Difference | None", *, as_json: bool) -> None:
    if as_json:
        printing.as_json(_difference_shape(found))
    elif found is None:
        printing.answer(tr("There is no log yet: all of it would come in."))
    else:
        for line in differences.lines(found):
            printing.answer(line)


def _difference_shape(found: "Difference | None") -> shapes.Shape:
    if found is None:
        return {"log": False}
    return {
        "log": True,
        "added": [_named(one.id, one.details.title) for one in found.added],
        "removed": [_named(one.id, one.details.title) for one in found.removed],
        "changed": [
            {**_named(one.now.id, one.now.details.title), "fields": list(one.fields)}
            for one in found.changed
        ],
        "trash": found.trash,
        "holder": found.holder,
        "credentials": found.credentials,
        "submissions": found.submissions,
        "schedules": found.schedules,
        "attempts": found.attempts,
    }


def _named(identity: str, title: str) -> shapes.Shape:
    return {"id": identity, "title": title}


def _recovered_shape(done: "Recovered") -> shapes.Shape:
    return {
        "path": str(done.path),
        "kept": None if done.kept is None else str(done.kept),
        "salvaged": done.salvaged,
        "losses": [{"kind": one.kind.value, "text": losses.text(one)} for one in done.losses],
    }
