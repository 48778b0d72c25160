"""Schedules and confirming, on the command line."""

from datetime import UTC, datetime
from typing import Any

import pytest
from helpers.command_line import CommandLine

from cpim_pdp.cli import repeat_rules
from cpim_pdp.core.recurrence import ORDINALS, Frequency, Recurrence, Weekday

MEMBERSHIP = ("Membership", "--type", "membership", "--start", "2024-01-15", "--repeat", "yearly")
MEETING = (
    *("Chapter meeting", "--type", "chapter-meeting", "--quantity", "1.5"),
    *("--start", "2026-09-01", "--repeat", "second Tuesday", "--every", "2"),
)
KEYS = [
    *("id", "title", "type", "start", "until", "repeat", "every", "days", "text", "quantity"),
    *("weeks", "points", "reason", "provider", "notes", "topics", "category", "event", "row"),
    *("likelihood", "planned", "to_confirm", "next", "made_until", "exceptions"),
    *("created", "changed"),
]


def scheduled(cli: CommandLine, *arguments: object) -> Any:  # noqa: ANN401 - a JSON document
    return cli("schedule", "add", *arguments, "--json").json


def edited(cli: CommandLine, identity: str, *arguments: object) -> Any:  # noqa: ANN401 - likewise
    return cli("schedule", "edit", identity, *arguments, "--json").json


def listed(cli: CommandLine) -> list[Any]:
    return list(cli("list", "--json").json)


def refused(cli: CommandLine, *arguments: object) -> str:
    before = cli("history", "--json").out
    ran = cli.run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert cli("history", "--json").out == before
    return ran.err.strip()


# Adding


def test_add_prints_the_id_and_says_what_is_planned(cli: CommandLine) -> None:
    ran = cli("schedule", "add", *MEMBERSHIP)

    (found,) = cli("schedule", "list", "--json").json
    assert ran.answer == found["id"]
    assert ran.err.splitlines() == [
        "5 planned entries up to 31 Mar 2028; later ones follow with the next due date.",
        "3 of them lie behind: confirm ID... if it was so.",
    ]
    assert [one["date"] for one in listed(cli)] == [
        *("2028-01-15", "2027-01-15", "2026-01-15", "2025-01-15", "2024-01-15"),
    ]


def test_json_has_all_that_a_schedule_is(cli: CommandLine) -> None:
    found = scheduled(
        cli,
        *(*MEETING, "--until", "2027-12-31", "--days", "2", "--likelihood", "60", "--topic", "sop"),
        *("--provider", "Chapter", "--notes", "Bring the badge", "--event", "Chapter year"),
    )

    assert list(found) == KEYS
    assert (found["repeat"], found["every"]) == ("second tuesday", 2)
    assert found["text"] == "every 2 months on the second Tuesday"
    assert (found["start"], found["until"], found["days"]) == ("2026-09-01", "2027-12-31", 2)
    assert (found["quantity"], found["likelihood"], found["topics"]) == (1.5, 60, ["sop"])
    assert (found["planned"], found["to_confirm"], found["next"]) == (8, 2, "2027-01-12")
    assert (found["made_until"], found["exceptions"]) == ("2028-03-31", [])
    entry = listed(cli)[-1]
    assert (entry["date"], entry["until"]) == ("2026-09-08", "2026-09-09")
    assert (entry["likelihood"], entry["state"]) == (60, "planned")
    assert (entry["schedule"], entry["occurrence"]) == (found["id"], "2026-09-08")


def test_a_schedule_that_ended_is_not_said_to_go_on(cli: CommandLine) -> None:
    ran = cli("schedule", "add", *MEMBERSHIP, "--until", "2024-12-31")

    assert ran.err.splitlines() == [
        "1 planned entry.",
        "1 of them lies behind: confirm ID... if it was so.",
    ]


def test_nothing_behind_is_not_spoken_of(cli: CommandLine) -> None:
    ahead = ("Course", "--type", "course", "--quantity", "2", "--start", "2027-01-31")

    ran = cli("schedule", "add", *ahead, "--repeat", "monthly", "--every", "6")

    assert ran.err.count("\n") == 1
    dates = [one["date"] for one in listed(cli)]
    assert dates == ["2028-01-31", "2027-07-31", "2027-01-31"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--repeat", "each tuesday"), "“each tuesday” is no rule: use yearly, monthly, weekly"),
        (("--repeat", "sixth tuesday"), "“sixth tuesday” is no rule"),
        (("--repeat", "second"), "“second” is no rule"),
        (("--repeat", ""), "“” is no rule"),
        (("--every", "0"), "It can come every 1 to 99 weeks, months or years, not every 0"),
        (("--every", "x"), "“x” is not a whole number"),
        (("--days", "0"), "Each time it can last 1 to 365 days, not 0"),
        (("--until", "2023-01-01"), "The schedule would end on 1 Jan 2023, before it starts"),
        (("--until", "soon"), "“soon” is not a date"),
        (("--type", "yoga"), "There is no activity type “yoga”"),
        (("--likelihood", "101"), "101 is no likelihood: use whole per cent from 0 to 100"),
        (("--type", "webinar"), "Webinar: its points depend on how long it took"),
    ],
)
def test_what_can_be_no_schedule_is_refused_with_one_sentence(
    cli: CommandLine, options: tuple[str, ...], said: str
) -> None:
    assert refused(cli, "schedule", "add", *MEMBERSHIP, *options).startswith(said)


