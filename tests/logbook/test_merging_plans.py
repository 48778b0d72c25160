"""Schedules, exams and reminders of another log are brought in, and nothing is planned twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.logs import CPIM, EXPIRED, StillClock, exam, make_log
from helpers.two_laptops import TwoLaptops

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import (
    AddActivity,
    AddAttempt,
    AddCredential,
    AddSchedule,
    ApproveSubmission,
    ConfirmActivities,
    DeleteActivities,
    EditAttempt,
    EditSchedule,
    EmptyTrash,
    FileSubmission,
    MergeLog,
    RemoveAttempt,
    RemoveCredential,
    RemoveSchedule,
    SnoozeReminder,
)
from cpim_pdp.core.merge_plan import Kept, MergePlan, Thing
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.schedules import Series
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.logbook import Logbook

MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), date(2024, 1, 15)
)
YEARS = [f"{year}-01-15" for year in range(2024, 2029)]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    """Lend two laptops."""
    made = TwoLaptops(tmp_path)
    yield made
    made.ours.close()
    made.theirs.close()


@pytest.fixture
def shared(two: TwoLaptops) -> str:
    """Return the id of a schedule that both laptops have."""
    (schedule, *_) = two.theirs.do(AddSchedule(MEMBERSHIP)).ids
    two.merge()
    return schedule


def later(two: TwoLaptops, log: Logbook, command: object) -> tuple[str, ...]:
    two.clock.advance(hours=1)
    return log.do(command).ids  # type: ignore[arg-type]


def edited(two: TwoLaptops, log: Logbook, schedule: str, **values: object) -> None:
    before = log.snapshot().schedule(schedule).series
    template = replace(before.template, **values.pop("template", {}))  # type: ignore[arg-type]
    after = replace(before, template=template, **values)  # type: ignore[arg-type]
    later(two, log, EditSchedule(schedule, before, after))


def planned(log: Logbook) -> list[str]:
    return [str(one.details.date) for one in log.snapshot().activities if one.details.planned]


def approve(log: Logbook) -> None:
    for number in range(4):
        log.do(AddActivity(exam(f"Exam {number}")))
    credential, on = log.snapshot().credentials[0].id, date(2026, 11, 22)
    (filed,) = log.do(FileSubmission(credential, on, attested=True, report=b"%PDF")).ids
    log.do(ApproveSubmission(filed, on))


def kept(plan: MergePlan) -> list[tuple[Thing, Kept]]:
    return [(one.thing, one.kept) for one in plan.conflicts]


# Schedules


def test_a_new_schedule_comes_with_what_it_planned(two: TwoLaptops) -> None:
    two.theirs.do(AddSchedule(MEMBERSHIP))

    plan = two.merge()

    assert two.ours.snapshot().schedules == two.theirs.snapshot().schedules
    assert planned(two.ours) == YEARS
    assert plan.conflicts == ()
    two.ours.undo()
    assert two.ours.snapshot().schedules == ()
    two.merge()
    assert planned(two.ours) == YEARS


@pytest.mark.usefixtures("shared")
def test_what_both_made_for_the_next_cycle_comes_once(two: TwoLaptops) -> None:
    for log in (two.theirs, two.ours):
        two.clock.advance(hours=1)
        log.do(AddCredential(replace(CPIM, designation="CSCP", certified=date(2025, 5, 4))))
    assert planned(two.ours) == planned(two.theirs)
    before = planned(two.ours)

    two.merge()

    assert planned(two.ours) == before
    assert len(before) == len(set(before)) == 7


@pytest.mark.usefixtures("shared")
def test_an_approval_that_is_brought_in_lets_our_schedules_go_on(two: TwoLaptops) -> None:
    two.ours.do(AddSchedule(replace(MEMBERSHIP, start=date(2025, 6, 1))))
    approve(two.theirs)

    two.merge()

    assert planned(two.ours)[-2:] == ["2032-06-01", "2033-01-15"]
    assert len(planned(two.ours)) == len(set(planned(two.ours)))


def test_what_was_thrown_away_there_after_it_was_made_does_not_come_with_ours(
    two: TwoLaptops, shared: str
) -> None:
    approve(two.theirs)
    made = two.theirs.snapshot()
    last = [one.id for one in made.activities if one.details.schedule == shared][-1]
    two.theirs.do(DeleteActivities((last,)))
    two.theirs.do(EmptyTrash())

    two.merge()

    assert planned(two.ours)[-1] == "2032-01-15"
    assert two.ours.snapshot().schedule(shared).made_until == date(2033, 3, 31)


def test_a_schedule_changed_on_one_laptop_is_changed_on_the_other(
    two: TwoLaptops, shared: str
) -> None:
    monthly = Recurrence(Frequency.MONTHLY, 7)
    edited(two, two.theirs, shared, recurrence=monthly, template={"provider": "ASCM"})

    plan = two.merge()

    assert plan.conflicts == ()
    assert two.ours.snapshot().schedules == two.theirs.snapshot().schedules
    assert planned(two.ours) == planned(two.theirs)
    edited(two, two.ours, shared, until=date(2027, 12, 31))
    assert two.merge().changes_nothing
    assert two.merge(two.theirs, two.ours).conflicts == ()
    assert planned(two.theirs) == planned(two.ours)


@pytest.mark.parametrize("standing", list(Kept))
def test_of_two_rules_the_newer_stands_and_the_other_s_days_go(
    two: TwoLaptops, shared: str, standing: Kept
) -> None:
    in_order = [two.ours, two.theirs] if standing is Kept.THEIRS else [two.theirs, two.ours]
    for log in in_order:
        months = 5 if log is two.ours else 7
        edited(two, log, shared, recurrence=Recurrence(Frequency.MONTHLY, months))
    wanted = planned(in_order[1])

    plan = two.merge()

    assert kept(plan) == [(Thing.SCHEDULE, standing)]
    assert [one.field for one in plan.conflicts[0].fields] == ["recurrence"]
    assert planned(two.ours) == wanted
    assert bool(plan.dropped) is (standing is Kept.THEIRS)
    two.ours.undo()
    assert two.ours.check() == ()


def test_days_left_out_on_either_laptop_stay_so(two: TwoLaptops, shared: str) -> None:
    for log, day in ((two.ours, "2027-01-15"), (two.theirs, "2028-01-15")):
        (entry,) = [one for one in log.snapshot().activities if str(one.details.date) == day]
        later(two, log, DeleteActivities((entry.id,)))
        edited(two, log, shared, template={"title": "ASCM"})

    two.merge()

    assert two.ours.snapshot().schedule(shared).exceptions == (
        date(2027, 1, 15),
        date(2028, 1, 15),
    )


def test_a_schedule_removed_here_stays_away_also_after_its_trash_is_emptied(
    two: TwoLaptops, shared: str
) -> None:
    later(two, two.ours, RemoveSchedule(shared))
    assert two.merge().new_schedules == ()
    later(two, two.ours, EmptyTrash())
    assert two.merge().new_schedules == ()
    edited(two, two.theirs, shared, template={"title": "Still there"})
    assert [one.id for one in two.merge().new_schedules] == [shared]


def test_what_a_schedule_that_was_removed_here_went_on_to_plan_there_stays_away(
    two: TwoLaptops, shared: str
) -> None:
    later(two, two.ours, RemoveSchedule(shared))
    approve(two.theirs)

    two.merge()

    assert planned(two.ours) == YEARS[:3]


def test_what_was_confirmed_there_is_confirmed_here(two: TwoLaptops, shared: str) -> None:
    first = next(one.id for one in two.theirs.snapshot().activities if one.details.schedule)
    later(two, two.theirs, ConfirmActivities((first,)))

    two.merge()

    assert planned(two.ours) == YEARS[1:]
    assert two.ours.snapshot().activity(first).details.schedule == shared


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE schedules SET type = 'yoga'", Reason.TYPE_UNKNOWN),
        ("UPDATE schedules SET id = 'a b'", Reason.ID_MALFORMED),
    ],
)
def test_a_schedule_that_can_not_be_is_left_out(
    two: TwoLaptops, statement: str, reason: Reason
) -> None:
    two.theirs.do(AddSchedule(MEMBERSHIP))
    two.theirs._connection.execute(statement)

    plan = two.ours.merge_plan(two.theirs.path)

    assert [(one.thing, one.reason) for one in plan.left_out] == [(Thing.SCHEDULE, reason)]
    assert plan.new_schedules == ()


# Exams


def attempt(log: Logbook, exam_id: str = "part-1", score: int = 310) -> ExamAttempt:
    held = log.snapshot().credentials
    expired = [one.id for one in held if one.certified == EXPIRED.certified]
    credential = expired[0] if expired else log.do(AddCredential(EXPIRED)).ids[0]
    return ExamAttempt("", credential, exam_id, date(2026, 5, 2), score)


def scores(log: Logbook) -> list[int]:
    return [one.score for one in log.snapshot().attempts]


def test_a_new_exam_comes_and_one_removed_here_stays_away(two: TwoLaptops) -> None:
    (identity,) = two.theirs.do(AddAttempt(attempt(two.theirs))).ids

    two.merge()
    assert two.ours.snapshot().attempts == two.theirs.snapshot().attempts
    later(two, two.ours, RemoveAttempt(identity))
    assert two.merge().changes_nothing
    assert scores(two.ours) == []


def test_of_two_corrections_the_newer_stands(two: TwoLaptops) -> None:
    two.theirs.do(AddAttempt(attempt(two.theirs)))
    two.merge()
    held = two.ours.snapshot().attempts[0]

    later(two, two.theirs, EditAttempt(replace(held, score=311)))
    assert kept(two.merge()) == []
    assert scores(two.ours) == [311]
    later(two, two.ours, EditAttempt(replace(held, score=312)))
    assert two.merge().changes_nothing
    later(two, two.theirs, EditAttempt(replace(held, score=313)))
    assert kept(two.merge()) == [(Thing.ATTEMPT, Kept.THEIRS)]
    assert scores(two.ours) == [313]
    later(two, two.theirs, EditAttempt(replace(held, score=314)))
    later(two, two.ours, EditAttempt(replace(held, score=315)))
    assert kept(two.merge()) == [(Thing.ATTEMPT, Kept.OURS)]
    assert scores(two.ours) == [315]


def test_the_same_exam_noted_on_both_laptops_is_one(two: TwoLaptops) -> None:
    two.ours.do(AddAttempt(attempt(two.ours)))
    later(two, two.theirs, AddAttempt(attempt(two.theirs)))

    assert two.merge().changes_nothing
    other = two.theirs.snapshot().attempts[0]
    later(two, two.theirs, EditAttempt(replace(other, score=320)))
    assert kept(two.merge()) == [(Thing.ATTEMPT, Kept.THEIRS)]
    assert scores(two.ours) == [320]


def test_an_exam_for_a_credential_that_was_removed_here_stays_away(two: TwoLaptops) -> None:
    (second,) = two.theirs.do(AddCredential(replace(EXPIRED, designation="CPIM-F"))).ids
    two.merge()
    two.theirs.do(AddAttempt(replace(attempt(two.theirs), credential=second)))
    two.ours.do(RemoveCredential(second))

    assert two.merge().changes_nothing


def test_an_exam_that_can_not_be_is_left_out(two: TwoLaptops) -> None:
    two.theirs.do(AddAttempt(attempt(two.theirs)))
    two.theirs._connection.execute("UPDATE attempts SET exam = 'part-9'")

    plan = two.ours.merge_plan(two.theirs.path)

    assert [(one.thing, one.reason) for one in plan.left_out] == [
        (Thing.ATTEMPT, Reason.EXAM_UNKNOWN)
    ]


def test_logs_that_were_begun_by_themselves_know_the_same_exam_again(tmp_path: Path) -> None:
    clock = StillClock()
    with (
        make_log(tmp_path / "a.cpimlog", clock=clock) as ours,
        make_log(tmp_path / "b.cpimlog", clock=clock) as theirs,
    ):
        for log in (ours, theirs):
            log.do(AddAttempt(attempt(log)))
        theirs.do(AddAttempt(attempt(theirs, "part-2")))
        plan = ours.merge_plan(theirs.path)
        ours.do(MergeLog("b.cpimlog", str(theirs.path), plan))

        assert sorted(one.exam for one in ours.snapshot().attempts) == ["part-1", "part-2"]


# Reminders


def test_of_two_snoozes_the_later_holds(two: TwoLaptops) -> None:
    later(two, two.theirs, SnoozeReminder("due", date(2027, 1, 1)))
    two.merge()
    assert two.ours.snapshot().snoozes == (Snooze("due", date(2027, 1, 1)),)
    later(two, two.theirs, SnoozeReminder("due", date(2027, 2, 1)))
    two.merge()
    assert two.ours.snapshot().snoozes == (Snooze("due", date(2027, 2, 1)),)
    later(two, two.ours, SnoozeReminder("due", None))
    assert two.merge().changes_nothing


def test_a_reminder_that_can_not_be_is_left_alone(two: TwoLaptops) -> None:
    later(two, two.theirs, SnoozeReminder("due", date(2027, 1, 1)))
    two.theirs._connection.execute("UPDATE snoozes SET until = '1900-01-01'")

    assert two.merge().changes_nothing
