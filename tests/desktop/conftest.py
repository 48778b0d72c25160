"""What tests of the window share: a log, its session, the window, a guard against leftovers.

`tests/conftest.py` has asked Qt for the offscreen platform before any of it is imported.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.logs import StillClock, make_log, open_log, webinar
from helpers.rules import rulebook
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, Command
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.opening import Opening
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import Settings
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.wording.notation import PLAIN

MakeSession = Callable[..., Session]


def pytest_itemcollected(item: pytest.Item) -> None:
    # Qt's offscreen platform says so of every window that has a size hint, or is to be raised, and
    # of every pop-up.
    said = r"does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
    # And so of every icon in the tray.
    tray = "No such signal QPlatformNativeInterface::systemTrayWindowChanged"
    item.add_marker(pytest.mark.qt_log_ignore(said, tray, extend=True))


@pytest.fixture(autouse=True)
def _nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open."""
    before = set(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [one for one in qapp.topLevelWidgets() if one not in before and one.isVisible()]
    names = [f"{type(one).__name__} {one.windowTitle()!r}" for one in left]
    for one in left:
        one.close()
    assert not left, f"left open: {names}"


@pytest.fixture(autouse=True)
def _at_no_place() -> Iterator[None]:
    """Leave figures and Qt's widgets written as the next test expects it."""
    locale = QLocale()
    yield
    QLocale.setDefault(locale)
    tr._place, tr._notation = None, PLAIN


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of the holder's computer: noon of 22 November 2026, until set on."""
    return StillClock()


@pytest.fixture
def gateway(qapp: QApplication) -> Gateway:
    """Return the gateway; its ``last`` is the last message."""
    return Gateway()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of nobody else."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def log_path(tmp_path: Path) -> Path:
    """Return the place of a log with two webinars, one without a topic, none with evidence."""
    path = tmp_path / "ana.cpimlog"
    make_log(path).close()
    with open_log(path) as logbook:
        logbook.do(AddActivity(webinar("S&OP in practice", "2025-10-09", "3")))
        logbook.do(AddActivity(webinar("Demand sensing", "2026-05-04", "1.5")))
    return path


@pytest.fixture
def make_session(tmp_path: Path, gateway: Gateway, clock: StillClock) -> Iterator[MakeSession]:
    """Return what opens a session on a new log that commands were done on."""
    made: list[Session] = []

    def make(*commands: Command, credential: Credential | None = None) -> Session:
        path = tmp_path / f"log-{len(made)}.cpimlog"
        more = {} if credential is None else {"credential": credential}
        logbook = make_log(path, clock=clock, **more)
        for command in commands:
            logbook.do(command)
            clock.advance(seconds=1)
        session = Session(logbook, path, rulebook(), gateway, clock)
        made.append(session)
        return session

    yield make
    for session in made:
        session.close()


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    """Return a session on a log with two webinars."""
    return make_session(
        AddActivity(webinar("S&OP in practice", "2025-10-09", "3")),
        AddActivity(webinar("Demand sensing", "2026-05-04", "1.5")),
    )


@pytest.fixture
def opening(gateway: Gateway, settings: Settings, clock: StillClock) -> Iterator[Opening]:
    """Return what opens logs, with none open."""
    opening = Opening(rulebook(), gateway, settings, clock)
    yield opening
    opening.end()


@pytest.fixture
def window(
    qtbot: QtBot, opening: Opening, gateway: Gateway, settings: Settings, tmp_path: Path
) -> MainWindow:
    """Return the window in which no log is open yet."""
    made = MainWindow(opening, gateway, settings, lambda: tmp_path / "data" / "my.cpimlog")
    made.settle()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def open_window(window: MainWindow, log_path: Path) -> MainWindow:
    """Return the window, shown with the log of two webinars."""
    window.opening.open(log_path)
    window.show()
    return window
