"""Everything the holder can do from a menu or by a shortcut: one table, checked on import."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable


@unique
class Menu(StrEnum):
    """The menus, from left to right."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    ACTIVITY = "activity"
    CYCLE = "cycle"
    HELP = "help"


@unique
class Need(StrEnum):
    """What has to be there for an action to be possible."""

    NOTHING = "nothing"
    LOG = "log"
    DONE = "done"
    UNDONE = "undone"
    ONE_ACTIVITY = "one-activity"
    DRAFT = "draft"
    EVIDENCE = "evidence"
    PLANNED = "planned"
    ACTIVITIES = "activities"
    LISTED = "listed"
    TRASHED = "trashed"
    TRASH = "trash"


@unique
class Action(StrEnum):
    """Everything that can be done from a menu."""

    NEW_LOG = "new-log"
    OPEN_LOG = "open-log"
    IMPORT_LOG = "import-log"
    EXPORT_CALENDAR = "export-calendar"
    EXPORT_REPORT = "export-report"
    BACK_UP = "back-up"
    BACKUPS = "backups"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    PASTE_EVIDENCE = "paste-evidence"
    FIND = "find"
    PALETTE = "palette"
    SELECT_ALL = "select-all"
    COPY = "copy"
    SETTINGS = "settings"
    SHOW_OVERVIEW = "show-overview"
    SHOW_ACTIVITIES = "show-activities"
    SHOW_PLAN = "show-plan"
    SHOW_CYCLES = "show-cycles"
    SHOW_REMINDERS = "show-reminders"
    SHOW_TRASH = "show-trash"
    CLEAR_FILTERS = "clear-filters"
    CHOOSE_COLUMNS = "choose-columns"
    THEME_OF_SYSTEM = "theme-of-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    LARGER_TEXT = "larger-text"
    SMALLER_TEXT = "smaller-text"
    USUAL_TEXT = "usual-text"
    LOG_ACTIVITY = "log-activity"
    FINISH_DRAFT = "finish-draft"
    EDIT_ACTIVITY = "edit-activity"
    RENAME_ACTIVITY = "rename-activity"
    DUPLICATE_ACTIVITY = "duplicate-activity"
    ATTACH_EVIDENCE = "attach-evidence"
    LOOK_AT_EVIDENCE = "look-at-evidence"
    PLACE_ACTIVITY = "place-activity"
    CONFIRM_ATTENDANCE = "confirm-attendance"
    CONFIRM_ACTIVITIES = "confirm-activities"
    DELETE_ACTIVITY = "delete-activity"
    RESTORE_ACTIVITY = "restore-activity"
    EMPTY_TRASH = "empty-trash"
    FILE_APPLICATION = "file-application"
    NOTE_DECISION = "note-decision"
    CHECK_REPORT = "check-report"
    CREDENTIALS = "credentials"
    GUIDE = "guide"
    SHORTCUTS = "shortcuts"
    TOUR = "tour"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table; ``group`` numbers the parts of a menu that separators divide.

    ``also`` are further shortcuts, as other programs have them or other keyboards need them.
    ``changes``: it changes the log, so that it can't be done to one that can only be read. What
    needs more than a log is possible when a page, or the window, says so.
    """

    action: Action
    menu: Menu
    text: str
    tip: str
    shortcut: str = ""
    also: tuple[str, ...] = ()
    icon: str = ""
    group: int = 0
    needs: Need = Need.LOG
    checkable: bool = False
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """An action that a page asks for, and the id of the activity it is about, if any."""

    action: Action
    activity: str = ""


def why_not(need: Need) -> str:
    """Return why an action can't be done while what it needs is not there."""
    return {
        Need.NOTHING: tr("not possible now"),
        Need.LOG: tr("no log is open"),
        Need.DONE: tr("there is nothing to undo"),
        Need.UNDONE: tr("there is nothing to redo"),
        Need.ONE_ACTIVITY: tr("select one activity first"),
        Need.DRAFT: tr("there is no draft"),
        Need.EVIDENCE: tr("select one activity that has evidence first"),
        Need.PLANNED: tr("select planned activities whose day has come"),
        Need.ACTIVITIES: tr("select activities first"),
        Need.LISTED: tr("no activities are in sight"),
        Need.TRASHED: tr("select activities in the trash first"),
        Need.TRASH: tr("the trash is empty"),
    }[need]


