"""The holder and their credentials."""

from dataclasses import replace
from datetime import date

from cpim_pdp.core import clashes
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddCredential, ChangeHolder, EditCredential, RemoveCredential
from cpim_pdp.core.course import Course, course_of
from cpim_pdp.core.credentials import Credential, Holder, checked, designation_of, holder_checked
from cpim_pdp.core.cycles import anchor_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.submissions import Submission
from cpim_pdp.logbook import schedules
from cpim_pdp.store import plan_rows, rows
from cpim_pdp.store.transaction import Transaction


def change_holder(
    transaction: Transaction, command: ChangeHolder, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Change what is known of the holder; return the row's id.

    Raises:
        Refusal: HOLDER_CHANGED_ELSEWHERE, without a name, or with a text of several lines.
    """
    row = transaction.row("holder", rows.HOLDER_ID)
    present = command.holder if row is None else rows.holder(row)
    wanted, clashing = clashes.merged(command.before or present, present, command.holder)
    if clashing:
        raise Refusal(Reason.HOLDER_CHANGED_ELSEWHERE, clashes=clashing)
    transaction.update("holder", rows.HOLDER_ID, rows.holder_values(holder_checked(wanted)))
    return (rows.HOLDER_ID,)


def first_holder(transaction: Transaction, holder: Holder) -> None:
    """Enter the holder into a new log.

    Raises:
        Refusal: as in `change_holder`.
    """
    values = rows.holder_values(holder_checked(holder))
    transaction.insert("holder", {"id": rows.HOLDER_ID, **values})


def add(transaction: Transaction, command: AddCredential, rulebook: Rulebook) -> tuple[str, ...]:
    """Add a credential; return its id, then those of what schedules made up to its due date.

    Raises:
        Refusal: for what `core.credentials.checked` refuses.
    """
    credential = checked(command.credential, rulebook)
    identity = transaction.new_id()
    transaction.insert(
        "credentials",
        {
            "id": identity,
            "position": transaction.next_position("credentials"),
            **rows.credential_values(credential),
        },
    )
    return (identity, *schedules.extend(transaction, rulebook))


def edit(transaction: Transaction, command: EditCredential, rulebook: Rulebook) -> tuple[str, ...]:
    """Change a credential; return its id, then those of what schedules made up to its due date.

    Raises:
        Refusal: unknown, CREDENTIAL_CHANGED_ELSEWHERE, CREDENTIAL_FILED where a filed cycle would
            change, or what `checked` refuses.
    """
    present = stored(transaction, command.credential.id)
    wanted, clashing = clashes.merged(command.before or present, present, command.credential)
    if clashing:
        raise Refusal(
            Reason.CREDENTIAL_CHANGED_ELSEWHERE, credential=present.designation, clashes=clashing
        )
    wanted = checked(replace(wanted, id=present.id), rulebook)
    check_filed(transaction, present, wanted, attempts_of(transaction, present.id), rulebook)
    transaction.update("credentials", present.id, rows.credential_values(wanted))
    return (present.id, *schedules.extend(transaction, rulebook))


def remove(
    transaction: Transaction, command: RemoveCredential, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Remove a credential, its exam attempts, and what was decided about activities for it.

    Returns:
        Its id.

    Raises:
        Refusal: unknown, CREDENTIAL_LAST, or CREDENTIAL_FILED where it ever had a submission.
    """
    present = stored(transaction, command.id)
    if submissions_of(transaction, present.id):
        raise Refusal(Reason.CREDENTIAL_FILED, credential=present.designation)
    if len(transaction.found("SELECT id FROM credentials LIMIT 2")) == 1:
        raise Refusal(Reason.CREDENTIAL_LAST)
    for table in ("allocations", "attempts"):
        query = f"SELECT id FROM {table} WHERE credential = ? ORDER BY id"  # noqa: S608 - our names
        for row in transaction.found(query, present.id):
            transaction.delete(table, row["id"])
    transaction.delete("credentials", present.id)
    return (present.id,)


def stored(transaction: Transaction, identity: str) -> Credential:
    """Return the credential of an id.

    Raises:
        Refusal: where there is none.
    """
    row = transaction.row("credentials", identity)
    if row is None:
        raise Refusal(Reason.CREDENTIAL_UNKNOWN, credential=identity)
    return rows.credential(row)


def submissions_of(transaction: Transaction, credential: str) -> tuple[Submission, ...]:
    """Return a credential's submissions, oldest filing first."""
    query = "SELECT * FROM submissions WHERE credential = ? ORDER BY filed, position"
    return tuple(rows.submission(row) for row in transaction.found(query, credential))


def attempts_of(transaction: Transaction, credential: str) -> tuple[ExamAttempt, ...]:
    """Return a credential's exam attempts, by day."""
    query = "SELECT * FROM attempts WHERE credential = ? ORDER BY date, id"
    return tuple(plan_rows.attempt(row) for row in transaction.found(query, credential))


def course(
    transaction: Transaction, credential: Credential, rulebook: Rulebook, on: date
) -> Course:
    """Return the course of a credential by what the log holds."""
    filed = submissions_of(transaction, credential.id)
    return course_of(credential, rulebook, filed, attempts_of(transaction, credential.id), on)


def check_filed(
    transaction: Transaction,
    present: Credential,
    wanted: Credential,
    attempts: tuple[ExamAttempt, ...],
    rulebook: Rulebook,
) -> None:
    """Let pass a credential and exam attempts under which every filed cycle stays as it is.

    Raises:
        Refusal: CREDENTIAL_FILED otherwise.
    """
    live = tuple(one for one in submissions_of(transaction, present.id) if one.is_live)
    if any(_changes(present, wanted, attempts, one, live, rulebook) for one in live):
        raise Refusal(Reason.CREDENTIAL_FILED, credential=present.designation)


def _changes(
    present: Credential,
    wanted: Credential,
    attempts: tuple[ExamAttempt, ...],
    submission: Submission,
    others: tuple[Submission, ...],
    rulebook: Rulebook,
) -> bool:
    """Say whether a filed cycle would get other days or another target."""
    before, after = designation_of(present, rulebook), designation_of(wanted, rulebook)
    if (before.code, before.points, before.years) != (after.code, after.points, after.years):
        return True
    if submission.cycle < anchor_of(wanted, after).number:
        # It would count as maintained without having been filed.
        return True
    course = course_of(wanted, rulebook, others, attempts, submission.filed)
    cycle = course.cycles.cycle(submission.cycle)
    return (cycle.start, cycle.due) != (submission.figures.start, submission.figures.due)
