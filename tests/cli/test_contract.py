"""The commands and options that other programs rely on are there, by these names."""

from collections.abc import Iterator

import click
import pytest
from helpers.command_line import CommandLine

from cpim_pdp.cli.main import program

ACTIVITY = {
    *("--type", "--date", "--until", "--quantity", "--weeks", "--points", "--reason"),
    *("--provider", "--notes", "--topic", "--score", "--event", "--category", "--planned"),
    *("--draft", "--evidence", "--likelihood", "--json"),
}
CREDENTIAL = {
    *("--designation", "--certified", "--due", "--number", "--policy"),
    *("--title", "--points", "--years", "--target", "--programme"),
}
TEMPLATE = ACTIVITY - {"--date", "--score", "--planned", "--draft", "--evidence"}
SCHEDULE = TEMPLATE | {"--start", "--repeat", "--every", "--days", "--until"}
COMMANDS = {
    "init": {"--name", "--designation", "--certified", "--ascm-id", "--email", "--due"},
    "holder": {"--name", "--ascm-id", "--email", "--former-names", "--json"},
    "credential add": CREDENTIAL,
    "credential list": {"--json"},
    "credential edit": CREDENTIAL,
    "credential remove": set(),
    "types": {"--json", "--on"},
    "add": ACTIVITY,
    "list": {"--json", "--search", "--cycle", "--credential", "--state", "--trash", "--on"},
    "show": {"--json"},
    "edit": ACTIVITY
    | {"--title", "--no-planned", "--no-draft", "--in-cycle", "--exclude", "--include"},
    "edit-all": {
        *("--type", "--provider", "--event", "--category", "--topic", "--no-topic", "--planned"),
        *("--no-planned", "--likelihood", "--kind", "--exclude", "--include"),
    },
    "delete": set(),
    "restore": set(),
    "duplicate": {"--date"},
    "confirm": {"--date", "--quantity", "--json"},
    "schedule add": SCHEDULE,
    "schedule list": {"--json"},
    "schedule edit": SCHEDULE | {"--title"},
    "schedule remove": set(),
    "trash empty": {"--yes"},
    "attach": {"--kind"},
    "relabel": {"--kind", "--name"},
    "inbox": set(),
    "attendance": {"--paper", "--on"},
    "detach": set(),
    "evidence": {"--out"},
    "undo": {"--steps", "--to"},
    "redo": set(),
    "history": {"--json"},
    "status": {"--json", "--credential", "--cycle", "--policy", "--on"},
    "remind": {"--json", "--on", "--kind", "--all", "--notify"},
    "remind snooze": {"--until"},
    "remind wake": set(),
    "remind set-up": {"--at", "--kind", "--dry-run"},
    "remind remove": set(),
    "report": {"--credential", "--cycle", "--paper", "--detailed", "--filed", "--on"},
    "pack": {"--credential", "--cycle", "--paper", "--max-mb", "--on"},
    "form": {"--json", "--credential", "--cycle", "--paper", "--on"},
    "submit": {"--filed", "--attest", "--credential", "--fee", "--receipt", "--report"},
    "decide": {"--approved", "--due", "--denied", "--reason", "--audited"},
    "reopen": {"--reason"},
    "submissions": {"--json"},
    "exam": set(),
    "exam add": {"--date", "--score", "--credential"},
    "exam list": {"--json"},
    "exam edit": {"--exam", "--date", "--score"},
    "exam remove": set(),
    "import": {"--map", "--type", "--date-order", "--dry-run", "--json"},
    "export": {"--credential", "--cycle", "--on"},
    "backup": set(),
    "backups": {"--json", "--also"},
    "recover": {"--dry-run", "--json"},
    "check": {"--json", "--report"},
    "sample": {"--activities", "--seed", "--on"},
    "window": {"--exit-when-shown", "--in-tray"},
}


def walked(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield f"{before}{name}", command
            yield from walked(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


FOUND = dict(walked(program))


def options_of(command: click.Command) -> set[str]:
    """Return the names of a command's options."""
    return {
        name
        for one in command.params
        if isinstance(one, click.Option)
        for name in (*one.opts, *one.secondary_opts)
    }


def test_the_commands_are_these() -> None:
    assert set(FOUND) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_options(name: str) -> None:
    assert COMMANDS[name] <= options_of(FOUND[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_says_what_it_does(name: str) -> None:
    command = FOUND[name]

    assert command.help
    assert all(one.help for one in command.params if isinstance(one, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_without_a_log(bare: CommandLine, name: str) -> None:
    ran = bare(*name.split(), "--help")

    assert name in ran.out
    assert ran.err == ""


def test_the_program_itself_takes_log_version_and_help() -> None:
    assert {"--log", "--version"} <= options_of(program)


def test_a_repeatable_option_is_one_declared_so() -> None:
    repeatable = {
        (name, one.opts[0])
        for name, command in FOUND.items()
        for one in command.params
        if isinstance(one, click.Option) and one.multiple
    }

    assert repeatable == {
        *(("add", "--topic"), ("add", "--evidence"), ("edit", "--topic"), ("edit", "--evidence")),
        *(("edit", "--in-cycle"), ("edit", "--exclude"), ("edit", "--include")),
        *(("edit-all", "--topic"), ("edit-all", "--no-topic")),
        *(("edit-all", "--exclude"), ("edit-all", "--include")),
        *(("schedule add", "--topic"), ("schedule edit", "--topic")),
        *(("remind", "--kind"), ("remind set-up", "--kind")),
        ("import", "--map"),
    }
