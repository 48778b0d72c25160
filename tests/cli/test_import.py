"""Importing a table through the command line."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine

TABLE = """\
Kind;Course name;Start;End;Hours;Held by;Country
Kurs;Bestände planen;12/03/2024;14/03/2024;16,5;Hafenschule;DE
Workshop;S&OP für alle;05/04/2024;05/04/2024;1:30;Hafenschule;DE
Sonstiges;Werksbesuch;06/04/2024;06/04/2024;2;Verein;DE
Kurs;Ohne Tag;11/2021;11/2021;8;Verein;DE
Kurs;bestände  PLANEN;12/03/2024;14/03/2024;16,5;Hafenschule;DE
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a list as a holder might have kept it, in the encoding of an old Excel."""
    path = tmp_path / "liste.csv"
    path.write_bytes(TABLE.replace("\n", "\r\n").encode("cp1252"))
    return path


def test_readable_rows_come_in_and_the_others_are_named(cli: CommandLine, table: Path) -> None:
    ran = cli("import", table, "--map", "provider=Held by", "--json")

    found = ran.json
    assert list(found)[:5] == ["read", "new", "duplicates", "rejected", "ids"]
    assert (found["read"], found["new"], found["duplicates"]) == (5, 2, 1)
    assert [(one["row"], one["column"]) for one in found["rejected"]] == [(4, "Kind"), (5, "Start")]
    assert all(list(one) == ["row", "column", "reason"] for one in found["rejected"])
    assert "11/2021" in found["rejected"][1]["reason"]
    shown = {one["id"]: one for one in cli("list", "--json").json}
    first, second = (shown[identity] for identity in found["ids"])
    assert (first["title"], first["date"], first["until"]) == (
        "Bestände planen",
        "2024-03-12",
        "2024-03-14",
    )
    assert (first["quantity"], first["points_claimed"]) == (16.5, 16.5)
    assert (second["type"], second["points_claimed"]) == ("seminar", 1.5)
    assert first["provider"] == "Hafenschule"


def test_nothing_is_guessed_in_silence(cli: CommandLine, table: Path) -> None:
    told = cli("import", table, "--dry-run").err

    assert "title=“Course name”" in told
    assert "“Held by”" in told
    assert "dmy" in told
    assert "cp1252" in told


def test_a_dry_run_changes_nothing(cli: CommandLine, table: Path) -> None:
    before = cli.log.read_bytes()

    found = cli("import", table, "--dry-run", "--json").json

    assert (found["new"], found["ids"]) == (2, [])
    assert cli.log.read_bytes() == before


def test_an_import_is_one_step_to_undo(cli: CommandLine, table: Path) -> None:
    cli("import", table, "--type", "course")

    cli("undo")

    assert cli("list", "--json").json == []
    (entry,) = cli("history", "--json").json
    assert (entry["command"], entry["undone"]) == ("import-activities", True)


def test_a_second_import_brings_nothing_new(cli: CommandLine, table: Path) -> None:
    cli("import", table, "--type", "course")

    found = cli("import", table, "--type", "course", "--json").json

    assert (found["new"], found["duplicates"], found["ids"]) == (0, 4, [])
    assert len(cli("history", "--json").json) == 1


def test_the_text_says_what_came_in_and_what_did_not(cli: CommandLine, table: Path) -> None:
    text = cli("import", table).out

    assert "5 rows read" in text
    assert "2 activities brought in" in text
    assert "1 duplicate left out" in text
    assert "row 5, Start: “11/2021”" in text


def test_a_conference_in_hours_is_told(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("Title\tType\tDate\tHours\nA\tconference\t2024-05-01\t8\n", encoding="utf-8")

    assert "row 2" in cli("import", path).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "title=Missing"), "Missing"),
        (("--map", "titel=Kind"), "titel"),
        (("--map", "title"), "title"),
        (("--map", "title="), "title"),
        (("--type", "nonsense"), "nonsense"),
    ],
)
def test_wishes_that_dont_fit_are_refused(
    cli: CommandLine, table: Path, options: tuple[str, ...], said: str
) -> None:
    assert said in cli.refused("import", table, *options)


def test_dates_that_can_be_read_both_ways_need_the_order(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title,Type,Date\nA,book,04/07/2024\nB,book,05/07/2024\n", encoding="utf-8")

    assert "--date-order" in cli.refused("import", path)
    cli("import", path, "--date-order", "mdy")

    assert [one["date"] for one in cli("list", "--json").json] == ["2024-05-07", "2024-04-07"]
