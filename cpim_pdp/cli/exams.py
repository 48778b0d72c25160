"""The way back to an expired credential: its exams, and the attempts at them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from cpim_pdp.cli import options, printing, shapes, status_text
from cpim_pdp.cli.activity_options import whole_number
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.options import Command
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt, EditAttempt, RemoveAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.summary import Summary, summaries, summarise
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import english as tr

_SHORT_ID = 8


def _score(*, required: bool) -> Callable[[Command], Command]:
    return click.option(
        "--score",
        metavar="N",
        required=required,
        help=tr("The scaled score, 200 to 350; passed from 300."),
    )


@click.group(
    help=tr(
        "The exams that lead back to an expired credential: what is still to be passed, by when;"
        " add, list, edit, remove attempts. `credential edit ID --programme` says which exams"
        " those are."
    ),
    invoke_without_command=True,
)
@options.credential
@options.on
@options.json
@click.pass_context
def exam(
    context: click.Context, /, *, credential: str | None, on: date | None, as_json: bool
) -> None:
    """Show the way back where no command follows."""
    if context.invoked_subcommand is not None:
        return
    face: Face = context.obj
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    summary = _expired(face, snapshot, credential, on or face.today())
    if as_json:
        printing.as_json(shapes.way_back(summary))
    elif summary.way_back is None:
        text = tr("{credential} has not expired on {date}: there is no way back to go.")
        printing.note(
            text.format(
                credential=names.credential(summary.credential), date=figures.day(summary.on)
            )
        )
    else:
        printing.answer(status_text.way_back_text(summary))


@exam.command(help=tr("Note an exam that was taken; prints the id of the attempt."))
@click.argument("exam_id", metavar="EXAM")
@options.day("--date", tr("The day on which it was taken."), required=True)
@_score(required=True)
@options.credential
@pass_face
def add(face: Face, /, *, exam_id: str, date: date, score: str, credential: str | None) -> None:
    """Note an attempt."""
    with face.changing() as logbook:
        held = _expired(face, logbook.snapshot(), credential, face.today()).credential
        taken = ExamAttempt("", held.id, exam_id, date, whole_number(score))
        identity = logbook.do(AddAttempt(taken)).ids[0]
        printing.answer(identity)
        _tell_again(face, logbook.snapshot(), held)


@exam.command("list", help=tr("List the exams that were taken on the way back."))
@options.json
@pass_face
def list_attempts(face: Face, /, *, as_json: bool) -> None:
    """List the attempts."""
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    if as_json:
        printing.as_json([shapes.attempt(one) for one in snapshot.attempts])
    elif snapshot.attempts:
        titles = (tr("ID"), tr("Credential"), tr("Date"), tr("Score"), tr("Exam"))
        rows = [_row(one, snapshot) for one in snapshot.attempts]
        printing.answer(printing.table(titles, rows, numbers=(3,)))
    else:
        printing.note(tr("No exam on the way back was noted."))


@exam.command(help=tr("Change an attempt."))
@click.argument("identity", metavar="ID")
@click.option("--exam", "exam_id", metavar="EXAM", help=tr("Which exam it was."))
@options.day("--date", tr("The day on which it was taken."))
@_score(required=False)
@pass_face
def edit(
    face: Face, /, *, identity: str, exam_id: str | None, date: date | None, score: str | None
) -> None:
    """Change an attempt."""
    given = {
        "exam": exam_id,
        "date": date,
        "score": None if score is None else whole_number(score),
    }
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    with face.changing() as logbook:
        before = logbook.snapshot().attempt(identity)
        logbook.do(EditAttempt(replace(before, **changes), before))


@exam.command(help=tr("Remove an attempt."))
@click.argument("identity", metavar="ID")
@pass_face
def remove(face: Face, /, *, identity: str) -> None:
    """Remove an attempt."""
    with face.changing() as logbook:
        logbook.do(RemoveAttempt(logbook.snapshot().attempt(identity).id))


def _expired(face: Face, snapshot: Snapshot, wanted: str | None, on: date) -> Summary:
    """Return the credential asked for, else the expired one that was due first, else any."""
    if wanted is None:
        every = summaries(snapshot, face.rulebook, on)
        expired = [one for one in every if one.verdict.standing is Standing.EXPIRED]
        return next(iter((*expired, *every)))
    return face.credential_summary(snapshot, wanted, on)


def _tell_again(face: Face, snapshot: Snapshot, held: Credential) -> None:
    """Say that a new cycle has begun, where that attempt was the last one needed."""
    summary = summarise(snapshot, face.rulebook, snapshot.credential(held.id), face.today())
    if summary.verdict.standing is not Standing.EXPIRED:
        text = tr("All exams are passed: cycle {number} starts on {start} and is due on {due}.")
        cycle = summary.cycle
        printing.note(
            text.format(
                number=cycle.number, start=figures.day(cycle.start), due=figures.day(cycle.due)
            )
        )


def _row(taken: ExamAttempt, snapshot: Snapshot) -> tuple[str, ...]:
    held = snapshot.credential(taken.credential)
    return (
        taken.id[:_SHORT_ID],
        names.credential(held),
        taken.date.isoformat(),
        str(taken.score),
        names.exam(taken.exam),
    )
