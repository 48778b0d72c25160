"""Looking activities, types, holder and credentials up."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine


@pytest.fixture
def several(cli: CommandLine) -> CommandLine:
    """Return a log with activities of each state and of two cycles."""
    for title, day, more in (
        ("Early", "2024-02-01", ()),
        ("Late", "2026-02-01", ("--provider", "Harbour School", "--notes", "Ordering")),
        ("Ahead", "2027-02-01", ()),
        ("Next cycle", "2028-05-01", ()),
        ("Before", "2022-01-01", ()),
    ):
        cli("add", title, "--type", "webinar", "--date", day, "--quantity", "1", *more)
    cli("add", "Found in a drawer", "--draft")
    return cli


def titles(cli: CommandLine, *options: str) -> list[str]:
    """Return the titles that `list` gives, in its order."""
    return [one["title"] for one in cli("list", "--json", *options).json]


def test_the_newest_comes_first(several: CommandLine) -> None:
    assert titles(several) == [
        *("Next cycle", "Ahead", "Late", "Early", "Before", "Found in a drawer")
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--search", "harbour"), ["Late"]),
        (("--search", "ORDERING school"), ["Late"]),
        (("--search", "webinar early"), ["Early"]),
        (("--search", "nothing like it"), []),
        (("--state", "draft"), ["Found in a drawer"]),
        (("--state", "planned"), ["Next cycle", "Ahead"]),
        (("--state", "unproven"), ["Late", "Early", "Before"]),
        (("--state", "planned", "--on", "2025-01-01"), ["Next cycle", "Ahead", "Late"]),
        (("--cycle", "1"), ["Ahead", "Late", "Early"]),
        (("--cycle", "2"), ["Next cycle"]),
        (("--credential", "CPIM", "--cycle", "1"), ["Ahead", "Late", "Early"]),
        (("--credential", "CPIM"), ["Next cycle", "Ahead", "Late", "Early", "Found in a drawer"]),
        (("--trash",), []),
    ],
)
def test_the_list_is_narrowed(
    several: CommandLine, options: tuple[str, ...], found: list[str]
) -> None:
    assert titles(several, *options) == found


def test_the_credential_that_is_due_first_is_named_if_there_are_several(
    several: CommandLine,
) -> None:
    several("credential", "add", "--designation", "CSCP", "--certified", "2022-02-10")

    ran = several("list", "--cycle", "1", "--json")

    assert "CSCP" in ran.err
    assert several("list", "--cycle", "1", "--credential", "CSCP").err == ""


def test_the_list_as_text_is_aligned(several: CommandLine) -> None:
    lines = several("list").out.splitlines()

    column = lines[0].index("Title")
    assert lines[1][column:] == "Next cycle"
    assert lines[-1][column:] == "Found in a drawer"


def test_an_empty_list_is_empty(cli: CommandLine) -> None:
    assert cli("list", "--json").out == "[]\n"
    assert cli("list").out == ""


def test_show_says_everything_of_an_activity(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "proof.pdf").write_bytes(b"%PDF-1.4 proof")
    identity = cli(
        *("add", "Safety stock", "--type", "webinar", "--date", "2025-05-20"),
        *("--quantity", "1.5", "--topic", "inventory", "--evidence", tmp_path / "proof.pdf"),
    ).answer

    text = cli("show", identity).out

    for said in (identity, "Safety stock", "20 May 2025", "1.5 h", "Inventory", "proof.pdf"):
        assert said in text


def test_the_types_are_those_of_the_edition_in_force(cli: CommandLine) -> None:
    found = {one["id"]: one for one in cli("types", "--json").json}

    assert len(found) == 22
    assert list(found["course"])[:9] == [
        *("id", "name", "unit", "points_per_unit", "cap", "category", "needs_points"),
        *("source", "assumption"),
    ]
    assert (found["conference"]["points_per_unit"], found["conference"]["cap"]) == (8, 24)
    assert found["article"]["points_per_unit"] == 0.5
    assert (found["volunteering"]["cap"], found["volunteering"]["needs_points"]) == (5, True)
    assert found["volunteering"]["category"] == "service"
    assert found["other"]["needs_points"]
    assert found["chapter-meeting"]["assumption"]
    assert found["webinar"]["source"].startswith("https://")


def test_the_types_of_another_day_are_of_its_edition(cli: CommandLine) -> None:
    found = {one["id"]: one for one in cli("types", "--json", "--on", "2016-01-01").json}

    assert found["teaching"]["category"] == "presentations"
    assert found["teaching"]["cap"] == 45
    assert found["book"]["needs_points"]
    assert found["conference"]["unit"] == "hour"


def test_the_holder_is_shown_and_changed(cli: CommandLine) -> None:
    assert list(cli("holder", "--json").json) == ["name", "ascm_id", "email", "former_names"]

    cli("holder", "--name", "Ana Lima", "--former-names", "Ana Souza", "--email", "a@example.org")
    cli("holder", "--email", "")

    assert cli("holder", "--json").json == {
        "name": "Ana Lima",
        "ascm_id": "",
        "email": "",
        "former_names": "Ana Souza",
    }
    assert "Ana Lima" in cli("holder").out


def test_credentials_are_added_listed_edited_and_removed(cli: CommandLine) -> None:
    identity = cli(
        *("credential", "add", "--designation", "cscp", "--certified", "2022-02-10"),
        *("--due", "2027-02-28", "--number", "12"),
    ).answer

    (cpim, cscp) = cli("credential", "list", "--json").json
    assert (cpim["designation"], cscp["id"]) == ("CPIM", identity)
    assert (cscp["designation"], cscp["due"], cscp["number"]) == ("CSCP", "2027-02-28", "12")
    cli("credential", "edit", "CSCP", "--due", "", "--number", "13")
    (_, cscp) = cli("credential", "list", "--json").json
    assert (cscp["due"], cscp["number"], cscp["certified"]) == (None, "13", "2022-02-10")
    assert "CSCP" in cli("credential", "list").out
    cli("credential", "remove", identity[:8])
    assert len(cli("credential", "list", "--json").json) == 1


def test_the_old_name_of_a_fellow_is_taken_and_the_new_one_shown(bare: CommandLine) -> None:
    bare.init("2023-03-14", "CFPIM")

    assert bare.standing("2026-11-22")["designation"] == "CPIM-F"


def test_the_old_name_of_a_fellow_names_the_credential_wherever_a_code_does(
    bare: CommandLine, tmp_path: Path
) -> None:
    bare.init("2023-03-14", "CFPIM")
    webinar = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1")
    identity = bare("add", "A", *webinar).answer

    bare("status", "--credential", "CFPIM")
    bare("list", "--credential", "cfpim")
    bare("report", tmp_path / "r.pdf", "--credential", "CFPIM")
    bare("credential", "edit", "CFPIM", "--number", "12")
    bare("edit", identity, "--in-cycle", "CFPIM:2", "--reason", "late")
    bare("edit", identity, "--exclude", "CFPIM")
    (held,) = bare("show", identity, "--json").json["allocations"]
    bare("edit", identity, "--include", "CFPIM")
    assert (held["cycle"], held["excluded"]) == (2, True)


def test_a_custom_credential_has_its_own_figures(cli: CommandLine) -> None:
    cli(
        *("credential", "add", "--designation", "custom", "--certified", "2025-01-10"),
        *("--title", "Lean Black Belt", "--points", "40", "--years", "3"),
    )

    found = cli("status", "--json").json["credentials"]

    custom = next(one for one in found if one["designation"] == "custom")
    assert (custom["points"]["required"], custom["cycle"]["due"]) == (40, "2028-01-31")
    assert (custom["policy"], custom["title"]) == ("none", "Lean Black Belt")
    assert cli("status", "--json", "--credential", custom["id"][:8]).json["credentials"] == [custom]


def test_a_due_date_given_makes_the_cycles_before_it_maintained(bare: CommandLine) -> None:
    bare.init("2013-06-20", "CPIM", "--due", "2028-06-30")

    cycle = bare.standing("2026-11-22")["cycle"]

    assert (cycle["number"], cycle["start"], cycle["due"]) == (3, "2023-07-01", "2028-06-30")


def test_without_a_due_date_a_long_past_certification_is_told(bare: CommandLine) -> None:
    arguments = ("--name", "Ana", "--designation", "CPIM", "--certified", "2013-06-20")

    ran = bare("init", *arguments)

    assert ran.answer == str(bare.log)
    assert "--due" in ran.err


def test_the_types_as_text_name_what_is_by_hand_and_capped(cli: CommandLine) -> None:
    text = cli("types").out

    assert "Rules since 2019" in text
    assert "by hand" in text
    assert "24 a event" not in text
    assert "24 per event" in text
