"""The guide in its window: found from wherever one is, read, searched, and led back from."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest
from helpers.layout import nameless
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cpim_pdp import desktop
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.entry.card_window import CardWindow
from cpim_pdp.desktop.guide import book
from cpim_pdp.desktop.guide.window import GuideWindow
from cpim_pdp.desktop.look.helping import HelpButton
from cpim_pdp.desktop.look.theme import colours_in
from cpim_pdp.desktop.safekeeping.backups_dialog import BackupsDialog
from cpim_pdp.desktop.window import MainWindow

PLACE = re.compile(r'offer_help\(self, "([^"]+)"|^    guide = "([^"]+)"', re.MULTILINE)
WITHOUT_HELP = {"CrashDialog", "GuideWindow", "CardWindow", "NoteDialog"}
"""What a mistake of ours shows, the guide itself, and what dialogs are made from."""


@pytest.fixture
def guide(qtbot: QtBot, open_window: MainWindow) -> Iterator[GuideWindow]:
    assert open_window.guide is not None
    shown = open_window.guide.shown
    yield shown
    shown.close()
    shown.deleteLater()


def follow(guide: GuideWindow, words: str) -> None:
    """Press the link that says this."""
    cursor = guide.view.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    guide.view.anchorClicked.emit(QUrl(cursor.charFormat().anchorHref()))


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (Action.SHOW_OVERVIEW, "One glance"),
        (Action.SHOW_ACTIVITIES, "Finding and changing"),
        (Action.SHOW_CYCLES, "Filing, step by step"),
    ],
)
def test_it_opens_at_what_is_in_front_of_the_holder(
    open_window: MainWindow, guide: GuideWindow, page: Action, place: str
) -> None:
    open_window.actions_table[page].trigger()

    open_window.actions_table[Action.GUIDE].trigger()

    assert guide.isVisible()
    assert not guide.isModal()
    assert guide.view.textCursor().block().text() == place
    current = guide.contents.currentItem()
    assert current is not None
    assert current.text(0) == place


def test_with_no_log_it_opens_at_the_beginning(
    qtbot: QtBot, window: MainWindow, tmp_path: object
) -> None:
    window.opening.open(tmp_path / "none.cpimlog")  # type: ignore[operator]
    window.show()

    window.actions_table[Action.GUIDE].trigger()

    assert window.guide is not None
    shown = window.guide.shown
    assert shown.view.textCursor().block().text() == "Begin a log"
    window.close()
    assert not shown.isVisible()


def test_a_dialog_asks_for_its_part_by_key_and_by_button(
    qtbot: QtBot, open_window: MainWindow, guide: GuideWindow
) -> None:
    open_window.actions_table[Action.BACKUPS].trigger()
    (dialog,) = open_window.findChildren(BackupsDialog)
    (button,) = dialog.findChildren(HelpButton)
    keys = {one.key().toString() for one in dialog.findChildren(QShortcut)}

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert guide.view.textCursor().block().text() == "Backups"
    assert QKeySequence("Shift+F1").toString() in keys
    # It can be read while the dialog waits: it is no child of the window that is kept off.
    assert guide.parent() is None
    dialog.reject()


def dialogs() -> list[type[QDialog]]:
    """Return every kind of dialog that there is."""
    for found in pkgutil.walk_packages(desktop.__path__, "cpim_pdp.desktop."):
        importlib.import_module(found.name)
    kinds, waiting = [], [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("cpim_pdp.desktop"):
                kinds.append(kind)
    return kinds


def places_of(kind: type[QDialog], known: list[type[QDialog]]) -> list[str]:
    """Return the places in the guide that a dialog, or what it is made from, asks for."""
    sources = [inspect.getsource(one) for one in kind.__mro__ if one in known]
    return ["".join(found) for source in sources for found in PLACE.findall(source)]


def test_every_dialog_asks_for_a_part_of_the_guide_that_is_there() -> None:
    known = dialogs()
    assert CardWindow in known

    for kind in known:
        places = places_of(kind, known)
        assert places or kind.__name__ in WITHOUT_HELP, kind
        for file, slug in map(book.split, places):
            assert book.page(file).has(slug), (kind, slug)


def test_a_link_leads_on_and_the_way_back_is_kept(guide: GuideWindow) -> None:
    guide.go("README.md")
    follow(guide, "Evidence")
    assert guide.view.page.file == "evidence.md"
    assert guide.view.accessibleName() == "Guide, Evidence"

    guide.back_button.click()
    assert guide.view.page.file == "README.md"
    guide.on_button.click()
    assert guide.view.page.file == "evidence.md"
    assert not guide.on_button.isEnabled()


def test_the_way_to_an_action_is_a_link_that_carries_it_out(
    open_window: MainWindow, guide: GuideWindow
) -> None:
    guide.go("filing.md")

    follow(guide, "View > Cycles")

    assert open_window.workspace is not None
    assert open_window.workspace.page is Action.SHOW_CYCLES


def test_what_can_not_be_done_now_is_said_why(open_window: MainWindow, guide: GuideWindow) -> None:
    guide.show()
    guide.go("logging.md")

    follow(guide, "Activity > Duplicate")

    assert guide.said.text() == "Not now: select one activity first."


def test_nothing_is_done_behind_a_dialog(open_window: MainWindow, guide: GuideWindow) -> None:
    open_window.actions_table[Action.BACKUPS].trigger()
    (dialog,) = open_window.findChildren(BackupsDialog)
    guide.go("first-steps.md")

    follow(guide, "View > Activities")

    assert guide.said.text() == "Close the dialog in the program's window first."
    dialog.reject()


def test_a_search_lists_what_it_found_and_marks_it(qtbot: QtBot, guide: GuideWindow) -> None:
    guide.show()
    guide.search.setText("scaled score")
    pages = [
        guide.contents.topLevelItem(index).text(0)  # type: ignore[union-attr]
        for index in range(guide.contents.topLevelItemCount())
    ]
    assert "Points and rules" in pages
    assert guide.said.text().endswith("sections found")

    qtbot.keyClick(guide.search, Qt.Key.Key_Return)

    assert guide.view.page.title == "Points and rules"
    assert guide.view.extraSelections()
    guide.search.setText("nothing of the sort")
    assert guide.said.text() == "Nothing matches “nothing of the sort”."
    guide.search.clear()
    assert guide.contents.topLevelItemCount() == len(book.pages())
    assert not guide.view.extraSelections()


@pytest.mark.parametrize("page", book.pages(), ids=lambda page: page.file)
def test_every_page_is_shown_in_the_colours_of_the_theme(
    guide: GuideWindow, page: book.Page
) -> None:
    guide.go(page.file)
    document = guide.view.document()
    accent = QColor(colours_in(QApplication.palette()).accent)

    seen = set()
    for place in range(document.characterCount()):
        cursor = QTextCursor(document)
        cursor.setPosition(place)
        if cursor.charFormat().isAnchor():
            seen.add(cursor.charFormat().foreground().color().name())
    assert seen <= {accent.name()}
    assert set(guide.view._places) == {one.slug for one in page.sections}


def test_nothing_is_loaded_from_anywhere(guide: GuideWindow) -> None:
    assert guide.view.loadResource(2, QUrl("https://example.org/picture.png")) is None
    assert guide.view.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_everything_in_it_has_a_name_and_the_keyboard_goes_round(
    qtbot: QtBot, guide: GuideWindow
) -> None:
    guide.open_at("keyboard.md")

    assert nameless(guide) == []
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
