"""What becomes of an application: approved, denied, in audit, reopened; and its kept report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.cycles.decision_dialogs import DecisionDialog
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

ShowPage = Callable[[Session], CyclesPage]


def submission(session: Session) -> Submission:
    (one,) = session.snapshot.submissions
    return one


def dialog(qtbot: QtBot, page: CyclesPage, button: str) -> DecisionDialog:
    """Press a button of the application's card and return the dialog that it opens."""
    qtbot.mouseClick(page.detail.application.buttons[button], Qt.MouseButton.LeftButton)
    (opened,) = [one for one in page.findChildren(DecisionDialog) if one.isVisible()]
    return opened


def set_day(asked: QDialog, box: str, day: date | None) -> None:
    field = asked.boxes[box].editor  # type: ignore[attr-defined]
    assert isinstance(field, DateField)
    field.set_day(day)


def lines(page: CyclesPage) -> list[str]:
    for _ in range(3):
        QApplication.processEvents()
    return [one.text() for one in page.detail.application.findChildren(Label) if one.isVisible()]


def test_the_log_of_an_application_tells_how_it_was_filed(
    filed: Session, show_page: ShowPage
) -> None:
    page = show_page(filed)

    shown = lines(page)

    assert "1 Jun 2026" in shown
    assert "Filed with 80 points of 75, fee 75, receipt A-4711." in shown
    assert "The report of 1 Jun 2026 is kept." in shown
    assert page.detail.application.state.text() == "Undecided"


