"""What tests of the page of activities share: the page over a session, shown and active."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import Settings

OpenPage = Callable[[Session], ActivitiesPage]


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    actions = Actions()
    actions.open_log(True)
    return actions


@pytest.fixture
def open_page(
    qtbot: QtBot, gateway: Gateway, actions: Actions, settings: Settings
) -> Iterator[OpenPage]:
    QLocale.setDefault(QLocale("en_GB"))

    def opened(session: Session) -> ActivitiesPage:
        page = ActivitiesPage(session, gateway, actions, settings)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield opened
    for window in QApplication.topLevelWidgets():
        if isinstance(window, EntryForm):
            window.hide()
            window.deleteLater()


@pytest.fixture
def page(session: Session, open_page: OpenPage) -> ActivitiesPage:
    return open_page(session)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(b"%PDF-1.4 " + b"x" * 5000)
    return file
