"""Logging activities and changing them."""

from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import CommandLine

WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1.5")
KEYS = [
    *("id", "title", "type", "date", "until", "quantity", "weeks", "points_claimed", "reason"),
    *("provider", "notes", "topics", "category", "state", "score", "event", "evidence"),
    *("created", "changed"),
]


def added(cli: CommandLine, *arguments: object) -> Any:  # noqa: ANN401 - a JSON document
    """Log an activity; return it as JSON."""
    return cli("add", *arguments, "--json").json


def edited(cli: CommandLine, identity: str, *arguments: object) -> Any:  # noqa: ANN401 - a JSON document
    """Change an activity; return it as JSON."""
    return cli("edit", identity, *arguments, "--json").json


def test_add_prints_the_id_alone(cli: CommandLine) -> None:
    identity = cli("add", "A", *WEBINAR).answer

    assert cli("show", identity, "--json").json["title"] == "A"


def test_add_with_json_prints_the_activity_in_the_order_of_the_contract(cli: CommandLine) -> None:
    found = added(
        cli,
        *("Demand sensing", *WEBINAR, "--provider", "ASCM", "--notes", "Good\ntalk"),
        *("--topic", "demand", "--topic", "inventory"),
    )

    assert list(found)[: len(KEYS)] == KEYS
    assert found["quantity"] == 1.5
    assert found["points_claimed"] == 1.5
    assert found["topics"] == ["demand", "inventory"]
    assert found["category"] == "education"
    assert found["state"] == "unproven"
    assert found["notes"] == "Good\ntalk"
    assert (found["until"], found["weeks"], found["score"]) == (None, None, None)
    assert (found["reason"], found["event"], found["evidence"]) == ("", "", [])
    assert found["created"] == found["changed"] == "2026-11-22T12:00:00Z"


def test_whole_numbers_are_printed_without_decimals(cli: CommandLine) -> None:
    ran = cli("add", "A", *WEBINAR, "--quantity", "2", "--json")

    assert '"quantity": 2,' in ran.out
    assert '"points_claimed": 2,' in ran.out


@pytest.mark.parametrize(
    ("options", "quantity", "points"),
    [
        (("--type", "book"), 1, 5),
        (("--type", "conference", "--until", "2025-05-22"), 3, 24),
        (("--type", "conference"), 1, 8),
        (("--type", "webinar", "--quantity", "0.83"), 0.83, 0.83),
        (("--type", "webinar", "--points", "2", "--reason", "As the table says"), None, 2),
        (("--type", "volunteering", "--points", "3"), 1, 3),
        (("--type", "course", "--quantity", "9999"), 9999, 9999),
        (("--type", "other", "--points", "0"), 1, 0),
        (("--type", "webinar", "--quantity", "4", "--points", "4"), 4, 4),
    ],
)
def test_what_is_not_given_is_as_usual(
    cli: CommandLine, options: tuple[str, ...], quantity: float | None, points: float
) -> None:
    found = added(cli, "A", "--date", "2025-05-20", *options)

    assert (found["quantity"], found["points_claimed"]) == (quantity, points)


def test_points_are_rounded_half_up(cli: CommandLine) -> None:
    options = ("--type", "other", "--date", "2025-05-20", "--points")

    assert added(cli, "A", *options, "1.005")["points_claimed"] == 1.01


def test_a_draft_needs_only_a_title(cli: CommandLine) -> None:
    found = added(cli, "A certificate that I found", "--draft")

    assert found["state"] == "draft"
    assert (found["type"], found["date"], found["points_claimed"]) == (None, None, None)


def test_a_planned_one_is_planned_and_a_future_one_too(cli: CommandLine) -> None:
    assert added(cli, "A", *WEBINAR, "--planned")["state"] == "planned"
    assert added(cli, "B", *WEBINAR, "--date", "2027-05-20")["state"] == "planned"


def test_hints_are_notes_and_refuse_nothing(cli: CommandLine) -> None:
    ran = cli("add", "A", *WEBINAR, "--quantity", "30")

    assert "more than fits" in ran.err
    assert len(ran.answer) == 36


def test_negative_values_come_to_our_own_check(cli: CommandLine) -> None:
    assert "-5" in cli.refused("add", "A", *WEBINAR, "--quantity", "-5")
    assert "-5" in cli.refused("add", "A", *WEBINAR, "--quantity=-5")


def test_a_title_may_begin_with_a_dash(cli: CommandLine) -> None:
    identity = cli("add", *WEBINAR, "--", "--draft").answer

    assert cli("show", identity, "--json").json["title"] == "--draft"


def test_edit_changes_only_what_is_said(cli: CommandLine) -> None:
    before = added(cli, "A", *WEBINAR, "--provider", "ASCM", "--topic", "demand")
    cli.now = cli.now.replace(hour=13)

    after = edited(cli, before["id"], "--title", "B", "--quantity", "2")

    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"title", "quantity", "points_claimed", "changed"}
    assert after["changed"] == "2026-11-22T13:00:00Z"


def test_an_id_may_be_abbreviated(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR)

    assert edited(cli, found["id"][:8], "--title", "B")["id"] == found["id"]


