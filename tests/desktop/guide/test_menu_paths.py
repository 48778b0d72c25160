"""Menus and keys that the README and the guide name are those of the program."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from cpim_pdp import assets
from cpim_pdp.desktop.action_table import Action, Menu, menu_title, table
from cpim_pdp.desktop.guide.menu_paths import by_path, path_of

README = Path(assets.__file__).parent.parent / "README.md"
FILES = (README, *sorted(assets.path("help").glob("*.md")))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
MENUS = "|".join(menu_title(menu).replace("&", "") for menu in Menu)
PATH = re.compile(rf"\b(?:{MENUS}) > [A-Z]")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
KEYS = re.compile(r"(?<![\w+])((?:Ctrl|Shift|Alt)\+(?:Shift\+)?(?:[A-Z]\w*|F?\d|[,+=-]))(?![\w])")
OF_FORMS = {"Ctrl+Return", "Ctrl+Shift+Return", "Shift+Tab"}
"""Keys that are a form's, or Qt's own: tests of the form and of the order of tabs press them."""


def words_of(file: Path) -> str:
    """Return a document's text with every gap a single space, as it is read."""
    return " ".join(file.read_text(encoding="utf-8").split())


@EACH
def test_every_menu_that_is_named_leads_to_an_action(file: Path) -> None:
    text, known = words_of(file), by_path()

    assert [path for path in BOLD.findall(text) if " > " in path and path not in known] == []
    for found in PATH.finditer(text):
        assert any(text[found.start() :].startswith(path) for path in known), found[0]


@EACH
def test_every_key_that_is_named_does_something(file: Path) -> None:
    known = {keys for entry in table() for keys in (entry.shortcut, *entry.also)} | OF_FORMS
    portable = QKeySequence.SequenceFormat.PortableText
    known = {QKeySequence(keys).toString(portable) for keys in known if keys}

    named = {keys.replace("Enter", "Return") for keys in KEYS.findall(words_of(file))}

    assert {QKeySequence(keys).toString(portable) for keys in named} <= known


def test_an_action_is_called_by_its_menu_and_its_text() -> None:
    entry = next(one for one in table() if one.action is Action.FILE_APPLICATION)

    assert path_of(entry) == "Cycle > Mark as filed"


def test_no_two_actions_are_called_alike() -> None:
    assert len(by_path()) == len(table())
