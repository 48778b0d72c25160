"""Which function carries out which command."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from cpim_pdp.core import commands
from cpim_pdp.core.history import COMMAND_NAMES
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import (
    activities,
    attempts,
    confirming,
    credentials,
    evidence,
    merging,
    planning,
    reminders,
    schedules,
    submissions,
)
from cpim_pdp.store.transaction import Transaction

# Each function takes its own type of command, which a mapping's type can't say.
Carrier = Callable[[Transaction, Any, Rulebook], tuple[str, ...]]

CARRIERS: Mapping[type[commands.Command], Carrier] = {
    commands.ChangeHolder: credentials.change_holder,
    commands.AddCredential: credentials.add,
    commands.EditCredential: credentials.edit,
    commands.RemoveCredential: credentials.remove,
    commands.AddActivity: activities.add,
    commands.AddDrafts: activities.add_drafts,
    commands.EditActivity: activities.edit,
    commands.EditActivities: activities.edit_all,
    commands.DeleteActivities: activities.delete,
    commands.RestoreActivities: activities.restore,
    commands.DuplicateActivity: activities.duplicate,
    commands.ImportActivities: activities.import_all,
    commands.MergeLog: merging.merge,
    commands.AttachEvidence: evidence.attach,
    commands.ChangeEvidence: evidence.change,
    commands.DetachEvidence: evidence.detach,
    commands.RestoreEvidence: evidence.restore,
    commands.EmptyTrash: evidence.empty_trash,
    commands.FileSubmission: submissions.file,
    commands.ApproveSubmission: submissions.approve,
    commands.DenySubmission: submissions.deny,
    commands.AuditSubmission: submissions.audit,
    commands.ReopenSubmission: submissions.reopen,
    commands.AddSchedule: schedules.add,
    commands.EditSchedule: schedules.edit,
    commands.RemoveSchedule: schedules.remove,
    commands.TakePlan: planning.take,
    commands.ConfirmActivities: confirming.confirm,
    commands.AddAttempt: attempts.add,
    commands.EditAttempt: attempts.edit,
    commands.RemoveAttempt: attempts.remove,
    commands.SnoozeReminder: reminders.snooze,
}


def carry_out(
    transaction: Transaction, command: commands.Command, rulebook: Rulebook
) -> tuple[str, ...]:
    """Carry a command out; return the ids of the rows that it made or changed.

    Raises:
        Refusal: where the world or the holder's input says no.
    """
    return CARRIERS[type(command)](transaction, command, rulebook)


def name_of(command: type[commands.Command]) -> str:
    """Return how the journal names a command: ``AddActivity`` is ``add-activity``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()


def check_complete(carriers: Mapping[type[commands.Command], Carrier]) -> None:
    """Let pass a table that has every command, each with a name that the journal knows.

    Raises:
        LookupError: otherwise, naming what is missing.
    """
    missing = set(get_args(commands.Command)) ^ set(carriers)
    unnamed = {name_of(command) for command in carriers} ^ set(COMMAND_NAMES)
    if missing or unnamed:
        raise LookupError(f"commands without carrier or name: {missing or unnamed}")


check_complete(CARRIERS)
