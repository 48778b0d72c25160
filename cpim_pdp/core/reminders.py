"""Reminders: what is to be done now.

Nothing is stored of one but until when the holder lets it sleep, by its key: the kind, what it is
about, the cycle, and the step. So a later step of a deadline is a reminder of its own, which wakes
the holder again.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.reminder_kinds import EVERY_KIND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from cpim_pdp.core.reminder_kinds import ReminderKind


@unique
class Task(StrEnum):
    """What a reminder asks the holder to do, with the facts of its sentence."""

    EARN = "earn"  # remaining, by
    FILE = "file"  # required, by
    EARN_BEFORE_SURCHARGE = "earn-before-surcharge"  # remaining, required, by, next_required
    FILE_BEFORE_SURCHARGE = "file-before-surcharge"  # required, by, next_required
    EARN_BEFORE_EXPIRY = "earn-before-expiry"  # remaining, required, by
    FILE_BEFORE_EXPIRY = "file-before-expiry"  # required, by
    TAKE_EXAMS = "take-exams"  # count, by
    CONFIRM = "confirm"  # title, day
    CONFIRM_SERIES = "confirm-series"  # title, count, day
    PLAN = "plan"  # likelihood, required, by
    ATTACH = "attach"  # points, count, title
    EARN_TO_FILE = "earn-to-file"  # opens, required, cycle
    NOTE_DECISION = "note-decision"  # filed
    STAND_AUDIT = "stand-audit"  # audited
    KEEP_PAPERS = "keep-papers"  # cycle, approved, until


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be done.

    ``since`` is the first day on which it is shown, None where that is not told; ``by`` the last
    day for what it asks, if there is one. ``credential`` is an id, empty where it is about
    activities alone, which may count for several; ``activities`` are ids, the one that matters most
    first. ``asleep_until``: the holder does not want to see it before that day.
    """

    kind: ReminderKind
    task: Task
    key: str
    facts: Mapping[str, object]
    since: date | None = None
    by: date | None = None
    credential: str = ""
    activities: tuple[str, ...] = ()
    asleep_until: date | None = None


def key_of(kind: ReminderKind, *parts: object) -> str:
    """Return the key of a reminder, which stays the same from day to day."""
    return ":".join((kind, *(str(part) for part in parts)))


def answers_to(reminder: Reminder, wanted: str) -> bool:
    """Say whether a key as somebody typed it, each part perhaps cut short, is this reminder's."""
    parts, typed = reminder.key.split(":"), wanted.strip().split(":")
    # Not zip's own check of the lengths: the last parts may be left out.
    return len(typed) <= len(parts) and all(
        part.startswith(beginning) for part, beginning in zip(parts, typed, strict=False)
    )


def awake(
    reminders: Iterable[Reminder], kinds: Collection[ReminderKind] = EVERY_KIND
) -> tuple[Reminder, ...]:
    """Return those of some kinds that are not asleep, in the order given."""
    return tuple(one for one in reminders if one.asleep_until is None and one.kind in kinds)


def asleep(
    reminders: Iterable[Reminder], kinds: Collection[ReminderKind] = EVERY_KIND
) -> tuple[Reminder, ...]:
    """Return those of some kinds that are asleep, in the order given."""
    return tuple(one for one in reminders if one.asleep_until is not None and one.kind in kinds)
