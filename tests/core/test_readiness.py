"""Readiness: what stops an application, what an audit would ask for, and what is worth a look."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity, Allocation, Details, EvidenceKind
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.readiness import WEIGHTS, Concern, ConcernKind, Weight, concerns
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summarise

TODAY = date(2026, 11, 22)


def found(
    *activities: Activity,
    credential: Credential | None = None,
    others: tuple[Credential, ...] = (),
    submissions: tuple[Submission, ...] = (),
    on: date = TODAY,
) -> tuple[Concern, ...]:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held, *others), submissions=submissions)
    return concerns(summarise(log, rulebook(), held, on), log, rulebook())


def kinds(*activities: Activity, **more: object) -> list[ConcernKind]:
    return [one.kind for one in found(*activities, **more)]  # type: ignore[arg-type]


def by_hand(
    points: str, on: str = "2025-05-20", title: str = "Inventory", *, proven: bool = True
) -> Activity:
    written = details(rulebook(), "other", on, None, points=points, reason="as agreed")
    return activity(replace(written, title=title), proven=proven)


def enough() -> Activity:
    return by_hand("75", title="All of it")


def test_nothing_is_missing_from_a_whole_cycle() -> None:
    assert found(enough()) == ()


def test_points_to_go_stop_it() -> None:
    (one,) = found(by_hand("30.5"))

    assert one.kind is ConcernKind.POINTS_TO_GO
    assert one.weight is Weight.STOPS
    assert one.facts == {
        "remaining": Decimal("44.50"),
        "counted": Decimal("30.50"),
        "required": Decimal(75),
    }


def test_filing_that_is_not_open_yet_stops_it() -> None:
    (one,) = found(by_hand("75", "2023-04-01"), on=date(2023, 4, 2))

    assert (one.kind, one.facts) == (ConcernKind.NOT_OPEN, {"opens": date(2023, 4, 13)})
    assert found(by_hand("75", "2023-04-01"), on=date(2023, 4, 13)) == ()


def test_once_expired_nothing_else_stops_it() -> None:
    (one,) = found(credential=cpim("2013-05-10", policy="ascm-90-day"))

    assert (one.kind, one.facts) == (ConcernKind.EXPIRED, {"since": date(2018, 8, 30)})


def test_what_has_no_evidence_comes_with_most_points_first() -> None:
    small, large = by_hand("5", proven=False), by_hand("70", title="Large", proven=False)

    first, second = found(small, large)

    assert (first.kind, first.activity) == (ConcernKind.UNPROVEN, large.id)
    assert first.facts == {"title": "Large", "points": Decimal(70)}
    assert (second.activity, second.weight) == (small.id, Weight.AUDIT)


def test_weak_evidence_is_told_with_most_points_first() -> None:
    def weak(one: Activity) -> Activity:
        return replace(one, evidence=(replace(one.evidence[0], kind=EvidenceKind.RECEIPT),))

    small, large = weak(by_hand("5")), weak(by_hand("70", title="Large"))

    assert [(one.kind, one.activity) for one in found(small, large)] == [
        (ConcernKind.WEAK_EVIDENCE, large.id),
        (ConcernKind.WEAK_EVIDENCE, small.id),
    ]


def test_a_value_that_is_not_known_is_worth_a_look() -> None:
    book = Details("A book", type="book", date=date(2018, 5, 20))
    unknown = activity(book, proven=True)
    all_of_it = by_hand("75", "2018-06-01")

    assert kinds(all_of_it, unknown, credential=cpim("2016-03-14"), on=date(2020, 1, 1)) == [
        ConcernKind.VALUE_UNKNOWN
    ]


def test_drafts_of_the_cycle_and_those_without_a_date_are_told() -> None:
    undated = activity(details(rulebook(), "webinar", "2025-05-20", "1", draft=True))
    undated = replace(undated, details=replace(undated.details, date=None))
    inside = activity(details(rulebook(), "webinar", "2025-05-20", "1", draft=True))
    before = activity(details(rulebook(), "webinar", "2020-05-20", "1", draft=True))

    drafts = found(enough(), undated, before, inside)

    assert [(one.kind, one.activity) for one in drafts] == [
        (ConcernKind.DRAFT, inside.id),
        (ConcernKind.DRAFT, undated.id),
    ]


def test_what_was_planned_for_a_day_that_is_past_is_told() -> None:
    past = activity(details(rulebook(), "webinar", "2026-11-22", "1", planned=True))
    ahead = activity(details(rulebook(), "webinar", "2026-11-23", "1", planned=True))

    (one,) = found(enough(), past, ahead)

    assert (one.kind, one.activity) == (ConcernKind.PLANNED_PAST, past.id)
    assert one.facts["last_day"] == date(2026, 11, 22)


def test_what_a_limit_cuts_is_told() -> None:
    conference = activity(
        details(rulebook(), "conference", "2025-09-01", "5", until="2025-09-05"), proven=True
    )

    (one,) = found(enough(), conference)

    assert (one.kind, one.activity) == (ConcernKind.OVER_CAP, conference.id)
    assert (one.facts["claimed"], one.facts["counted"]) == (Decimal(40), Decimal(24))


def test_what_lies_before_every_certification_is_told() -> None:
    before = by_hand("3", "2020-01-01", title="Early")

    assert kinds(enough(), before) == [ConcernKind.OUTSIDE]
    assert kinds(enough(), before, others=(cpim("2019-01-01", id="other"),)) == []


def test_what_the_holder_left_out_or_only_plans_is_not_told() -> None:
    planned = activity(details(rulebook(), "webinar", "2020-01-01", "1", planned=True))
    left_out = by_hand("3", title="Left out")
    excluded = (Allocation("cred", excluded=True),)
    left_out = replace(left_out, details=replace(left_out.details, allocations=excluded))

    assert found(enough(), planned, left_out) == ()


def test_what_lies_after_the_deadline_can_be_moved() -> None:
    late = by_hand("3", "2028-04-20", title="Late")

    (one,) = found(enough(), late, on=date(2028, 5, 1))

    assert (one.kind, one.facts["due"]) == (ConcernKind.AFTER_DEADLINE, date(2028, 3, 31))


def test_what_was_done_after_the_cycle_was_filed_can_be_moved_into_the_next() -> None:
    filed = by_hand("75", "2024-05-01", title="Filed")
    later = by_hand("5", "2026-05-01", title="Later")
    planned = activity(details(rulebook(), "webinar", "2027-05-01", "1"))
    approved = submission(filed="2025-05-01", ids=(filed.id,), approved="2025-06-01")

    *stopping, one = found(filed, later, planned, submissions=(approved,))

    assert [each.kind for each in stopping] == [ConcernKind.POINTS_TO_GO, ConcernKind.NOT_OPEN]
    assert (one.kind, one.activity) == (ConcernKind.AFTER_FILING, later.id)
    assert one.facts["cycle"] == 1


def test_what_stands_there_twice_is_told_once() -> None:
    first = by_hand("70", title="Twice  over")
    second = by_hand("5", title="twice over ")

    assert [(one.kind, one.activity) for one in found(first, second)] == [
        (ConcernKind.DUPLICATE, second.id)
    ]


@pytest.mark.parametrize("kind", ConcernKind)
def test_every_concern_has_its_weight(kind: ConcernKind) -> None:
    assert Concern(kind, {}).weight is WEIGHTS[kind]
