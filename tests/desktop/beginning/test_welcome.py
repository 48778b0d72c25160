"""The first page: a log begins with what is typed; what is wrong is said beside its field."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.logs import open_log
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.desktop import files
from cpim_pdp.desktop.beginning.credential_fields import CredentialFields
from cpim_pdp.desktop.beginning.welcome import Welcome
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "ana.cpimlog"


@pytest.fixture
def welcome(qtbot: QtBot, window: MainWindow, place: Path) -> Welcome:
    window.opening.open(place)
    window.show()
    return window.welcome


def certify(fields: CredentialFields, day: date) -> None:
    fields.certified.set_day(day)
    fields.certified.edited.emit()


def begin(qtbot: QtBot, welcome: Welcome) -> None:
    qtbot.mouseClick(welcome.begin_button, Qt.MouseButton.LeftButton)


def test_a_start_without_a_log_shows_the_welcome_and_where_the_log_will_be(
    window: MainWindow, welcome: Welcome, place: Path
) -> None:
    assert welcome.isVisible()
    assert str(place) in welcome.place.text()
    assert window.workspace is None


def test_name_credential_and_date_begin_a_log_and_lead_to_the_overview(
    qtbot: QtBot, window: MainWindow, welcome: Welcome, place: Path
) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2023, 3, 14))

    begin(qtbot, welcome)

    assert window.workspace is not None
    assert window.workspace.overview.isVisible()
    assert window.workspace.head.cycle.text() == "cycle 1 · due 31 Mar 2028"
    window.opening.leave()
    with open_log(place) as logbook:
        snapshot = logbook.snapshot()
    assert snapshot.holder.name == "Ana Souza"
    (credential,) = snapshot.credentials
    assert (credential.designation, credential.certified, credential.due) == (
        "CPIM",
        date(2023, 3, 14),
        None,
    )


def test_enter_in_the_name_begins_too(qtbot: QtBot, window: MainWindow, welcome: Welcome) -> None:
    certify(welcome.credential, date(2023, 3, 14))
    qtbot.keyClicks(welcome.name_line, "Ana Souza")

    qtbot.keyClick(welcome.name_line, Qt.Key.Key_Return)

    assert window.workspace is not None


def test_a_missing_name_is_said_beside_it(qtbot: QtBot, welcome: Welcome, place: Path) -> None:
    certify(welcome.credential, date(2023, 3, 14))

    begin(qtbot, welcome)

    assert "name" in welcome.name.error
    assert not place.exists()


def test_a_missing_date_is_said_beside_it(qtbot: QtBot, welcome: Welcome, place: Path) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")

    begin(qtbot, welcome)

    assert "date certified" in welcome.credential.boxes["certified"].error.lower()
    assert not place.exists()


def test_a_date_that_can_not_be_read_is_said_beside_it(qtbot: QtBot, welcome: Welcome) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    qtbot.keyClicks(welcome.credential.certified.line, "in spring")

    begin(qtbot, welcome)

    assert "in spring" in welcome.credential.boxes["certified"].error


def test_an_error_goes_when_it_is_mended(
    qtbot: QtBot, window: MainWindow, welcome: Welcome
) -> None:
    begin(qtbot, welcome)
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2023, 3, 14))

    begin(qtbot, welcome)

    assert welcome.name.error == ""
    assert window.workspace is not None


def test_what_is_wrong_is_taken_back_as_soon_as_it_is_being_mended(
    qtbot: QtBot, welcome: Welcome
) -> None:
    begin(qtbot, welcome)
    assert welcome.name.error

    qtbot.keyClicks(welcome.name_line, "A")

    assert welcome.name.error == ""


def test_within_the_first_five_years_no_due_date_is_asked(welcome: Welcome) -> None:
    certify(welcome.credential, date(2021, 11, 23))

    assert welcome.credential.maintained.isHidden()


def test_after_five_years_the_next_aligned_due_date_is_proposed(
    qtbot: QtBot, window: MainWindow, welcome: Welcome
) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2013, 3, 14))

    assert welcome.credential.maintained.isVisible()
    assert welcome.credential.due.day() == date(2028, 3, 31)
    begin(qtbot, welcome)

    assert window.workspace is not None
    assert window.workspace.session.summary().cycle.number == 3


def test_who_never_maintained_it_is_in_cycle_one(
    qtbot: QtBot, window: MainWindow, welcome: Welcome
) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2013, 3, 14))
    welcome.credential.never.click()

    assert not welcome.credential.boxes["due"].isEnabled()
    begin(qtbot, welcome)

    assert window.workspace is not None
    assert window.workspace.session.summary().cycle.number == 1
    assert window.workspace.head.pill.text() == "Expired"


def test_a_due_date_before_the_certification_is_said_beside_it(
    qtbot: QtBot, welcome: Welcome
) -> None:
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2013, 3, 14))
    welcome.credential.due.set_day(date(2012, 1, 31))

    begin(qtbot, welcome)

    assert welcome.credential.boxes["due"].error


def test_a_custom_credential_asks_for_its_figures(
    qtbot: QtBot, window: MainWindow, welcome: Welcome
) -> None:
    fields = welcome.credential
    fields.designation.setCurrentIndex(fields.designation.findData(CUSTOM))
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(fields, date(2025, 3, 14))

    begin(qtbot, welcome)
    assert fields.boxes["title"].error

    qtbot.keyClicks(fields.title, "Lean Black Belt")
    qtbot.keyClicks(fields.points, "many")
    begin(qtbot, welcome)
    assert "many" in fields.boxes["points"].error

    fields.points.setText("60")
    fields.years.setValue(3)
    begin(qtbot, welcome)

    assert window.workspace is not None
    summary = window.workspace.session.summary()
    assert summary.points.required == Decimal(60)
    assert summary.cycle.due == date(2028, 3, 31)


def test_a_place_that_is_taken_is_refused_there(
    qtbot: QtBot, welcome: Welcome, place: Path
) -> None:
    place.parent.mkdir()
    place.write_text("mine")
    qtbot.keyClicks(welcome.name_line, "Ana Souza")
    certify(welcome.credential, date(2023, 3, 14))

    begin(qtbot, welcome)

    assert str(place) in welcome.trouble.text()
    assert place.read_text() == "mine"


def test_another_place_can_be_chosen(
    qtbot: QtBot, welcome: Welcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.cpimlog"
    monkeypatch.setattr(files, "log_to_begin", lambda *_: other)

    qtbot.mouseClick(welcome.change_place, Qt.MouseButton.LeftButton)

    assert str(other) in welcome.place.text()


def test_an_existing_log_can_be_opened_instead(
    qtbot: QtBot,
    window: MainWindow,
    welcome: Welcome,
    log_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "log_to_open", lambda *_: log_path)

    qtbot.mouseClick(welcome.open_button, Qt.MouseButton.LeftButton)

    assert window.workspace is not None
    assert window.workspace.session.path == log_path
