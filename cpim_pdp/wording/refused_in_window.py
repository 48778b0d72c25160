"""The same refusals where a window says them: what to do there, not on the command line."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason
from cpim_pdp.wording.translation import Phrase

SENTENCES: Mapping[Reason, Phrase] = {
    Reason.LOG_MISSING: lambda tr: tr(
        "There is no log at {path}: open another one, or begin a new log."
    ),
    Reason.LOG_DAMAGED: lambda tr: tr(
        "{path} is damaged and was left as it is; no backup of it was found: open it to save what"
        " can be read."
    ),
    Reason.LOG_DAMAGED_BACKED_UP: lambda tr: tr(
        "{path} is damaged and was left as it is: open it to go back to the newest backup, or to"
        " save what can be read."
    ),
    Reason.BACKUP_FOLDER_AWAY: lambda tr: tr(
        "{path}, the additional place for backups, is not there: plug it in, or choose another in"
        " the settings."
    ),
    Reason.PACK_FILE_TOO_LARGE: lambda tr: tr(
        "“{name}” alone takes {size}, more than a part may have: allow parts of {needed} MB or"
        " more, or make the pack in one piece."
    ),
    Reason.TABLE_NO_TITLES: lambda tr: tr(
        "No column of the table was recognised as the title: say which one it is."
    ),
    Reason.TYPE_NOT_NAMED: lambda tr: tr(
        "“{text}” names no activity type: use a name of the list of types, or say what such rows"
        " are."
    ),
    Reason.MAP_MALFORMED: lambda tr: tr("“{text}” names no field and column: choose both."),
    Reason.DATE_ORDER_AMBIGUOUS: lambda tr: tr(
        "The dates in the column “{column}” can be read in more than one way: say in which order"
        " day, month and year stand."
    ),
    Reason.TRASH_NOT_CONFIRMED: lambda tr: tr("Emptying the trash can't be undone: confirm it."),
    Reason.REMINDER_UNKNOWN: lambda tr: tr(
        "This reminder is not there any more: what it was about has changed meanwhile."
    ),
    Reason.REMINDER_AMBIGUOUS: lambda tr: tr(
        "Several reminders begin with “{key}”: choose one of the list of reminders."
    ),
}