def menu_title(menu: Menu) -> str:
    """Return what a menu is called, with its mnemonic."""
    return {
        Menu.FILE: tr("&File"),
        Menu.EDIT: tr("&Edit"),
        Menu.VIEW: tr("&View"),
        Menu.ACTIVITY: tr("&Activity"),
        Menu.CYCLE: tr("&Cycle"),
        Menu.HELP: tr("&Help"),
    }[menu]


def table() -> tuple[Entry, ...]:
    """Return all actions in the order of the menus, in the holder's language."""
    return (*_file(), *_edit(), *_view(), *_activity(), *_cycle(), *_help())


def _file() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.NEW_LOG,
            Menu.FILE,
            tr("&New log..."),
            tr("Begin a log in another file"),
            shortcut="Ctrl+Shift+N",
            needs=Need.NOTHING,
        ),
        Entry(
            Action.OPEN_LOG,
            Menu.FILE,
            tr("&Open log..."),
            tr("Open a log that is already there"),
            shortcut="Ctrl+O",
            icon="folder",
            needs=Need.NOTHING,
        ),
        Entry(
            Action.IMPORT_LOG,
            Menu.FILE,
            tr("&Import another log..."),
            tr("Bring in what another log has and this one has not"),
            shortcut="Ctrl+I",
            group=1,
            changes=True,
        ),
        Entry(
            Action.EXPORT_CALENDAR,
            Menu.FILE,
            tr("Export &calendar..."),
            tr("Write what is ahead, with alarms, as a file that calendars take"),
            group=1,
        ),
        Entry(
            Action.BACK_UP,
            Menu.FILE,
            tr("&Back up now"),
            tr("Put a checked copy of the log among its backups"),
            shortcut="Ctrl+B",
            group=1,
        ),
        Entry(
            Action.BACKUPS,
            Menu.FILE,
            tr("Back&ups..."),
            tr("Which backups there are, and going back to one"),
            shortcut="Ctrl+Shift+B",
            group=1,
        ),
        Entry(
            Action.QUIT,
            Menu.FILE,
            tr("&Quit"),
            tr("Close the window; everything is saved already"),
            shortcut="Ctrl+Q",
            group=2,
            needs=Need.NOTHING,
        ),
    )


def _edit() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.UNDO,
            Menu.EDIT,
            tr("&Undo"),
            tr("Take the last change back"),
            shortcut="Ctrl+Z",
            icon="undo",
            changes=True,
            needs=Need.DONE,
        ),
        Entry(
            Action.REDO,
            Menu.EDIT,
            tr("&Redo"),
            tr("Make the change again that was taken back"),
            shortcut="Ctrl+Shift+Z",
            also=("Ctrl+Y",),
            icon="redo",
            changes=True,
            needs=Need.UNDONE,
        ),
        Entry(
            Action.HISTORY,
            Menu.EDIT,
            tr("&History..."),
            tr("What was done when, and back to any point of it"),
            shortcut="Ctrl+H",
        ),
        Entry(
            Action.PASTE_EVIDENCE,
            Menu.EDIT,
            tr("&Paste as evidence"),
            tr(
                "Attach what was copied, a file or a picture, to the selected activity or a new one"
            ),
            shortcut="Ctrl+V",
            group=1,
            changes=True,
        ),
        Entry(
            Action.FIND,
            Menu.EDIT,
            tr("&Find"),
            tr("Search the activities as you type"),
            shortcut="Ctrl+F",
            icon="search",
            group=1,
        ),
        Entry(
            Action.PALETTE,
            Menu.EDIT,
            tr("&Go to anything..."),
            tr("Find any action or activity by typing"),
            shortcut="Ctrl+K",
            icon="search",
            group=1,
            needs=Need.NOTHING,
        ),
        Entry(
            Action.SELECT_ALL,
            Menu.EDIT,
            tr("Select &all"),
            tr("Select all activities that are shown"),
            shortcut="Ctrl+A",
            group=1,
            needs=Need.LISTED,
        ),
        Entry(
            Action.COPY,
            Menu.EDIT,
            tr("&Copy as table"),
            tr("Copy the selected activities for a spreadsheet, a document or a mail"),
            shortcut="Ctrl+C",
            icon="duplicate",
            group=1,
            needs=Need.LISTED,
        ),
        Entry(
            Action.SETTINGS,
            Menu.EDIT,
            tr("&Settings..."),
            tr("Theme, size of the texts, dates, backups, start"),
            shortcut="Ctrl+,",
            icon="settings",
            group=2,
            needs=Need.NOTHING,
        ),
    )


