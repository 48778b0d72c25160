"""Exams on the way back, and reminders that sleep."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.logs import EXPIRED, make_log

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import (
    AddAttempt,
    AddCredential,
    Command,
    EditAttempt,
    RemoveAttempt,
    RemoveCredential,
    SnoozeReminder,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend the log of a holder whose CPIM expired on 1 April 2025."""
    with make_log(tmp_path / "a.cpimlog", credential=EXPIRED) as made:
        yield made


def attempt(logbook: Logbook, on: str = "2026-05-02", score: int = 299) -> ExamAttempt:
    credential = logbook.snapshot().credentials[0].id
    return ExamAttempt("", credential, "part-1", date.fromisoformat(on), score)


def refused(logbook: Logbook, command: Command) -> Reason:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        logbook.do(command)
    assert logbook.snapshot() == before
    return raised.value.reason


def test_attempts_stand_by_their_day(logbook: Logbook) -> None:
    for on, score in (("2026-05-02", 310), ("2025-05-01", 290)):
        logbook.do(AddAttempt(attempt(logbook, on, score)))

    assert [one.score for one in logbook.snapshot().attempts] == [290, 310]


def test_an_attempt_is_changed_where_nobody_else_changed_it(logbook: Logbook) -> None:
    (identity,) = logbook.do(AddAttempt(attempt(logbook))).ids
    before = logbook.snapshot().attempts[0]

    logbook.do(EditAttempt(replace(before, score=305), before))
    logbook.do(EditAttempt(replace(before, date=date(2026, 5, 3)), before))
    assert logbook.snapshot().attempts == (replace(before, score=305, date=date(2026, 5, 3)),)
    clashing = EditAttempt(replace(before, score=300), before)
    assert refused(logbook, clashing) is Reason.ATTEMPT_CHANGED_ELSEWHERE
    logbook.do(EditAttempt(replace(before, score=300)))
    assert logbook.snapshot().attempts == (replace(before, score=300),)
    assert identity == before.id


def test_an_attempt_is_removed_and_comes_back_with_undo(logbook: Logbook) -> None:
    (identity,) = logbook.do(AddAttempt(attempt(logbook))).ids

    logbook.do(RemoveAttempt(identity))
    assert logbook.snapshot().attempts == ()
    logbook.undo()
    assert len(logbook.snapshot().attempts) == 1


def test_what_can_be_no_attempt_is_refused(logbook: Logbook) -> None:
    made = attempt(logbook)

    for odd, reason in (
        (replace(made, credential="x"), Reason.CREDENTIAL_UNKNOWN),
        (replace(made, exam="part-3"), Reason.EXAM_UNKNOWN),
        (replace(made, date=date(2026, 11, 23)), Reason.ATTEMPT_AHEAD),
        (replace(made, date=date(2025, 3, 31)), Reason.ATTEMPT_BEFORE_EXPIRY),
    ):
        assert refused(logbook, AddAttempt(odd)) is reason
    assert refused(logbook, RemoveAttempt("x")) is Reason.ATTEMPT_UNKNOWN
    assert refused(logbook, EditAttempt(replace(made, id="x"))) is Reason.ATTEMPT_UNKNOWN


def test_with_a_credential_go_its_attempts_and_come_back(logbook: Logbook) -> None:
    logbook.do(AddAttempt(attempt(logbook)))
    (second,) = logbook.do(AddCredential(replace(EXPIRED, designation="CPIM-F"))).ids
    logbook.do(AddAttempt(replace(attempt(logbook), credential=second)))
    before = logbook.snapshot()

    logbook.do(RemoveCredential(second))
    assert [one.credential for one in logbook.snapshot().attempts] != [second]
    assert len(logbook.snapshot().attempts) == 1
    logbook.undo()
    assert logbook.snapshot() == before


def test_a_reminder_sleeps_longer_wakes_and_sleeps_again(logbook: Logbook) -> None:
    for until in (date(2027, 1, 1), date(2027, 2, 1)):
        logbook.do(SnoozeReminder("due-90", until))
        assert logbook.snapshot().snoozes == (Snooze("due-90", until),)

    logbook.do(SnoozeReminder("due-90", None))
    assert logbook.snapshot().snoozes == ()
    logbook.do(SnoozeReminder("due-90", None))
    assert len(logbook.history()) == 3
    logbook.undo(2)
    assert logbook.snapshot().snoozes == (Snooze("due-90", date(2027, 1, 1)),)


def test_what_is_no_reminder_can_not_sleep(logbook: Logbook) -> None:
    assert refused(logbook, SnoozeReminder(" ", date(2027, 1, 1))) is Reason.REMINDER_MALFORMED
