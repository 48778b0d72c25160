"""The worked cases of the rules, from what a holder types to what `status` answers."""

from typing import Any

import pytest
from helpers.command_line import CommandLine


def counted(cli: CommandLine, on: str = "2026-11-22") -> dict[str, Any]:
    """Return claimed, counted and why of each activity, by title."""
    titles = {one["id"]: one["title"] for one in cli("list", "--json").json}
    return {
        titles[one["id"]]: (one["claimed"], one["counted"], one["why"])
        for one in cli.standing(on)["activities"]
    }


def test_a_cpim_of_march_2023_is_due_at_the_end_of_march_2028(cli: CommandLine) -> None:
    cycle = cli.standing("2026-11-22")["cycle"]

    assert cycle == {"number": 1, "start": "2023-03-14", "due": "2028-03-31", "days_left": 495}


def test_a_cpim_of_leap_day_keeps_the_month_end(bare: CommandLine) -> None:
    bare.init("2024-02-29")

    first = bare.standing("2026-11-22")["cycle"]
    second = bare.standing("2026-11-22", "--cycle", "2")["cycle"]

    assert (first["start"], first["due"]) == ("2024-02-29", "2029-02-28")
    assert (second["start"], second["due"]) == ("2029-03-01", "2034-02-28")


@pytest.mark.parametrize(
    ("designation", "on", "standing", "required"),
    [
        ("CPIM", "2018-06-30", "active", 75),
        ("CPIM", "2018-07-01", "suspended", 90),
        ("CPIM", "2019-07-01", "suspended", 105),
        ("CPIM", "2023-06-30", "suspended", 150),
        ("CPIM", "2023-07-01", "expired", 150),
        ("CFPIM", "2018-06-30", "active", 100),
        ("CFPIM", "2018-07-01", "suspended", 120),
        ("CFPIM", "2019-07-01", "suspended", 140),
        ("CFPIM", "2023-06-30", "suspended", 200),
        ("CFPIM", "2023-07-01", "expired", 200),
    ],
)
def test_a_deadline_of_2018_suspends_for_five_years_with_a_surcharge(
    bare: CommandLine, designation: str, on: str, standing: str, required: int
) -> None:
    bare.init("2013-06-20", designation)
    bare("add", "Courses", "--type", "course", "--date", "2016-05-04", "--quantity", "40")

    found = bare.standing(on)

    assert found["cycle"]["due"] == "2018-06-30"
    assert found["policy"] == "apics-five-year"
    assert (found["standing"], found["points"]["required"]) == (standing, required)
    assert found["points"]["counted"] == 40
    assert found["points"]["remaining"] == required - 40


@pytest.mark.parametrize(
    ("on", "standing", "until"),
    [
        ("2026-08-31", "active", "2026-08-31"),
        ("2026-09-01", "suspended", "2026-11-29"),
        ("2026-11-29", "suspended", "2026-11-29"),
        ("2026-11-30", "expired", None),
    ],
)
def test_a_deadline_of_2026_suspends_for_ninety_days_and_the_other_policy_is_told(
    bare: CommandLine, on: str, standing: str, until: str | None
) -> None:
    bare.init("2021-08-10")

    found = bare.standing(on)
    missed = {one["policy"]: one for one in found["if_missed"]}

    assert (found["standing"], found["policy"]) == (standing, "ascm-90-day")
    assert found["points"]["required"] == 75
    assert missed["ascm-90-day"]["until"] == until
    assert set(missed) == {"ascm-90-day", "apics-five-year"}
    if on > "2026-08-31":
        assert missed["apics-five-year"]["standing"] == "suspended"
        assert missed["apics-five-year"]["required"] == 90
        assert missed["apics-five-year"]["until"] == "2031-08-31"


def test_a_conference_of_four_days_counts_for_three(cli: CommandLine) -> None:
    cli("add", "A", "--type", "conference", "--date", "2025-09-14", "--until", "2025-09-17")

    claimed, points, why = counted(cli)["A"]

    assert (claimed, points) == (32, 24)
    assert "24" in why


