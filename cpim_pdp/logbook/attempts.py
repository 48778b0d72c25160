"""Exam attempts on the way back to a credential."""

from dataclasses import replace

from cpim_pdp.core import attempts, clashes
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt, EditAttempt, RemoveAttempt
from cpim_pdp.core.course import course_of
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import credentials, schedules
from cpim_pdp.store import plan_rows
from cpim_pdp.store.transaction import Transaction


def add(transaction: Transaction, command: AddAttempt, rulebook: Rulebook) -> tuple[str, ...]:
    """Note an attempt; return its id, then those of what schedules made for a cycle it opens.

    Raises:
        Refusal: CREDENTIAL_UNKNOWN, ATTEMPT_AHEAD, ATTEMPT_BEFORE_EXPIRY, CREDENTIAL_FILED where a
            filed cycle would change, or what `attempts.checked` refuses.
    """
    new = replace(command.attempt, id=transaction.new_id())
    new = _checked(transaction, new, rulebook)
    transaction.insert("attempts", plan_rows.attempt_values(new))
    return (new.id, *schedules.extend(transaction, rulebook))


def edit(transaction: Transaction, command: EditAttempt, rulebook: Rulebook) -> tuple[str, ...]:
    """Change an attempt; return its id, then those of what schedules made for a cycle it opens.

    Raises:
        Refusal: ATTEMPT_UNKNOWN, ATTEMPT_CHANGED_ELSEWHERE, or as in `add`.
    """
    present = _stored(transaction, command.attempt.id)
    wanted, clashing = clashes.merged(command.before or present, present, command.attempt)
    if clashing:
        raise Refusal(Reason.ATTEMPT_CHANGED_ELSEWHERE, exam=present.exam, clashes=clashing)
    wanted = _checked(transaction, replace(wanted, id=present.id), rulebook)
    transaction.update("attempts", present.id, plan_rows.attempt_values(wanted))
    return (present.id, *schedules.extend(transaction, rulebook))


def remove(transaction: Transaction, command: RemoveAttempt, rulebook: Rulebook) -> tuple[str, ...]:
    """Remove an attempt; return its id.

    Raises:
        Refusal: ATTEMPT_UNKNOWN, or CREDENTIAL_FILED where a filed cycle would change.
    """
    present = _stored(transaction, command.id)
    credential = credentials.stored(transaction, present.credential)
    others = _others(transaction, present)
    credentials.check_filed(transaction, credential, credential, others, rulebook)
    transaction.delete("attempts", present.id)
    return (present.id,)


def _checked(transaction: Transaction, attempt: ExamAttempt, rulebook: Rulebook) -> ExamAttempt:
    credential = credentials.stored(transaction, attempt.credential)
    tidy = attempts.checked(attempt, credential, rulebook)
    if tidy.date > transaction.today:
        raise Refusal(Reason.ATTEMPT_AHEAD, date=tidy.date)
    others = _others(transaction, tidy)
    _check_expired(transaction, tidy, credential, others, rulebook)
    credentials.check_filed(transaction, credential, credential, (*others, tidy), rulebook)
    return tidy


def _others(transaction: Transaction, attempt: ExamAttempt) -> tuple[ExamAttempt, ...]:
    every = credentials.attempts_of(transaction, attempt.credential)
    return tuple(one for one in every if one.id != attempt.id)


def _check_expired(
    transaction: Transaction,
    attempt: ExamAttempt,
    credential: Credential,
    others: tuple[ExamAttempt, ...],
    rulebook: Rulebook,
) -> None:
    """Let pass an attempt on a day on which the credential was expired."""
    filed = credentials.submissions_of(transaction, credential.id)
    earlier = tuple(one for one in others if one.date < attempt.date)
    course = course_of(credential, rulebook, filed, earlier, attempt.date)
    if course.pending is not None or attempt.date <= course.over:
        raise Refusal(
            Reason.ATTEMPT_BEFORE_EXPIRY, date=attempt.date, credential=credential.designation
        )


def _stored(transaction: Transaction, identity: str) -> ExamAttempt:
    row = transaction.row("attempts", identity)
    if row is None:
        raise Refusal(Reason.ATTEMPT_UNKNOWN, id=identity)
    return plan_rows.attempt(row)
