"""What a damaged log lost, or got back from elsewhere, when it was salvaged."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class LossKind(StrEnum):
    """What could not be read as it was; the comment names the facts that come with it."""

    PAGES_UNREADABLE = "pages-unreadable"  # count
    ROWS_UNREADABLE = "rows-unreadable"  # count
    ROWS_FROM_HISTORY = "rows-from-history"  # count
    ROWS_FROM_BACKUP = "rows-from-backup"  # count, backup
    ACTIVITY_DOUBTFUL = "activity-doubtful"  # title
    ROW_DOUBTFUL = "row-doubtful"  # table
    ACTIVITY_STANDS_IN = "activity-stands-in"  # title
    CREDENTIAL_STANDS_IN = "credential-stands-in"  # designation
    HOLDER_STANDS_IN = "holder-stands-in"
    EVIDENCE_LOST = "evidence-lost"  # name
    REPORT_LOST = "report-lost"  # filed
    DECISIONS_LOST = "decisions-lost"  # count
    HISTORY_LOST = "history-lost"  # count


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing to be told of a salvaged log, with the facts for its sentence."""

    kind: LossKind
    facts: Mapping[str, object]
