"""What earlier activities offer to an entry: words to complete with, and how it was last time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, names

_LIKE = ("type", "provider", "quantity", "topics", "event", "category")
"""What an activity has in common with an earlier one of the same title."""


@dataclass(frozen=True, slots=True)
class Known:
    """Providers, events and titles of earlier activities, the latest first."""

    providers: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    last: Mapping[str, Details] = field(default_factory=dict)
    """The latest activity of each title, by how `folded` writes it."""

    def last_time(self, title: str) -> Details | None:
        """Return the latest activity of a title, whatever its case and accents."""
        return self.last.get(folded(" ".join(title.split())))


def known(activities: Iterable[Activity], besides: str = "") -> Known:
    """Return what activities offer; that of the id ``besides`` offers nothing to itself."""
    latest = sorted(
        (one for one in activities if one.id != besides),
        key=lambda one: (one.created, one.id),
        reverse=True,
    )
    details = [one.details for one in latest]
    last: dict[str, Details] = {}
    for one in details:
        if not one.draft:
            last.setdefault(folded(" ".join(one.title.split())), one)
    return Known(
        providers=tuple(dict.fromkeys(one.provider for one in details if one.provider)),
        events=tuple(dict.fromkeys(one.event for one in details if one.event)),
        titles=tuple(dict.fromkeys(one.title for one in last.values())),
        last=last,
    )


def begun(activities: Iterable[Activity], today: date) -> Details:
    """Return what a new entry begins with: today, and the type that was logged last."""
    typed = (one for one in activities if one.details.type is not None)
    last = max(typed, key=lambda one: one.created, default=None)
    return Details(title="", date=today, type=last.details.type if last else None)


def next_one(details: Details) -> Details:
    """Return what the entry after this one begins with: its type and date stay."""
    return Details(title="", type=details.type, date=details.date, planned=details.planned)


def like(details: Details, last: Details) -> Details:
    """Return details filled in as they were last time."""
    return replace(details, **{name: getattr(last, name) for name in _LIKE})


def is_like(details: Details, last: Details) -> bool:
    """Say whether nothing would be filled in."""
    return like(details, last) == details


def described(last: Details) -> str:
    """Return in one line what would be filled in."""
    parts = [
        names.activity_type(last.type, tr) if last.type else "",
        last.provider,
        amounts.short_amount(last.quantity, tr) if last.quantity else "",
        ", ".join(names.topic(one, tr) for one in last.topics),
    ]
    return " · ".join(part for part in parts if part)
