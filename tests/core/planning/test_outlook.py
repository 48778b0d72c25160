"""What is still to go, whether there is anything to plan for, and what is planned by its day."""

from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.planning.entries import planned_entries
from cpim_pdp.core.planning.outlook import days_ahead, gap_with, to_go
from cpim_pdp.core.planning.what_if import what_if
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summarise

ON = "2026-11-22"


def of(log: Snapshot, on: str = ON) -> Summary:
    return summarise(log, rulebook(), log.credentials[0], day(on))


def planned(on: str, hours: str = "2", **more: object) -> Activity:
    return activity(details(rulebook(), "webinar", on, hours, planned=True, **more))


def test_what_is_planned_makes_the_gap_smaller_but_not_what_is_missing() -> None:
    done = activity(details(rulebook(), "webinar", "2026-05-04", "5"))

    found = to_go(of(snapshot(done, planned("2027-05-04"))))

    assert (found.target, found.missing) == (75, 70)
    assert (found.planned, found.gap) == (2, 68)


def test_nothing_is_missing_beyond_the_target() -> None:
    points = {"points": "80", "reason": "as agreed"}
    done = activity(details(rulebook(), "other", "2026-05-04", None, **points))

    found = to_go(of(snapshot(done)))

    assert (found.missing, found.gap) == (Decimal(0), Decimal(0))


def test_additions_make_the_gap_smaller() -> None:
    now = of(snapshot())

    more = what_if(now, [details(rulebook(), "webinar", "2027-05-04", "5")])

    assert (to_go(now).gap, gap_with(now, more)) == (75, 70)


def test_there_are_days_ahead_until_the_due_date() -> None:
    found = days_ahead(of(snapshot()))

    assert found == (day("2026-11-23"), day("2028-03-31"))


def test_there_are_none_once_the_time_is_over_it_was_filed_or_has_expired() -> None:
    filed = snapshot(submissions=(submission(),))
    expired = snapshot(credentials=(cpim("2015-03-14"),))

    assert days_ahead(of(snapshot(), "2028-03-31")) is None
    assert days_ahead(of(filed, "2027-06-01")) is None
    assert days_ahead(of(expired)) is None


def test_what_waits_to_be_confirmed_stands_before_what_lies_ahead() -> None:
    ahead, over = planned("2027-05-04"), planned("2026-11-01", likelihood=60)
    done = activity(details(rulebook(), "webinar", "2026-05-04", "5"))
    log = snapshot(ahead, done, over)
    states = {ahead.id: State.PLANNED, over.id: State.PLANNED, done.id: State.UNPROVEN}

    found = planned_entries(log, states, rulebook(), day(ON))

    assert [(one.activity.id, one.is_over) for one in found] == [
        (over.id, True),
        (ahead.id, False),
    ]
    assert [(one.claimed, one.likelihood) for one in found] == [(2, 60), (2, 80)]


def test_what_the_rules_have_no_price_for_claims_nothing() -> None:
    unpriced = planned("2027-05-04")
    bare = activity(
        type(unpriced.details)("Something", type="webinar", date=day("2027-05-05"), planned=True)
    )

    (found,) = planned_entries(snapshot(bare), {bare.id: State.PLANNED}, rulebook(), day(ON))

    assert found.claimed == 0
