"""Backups by the command line: made, listed, gone back to; and a damaged log saved."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.damage import damage

WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1.5")


def titles(cli: CommandLine) -> set[str]:
    return {one["title"] for one in cli("list", "--json").json}


@pytest.fixture
def backup(cli: CommandLine, tmp_path: Path) -> Path:
    """Return a backup of a log with one activity, to which another came since."""
    proof = tmp_path / "proof.txt"
    proof.write_bytes(b"the proof")
    cli("add", "First", *WEBINAR, "--evidence", proof)
    cli.now += timedelta(minutes=10)
    made = Path(cli("backup").answer)
    cli.now += timedelta(minutes=10)
    cli("add", "Second", *WEBINAR)
    return made


def test_the_list_is_an_array_newest_first(cli: CommandLine, backup: Path) -> None:
    found = cli("backups", "--json").json

    assert found[0]["path"] == str(backup)
    assert [one["at"] for one in found] == ["2026-11-22T12:10:00Z", "2026-11-22T12:00:00Z"]
    newest = found[0]
    assert newest["size"] > backup.stat().st_size
    assert (newest["activities"], newest["points"]) == (1, 1.5)
    assert newest["additional"] is False
    (credential,) = newest["credentials"]
    assert (credential["designation"], credential["counted"]) == ("CPIM", 1.5)


def test_the_list_can_be_read_by_people(cli: CommandLine, backup: Path) -> None:
    _, newest, _ = cli("backups").out.splitlines()

    assert newest.startswith("2026-11-22 12:10:00")
    assert newest.endswith(str(backup))


def test_without_any_the_list_is_empty(cli: CommandLine) -> None:
    assert cli("backups", "--json").json == []
    assert "no backup" in cli("backups").err


def test_with_no_log_there_is_nothing_to_list(bare: CommandLine) -> None:
    assert "init" in bare.refused("backups", "--json")


def test_a_backup_is_gone_back_to_and_what_was_there_is_kept(
    cli: CommandLine, backup: Path
) -> None:
    ran = cli("recover", backup)

    assert ran.answer == str(cli.log)
    assert titles(cli) == {"First"}
    assert cli("check", "--json").json["ok"]
    kept = Path(ran.err.split(" kept in ")[1].strip().rstrip("."))
    cli("recover", kept)
    assert titles(cli) == {"First", "Second"}


def test_a_single_file_is_gone_back_to_as_well(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "First", *WEBINAR)
    whole = cli("backup", tmp_path / "whole.cpimlog").answer
    cli("add", "Second", *WEBINAR)

    cli("recover", whole)

    assert titles(cli) == {"First"}


def test_it_works_with_no_log_there(cli: CommandLine, backup: Path) -> None:
    cli.log.unlink()

    ran = cli("recover", backup, "--json")

    assert ran.json == {"path": str(cli.log), "kept": None, "salvaged": False, "losses": []}
    assert titles(cli) == {"First"}


def test_evidence_comes_back_byte_for_byte(cli: CommandLine, backup: Path, tmp_path: Path) -> None:
    cli("recover", backup)

    (activity,) = cli("list", "--json").json
    cli("evidence", activity["id"], "--out", tmp_path / "out")

    assert (tmp_path / "out" / "proof.txt").read_bytes() == b"the proof"


def test_a_dry_run_only_tells(cli: CommandLine, backup: Path) -> None:
    before = cli.log.read_bytes()

    found = cli("recover", backup, "--dry-run", "--json").json

    assert [one["title"] for one in found["added"]] == ["Second"]
    assert (found["removed"], found["changed"], found["trash"]) == ([], [], 0)
    assert (found["holder"], found["credentials"], found["submissions"]) == (False, False, False)
    assert "Would go: “Second”" in cli("recover", backup, "--dry-run").out
    assert cli.log.read_bytes() == before


def test_a_dry_run_with_no_log_there_tells_too(cli: CommandLine, backup: Path) -> None:
    cli.log.unlink()

    assert cli("recover", backup, "--dry-run", "--json").json == {"log": False}
    assert "no log yet" in cli("recover", backup, "--dry-run").out
    assert not cli.log.exists()


def test_a_damaged_log_names_its_backup_and_is_left_as_it_is(
    cli: CommandLine, backup: Path
) -> None:
    damage(cli.log, "activities")

    for command in (("list",), ("add", "X", "--draft"), ("backup",), ("status", "--json")):
        line = cli.refused(*command)
        assert "damaged" in line
        assert f"recover {backup}" in line
    assert cli("backups", "--json").json[0]["path"] == str(backup)


def test_a_damaged_log_without_backups_can_be_saved_in_its_place(cli: CommandLine) -> None:
    cli("credential", "add", "--designation", "CSCP", "--certified", "2024-01-31")
    for one in Path(os.environ["CPIM_PDP_DATA"]).rglob("backup-*"):
        one.unlink()
    damage(cli.log, "holder")
    assert f"recover {cli.log}" in cli.refused("list")

    ran = cli("recover", cli.log)

    place, *lost = ran.out.splitlines()
    assert place == str(cli.log)
    assert "The holder's name was lost: enter it anew." in lost
    assert cli("check", "--json").json["ok"]
    assert len(cli("credential", "list", "--json").json) == 2
    assert "Save what could be read" in cli("history").out
    assert "nothing" in cli.refused("undo").lower()


def test_what_was_lost_is_told_as_json(cli: CommandLine, backup: Path) -> None:
    damage(cli.log, "activities")

    found = cli("recover", cli.log, "--json").json

    assert found["salvaged"]
    assert {one["kind"] for one in found["losses"]} >= {"pages-unreadable"}
    assert all(one["text"].endswith(".") for one in found["losses"])
    assert Path(found["kept"]).is_file()
    assert titles(cli) == {"First", "Second"}


@pytest.mark.parametrize("content", [b"", b"no log"])
def test_what_is_no_log_is_refused(cli: CommandLine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.cpimlog").write_bytes(content)

    assert "not a log" in cli.refused("recover", tmp_path / "x.cpimlog")
    assert "is sound" in cli.refused("recover", cli.log)
    cli.refused("recover", tmp_path / "none.cpimlog")


def test_backups_go_to_a_folder_of_one_s_choice_too(cli: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    first = cli("backups", "--also", stick, "--json").json
    cli.now += timedelta(hours=2)
    cli("add", "A", *WEBINAR)

    assert {one["additional"] for one in first} == {True, False}
    found = cli("backups", "--json").json
    assert sorted(one["additional"] for one in found) == [False, False, True, True]
    assert len([*stick.rglob("*.cpimlog")]) == 2
    cli("backups", "--also", "")
    assert not any(one["additional"] for one in cli("backups", "--json").json)


def test_a_missing_stick_only_warns(cli: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    cli("backups", "--also", stick)
    stick.rename(tmp_path / "pocket")
    cli.now += timedelta(hours=2)

    ran = cli("add", "A", *WEBINAR)

    assert str(stick) in ran.err
    assert "--also" in ran.err
    assert titles(cli) == {"A"}
    assert "does not exist" in cli.refused("backups", "--also", tmp_path / "none")


def test_before_the_trash_is_emptied_the_log_is_backed_up(cli: CommandLine) -> None:
    cli("add", "A", *WEBINAR)
    cli.now += timedelta(minutes=1)
    cli("delete", cli("list", "--json").json[0]["id"])
    cli.now += timedelta(minutes=1)
    cli("trash", "empty", "--yes")

    newest = cli("backups", "--json").json[0]["path"]
    cli("recover", newest)

    assert [one["title"] for one in cli("list", "--trash", "--json").json] == ["A"]


def test_a_backup_can_be_looked_into_as_it_is(cli: CommandLine, backup: Path) -> None:
    held = CommandLine(backup)

    assert titles(held) == {"First"}
    assert held("check", "--json").json["ok"]
    held.refused("add", "X", "--draft")
