from dataclasses import replace

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core import milestones
from cpim_pdp.core.activities import Details, State
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, states, summaries, summarise


def summary(
    on: str,
    *written: Details,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
    **asked: object,
) -> Summary:
    one = credential or cpim()
    log = snapshot(*map(activity, written), credentials=(one,), submissions=submissions)
    return summarise(log, rulebook(), one, day(on), **asked)  # type: ignore[arg-type]


def test_a_cpim_of_march_2023_has_495_days_left_on_22_november_2026() -> None:
    found = summary("2026-11-22")

    assert (found.cycle.due, found.days_left) == (day("2028-03-31"), 495)
    assert found.verdict.standing is Standing.ACTIVE
    assert found.edition.id == "current"


def test_on_the_due_date_no_day_is_left() -> None:
    assert summary("2028-03-31").days_left == 0
    assert summary("2028-04-01").days_left == -1


def test_whoever_missed_the_deadline_is_told_what_each_policy_says() -> None:
    found = summary("2026-11-30", credential=cpim("2021-08-31"))

    said = {one.policy: (one.standing, one.required, one.until) for one in found.if_missed}

    assert found.verdict.standing is Standing.EXPIRED
    assert said["ascm-90-day"] == (Standing.EXPIRED, 75, None)
    assert said["apics-five-year"] == (Standing.SUSPENDED, 90, day("2031-08-31"))


def test_forty_points_at_the_old_deadline_leave_fifty_to_come_back() -> None:
    course = details(rulebook(), "course", "2016-05-05", "40")

    found = summary("2018-07-01", course, credential=cpim("2013-06-10", "2018-06-30"))

    assert (found.points.required, found.points.counted, found.points.remaining) == (90, 40, 50)


def test_another_policy_can_be_asked_for() -> None:
    found = summary("2026-12-24", credential=cpim("2021-08-31"), policy="apics-five-year")

    assert found.verdict.standing is Standing.SUSPENDED


@pytest.mark.parametrize(
    ("policy", "reason"),
    [("juggling", Reason.POLICY_UNKNOWN), ("none", Reason.POLICY_NOT_FOR_DESIGNATION)],
)
def test_a_policy_without_figures_is_refused(policy: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        summary("2026-11-22", policy=policy)

    assert refused.value.reason is reason


@pytest.mark.parametrize("cycle", [0, 3, -1])
def test_cycles_are_those_up_to_the_one_after_the_shown_one(cycle: int) -> None:
    with pytest.raises(Refusal) as refused:
        summary("2026-11-22", cycle=cycle)

    assert refused.value.reason is Reason.CYCLE_OUT_OF_RANGE


def test_the_next_cycle_asks_for_the_core_points_whatever_the_shown_one_asks() -> None:
    found = summary("2018-07-01", credential=cpim("2013-06-10"), cycle=2)

    assert found.points.required == 75
    assert found.cycle.start == day("2018-07-01")


def test_filed_in_time_and_undecided_the_standing_stays_as_on_the_filing_day() -> None:
    filed = submission(1, "2028-03-01")

    waiting = summary("2028-09-01", submissions=(filed,))
    denied = summary("2028-09-01", submissions=(replace(filed, denied=day("2028-08-01")),))

    assert waiting.verdict.standing is Standing.ACTIVE
    assert denied.verdict.standing is Standing.EXPIRED
    assert denied.submission is None


def test_a_question_sees_no_decision_made_later() -> None:
    filed = replace(submission(1, "2028-03-01"), denied=day("2028-08-01"))

    assert summary("2028-07-31", submissions=(filed,)).verdict.standing is Standing.ACTIVE


def test_a_reopened_submission_is_as_if_never_filed() -> None:
    filed = replace(submission(1, "2027-05-01"), reopened_reason="one course was wrong")

    assert summary("2027-06-01", submissions=(filed,)).submission is None


def test_credentials_come_in_the_order_of_their_due_dates() -> None:
    later, sooner = cpim("2024-01-01", id="l"), cpim("2022-01-01", id="s", designation="CSCP")

    found = summaries(snapshot(credentials=(later, sooner)), rulebook(), day("2026-11-22"))

    assert [one.credential.id for one in found] == ["s", "l"]


def test_milestones_lie_ahead_in_order() -> None:
    found = summary("2023-03-20")

    assert [(one.kind, str(one.date)) for one in found.milestones] == [
        (MilestoneKind.FILING_OPENS, "2023-04-13"),
        (MilestoneKind.DUE, "2028-03-31"),
        (MilestoneKind.SUSPENSION_ENDS, "2028-06-29"),
    ]


def test_under_the_old_policy_the_steps_of_the_surcharge_are_milestones() -> None:
    found = summary("2018-06-30", credential=cpim("2013-06-10"))

    steps = [one for one in found.milestones if one.kind is MilestoneKind.SURCHARGE]

    assert [(str(one.date), one.required) for one in steps] == [
        (f"{2018 + n}-07-01", 90 + 15 * n) for n in range(5)
    ]
    assert found.milestones[-1].date == day("2023-06-30")


def test_a_filed_cycle_has_no_suspension_ahead() -> None:
    found = summary("2027-06-01", submissions=(submission(),))

    assert [one.kind for one in found.milestones] == [MilestoneKind.DUE]


def test_a_policy_without_suspension_ends_with_the_deadline() -> None:
    policy = replace(rulebook().policies["ascm-90-day"], suspension_days=0)
    designation = summary("2026-11-22").designation

    assert not list(milestones.of_policy(policy, designation, day("2028-03-31")))


def test_by_when_all_exams_must_be_passed_is_a_milestone_of_the_way_back() -> None:
    held = cpim("2013-06-10")
    passed = ExamAttempt("e", held.id, "part-1", day("2024-05-06"), 310)
    log = replace(snapshot(credentials=(held,)), attempts=(passed,))

    found = summarise(log, rulebook(), held, day("2024-06-01"))

    assert found.way_back is not None
    assert [(one.kind, one.date) for one in found.milestones] == [
        (MilestoneKind.EXAMS_DUE, found.way_back.pass_by)
    ]


def test_every_activity_has_its_state_on_a_date() -> None:
    book = rulebook()
    proven = activity(details(book), proven=True)
    unproven = activity(details(book))
    held = activity(details(book), proven=True)
    draft = activity(Details("x", draft=True))
    planned = activity(details(book, on="2027-01-01"))
    log = snapshot(
        proven, unproven, held, draft, planned, submissions=(submission(ids=(held.id,)),)
    )

    found = states(log, day("2026-12-01"))
    later = states(log, day("2027-05-01"))

    assert [found[one.id] for one in (proven, unproven, held, draft, planned)] == [
        State.PROVEN,
        State.UNPROVEN,
        State.PROVEN,
        State.DRAFT,
        State.PLANNED,
    ]
    assert later[held.id] is State.SUBMITTED
    assert later[planned.id] is State.UNPROVEN


def test_what_a_submission_holds_is_locked_until_it_is_denied_or_reopened() -> None:
    filed = submission()

    assert filed.is_live
    assert not replace(filed, denied=day("2027-08-01")).is_live
    assert not replace(filed, reopened_reason="a mistake").is_live
