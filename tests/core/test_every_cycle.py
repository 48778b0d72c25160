"""All activities of a credential, each in its cycle."""

from dataclasses import replace
from datetime import date

from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity, Allocation
from cpim_pdp.core.counting import Why
from cpim_pdp.core.every_cycle import counted_in_every_cycle
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summarise

RULES = rulebook()


def by_hand(on: str, points: str = "3", **more: object) -> Activity:
    return activity(details(RULES, "other", on, None, points=points, reason="r", **more))


def cycles(log: Snapshot, on: str = "2026-11-22") -> list[int | None]:
    found = counted_in_every_cycle(log, RULES, log.credentials[0], day(on))
    return [number for number, _ in found]


def test_each_comes_with_its_cycle_in_the_order_of_the_log() -> None:
    held = cpim("2013-03-14", due="2028-03-31")
    days = ("2012-01-01", "2014-05-01", "2019-05-01", "2026-05-01", "2031-05-01", "2040-05-01")

    log = snapshot(*map(by_hand, days), credentials=(held,))

    assert cycles(log) == [None, 1, 2, 3, 4, 6]


def test_what_lies_in_no_cycle_says_why() -> None:
    log = snapshot(by_hand("2012-01-01"))

    ((number, one),) = counted_in_every_cycle(log, RULES, cpim(), day("2026-11-22"))

    assert number is None
    assert one.reasoning.why is Why.BEFORE_CERTIFICATION


def test_drafts_are_left_out() -> None:
    assert cycles(snapshot(by_hand("2025-05-01", draft=True))) == []


def test_a_filed_cycle_counts_what_was_filed() -> None:
    filed, later = by_hand("2024-05-01", "75"), by_hand("2026-05-01")
    approved = submission(filed="2025-05-01", ids=(filed.id,), approved="2025-06-01")
    log = snapshot(filed, later, submissions=(approved,))

    (_, first), (number, second) = counted_in_every_cycle(log, RULES, cpim(), day("2026-11-22"))

    assert first.counted == 75
    assert (number, second.reasoning.why) == (1, Why.ALREADY_FILED)


@given(st.lists(st.dates(date(2023, 1, 1), date(2037, 1, 1)), max_size=6))
def test_the_shown_cycle_is_counted_as_its_summary_has_it(days: list[date]) -> None:
    log = snapshot(*(by_hand(str(one), "40") for one in sorted(days)))
    summary = summarise(log, RULES, cpim(), day("2026-11-22"))

    found = counted_in_every_cycle(log, RULES, cpim(), day("2026-11-22"))

    inside = [one for number, one in found if number == summary.cycle.number]
    assert inside == [one for one in summary.entries if one.in_cycle]
    assert len(found) == len(days)


def test_one_that_was_moved_comes_in_its_new_cycle() -> None:
    moved = by_hand("2025-05-01")
    to_second = (Allocation("cred", cycle=2, reason="late"),)
    moved = replace(moved, details=replace(moved.details, allocations=to_second))

    assert cycles(snapshot(moved)) == [2]
