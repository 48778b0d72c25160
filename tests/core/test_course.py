"""A credential's cycles through expiry and being earned again."""

from dataclasses import replace

from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.counting import Why
from cpim_pdp.core.course import Course, course_of
from cpim_pdp.core.cycle_records import CycleState, cycle_record
from cpim_pdp.core.situation import holding_of
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summarise

RULES = rulebook()
LOST = cpim("2018-06-11")  # due 30 June 2023, expired from 29 September 2023 on
AGAIN = ExamAttempt("again", "cred", "cpim-8", day("2026-05-04"), 312)


def course(
    *attempts: ExamAttempt, on: str = "2026-11-22", filed: tuple[Submission, ...] = ()
) -> Course:
    return course_of(LOST, RULES, filed, attempts, day(on))


def log(*attempts: ExamAttempt, **more: object) -> Snapshot:
    return replace(snapshot(credentials=(LOST,)), attempts=attempts, **more)  # type: ignore[arg-type]


def test_it_begins_anew_on_the_day_of_the_pass() -> None:
    found = course(AGAIN)

    assert (found.shown.number, found.shown.start, found.shown.due) == (
        2,
        day("2026-05-04"),
        day("2031-05-31"),
    )
    assert found.cycles.cycle(1).due == day("2023-06-30")
    assert found.cycles.cycle(3).start == day("2031-06-01")
    assert found.cycles.cycle(3).due == day("2036-05-31")
    assert found.cycles.is_lost(1)
    assert not found.cycles.is_lost(2)


def test_the_day_before_the_pass_it_is_still_expired() -> None:
    assert course(AGAIN, on="2026-05-03").shown.number == 1


def test_an_exam_taken_before_it_expired_leads_nowhere() -> None:
    early = replace(AGAIN, date=day("2023-09-28"))

    assert course(early).shown.number == 1
    assert course(replace(early, date=day("2023-09-29"))).shown.number == 2


def test_filed_in_time_and_undecided_it_has_not_expired() -> None:
    filed = replace(submission(filed="2023-05-01"), denied=day("2026-10-01"), denial_reason="No")

    assert course(AGAIN, on="2026-06-01", filed=(filed,)).shown.number == 1
    assert course(AGAIN, on="2026-11-22", filed=(filed,)).shown.number == 2


def test_it_may_expire_and_be_earned_twice() -> None:
    twice = replace(AGAIN, id="twice", date=day("2040-01-02"))

    found = course(AGAIN, twice, on="2041-01-01")

    assert (found.shown.number, found.shown.due) == (3, day("2045-01-31"))
    assert [one.day for one in found.cycles.earned] == [LOST.certified, AGAIN.date, twice.date]


def test_an_approval_goes_on_from_the_new_cycle() -> None:
    filed = replace(submission(2, filed="2030-01-01"), approved=day("2030-02-01"))

    assert course(AGAIN, on="2030-03-01", filed=(filed,)).shown.due == day("2036-05-31")


def test_the_days_between_are_in_no_cycle() -> None:
    held = holding_of(log(AGAIN), RULES, LOST, day("2024-01-01"), day("2026-11-22"))

    assert held.cycle is None
    assert held.earned == AGAIN.date


def test_the_summary_is_of_the_new_cycle_and_tells_what_does_not_count() -> None:
    between = activity(details(RULES, on="2025-05-20"))
    since = activity(details(RULES, on="2026-06-20", quantity="2"))
    retake = activity(details(RULES, "exam", on="2026-05-04", quantity=None, score=312))

    found = summarise(
        log(AGAIN, activities=(between, retake, since)), RULES, LOST, day("2026-11-22")
    )

    assert found.verdict.standing is Standing.ACTIVE
    assert found.way_back is None
    assert not found.is_lost
    assert str(found.points.counted) == "2.00"
    reasons = {one.activity.id: one.reasoning for one in found.entries}
    assert reasons[between.id].why is Why.BEFORE_CERTIFICATION
    assert reasons[between.id].facts["certified"] == AGAIN.date
    assert reasons[retake.id].why is Why.EXAM_BEFORE_CERTIFICATION


def test_the_cycle_that_was_lost_stays_so() -> None:
    found = cycle_record(log(AGAIN), RULES, LOST, day("2026-11-22"), 1)

    assert found.state is CycleState.EXPIRED
    assert cycle_record(log(AGAIN), RULES, LOST, day("2026-11-22"), 2).state is CycleState.OPEN


def test_expired_the_summary_says_the_way_back() -> None:
    found = summarise(log(), RULES, LOST, day("2026-11-22"))

    assert found.way_back is not None
    assert found.way_back.expired == day("2023-09-29")
    ahead = summarise(log(), RULES, LOST, day("2026-11-22"), cycle=2)
    assert ahead.way_back is None
