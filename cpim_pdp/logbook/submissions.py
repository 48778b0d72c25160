"""Filing applications, and noting what became of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cpim_pdp.core import dates, filing, texts
from cpim_pdp.core.commands import (
    ApproveSubmission,
    AuditSubmission,
    DenySubmission,
    FileSubmission,
    ReopenSubmission,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.submissions import CategoryFigures, Filed, Submission
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.logbook import credentials, schedules
from cpim_pdp.store import contents, reading, rows
from cpim_pdp.store.transaction import Transaction

_FEE_BELOW = 1_000_000


def file(transaction: Transaction, command: FileSubmission, rulebook: Rulebook) -> tuple[str, ...]:
    """File the application for the cycle shown on its day and freeze its figures; return its id.

    Raises:
        Refusal: ATTESTATION_MISSING, CREDENTIAL_UNKNOWN, FILING_UNDECIDED, FILING_BEFORE_DECISION,
            FILING_NOT_OPEN, FILING_EXPIRED, FILING_TOO_FEW_POINTS or FEE_NOT_A_NUMBER.
    """
    if not command.attested:
        raise Refusal(Reason.ATTESTATION_MISSING)
    credential = credentials.stored(transaction, command.credential)
    filed = dates.checked(command.filed)
    receipt, fee = texts.line(command.receipt, "receipt"), _fee(command.fee)
    filing.check_earlier(credentials.submissions_of(transaction, credential.id), filed)
    snapshot = reading.snapshot(transaction.connection)
    summary = summarise(snapshot, rulebook, credential, filed)
    filing.check_fit(summary, rulebook)
    submission = Submission(
        id=transaction.new_id(),
        credential=credential.id,
        cycle=summary.cycle.number,
        filed=filed,
        figures=_figures(summary),
        report=contents.keep_bytes(transaction, command.report),
        fee=fee,
        receipt=receipt,
    )
    values = rows.submission_values(submission)
    transaction.insert(
        "submissions", {**values, "position": transaction.next_position("submissions")}
    )
    return (submission.id,)


def approve(
    transaction: Transaction, command: ApproveSubmission, rulebook: Rulebook
) -> tuple[str, ...]:
    """Note the approval; the schedules go on into the next cycle.

    Returns:
        The submission's id, then those of the entries that the schedules made.

    Raises:
        Refusal: unknown, reopened, decided, DECISION_BEFORE_FILING or NEXT_DUE_TOO_EARLY.
    """
    submission = _undecided(transaction, command.id, command.approved)
    due = command.due
    if due is not None and dates.checked(due) <= submission.figures.due:
        raise Refusal(Reason.NEXT_DUE_TOO_EARLY, due=due, present=submission.figures.due)
    approved = _put(transaction, replace(submission, approved=command.approved, next_due=due))
    return (*approved, *schedules.extend(transaction, rulebook))


def deny(transaction: Transaction, command: DenySubmission, _rulebook: Rulebook) -> tuple[str, ...]:
    """Note the denial; return the submission's id.

    Raises:
        Refusal: unknown, reopened, decided, DECISION_BEFORE_FILING or REASON_EMPTY.
    """
    reason = _reason(command.reason)
    submission = _undecided(transaction, command.id, command.denied)
    return _put(transaction, replace(submission, denied=command.denied, denial_reason=reason))


def audit(
    transaction: Transaction, command: AuditSubmission, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Note that an undecided submission is being audited; return its id.

    Raises:
        Refusal: unknown, reopened, decided or DECISION_BEFORE_FILING.
    """
    submission = _undecided(transaction, command.id, command.audited)
    return _put(transaction, replace(submission, audited=command.audited))


def reopen(
    transaction: Transaction, command: ReopenSubmission, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Take the newest filing of a credential back; return the submission's id.

    Raises:
        Refusal: REASON_EMPTY, unknown, reopened, or SUBMISSION_LATER_EXISTS.
    """
    reason = _reason(command.reason)
    submission = _known(transaction, command.id)
    of_credential = credentials.submissions_of(transaction, submission.credential)
    later = of_credential[of_credential.index(submission) + 1 :]
    if any(one.is_live for one in later):
        raise Refusal(Reason.SUBMISSION_LATER_EXISTS)
    return _put(transaction, replace(submission, reopened_reason=reason))


def _figures(summary: Summary) -> Filed:
    return Filed(
        start=summary.cycle.start,
        due=summary.cycle.due,
        required=summary.points.required,
        claimed=summary.points.claimed,
        counted=summary.points.counted,
        categories=tuple(
            CategoryFigures(one.category, one.claimed, one.counted) for one in summary.categories
        ),
        activities=tuple(one.activity.id for one in summary.entries if one.counted > 0),
    )


def _fee(fee: Decimal | None) -> Decimal | None:
    if fee is None or (fee.is_finite() and 0 <= fee < _FEE_BELOW):
        return fee
    raise Refusal(Reason.FEE_NOT_A_NUMBER, text=str(fee))


def _known(transaction: Transaction, identity: str) -> Submission:
    row = transaction.row("submissions", identity)
    if row is None:
        raise Refusal(Reason.SUBMISSION_UNKNOWN, id=identity)
    submission = rows.submission(row)
    if submission.reopened_reason:
        raise Refusal(Reason.SUBMISSION_REOPENED)
    return submission


def _undecided(transaction: Transaction, identity: str, decided: date) -> Submission:
    submission = _known(transaction, identity)
    if submission.approved is not None or submission.denied is not None:
        raise Refusal(Reason.SUBMISSION_DECIDED)
    if dates.checked(decided) < submission.filed:
        raise Refusal(Reason.DECISION_BEFORE_FILING, filed=submission.filed)
    return submission


def _put(transaction: Transaction, submission: Submission) -> tuple[str, ...]:
    transaction.update("submissions", submission.id, rows.submission_values(submission))
    return (submission.id,)


def _reason(text: str) -> str:
    reason = texts.line(text, "reason")
    if not reason:
        raise Refusal(Reason.REASON_EMPTY)
    return reason
