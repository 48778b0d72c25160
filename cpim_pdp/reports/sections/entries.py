"""The entries of a report in the order and with the numbers that all its sections use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cpim_pdp.core.activities import Evidence, State
from cpim_pdp.core.counting import Counted, Flag
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.sections.columns import ranges
from cpim_pdp.wording.translation import Translate


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity as it is counted, with its number in this report.

    ``exhibits`` are the numbers of the files that prove it, in the order of the activity.
    """

    number: int
    counted: Counted
    exhibits: tuple[int, ...]

    @property
    def title(self) -> str:
        """The activity's title."""
        return self.counted.activity.details.title


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file that proves one entry or several, with its number in this report."""

    number: int
    evidence: Evidence
    entries: tuple[Entry, ...]


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
    earned: tuple[Entry, ...] = field(init=False, repr=False)
    """The entries that the totals are made of."""
    all: tuple[Entry, ...] = field(init=False, repr=False)
    """Every entry, in the order of their numbers."""

    def __post_init__(self) -> None:
        earned = tuple(entry for group in self.groups for entry in group.entries)
        object.__setattr__(self, "earned", earned)
        object.__setattr__(self, "all", (*earned, *self.planned, *self.outside))

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every file that proves an entry, in the order of their numbers."""
        proving: dict[int, list[Entry]] = {}
        files: dict[int, Evidence] = {}
        for entry in self.all:
            for number, evidence in zip(
                entry.exhibits, entry.counted.activity.evidence, strict=True
            ):
                files.setdefault(number, evidence)
                proving.setdefault(number, []).append(entry)
        return tuple(Exhibit(one, file, tuple(proving[one])) for one, file in files.items())


def exhibit(number: int, tr: Translate) -> str:
    """Return what an exhibit is called."""
    return tr("Exhibit {number}").format(number=number)


def exhibits(numbers: Sequence[int], tr: Translate) -> str:
    """Return what several exhibits are called, those that follow each other in short: 3-5, 8."""
    if len(numbers) == 1:
        return exhibit(numbers[0], tr)
    return tr("Exhibits {numbers}").format(numbers=ranges(numbers))


def numbered(summary: Summary) -> Entries:
    """Return the summary's entries in order, numbered from 1, as are the files that prove them.

    A file that proves several entries is one exhibit.
    """
    inside = [one for one in summary.entries if one.in_cycle]
    earned = [one for one in inside if one.state is not State.PLANNED]
    parts = [
        _ordered(one for one in earned if one.price.category == total.category)
        for total in summary.categories
    ]
    planned = _ordered(one for one in inside if one.state is State.PLANNED)
    outside = _ordered(one for one in summary.entries if not one.in_cycle)
    exhibits = _exhibits([*(one for part in parts for one in part), *planned, *outside])
    first, groups = 1, []
    for total, part in zip(summary.categories, parts, strict=True):
        entries = _entries(part, first, exhibits)
        first += len(entries)
        groups.append(Group(total.category, total.claimed, total.counted, entries))
    return Entries(
        groups=tuple(groups),
        planned=_entries(planned, first, exhibits),
        outside=_entries(outside, first + len(planned), exhibits),
    )


def _ordered(counted: Iterable[Counted]) -> list[Counted]:
    return sorted(counted, key=_order)


def _order(one: Counted) -> tuple[bool, date, str, str]:
    """Opening balances first, then by last day."""
    activity = one.activity
    balance = Flag.OPENING_BALANCE in one.flags
    return not balance, activity.last_day or date.min, activity.created.isoformat(), activity.id


def _exhibits(counted: Iterable[Counted]) -> Mapping[str, int]:
    """Return the number of each file, by its hash."""
    hashes = (file.sha256 for one in counted for file in one.activity.evidence)
    return {each: number for number, each in enumerate(dict.fromkeys(hashes), 1)}


def _entries(
    counted: Sequence[Counted], first: int, exhibits: Mapping[str, int]
) -> tuple[Entry, ...]:
    return tuple(
        Entry(number, one, tuple(exhibits[file.sha256] for file in one.activity.evidence))
        for number, one in enumerate(counted, first)
    )