@pytest.mark.parametrize("missing", ["--start", "--repeat"])
def test_start_and_rule_are_needed(cli: CommandLine, missing: str) -> None:
    at = MEMBERSHIP.index(missing)
    ran = cli.run("schedule", "add", *MEMBERSHIP[:at], *MEMBERSHIP[at + 2 :])

    assert ran.code == 2
    assert missing in ran.err


def test_every_rule_is_written_as_it_is_read() -> None:
    rules = [Recurrence(one, 3) for one in Frequency]
    rules += [
        Recurrence(Frequency.MONTHLY, 3, day, number) for day in Weekday for number in ORDINALS
    ]

    assert len(rules) == 3 + 7 * 6
    for rule in rules:
        assert repeat_rules.parse(repeat_rules.written(rule).upper(), 3) == rule


# Listing


def test_a_list_says_what_comes_next_and_what_waits(cli: CommandLine) -> None:
    scheduled(cli, *MEMBERSHIP)
    cli.now = datetime(2026, 11, 22, 13, tzinfo=UTC)
    scheduled(cli, *MEETING)

    head, first, second = cli("schedule", "list").out.splitlines()

    assert head.split() == ["ID", "Next", "To", "confirm", "Type", "Repeated", "Title"]
    assert first.split()[1:3] == ["2027-01-15", "3"]
    assert "every year on 15 January" in first
    assert second.endswith("every 2 months on the second Tuesday  Chapter meeting")


def test_without_schedules_that_is_said(cli: CommandLine) -> None:
    ran = cli("schedule", "list")

    assert (ran.out, ran.err) == ("", "There are no schedules.\n")
    assert cli("schedule", "list", "--json").json == []


def test_a_schedule_that_is_over_has_nothing_next(cli: CommandLine) -> None:
    found = scheduled(cli, *MEMBERSHIP, "--until", "2025-12-31")

    assert (found["next"], found["to_confirm"]) == (None, 2)
    assert cli("schedule", "list").out.splitlines()[1].split()[1] == "2"


# Changing


def test_each_option_changes_one_thing_and_empty_clears(cli: CommandLine) -> None:
    identity = scheduled(cli, *MEETING, "--until", "2027-12-31", "--likelihood", "60")["id"]

    assert edited(cli, identity[:8], "--title", "Meeting")["title"] == "Meeting"
    assert edited(cli, identity, "--quantity", "2")["quantity"] == 2
    assert edited(cli, identity, "--every", "3")["text"].startswith("every 3 months")
    assert edited(cli, identity, "--repeat", "last friday")["repeat"] == "last friday"
    found = edited(cli, identity, "--every", "", "--until", "", "--likelihood", "", "--days", "2")
    assert (found["every"], found["until"], found["likelihood"], found["days"]) == (
        *(1, None, None, 2),
    )
    assert edited(cli, identity, "--days", "")["days"] == 1
    assert edited(cli, identity, "--start", "2027-01-01")["start"] == "2027-01-01"
    assert (found["repeat"], found["title"]) == ("last friday", "Meeting")


def test_what_is_planned_follows(cli: CommandLine) -> None:
    identity = scheduled(cli, *MEMBERSHIP)["id"]

    found = edited(cli, identity, "--title", "ASCM", "--until", "2027-12-31")

    assert (found["planned"], found["next"]) == (4, "2027-01-15")
    titles = {one["date"]: one["title"] for one in listed(cli)}
    assert titles["2027-01-15"] == "ASCM"
    assert titles["2026-01-15"] == "Membership"
    assert [one["date"] for one in cli("list", "--trash", "--json").json] == ["2028-01-15"]


def test_an_edit_that_names_nothing_is_refused(cli: CommandLine) -> None:
    identity = scheduled(cli, *MEMBERSHIP)["id"]

    assert refused(cli, "schedule", "edit", identity).startswith("Nothing was named")
    assert refused(cli, "schedule", "edit", "none", "--days", "2").startswith(
        "There is no schedule “none”"
    )


def test_remove_says_what_went(cli: CommandLine) -> None:
    identity = scheduled(cli, *MEMBERSHIP)["id"]

    ran = cli("schedule", "remove", identity)

    assert (ran.out, ran.err) == ("", "Removed: Membership; 2 planned entries in the trash.\n")
    assert len(listed(cli)) == 3
    cli("undo")
    assert len(listed(cli)) == 5


