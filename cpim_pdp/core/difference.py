"""How two states of a log differ: what going back to an earlier one would take and bring back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity that is in both states but not alike.

    ``fields`` names what of its details differs, and ``evidence`` where its files do.
    """

    now: Activity
    then: Activity
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between a log now and then.

    ``added`` since then, so that going back would take it away; ``removed`` since then, so that it
    would come back; ``changed`` would be as it was. ``trash`` is how many activities the two
    trashes do not share; the marks say whether the rest differs.
    """

    added: tuple[Activity, ...]
    removed: tuple[Activity, ...]
    changed: tuple[ActivityChange, ...]
    trash: int
    holder: bool
    credentials: bool
    submissions: bool
    schedules: bool
    attempts: bool

    @property
    def is_none(self) -> bool:
        """Whether going back would change nothing."""
        return self == _NONE


_NONE = Difference(
    *((), (), (), 0),
    holder=False,
    credentials=False,
    submissions=False,
    schedules=False,
    attempts=False,
)


def difference(now: Snapshot, then: Snapshot) -> Difference:
    """Return what changed between two states of a log, or of two logs."""
    present, past = _by_id(now.activities), _by_id(then.activities)
    pairs = [(one, past[one.id]) for one in now.activities if one.id in past]
    changes = [ActivityChange(new, old, _differing(new, old)) for new, old in pairs]
    return Difference(
        added=tuple(one for one in now.activities if one.id not in past),
        removed=tuple(one for one in then.activities if one.id not in present),
        changed=tuple(one for one in changes if one.fields),
        trash=len(set(_by_id(now.trash)) ^ set(_by_id(then.trash))),
        holder=now.holder != then.holder,
        credentials=now.credentials != then.credentials,
        submissions=now.submissions != then.submissions,
        schedules=now.schedules != then.schedules,
        attempts=now.attempts != then.attempts,
    )


def _by_id(activities: Iterable[Activity]) -> Mapping[str, Activity]:
    return {one.id: one for one in activities}


def _differing(new: Activity, old: Activity) -> tuple[str, ...]:
    names = [one.name for one in fields(Details)]
    found = [name for name in names if getattr(new.details, name) != getattr(old.details, name)]
    return (*found, "evidence") if new.evidence != old.evidence else tuple(found)
