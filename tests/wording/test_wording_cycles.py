"""Cycles, their applications and their papers in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import cpim, snapshot, submission

from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycle_records import CycleRecord, CycleState, cycle_record
from cpim_pdp.core.readiness import Concern, ConcernKind, Weight
from cpim_pdp.core.standing import picked
from cpim_pdp.core.submissions import Submission
from cpim_pdp.wording import cycle_records, readiness, retention, standing, submission_log
from cpim_pdp.wording.submission_log import Event

TODAY = date(2026, 11, 22)
OPENS = date(2023, 4, 13)
FACTS = {
    "title": "S&OP",
    "points": Decimal(1),
    "remaining": Decimal("46.5"),
    "counted": Decimal("28.5"),
    "claimed": Decimal(40),
    "required": Decimal(75),
    "since": TODAY,
    "opens": TODAY,
    "last_day": TODAY,
    "due": TODAY,
    "date": TODAY,
    "cycle": 1,
}


def record(*submissions: Submission, credential: Credential | None = None) -> CycleRecord:
    held = credential or cpim()
    log = snapshot(credentials=(held,), submissions=submissions)
    return cycle_record(log, rulebook(), held, TODAY, 1)


@pytest.mark.parametrize("kind", ConcernKind)
def test_every_concern_is_a_sentence(kind: ConcernKind) -> None:
    text = readiness.sentence(Concern(kind, FACTS))

    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ConcernKind.POINTS_TO_GO, "46.5 points to go: 28.5 of 75 count."),
        (ConcernKind.UNPROVEN, "“S&OP” has no evidence (1 point)."),
        (ConcernKind.OVER_CAP, "“S&OP” counts 28.5 of 40: a limit cuts the rest."),
    ],
)
def test_concerns_tell_their_points(kind: ConcernKind, text: str) -> None:
    assert readiness.sentence(Concern(kind, FACTS)) == text


def test_every_weight_has_a_heading() -> None:
    assert len({readiness.heading(one) for one in Weight}) == len(Weight)


@pytest.mark.parametrize("state", CycleState)
def test_every_state_of_a_cycle_is_a_word_and_a_sentence(state: CycleState) -> None:
    one = replace(record(submission(filed="2026-05-01")), state=state)

    assert cycle_records.state(one)
    text = cycle_records.sentence(one, OPENS)
    assert text.endswith(".")
    assert "{" not in text


def test_an_approved_cycle_tells_both_dates() -> None:
    one = record(submission(filed="2026-05-01", approved="2026-06-01"))

    expected = "Filed on 1 May 2026, approved on 1 Jun 2026."
    assert cycle_records.sentence(one, OPENS) == expected


def test_a_cycle_is_spoken_as_one_line() -> None:
    assert cycle_records.spoken(record()) == (
        "Cycle 1, Open: 14 Mar 2023 to 31 Mar 2028, 0 of 75 points"
    )


def test_the_log_of_an_application_has_a_line_for_each_event() -> None:
    filed = submission(
        filed="2026-05-01",
        fee=Decimal(75),
        receipt="A-1",
        audited="2026-05-20",
        denied="2026-06-01",
        denial_reason="a certificate was missing",
        reopened_reason="to attach it",
    )

    assert submission_log.events(filed) == (
        Event(date(2026, 5, 1), "Filed with 75 points of 75, fee 75, receipt A-1."),
        Event(date(2026, 5, 20), "In audit: papers are asked for."),
        Event(date(2026, 6, 1), "Denied: a certificate was missing"),
        Event(None, "Reopened, so that it counts as not filed: to attach it"),
    )


@pytest.mark.parametrize(
    ("next_due", "text"),
    [
        (None, "Approved."),
        ("2033-04-30", "Approved; the next due date is 30 Apr 2033, as the account shows it."),
    ],
)
def test_an_approval_tells_a_next_due_date_that_is_not_the_usual_one(
    next_due: str | None, text: str
) -> None:
    approved = submission(filed="2026-05-01", approved="2026-06-01", next_due=next_due)

    assert submission_log.events(approved)[1].text == text


def test_retention_is_called_unknown_and_others_are_named() -> None:
    text = retention.others(rulebook().filing.retention)

    assert "No readable source" in retention.unknown()
    assert "Tennessee CPA 5 years, ACCA 3 years, PMI 1 year, 6 months" in text
    assert retention.until(TODAY) == (
        "By the longest of them, keep the originals until 22 Nov 2026."
    )


@pytest.mark.parametrize(
    ("credential", "due", "words"),
    [
        (cpim(), date(2018, 5, 31), "one of those up to 30 Jan 2022"),
        (cpim(), date(2028, 3, 31), "one of those from 31 Jan 2022 on"),
        (cpim(policy="apics-five-year"), date(2028, 3, 31), "because you chose it"),
        (cpim(designation="CTSC"), date(2028, 3, 31), "no other policy has figures"),
    ],
)
def test_it_is_said_why_a_policy_is_in_force(credential: Credential, due: date, words: str) -> None:
    designation = designation_of(credential, rulebook())

    text = standing.picked(picked(credential, designation, rulebook(), due), due)

    assert words in text


def test_a_policy_names_its_sources() -> None:
    policies = rulebook().policies

    assert "ascm.org" in standing.sources(policies["ascm-90-day"])[0]
    assert standing.sources(policies["none"]) == ()
