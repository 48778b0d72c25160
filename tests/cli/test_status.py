"""The status as JSON in the contract's shape, and as text."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine


@pytest.fixture
def varied(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """Return a log with proven, unproven, capped, planned and draft activities."""
    (tmp_path / "proof.pdf").write_bytes(b"%PDF-1.4")
    cli(
        *("add", "Course", "--type", "course", "--date", "2025-02-03", "--quantity", "10"),
        *("--topic", "inventory", "--topic", "demand", "--evidence", tmp_path / "proof.pdf"),
    )
    cli("add", "ASCM", "--type", "conference", "--date", "2025-09-14", "--until", "2025-09-17")
    cli("add", "Ahead", "--type", "course", "--date", "2027-02-03", "--quantity", "6")
    cli("add", "Draft", "--draft")
    return cli


def test_the_status_has_the_keys_of_the_contract_in_their_order(varied: CommandLine) -> None:
    status = varied("status", "--json", "--on", "2026-11-22").json
    (cpim,) = status["credentials"]

    assert list(status) == ["on", "holder", "credentials"]
    assert status["holder"] == {"name": "Ana Souza", "ascm_id": ""}
    assert list(cpim)[:16] == [
        *("id", "designation", "certified", "cycle", "standing", "policy", "edition", "points"),
        *("categories", "topics", "activities", "if_missed", "milestones", "forecast"),
        *("title", "submission"),
    ]
    assert list(cpim["cycle"]) == ["number", "start", "due", "days_left"]
    assert list(cpim["points"]) == [
        *("required", "claimed", "counted", "planned", "remaining", "proven")
    ]
    assert list(cpim["forecast"]) == [
        *("likelihood", "at_due", "reached_on", "pace", "pace_needed", "basis"),
        *("until", "target", "target_likelihood", "planned", "usual", "band"),
    ]
    assert [list(one) for one in cpim["activities"]] == [["id", "claimed", "counted", "why"]] * 3
    assert [list(one) for one in cpim["milestones"]] == [["date", "kind", "text"]] * len(
        cpim["milestones"]
    )
    assert list(cpim["if_missed"][0]) == ["policy", "standing", "required", "until"]


def test_the_figures_are_those_of_the_summary(varied: CommandLine) -> None:
    cpim = varied.standing("2026-11-22")

    assert cpim["points"] == {
        "required": 75,
        "claimed": 42,
        "counted": 34,
        "planned": 6,
        "remaining": 41,
        "proven": 10,
    }
    assert cpim["categories"] == [
        {"id": "education", "claimed": 42, "counted": 34},
        {"id": "service", "claimed": 0, "counted": 0},
    ]
    topics = {one["id"]: one["counted"] for one in cpim["topics"]}
    assert (topics["inventory"], topics["demand"], topics["supply"]) == (10, 10, 0)
    assert (cpim["policy"], cpim["edition"]) == ("ascm-90-day", "current")


def test_the_status_is_of_the_date_asked_for(varied: CommandLine) -> None:
    assert varied.standing("2025-03-01")["points"]["counted"] == 10
    assert varied.standing("2028-04-01")["standing"] == "suspended"
    assert varied.standing("2028-03-31")["cycle"]["days_left"] == 0
    assert varied.standing("2028-04-01")["cycle"]["days_left"] == -1


def test_without_a_date_it_is_of_today(varied: CommandLine) -> None:
    assert varied("status", "--json").json["on"] == "2026-11-22"


def test_another_policy_is_looked_at_without_being_chosen(bare: CommandLine) -> None:
    bare.init("2021-08-10")

    other = bare.standing("2026-09-01", "--policy", "apics-five-year")

    assert (other["policy"], other["standing"]) == ("apics-five-year", "suspended")
    assert other["points"]["required"] == 90
    assert bare.standing("2026-09-01")["policy"] == "ascm-90-day"


def test_credentials_come_in_the_order_of_their_due_dates(varied: CommandLine) -> None:
    varied("credential", "add", "--designation", "CSCP", "--certified", "2022-02-10")
    varied("credential", "add", "--designation", "CLTD", "--certified", "2024-02-10")

    found = varied("status", "--json").json["credentials"]

    assert [one["designation"] for one in found] == ["CSCP", "CPIM", "CLTD"]
    assert [
        one["designation"]
        for one in varied("status", "--json", "--credential", "cltd").json["credentials"]
    ] == ["CLTD"]


def test_the_text_says_what_the_json_says(varied: CommandLine) -> None:
    text = varied("status", "--on", "2026-11-22").out

    for said in (
        "Ana Souza",
        "1 year, 4 months left",
        "34 of 75 points",
        "Without evidence",
        "24 of 32",
        "31 Mar 2028",
        "Inventory",
        "2028-03-31",
        "90-day suspension",
    ):
        assert said in text


def test_the_text_of_a_lapsed_credential_tells_both_policies(bare: CommandLine) -> None:
    bare.init("2021-08-10")

    text = bare("status", "--on", "2026-09-01").out

    assert "29 Nov 2026" in text
    assert "31 Aug 2031" in text


def test_an_empty_log_has_a_status(cli: CommandLine) -> None:
    assert "0 of 75 points" in cli("status").out


def test_more_points_than_required_draw_no_longer_bar(cli: CommandLine) -> None:
    cli("add", "A", "--type", "course", "--date", "2025-02-03", "--quantity", "300")

    bar = next(line for line in cli("status").out.splitlines() if line.startswith("  ["))

    assert len(bar) == 44
    assert "." not in bar


def test_the_report_is_a_pdf_and_replaces_an_older_one(varied: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_text("older", encoding="utf-8")

    first = varied("report", out, "--on", "2026-11-22").answer
    data = out.read_bytes()
    varied("report", out, "--on", "2026-11-22")

    assert first == str(out)
    assert data.startswith(b"%PDF")
    assert out.read_bytes() == data
    varied("report", out, "--paper", "letter", "--detailed", "--cycle", "1")
    assert out.read_bytes() != data


def test_what_was_filed_is_told(cli: CommandLine) -> None:
    cli("add", "A", "--type", "course", "--date", "2025-02-03", "--quantity", "80")
    cli("submit", "--filed", "2026-11-01", "--attest")

    assert "1 Nov 2026, undecided" in cli("status").out
    assert cli.standing("2026-11-22")["submission"] is not None


def test_a_policy_is_applied_to_the_credentials_that_it_has_figures_for(cli: CommandLine) -> None:
    cli("credential", "add", "--designation", "CTSC", "--certified", "2024-01-10")

    answer = cli("status", "--json", "--policy", "apics-five-year", "--on", "2026-11-22")

    policies = {one["designation"]: one["policy"] for one in answer.json["credentials"]}
    assert policies == {"CPIM": "apics-five-year", "CTSC": "ascm-90-day"}
    assert "Only for CPIM" in answer.err


def test_the_days_of_a_conference_follow_its_period_unless_they_were_typed(
    cli: CommandLine,
) -> None:
    followed = cli("add", "A", "--type", "conference", "--date", "2025-09-14").answer
    typed = cli(
        *("add", "B", "--type", "conference", "--date", "2025-10-14", "--until", "2025-10-16"),
        *("--quantity", "2"),
    ).answer

    cli("edit", followed, "--until", "2025-09-16")
    cli("edit", typed, "--until", "2025-10-17")

    assert cli("show", followed, "--json").json["quantity"] == 3
    assert cli("show", typed, "--json").json["quantity"] == 2


def test_the_status_tells_what_there_will_be_and_at_what_pace(cli: CommandLine) -> None:
    cli("add", "A", "--type", "course", "--date", "2026-06-01", "--quantity", "6")

    told = cli("status", "--on", "2026-11-22").out

    assert "In the end  about " in told
    assert "Pace        0.5 points a month in the last 12 months; 4.24 are needed" in told


def test_under_six_months_only_the_pace_that_is_needed_is_told(cli: CommandLine) -> None:
    told = cli("status", "--on", "2023-06-01").out

    assert "Too early for a forecast: 1.29 points a month lead to 75." in told
    assert "In the end" not in told
    assert "Pace" not in told


def test_while_suspended_it_is_the_due_date_that_has_passed(cli: CommandLine) -> None:
    told = cli("status", "--on", "2028-05-01").out

    assert "The due date, 31 Mar 2028, has passed with 75 points missing." in told
    assert "Suspended until 29 Jun 2028" in told


def test_of_an_expired_credential_no_points_are_promised_to_help(cli: CommandLine) -> None:
    cli("add", "A", "--type", "course", "--date", "2025-02-03", "--quantity", "80")

    assert "Expired: points bring it back no more." in cli("status", "--on", "2028-07-01").out


def test_another_cycle_is_told_beside_the_one_to_be_maintained(cli: CommandLine) -> None:
    told = cli("status", "--cycle", "2", "--on", "2026-11-22").out

    assert "Active, by cycle 1, the one to be maintained now" in told
    assert "Forecast" not in told


def test_the_kind_of_evidence_may_be_said_when_it_is_logged(
    cli: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "proof.pdf").write_bytes(b"%PDF-1.4")
    words = ("add", "A", "--type", "course", "--date", "2025-02-03", "--quantity", "8", "--json")

    logged = cli(*words, "--evidence", tmp_path / "proof.pdf", "--kind", "certificate")

    assert logged.json["evidence"][0]["kind"] == "certificate"
