"""The list of keys: complete, true, and with a way by keyboard to everything."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

import cpim_pdp.desktop
from cpim_pdp.desktop.action_table import Action, check, menu_title, mnemonic, table
from cpim_pdp.desktop.local_keys import places
from cpim_pdp.desktop.shortcuts import ShortcutsDialog, keys_of
from cpim_pdp.desktop.window import MainWindow

DESKTOP = Path(cpim_pdp.desktop.__file__).parent
HANDLED = re.compile(r"Qt\.Key\.Key_(\w+)")
NAMED = {"Plus": "+", "Equal": "+", "Minus": "-", "PageDown": "PgDown", "PageUp": "PgUp"}
ALIKE = {"Enter": "Return"}


def cells(listed: QTableWidget) -> list[tuple[str, str]]:
    """Return the rows of the list; a title has nothing in the second column."""
    rows = []
    for row in range(listed.rowCount()):
        both = (listed.item(row, column) for column in (0, 1))
        keys, does = ("" if one is None else one.text() for one in both)
        rows.append((keys, does))
    return rows


@pytest.fixture
def dialog(open_window: MainWindow) -> ShortcutsDialog:
    open_window.actions_table[Action.SHORTCUTS].trigger()
    (found,) = open_window.findChildren(ShortcutsDialog)
    return found


def test_the_list_has_every_action_with_all_of_its_keys(dialog: ShortcutsDialog) -> None:
    shown = cells(dialog.table)

    for entry in table():
        name = entry.text.replace("&", "").removesuffix("...")
        (keys,) = [keys for keys, does in shown if does == f"{name}: {entry.tip}"]
        for each in (entry.shortcut, *entry.also):
            assert QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) in keys
        assert keys
    dialog.reject()


def test_the_list_has_what_keys_do_in_single_places(dialog: ShortcutsDialog) -> None:
    shown = cells(dialog.table)

    for place in places():
        assert (place.title, "") in shown
        assert {one.does for one in place.keys} <= {does for _keys, does in shown}
    dialog.reject()


def test_a_question_mark_opens_the_list_too(open_window: MainWindow) -> None:
    open_window.activateWindow()

    QTest.keyClick(open_window, "?")

    (found,) = open_window.findChildren(ShortcutsDialog)
    found.reject()


def test_what_has_no_key_of_its_own_is_reached_through_its_menu() -> None:
    (entry,) = [one for one in table() if one.action is Action.THEME_DARK]

    assert keys_of(entry) == "Alt+V, then D"


def test_every_action_and_every_menu_has_a_letter() -> None:
    entries = table()
    menus = {entry.menu: mnemonic(menu_title(entry.menu)) for entry in entries}

    assert all(mnemonic(entry.text) for entry in entries)
    assert all(menus.values())
    assert len(set(menus.values())) == len(menus)


def test_an_action_without_a_letter_is_refused_on_import() -> None:
    first, *rest = table()

    with pytest.raises(ValueError, match="letters"):
        check((replace(first, text="New log..."), *rest))


def test_no_key_that_a_widget_takes_is_missing_from_the_list() -> None:
    listed = {
        part
        for place in places()
        for one in place.keys
        for key in one.keys
        for part in (key.rpartition("+")[2] or "+",)
    }
    taken = {
        NAMED.get(key, ALIKE.get(key, {"Escape": "Esc"}.get(key, key)))
        for file in DESKTOP.rglob("*.py")
        for key in HANDLED.findall(file.read_text(encoding="utf-8"))
    }

    assert taken - listed == set()
