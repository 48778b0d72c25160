"""Letters that are pressed with Alt: each leads to one thing in a window."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.layout import settle
from helpers.windows_by_action import WINDOWS
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from cpim_pdp.desktop.action_table import Action, mnemonic
from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.window import MainWindow


def letters(window: QWidget) -> Iterator[tuple[str, str]]:
    """Return the letters of a window in sight, each with what it belongs to."""
    if isinstance(window, MainWindow):
        for menu in window.menuBar().actions():
            yield mnemonic(menu.text()), menu.text()
    for one in window.findChildren(QWidget):
        is_label = isinstance(one, QLabel) and one.buddy() is not None
        if (is_label or isinstance(one, QAbstractButton)) and one.isVisible():
            text = one.text()  # type: ignore[attr-defined]
            yield mnemonic(text), text


def doubled(window: QWidget) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter, text in letters(window):
        if letter:
            found[letter].append(text)
    return {letter: texts for letter, texts in found.items() if len(texts) > 1}


@pytest.fixture
def shown(open_window: MainWindow) -> MainWindow:
    workspace = open_window.workspace
    assert workspace is not None
    workspace.show_activity(workspace.session.snapshot.activities[0].id)
    settle()
    return open_window


@pytest.mark.parametrize("page", [page.action for page in PAGES])
def test_no_letter_of_a_page_leads_to_two_things(shown: MainWindow, page: Action) -> None:
    shown.actions_table[page].trigger()
    settle()

    assert doubled(shown) == {}


@pytest.mark.parametrize("action", WINDOWS)
def test_no_letter_of_a_window_leads_to_two_things(shown: MainWindow, action: Action) -> None:
    before = set(QApplication.topLevelWidgets())
    shown.actions_table[action].trigger()
    opened = [one for one in QApplication.topLevelWidgets() if one not in before]
    (dialog,) = [one for one in opened if one.isVisible() and isinstance(one, QDialog)]
    settle()

    try:
        assert doubled(dialog) == {}
    finally:
        dialog.close()


def test_no_letter_of_the_first_page_leads_to_two_things(
    window: MainWindow, tmp_path: Path
) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.show()
    settle()

    assert doubled(window) == {}
