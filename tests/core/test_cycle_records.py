"""The cycles as records: where each stands, and figures that stay as they were filed."""

from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.cycle_records import CycleRecord, CycleState, cycle_record
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.retention import keep_until
from cpim_pdp.core.submissions import Submission

TODAY = date(2026, 11, 22)


def record(
    number: int,
    *activities: Activity,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
    on: date = TODAY,
) -> CycleRecord:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held,), submissions=submissions)
    return cycle_record(log, rulebook(), held, on, number)


def webinar(hours: str, on: str = "2025-05-20") -> Activity:
    return activity(details(rulebook(), "webinar", on, hours))


def test_the_shown_cycle_is_open_and_the_next_one_ahead() -> None:
    shown, ahead = record(1, webinar("3")), record(2)

    assert (shown.state, shown.cycle.due) == (CycleState.OPEN, date(2028, 3, 31))
    assert (shown.counted, shown.required) == (Decimal(3), Decimal(75))
    assert (ahead.state, ahead.cycle.start) == (CycleState.AHEAD, date(2028, 4, 1))


@pytest.mark.parametrize(
    ("policy", "on", "state"),
    [
        ("ascm-90-day", date(2028, 4, 1), CycleState.SUSPENDED),
        ("ascm-90-day", date(2028, 6, 30), CycleState.EXPIRED),
        ("apics-five-year", date(2028, 6, 30), CycleState.SUSPENDED),
    ],
)
def test_a_lapsed_cycle_stands_as_its_credential_does(
    policy: str, on: date, state: CycleState
) -> None:
    assert record(1, credential=cpim(policy=policy), on=on).state is state


def test_cycles_before_the_given_due_date_are_maintained() -> None:
    held = cpim("2013-05-10", "2028-05-31")

    assert [record(number, credential=held).state for number in (1, 2, 3, 4)] == [
        CycleState.MAINTAINED,
        CycleState.MAINTAINED,
        CycleState.OPEN,
        CycleState.AHEAD,
    ]


def test_a_holder_of_2013_who_never_filed_is_in_cycle_1() -> None:
    held = cpim("2013-05-10")

    one = record(1, credential=held)

    assert (one.state, one.cycle.due) == (CycleState.EXPIRED, date(2018, 5, 31))
    assert record(2, credential=held).state is CycleState.AHEAD


def test_what_was_filed_stays_as_it_was_filed() -> None:
    filed = submission(filed="2026-05-01", ids=("a1",))

    one = record(1, webinar("3"), submissions=(filed,))

    assert one.state is CycleState.FILED
    assert (one.counted, one.claimed, one.required) == (Decimal(75),) * 3
    assert one.submission is filed


@pytest.mark.parametrize(
    ("decided", "state"),
    [
        ({"audited": "2026-06-01"}, CycleState.AUDITED),
        ({"audited": "2026-12-01"}, CycleState.FILED),
        ({"audited": "2026-06-01", "approved": "2026-07-01"}, CycleState.APPROVED),
        ({"denied": "2026-06-01", "denial_reason": "papers"}, CycleState.OPEN),
        ({"reopened_reason": "mistake"}, CycleState.OPEN),
    ],
)
def test_a_decision_moves_a_cycle_on(decided: dict[str, object], state: CycleState) -> None:
    filed = submission(filed="2026-05-01", **decided)

    one = record(1, submissions=(filed,))

    assert one.state is state
    assert one.submissions == (filed,)
    assert (one.submission is None) == (state is CycleState.OPEN)


def test_the_next_cycle_opens_with_the_approval() -> None:
    approved = submission(filed="2026-05-01", approved="2026-06-01")

    assert record(2, submissions=(approved,)).state is CycleState.OPEN
    assert record(3, submissions=(approved,)).state is CycleState.AHEAD
    assert record(2, submissions=(approved,)).submissions == ()


def test_there_is_one_cycle_ahead_and_no_more() -> None:
    with pytest.raises(Refusal) as refused:
        record(3)

    assert refused.value.reason is Reason.CYCLE_OUT_OF_RANGE


def test_papers_are_kept_by_the_longest_period_that_is_known() -> None:
    late = submission(filed="2028-03-30", approved="2028-04-15")
    early = submission(filed="2026-05-01", approved="2026-06-01")

    assert keep_until(record(1), rulebook()) == date(2033, 3, 31)
    assert keep_until(record(1, submissions=(early,)), rulebook()) == date(2033, 3, 31)
    on = date(2028, 5, 1)
    assert keep_until(record(1, submissions=(late,), on=on), rulebook()) == date(2033, 4, 15)
