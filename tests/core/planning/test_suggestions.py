from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.planning.pieces import CATALOGUE, Origin, offered
from cpim_pdp.core.planning.shared import for_every, shared_plan
from cpim_pdp.core.planning.suggestions import Suggestion, gap_of, suggestions
from cpim_pdp.core.planning.what_if import what_if
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summaries, summarise

ON = day("2026-11-22")


def logged(type_id: str, on: str, quantity: str | None = "1", **more: object) -> Activity:
    return activity(details(rulebook(), type_id, on, quantity, **more))


def summary(
    *activities: Activity,
    on: str = "2026-11-22",
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
) -> Summary:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held,), submissions=submissions)
    return summarise(log, rulebook(), held, day(on))


def told(suggestion: Suggestion) -> list[tuple[int, str]]:
    return [(one.times, one.piece.type) for one in suggestion.parts]


WEBINARS = [
    logged("webinar", f"{year}-{month:02}-10", "1", provider="ASCM")
    for year in (2024, 2025, 2026)
    for month in range(1, 11)
]
CONFERENCES = [
    logged("conference", f"{year}-10-05", None, until=f"{year}-10-06") for year in (2024, 2025)
]


def test_fifteen_webinars_or_the_conference() -> None:
    one = logged("course", "2024-02-02", "30")

    found = suggestions(summary(*WEBINARS, one))

    assert gap_of(summary(*WEBINARS, one)) == 15
    assert told(found[0]) == [(15, "webinar")]
    assert found[0].brings == 15
    assert found[0].fills
    assert [(1, "conference")] in [told(one) for one in found]


def test_the_conference_that_somebody_goes_to_and_the_webinars_that_are_then_missing() -> None:
    found = suggestions(summary(*WEBINARS, *CONFERENCES))

    assert [told(one) for one in found][:2] == [
        [(13, "webinar")],
        [(1, "conference")],
    ]


def test_a_large_thing_and_as_many_small_ones_as_are_then_missing() -> None:
    found = suggestions(summary(*WEBINARS, logged("course", "2024-02-02", "23")))

    assert [(1, "exam"), (2, "webinar")] in [told(one) for one in found]


def test_what_is_suggested_is_as_it_was_mostly_done() -> None:
    (part,) = suggestions(summary(*WEBINARS))[0].parts

    assert (part.piece.origin, part.piece.times) == (Origin.HABIT, 30)
    assert part.piece.details.provider == "ASCM"
    assert part.piece.points == 1


def test_what_is_suggested_is_spread_over_the_time_ahead() -> None:
    plan = suggestions(summary(*WEBINARS))[0].plan
    days = [one.date for one in plan if one.date is not None]

    assert len(days) == 45
    assert ON < days[0] < day("2026-12-15")
    assert day("2028-03-01") < days[-1] <= day("2028-03-31")
    assert max((after - one).days for one, after in pairwise(days)) <= 12
    assert all(one.planned for one in plan)


def test_planned_as_suggested_it_brings_just_what_was_said() -> None:
    now = summary(*WEBINARS, *CONFERENCES)

    for one in suggestions(now):
        assert what_if(now, one.plan).brings == one.brings
        assert (what_if(now, one.plan).brings >= gap_of(now)) == one.fills


def test_a_conference_lasts_its_days() -> None:
    plan = next(
        one.plan
        for one in suggestions(summary(*WEBINARS, *CONFERENCES))
        if told(one) == [(1, "conference")]
    )

    assert [(one.until - one.date).days for one in plan if one.until and one.date] == [1]


def test_on_the_last_days_a_conference_has_no_more_days_than_there_are() -> None:
    now = summary(logged("course", "2024-02-02", "60"), on="2028-03-30")

    plan = next(one.plan for one in suggestions(now) if told(one) == [(1, "conference")])

    assert plan[0].until is None


def test_a_yearly_cap_leaves_out_what_it_would_not_count() -> None:
    committee = [
        logged("volunteering", f"{year}-{month:02}-10", points="1")
        for year in (2024, 2025, 2026)
        for month in range(1, 9)
    ]

    found = suggestions(summary(*committee))

    volunteering = next(one for one in found if told(one)[0][1] == "volunteering")
    assert not volunteering.fills
    assert volunteering.brings == len(volunteering.plan) == 10, "five in 2027, five in 2028"
    assert volunteering.parts[0].times == 10
    assert found.index(volunteering) > 0


