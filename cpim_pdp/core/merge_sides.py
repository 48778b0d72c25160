"""The two logs of a merge, and who changed what since they were alike.

A journal knows every version that a row ever had. A version of theirs that our journal knows is
older than ours; where neither knows the other's, both changed it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from cpim_pdp.core.snapshot import Snapshot

Key = tuple[str, str]
"""A row: its table and its id."""
Mark = str
"""What tells one version of a row from any other."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two logs: what it holds and what its journal knows.

    ``present`` are the versions that stand, detached evidence among them; ``known`` all that the
    journal knows; ``touched`` when a row was changed last; ``gone`` when it was removed for good.
    ``unreadable`` are the SHA-256 of bytes that are not what they should be.
    """

    snapshot: Snapshot
    present: Mapping[Key, Mark]
    known: Mapping[Key, frozenset[Mark]]
    touched: Mapping[Key, datetime]
    gone: Mapping[Key, datetime]
    unreadable: frozenset[str] = frozenset()

    def when(self, key: Key) -> datetime:
        """Return when a row was changed last; long ago where the journal does not know."""
        return self.touched.get(key, _LONG_AGO)

    def knows(self, key: Key, mark: Mark) -> bool:
        """Say whether the journal knows this version of a row."""
        return mark in self.known.get(key, frozenset())


class Verdict(Enum):
    """What is to become of a row of theirs."""

    NEW = auto()
    SAME = auto()
    OURS = auto()
    THEIRS = auto()
    BOTH = auto()
    AWAY = auto()  # it was here, and was taken away


def is_newer(key: Key, judged: Verdict, ours: Side, theirs: Side) -> bool:
    """Say whether their version of a row that is in both logs is the newer one."""
    changed_later = theirs.when(key) > ours.when(key)
    return judged is Verdict.THEIRS or (judged is Verdict.BOTH and changed_later)


def verdict(key: Key, ours: Side, theirs: Side) -> Verdict:
    """Return who changed a row of theirs since the logs were alike."""
    there = theirs.present[key]
    here = ours.present.get(key)
    known_here = ours.knows(key, there)
    if here is None:
        return Verdict.AWAY if known_here else Verdict.NEW
    if here == there:
        return Verdict.SAME
    known_there = theirs.knows(key, here)
    if known_here == known_there:
        return Verdict.BOTH
    return Verdict.OURS if known_here else Verdict.THEIRS
