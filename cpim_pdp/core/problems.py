"""What a check of a log can find wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class ProblemKind(StrEnum):
    """What is wrong; the comment names the facts that come with it."""

    STRUCTURE_DAMAGED = "structure-damaged"  # detail
    REFERENCE_BROKEN = "reference-broken"  # table, to, count
    CONTENT_CHANGED = "content-changed"  # sha256, name
    CONTENT_MISSING = "content-missing"  # sha256, name
    ROW_NOT_AS_JOURNALED = "row-not-as-journaled"  # table, row, command
    HISTORY_BROKEN = "history-broken"  # table, row, command


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found, with the facts for its sentence."""

    kind: ProblemKind
    facts: Mapping[str, object]