def _view() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.SHOW_OVERVIEW,
            Menu.VIEW,
            tr("&Overview"),
            tr("Where you stand, at a glance"),
            shortcut="Ctrl+1",
            icon="overview",
            checkable=True,
        ),
        Entry(
            Action.SHOW_ACTIVITIES,
            Menu.VIEW,
            tr("&Activities"),
            tr("All activities of the log"),
            shortcut="Ctrl+2",
            icon="activities",
            checkable=True,
        ),
        Entry(
            Action.SHOW_PLAN,
            Menu.VIEW,
            tr("&Plan"),
            tr("What is planned, what is still to go, and what would fill the gap"),
            shortcut="Ctrl+3",
            icon="plan",
            checkable=True,
        ),
        Entry(
            Action.SHOW_CYCLES,
            Menu.VIEW,
            tr("&Cycles"),
            tr("All cycles, what was filed, and the way to file"),
            shortcut="Ctrl+4",
            icon="cycles",
            checkable=True,
        ),
        Entry(
            Action.SHOW_REMINDERS,
            Menu.VIEW,
            tr("&Reminders"),
            tr("What is to be done now, and what was put off"),
            shortcut="Ctrl+Shift+R",
            icon="bell",
            group=1,
        ),
        Entry(
            Action.SHOW_TRASH,
            Menu.VIEW,
            tr("&Trash"),
            tr("Deleted activities, until the trash is emptied"),
            shortcut="Ctrl+Shift+T",
            icon="trash",
            group=1,
            checkable=True,
        ),
        Entry(
            Action.CLEAR_FILTERS,
            Menu.VIEW,
            tr("Clear &filters"),
            tr("Show all activities: no search, no filters"),
            shortcut="Ctrl+Shift+E",
            group=1,
        ),
        Entry(
            Action.CHOOSE_COLUMNS,
            Menu.VIEW,
            tr("Colum&ns..."),
            tr("Choose and sort the columns of the activities"),
            group=1,
        ),
        Entry(
            Action.THEME_OF_SYSTEM,
            Menu.VIEW,
            tr("Theme of the &system"),
            tr("Light or dark as the system is"),
            group=2,
            needs=Need.NOTHING,
            checkable=True,
        ),
        Entry(
            Action.THEME_LIGHT,
            Menu.VIEW,
            tr("&Light theme"),
            tr("Always light"),
            group=2,
            needs=Need.NOTHING,
            checkable=True,
        ),
        Entry(
            Action.THEME_DARK,
            Menu.VIEW,
            tr("&Dark theme"),
            tr("Always dark"),
            group=2,
            needs=Need.NOTHING,
            checkable=True,
        ),
        Entry(
            Action.LARGER_TEXT,
            Menu.VIEW,
            tr("Lar&ger texts"),
            tr("Show all texts a step larger"),
            shortcut="Ctrl++",
            also=("Ctrl+=",),
            group=3,
            needs=Need.NOTHING,
        ),
        Entry(
            Action.SMALLER_TEXT,
            Menu.VIEW,
            tr("S&maller texts"),
            tr("Show all texts a step smaller"),
            shortcut="Ctrl+-",
            group=3,
            needs=Need.NOTHING,
        ),
        Entry(
            Action.USUAL_TEXT,
            Menu.VIEW,
            tr("&Usual size of texts"),
            tr("Show all texts in the size of the system"),
            shortcut="Ctrl+0",
            group=3,
            needs=Need.NOTHING,
        ),
    )


