"""Another log is brought in through the command line."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.command_line import CommandLine

WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1")


@pytest.fixture
def other(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """Return a copy of the log, in which one activity was added and one changed, as in ours."""
    shared = cli("add", "Shared", *WEBINAR).answer
    shutil.copy(cli.log, tmp_path / "other.cpimlog")
    other = CommandLine(tmp_path / "other.cpimlog")
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF proof")
    cli("edit", shared, "--notes", "ours")
    other.now += timedelta(hours=1)
    other("edit", shared, "--notes", "theirs")
    other("add", "New", *WEBINAR, "--evidence", proof)
    return other


def test_it_comes_in_the_shape_of_the_contract(cli: CommandLine, other: CommandLine) -> None:
    found = cli("import", other.log, "--json").json

    assert list(found)[:5] == ["read", "new", "duplicates", "rejected", "ids"]
    assert (found["read"], found["new"], found["duplicates"], found["rejected"]) == (2, 1, 0, [])
    assert len(found["ids"]) == 2
    (conflict,) = found["conflicts"]
    assert (conflict["thing"], conflict["title"], conflict["kept"]) == (
        "activity",
        "Shared",
        "theirs",
    )
    assert conflict["fields"] == [{"field": "notes", "ours": "ours", "theirs": "theirs"}]
    listed = {one["title"]: one for one in cli("list", "--json").json}
    assert listed["Shared"]["notes"] == "theirs"
    assert [one["name"] for one in listed["New"]["evidence"]] == ["proof.pdf"]
    assert cli("check").code == 0


def test_a_dry_run_says_the_same_and_changes_nothing(cli: CommandLine, other: CommandLine) -> None:
    before = cli.log.read_bytes()

    dry = cli("import", other.log, "--dry-run", "--json").json

    assert dry.pop("ids") == []
    assert cli.log.read_bytes() == before
    assert {**cli("import", other.log, "--json").json, "ids": []} == {**dry, "ids": []}


def test_it_is_undone_in_one_step(cli: CommandLine, other: CommandLine) -> None:
    before = cli("list", "--json").json
    cli("import", other.log)

    assert "Bring in another log" in cli("undo").out
    assert cli("list", "--json").json == before


def test_as_text_it_says_what_came_and_what_both_changed(
    cli: CommandLine, other: CommandLine
) -> None:
    assert "This would come in:" in cli("import", other.log, "--dry-run").out
    lines = cli("import", other.log).out.splitlines()

    assert lines[:4] == [
        "This came in:",
        "  1 new activity",
        "  1 newer activity",
        "  1 file of evidence",
    ]
    assert lines[5] == "  Notes: “ours” here, “theirs” there"
    assert "from other.cpimlog" in cli("history").out


def test_a_file_that_is_no_log_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "x.cpimlog").write_bytes(b"none")

    assert "not a log" in cli.refused("import", tmp_path / "x.cpimlog")
    assert "no log" in cli.refused("import", tmp_path / "none.cpimlog")
