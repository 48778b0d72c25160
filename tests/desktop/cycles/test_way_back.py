"""The way back to an expired credential, in the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from helpers.logs import EXPIRED
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import AddAttempt
from cpim_pdp.desktop.cycles.attempt_dialog import AttemptDialog
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.cycles.way_back_card import WayBackCard
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], CyclesPage]
MakeSession = Callable[..., Session]


@pytest.fixture
def lost(make_session: MakeSession) -> Session:
    """Return a session on the log of a holder whose CPIM expired on 1 April 2025."""
    return make_session(credential=EXPIRED)


def words(card: WayBackCard) -> str:
    for _ in range(3):
        QApplication.processEvents()
    return "\n".join(one.text() for one in card.findChildren(Label) if one.isVisible())


def taken(session: Session, exam: str, on: str, score: int) -> ExamAttempt:
    credential = session.snapshot.credentials[0].id
    session.do(AddAttempt(ExamAttempt("", credential, exam, date.fromisoformat(on), score)))
    return session.snapshot.attempts[-1]


def opened(page: CyclesPage) -> AttemptDialog:
    (dialog,) = page.window().findChildren(AttemptDialog)
    return dialog


def test_an_expired_holder_reads_what_to_pass_and_by_when(
    lost: Session, show_page: ShowPage
) -> None:
    page = show_page(lost)

    assert "pass 1 exam: CPIM 8.0" in words(page.detail.way_back)
    assert "about 100 hours" in words(page.detail.way_back)
    taken(lost, "part-1", "2026-01-10", 312)
    shown = words(page.detail.way_back)
    assert "pass 1 more exam by 10 Jan 2036: CPIM part 2" in shown
    assert "passed on 10 Jan 2026 with 312, valid until 10 Jan 2036" in shown
    assert "Assumed:" not in shown
    button = page.detail.way_back.origin_button
    assert button is not None
    button.click()
    assert "Assumed:" in words(page.detail.way_back)


def test_an_active_holder_sees_no_way_back(make_session: MakeSession, show_page: ShowPage) -> None:
    assert show_page(make_session()).detail.way_back.isHidden()


def test_an_exam_is_noted_and_opens_the_next_cycle(
    lost: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(lost)
    page.detail.way_back.note_button.click()
    dialog = opened(page)
    assert dialog.exam.currentData() == "cpim-8"

    dialog.line("score").setText("312")
    dialog.take()
    assert dialog.boxes["date"].error
    dialog.boxes["date"].editor.set_day(date(2026, 5, 4))  # type: ignore[attr-defined]
    dialog.line("score").setText("many")
    dialog.take()
    assert "whole number" in dialog.boxes["score"].error
    dialog.line("score").setText("312")
    dialog.take()

    assert page.view.record.cycle.number == 2
    assert gateway.last is not None
    assert "Cycle 2 is open: 4 May 2026 to 31 May 2031" in gateway.last.text
    assert page.detail.way_back.isHidden()
    lost.undo()
    assert page.view.record.cycle.number == 1


def test_an_exam_taken_before_it_expired_is_refused_beside_its_date(
    lost: Session, show_page: ShowPage
) -> None:
    page = show_page(lost)
    page.detail.way_back.note_button.click()
    dialog = opened(page)
    dialog.boxes["date"].editor.set_day(date(2025, 3, 31))  # type: ignore[attr-defined]
    dialog.line("score").setText("312")

    dialog.take()

    assert "had not expired" in dialog.boxes["date"].error
    dialog.line("score").setText("")
    dialog.done(0)


def test_an_exam_is_corrected_and_removed(
    lost: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(lost)
    noted = taken(lost, "part-1", "2026-01-10", 299)
    page.detail.way_back.attempts["edit", noted.id].click()
    dialog = opened(page)
    assert (dialog.exam.currentData(), dialog.line("score").text()) == ("part-1", "299")

    dialog.line("score").setText("301")
    dialog.take()
    assert lost.snapshot.attempts[0].score == 301
    page.detail.way_back.attempts["remove", noted.id].click()

    assert lost.snapshot.attempts == ()
    assert gateway.last is not None
    assert gateway.last.text == "The exam is removed."


def test_another_programme_is_taken(lost: Session, show_page: ShowPage, qtbot: QtBot) -> None:
    del qtbot
    page = show_page(lost)

    page.detail.way_back.programmes["cpim-five-exam"].click()

    assert lost.snapshot.credentials[0].programme == "cpim-five-exam"
    assert "pass 5 exams" in words(page.detail.way_back)


def test_where_no_programme_is_known_there_is_nothing_to_note(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session(credential=replace(EXPIRED, designation="CSCP")))

    assert "ask its issuer" in words(page.detail.way_back)
    assert page.detail.way_back.note_button.isHidden()
