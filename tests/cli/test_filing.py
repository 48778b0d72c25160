"""Filing the application, what becomes of it, and the next cycle."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import CommandLine

SUBMIT = ("submit", "--filed", "2026-11-22", "--attest")


@pytest.fixture
def ready(cli: CommandLine) -> CommandLine:
    """Return the log of a holder with enough points."""
    cli("add", "A long course", "--type", "course", "--date", "2025-05-20", "--quantity", "80")
    return cli


def filed(cli: CommandLine) -> Any:  # noqa: ANN401 - a JSON document
    """Return the only submission as JSON."""
    (one,) = cli("submissions", "--json").json
    return one


def test_an_application_is_filed_with_its_figures_and_report(
    ready: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "filed.pdf"

    identity = ready(*SUBMIT, "--fee", "75", "--receipt", "R-1", "--report", out).answer

    found = filed(ready)
    assert found["id"] == identity
    assert (found["cycle"], found["filed"], found["decision"]) == (1, "2026-11-22", "undecided")
    assert (found["required"], found["counted"], found["fee"]) == (75, 80, 75)
    assert found["receipt"] == "R-1"
    assert out.read_bytes().startswith(b"%PDF")
    assert found["report"] == hashlib.sha256(out.read_bytes()).hexdigest()


def test_the_report_that_was_filed_is_known_again(ready: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "filed.pdf"
    identity = ready(*SUBMIT, "--report", out).answer

    said = ready("check", "--report", out).out
    assert "the report that was filed on 22 Nov 2026 for CPIM, cycle 1, byte for byte" in said
    assert identity in said
    found = ready("check", "--report", out, "--json").json
    assert (found["ok"], found["submission"]) == (True, identity)
    assert (found["report"]["match"], found["report"]["filed"]) == ("filed", "2026-11-22")


def test_a_report_that_was_changed_is_told_from_the_one_that_was_filed(
    ready: CommandLine, tmp_path: Path
) -> None:
    out, other = tmp_path / "filed.pdf", tmp_path / "other.pdf"
    identity = ready(*SUBMIT, "--report", out).answer
    other.write_bytes(out.read_bytes() + b"\n")

    ran = ready.run("check", "--report", other, "--json")
    assert (ran.code, ran.json["ok"], ran.json["submission"]) == (1, False, None)
    assert ran.json["problems"][0]["kind"] == "report-differs"
    assert (ran.json["report"]["match"], ran.json["report"]["submission"]) == ("differs", identity)
    said = ready.run("check", "--report", other)
    assert "was changed, or printed again" in said.out
    assert identity in said.out


def test_a_report_that_was_never_filed_is_unknown(ready: CommandLine, tmp_path: Path) -> None:
    other, note = tmp_path / "other.pdf", tmp_path / "note.txt"
    ready(*SUBMIT)
    ready("report", other, "--on", "2026-11-20")
    note.write_text("no report at all")

    for file, said in ((other, "bears the id"), (note, "no report that was filed from this log.")):
        ran = ready.run("check", "--report", file, "--json")
        assert ran.code == 1
        assert ran.json["problems"][0]["kind"] == "report-not-filed"
        assert said in ran.json["report"]["text"]


def test_a_file_that_is_not_there_can_t_be_checked(ready: CommandLine, tmp_path: Path) -> None:
    assert "missing.pdf" in ready.refused("check", "--report", tmp_path / "missing.pdf")


def test_the_report_that_was_filed_is_written_again_byte_for_byte(
    ready: CommandLine, tmp_path: Path
) -> None:
    out, again = tmp_path / "filed.pdf", tmp_path / "again.pdf"
    identity = ready(*SUBMIT, "--report", out).answer
    ready("reopen", identity, "--reason", "a mistake")

    assert ready("report", again, "--filed", identity[:8]).answer == str(again)
    assert again.read_bytes() == out.read_bytes()
    assert "was reopened since" in ready("check", "--report", again).out
    assert ready.run("report", again, "--filed", identity, "--detailed").code == 2
    ready.refused("report", again, "--filed", "00000000")


def test_where_the_report_cant_be_written_nothing_is_filed(
    ready: CommandLine, tmp_path: Path
) -> None:
    assert "missing" in ready.refused(*SUBMIT, "--report", tmp_path / "missing" / "out.pdf")
    assert str(tmp_path) in ready.refused(*SUBMIT, "--report", tmp_path)
    assert ready("submissions", "--json").json == []


def test_where_nothing_is_filed_no_report_is_written(cli: CommandLine, tmp_path: Path) -> None:
    cli.refused(*SUBMIT, "--report", tmp_path / "out.pdf")

    assert not (tmp_path / "out.pdf").exists()
    assert not list(tmp_path.glob(".*"))


def test_a_report_that_cant_take_its_place_takes_the_filing_back(
    ready: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target == out:
            raise PermissionError(13, os.strerror(13), str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)

    ran = ready.run(*SUBMIT, "--report", out)

    assert (ran.code, ran.out) == (1, "")
    assert ready("submissions", "--json").json == []
    assert not out.exists()


def test_what_was_filed_cant_be_changed_until_it_is_reopened(ready: CommandLine) -> None:
    (activity,) = ready("list", "--json").json
    identity = ready(*SUBMIT).answer
    assert ready("show", activity["id"], "--json").json["state"] == "submitted"

    assert "reopen" in ready.refused("edit", activity["id"], "--title", "B")
    assert "reopen" in ready.refused("delete", activity["id"])
    ready("reopen", identity[:8], "--reason", "A mistake in the hours")
    ready("edit", activity["id"], "--title", "B")

    assert (filed(ready)["decision"], filed(ready)["reopened_reason"]) == (
        "reopened",
        "A mistake in the hours",
    )


def test_an_approval_opens_the_next_cycle(ready: CommandLine) -> None:
    identity = ready(*SUBMIT).answer
    ready("decide", identity, "--audited", "2026-12-01")

    ready("decide", identity[:8], "--approved", "2026-12-20")

    cycle = ready.standing("2026-12-21")["cycle"]
    assert (cycle["number"], cycle["start"], cycle["due"]) == (2, "2028-04-01", "2033-03-31")
    assert ready.standing("2026-12-19")["cycle"]["number"] == 1


def test_an_approval_may_name_another_due_date(ready: CommandLine) -> None:
    identity = ready(*SUBMIT).answer

    ready("decide", identity, "--approved", "2026-12-20", "--due", "2033-06-30")

    assert ready.standing("2026-12-21")["cycle"]["due"] == "2033-06-30"


def test_a_denial_is_as_if_never_filed(ready: CommandLine) -> None:
    identity = ready(*SUBMIT).answer

    ready("decide", identity, "--denied", "2026-12-20", "--reason", "Evidence was missing")

    assert filed(ready)["denial_reason"] == "Evidence was missing"
    assert ready.standing("2026-12-21")["cycle"]["number"] == 1
    ready("submit", "--filed", "2026-12-22", "--attest")


def test_decisions_that_cant_be_are_refused(ready: CommandLine) -> None:
    identity = ready(*SUBMIT).answer

    ready.refused(*SUBMIT)
    ready.refused("decide", identity, "--approved", "2026-11-21")
    ready.refused("decide", identity, "--denied", "2026-12-20", "--reason", "")
    ready.refused("decide", identity, "--approved", "2026-12-20", "--due", "2028-03-31")
    ready.refused("reopen", identity, "--reason", " ")
    ready("decide", identity, "--approved", "2026-12-20")
    ready.refused("decide", identity, "--denied", "2026-12-21", "--reason", "Late")


def test_the_credential_due_first_is_filed_for_and_named(ready: CommandLine) -> None:
    ready("credential", "add", "--designation", "CSCP", "--certified", "2024-02-10")

    ran = ready(*SUBMIT)

    assert "CPIM" in ran.err
    assert filed(ready)["designation"] == "CPIM"


def test_submissions_as_text(ready: CommandLine) -> None:
    assert ready("submissions").out == ""
    ready(*SUBMIT)

    assert "22 Nov 2026" in ready("submissions").out
    assert json.loads(ready("submissions", "--json").out)
