"""What becomes of an entry of the journal."""

from enum import StrEnum, unique


@unique
class EntryState(StrEnum):
    """What became of an entry."""

    DONE = "done"
    UNDONE = "undone"
    ENDED = "ended"  # undone, and another command came after
    FINAL = "final"  # done for good: what it touched was removed
