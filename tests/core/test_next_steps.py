from dataclasses import replace

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.next_steps import StepKind, next_step, points_without_evidence, unproven
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summarise


def summary(
    on: str,
    *activities: Activity,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
) -> Summary:
    one = credential or cpim()
    log = snapshot(*activities, credentials=(one,), submissions=submissions)
    return summarise(log, rulebook(), one, day(on))


def course(on: str, hours: str, *, proven: bool = True) -> Activity:
    return activity(details(rulebook(), "course", on, hours), proven=proven)


def test_an_empty_log_begins_with_the_first_activity() -> None:
    assert next_step(summary("2026-11-22")).kind is StepKind.LOG_FIRST


def test_the_entry_with_most_points_and_no_evidence_comes_first() -> None:
    small = course("2025-01-01", "2", proven=False)
    large = course("2025-02-01", "9", proven=False)
    found = summary("2026-11-22", small, large, course("2025-03-01", "20"))

    assert (next_step(found).kind, next_step(found).activity) == (StepKind.ATTACH, large.id)
    assert [one.activity.id for one in unproven(found)] == [large.id, small.id]
    assert points_without_evidence(found) == 11


@pytest.mark.parametrize(
    ("on", "hours", "expected"),
    [
        ("2026-11-22", "20", StepKind.EARN),
        ("2026-11-22", "75", StepKind.FILE),
        ("2023-04-01", "75", StepKind.WAIT_TO_FILE),
        ("2028-05-01", "75", StepKind.FILE_LATE),
        ("2028-05-01", "20", StepKind.EARN_LATE),
        ("2029-05-01", "75", StepKind.COME_BACK),
    ],
)
def test_the_step_follows_from_points_and_deadline(on: str, hours: str, expected: StepKind) -> None:
    assert next_step(summary(on, course("2023-03-20", hours))).kind is expected


def test_a_filed_cycle_waits_for_its_decision() -> None:
    held = course("2025-01-01", "80")
    filed = replace(submission(ids=(held.id,)))

    found = summary("2027-06-01", held, submissions=(filed,))

    assert next_step(found).kind is StepKind.AWAIT_DECISION
