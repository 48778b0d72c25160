"""Which reminders there are on a date, since when, and when they go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.reminder_kinds import TIMINGS, ReminderKind
from cpim_pdp.core.reminders import Reminder, Task
from cpim_pdp.core.reminding import in_force
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summaries

RULES = rulebook()
LAPSED = cpim("2015-03-14", policy="apics-five-year")
"""Due on 31 March 2020."""


def points(
    amount: str, on: str = "2024-05-20", title: str = "Inventory", *, proven: bool = True
) -> Activity:
    written = details(RULES, "other", on, None, points=amount, reason="as agreed")
    return activity(replace(written, title=title), proven=proven)


def planned(on: str, title: str = "Chapter meeting", schedule: str | None = None) -> Activity:
    written = details(RULES, "webinar", on, "1", planned=True)
    occurrence = None if schedule is None else day(on)
    written = replace(written, title=title, schedule=schedule, occurrence=occurrence)
    return activity(written)


def reminders(log: Snapshot, on: str | date) -> tuple[Reminder, ...]:
    asked = day(on) if isinstance(on, str) else on
    return in_force(log, summaries(log, RULES, asked), RULES, asked)


def usual(every: Sequence[Reminder]) -> tuple[Reminder, ...]:
    """Return all but that the pace is lost, as it is for who has so little logged."""
    return tuple(one for one in every if one.kind is not ReminderKind.PACE_LOST)


def found(
    on: str,
    *activities: Activity,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
) -> tuple[Reminder, ...]:
    log = snapshot(*activities, credentials=(credential or cpim(),), submissions=submissions)
    return usual(reminders(log, on))


def only(every: Sequence[Reminder], kind: ReminderKind) -> Reminder:
    (one,) = [each for each in every if each.kind is kind]
    return one


def kinds(every: Sequence[Reminder]) -> list[ReminderKind]:
    return [one.kind for one in every]


# Filing opens


def test_for_thirty_days_from_the_day_that_filing_opens_it_is_told() -> None:
    assert found("2023-04-12") == ()

    (one,) = found("2023-04-13")
    assert (one.kind, one.task) == (ReminderKind.FILING_OPENS, Task.EARN_TO_FILE)
    assert (one.key, one.since) == ("filing-opens:cred:1:opens", day("2023-04-13"))
    assert one.facts == {"opens": day("2023-04-13"), "required": Decimal(75), "cycle": 1}

    assert found("2023-05-12") == (one,)
    assert found("2023-05-13") == ()


def test_with_all_points_it_is_told_from_then_on_until_it_is_soon_due() -> None:
    (one,) = found("2024-05-21", points("75"))

    assert (one.kind, one.task) == (ReminderKind.FILING_OPENS, Task.FILE)
    assert (one.since, one.by) == (day("2024-05-20"), day("2028-03-31"))
    assert one.key == "filing-opens:cred:1:ready"
    assert kinds(found("2027-03-30", points("75"))) == [ReminderKind.FILING_OPENS]
    assert kinds(found("2027-03-31", points("75"))) == [ReminderKind.DUE]


def test_points_that_are_there_before_filing_opens_wait_for_it() -> None:
    assert found("2023-04-12", points("75", "2023-04-01")) == ()

    (one,) = found("2023-04-13", points("75", "2023-04-01"))
    assert one.since == day("2023-04-13")


# The due date


@pytest.mark.parametrize(
    ("on", "step", "since"),
    [
        ("2027-03-31", "months-12", "2027-03-31"),
        ("2027-09-29", "months-12", "2027-03-31"),
        ("2027-09-30", "months-6", "2027-09-30"),
        ("2027-12-31", "months-3", "2027-12-31"),
        ("2028-02-29", "months-1", "2028-02-29"),
        ("2028-03-17", "weeks-2", "2028-03-17"),
        ("2028-03-30", "days-1", "2028-03-30"),
        ("2028-03-31", "days-1", "2028-03-30"),
    ],
)
def test_the_due_date_is_told_step_by_step(on: str, step: str, since: str) -> None:
    one = only(found(on, points("30")), ReminderKind.DUE)

    assert one.key == f"due:cred:1:{step}"
    assert (one.since, one.by) == (day(since), day("2028-03-31"))
    assert one.task is Task.EARN
    assert one.facts["remaining"] == Decimal(45)
    assert only(found(on, points("75")), ReminderKind.DUE).task is Task.FILE


def test_a_cycle_of_a_year_is_told_of_from_its_first_day() -> None:
    custom = Credential(
        "c",
        "custom",
        day("2026-03-14"),
        due=day("2027-02-14"),
        title="PMP",
        points=Decimal(20),
        years=1,
    )

    one = only(found("2026-03-20", credential=custom), ReminderKind.DUE)

    assert one.since == day("2026-03-14")


def test_what_is_filed_is_not_due() -> None:
    filed = submission(filed="2028-03-20")

    assert found("2028-03-21", points("75"), submissions=(filed,)) == ()
    denied = replace(filed, denied=day("2028-03-25"), denial_reason="no")
    assert kinds(found("2028-03-26", points("75"), submissions=(denied,))) == [ReminderKind.DUE]


# Suspension


@pytest.mark.parametrize(
    ("on", "step", "since", "by", "required", "following"),
    [
        ("2020-04-01", "surcharge-2", "2020-04-01", "2021-03-31", 90, 105),
        ("2020-12-31", "surcharge-2-months-3", "2020-12-31", "2021-03-31", 90, 105),
        ("2021-03-31", "surcharge-2-days-1", "2021-03-30", "2021-03-31", 90, 105),
        ("2021-04-01", "surcharge-3", "2021-04-01", "2022-03-31", 105, 120),
        ("2024-04-01", "expiry", "2024-04-01", "2025-03-31", 150, None),
        ("2025-03-20", "expiry-weeks-2", "2025-03-17", "2025-03-31", 150, None),
    ],
)
def test_each_step_of_a_suspension_is_told(
    on: str, step: str, since: str, by: str, required: int, following: int | None
) -> None:
    (one,) = found(on, credential=LAPSED)

    assert (one.kind, one.key) == (ReminderKind.SUSPENDED, f"suspended:cred:1:{step}")
    assert (one.since, one.by) == (day(since), day(by))
    assert one.facts["required"] == required
    assert one.facts.get("next_required") == following
    assert one.task is (
        Task.EARN_BEFORE_EXPIRY if following is None else Task.EARN_BEFORE_SURCHARGE
    )


def test_with_all_points_a_suspended_one_is_to_be_filed() -> None:
    (one,) = found("2020-05-01", points("90", "2019-05-20"), credential=LAPSED)

    assert one.task is Task.FILE_BEFORE_SURCHARGE


def test_the_ninety_days_lead_to_the_day_of_expiry() -> None:
    (one,) = found("2028-04-01")

    assert (one.task, one.by) == (Task.EARN_BEFORE_EXPIRY, day("2028-06-29"))
    assert (one.key, one.since) == ("suspended:cred:1:expiry-months-3", day("2028-04-01"))
    assert only(found("2028-06-20", points("75")), ReminderKind.SUSPENDED).task is (
        Task.FILE_BEFORE_EXPIRY
    )
    assert found("2028-06-30") == ()


def test_a_designation_without_a_surcharge_is_told_of_expiry_alone() -> None:
    no_policy = Credential(
        "c", "custom", day("2024-01-10"), title="PMP", points=Decimal(60), years=3
    )

    assert found("2027-02-01", credential=no_policy) == ()


# The way back


def test_exams_on_the_way_back_are_told_before_the_first_pass_lapses() -> None:
    expired = cpim("2010-03-14", policy="apics-five-year", programme="cpim-two-part")
    passed = ExamAttempt("x", "cred", "part-1", day("2021-05-10"), 310)
    log = replace(snapshot(credentials=(expired,)), attempts=(passed,))

    assert reminders(log, "2030-05-09") == ()
    (one,) = reminders(log, "2030-05-10")

    assert (one.kind, one.task) == (ReminderKind.EXAMS_DUE, Task.TAKE_EXAMS)
    assert (one.by, one.facts["count"]) == (day("2031-05-10"), 1)
    assert one.key == "exams-due:cred:1:2031-05-10-months-12"


def test_an_expired_credential_asks_for_nothing_else() -> None:
    assert found("2030-01-01", points("5", proven=False), credential=cpim("2010-03-14")) == ()


# Filed, and afterwards


def test_a_filing_without_decision_is_told_after_a_month() -> None:
    filed = submission(filed="2027-05-01")

    assert found("2027-05-30", points("75"), submissions=(filed,)) == ()
    (one,) = found("2027-05-31", points("75"), submissions=(filed,))
    assert (one.kind, one.task) == (ReminderKind.UNDECIDED, Task.NOTE_DECISION)
    assert one.facts == {"filed": day("2027-05-01")}
    assert (one.key, one.since) == ("undecided:cred:1:filed", day("2027-05-31"))


def test_an_audit_is_told_from_its_day_on() -> None:
    filed = submission(filed="2027-05-01", audited="2027-05-10")

    assert found("2027-05-09", points("75"), submissions=(filed,)) == ()
    (one,) = found("2027-05-10", points("75"), submissions=(filed,))
    assert (one.task, one.key) == (Task.STAND_AUDIT, "undecided:cred:1:audit")


def test_the_papers_of_an_approved_cycle_are_told_for_sixty_days() -> None:
    filed = submission(filed="2027-05-01", approved="2027-06-01")

    (one,) = found("2027-06-01", points("75"), submissions=(filed,))
    assert (one.kind, one.key) == (ReminderKind.PAPERS, "papers:cred:1:approved")
    assert one.facts["cycle"] == 1
    assert one.facts["until"] == day("2033-03-31")
    assert kinds(found("2027-07-30", points("75"), submissions=(filed,))) == [ReminderKind.PAPERS]
    assert found("2027-07-31", points("75"), submissions=(filed,)) == ()
    reopened = replace(filed, reopened_reason="a mistake")
    assert ReminderKind.PAPERS not in kinds(
        found("2027-06-02", points("75"), submissions=(reopened,))
    )


# Evidence


def test_points_without_evidence_are_told_a_week_after_the_activity() -> None:
    bare = points("3", "2024-05-20", proven=False)

    assert found("2024-05-26", bare) == ()
    (one,) = found("2024-05-27", bare)
    assert (one.kind, one.key) == (ReminderKind.EVIDENCE_MISSING, "evidence-missing:cred:1:points")
    assert one.facts == {"points": Decimal(3), "count": 1, "title": "Inventory"}
    assert (one.since, one.activities) == (day("2024-05-27"), (bare.id,))


def test_the_activity_of_most_points_is_to_be_proven_first() -> None:
    small, large = points("3", proven=False), points("8", title="Large", proven=False)

    one = only(found("2025-01-01", small, points("5"), large), ReminderKind.EVIDENCE_MISSING)

    assert one.activities == (large.id, small.id)
    assert one.facts == {"points": Decimal(11), "count": 2, "title": "Large"}


def test_evidence_is_asked_for_in_suspension_and_while_it_is_filed() -> None:
    bare = points("75", "2019-05-20", proven=False)
    assert ReminderKind.EVIDENCE_MISSING in kinds(found("2020-05-01", bare, credential=LAPSED))

    bare = points("75", proven=False)
    filed = submission(filed="2027-05-01", ids=(bare.id,))
    assert kinds(found("2027-05-02", bare, submissions=(filed,))) == [ReminderKind.EVIDENCE_MISSING]


# Plans


def test_a_planned_activity_is_to_be_confirmed_from_the_day_after_on() -> None:
    plan = planned("2024-05-20")

    assert found("2024-05-20", plan) == ()
    (one,) = found("2024-05-21", plan)
    assert (one.kind, one.task) == (ReminderKind.NOT_CONFIRMED, Task.CONFIRM)
    assert (one.key, one.since) == (f"not-confirmed:{plan.id}", day("2024-05-21"))
    assert one.facts == {"title": "Chapter meeting", "day": day("2024-05-20")}
    assert (one.credential, one.activities) == ("", (plan.id,))
    assert found("2024-05-21", replace(plan, details=replace(plan.details, planned=False))) == ()


def test_what_a_schedule_planned_comes_in_one_line() -> None:
    first, second = (planned(on, schedule="s1") for on in ("2024-05-20", "2024-06-20"))
    ahead = planned("2024-07-20", schedule="s1")

    (one,) = found("2024-06-21", first, second, ahead)

    assert (one.task, one.key) == (Task.CONFIRM_SERIES, "not-confirmed:s1")
    assert one.facts == {"title": "Chapter meeting", "day": day("2024-06-20"), "count": 2}
    assert (one.since, one.activities) == (day("2024-05-21"), (first.id, second.id))


def test_one_that_counts_for_two_credentials_is_told_once() -> None:
    held = (cpim(), cpim("2024-01-10", id="other", designation="CSCP"))
    log = snapshot(planned("2024-05-20"), credentials=held)

    assert kinds(usual(reminders(log, "2024-05-21"))) == [ReminderKind.NOT_CONFIRMED]


def test_what_was_planned_before_the_certification_is_of_no_matter() -> None:
    assert found("2024-05-21", planned("2022-05-20")) == ()


# Pace


@pytest.mark.parametrize(("likelihood", "is_told"), [(49, True), (50, False), (100, False)])
def test_a_likelihood_under_a_half_is_told(likelihood: int, is_told: bool) -> None:
    hoped = planned("2027-05-20")
    plan = replace(hoped.details, points=Decimal(72), reason="as agreed", likelihood=likelihood)

    every = reminders(snapshot(points("3"), replace(hoped, details=plan)), "2027-01-01")

    assert [(one.kind, one.task) for one in every] == (
        [(ReminderKind.PACE_LOST, Task.PLAN)] if is_told else []
    )


def test_with_too_little_to_go_on_no_pace_is_lost() -> None:
    assert reminders(snapshot(), "2023-06-01") == ()


# All of them


def test_what_presses_most_comes_first() -> None:
    plan = planned("2027-05-20")
    bare = points("3", proven=False)

    every = found("2027-06-01", bare, plan)

    assert kinds(every) == [
        ReminderKind.DUE,
        ReminderKind.NOT_CONFIRMED,
        ReminderKind.EVIDENCE_MISSING,
    ]


def test_of_one_kind_the_one_that_is_due_first_comes_first() -> None:
    held = (
        cpim("2023-06-14", id="later", designation="CSCP"),
        cpim(),
    )

    every = reminders(snapshot(credentials=held), "2027-12-01")

    assert [one.credential for one in every if one.kind is ReminderKind.DUE] == ["cred", "later"]


def test_every_kind_has_its_timing() -> None:
    assert set(TIMINGS) == set(ReminderKind)


DAYS = st.dates(date(2012, 1, 1), date(2036, 12, 31))
ACTIVITIES = st.lists(
    st.builds(
        lambda on, amount, proven, is_planned: activity(
            details(RULES, "other", str(on), None, points=amount, reason="r", planned=is_planned),
            proven=proven,
        ),
        DAYS,
        st.integers(1, 60),
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
)
CREDENTIALS = st.builds(
    lambda on, policy: cpim(str(on), policy=policy),
    st.dates(date(2010, 1, 1), date(2026, 12, 31)),
    st.sampled_from([None, "apics-five-year", "ascm-90-day"]),
)
LOGS = st.builds(
    lambda found, one: snapshot(
        *sorted(found, key=lambda each: str(each.last_day)),
        credentials=(one, replace(one, id="second", designation="CSCP")),
    ),
    ACTIVITIES,
    CREDENTIALS,
)


@given(LOGS, DAYS, st.data())
def test_one_that_is_asleep_never_shows_before_its_date(
    log: Snapshot, on: date, data: st.DataObject
) -> None:
    every = reminders(log, on)
    until = on + timedelta(days=data.draw(st.integers(1, 400)))
    snoozes = tuple(Snooze(one.key, until) for one in every)
    later = data.draw(st.dates(on, on + timedelta(days=500)))

    asleep = {one.key for one in every}
    for one in reminders(replace(log, snoozes=snoozes), later):
        expected = until if one.key in asleep and later < until else None
        assert one.asleep_until == expected


@given(LOGS, DAYS)
def test_letting_one_sleep_changes_nothing_else(log: Snapshot, on: date) -> None:
    every = reminders(log, on)
    snoozes = tuple(Snooze(one.key, on + timedelta(days=7)) for one in every)

    awake_again = [
        replace(one, asleep_until=None) for one in reminders(replace(log, snoozes=snoozes), on)
    ]

    assert awake_again == list(every)


@given(LOGS, DAYS)
def test_a_deadline_has_one_step_at_a_time(log: Snapshot, on: date) -> None:
    every = reminders(log, on)

    keys = [one.key for one in every]
    assert len(set(keys)) == len(keys)
    of_credentials = [(one.kind, one.credential) for one in every if one.credential]
    assert len(set(of_credentials)) == len(of_credentials)


@given(LOGS, DAYS)
def test_each_is_shown_from_its_day_on_and_no_deadline_after_it(log: Snapshot, on: date) -> None:
    for one in reminders(log, on):
        assert one.since is None or one.since <= on
        assert one.by is None or one.by >= on


@given(LOGS, DAYS)
def test_until_its_day_a_reminder_was_not_there(log: Snapshot, on: date) -> None:
    for one in reminders(log, on):
        if one.since is not None and one.kind is not ReminderKind.EVIDENCE_MISSING:
            day_before = reminders(log, one.since - timedelta(days=1))
            assert one.key not in {each.key for each in day_before}
