from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot

from cpim_pdp.core.activities import Activity, Allocation
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.forecasting.burn_up import BurnUp, Mark
from cpim_pdp.core.summary import summarise

ON = "2026-11-22"


def logged(type_id: str, on: str, quantity: str | None = "1", **more: object) -> Activity:
    return activity(details(rulebook(), type_id, on, quantity, **more))


def burn_up(
    *activities: Activity,
    on: str = ON,
    credential: Credential | None = None,
    cycle: int | None = None,
) -> BurnUp:
    held = credential or cpim()
    log = snapshot(*activities, credentials=(held,))
    return summarise(log, rulebook(), held, day(on), cycle=cycle).burn_up


def told(marks: tuple[Mark, ...]) -> list[tuple[str, Decimal]]:
    return [(str(one.day), one.points) for one in marks]


def test_what_counts_climbs_in_steps_from_nothing() -> None:
    first = logged("course", "2024-01-10", "6")
    second = logged("webinar", "2025-05-20", "1.5")
    same_day = logged("webinar", "2025-05-20", "1")

    found = burn_up(second, first, same_day)

    assert told(found.counted) == [
        ("2023-03-14", 0),
        ("2024-01-10", 6),
        ("2025-05-20", Decimal("8.5")),
    ]


def test_what_is_planned_climbs_on_from_today_as_caps_allow() -> None:
    days = [
        logged("conference", f"2027-10-{n:02}", "1", event="Connect", likelihood=30)
        for n in (4, 5, 6, 7)
    ]

    found = burn_up(logged("course", "2024-01-10", "6"), *days)

    assert told(found.planned) == [
        (ON, 6),
        ("2027-10-04", 14),
        ("2027-10-05", 22),
        ("2027-10-06", 30),
        ("2027-10-07", 30),
    ]


def test_what_is_overdue_is_planned_for_today() -> None:
    found = burn_up(logged("course", "2026-10-10", "6", planned=True))

    assert told(found.planned) == [(ON, 6)]


def test_the_band_widens_from_today_to_the_last_day() -> None:
    usual = [logged("course", f"2026-{month:02}-10", "2") for month in range(1, 12)]

    found = burn_up(*usual)

    first, last = found.band[0], found.band[-1]
    assert (first.day, first.spread.low, first.spread.high) == (day(ON), 22, 22)
    assert last.day == found.until == day("2028-03-31")
    assert last.spread.low < last.spread.median < last.spread.high
    assert len(found.band) <= 13
    assert all(one.day < after.day for one, after in pairwise(found.band))
    assert all(one.spread.high <= after.spread.high for one, after in pairwise(found.band))


def test_the_lines_lead_to_what_is_required_on_the_last_day() -> None:
    found = burn_up(logged("course", "2024-01-10", "6"))

    assert told(found.even) == [("2023-03-14", 0), ("2028-03-31", 75)]
    assert found.needed is not None
    assert told(found.needed) == [(ON, 6), ("2028-03-31", 75)]


def test_the_target_is_what_the_holder_aims_at() -> None:
    found = burn_up(credential=replace(cpim(), target=Decimal(85)))

    assert (found.required, found.target) == (75, 85)


def test_before_the_cycle_begins_it_is_drawn_from_its_start() -> None:
    usual = [logged("course", f"2026-{month:02}-10", "2") for month in range(1, 12)]

    found = burn_up(*usual, cycle=2)

    assert found.on < found.start
    assert told(found.counted) == [("2028-04-01", 0)]
    assert told(found.planned) == [("2028-04-01", 0)]
    assert found.band[0].day == found.start
    assert found.band[0].spread.high == 0


def test_a_cycle_that_is_over_has_nothing_ahead() -> None:
    found = burn_up(logged("course", "2024-01-10", "6"), on="2028-05-01")

    assert (found.planned, found.band, found.needed) == ((), (), None)
    assert found.counted[-1].points == 6


def test_with_the_points_there_no_line_is_needed() -> None:
    found = burn_up(logged("course", "2024-01-10", "80"))

    assert found.needed is None
    assert found.planned[0].points == 80


def test_a_young_cycle_has_no_band() -> None:
    assert burn_up(on="2023-04-01").band == ()


def test_suspended_it_goes_on_to_where_the_surcharge_grows() -> None:
    late = logged("course", "2018-08-20", "5")

    found = burn_up(late, on="2018-09-01", credential=cpim("2013-06-10"))

    assert (found.due, found.until) == (day("2018-06-30"), day("2019-06-30"))
    assert told(found.counted)[-1] == ("2018-08-20", 5)


def test_what_was_moved_here_from_before_the_cycle_is_there_from_its_start() -> None:
    held = cpim("2018-03-14", "2028-03-31")
    moved = logged(
        "course", "2022-06-10", "9", allocations=(Allocation("cred", cycle=2, reason="late"),)
    )

    assert told(burn_up(moved, credential=held).counted) == [("2023-04-01", 9)]


def test_thousands_of_activities_make_a_step_a_day() -> None:
    many = [logged("webinar", f"2025-05-{1 + n % 28:02}", "1") for n in range(2_000)]

    found = burn_up(*many)

    assert len(found.counted) == 29
    assert found.counted[-1].points == 2_000
    assert found.band[-1].spread.high > found.band[-1].spread.low
