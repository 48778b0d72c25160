"""The log as a file: making it, backing it up, checking it."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.command_line import CommandLine

INIT = ("init", "--name", "Ana", "--designation", "CPIM", "--certified", "2023-03-14")
WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1")


def backups() -> list[Path]:
    """Return the automatic backups that there are."""
    return sorted(Path(os.environ["CPIM_PDP_DATA"]).glob("backups/*/*.cpimlog"))


def test_init_says_where_the_log_is(bare: CommandLine) -> None:
    ran = bare(*INIT, "--ascm-id", "123", "--email", "ana@example.org", "--due", "2033-03-31")

    assert ran.answer == str(bare.log)
    assert bare("holder", "--json").json["ascm_id"] == "123"
    assert bare.standing("2026-11-22")["cycle"]["number"] == 2


def test_a_backup_is_a_log_of_its_own(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "A", *WEBINAR)

    out = Path(cli("backup", tmp_path / "copy.cpimlog").answer)

    copy = CommandLine(out)
    assert copy("list", "--json").json == cli("list", "--json").json


def test_a_backup_without_a_name_is_kept_with_the_others(cli: CommandLine) -> None:
    path = Path(cli("backup").answer)

    assert path in backups()


def test_a_changing_command_backs_up_once_an_hour(cli: CommandLine) -> None:
    cli("add", "A", *WEBINAR)
    cli("add", "B", *WEBINAR)
    assert len(backups()) == 1

    cli.now += timedelta(hours=1, minutes=1)
    cli("list")
    assert len(backups()) == 1
    cli("add", "C", *WEBINAR)

    assert len(backups()) == 2


def test_a_whole_log_is_ok(cli: CommandLine) -> None:
    assert cli("check", "--json").json == {"ok": True, "problems": []}
    assert "well" in cli("check").out


def test_a_changed_byte_of_evidence_is_found(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "proof.pdf").write_bytes(b"%PDF-1.4 the original")
    cli("add", "A", *WEBINAR, "--evidence", tmp_path / "proof.pdf")
    with closing(sqlite3.connect(cli.log)) as connection, connection:
        connection.execute("UPDATE contents SET bytes = CAST('%PDF-1.4 the 0riginal' AS BLOB)")

    ran = cli.run("check", "--json")

    assert (ran.code, ran.json["ok"]) == (1, False)
    assert "proof.pdf" in ran.json["problems"][0]["text"]
    assert list(ran.json["problems"][0]) == ["kind", "text"]
    assert cli.run("check").code == 1


def test_the_log_may_be_named_by_the_environment(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cpim_pdp.cli.place import log_place, named_place  # noqa: PLC0415

    assert named_place(None) is None
    monkeypatch.setenv("CPIM_PDP_LOG", str(cli.log))

    assert named_place(None) == cli.log
    assert log_place("other.cpimlog") == Path("other.cpimlog")
