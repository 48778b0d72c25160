import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.activities import Activity, Allocation
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.forecasting.forecast import Basis, percent
from cpim_pdp.core.forecasting.habits import CATCHING_UP
from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summarise

ON = "2026-11-22"


def logged(type_id: str, on: str, quantity: str | None = "1", **more: object) -> Activity:
    return activity(details(rulebook(), type_id, on, quantity, **more))


def ahead(one: Activity, made: str) -> Activity:
    """Return an activity that was entered on a day, in the morning."""
    return replace(one, created=dt.datetime.combine(day(made), dt.time(9), dt.UTC))


def summary(
    *activities: Activity,
    on: str = ON,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
    cycle: int | None = None,
) -> Summary:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held,), submissions=submissions)
    return summarise(log, rulebook(), held, day(on), cycle=cycle)


def monthly(hours: str, since: str = "2023-04", until: str = "2026-11") -> list[Activity]:
    """Return a course on the tenth of each month, both ends included."""
    (first, begin), (last, end) = (map(int, one.split("-")) for one in (since, until))
    months = range(12 * first + begin - 1, 12 * last + end)
    return [logged("course", f"{m // 12}-{m % 12 + 1:02}-10", hours) for m in months]


def likelihood(*activities: Activity, on: str = ON, credential: Credential | None = None) -> float:
    found = summary(*activities, on=on, credential=credential).forecast.likelihood
    assert found is not None
    return found


def test_somebody_far_ahead_is_likely_to_make_it_and_somebody_far_behind_is_not() -> None:
    ahead_of_it, behind = monthly("1.5"), monthly("0.5")

    assert likelihood(*ahead_of_it) > 0.85
    assert likelihood(*behind) < 0.05


def test_the_forecast_says_what_there_will_be_and_when() -> None:
    found = summary(*monthly("1.25")).forecast

    assert found.basis is Basis.HABIT
    assert found.until == day("2028-03-31")
    assert found.known == 36
    assert found.reached_on == day("2028-03-31")
    assert found.at_due is not None
    assert found.at_due.low < found.at_due.median < found.at_due.high
    assert found.at_due.median == 55 + 21


def test_the_median_is_told_apart_into_what_counts_what_is_planned_and_what_is_usual() -> None:
    planned = logged("conference", "2027-05-03", "1")

    found = summary(*monthly("1"), planned).forecast

    assert found.shares is not None
    assert found.at_due is not None
    assert found.shares.counted == 44
    assert found.shares.planned == 8
    assert found.shares.usual == found.at_due.median - 52


def test_past_half_the_chances_the_day_is_named_and_the_milestone_with_it() -> None:
    found = summary(*monthly("1.5"))
    behind = summary(*monthly("0.5"))

    reached = [one for one in found.milestones if one.kind is MilestoneKind.TARGET_REACHED]
    assert [one.date for one in reached] == [found.forecast.reached_on]
    assert behind.forecast.reached_on is None
    assert MilestoneKind.TARGET_REACHED not in {one.kind for one in behind.milestones}


def test_a_target_that_is_reached_is_certain_and_names_the_day() -> None:
    first = logged("course", "2024-01-10", "70")
    second = logged("course", "2025-02-10", "10")

    found = summary(second, first)

    assert found.forecast.basis is Basis.REACHED
    assert found.forecast.likelihood == 1
    assert found.forecast.reached_on == day("2025-02-10")
    assert found.forecast.pace_needed == 0
    assert MilestoneKind.TARGET_REACHED not in {one.kind for one in found.milestones}


def test_a_plan_that_is_certain_is_certain() -> None:
    plan = logged("course", "2027-05-03", "40", likelihood=100)

    found = summary(logged("course", "2024-01-10", "35"), plan).forecast

    assert found.basis is Basis.CERTAIN
    assert found.likelihood == 1
    assert found.reached_on == day("2027-05-03")


def test_a_plan_that_lacks_a_hundredth_of_a_point_is_not_certain() -> None:
    plan = logged("course", "2027-05-03", "39.98", likelihood=100)

    found = summary(logged("course", "2024-01-10", "35"), plan).forecast

    assert found.basis is Basis.HABIT
    assert found.likelihood is not None
    assert found.likelihood < 1


def test_a_plan_that_is_almost_certain_is_never_certain() -> None:
    plans = [logged("course", f"2027-05-{n:02}", "40", likelihood=99) for n in range(1, 21)]

    found = summary(logged("course", "2024-01-10", "35"), *plans).forecast

    assert found.likelihood is not None
    assert 0.999 < found.likelihood < 1
    assert found.percent == 99


def test_overdue_and_certain_it_is_reached_today() -> None:
    plan = logged("course", "2026-10-03", "40", likelihood=100, planned=True)

    assert summary(logged("course", "2024-01-10", "35"), plan).forecast.reached_on == day(ON)


