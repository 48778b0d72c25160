"""Logging activities, changing them, and moving them to the trash and back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cpim_pdp.core import clashes
from cpim_pdp.core.activities import Details, same_value
from cpim_pdp.core.commands import (
    AddActivity,
    AddDrafts,
    DeleteActivities,
    DuplicateActivity,
    EditActivities,
    EditActivity,
    ImportActivities,
    RestoreActivities,
)
from cpim_pdp.core.details import checked
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.shared_change import applied
from cpim_pdp.logbook import allocations, entries, evidence, filed
from cpim_pdp.store import reading, rows
from cpim_pdp.store.transaction import Transaction


def add(transaction: Transaction, command: AddActivity, rulebook: Rulebook) -> tuple[str, ...]:
    """Log an activity with its evidence; return its id.

    Raises:
        Refusal: for details or a file that can't be taken, or a move into a filed cycle.
    """
    identity = _log(transaction, [command.details], rulebook)[0]
    evidence.attach_all(transaction, identity, command.evidence)
    return (identity,)


def add_drafts(transaction: Transaction, command: AddDrafts, rulebook: Rulebook) -> tuple[str, ...]:
    """Log drafts with their evidence; return their ids in the same order.

    Raises:
        Refusal: where one of them, or a file of it, can't be taken; then none is.
    """
    drafts = [replace(one.details, draft=True) for one in command.drafts]
    identities = _log(transaction, drafts, rulebook)
    for identity, draft in zip(identities, command.drafts, strict=True):
        evidence.attach_all(transaction, identity, draft.evidence)
    return identities


def import_all(
    transaction: Transaction, command: ImportActivities, rulebook: Rulebook
) -> tuple[str, ...]:
    """Log many activities; return their ids in the same order.

    Raises:
        Refusal: where one of them can't be taken; then none is.
    """
    return _log(transaction, command.activities, rulebook)


def edit(transaction: Transaction, command: EditActivity, rulebook: Rulebook) -> tuple[str, ...]:
    """Change what the holder changed, keeping what others changed meanwhile; return the id.

    Raises:
        Refusal: ACTIVITY_CHANGED_ELSEWHERE where both changed the same field; filed, unknown, in
            the trash, or details that can't be taken.
    """
    current = editable(transaction, command.id)
    # Which schedule made it is a fact, not what somebody says of it.
    after = replace(
        command.after, schedule=command.before.schedule, occurrence=command.before.occurrence
    )
    merged = checked(_merged(current, command.before, after), rulebook)
    _put(transaction, command.id, current, merged, rulebook)
    for one in command.relabelled:
        evidence.change(transaction, one, rulebook)
    evidence.attach_all(transaction, command.id, command.evidence)
    return (command.id,)


def edit_all(
    transaction: Transaction, command: EditActivities, rulebook: Rulebook
) -> tuple[str, ...]:
    """Change many activities in the same way; return their ids.

    Raises:
        Refusal: where one of them is filed, unknown or in the trash, or the change does not go
            together with its other details.
    """
    change = command.change
    for identity in dict.fromkeys(command.ids):
        current = editable(transaction, identity)
        _put(transaction, identity, current, applied(current, change, rulebook), rulebook)
        if change.kind is not None:
            evidence.call_all(transaction, identity, change.kind)
    return tuple(dict.fromkeys(command.ids))


def delete(
    transaction: Transaction, command: DeleteActivities, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Move activities to the trash; return their ids.

    Raises:
        Refusal: where one is unknown, already there, or filed.
    """
    for identity in dict.fromkeys(command.ids):
        editable(transaction, identity)
        transaction.update("activities", identity, {"trashed": transaction.stamp})
    return tuple(dict.fromkeys(command.ids))


def restore(
    transaction: Transaction, command: RestoreActivities, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Take activities out of the trash; return their ids.

    Raises:
        Refusal: where one is unknown or not there.
    """
    for identity in dict.fromkeys(command.ids):
        if _row(transaction, identity)["trashed"] is None:
            raise Refusal(Reason.ACTIVITY_NOT_IN_TRASH, id=identity)
        transaction.update("activities", identity, {"trashed": None})
    return tuple(dict.fromkeys(command.ids))


def duplicate(
    transaction: Transaction, command: DuplicateActivity, rulebook: Rulebook
) -> tuple[str, ...]:
    """Log a copy on another date; return its id.

    Raises:
        Refusal: where the original is unknown or in the trash, or the copy can't be taken on that
            date.
    """
    original = current_details(transaction, command.id)
    return _log(transaction, [_copy(original, command.date)], rulebook)


def current_details(transaction: Transaction, identity: str) -> Details:
    """Return an activity's details as they are now.

    Raises:
        Refusal: unknown, or in the trash.
    """
    row = _row(transaction, identity)
    if row["trashed"] is not None:
        raise Refusal(Reason.ACTIVITY_IN_TRASH, id=identity)
    decided = reading.allocations_of(transaction.connection, identity).get(identity, ())
    return rows.details([row[name] for name in rows.DETAILS_COLUMNS], decided)


def editable(transaction: Transaction, identity: str) -> Details:
    """Return the details, as they are now, of an activity that may be changed.

    Raises:
        Refusal: unknown, in the trash, or filed.
    """
    details = current_details(transaction, identity)
    filed.check_not_filed(transaction, identity, details.title)
    return details


def on_day(details: Details, day: date) -> Details:
    """Return the details moved to another day; a period keeps its length."""
    until = None
    if details.date is not None and details.until is not None:
        until = day + (details.until - details.date)
    return replace(details, date=day, until=until)


def _log(transaction: Transaction, many: Sequence[Details], rulebook: Rulebook) -> tuple[str, ...]:
    """Add activities that no schedule made; return their ids.

    Their allocations follow, so that all rows of a table go in together.
    """
    own = (replace(details, schedule=None, occurrence=None) for details in many)
    entered = {transaction.new_id(): checked(details, rulebook) for details in own}
    entries.insert(transaction, entered)
    for identity, details in entered.items():
        decided = allocations.checked(transaction, (), details.allocations, rulebook)
        allocations.put(transaction, identity, decided)
    return tuple(entered)


def _row(transaction: Transaction, identity: str) -> rows.Stored:
    row = transaction.row("activities", identity)
    if row is None:
        raise Refusal(Reason.ACTIVITY_UNKNOWN, id=identity)
    return row


def _put(
    transaction: Transaction, identity: str, current: Details, wanted: Details, rulebook: Rulebook
) -> None:
    """Bring an activity to the details wanted; one that has them already is not touched."""
    decided = allocations.checked(transaction, current.allocations, wanted.allocations, rulebook)
    if replace(wanted, allocations=decided) != current:
        entries.change(transaction, identity, wanted)
        allocations.put(transaction, identity, decided)


def _copy(original: Details, day: date) -> Details:
    copied = replace(
        original, score=None, planned=False, draft=False, likelihood=None, allocations=()
    )
    return on_day(copied, day)


def _merged(current: Details, before: Details, after: Details) -> Details:
    wanted, clashing = clashes.merged(before, current, after, same_value)
    if clashing:
        raise Refusal(Reason.ACTIVITY_CHANGED_ELSEWHERE, title=current.title, clashes=clashing)
    return wanted
