"""What to do next: the deadline first, then evidence, then points."""

from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.next_steps import StepKind, next_step, unproven
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summarise

TODAY = date(2026, 11, 22)


def summary(
    *activities: Activity,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
    on: date = TODAY,
) -> Summary:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held,), submissions=submissions)
    return summarise(log, rulebook(), held, on)


def by_hand(points: str, *, proven: bool, on: str = "2025-05-20") -> Activity:
    written = details(rulebook(), "other", on, None, points=points, reason="as agreed")
    return activity(written, proven=proven)


def test_an_empty_log_begins_with_the_first_activity() -> None:
    assert next_step(summary()).kind is StepKind.LOG_FIRST


def test_the_largest_activity_without_evidence_comes_first() -> None:
    small, large = by_hand("2", proven=False), by_hand("7", proven=False)
    log = summary(small, large, by_hand("9", proven=True))

    step = next_step(log)

    assert step.kind is StepKind.ATTACH
    assert step.activity == large.id
    assert step.facts == {"title": "Inventory accuracy", "points": Decimal(7)}
    assert [one.activity for one in unproven(log)] == [large, small]


def test_what_counts_nothing_needs_no_evidence() -> None:
    log = summary(by_hand("2", proven=False, on="2020-01-01"))

    assert unproven(log) == ()


def test_with_all_papers_points_are_to_be_earned() -> None:
    step = next_step(summary(by_hand("70", proven=True)))

    assert step.kind is StepKind.EARN
    assert step.facts == {"remaining": Decimal(5), "due": date(2028, 3, 31)}


def test_with_all_points_the_application_is_to_be_filed() -> None:
    step = next_step(summary(by_hand("75", proven=True)))

    assert step.kind is StepKind.FILE
    assert step.facts == {"required": Decimal(75), "due": date(2028, 3, 31)}


def test_before_filing_opens_there_is_time() -> None:
    early = summary(by_hand("75", proven=True, on="2026-11-15"), credential=cpim("2026-11-10"))

    step = next_step(early)

    assert step.kind is StepKind.WAIT_TO_FILE
    assert step.facts == {"required": Decimal(75), "opens": date(2026, 12, 10)}


@pytest.mark.parametrize(
    ("points", "kind"), [("40", StepKind.EARN_LATE), ("75", StepKind.FILE_LATE)]
)
def test_a_suspended_holder_has_a_last_day(points: str, kind: StepKind) -> None:
    suspended = summary(
        by_hand(points, proven=False), credential=cpim("2021-08-20"), on=date(2026, 9, 1)
    )

    step = next_step(suspended)

    assert step.kind is kind
    assert step.facts["until"] == date(2026, 11, 29)


def test_an_expired_holder_has_to_come_back() -> None:
    assert next_step(summary(credential=cpim("2013-05-03"))).kind is StepKind.COME_BACK


def test_a_filed_application_is_waited_for() -> None:
    filed = summary(submissions=(submission(filed="2026-05-01"),))

    step = next_step(filed)

    assert step.kind is StepKind.AWAIT_DECISION
    assert step.facts == {"filed": date(2026, 5, 1)}