def _activity() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.LOG_ACTIVITY,
            Menu.ACTIVITY,
            tr("&Log activity..."),
            tr("Log something you did or plan to do"),
            shortcut="Ctrl+N",
            icon="plus",
            changes=True,
        ),
        Entry(
            Action.FINISH_DRAFT,
            Menu.ACTIVITY,
            tr("&Finish the next draft..."),
            tr("Finish what lies in the inbox, one after the other"),
            shortcut="Ctrl+Shift+D",
            icon="inbox",
            changes=True,
            needs=Need.DRAFT,
        ),
        Entry(
            Action.EDIT_ACTIVITY,
            Menu.ACTIVITY,
            tr("&Edit..."),
            tr("Change the selected activity, or several at once"),
            shortcut="Ctrl+E",
            icon="edit",
            group=1,
            changes=True,
            needs=Need.ACTIVITIES,
        ),
        Entry(
            Action.RENAME_ACTIVITY,
            Menu.ACTIVITY,
            tr("Re&name"),
            tr("Change the title of the selected activity in its place"),
            shortcut="F2",
            group=1,
            changes=True,
            needs=Need.ONE_ACTIVITY,
        ),
        Entry(
            Action.CONFIRM_ACTIVITIES,
            Menu.ACTIVITY,
            tr("It &happened"),
            tr("Note that the selected planned activities came true, so that they count"),
            shortcut="Ctrl+Return",
            icon="check",
            group=1,
            changes=True,
            needs=Need.PLANNED,
        ),
        Entry(
            Action.DUPLICATE_ACTIVITY,
            Menu.ACTIVITY,
            tr("&Duplicate..."),
            tr("Log a copy of the selected activity on another date"),
            shortcut="Ctrl+D",
            icon="duplicate",
            group=1,
            changes=True,
            needs=Need.ONE_ACTIVITY,
        ),
        Entry(
            Action.ATTACH_EVIDENCE,
            Menu.ACTIVITY,
            tr("&Attach evidence..."),
            tr("Attach files that prove the selected activity"),
            shortcut="Ctrl+Shift+A",
            icon="attach",
            group=1,
            changes=True,
            needs=Need.ONE_ACTIVITY,
        ),
        Entry(
            Action.PLACE_ACTIVITY,
            Menu.ACTIVITY,
            tr("&Counts for..."),
            tr("Which cycle of which credential the selected activity counts for"),
            shortcut="Ctrl+Shift+C",
            icon="cycles",
            group=1,
            changes=True,
            needs=Need.ONE_ACTIVITY,
        ),
        Entry(
            Action.LOOK_AT_EVIDENCE,
            Menu.ACTIVITY,
            tr("Loo&k at evidence..."),
            tr("Look at the evidence of the selected activity (Space in the list)"),
            shortcut="Ctrl+L",
            group=1,
            needs=Need.EVIDENCE,
        ),
        Entry(
            Action.CONFIRM_ATTENDANCE,
            Menu.ACTIVITY,
            tr("Conf&irmation of attendance..."),
            tr("Write a form about the selected activity for the organiser or a manager to sign"),
            icon="report",
            group=1,
            needs=Need.ONE_ACTIVITY,
        ),
        Entry(
            Action.DELETE_ACTIVITY,
            Menu.ACTIVITY,
            tr("Move to t&rash"),
            tr("Move the selected activities to the trash"),
            shortcut="Del",
            icon="trash",
            group=2,
            changes=True,
            needs=Need.ACTIVITIES,
        ),
        Entry(
            Action.RESTORE_ACTIVITY,
            Menu.ACTIVITY,
            tr("Re&store"),
            tr("Take the selected activities out of the trash"),
            icon="restore",
            group=2,
            changes=True,
            needs=Need.TRASHED,
        ),
        Entry(
            Action.EMPTY_TRASH,
            Menu.ACTIVITY,
            tr("E&mpty trash..."),
            tr("Remove for good what is in the trash"),
            group=2,
            changes=True,
            needs=Need.TRASH,
        ),
    )


