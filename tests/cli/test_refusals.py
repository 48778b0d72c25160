"""Bad input: one sentence, exit 1, and a log that is as it was."""

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from helpers.command_line import CommandLine

from cpim_pdp.logbook import Logbook

ADD = ("add", "A", "--type", "webinar", "--date", "2025-05-20", "--quantity", "1")


def changed(*more: str) -> tuple[str, ...]:
    """Return an `add` with options that replace those that are fine."""
    return (*ADD, *more)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (changed("--date", "2023-13-01"), "2023-13-01"),
        (changed("--date", "2025-02-29"), "2025-02-29"),
        (changed("--date", "20.5.2025"), "20.5.2025"),
        (changed("--date", "2025-5-2"), "2025-5-2"),
        (changed("--date", "1949-12-31"), "1950"),
        (changed("--date", "2200-01-01"), "2199"),
        (changed("--date", ""), "date"),
        (changed("--date", "٢٠٢٥-٠٥-٢٠"), "٢٠٢٥"),
        (changed("--until", "2025-05-19"), "2025"),
        (changed("--quantity", "-5"), "-5"),
        (changed("--quantity", "0"), "0"),
        (changed("--quantity", "0.001"), "0.001"),
        (changed("--quantity", "9999.01"), "9999"),
        (changed("--quantity", "1e3"), "1e3"),
        (changed("--quantity", "nan"), "nan"),
        (changed("--quantity", "Infinity"), "Infinity"),
        (changed("--quantity", "two"), "two"),
        (changed("--quantity", "1,5"), "1,5"),
        (changed("--quantity", "9" * 400), "999"),
        (changed("--points", "-1", "--reason", "r"), "-1"),
        (changed("--points", "1000", "--reason", "r"), "999.99"),
        (changed("--points", "999.995", "--reason", "r"), "999.99"),
        (changed("--points", "many", "--reason", "r"), "many"),
        (changed("--points", "5"), "reason"),
        (changed("--type", "nonsense"), "nonsense"),
        (changed("--type", ""), "type"),
        (changed("--topic", "nonsense"), "nonsense"),
        (changed("--category", "nonsense"), "nonsense"),
        (changed("--category", "presentations"), "2018"),
        (changed("--weeks", "3"), "weeks"),
        (changed("--weeks", "three"), "three"),
        (changed("--score", "300"), "score"),
        (changed("--type", "exam", "--score", "199"), "199"),
        (changed("--type", "exam", "--score", "351"), "351"),
        (changed("--type", "exam", "--score", "300.5"), "300.5"),
        (changed("--type", "volunteering"), "points"),
        (changed("--evidence", "no-such-file.pdf"), "no-such-file.pdf"),
        (("add", "A", "--type", "webinar", "--date", "2025-05-20"), "hours"),
        (("add", "A", "--type", "webinar", "--quantity", "1"), "date"),
        (("add", "A", "--date", "2025-05-20", "--quantity", "1"), "type"),
        (("add", "", *ADD[2:]), "title"),
        (("add", "  ", *ADD[2:]), "title"),
        (("add", "two\nlines", *ADD[2:]), "line"),
        (("add", "", "--draft"), "title"),
        (("show", "nonsense"), "nonsense"),
        (("show", "a"), "a"),
        (("edit", "nonsense", "--title", "B"), "nonsense"),
        (("edit", "nonsense"), "change"),
        (("delete", "nonsense"), "nonsense"),
        (("restore", "nonsense"), "nonsense"),
        (("duplicate", "nonsense", "--date", "2025-05-20"), "nonsense"),
        (("trash", "empty"), "--yes"),
        (("attach", "nonsense", "file.pdf"), "nonsense"),
        (("attach", "nonsense", "file.pdf", "--kind", "nonsense"), "nonsense"),
        (("detach", "nonsense", "00"), "nonsense"),
        (("evidence", "nonsense", "--out", "."), "nonsense"),
        (("undo",), "undo"),
        (("redo",), "redo"),
        (("list", "--state", "nonsense"), "nonsense"),
        (("list", "--cycle", "99"), "99"),
        (("list", "--credential", "CSCP"), "CSCP"),
        (("status", "--credential", "CSCP"), "CSCP"),
        (("status", "--cycle", "0"), "0"),
        (("status", "--cycle", "-1"), "-1"),
        (("status", "--cycle", "3"), "3"),
        (("status", "--policy", "nonsense"), "nonsense"),
        (("status", "--on", "tomorrow"), "tomorrow"),
        (("report", "missing-folder/out.pdf"), "missing-folder"),
        (("credential", "add", "--designation", "XYZ", "--certified", "2020-01-01"), "XYZ"),
        (("credential", "add", "--designation", "SCOR-P", "--certified", "2020-01-01"), "SCOR-P"),
        (("credential", "add", "--designation", "CIRM", "--certified", "2020-01-01"), "CIRM"),
        (("credential", "add", "--designation", "CSCP", "--certified", "2020-02-30"), "2020-02-30"),
        (
            (
                *("credential", "add", "--designation", "CSCP", "--certified", "2020-01-01"),
                *("--due", "2020-01-01"),
            ),
            "2020",
        ),
        (
            ("credential", "add", "--designation", "custom", "--certified", "2020-01-01"),
            "credential",
        ),
        (("credential", "edit", "CPIM"), "change"),
        (("credential", "edit", "CPIM", "--certified", ""), "date"),
        (("credential", "edit", "CPIM", "--policy", "nonsense"), "nonsense"),
        (("credential", "edit", "CPIM", "--points", "10"), "CPIM"),
        (("credential", "remove", "CPIM"), "credential"),
        (("credential", "remove", "nonsense"), "nonsense"),
        (("holder", "--name", ""), "name"),
        (("submit", "--filed", "2026-11-22"), "attestation"),
        (("submit", "--filed", "2026-11-22", "--attest"), "75"),
        (("submit", "--filed", "2023-04-12", "--attest"), "2023"),
        (("submit", "--filed", "2026-11-22", "--attest", "--fee", "much"), "much"),
        (("submit", "--filed", "2026-11-22", "--attest", "--fee", "-5"), "-5"),
        (("decide", "nonsense", "--approved", "2026-11-22"), "nonsense"),
        (("reopen", "nonsense", "--reason", "r"), "nonsense"),
        (("import", "missing.csv"), "missing.csv"),
        (("import", "other.xlsx"), ".tsv"),
        (("import", "other"), ".csv"),
        (("check", "--report", "missing.pdf"), "missing.pdf"),
        (("backup", "missing-folder/copy.cpimlog"), "missing-folder"),
        (("sample", "out.cpimlog", "--activities", "-1"), "100000"),
        (("sample", "out.cpimlog", "--activities", "100001"), "100000"),
        (("sample", "out.cpimlog", "--on", "nonsense"), "nonsense"),
    ],
    ids=str,
)
def test_bad_input_is_refused_in_one_sentence(
    cli: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert said in cli.refused(*arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",),
        ("add", "A", "--nonsense"),
        ("add", "A", "B"),
        ("nonsense",),
        ("export",),
        ("recover",),
        ("backups", "file"),
        ("init", "--name", "Ana"),
        ("credential",),
        ("trash",),
        ("show",),
        ("duplicate", "00000001"),
        ("evidence", "00000001"),
        ("attach", "00000001"),
        ("undo", "--steps", "0"),
        ("undo", "--steps", "many"),
        ("status", "--cycle", "one"),
        ("report",),
        ("report", "out.pdf", "--paper", "a5"),
        ("submit", "--attest"),
        ("decide", "00000001"),
        ("decide", "00000001", "--approved", "2026-01-01", "--audited", "2026-01-01"),
        ("decide", "00000001", "--audited", "2026-01-01", "--due", "2026-01-01"),
        ("decide", "00000001", "--denied", "2026-01-01"),
        ("reopen", "00000001"),
        ("import", "list.csv", "--date-order", "dym"),
        ("sample",),
        ("window", "now"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    before = cli.log.read_bytes()

    ran = cli.run(*arguments)

    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert cli.log.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        *(("list",), ("status",), ("types",), ("history",), ("holder",), ("submissions",)),
        *(("credential", "list"), ("check",), ("backup",), ("undo",), ("redo",)),
        *((ADD), ("show", "00000001"), ("trash", "empty", "--yes"), ("report", "out.pdf")),
        ("submit", "--filed", "2026-11-22", "--attest"),
        # Refused also for what they say; without a log that is not the first thing to know.
        *(("submit", "--filed", "2026-11-22"), ("trash", "empty"), ("edit", "00000001")),
        *(("credential", "edit", "CPIM"), ("list", "--state", "nonsense")),
        ("status", "--on", "today"),
    ],
    ids=" ".join,
)
def test_without_a_log_every_command_says_init(
    bare: CommandLine, arguments: tuple[str, ...]
) -> None:
    assert "init" in bare.refused(*arguments)
    assert not bare.log.exists()


@pytest.mark.parametrize("arguments", [("status",), ADD, ("check",), ("backup",), ("list",)])
def test_a_text_file_is_no_log(bare: CommandLine, arguments: tuple[str, ...]) -> None:
    bare.log.write_text("Dear diary, today I took a course.\n" * 10, encoding="utf-8")

    assert "not a log" in bare.refused(*arguments)


def test_an_empty_file_and_a_folder_are_no_logs(bare: CommandLine) -> None:
    bare.log.touch()
    assert str(bare.log) in bare.refused("status")
    bare.log.unlink()

    bare.log.mkdir()
    assert str(bare.log) in bare.refused("status")


@pytest.mark.parametrize("arguments", [("status",), ADD, ("check",), ("history",)])
def test_a_log_of_a_newer_version_is_left_as_it_is(
    cli: CommandLine, arguments: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(cli.log)) as connection:
        connection.execute("PRAGMA user_version = 999")

    assert "newer" in cli.refused(*arguments)


def test_another_programs_database_is_no_log(bare: CommandLine) -> None:
    with closing(sqlite3.connect(bare.log)) as connection:
        connection.execute("CREATE TABLE holder (name TEXT)")

    assert "not a log" in bare.refused("status")


def test_a_log_that_another_program_has_locked_is_not_waited_for_for_ever(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = Logbook.open
    monkeypatch.setattr(Logbook, "open", partial(patient, busy_ms=10))
    with closing(sqlite3.connect(cli.log, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "in use" in cli.refused(*ADD)
        other.execute("ROLLBACK")


def test_init_leaves_a_log_that_is_there(cli: CommandLine) -> None:
    arguments = ("--name", "B", "--designation", "CPIM", "--certified", "2023-03-14")

    assert str(cli.log) in cli.refused("init", *arguments)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "", "--designation", "CPIM", "--certified", "2023-03-14"), "name"),
        (("--name", "A", "--designation", "CPIM", "--certified", "2023-13-01"), "2023-13-01"),
        (("--name", "A", "--designation", "XYZ", "--certified", "2023-03-14"), "XYZ"),
    ],
)
def test_a_refused_init_makes_no_file(
    bare: CommandLine, options: tuple[str, ...], said: str
) -> None:
    assert said in bare.refused("init", *options)
    assert list(bare.log.parent.glob("*.cpimlog")) == []


