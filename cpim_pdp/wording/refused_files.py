"""Why a log or another file is refused, or the program itself can't go on, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason
from cpim_pdp.wording.translation import Phrase

SENTENCES: Mapping[Reason, Phrase] = {
    Reason.LOG_MISSING: lambda tr: tr(
        "There is no log at {path}: create one with `init`, or name another with --log."
    ),
    Reason.LOG_EXISTS: lambda tr: tr(
        "{path} is there already and stays as it is: choose another name for the new log."
    ),
    Reason.LOG_NOT_A_LOG: lambda tr: tr(
        "{path} is not a log of this program and was left as it is: choose a .cpimlog file."
    ),
    Reason.LOG_NEWER: lambda tr: tr(
        "{path} was written by a newer version of this program and was left as it is: install the"
        " newest version to open it."
    ),
    Reason.LOG_DAMAGED: lambda tr: tr(
        "{path} is damaged and was left as it is; no backup of it was found: save what can be read"
        " with `recover {path}`."
    ),
    Reason.LOG_DAMAGED_BACKED_UP: lambda tr: tr(
        "{path} is damaged and was left as it is: go back to the newest backup with"
        " `recover {backup}`, or save what can be read with `recover {path}`."
    ),
    Reason.LOG_SOUND: lambda tr: tr(
        "{path} is sound and was left as it is: to go back, name one of its backups."
    ),
    Reason.BACKUP_FOLDER_AWAY: lambda tr: tr(
        "{path}, the additional place for backups, is not there: plug it in, or choose another with"
        " `backups --also`."
    ),
    Reason.LOG_LOCKED: lambda tr: tr(
        "{path} is in use by another program: close that one, then try again."
    ),
    Reason.LOG_READ_ONLY: lambda tr: tr(
        "{path} can only be read, so nothing was changed: copy it to a folder you may write to, or"
        " lift the write protection."
    ),
    Reason.LOG_ALTERED: lambda tr: tr(
        "{path} holds tables or programs that are not this program's and was left as it is: open"
        " the log that it was made from, or a backup."
    ),
    Reason.LOG_REPLACED: lambda tr: tr(
        "{path} was replaced by another file while it was open, so nothing was changed: open it"
        " again, then repeat the change."
    ),
    Reason.LOG_GONE: lambda tr: tr(
        "{path} was moved or deleted while it was open, so nothing was changed: put it back, or"
        " open it where it lies now."
    ),
    Reason.LOG_NOT_READABLE: lambda tr: tr("{path} can't be read: check that you may open it."),
    Reason.LOG_INTERRUPTED: lambda tr: tr(
        "{path} was left in the middle of a change and can only be read here: copy it, with the"
        " -journal file beside it, to a folder you may write to, and open it there."
    ),
    Reason.DISK_FULL: lambda tr: tr(
        "The disk that holds {path} is full, so nothing was changed: make room, then try again."
    ),
    Reason.DISK_FAULT: lambda tr: tr(
        "The disk that holds {path} failed, so nothing was changed: check its room, the disk itself"
        " and its cable, then try again."
    ),
    Reason.FOLDER_MISSING: lambda tr: tr(
        "The folder of {path} does not exist: create it, or choose another one."
    ),
    Reason.FOLDER_NOT_WRITABLE: lambda tr: tr(
        "The folder of {path} can't be written to: choose another one."
    ),
    Reason.FILE_EXISTS: lambda tr: tr(
        "{path} is there already and stays as it is: choose another name."
    ),
    Reason.FILE_NOT_WRITABLE: lambda tr: tr(
        "{path} can't be written: close it where it is open, or choose another name."
    ),
    Reason.FILE_MISSING: lambda tr: tr("There is no file {path}: check its name."),
    Reason.FILE_NOT_READABLE: lambda tr: tr(
        "{path} can't be read: check that it is a file and that you may open it."
    ),
    Reason.FILE_NOT_OF_TYPE: lambda tr: tr("{path} is of no type that fits here: use {types}."),
    Reason.FILE_TOO_LARGE: lambda tr: tr("{path} is too large to be read: split it into parts."),
    Reason.PACK_FILE_TOO_LARGE: lambda tr: tr(
        "“{name}” alone takes {size}, more than a part may have: allow parts of {needed} MB or more"
        " (--max-mb), or make the pack in one piece."
    ),
    Reason.MERGE_CHANGED_MEANWHILE: lambda tr: tr(
        "{path}, or the log itself, changed since it was looked at, so nothing was brought in: look"
        " again what would come."
    ),
    Reason.TABLE_EMPTY: lambda tr: tr(
        "{path} holds no rows: choose a table with a line of column names and at least one row."
    ),
    Reason.TABLE_NO_TITLES: lambda tr: tr(
        "No column of the table was recognised as the title: say which one it is with --map"
        " title=COLUMN."
    ),
    Reason.TABLE_ENCODING: lambda tr: tr(
        "The letters in {path} can't be made out: save it as UTF-8, then try again."
    ),
    Reason.TABLE_BROKEN: lambda tr: tr(
        "{path} can't be read as a table from line {row} on: look for a quotation mark that is"
        " never closed."
    ),
    Reason.FIELD_UNKNOWN: lambda tr: tr(
        "There is no field “{field}”: use the names that a list of activities has, such as title,"
        " date or provider."
    ),
    Reason.COLUMN_UNKNOWN: lambda tr: tr(
        "The table has no column “{column}”: use a name from its first line."
    ),
    Reason.COLUMN_AMBIGUOUS: lambda tr: tr(
        "The table has several columns “{column}”: name the one that is meant by its number,"
        " counted from 1."
    ),
    Reason.ROW_TOO_LONG: lambda tr: tr(
        "The row has more cells than the table has columns ({most}): put quotation marks around a"
        " text that holds the separator."
    ),
    Reason.TYPE_NOT_NAMED: lambda tr: tr(
        "“{text}” names no activity type: use an id of the list of types, or say with --type what"
        " such rows are."
    ),
    Reason.DATE_MONTH_ONLY: lambda tr: tr(
        "“{text}” names no day: complete the date, for the day decides which cycle it counts in."
    ),
    Reason.DATE_NOT_READ: lambda tr: tr(
        "“{text}” is not a date that can be read: write it as 2026-11-22."
    ),
    Reason.DATE_NOT_IN_ORDER: lambda tr: tr(
        "“{text}” is no date in the order {order}: correct it, or say another order."
    ),
    Reason.NUMBER_AMBIGUOUS: lambda tr: tr(
        "“{text}” can be read as two different numbers: write it without separators of thousands."
    ),
    Reason.QUANTITY_OF_OTHER_UNIT: lambda tr: tr(
        "“{text}” does not fit {type}, which is counted in {unit}: correct the one or the other."
    ),
    Reason.MAP_MALFORMED: lambda tr: tr(
        "“{text}” maps nothing: write FIELD=COLUMN, such as title=Course."
    ),
    Reason.DATE_ORDER_AMBIGUOUS: lambda tr: tr(
        "The dates in the column “{column}” can be read in more than one way: say which with"
        " --date-order dmy, mdy or ymd."
    ),
    Reason.NO_DISPLAY: lambda tr: tr(
        "The window can't be opened, for want of {missing}: start the program on a desktop, or use"
        " its commands (`status`, `list`, `add`, `report`; all of them with --help)."
    ),
    Reason.NO_NOTIFICATIONS: lambda tr: tr(
        "No message can be shown here: {programs} did not do it; log in to a desktop that shows"
        " messages, or install libnotify there."
    ),
    Reason.SYSTEM_REFUSES: lambda tr: tr(
        "{program} did not do it: check that you may use it, and try again."
    ),
    Reason.SAMPLE_OUT_OF_RANGE: lambda tr: tr(
        "A sample log of that size or date can't be made: ask for 0 to 100000 activities and a date"
        " within a cycle."
    ),
}
