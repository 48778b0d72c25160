"""Every command of the command line, each a start of its own, is undone and redone in order."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.logs import open_log

from cpim_pdp.core.history import COMMAND_NAMES
from cpim_pdp.core.snapshot import Snapshot

WEBINAR = ("--type", "webinar", "--date", "2026-05-20", "--quantity", "1")


def held(cli: CommandLine) -> Snapshot:
    """Return all that the log holds but its history."""
    with open_log(cli.log, read_only=True) as logbook:
        return logbook.snapshot()


def identity(cli: CommandLine, title: str) -> str:
    found = [one["id"] for one in cli("list", "--json").json if one["title"] == title]
    return str(found[0])


@pytest.fixture
def commands(cli: CommandLine, tmp_path: Path) -> Iterator[Snapshot]:
    """Do every command once and yield what the log holds after each; the first is the start."""

    def doing() -> Iterator[Snapshot]:
        yield held(cli)
        for words in steps(cli, tmp_path):
            cli(*words)
            yield held(cli)

    return doing()


def steps(cli: CommandLine, folder: Path) -> Iterator[tuple[object, ...]]:
    proof, table = folder / "proof.pdf", folder / "list.csv"
    proof.write_bytes(b"%PDF proof")
    table.write_text("title,type,date,hours\nImported,webinar,2026-05-04,2\n", encoding="utf-8")
    shutil.copy(cli.log, folder / "other.cpimlog")
    other = CommandLine(folder / "other.cpimlog")
    other("add", "From there", *WEBINAR)
    yield ("holder", "--email", "ana@example.org")
    yield ("credential", "add", "--designation", "CSCP", "--certified", "2024-02-29")
    yield ("credential", "edit", "CSCP", "--number", "4711")
    yield ("credential", "remove", "CSCP")
    yield ("add", "A", *WEBINAR, "--evidence", proof)
    yield ("edit", identity(cli, "A"), "--title", "B", "--notes", "two\nlines")
    yield ("edit", identity(cli, "B"), "--in-cycle", "CPIM:2", "--reason", "late")
    yield ("edit-all", identity(cli, "B"), "--provider", "ASCM", "--kind", "certificate")
    yield ("duplicate", identity(cli, "B"), "--date", "2026-06-20")
    yield ("import", table)
    yield ("import", other.log)
    yield ("attach", identity(cli, "Imported"), proof)
    sha256 = cli("show", identity(cli, "Imported"), "--json").json["evidence"][0]["sha256"]
    yield ("relabel", identity(cli, "Imported"), sha256, "--kind", "letter")
    yield ("inbox", proof)
    yield ("detach", identity(cli, "Imported"), sha256)
    yield ("restore", identity(cli, "Imported"), "--evidence", sha256)
    yield ("delete", identity(cli, "From there"))
    yield ("restore", cli("list", "--trash", "--json").json[0]["id"])
    yearly = ("--type", "membership", "--start", "2024-01-15", "--repeat", "yearly")
    yield ("schedule", "add", "Membership", *yearly)
    schedule = cli("schedule", "list", "--json").json[0]["id"]
    yield ("schedule", "edit", schedule, "--repeat", "last friday", "--every", "6")
    past = [one["id"] for one in cli("list", "--json").json if one["date"] == "2026-01-15"]
    yield ("remind", "snooze", "not-confirmed", "--until", "2026-12-24")
    yield ("remind", "wake", "not-confirmed")
    yield ("confirm", *past)
    for number in range(4):
        exam = ("--type", "exam", "--date", f"2026-06-0{number + 1}", "--score", "310")
        yield ("add", f"Exam {number}", *exam)
    for decision in (
        ("--denied", "2026-11-10", "--reason", "no"),
        ("--audited", "2026-11-12"),
        ("--approved", "2026-11-15"),
    ):
        if decision[0] != "--approved":
            filed = "2026-11-01" if decision[0] == "--denied" else "2026-11-11"
            yield ("submit", "--filed", filed, "--attest")
        yield ("decide", cli("submissions", "--json").json[-1]["id"], *decision)
    yield ("schedule", "remove", schedule)
    yield ("credential", "add", "--designation", "CPIM-F", "--certified", "2010-03-14")
    yield ("exam", "add", "part-1", "--date", "2026-05-04", "--score", "299")
    taken = cli("exam", "list", "--json").json[0]["id"]
    yield ("exam", "edit", taken, "--score", "300")
    yield ("exam", "remove", taken)
    yield ("reopen", cli("submissions", "--json").json[-1]["id"], "--reason", "a mistake")


def test_every_command_is_undone_and_redone_in_order(
    cli: CommandLine, commands: Iterator[Snapshot]
) -> None:
    states = list(commands)

    done = {one["command"] for one in cli("history", "--json").json}
    # The second is the window's: what `add --planned` and `schedule add` do, in one step.
    assert done == {*COMMAND_NAMES} - {"empty-trash", "take-plan"}
    for state in reversed(states[:-1]):
        cli("undo")
        assert held(cli) == state
    for state in states[1:]:
        cli("redo")
        assert held(cli) == state
    assert cli("check").code == 0
