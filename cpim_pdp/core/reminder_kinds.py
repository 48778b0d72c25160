"""The kinds of reminders: one declared table of when each is shown and when it goes by itself."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.leads import DEADLINE, Lead

if TYPE_CHECKING:
    from collections.abc import Mapping

PACE_LOST_UNDER = 0.5
"""From this likelihood down the target is more likely missed than reached."""


@unique
class ReminderKind(StrEnum):
    """What a reminder is about, what presses most first."""

    SUSPENDED = "suspended"
    DUE = "due"
    EXAMS_DUE = "exams-due"
    NOT_CONFIRMED = "not-confirmed"
    PACE_LOST = "pace-lost"
    EVIDENCE_MISSING = "evidence-missing"
    FILING_OPENS = "filing-opens"
    UNDECIDED = "undecided"
    PAPERS = "papers"


EVERY_KIND = frozenset(ReminderKind)


@dataclass(frozen=True, slots=True)
class Timing:
    """When a kind of reminder is shown.

    ``leads`` are its steps before the day that it is about, each of which takes the place of the
    one before; else it is shown ``after_days`` from that day on, for ``lasts_days``. None: until
    what it asks for is done. What it asks for being done ends any of them.
    """

    leads: tuple[Lead, ...] = ()
    after_days: int = 0
    lasts_days: int | None = None


TIMINGS: Mapping[ReminderKind, Timing] = {
    # Of the day before the surcharge grows, and of the last one before the credential expires.
    ReminderKind.SUSPENDED: Timing(leads=DEADLINE[2:]),
    ReminderKind.DUE: Timing(leads=DEADLINE),
    ReminderKind.EXAMS_DUE: Timing(leads=DEADLINE),
    # Of the last day that was planned.
    ReminderKind.NOT_CONFIRMED: Timing(after_days=1),
    # Of no day: for as long as the likelihood is below.
    ReminderKind.PACE_LOST: Timing(),
    # Of the activity's last day: a certificate takes some days to come.
    ReminderKind.EVIDENCE_MISSING: Timing(after_days=7),
    # Of the day on which filing opens; with all points there, until it is filed or soon due.
    ReminderKind.FILING_OPENS: Timing(lasts_days=30),
    # Of the day of filing.
    ReminderKind.UNDECIDED: Timing(after_days=30),
    # Of the day of the approval.
    ReminderKind.PAPERS: Timing(lasts_days=60),
}