def test_an_approval_opens_the_next_cycle_says_so_and_can_be_undone(
    qtbot: QtBot, filed: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(filed)
    asked = dialog(qtbot, page, "approved")
    assert asked.day("due") == date(2033, 3, 31)

    qtbot.keyClick(asked, Qt.Key.Key_Return)

    assert submission(filed).approved == filed.today()
    assert submission(filed).next_due is None
    assert gateway.last is not None
    assert gateway.last.text == "Approved. Cycle 2 is open: 1 Apr 2028 to 31 Mar 2033."
    assert page.detail.head.title.text() == "Cycle 2 of CPIM"

    gateway.last.offers[0].carry_out()

    assert submission(filed).approved is None
    assert page.detail.head.title.text() == "Cycle 1 of CPIM"


def test_the_next_due_date_may_be_another_one(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    asked = dialog(qtbot, show_page(filed), "approved")
    set_day(asked, "due", date(2033, 3, 14))
    asked.take()

    assert submission(filed).next_due == date(2033, 3, 14)
    assert filed.summary().cycle.due == date(2033, 3, 14)


def test_without_a_next_due_date_the_usual_one_is_taken(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    asked = dialog(qtbot, show_page(filed), "approved")
    set_day(asked, "due", None)
    asked.take()

    assert submission(filed).next_due is None


@pytest.mark.parametrize(
    ("button", "box", "day", "said"),
    [
        ("approved", "approved", date(2026, 11, 23), "is still ahead"),
        ("approved", "approved", date(2026, 5, 31), "lies before the filing on 1 Jun 2026"),
        ("approved", "approved", None, "date is missing"),
        ("approved", "due", date(2028, 3, 31), "is not after the present one"),
        ("denied", "denied", date(2026, 5, 31), "lies before the filing on 1 Jun 2026"),
        ("audited", "audited", date(2026, 11, 23), "is still ahead"),
    ],
)
def test_a_day_that_can_t_be_is_said_beside_its_field(
    qtbot: QtBot,
    filed: Session,
    show_page: ShowPage,
    button: str,
    box: str,
    day: date | None,
    said: str,
) -> None:
    asked = dialog(qtbot, show_page(filed), button)
    if button == "denied":
        asked.line("reason").setText("papers")
    set_day(asked, box, day)

    asked.take()

    assert said in asked.boxes[box].error
    assert asked.isVisible()
    assert filed.undoable() is not None
    asked.done(0)


def test_what_can_t_be_read_as_a_date_is_said_beside_its_field(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    asked = dialog(qtbot, show_page(filed), "audited")
    field = asked.boxes["audited"].editor
    assert isinstance(field, DateField)
    field.line.setText("soon")

    asked.take()

    assert "is not a date that can be read" in asked.boxes["audited"].error
    asked.done(0)


def test_a_denial_needs_its_reason_and_lets_the_cycle_be_filed_anew(
    qtbot: QtBot, filed: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(filed)
    asked = dialog(qtbot, page, "denied")
    asked.take()
    assert "reason" in asked.boxes["reason"].error

    asked.line("reason").setText("a certificate was missing")
    asked.take()

    assert submission(filed).denial_reason == "a certificate was missing"
    assert gateway.last is not None
    assert gateway.last.text == "Denied. Cycle 1 can be filed anew."
    assert page.detail.head.pill.text() == "Open"
    assert "Denied: a certificate was missing" in lines(page)
    assert page.detail.filing_card.isVisible()
    assert page.detail.application.buttons == {}


def test_an_audit_is_noted_and_the_cycle_stands_so(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    page = show_page(filed)

    dialog(qtbot, page, "audited").take()

    assert submission(filed).audited == filed.today()
    assert page.detail.head.pill.text() == "In audit"
    assert set(page.detail.application.buttons) == {"approved", "denied", "audited", "reopened"}


def test_reopening_needs_its_reason_and_frees_the_cycle(
    qtbot: QtBot, approved: Session, show_page: ShowPage
) -> None:
    page = show_page(approved)
    page.choose(1)
    assert set(page.detail.application.buttons) == {"reopened"}
    asked = dialog(qtbot, page, "reopened")
    asked.take()
    assert "reason" in asked.boxes["reason"].error

    asked.line("reason").setText("a course was forgotten")
    asked.take()

    assert submission(approved).reopened_reason == "a course was forgotten"
    assert page.detail.head.pill.text() == "Open"
    assert any("a course was forgotten" in one for one in lines(page))


def test_what_the_log_refuses_is_said_in_the_dialog(
    qtbot: QtBot, filed: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = dialog(qtbot, show_page(filed), "audited")

    def refuse(_command: object) -> None:
        raise Refusal(Reason.LOG_LOCKED, path=filed.path)

    monkeypatch.setattr(filed, "attempt", refuse)
    asked.take()

    assert asked.trouble.isVisible()
    assert asked.isVisible()
    asked.done(0)


def test_the_kept_report_is_opened_as_a_private_copy(
    filed: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", opened.append)
    page = show_page(filed)

    links = page.detail.application.findChildren(LinkButton)
    next(one for one in links if one.text() == "Open").click()

    assert opened[0].read_bytes() == b"%PDF of that day"
    assert opened[0].name == "CPIM cycle 1 report, filed 2026-06-01.pdf"


def test_a_copy_of_the_kept_report_is_saved(
    filed: Session,
    show_page: ShowPage,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(place), ""))
    page = show_page(filed)

    links = page.detail.application.findChildren(LinkButton)
    next(one for one in links if one.text() == "Save a copy...").click()

    assert place.read_bytes() == b"%PDF of that day"
    assert gateway.last is not None
    assert str(place) in gateway.last.text


def test_a_copy_that_can_t_be_saved_is_told(
    filed: Session,
    show_page: ShowPage,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nowhere = str(tmp_path / "missing" / "report.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (nowhere, ""))

    show_page(filed).commands.save_report(submission(filed))

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_a_report_that_is_gone_is_told(
    filed: Session, show_page: ShowPage, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_self: object, sha256: str) -> bytes:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=sha256)

    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_report", gone)
    page = show_page(filed)

    page.commands.open_report(submission(filed))
    page.commands.save_report(submission(filed))

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_the_menu_leads_to_the_decision_or_says_that_none_is_awaited(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    open_window.actions_table[Action.NOTE_DECISION].trigger()

    assert open_window.gateway.last is not None
    assert "waits for a decision" in open_window.gateway.last.text


def test_a_log_that_can_only_be_read_offers_no_decision(
    filed: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))

    assert show_page(filed).detail.application.buttons == {}
