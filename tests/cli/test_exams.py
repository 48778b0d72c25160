"""The way back to an expired credential on the command line."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine


@pytest.fixture
def lost(tmp_path: Path) -> CommandLine:
    """Return the log of a holder whose CPIM was due on 30 June 2023 and expired 90 days later."""
    line = CommandLine(tmp_path / "lost.cpimlog")
    line.init("2018-06-11")
    return line


def test_it_says_what_is_to_be_passed(lost: CommandLine) -> None:
    found = lost("exam", "--json").json["way_back"]

    assert found["expired"] == "2023-09-29"
    assert found["programmes"] == ["cpim-8", "cpim-two-part", "cpim-five-exam"]
    assert [one["id"] for one in found["exams"]] == ["cpim-8"]
    assert (found["pass_by"], found["study_hours"]) == (None, 100)
    assert "pass 1 exam: CPIM 8.0" in lost("exam").out
    assert "pass 1 exam: CPIM 8.0" in lost("status").out


def test_the_programme_is_the_holder_s_choice(lost: CommandLine) -> None:
    lost("credential", "edit", "CPIM", "--programme", "cpim-five-exam")

    found = lost("status", "--json").json["credentials"][0]["way_back"]

    assert found["programme"] == "cpim-five-exam"
    assert len(found["exams"]) == 5


def test_attempts_are_noted_listed_changed_and_removed(lost: CommandLine) -> None:
    identity = lost("exam", "add", "part-1", "--date", "2026-01-10", "--score", "299").answer

    assert lost("exam", "--json").json["way_back"]["exams"][0]["failed"] == 1
    lost("exam", "edit", identity[:8], "--score", "300", "--exam", "part-2", "--date", "2026-01-11")
    (taken,) = lost("exam", "list", "--json").json
    assert (taken["exam"], taken["date"], taken["score"]) == ("part-2", "2026-01-11", 300)
    assert "CPIM part 2" in lost("exam", "list").out
    assert "by 11 Jan 2036" in lost("exam", "--json").json["way_back"]["text"]
    lost("exam", "remove", identity)
    assert lost("exam", "list", "--json").json == []
    assert "was noted" in lost("exam", "list").err


def test_on_the_day_of_the_last_pass_a_new_cycle_starts(lost: CommandLine) -> None:
    ran = lost("exam", "add", "cpim-8", "--date", "2026-05-04", "--score", "312")

    assert "cycle 2 starts on 4 May 2026 and is due on 31 May 2031" in ran.err
    (found,) = lost("status", "--json").json["credentials"]
    assert found["cycle"] == {
        "number": 2,
        "start": "2026-05-04",
        "due": "2031-05-31",
        "days_left": 1651,
    }
    assert (found["standing"], found["way_back"]) == ("active", None)
    assert "no way back to go" in lost("exam").err
    lost("undo")
    assert lost("status", "--json").json["credentials"][0]["standing"] == "expired"


def test_schedules_go_on_in_the_cycle_that_an_exam_opened(lost: CommandLine) -> None:
    add = ("schedule", "add", "Membership", "--type", "membership", "--repeat", "yearly")
    lost(*add, "--start", "2027-02-01")

    lost("exam", "add", "cpim-8", "--date", "2026-05-04", "--score", "312")

    found = lost("list", "--json").json
    assert [one["date"][:4] for one in found] == ["2031", "2030", "2029", "2028", "2027"]


def test_an_exam_that_can_not_be_is_refused(lost: CommandLine) -> None:
    add = ("exam", "add", "cpim-8", "--date")

    assert "use one of cpim-8, part-1" in lost.refused(
        "exam", "add", "part-3", "--date", "2026-01-10", "--score", "300"
    )
    assert "still ahead" in lost.refused(*add, "2026-11-23", "--score", "300")
    assert "had not expired" in lost.refused(*add, "2023-09-28", "--score", "300")
    assert "200 to 350" in lost.refused(*add, "2026-01-10", "--score", "351")
    assert "whole number" in lost.refused(*add, "2026-01-10", "--score", "x")
    assert "no exam attempt" in lost.refused("exam", "edit", "x", "--score", "300")
    identity = lost(*add, "2026-01-10", "--score", "299").answer
    assert lost.refused("exam", "edit", identity)


def test_what_a_filed_cycle_rests_on_stays(lost: CommandLine) -> None:
    identity = lost("exam", "add", "cpim-8", "--date", "2026-05-04", "--score", "312").answer
    lost("add", "Course", "--type", "course", "--date", "2026-06-20", "--quantity", "80")
    lost("submit", "--filed", "2026-11-22", "--attest")

    assert lost.refused("exam", "remove", identity)
    assert lost.refused("exam", "edit", identity, "--score", "299")
    earlier = ("exam", "add", "part-1", "--date", "2026-01-10", "--score", "312")
    lost(*earlier)
    second = ("exam", "add", "part-2", "--date", "2026-02-10", "--score", "312")
    assert lost.refused(*second), "the cycle would have begun earlier"


def test_of_several_credentials_the_expired_one_is_meant(lost: CommandLine) -> None:
    lost("credential", "add", "--designation", "CSCP", "--certified", "2010-03-14")
    lost("credential", "edit", "CSCP", "--due", "2030-03-31")

    assert lost("exam", "--json").json["way_back"]["programme"] == "cpim-8"
    assert lost("exam", "--credential", "CSCP", "--json").json["way_back"] is None


def test_with_an_active_credential_there_is_no_way_back(cli: CommandLine) -> None:
    assert "has not expired" in cli("exam").err
    assert "had not expired" in cli.refused(
        "exam", "add", "cpim-8", "--date", "2026-01-10", "--score", "300"
    )
