"""The log as a file: init, check, sample."""

from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.credentials import credential_options, lapsed_note, new_credential
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core import dates
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.filed_reports import Identified, Match
from cpim_pdp.core.problems import Problem
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.summary import summaries
from cpim_pdp.store import places
from cpim_pdp.wording import filed_reports, health
from cpim_pdp.wording.translation import english as tr

SAMPLE_DAY = "2026-11-22"
SAMPLE_SEED = 16
"""A holder who is on course, with a few certificates still to be had."""


@click.command(help=tr("Create the log."))
@click.option("--name", required=True, help=tr("The holder's name as on the certificate."))
@credential_options(required=True)
@click.option("--ascm-id", default="", help=tr("The number of the ASCM account."))
@click.option("--email", default="", help=tr("The e-mail address."))
@pass_face
def init(face: Face, /, *, name: str, ascm_id: str, email: str, **given: str | None) -> None:
    """Create a log."""
    from cpim_pdp.logbook import Logbook  # noqa: PLC0415 - not needed for --help

    credential = new_credential(given)
    if face.named_path is None:
        places.make_folder(face.path.parent)
    with Logbook.create(
        face.path, face.rulebook, Holder(name, ascm_id, email), credential, clock=face.clock
    ) as logbook:
        snapshot = logbook.snapshot()
    printing.answer(str(face.path))
    today = face.today()
    cycle = summaries(snapshot, face.rulebook, today)[0].cycle
    if credential.due is None and cycle.due < today:
        printing.note(lapsed_note(cycle.due))


@click.command(help=tr("Check the log and its evidence. Exit 1 if not all is well."))
@options.json
@click.option(
    "--report", metavar="FILE", help=tr("Is this file the report that was filed? It says which.")
)
@pass_face
def check(face: Face, /, *, as_json: bool, report: str | None) -> None:
    """Check the log."""
    from cpim_pdp.logbook.health import check_log  # noqa: PLC0415 - not needed for --help

    problems = [_problem(one) for one in check_log(face.path)]
    found = None if report is None or problems else _identified(face, Path(report))
    if found is not None and found[0].match is not Match.FILED:
        problems.append({"kind": _KINDS[found[0].match], "text": found[1]})
    if as_json:
        document: shapes.Shape = {"ok": not problems, "problems": problems}
        printing.as_json(document if report is None else {**document, **_report_shape(found)})
    else:
        _print_health(problems, found)
    if problems:
        click.get_current_context().exit(1)


@click.command(help=tr("Write a log of an invented holder."))
@click.argument("out", metavar="OUT.cpimlog")
@click.option(
    "--activities", type=int, default=40, show_default=True, metavar="N", help=tr("How many.")
)
@click.option(
    "--seed",
    type=int,
    default=SAMPLE_SEED,
    show_default=True,
    metavar="S",
    help=tr("Another one, another log."),
)
@click.option(
    "--on",
    type=dates.parse,
    default=SAMPLE_DAY,
    show_default=True,
    metavar="DATE",
    help=tr("The date in whose cycle it all lies."),
)
@pass_face
def sample(face: Face, /, out: str, *, activities: int, seed: int, on: date) -> None:
    """Write a sample log."""
    from cpim_pdp.cli.samples.making import Wish, make  # noqa: PLC0415 - not needed for --help

    make(Path(out), Wish(activities, seed, on), face.rulebook)
    printing.answer(out)


def _problem(problem: Problem) -> dict[str, str]:
    return {"kind": problem.kind.value, "text": health.text(problem)}


def _identified(face: Face, file: Path) -> tuple[Identified, str]:
    """Return what a file is beside the reports that were filed, and that in a sentence."""
    from cpim_pdp.reports.identity import identify  # noqa: PLC0415 - only where it is asked for

    data = _read(file)
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
        found = identify(data, snapshot.submissions, logbook.read_report)
    return found, filed_reports.text(found, snapshot)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise Refusal(Reason.FILE_MISSING, path=file) from None
    except OSError:
        raise Refusal(Reason.FILE_NOT_READABLE, path=file) from None


def _report_shape(found: tuple[Identified, str] | None) -> shapes.Shape:
    """Return what is said of the file; ``submission`` only where it is what was filed."""
    if found is None:
        return {"submission": None, "report": None}
    known, said = found
    one = known.submission
    return {
        "submission": one.id if one is not None and known.match is Match.FILED else None,
        "report": {
            "match": known.match.value,
            "id": known.stated,
            "submission": None if one is None else one.id,
            "filed": None if one is None else shapes.day(one.filed),
            "text": said,
        },
    }


def _print_health(problems: list[dict[str, str]], found: tuple[Identified, str] | None) -> None:
    if not problems:
        printing.answer(tr("All is well with the log."))
    for problem in problems:
        printing.answer(problem["text"])
    if found is None:
        return
    known, said = found
    if known.match is Match.FILED:
        printing.answer(said)
    if known.submission is not None:
        printing.answer(tr("Submission: {id}").format(id=known.submission.id))


_KINDS = {Match.DIFFERS: "report-differs", Match.UNKNOWN: "report-not-filed"}
