"""The journal's commands as the holder knows them: for undo, redo and the history."""

from collections.abc import Mapping

from cpim_pdp.core.history import MIGRATED, SALVAGED
from cpim_pdp.wording.translation import Phrase, Translate, english

_COMMANDS: Mapping[str, Phrase] = {
    "change-holder": lambda tr: tr("Change the holder"),
    "add-credential": lambda tr: tr("Add a credential"),
    "edit-credential": lambda tr: tr("Edit a credential"),
    "remove-credential": lambda tr: tr("Remove a credential"),
    "add-activity": lambda tr: tr("Log an activity"),
    "add-drafts": lambda tr: tr("Put drafts into the inbox"),
    "edit-activity": lambda tr: tr("Edit an activity"),
    "edit-activities": lambda tr: tr("Edit activities"),
    "delete-activities": lambda tr: tr("Delete activities"),
    "restore-activities": lambda tr: tr("Restore activities"),
    "duplicate-activity": lambda tr: tr("Duplicate an activity"),
    "import-activities": lambda tr: tr("Import activities"),
    "merge-log": lambda tr: tr("Bring in another log"),
    "attach-evidence": lambda tr: tr("Attach evidence"),
    "change-evidence": lambda tr: tr("Say what evidence is"),
    "detach-evidence": lambda tr: tr("Detach evidence"),
    "restore-evidence": lambda tr: tr("Attach evidence again"),
    "empty-trash": lambda tr: tr("Empty the trash"),
    "file-submission": lambda tr: tr("File the application"),
    "approve-submission": lambda tr: tr("Note the approval"),
    "deny-submission": lambda tr: tr("Note the denial"),
    "audit-submission": lambda tr: tr("Note the audit"),
    "reopen-submission": lambda tr: tr("Reopen the submission"),
    "add-schedule": lambda tr: tr("Add a schedule"),
    "take-plan": lambda tr: tr("Take over a plan"),
    "edit-schedule": lambda tr: tr("Edit a schedule"),
    "remove-schedule": lambda tr: tr("Remove a schedule"),
    "confirm-activities": lambda tr: tr("Confirm planned activities"),
    "add-attempt": lambda tr: tr("Note an exam"),
    "edit-attempt": lambda tr: tr("Edit an exam"),
    "remove-attempt": lambda tr: tr("Remove an exam"),
    "snooze-reminder": lambda tr: tr("Snooze a reminder"),
    MIGRATED: lambda tr: tr("Take over from an older version of the program"),
    SALVAGED: lambda tr: tr("Save what could be read of a damaged log"),
}


def command(name: str, tr: Translate = english) -> str:
    """Return what a command of the journal did; an unknown one is shown as it is."""
    phrase = _COMMANDS.get(name)
    return name if phrase is None else phrase(tr)