def test_a_plan_may_come_true_with_its_own_likelihood() -> None:
    done = logged("course", "2024-01-10", "70")
    usual = logged("course", "2027-05-03", "5")
    unlikely = logged("course", "2027-05-03", "5", likelihood=30)

    from_planning = [likelihood(done), likelihood(done, unlikely), likelihood(done, usual)]

    assert from_planning == sorted(from_planning)
    assert from_planning[1] > 0.3
    assert from_planning[2] > 0.8


def test_memberships_are_certain_and_no_habit() -> None:
    renewed = [logged("membership", f"{year}-04-01") for year in range(2023, 2028)]

    found = summary(*renewed, on="2026-11-22").forecast

    assert found.basis is Basis.NO_POINTS_YET
    assert found.at_due is not None
    assert found.at_due.low == found.at_due.median == 30


def test_what_was_planned_ahead_or_scheduled_is_no_habit() -> None:
    conferences = [
        ahead(logged("conference", f"{year}-10-05", "2"), f"{year}-07-01") for year in (2024, 2025)
    ]
    series = [
        activity(
            replace(
                details(rulebook(), "webinar", f"2026-{month:02}-05", "2"),
                schedule="0b8b8d0e-3c1e-4c05-a1d7-000000000001",
                occurrence=day(f"2026-{month:02}-05"),
            )
        )
        for month in range(1, 11)
    ]

    assert summary(*conferences, *series).forecast.basis is Basis.NO_POINTS_YET


@pytest.mark.parametrize(
    ("made", "is_habit"),
    [("2026-06-08T09:00", False), ("2026-06-09T10:00", True), ("2026-06-10T00:00", True)],
)
def test_an_entry_made_while_its_day_had_begun_somewhere_is_a_habit(
    made: str, *, is_habit: bool
) -> None:
    entered = dt.datetime.fromisoformat(made).replace(tzinfo=dt.UTC)
    one = replace(logged("course", "2026-06-10", "5"), created=entered)

    found = summary(one).forecast

    assert found.basis is (Basis.HABIT if is_habit else Basis.NO_POINTS_YET)


def test_an_opening_balance_is_no_habit_and_history_begins_after_it() -> None:
    balance = logged("opening-balance", "2026-01-10", None, points="40")
    before = logged("course", "2025-06-10", "5")

    found = summary(balance, before).forecast

    assert found.basis is Basis.NO_POINTS_YET
    assert found.known == 10
    assert found.pace == 0


def test_right_after_an_opening_balance_it_is_too_early() -> None:
    balance = logged("opening-balance", "2026-10-10", None, points="40")

    assert summary(balance).forecast.basis is Basis.TOO_EARLY


def test_what_does_not_count_for_the_credential_is_no_habit() -> None:
    failed = logged("exam", "2026-03-10", score=250)
    left_out = logged(
        "course", "2026-04-10", "9", allocations=(Allocation("cred", excluded=True, reason="no"),)
    )

    assert summary(failed, left_out).forecast.basis is Basis.NO_POINTS_YET


def test_history_goes_back_beyond_the_cycle() -> None:
    held = cpim("2018-03-14", "2028-03-31")
    before = [*monthly("1.5", "2020-01", "2023-03")]

    found = summary(*before, on="2023-05-22", credential=held).forecast

    assert found.basis is Basis.HABIT
    assert found.known == 36
    assert found.likelihood is not None
    assert found.likelihood > 0.5
    assert found.pace > 1


@pytest.mark.parametrize(
    ("on", "basis"), [("2023-11-22", Basis.NO_POINTS_YET), ("2023-11-23", Basis.HABIT)]
)
def test_what_was_36_months_ago_is_no_habit_any_more(on: str, basis: Basis) -> None:
    assert summary(logged("course", on, "5")).forecast.basis is basis


def test_of_an_earlier_cycle_without_entries_nothing_is_known() -> None:
    held = cpim("2018-03-14", "2028-03-31")

    found = summary(*monthly("2", "2023-05", "2023-12"), on="2024-01-22", credential=held)

    assert found.forecast.known == 9


def test_moved_entries_count_where_they_were_moved_to() -> None:
    held = cpim("2018-03-14", "2028-03-31")
    moved = logged(
        "course", "2023-06-10", "9", allocations=(Allocation("cred", cycle=1, reason="late"),)
    )

    found = summary(moved, on="2024-06-22", credential=held)

    assert found.points.counted == 0
    assert found.forecast.basis is Basis.HABIT


@pytest.mark.parametrize(
    ("on", "basis"),
    [
        ("2023-04-01", Basis.TOO_EARLY),
        ("2023-09-12", Basis.TOO_EARLY),
        ("2023-09-13", Basis.NO_POINTS_YET),
        ("2028-03-31", Basis.NO_POINTS_YET),
        ("2028-04-01", Basis.PAST_DUE),
    ],
)
def test_without_anything_to_go_on_the_forecast_says_why(on: str, basis: Basis) -> None:
    found = summary(on=on).forecast

    assert found.basis is basis
    assert found.reached_on is None
    assert found.pace_needed > 0