def test_an_empty_text_clears_a_value(cli: CommandLine) -> None:
    everything = (
        *("--type", "conference", "--date", "2025-05-20", "--until", "2025-05-21"),
        *("--quantity", "1", "--provider", "ASCM", "--notes", "n", "--event", "Connect"),
        *("--topic", "demand", "--category", "service", "--points", "9", "--reason", "r"),
    )
    found = added(cli, "A", *everything)

    cleared = edited(
        cli,
        found["id"],
        *("--until", "", "--quantity", "", "--provider", "", "--notes", "", "--event", ""),
        *("--topic", "", "--category", "", "--points", "", "--reason", ""),
    )

    assert (cleared["until"], cleared["quantity"], cleared["points_claimed"]) == (None, 1, 8)
    assert (cleared["provider"], cleared["notes"], cleared["event"]) == ("", "", "")
    assert (cleared["topics"], cleared["category"], cleared["reason"]) == ([], "education", "")


def test_a_repeated_option_replaces_all(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR, "--topic", "demand", "--topic", "supply")

    assert edited(cli, found["id"], "--topic", "sop")["topics"] == ["sop"]


def test_marks_are_taken_away_again(cli: CommandLine) -> None:
    planned = added(cli, "A", *WEBINAR, "--planned")
    draft = added(cli, "B", *WEBINAR, "--draft")

    assert edited(cli, planned["id"], "--no-planned")["state"] == "unproven"
    assert edited(cli, draft["id"], "--no-draft")["state"] == "unproven"


def test_edit_adds_evidence(cli: CommandLine, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 " + name.encode())
    found = added(cli, "A", *WEBINAR, "--evidence", tmp_path / "one.pdf")

    after = edited(cli, found["id"], "--evidence", tmp_path / "two.pdf")

    assert [one["name"] for one in after["evidence"]] == ["one.pdf", "two.pdf"]
    assert after["state"] == "proven"
    assert {one["kind"] for one in after["evidence"]} == {"other"}


def test_another_type_counts_in_its_own_unit(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR)

    after = edited(cli, found["id"], "--type", "book")

    assert (after["quantity"], after["points_claimed"]) == (1, 5)


def test_moving_to_another_cycle_needs_a_reason_and_is_taken_back(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR, "--date", "2026-05-20")
    assert "reason" in cli.refused("edit", found["id"], "--in-cycle", "CPIM:2")

    moved = edited(cli, found["id"], "--in-cycle", "CPIM:2", "--reason", "Agreed with ASCM")

    assert moved["allocations"][0]["cycle"] == 2
    assert moved["allocations"][0]["reason"] == "Agreed with ASCM"
    assert moved["reason"] == ""
    assert cli.standing("2026-11-22")["points"]["counted"] == 0
    assert cli.standing("2026-11-22", "--cycle", "2")["points"]["counted"] == 1.5
    edited(cli, found["id"], "--in-cycle", "")
    assert cli.standing("2026-11-22")["points"]["counted"] == 1.5


@pytest.mark.parametrize("target", ["CPIM", "CPIM:", "CPIM:x", "CPIM:0", "CPIM:9", "CSCP:1", ":1"])
def test_a_move_that_leads_nowhere_is_refused(cli: CommandLine, target: str) -> None:
    found = added(cli, "A", *WEBINAR)

    cli.refused("edit", found["id"], "--in-cycle", target, "--reason", "r")


def test_leaving_out_and_taking_in_again(cli: CommandLine) -> None:
    cli("credential", "add", "--designation", "CSCP", "--certified", "2024-02-10")
    found = added(cli, "A", *WEBINAR)

    edited(cli, found["id"], "--exclude", "CPIM", "--reason", "Used elsewhere")

    counted = {
        one["designation"]: one["points"]["counted"]
        for one in cli("status", "--json").json["credentials"]
    }
    assert counted == {"CPIM": 0, "CSCP": 1.5}
    assert edited(cli, found["id"], "--include", "CPIM")["allocations"] == []
    assert cli.standing("2026-11-22")["points"]["counted"] == 1.5


def test_a_duplicate_has_no_evidence_score_or_mark(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(b"%PDF-1.4 one")
    found = added(
        cli,
        *("A", "--type", "exam", "--date", "2025-05-20", "--score", "310", "--planned"),
        *("--evidence", tmp_path / "one.pdf"),
    )

    identity = cli("duplicate", found["id"], "--date", "2026-05-20").answer

    copy = cli("show", identity, "--json").json
    assert (copy["title"], copy["date"]) == ("A", "2026-05-20")
    assert (copy["evidence"], copy["score"], copy["planned"]) == ([], None, False)


def test_delete_restore_and_emptying_the_trash(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR)

    cli("delete", found["id"])
    assert cli("list", "--json").json == []
    assert [one["title"] for one in cli("list", "--trash", "--json").json] == ["A"]
    cli("restore", found["id"])
    assert [one["title"] for one in cli("list", "--json").json] == ["A"]
    cli("delete", found["id"])
    cli("trash", "empty", "--yes")

    assert cli("list", "--trash", "--json").json == []
    assert found["id"] in cli.refused("restore", found["id"])


def test_a_deleted_activity_can_be_shown_but_not_edited(cli: CommandLine) -> None:
    found = added(cli, "A", *WEBINAR)
    cli("delete", found["id"])

    assert cli("show", found["id"], "--json").json["trashed"] == "2026-11-22T12:00:00Z"
    assert "trash" in cli.refused("edit", found["id"], "--title", "B")
    assert "trash" in cli.refused("delete", found["id"])
