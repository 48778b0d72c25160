"""Exam attempts on the way back to a credential."""

from dataclasses import replace

from cpim_pdp.core import attempts, clashes
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt, EditAttempt, RemoveAttempt
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import credentials
from cpim_pdp.store import plan_rows
from cpim_pdp.store.transaction import Transaction


def add(transaction: Transaction, command: AddAttempt, rulebook: Rulebook) -> tuple[str, ...]:
    """Note an attempt; return its id.

    Raises:
        Refusal: CREDENTIAL_UNKNOWN, ATTEMPT_AHEAD, or what `attempts.checked` refuses.
    """
    attempt = _checked(transaction, command.attempt, rulebook)
    new = replace(attempt, id=transaction.new_id())
    transaction.insert("attempts", plan_rows.attempt_values(new))
    return (new.id,)


def edit(transaction: Transaction, command: EditAttempt, rulebook: Rulebook) -> tuple[str, ...]:
    """Change an attempt; return its id.

    Raises:
        Refusal: ATTEMPT_UNKNOWN, ATTEMPT_CHANGED_ELSEWHERE, or as in `add`.
    """
    present = _stored(transaction, command.attempt.id)
    wanted, clashing = clashes.merged(command.before or present, present, command.attempt)
    if clashing:
        raise Refusal(Reason.ATTEMPT_CHANGED_ELSEWHERE, exam=present.exam, clashes=clashing)
    wanted = replace(_checked(transaction, wanted, rulebook), id=present.id)
    transaction.update("attempts", present.id, plan_rows.attempt_values(wanted))
    return (present.id,)


def remove(
    transaction: Transaction, command: RemoveAttempt, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Remove an attempt; return its id.

    Raises:
        Refusal: ATTEMPT_UNKNOWN.
    """
    present = _stored(transaction, command.id)
    transaction.delete("attempts", present.id)
    return (present.id,)


def _checked(transaction: Transaction, attempt: ExamAttempt, rulebook: Rulebook) -> ExamAttempt:
    credential = credentials.stored(transaction, attempt.credential)
    tidy = attempts.checked(attempt, credential, rulebook)
    if tidy.date > transaction.today:
        raise Refusal(Reason.ATTEMPT_AHEAD, date=tidy.date)
    return tidy


def _stored(transaction: Transaction, identity: str) -> ExamAttempt:
    row = transaction.row("attempts", identity)
    if row is None:
        raise Refusal(Reason.ATTEMPT_UNKNOWN, id=identity)
    return plan_rows.attempt(row)
