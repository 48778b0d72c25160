"""Filing the application, and what became of it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.reporting import rendered
from cpim_pdp.cli.submission_ids import submission_of
from cpim_pdp.core import points
from cpim_pdp.core.commands import (
    ApproveSubmission,
    AuditSubmission,
    DenySubmission,
    FileSubmission,
    ReopenSubmission,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.logbook import Logbook
from cpim_pdp.store.whole_file import spare_log, whole_file
from cpim_pdp.wording import attestation, figures, names
from cpim_pdp.wording.translation import english as tr


@click.command(
    help=tr("File the application. It is for the present cycle; prints the submission's id.")
)
@options.day("--filed", tr("The day of filing."), required=True)
@click.option("--attest", is_flag=True, help=attestation.text())
@options.credential
@click.option("--fee", metavar="AMOUNT", help=tr("The fee that was paid."))
@click.option("--receipt", default="", metavar="NO", help=tr("The receipt's number."))
@click.option("--report", "out", metavar="OUT.pdf", help=tr("Where to write the report filed."))
@pass_face
def submit(
    face: Face,
    /,
    *,
    filed: date,
    attest: bool,
    credential: str | None,
    fee: str | None,
    receipt: str,
    out: str | None,
) -> None:
    """File the application."""
    if not attest:
        raise Refusal(Reason.ATTESTATION_MISSING)
    paid = None if fee is None else _fee(fee)
    with face.changing() as logbook:
        snapshot = logbook.snapshot()
        summary = face.credential_summary(snapshot, credential, filed)
        report = rendered(summary, snapshot.holder)
        command = FileSubmission(
            summary.credential.id, filed, attest, report, fee=paid, receipt=receipt
        )
        printing.answer(_filed(logbook, command, None if out is None else Path(out)))


@click.command(
    help=tr("Note what became of a submission. It is approved, denied or being audited.")
)
@click.argument("identity", metavar="SUBMISSION")
@options.day("--approved", tr("The day it was approved."))
@options.day("--due", tr("The next due date, where the account shows another than usual."))
@options.day("--denied", tr("The day it was denied; needs --reason."))
@click.option("--reason", metavar="R", help=tr("Why it was denied."))
@options.day("--audited", tr("The day of the letter that announces an audit."))
@pass_face
def decide(
    face: Face,
    /,
    identity: str,
    *,
    approved: date | None,
    due: date | None,
    denied: date | None,
    reason: str | None,
    audited: date | None,
) -> None:
    """Note a decision."""
    _check_usage({"--approved": approved, "--denied": denied, "--audited": audited}, due, reason)
    with face.changing() as logbook:
        submission = submission_of(logbook.snapshot(), identity)
        if approved is not None:
            logbook.do(ApproveSubmission(submission.id, approved, due))
        if denied is not None:
            logbook.do(DenySubmission(submission.id, denied, reason or ""))
        if audited is not None:
            logbook.do(AuditSubmission(submission.id, audited))
        printing.answer(submission.id)


@click.command(help=tr("Make what was filed editable again. It counts as not filed."))
@click.argument("identity", metavar="SUBMISSION")
@click.option("--reason", required=True, metavar="R", help=tr("Why it is taken back."))
@pass_face
def reopen(face: Face, /, identity: str, reason: str) -> None:
    """Reopen a submission."""
    with face.changing() as logbook:
        submission = submission_of(logbook.snapshot(), identity)
        logbook.do(ReopenSubmission(submission.id, reason))
        printing.answer(submission.id)


@click.command(help=tr("List what was filed."))
@options.json
@pass_face
def submissions(face: Face, /, *, as_json: bool) -> None:
    """List the submissions."""
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    codes = {one.id: names.credential(one) for one in snapshot.credentials}
    today = face.today()
    if as_json:
        found = snapshot.submissions
        printing.as_json([shapes.submission(one, codes[one.credential], today) for one in found])
    else:
        _print_table(snapshot.submissions, codes, today)


def _filed(logbook: Logbook, command: FileSubmission, out: Path | None) -> str:
    """File the application and write its report, both or neither; return the submission's id."""
    if out is None:
        return logbook.do(command).ids[0]
    spare_log(out)
    filed: list[str] = []
    try:
        with whole_file(out) as temporary:
            temporary.write_bytes(command.report)
            filed.extend(logbook.do(command).ids)
    except BaseException:
        # The file could not be put in its place after all.
        if filed:
            logbook.undo()
        raise
    return filed[0]


def _fee(text: str) -> Decimal:
    amount = points.number(text)
    if amount is None or amount < 0:
        raise Refusal(Reason.FEE_NOT_A_NUMBER, text=text)
    return points.rounded(amount)


def _check_usage(
    decisions: Mapping[str, date | None], due: date | None, reason: str | None
) -> None:
    made = [flag for flag, day in decisions.items() if day is not None]
    if len(made) != 1:
        raise click.UsageError(tr("Give one of --approved, --denied and --audited."))
    if due is not None and made != ["--approved"]:
        raise click.UsageError(tr("--due goes with --approved."))
    if (reason is not None) != (made == ["--denied"]):
        raise click.UsageError(tr("--denied needs --reason, and nothing else takes it."))


def _print_table(found: tuple[Submission, ...], codes: Mapping[str, str], today: date) -> None:
    if not found:
        printing.note(tr("Nothing was filed yet."))
        return
    titles = (tr("ID"), tr("Credential"), tr("Cycle"), tr("Filed"), tr("Points"), tr("Decision"))
    rows = [
        (
            one.id[:8],
            codes[one.credential],
            str(one.cycle),
            figures.day(one.filed),
            figures.points(one.figures.counted),
            names.decision(one.decision_on(today)),
        )
        for one in found
    ]
    printing.answer(printing.table(titles, rows, numbers=(2, 4)))