def test_init_makes_no_folder_that_the_holder_named(tmp_path: Path) -> None:
    cli = CommandLine(tmp_path / "missing" / "ana.cpimlog")

    arguments = ("--name", "B", "--designation", "CPIM", "--certified", "2023-03-14")
    assert "folder" in cli.refused("init", *arguments)
    assert not cli.log.parent.exists()


def test_backup_and_sample_replace_nothing(cli: CommandLine, tmp_path: Path) -> None:
    there = tmp_path / "there.cpimlog"
    there.write_text("mine", encoding="utf-8")

    for command in ("backup", "sample"):
        assert "there" in cli.refused(command, there)

    assert there.read_text(encoding="utf-8") == "mine"


def test_nothing_that_is_made_from_a_log_replaces_it(cli: CommandLine, tmp_path: Path) -> None:
    other = tmp_path / "other.cpimlog"
    cli("sample", other)
    content = other.read_bytes()
    course = ("--type", "course", "--date", "2025-05-20", "--quantity", "80")
    (tmp_path / "scans").mkdir()
    scan = tmp_path / "scans" / cli.log.name
    scan.write_bytes(b"a certificate of that name")
    identity = cli("add", "A", *course, "--evidence", scan).answer

    for place in (cli.log, other):
        assert place.name in cli.refused("report", place)
        filing = ("submit", "--filed", "2026-01-01", "--attest", "--report", place)
        assert place.name in cli.refused(*filing)
    assert cli.log.name in cli.refused("evidence", identity, "--out", cli.log.parent)
    assert other.read_bytes() == content


def test_a_backup_that_fails_only_warns(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("CPIM_PDP_DATA", str(blocked))

    ran = cli.run(*ADD)

    assert ran.code == 0
    assert "backup" in ran.err
    assert len(cli("list", "--json").json) == 1


def test_a_fault_of_the_program_is_one_line_with_a_report(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError("our mistake")

    monkeypatch.setattr("cpim_pdp.cli.status.summaries", broken)

    ran = cli.run("status")

    (line,) = ran.err.splitlines()
    (kept,) = (Path(os.environ["CPIM_PDP_DATA"]) / "crashes").iterdir()
    assert ran.code == 1
    assert str(kept) in line
    assert "our mistake" in kept.read_text(encoding="utf-8")
