"""The journal as values: what was done to a log, when, and which rows it changed."""

from collections.abc import Mapping
from datetime import datetime

from cpim_pdp.core.frozen import dataclass

Value = str | int | None
Row = Mapping[str, Value]
"""A row as the log keeps it: points in hundredths, days and times as ISO text, marks as 0 or 1."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None: it was not there.

    Of a row that was removed for good, only its id is left.
    """

    table: str
    row: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One command that was done; ``undone`` if it was taken back.

    ``command`` is one of `COMMAND_NAMES`, `MIGRATED` or `SALVAGED`; ``at`` is in UTC; ``source`` is
    the file that an import came from; ``final`` if it can't be undone any more.
    """

    id: int
    at: datetime
    command: str
    undone: bool
    changes: tuple[RowChange, ...]
    source: str = ""
    final: bool = False


COMMAND_NAMES = (
    "change-holder",
    "add-credential",
    "edit-credential",
    "remove-credential",
    "add-activity",
    "add-drafts",
    "edit-activity",
    "edit-activities",
    "delete-activities",
    "restore-activities",
    "duplicate-activity",
    "import-activities",
    "merge-log",
    "attach-evidence",
    "change-evidence",
    "detach-evidence",
    "restore-evidence",
    "empty-trash",
    "file-submission",
    "approve-submission",
    "deny-submission",
    "audit-submission",
    "reopen-submission",
    "add-schedule",
    "edit-schedule",
    "remove-schedule",
    "take-plan",
    "confirm-activities",
    "add-attempt",
    "edit-attempt",
    "remove-attempt",
    "snooze-reminder",
)
"""How the journal names the commands of `commands`."""

MIGRATED = "migrate-log"
"""How it notes that a newer program took the log over: what came before can't be undone."""

SALVAGED = "salvage-log"
"""How it notes that the log was made of what could be read of a damaged one: likewise."""
