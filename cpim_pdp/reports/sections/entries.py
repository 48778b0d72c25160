"""The entries of a report in the order and with the numbers that all its sections use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import Counted, Flag
from cpim_pdp.core.summary import Summary


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity as it is counted, with its number in this report."""

    number: int
    counted: Counted

    @property
    def title(self) -> str:
        """The activity's title."""
        return self.counted.activity.details.title


@dataclass(frozen=True, slots=True)
class Group:
    """The earned entries of one category of the form."""

    category: str
    claimed: Decimal
    counted: Decimal
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries: earned ones by category, then the planned ones, then those outside the cycle."""

    groups: tuple[Group, ...]
    planned: tuple[Entry, ...]
    outside: tuple[Entry, ...]

    @property
    def earned(self) -> tuple[Entry, ...]:
        """The entries that the totals are made of."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def all(self) -> tuple[Entry, ...]:
        """Every entry, in the order of their numbers."""
        return (*self.earned, *self.planned, *self.outside)


def numbered(summary: Summary) -> Entries:
    """Return the summary's entries in order, numbered from 1."""
    inside = [one for one in summary.entries if one.in_cycle]
    earned = [one for one in inside if one.state is not State.PLANNED]
    parts = [
        [one for one in earned if one.price.category == total.category]
        for total in summary.categories
    ]
    planned = [one for one in inside if one.state is State.PLANNED]
    outside = [one for one in summary.entries if not one.in_cycle]
    first, groups = 1, []
    for total, part in zip(summary.categories, parts, strict=True):
        entries = _numbered(part, first)
        first += len(entries)
        groups.append(Group(total.category, total.claimed, total.counted, entries))
    return Entries(
        groups=tuple(groups),
        planned=_numbered(planned, first),
        outside=_numbered(outside, first + len(planned)),
    )


def _numbered(counted: Iterable[Counted], first: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(number, one) for number, one in enumerate(sorted(counted, key=_order), first)
    )


def _order(one: Counted) -> tuple[bool, date, str, str]:
    """Opening balances first, then by last day."""
    activity = one.activity
    balance = Flag.OPENING_BALANCE in one.flags
    return not balance, activity.last_day or date.min, activity.created.isoformat(), activity.id
