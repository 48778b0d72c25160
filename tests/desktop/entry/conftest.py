"""A page with its entries, as the forms of a session are opened."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.entry.entries import Entries
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

MakeEntries = Callable[[Session], Entries]


@pytest.fixture(autouse=True)
def _british_dates() -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture
def make_entries(qtbot: QtBot, gateway: Gateway) -> Iterator[MakeEntries]:
    pages: list[QWidget] = []
    opened: list[Entries] = []

    def made(session: Session) -> Entries:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        page.show()
        opened.append(Entries(session, gateway, EvidenceCommands(session, gateway, page), page))
        return opened[-1]

    yield made
    for entries in opened:
        entries.close_for_now()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, EntryForm | QProgressDialog):
            window.hide()
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def entries(make_entries: MakeEntries, session: Session) -> Entries:
    return make_entries(session)
