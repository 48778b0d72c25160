"""Pages and windows in a language that is longer, accented, and written from either side.

Nothing is cut off, nothing is hard-wired, and all is mirrored where reading begins at the right.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from helpers.layout import clipped, cut_off, settle
from helpers.pseudo_locale import CLOSES, OPENS, hard_wired, pseudo, spoken
from helpers.windows_by_action import WINDOWS
from helpers.words_in_sight import in_sight, words_of
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.activities.duplicate_question import DuplicateQuestion
from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.safekeeping.losses_dialog import LossesDialog
from cpim_pdp.desktop.safekeeping.merge_dialog import MergeDialog
from cpim_pdp.desktop.side_bar import PageButton
from cpim_pdp.desktop.tour.stops import STOPS
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.logbook import Recovered

NAMES = ("CPIM", "ASCM", "PDF", "Ctrl", "Shift", "Alt", "Return", "PySide6", "Qt", "LGPL", "MIT")
"""What is called so in every language."""
SIZES = pytest.mark.parametrize("size", [(800, 600), (1280, 800)], ids=["small", "usual"])


@pytest.fixture(params=[False, True], ids=["from left", "from right"], autouse=True)
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    with spoken(qapp, from_right=request.param):
        yield


@pytest.fixture
def shown(open_window: MainWindow) -> MainWindow:
    """Return the window, made while that language is spoken, with an activity selected."""
    open_window.resize(1280, 800)
    workspace = open_window.workspace
    assert workspace is not None
    workspace.show_activity(workspace.session.snapshot.activities[0].id)
    settle()
    return open_window


def written_by_the_holder(snapshot: Snapshot, window: MainWindow) -> list[str]:
    """Return what the log says in its own words, the longest first, and names."""
    session = window.opening.session
    assert session is not None
    own = {snapshot.holder.name, session.path.stem, str(session.path.parent), *NAMES}
    for one in snapshot.activities:
        own |= {one.details.title, one.details.provider, *(file.name for file in one.evidence)}
    return sorted(filter(None, own), key=len, reverse=True)


def left_in_english(parts: Iterable[QWidget], window: MainWindow) -> set[str]:
    """Return the words in sight that are neither translated nor the holder's."""
    session = window.opening.session
    assert session is not None
    own = written_by_the_holder(session.snapshot, window)
    found = set()
    for part in parts:
        for words in words_of(part):
            text = words
            for name in own:
                text = text.replace(name, "")
            # Where a rule was read is told as it stands there.
            if hard_wired(text) and "://" not in text:
                found.add(words)
    return found


def too_small(page: QWidget) -> list[str]:
    """Return the buttons with less room than their words need; Qt's own in fields are pictures."""
    return [
        one.text() or one.accessibleName()
        for one in page.findChildren(QAbstractButton)
        if one.isVisible()
        and not isinstance(one.parentWidget(), QLineEdit)
        and one.width() < one.minimumSizeHint().width()
    ]


def assert_well(page: QWidget, window: MainWindow) -> None:
    settle()
    assert cut_off(page) == []
    assert clipped(page) == []
    assert too_small(page) == []
    assert left_in_english(in_sight(page), window) == set()


@pytest.mark.parametrize("page", [page.action for page in PAGES])
@SIZES
def test_a_page_has_room_for_its_words_and_all_are_translated(
    shown: MainWindow, page: Action, size: tuple[int, int]
) -> None:
    shown.resize(*size)
    shown.actions_table[page].trigger()

    assert_well(shown, shown)


@pytest.mark.parametrize("action", WINDOWS)
def test_a_window_has_room_for_its_words_and_all_are_translated(
    shown: MainWindow, action: Action
) -> None:
    before = set(QApplication.topLevelWidgets())

    shown.actions_table[action].trigger()

    opened = [one for one in QApplication.topLevelWidgets() if one not in before]
    (dialog,) = [one for one in opened if one.isVisible() and isinstance(one, QDialog)]
    try:
        assert_well(dialog, shown)
    finally:
        dialog.close()


def test_the_window_for_another_log_has_room_for_its_words(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    session = shown.opening.session
    assert session is not None
    other = tmp_path / "other.cpimlog"
    other.write_bytes(session.path.read_bytes())
    dialog = MergeDialog(session, other, shown.gateway, shown)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.cancel_button.isEnabled)

    settle()

    assert cut_off(dialog) == []
    assert too_small(dialog) == []


def test_questions_have_room_for_their_words(qtbot: QtBot, shown: MainWindow) -> None:
    lost = (Loss(LossKind.ROWS_UNREADABLE, {"count": 3}),)
    done = Recovered(Path("/1"), Path("/2"), salvaged=True, losses=lost)
    for dialog in (
        LossesDialog(done, shown),
        DuplicateQuestion("Demand sensing", date(2026, 11, 22), shown),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        assert_well(dialog, shown)


def test_the_tour_has_room_for_its_words_at_every_stop(shown: MainWindow) -> None:
    shown.actions_table[Action.TOUR].trigger()
    callout = shown.tour.callout

    for _ in STOPS:
        assert callout.isVisible()
        assert_well(callout, shown)
        callout.next_wanted.emit()

    assert not callout.isVisible()


def test_the_palette_has_room_and_finds_by_the_words_that_are_shown(shown: MainWindow) -> None:
    shown.actions_table[Action.PALETTE].trigger()
    palette = shown.finding.palette
    assert_well(palette, shown)

    palette.line.setText(pseudo("Quit").strip(OPENS + CLOSES))

    assert palette.list.thing() is Action.QUIT
    palette.leave()


def test_the_first_page_has_room_for_its_words(window: MainWindow, tmp_path: Path) -> None:
    window.opening.open(tmp_path / "new.cpimlog")
    window.resize(800, 600)
    window.show()
    settle()

    assert cut_off(window) == []
    assert clipped(window) == []
    assert too_small(window) == []


def test_menus_are_translated(shown: MainWindow) -> None:
    entries = [one for menu in shown.menuBar().actions() for one in menu.menu().actions()]  # type: ignore[attr-defined]

    assert [one.text() for one in entries if hard_wired(one.text())] == []
    assert [one.toolTip() for one in entries if hard_wired(one.toolTip())] == []


def test_the_side_bar_has_room_for_names_and_counts(shown: MainWindow) -> None:
    assert shown.workspace is not None
    for button in shown.workspace.side.findChildren(PageButton):
        if not button.isVisible():
            continue
        assert button.width() >= button.sizeHint().width()


# Mirrored

BAR = 12
"""Beside a bar to scroll with, a page keeps more room: so far a part may lie from its mirror."""


def places(page: QWidget) -> list[tuple[str, QRect]]:
    """Return where each part lies; what scrolls keeps its place within."""
    found = []
    for one in page.findChildren(QWidget):
        if one.isVisible() and not isinstance(one, QScrollBar):
            place = QRect(one.mapTo(page, QPoint(0, 0)), one.size())
            found.append((f"{type(one).__name__} {one.accessibleName()}", place))
    return found


@pytest.mark.parametrize("page", [page.action for page in PAGES])
def test_a_page_is_mirrored_where_reading_begins_at_the_right(
    qapp: QApplication, shown: MainWindow, page: Action
) -> None:
    shown.actions_table[page].trigger()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle()
    from_left = places(shown)

    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()

    wide = shown.width()
    elsewhere = [
        (name, before, after)
        for (name, before), (_name, after) in zip(from_left, places(shown), strict=True)
        if abs(wide - before.x() - before.width() - after.x()) > BAR
    ]
    assert elsewhere == []
