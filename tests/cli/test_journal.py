"""Undo, redo and history, through the command line."""

from helpers.command_line import CommandLine

WEBINAR = ("--type", "webinar", "--date", "2025-05-20", "--quantity", "1")


def titles(cli: CommandLine) -> list[str]:
    """Return the titles of the log's activities, oldest first."""
    return sorted(one["title"] for one in cli("list", "--json").json)


def test_commands_are_taken_back_and_done_again(cli: CommandLine) -> None:
    for title in "ABC":
        cli("add", title, *WEBINAR)

    assert "Log an activity" in cli("undo", "--steps", "2").out
    assert titles(cli) == ["A"]
    cli("redo")
    assert titles(cli) == ["A", "B"]
    cli("add", "D", *WEBINAR)
    cli.refused("redo")


def test_undoing_more_than_there_is_changes_nothing(cli: CommandLine) -> None:
    cli("add", "A", *WEBINAR)

    assert "1" in cli.refused("undo", "--steps", "2")
    assert titles(cli) == ["A"]


def test_the_history_is_in_the_shape_of_the_contract(cli: CommandLine) -> None:
    identity = cli("add", "A", *WEBINAR).answer
    cli("edit", identity, "--title", "B")
    cli("undo")

    edited, added = cli("history", "--json").json

    assert list(added)[:5] == ["id", "at", "command", "undone", "changes"]
    assert (added["command"], added["undone"]) == ("add-activity", False)
    assert (edited["command"], edited["undone"]) == ("edit-activity", True)
    assert added["at"] == "2026-11-22T12:00:00Z"
    (change,) = added["changes"]
    assert list(change) == ["table", "row", "before", "after"]
    assert (change["row"], change["before"]) == (identity, None)
    assert change["after"]["title"] == "A"


def test_making_backing_up_and_checking_are_not_in_the_history(
    cli: CommandLine, tmp_path: object
) -> None:
    cli("backup", f"{tmp_path}/copy.cpimlog")
    cli("check")

    assert cli("history", "--json").json == []
    assert cli("history").out == ""


def test_the_history_as_text_names_what_was_undone(cli: CommandLine) -> None:
    cli("add", "A", *WEBINAR)
    cli("undo")

    assert "Log an activity (undone)" in cli("history").out