@pytest.mark.parametrize("on", ["2023-04-01", "2028-04-01"])
def test_with_too_little_to_go_on_no_likelihood_is_named(on: str) -> None:
    found = summary(logged("course", "2023-03-20", "5"), on=on).forecast

    assert (found.likelihood, found.at_due, found.shares, found.reached_on) == (None,) * 4
    assert found.percent is None


def test_young_and_already_certain() -> None:
    found = summary(logged("course", "2023-05-01", "80", likelihood=100), on="2023-04-01").forecast

    assert (found.basis, found.likelihood, found.at_due) == (Basis.CERTAIN, 1, None)


def test_the_pace_is_that_of_the_last_twelve_months() -> None:
    before = logged("course", "2025-01-10", "30")
    within = logged("course", "2026-06-10", "12")

    found = summary(before, within).forecast

    assert (found.pace, found.pace_months) == (1, 12)
    assert found.pace_needed == Decimal("2.03")


def test_before_the_certification_there_is_no_pace() -> None:
    found = summary(on="2023-01-01").forecast

    assert (found.basis, found.pace, found.pace_months) == (Basis.TOO_EARLY, 0, 0)


def test_the_cycle_to_come_is_forecast_from_its_start_on() -> None:
    found = summary(*monthly("1.5"), cycle=2)

    assert found.forecast.basis is Basis.HABIT
    assert found.forecast.at_due is not None
    assert found.forecast.at_due.median == Decimal("1.5") * 60
    assert found.forecast.until == day("2033-03-31")


def test_once_filed_nothing_more_is_expected() -> None:
    course = replace(logged("course", "2026-01-10", "80"), id="filed")

    found = summary(
        course, *monthly("1"), submissions=(submission(filed="2026-02-01", ids=("filed",)),)
    )

    assert found.forecast.basis is Basis.REACHED
    assert found.forecast.at_due is not None
    assert found.forecast.at_due.high == 80


def test_a_higher_target_has_its_own_likelihood() -> None:
    held = replace(cpim(), target=Decimal(85))

    found = summary(*monthly("1.25"), credential=held).forecast

    assert (found.required, found.target) == (75, 85)
    assert found.likelihood is not None
    assert found.target_likelihood is not None
    assert found.target_likelihood < found.likelihood


def test_a_target_can_be_missed_where_the_required_points_are_reached() -> None:
    held = replace(cpim(), target=Decimal(90))

    found = summary(logged("course", "2026-01-10", "80"), credential=held).forecast

    assert found.likelihood == 1
    assert found.target_likelihood is not None
    assert found.target_likelihood < 1


def test_suspended_the_points_are_needed_before_the_surcharge_grows() -> None:
    found = summary(
        logged("course", "2018-01-20", "5"), on="2018-09-01", credential=cpim("2013-06-10")
    ).forecast

    assert (found.required, found.until) == (90, day("2019-06-30"))
    assert found.pace_needed == Decimal("8.57")


def test_a_suspension_without_a_surcharge_for_the_designation_is_used_whole() -> None:
    held = cpim("2013-06-10", designation="CTSC", policy=None)

    assert summary(on="2018-09-01", credential=held).forecast.until == day("2018-06-30")


def test_a_cap_by_the_year_limits_what_is_usual() -> None:
    busy = [
        logged("volunteering", f"{year}-{month:02}-10", points="2")
        for year in (2024, 2025, 2026)
        for month in range(1, 11)
    ]

    found = summary(*busy)

    assert found.points.counted == 15
    assert found.forecast.at_due is not None
    assert 20 < found.forecast.at_due.median <= 25


def test_more_than_the_usual_may_come_as_the_due_date_does() -> None:
    found, too_little = (
        summary(logged("opening-balance", "2024-01-10", None, points=points)).forecast
        for points in ("45", "44")
    )

    # 1.25 points a month are an even pace, of which there are half as many again in 16 months.
    assert found.at_due is not None
    assert (found.at_due.median, found.at_due.high) == (45, Decimal("75.5"))
    assert found.likelihood == pytest.approx(CATCHING_UP / 100)
    assert too_little.likelihood == 0


def test_a_cap_by_the_event_does_not_limit_other_events() -> None:
    yearly = [
        logged("conference", f"{year}-10-05", None, until=f"{year}-10-08")
        for year in (2024, 2025, 2026)
    ]

    found = summary(*yearly).forecast

    assert found.at_due is not None
    assert found.at_due.high >= 72 + 24


@pytest.mark.parametrize(
    ("likelihood", "whole"),
    [(None, None), (0.0, 0), (1e-9, 1), (0.005, 1), (0.834, 83), (0.996, 99), (1.0, 100)],
)
def test_in_whole_per_cent_only_what_is_certain_is_100_or_0(
    likelihood: float | None, whole: int | None
) -> None:
    assert percent(likelihood) == whole


def test_what_lies_ahead_is_the_same_where_it_is_made_of_the_same() -> None:
    usual = monthly("1")
    one, same = (summary(*usual).foresight for _ in range(2))
    other = summary(*usual[:-1]).foresight

    assert (one == same, one == other, one == "ahead") == (True, False, False)
    assert len({one, same, other}) == 2