def _cycle() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.EXPORT_REPORT,
            Menu.CYCLE,
            tr("Export &report or pack..."),
            tr("Look at the report, the application sheet or the audit pack; print and save it"),
            shortcut="Ctrl+R",
            icon="report",
        ),
        Entry(
            Action.FILE_APPLICATION,
            Menu.CYCLE,
            tr("Mark as &filed..."),
            tr("Note that the application of the cycle is filed"),
            shortcut="Ctrl+Shift+F",
            icon="submitted",
            group=1,
            changes=True,
        ),
        Entry(
            Action.NOTE_DECISION,
            Menu.CYCLE,
            tr("Note the &decision..."),
            tr("Note that the application was approved, denied, or is in audit"),
            group=1,
            changes=True,
        ),
        Entry(
            Action.CHECK_REPORT,
            Menu.CYCLE,
            tr("&Check a report..."),
            tr("Say whether a file is the report that was filed, differs from it, or is unknown"),
            group=1,
        ),
        Entry(
            Action.CREDENTIALS,
            Menu.CYCLE,
            tr("&Holder and credentials..."),
            tr("Change what is known of you, and which credentials you have"),
            shortcut="Ctrl+Shift+H",
            group=2,
        ),
    )


def _help() -> tuple[Entry, ...]:
    return (
        Entry(
            Action.GUIDE,
            Menu.HELP,
            tr("&Guide"),
            tr("The guide, opened at what is in front of you"),
            shortcut="Shift+F1",
            icon="help",
            needs=Need.NOTHING,
        ),
        Entry(
            Action.SHORTCUTS,
            Menu.HELP,
            tr("&Shortcuts"),
            tr("All keys in one list"),
            shortcut="F1",
            also=("?",),
            icon="keyboard",
            needs=Need.NOTHING,
        ),
        Entry(
            Action.TOUR,
            Menu.HELP,
            tr("&Tour"),
            tr("What is where in this window, in four steps"),
        ),
        Entry(
            Action.ABOUT,
            Menu.HELP,
            tr("&About CPIM PDP"),
            tr("The version, the licences, and what this program is not"),
            needs=Need.NOTHING,
        ),
    )


def check(entries: Iterable[Entry]) -> None:
    """Make sure that the table is whole.

    Raises:
        ValueError: an action is missing or declared twice, has no text or tip, or shares its
            shortcut or its mnemonic, or has no mnemonic.
    """
    seen = [entry.action for entry in entries]
    if sorted(seen) != sorted(Action):
        raise ValueError("each action is declared once")
    if any(not (entry.text and entry.tip) for entry in entries):
        raise ValueError("each action has a text and a tip")
    shortcuts = [keys for entry in entries for keys in (entry.shortcut, *entry.also) if keys]
    if len(shortcuts) != len(set(shortcuts)):
        raise ValueError("a shortcut is used twice")
    mnemonics = [(entry.menu, mnemonic(entry.text)) for entry in entries]
    if len(mnemonics) != len(set(mnemonics)):
        raise ValueError("a mnemonic is used twice in a menu")
    if not all(letter for _menu, letter in mnemonics):
        raise ValueError("each action can be reached by letters")


def mnemonic(text: str) -> str:
    """Return the letter after the ampersand, in lower case; empty where there is none."""
    return text.partition("&")[2][:1].lower()


check(table())
