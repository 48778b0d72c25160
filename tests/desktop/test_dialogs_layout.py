"""The dialogs about data and plan: nothing cut off, large fonts too, every control named."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.damage import damage
from helpers.layout import cut_off
from helpers.logs import by_title, open_log, webinar
from helpers.tabbing import gone_through
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QProgressBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpim_pdp.core.clashes import Clash
from cpim_pdp.core.commands import AddActivity, EditActivity
from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.desktop.entry.clash_question import ClashQuestion
from cpim_pdp.desktop.planning.schedule_dialog import ScheduleDialog
from cpim_pdp.desktop.planning.target_dialog import TargetDialog
from cpim_pdp.desktop.safekeeping.backups_dialog import BackupsDialog
from cpim_pdp.desktop.safekeeping.history_dialog import HistoryDialog
from cpim_pdp.desktop.safekeeping.losses_dialog import LossesDialog
from cpim_pdp.desktop.safekeeping.merge_dialog import MergeDialog
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.logbook import Recovered

Make = Callable[[MainWindow], QDialog]
_LARGE = 1.75


@pytest.fixture(params=[1.0, _LARGE], ids=["usual font", "large font"])
def _font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    other = qapp.font()
    other.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(other)
    yield
    qapp.setFont(usual)


def history(window: MainWindow) -> QDialog:
    assert window.opening.session is not None
    return HistoryDialog(window.opening.session, window.gateway, window)


def backups(window: MainWindow) -> QDialog:
    session = window.opening.session
    assert session is not None
    session.logbook.backup()
    return BackupsDialog(session, window.opening.keeping, window.gateway, window)


def merge(window: MainWindow) -> QDialog:
    session = window.opening.session
    assert session is not None
    other = session.path.with_name("a-laptop-with-a-rather-long-name.cpimlog")
    shutil.copy(session.path, other)
    with open_log(other) as logbook:
        before = by_title(logbook, "Demand sensing")
        after = webinar("Demand sensing", "2026-05-04", "2")
        logbook.do(EditActivity(before.id, before.details, after))
        logbook.do(AddActivity(webinar("From the laptop")))
    return MergeDialog(session, other, window.gateway, window)


def clash(window: MainWindow) -> QDialog:
    clashes = (
        Clash("provider", "", "MIT", "Georgia Tech"),
        Clash("notes", "", "A long note that somebody wrote elsewhere. " * 20, "Mine"),
    )
    return ClashQuestion("S&OP in practice", clashes, window)


def losses(window: MainWindow) -> QDialog:
    lost = (Loss(LossKind.ROWS_UNREADABLE, {"count": 3}),)
    return LossesDialog(
        Recovered(Path("/saved"), Path("/kept"), salvaged=True, losses=lost), window
    )


def schedule(window: MainWindow) -> QDialog:
    assert window.opening.session is not None
    return ScheduleDialog(window.opening.session, window.gateway, parent=window)


def target(window: MainWindow) -> QDialog:
    session = window.opening.session
    assert session is not None
    return TargetDialog(session, window.gateway, session.summary().credential, window)


DIALOGS = pytest.mark.parametrize(
    "make", [history, backups, merge, clash, losses, schedule, target]
)


@pytest.fixture
def show(qtbot: QtBot, open_window: MainWindow) -> Callable[[Make], QDialog]:
    def shown(make: Make) -> QDialog:
        dialog = make(open_window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        if isinstance(dialog, MergeDialog):
            qtbot.waitUntil(dialog.cancel_button.isEnabled)
        if isinstance(dialog, BackupsDialog):
            qtbot.waitUntil(lambda: "Comparing" not in dialog.telling.under.text())
        for _ in range(3):
            QApplication.processEvents()
        return dialog

    return shown


@DIALOGS
@pytest.mark.usefixtures("_font")
def test_nothing_is_cut_off_on_a_small_screen(show: Callable[[Make], QDialog], make: Make) -> None:
    dialog = show(make)

    assert dialog.width() <= 800
    assert dialog.height() <= 600
    assert cut_off(dialog) == []
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    short = [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()]
    assert short == []
    right = max(one.mapTo(dialog, one.rect().topRight()).x() for one in buttons)
    assert right < dialog.width()


@DIALOGS
def test_every_control_has_a_name(show: Callable[[Make], QDialog], make: Make) -> None:
    dialog = show(make)
    kinds = (QAbstractButton, QAbstractScrollArea, QProgressBar)
    seen = [one for one in dialog.findChildren(QWidget) if one.isVisibleTo(dialog)]
    controls = [one for one in seen if isinstance(one, kinds)]

    nameless = [
        type(one).__name__
        for one in controls
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@DIALOGS
def test_tab_goes_through_it_in_order_and_is_seen(
    qtbot: QtBot, show: Callable[[Make], QDialog], make: Make
) -> None:
    dialog = show(make)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    assert gone_through(dialog) == {}


def test_what_was_closed_hears_no_more_of_the_log(qtbot: QtBot, open_window: MainWindow) -> None:
    session, keeping = open_window.opening.session, open_window.opening.keeping
    assert session is not None
    HistoryDialog.tell(session, open_window.gateway, open_window).reject()
    BackupsDialog.tell(session, keeping, open_window.gateway, open_window).reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not open_window.findChildren(QDialog)

    session.do(AddActivity(webinar("Afterwards")))
    keeping.keep(session.path)

    qtbot.waitUntil(lambda: not keeping.is_busy)


@pytest.mark.usefixtures("_font")
def test_the_page_about_a_damaged_log_is_not_cut_off(
    qtbot: QtBot, window: MainWindow, log_path: Path
) -> None:
    with open_log(log_path) as logbook:
        logbook.backup()
    damage(log_path, "activities")
    window.resize(800, 600)
    window.show()
    window.opening.open(log_path)
    for _ in range(3):
        QApplication.processEvents()

    card = window.trouble
    assert cut_off(card) == []
    buttons = [one for one in card.findChildren(QAbstractButton) if one.isVisible()]
    assert [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()] == []


@pytest.mark.usefixtures("_font")
def test_the_strip_over_a_log_that_can_only_be_read_is_not_cut_off(
    window: MainWindow, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))
    window.resize(800, 600)
    window.show()
    window.opening.open(log_path)
    for _ in range(3):
        QApplication.processEvents()

    assert window.strip.isVisible()
    assert cut_off(window.strip) == []