def test_an_approval_plans_the_next_cycle(cli: CommandLine) -> None:
    scheduled(cli, *MEMBERSHIP)
    for number in range(4):
        exam = ("--type", "exam", "--date", f"2026-06-0{number + 1}", "--score", "310")
        cli("add", f"Exam {number}", *exam)
    filed = cli("submit", "--filed", "2026-11-01", "--attest").answer

    assert cli("decide", filed, "--approved", "2026-11-20").answer == filed
    (found,) = cli("schedule", "list", "--json").json
    assert (found["made_until"], found["planned"]) == ("2033-03-31", 10)


# Confirming


def test_confirmed_is_planned_no_longer(cli: CommandLine) -> None:
    scheduled(cli, *MEMBERSHIP)
    past = [one["id"] for one in listed(cli) if one["date"] < "2026-11-22"]

    ran = cli("confirm", *(one[:8] for one in past))

    assert (ran.out, ran.err) == ("", "Confirmed: Membership\n" * 3)
    states = {one["date"]: one["state"] for one in listed(cli)}
    assert list(states.values()) == ["planned", "planned", *["unproven"] * 3]
    cli("undo")
    assert {one["state"] for one in listed(cli)} == {"planned"}


def test_what_really_happened_can_be_said(cli: CommandLine) -> None:
    scheduled(cli, *MEETING)
    first = listed(cli)[-1]["id"]

    options = ("--date", "2026-09-10", "--quantity", "0.83", "--json")
    (found,) = cli("confirm", first, *options).json

    assert (found["date"], found["occurrence"]) == ("2026-09-10", "2026-09-08")
    assert (found["quantity"], found["state"]) == (0.83, "unproven")


def test_what_is_ahead_or_not_planned_is_refused_and_all_with_it(cli: CommandLine) -> None:
    scheduled(cli, *MEMBERSHIP)
    newest, *_, oldest = (one["id"] for one in listed(cli))

    assert refused(cli, "confirm", oldest, newest) == (
        "“Membership” is still ahead, on 15 Jan 2028: confirm it then, or give the day on which it"
        " really was."
    )
    cli("confirm", oldest)
    assert refused(cli, "confirm", oldest).startswith("“Membership” is not marked as planned")
    assert refused(cli, "confirm", "none").startswith("There is no activity")


def test_on_its_day_it_can_be_confirmed(cli: CommandLine) -> None:
    scheduled(cli, *MEMBERSHIP)
    following = next(one["id"] for one in listed(cli) if one["date"] == "2027-01-15")

    cli.now = datetime(2027, 1, 15, 12, tzinfo=UTC)

    assert cli("confirm", following).err == "Confirmed: Membership\n"


def test_a_quantity_is_for_one_activity_alone(cli: CommandLine) -> None:
    ran = cli.run("confirm", "aaaa", "bbbb", "--quantity", "2")

    assert ran.code == 2
    assert "--quantity is for one activity alone" in ran.err


# Likelihood, target, programme


def test_a_likelihood_is_kept_shown_and_cleared(cli: CommandLine) -> None:
    plan = ("--type", "webinar", "--date", "2027-05-20", "--quantity", "1.5", "--likelihood", "40")
    found = cli("add", "A", *plan, "--json").json

    assert (found["likelihood"], found["schedule"], found["occurrence"]) == (40, None, None)
    assert "Likelihood  40 %" in cli("show", found["id"]).out
    cleared = cli("edit", found["id"], "--likelihood", "", "--json").json
    assert cleared["likelihood"] is None
    assert "Likelihood" not in cli("show", found["id"]).out
    assert refused(cli, "edit", found["id"], "--likelihood", "-1").startswith("-1 is no likelihood")


def test_an_entry_shows_its_schedule(cli: CommandLine) -> None:
    identity = scheduled(cli, *MEMBERSHIP)["id"]

    assert f"Schedule  {identity}" in cli("show", listed(cli)[0]["id"]).out


def test_a_credential_has_a_target_and_a_programme(cli: CommandLine) -> None:
    cli("credential", "edit", "CPIM", "--target", "85", "--programme", "cpim-two-part")

    (held,) = cli("credential", "list", "--json").json
    assert (held["target"], held["programme"]) == (85, "cpim-two-part")
    assert "85" in cli("credential", "list").out.splitlines()[1].split()
    cli("credential", "edit", "CPIM", "--target", "", "--programme", "")
    (held,) = cli("credential", "list", "--json").json
    assert (held["target"], held["programme"]) == (None, None)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--target", "75"), "Your own target, 75 points, must be above the 75 that are required"),
        (("--target", "x"), "“x” is not a number of points"),
        (("--programme", "cpim-9"), "There is no exam programme “cpim-9”: use cpim-8"),
    ],
)
def test_a_target_or_programme_that_can_not_be_is_refused(
    cli: CommandLine, options: tuple[str, ...], said: str
) -> None:
    assert refused(cli, "credential", "edit", "CPIM", *options).startswith(said)


def test_no_programme_is_known_for_others_than_the_cpim(cli: CommandLine) -> None:
    cli("credential", "add", "--designation", "CSCP", "--certified", "2024-02-29")

    said = refused(cli, "credential", "edit", "CSCP", "--programme", "cpim-8")

    assert said.startswith("No exam programme is known that leads back to CSCP")