def test_two_conferences_of_one_year_count_by_themselves(cli: CommandLine) -> None:
    for title, first, last in (
        ("A", "2025-03-03", "2025-03-06"),
        ("B", "2025-09-14", "2025-09-17"),
    ):
        cli("add", title, "--type", "conference", "--date", first, "--until", last)

    found = counted(cli)

    assert [found[title][:2] for title in "AB"] == [(32, 24), (32, 24)]


def test_one_conference_in_two_entries_is_capped_once(cli: CommandLine) -> None:
    for title, day in (("A", "2025-09-14"), ("B", "2025-09-16")):
        cli(
            *("add", title, "--type", "conference", "--date", day, "--quantity", "2"),
            *("--event", "ASCM Connect"),
        )

    assert [one[:2] for one in counted(cli).values()] == [(16, 16), (16, 8)]


def test_volunteering_counts_five_points_a_calendar_year(cli: CommandLine) -> None:
    for title, day, points in (("A", "2025-02-01", "3"), ("B", "2025-10-01", "4")):
        cli("add", title, "--type", "volunteering", "--date", day, "--points", points)

    status = cli.standing("2026-11-22")

    assert (status["points"]["claimed"], status["points"]["counted"]) == (7, 5)
    service = next(one for one in status["categories"] if one["id"] == "service")
    assert service == {"id": "service", "claimed": 7, "counted": 5}


@pytest.mark.parametrize(
    ("options", "claimed", "points"),
    [
        (("--type", "college-course", "--quantity", "3", "--weeks", "15"), 45, 45),
        (("--type", "webinar", "--quantity", "1.5"), 1.5, 1.5),
        (("--type", "exam", "--score", "290"), 20, 0),
        (("--type", "exam", "--score", "300"), 20, 20),
        (("--type", "exam"), 20, 20),
        (("--type", "membership", "--quantity", "5"), 30, 30),
        (("--type", "article"), 0.5, 0.5),
    ],
)
def test_single_activities_come_to_their_points(
    cli: CommandLine, options: tuple[str, ...], claimed: float, points: float
) -> None:
    cli("add", "A", "--date", "2025-05-20", *options)

    found = counted(cli)["A"]

    assert found[:2] == (claimed, points)
    assert bool(found[2]) == (claimed != points)


def test_a_failed_exam_says_why(cli: CommandLine) -> None:
    cli("add", "A", "--type", "exam", "--date", "2025-05-20", "--score", "290")

    assert "290" in counted(cli)["A"][2]
    assert "300" in counted(cli)["A"][2]


def test_a_webinar_on_the_day_before_the_cycle_does_not_count_and_says_why(
    cli: CommandLine,
) -> None:
    cli("add", "A", "--type", "webinar", "--date", "2023-03-13", "--quantity", "1.5")

    claimed, points, why = counted(cli)["A"]

    assert (claimed, points) == (1.5, 0)
    assert "14 Mar 2023" in why


def test_ninety_minutes_of_webinar_are_a_point_and_a_half(cli: CommandLine) -> None:
    cli("add", "A", "--type", "webinar", "--date", "2025-05-20", "--quantity", "1.50")
    cli("add", "B", "--type", "webinar", "--date", "2025-05-21", "--quantity", "0.83")

    found = {one["title"]: one for one in cli("list", "--json").json}

    assert found["A"]["points_claimed"] == 1.5
    assert (found["B"]["quantity"], found["B"]["points_claimed"]) == (0.83, 0.83)


def test_presentations_before_2018_count_up_to_sixty_per_cent(bare: CommandLine) -> None:
    bare.init("2013-06-20")
    bare("add", "A", "--type", "teaching", "--date", "2015-04-01", "--quantity", "30")

    claimed, points, why = counted(bare, "2016-01-01")["A"]

    assert (claimed, points) == (60, 45)
    assert "60 %" in why
