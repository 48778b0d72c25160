"""Several activities are changed in the same way, in one step."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine

WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1.5")


@pytest.fixture
def ids(cli: CommandLine) -> list[str]:
    return [cli("add", title, *WEBINAR).answer for title in ("A", "B")]


def shown(cli: CommandLine, identity: str, field: str) -> object:
    return cli("show", identity, "--json").json[field]


def test_all_get_what_is_named_in_one_step(cli: CommandLine, ids: list[str]) -> None:
    ran = cli(
        *("edit-all", *ids, "--provider", "MIT", "--topic", "sop", "--topic", "demand"),
        *("--category", "service", "--type", "seminar", "--event", "CONNECT", "--planned"),
    )

    assert ran.err == "2 activities changed.\n"
    for identity in ids:
        assert shown(cli, identity, "provider") == "MIT"
        assert shown(cli, identity, "topics") == ["sop", "demand"]
        assert shown(cli, identity, "category") == "service"
        assert shown(cli, identity, "type") == "seminar"
        assert shown(cli, identity, "event") == "CONNECT"
        assert shown(cli, identity, "state") == "planned"
        assert shown(cli, identity, "title") in ("A", "B")
    cli("undo")
    assert [shown(cli, identity, "provider") for identity in ids] == ["", ""]


def test_how_likely_they_come_true_is_changed_and_goes_back_to_the_usual(
    cli: CommandLine, ids: list[str]
) -> None:
    cli("edit-all", *ids, "--likelihood", "60")
    assert [shown(cli, identity, "likelihood") for identity in ids] == [60, 60]

    cli("edit-all", *ids, "--likelihood", "")

    assert [shown(cli, identity, "likelihood") for identity in ids] == [None, None]
    refused = cli.run("edit-all", *ids, "--likelihood", "101")
    assert refused.code == 1
    assert refused.err == "101 is no likelihood: use whole per cent from 0 to 100.\n"


def test_a_topic_is_taken_away_and_a_text_cleared(cli: CommandLine, ids: list[str]) -> None:
    cli("edit-all", *ids, "--topic", "sop", "--topic", "demand", "--provider", "MIT")

    cli("edit-all", *ids, "--no-topic", "sop", "--provider", "")

    assert shown(cli, ids[0], "topics") == ["demand"]
    assert shown(cli, ids[0], "provider") == ""


def test_the_kind_is_that_of_every_file(cli: CommandLine, ids: list[str], tmp_path: Path) -> None:
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF proof")
    cli("attach", ids[0], proof)

    ran = cli("edit-all", *ids, "--kind", "letter")

    assert ran.err == "1 activity changed.\n"
    (evidence,) = cli("show", ids[0], "--json").json["evidence"]
    assert evidence["kind"] == "letter"


def test_they_are_left_out_for_a_credential_and_taken_in_again(
    cli: CommandLine, ids: list[str]
) -> None:
    cli("edit-all", *ids, "--exclude", "CPIM")
    assert cli.standing("2026-11-22")["points"]["counted"] == 0

    cli("edit-all", *ids, "--include", "CPIM")
    assert cli.standing("2026-11-22")["points"]["counted"] == 3


def test_those_that_can_not_be_changed_are_named(cli: CommandLine, ids: list[str]) -> None:
    exam = cli("add", "X", "--type", "exam", "--date", "2026-06-01", "--score", "310").answer

    ran = cli("edit-all", *ids, exam, "--type", "course")

    first, second = ran.err.splitlines()
    assert first == "2 activities changed."
    assert second.startswith("“X” stays as it is: Course: its points depend on how long it took")
    assert shown(cli, exam, "type") == "exam"


def test_where_none_can_be_changed_it_is_refused(cli: CommandLine, ids: list[str]) -> None:
    exam = cli("add", "X", "--type", "exam", "--date", "2026-06-01", "--score", "310").answer

    assert "depend on how long" in cli.refused("edit-all", exam, "--type", "course")


def test_to_change_nothing_is_refused(cli: CommandLine, ids: list[str]) -> None:
    assert "Nothing was named" in cli.refused("edit-all", *ids)
    assert "kind of evidence “x”" in cli.refused("edit-all", *ids, "--kind", "x")