def test_somebody_without_habits_is_offered_what_rules_know_a_value_for() -> None:
    found = suggestions(summary())

    assert {one.piece.origin for suggestion in found for one in suggestion.parts} == {
        Origin.CATALOGUE
    }
    assert all(one.fills for one in found)
    assert told(found[0]) == [(75, "webinar")]
    assert any(kinds[0][1] == "conference" for kinds in map(told, found))


def test_what_was_done_once_is_no_habit_and_what_was_planned_ahead_neither() -> None:
    found = suggestions(summary(logged("teaching", "2025-05-05", "8")))

    assert "teaching" not in {kind for one in found for _, kind in told(one)}


def test_what_the_rules_take_no_more_is_not_suggested() -> None:
    exams = [logged("legacy-exam", f"2026-0{n}-05") for n in (2, 3)]
    by_hand = [
        replace(one, details=replace(one.details, quantity=None, points=None)) for one in exams
    ]

    assert suggestions(summary(*by_hand))


def test_what_brings_nothing_any_more_is_not_suggested() -> None:
    committee = [logged("volunteering", f"2026-01-{n:02}", points="1") for n in range(10, 18)]

    held = cpim("2022-01-05", "2026-12-31")
    found = suggestions(summary(*committee, credential=held))

    assert "volunteering" not in {kind for one in found for _, kind in told(one)}


def test_beside_additions_only_what_is_still_missing_is_suggested() -> None:
    now = summary(*WEBINARS)
    conference = details(rulebook(), "conference", "2027-10-05", None, until="2027-10-07")

    assert gap_of(now, [conference]) == 45 - 24
    assert told(suggestions(now, [conference])[0]) == [(21, "webinar")]


def test_a_higher_target_leaves_a_larger_gap() -> None:
    held = replace(cpim(), target=Decimal(85))

    assert gap_of(summary(*WEBINARS, credential=held)) == 55


@pytest.mark.parametrize("on", ["2028-03-31", "2028-04-01"])
def test_with_no_day_left_nothing_is_suggested(on: str) -> None:
    assert suggestions(summary(*WEBINARS, on=on)) == ()


def test_with_no_gap_nothing_is_suggested() -> None:
    assert suggestions(summary(logged("course", "2024-02-02", "80"))) == ()


def test_once_filed_nothing_is_suggested() -> None:
    assert suggestions(summary(submissions=(submission(filed="2026-02-01"),))) == ()


def test_the_catalogue_names_types_that_have_a_value_today() -> None:
    found = {one.type for one in offered(summary().situation)}

    assert found == set(CATALOGUE)


def test_before_a_value_was_known_for_it_nothing_is_offered() -> None:
    old = summary(on="2018-06-01", credential=cpim("2016-06-10"))

    assert {one.type for one in offered(old.situation)} < set(CATALOGUE)


SISTER = cpim("2022-05-05", id="sister", designation="CSCP")


def test_a_shared_plan_is_led_by_the_credential_that_is_due_first() -> None:
    log = snapshot(*WEBINARS, logged("course", "2023-02-10", "20"), credentials=(cpim(), SISTER))
    found = summaries(log, rulebook(), ON)

    steps = shared_plan(found)

    assert [one.summary.credential.id for one in steps] == ["sister", "cred"]
    assert [told(one.suggestion) for one in steps] == [[(25, "webinar")], [(20, "webinar")]]
    everything = [details for one in steps for details in one.suggestion.plan]
    served = for_every(found, everything)
    assert [one.what_if.planned for one in served] == [33, 45]


def test_what_serves_both_is_planned_once() -> None:
    log = snapshot(*WEBINARS, credentials=(cpim(), replace(SISTER, certified=day("2022-12-05"))))
    found = summaries(log, rulebook(), ON)

    steps = shared_plan(found)

    assert [one.summary.credential.id for one in steps] == ["sister"]
    assert all(
        one.what_if.forecast.likelihood for one in for_every(found, steps[0].suggestion.plan)
    )
