"""Writing what the log holds for other programs, by the suffix."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import vobject
from helpers.command_line import CommandLine

WEBINAR = ("--type", "webinar", "--quantity", "1.5")


@pytest.fixture
def two_cycles(bare: CommandLine) -> CommandLine:
    """Return the command line on a log with one activity in each of two cycles, and a draft."""
    bare.init("2013-03-14", "CPIM", "--due", "2028-03-31")
    bare("add", "=First", "--date", "2020-05-04", *WEBINAR)
    bare("add", "Second", "--date", "2026-05-04", *WEBINAR)
    bare("add", "Planned", "--date", "2027-05-04", *WEBINAR, "--planned")
    bare("add", "Half", "--draft")
    return bare


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_table_holds_all_cycles_but_no_drafts(two_cycles: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.CSV"

    assert two_cycles("export", out).answer == str(out)

    rows = table(out)
    assert [(row["cycle"], row["title"]) for row in rows] == [
        ("2", "'=First"),
        ("3", "Second"),
        ("3", "Planned"),
    ]
    assert [row["points_counted"] for row in rows] == ["1.50", "1.50", "0.00"]


def test_of_one_cycle_it_is_the_table_of_the_pack(two_cycles: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    two_cycles("export", out, "--cycle", "2")

    assert [row["title"] for row in table(out)] == ["'=First"]
    assert "cycle" not in table(out)[0]


def test_a_table_of_all_is_known_again_by_an_import(
    two_cycles: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    two_cycles("export", out)

    done = two_cycles("import", out, "--dry-run", "--json").json

    assert (done["read"], done["new"], done["duplicates"]) == (3, 0, 3)


def test_data_is_what_list_prints(two_cycles: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.json"

    two_cycles("export", out)
    assert json.loads(out.read_text(encoding="utf-8")) == two_cycles("list", "--json").json
    two_cycles("export", out, "--cycle", "2")
    listed = two_cycles("list", "--json", "--cycle", "2").json
    assert json.loads(out.read_text(encoding="utf-8")) == listed


def test_a_calendar_holds_what_is_ahead_on_the_date(
    two_cycles: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "out.ics"

    def titles() -> list[str]:
        events = vobject.readOne(out.read_text(encoding="utf-8")).vevent_list
        return [one.summary.value for one in events]

    two_cycles("export", out)
    assert titles()[:2] == ["Planned", "CPIM: The application is due"]
    two_cycles("export", out, "--on", "2027-06-01")
    assert titles()[0] == "CPIM: The application is due"
    before = out.read_bytes()
    two_cycles("export", out, "--on", "2027-06-01")
    assert out.read_bytes() == before


def test_a_calendar_with_nothing_ahead_is_not_written(
    two_cycles: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "out.ics"

    line = two_cycles.refused("export", out, "--cycle", "1")

    assert line.startswith("Nothing is ahead in this cycle of CPIM after 22 Nov 2026")
    assert not out.exists()


@pytest.mark.parametrize("name", ["out.txt", "out", "out.pdf"])
def test_another_suffix_is_refused_with_those_that_there_are(
    two_cycles: CommandLine, tmp_path: Path, name: str
) -> None:
    line = two_cycles.refused("export", tmp_path / name)

    assert "use .csv, .json, .ics" in line


def test_several_credentials_are_told_apart(two_cycles: CommandLine, tmp_path: Path) -> None:
    two_cycles("credential", "add", "--designation", "CSCP", "--certified", "2025-02-10")
    out = tmp_path / "out.csv"

    assert "For CPIM, which is due first" in two_cycles("export", out).err
    two_cycles("export", out, "--credential", "CSCP")
    assert [row["cycle"] for row in table(out)] == ["", "1", "1"]


def test_a_log_is_never_replaced(two_cycles: CommandLine, tmp_path: Path) -> None:
    disguised = tmp_path / "log.csv"
    disguised.write_bytes(two_cycles.log.read_bytes())

    two_cycles.refused("export", disguised)


def test_a_table_does_without_the_library_of_calendars(
    two_cycles: CommandLine, tmp_path: Path
) -> None:
    code = (
        "import sys; from cpim_pdp.cli.main import run;"
        f"run(['--log', {str(two_cycles.log)!r}, 'export', {str(tmp_path / 'o.csv')!r}],"
        "open_window=None); sys.exit('icalendar' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
