"""What the README and the guide say of the program is so: menus, keys, commands, options, links."""

import re
from pathlib import Path

import click
import pytest

from cpim_pdp import assets
from cpim_pdp.cli.main import PROGRAM, program

README = Path(assets.__file__).parent.parent / "README.md"
FILES = (README, *sorted(assets.path("help").glob("*.md")))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"```\n(.*?)```", re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
TO_FILES = re.compile(r"\]\((?!https?:|#)([^)#]+)")
LOG = re.compile(r"^\[?--log \S+\]?")
EVERYWHERE = {"--help"}


def command_of(words: list[str]) -> click.Command | None:
    """Return the command that words begin with, as deep as they name one."""
    found: click.Command | None = None
    group: click.Group = program
    context = click.Context(program)
    for word in words:
        inner = group.get_command(context, word)
        if inner is None:
            break
        found = inner
        if not isinstance(inner, click.Group):
            break
        group = inner
    return found


def options_of(command: click.Command) -> set[str]:
    """Return the options that a command takes, those of its group too."""
    return {name for one in command.params for name in one.opts} | EVERYWHERE


def lines_of_commands(text: str) -> list[str]:
    """Return the command lines that a text shows, without the program's name."""
    blocks = (block.replace("\\\n", "") for block in FENCED.findall(text))
    shown = [line for block in blocks for line in block.splitlines()]
    shown += CODE.findall(FENCED.sub("", text))
    begun = (PROGRAM, f".venv/bin/{PROGRAM}")
    return [one.partition(PROGRAM)[2].strip() for one in shown if one.startswith(begun)]


def all_options() -> set[str]:
    """Return the options of every command."""
    found: set[str] = set(EVERYWHERE)
    waiting: list[click.Command] = [program]
    while waiting:
        command = waiting.pop()
        found |= options_of(command)
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = (command.get_command(context, name) for name in command.list_commands(context))
            waiting += [one for one in inner if one is not None]
    return found


def text_of(file: Path) -> str:
    """Return what stands in a document."""
    return file.read_text(encoding="utf-8")


@EACH
def test_every_command_line_names_a_command_and_its_options(file: Path) -> None:
    for line in lines_of_commands(text_of(file)):
        words = LOG.sub("", line).split()
        if words:
            command = command_of(words)
            assert command is not None, line
            assert set(OPTION.findall(line)) <= options_of(command) | options_of(program), line


@EACH
def test_every_command_has_the_options_that_stand_behind_it(file: Path) -> None:
    for code in CODE.findall(FENCED.sub("", text_of(file))):
        command = command_of(code.split())
        if command is not None:
            assert set(OPTION.findall(code)) <= options_of(command), code


@EACH
def test_every_option_is_one_of_some_command(file: Path) -> None:
    named = [one for code in CODE.findall(text_of(file)) for one in OPTION.findall(code)]

    assert set(named) <= all_options()


@pytest.mark.parametrize("file", [README, assets.path("help", "command-line.md")])
def test_every_command_is_told_of(file: Path) -> None:
    told = text_of(file)
    names = program.list_commands(click.Context(program))

    assert [one for one in names if not re.search(rf"`{one}\b|{PROGRAM} {one}\b", told)] == []


@EACH
def test_every_file_that_is_linked_is_there(file: Path) -> None:
    linked = TO_FILES.findall(text_of(file))

    assert [one for one in linked if not (file.parent / one).exists()] == []
