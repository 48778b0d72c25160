"""What a reminder is: its key, and whether it is asleep."""

from datetime import date

import pytest

from cpim_pdp.core.reminder_kinds import EVERY_KIND, ReminderKind
from cpim_pdp.core.reminders import Reminder, Task, answers_to, asleep, awake, key_of
from cpim_pdp.core.snoozes import KEY_MOST

DUE = Reminder(ReminderKind.DUE, Task.FILE, "due:1f3a-22:2:months-6", {})
SLEEPING = Reminder(
    ReminderKind.PAPERS, Task.KEEP_PAPERS, "papers:1f3a-22:1:approved", {}, asleep_until=date.max
)


def test_a_key_is_made_of_its_parts() -> None:
    assert key_of(ReminderKind.DUE, "1f3a-22", 2, "months-6") == DUE.key


def test_the_longest_key_can_be_kept() -> None:
    key = key_of(ReminderKind.EVIDENCE_MISSING, "x" * 64, 99, "2031-05-10-months-12")

    assert len(key) <= KEY_MOST


@pytest.mark.parametrize(
    "typed",
    [DUE.key, "due", "due:1f3a", "du:1f:2:months", "due:1f3a-22:2", " due:1f3a:2:months-6 "],
)
def test_a_key_may_be_typed_in_part(typed: str) -> None:
    assert answers_to(DUE, typed)
    assert not answers_to(SLEEPING, typed)


@pytest.mark.parametrize("typed", ["papers", "due:2", "due:1f3a-22:2:months-6:more", "months-6"])
def test_another_key_is_not_answered_to(typed: str) -> None:
    assert not answers_to(DUE, typed)


def test_those_asleep_are_told_apart() -> None:
    every = (DUE, SLEEPING)

    assert awake(every) == (DUE,)
    assert asleep(every) == (SLEEPING,)
    assert awake(every, EVERY_KIND - {ReminderKind.DUE}) == ()
    assert asleep(every, frozenset({ReminderKind.DUE})) == ()
