"""Evidence in the window: what can't be taken is told, what is attached is named, and undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.dropping import drop_files
from helpers.logs import webinar
from helpers.papers import pdf, picture
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, Evidence, EvidenceKind
from cpim_pdp.core.commands import AddActivity, NewEvidence
from cpim_pdp.desktop import files
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.evidence.attached import AttachedLine
from cpim_pdp.desktop.evidence.kind_link import KindLink
from cpim_pdp.desktop.evidence.pictures import Picture
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import Settings

MakeSession = Callable[..., Session]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(pdf("Certificate", "of completion"))
    return file


@pytest.fixture
def page(
    qtbot: QtBot,
    make_session: MakeSession,
    gateway: Gateway,
    settings: Settings,
    certificate: Path,
) -> Iterator[ActivitiesPage]:
    """Return the page with one activity that is proven, and one that is not."""
    attached = (NewEvidence(str(certificate), certificate.name, EvidenceKind.CERTIFICATE),)
    session = make_session(
        AddActivity(webinar("Proven"), attached), AddActivity(webinar("Bare", "2026-05-05"))
    )
    made = ActivitiesPage(session, gateway, Actions(), settings)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    look = made.evidence._quick_look
    if look is not None:
        look.close()


def choose(page: ActivitiesPage, title: str) -> Activity:
    row = next(one for one in page.model.rows if one.activity.details.title == title)
    page.table.select_ids([row.id])
    return row.activity


def evidence(page: ActivitiesPage, title: str) -> tuple[Evidence, ...]:
    return choose(page, title).evidence


def line_of(page: ActivitiesPage) -> AttachedLine:
    (line,) = page.pane.evidence.lines()
    return line


def said(gateway: Gateway) -> list[str]:
    assert gateway.last is not None
    return gateway.last.text.splitlines()


# Attaching


def test_what_can_t_be_taken_is_told_and_the_rest_is_attached(
    page: ActivitiesPage, gateway: Gateway, tmp_path: Path
) -> None:
    good = [picture(tmp_path / "badge.png"), tmp_path / "agenda.txt"]
    good[1].write_text("Programme")
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "folder").mkdir()
    bad = [tmp_path / name for name in ("empty.pdf", "folder", "gone.pdf")]

    page.evidence.attach(choose(page, "Bare"), [bad[0], good[0], bad[1], good[1], bad[2]])

    assert [one.name for one in evidence(page, "Bare")] == ["badge.png", "agenda.txt"]
    first, *rest = said(gateway)
    assert first == "2 files attached to “Bare”."
    assert [line.split("”")[0] for line in rest] == ["“empty.pdf", "“folder", "“gone.pdf"]
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert evidence(page, "Bare") == ()


def test_many_that_can_t_be_taken_are_counted(
    page: ActivitiesPage, gateway: Gateway, tmp_path: Path
) -> None:
    page.evidence.attach(choose(page, "Bare"), [tmp_path / f"{n}.pdf" for n in range(9)])

    assert len(said(gateway)) == 5
    assert said(gateway)[-1] == "and 5 more"
    assert gateway.last is not None
    assert gateway.last.level is Level.WARNING


def test_a_file_that_proves_another_activity_too_is_said_at_once(
    page: ActivitiesPage, gateway: Gateway, certificate: Path
) -> None:
    page.evidence.attach(choose(page, "Bare"), [certificate])

    assert said(gateway) == [
        "1 file attached to “Bare”.",
        "“certificate.pdf” is also the evidence of “Proven”.",
    ]


def test_files_are_dropped_on_the_pane(page: ActivitiesPage, tmp_path: Path) -> None:
    choose(page, "Bare")

    assert drop_files(page.pane, QPoint(5, 5), picture(tmp_path / "badge.png"))

    assert [one.name for one in evidence(page, "Bare")] == ["badge.png"]


# What is attached


def test_the_first_page_is_shown_as_a_thumbnail(qtbot: QtBot, page: ActivitiesPage) -> None:
    choose(page, "Proven")

    qtbot.waitUntil(lambda: isinstance(line_of(page).thumb.found, Picture))


def test_a_kind_is_changed_in_place_and_weak_ones_are_called_weak(
    page: ActivitiesPage, gateway: Gateway
) -> None:
    choose(page, "Proven")
    link = line_of(page).findChild(KindLink)
    assert link is not None
    assert link.accessibleName() == "Kind of certificate.pdf: Certificate"
    offered = {one.data(): one for one in link.menu().actions()}
    assert offered["receipt"].text() == "Receipt (weak)"

    offered["receipt"].trigger()

    assert evidence(page, "Proven")[0].kind is EvidenceKind.RECEIPT
    assert "took part" in page.pane.strength.words.text()
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert evidence(page, "Proven")[0].kind is EvidenceKind.CERTIFICATE


def test_the_keyboard_stays_at_a_file_whose_kind_changed(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    choose(page, "Proven")
    link = line_of(page).findChild(KindLink)
    assert link is not None
    link.setFocus()
    next(one for one in link.menu().actions() if one.data() == "letter").trigger()

    qtbot.waitUntil(lambda: QApplication.focusWidget() is line_of(page).more)


@pytest.mark.parametrize(
    ("keys", "last", "name"),
    [
        ("Letter of the dean", Qt.Key.Key_Return, "Letter of the dean.pdf"),
        ("Letter", Qt.Key.Key_Escape, "certificate.pdf"),
        ("Letter", Qt.Key.Key_Tab, "Letter.pdf"),
    ],
)
def test_a_file_is_renamed_in_its_place(
    qtbot: QtBot, page: ActivitiesPage, keys: str, last: Qt.Key, name: str
) -> None:
    choose(page, "Proven")
    line_of(page).rename.trigger()
    editor = line_of(page).findChild(QLineEdit)
    assert editor is not None
    assert editor.selectedText() == "certificate"
    qtbot.keyClicks(editor, keys)
    qtbot.keyClick(editor, last)

    assert evidence(page, "Proven")[0].name == name
    assert line_of(page).name.isVisible()


def test_the_menu_of_a_file_looks_at_it_and_takes_it_away(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    choose(page, "Proven")
    line_of(page).thumb.click()
    look = page.evidence._quick_look
    assert look is not None
    qtbot.waitUntil(lambda: look.bar.counter.text() == "page 1 of 2")
    look.close()

    line_of(page).remove.trigger()

    assert evidence(page, "Proven") == ()


def test_a_desktop_without_a_program_for_it_is_told_with_what_to_do(
    qtbot: QtBot,
    page: ActivitiesPage,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "names_program_for", lambda _type: True)
    monkeypatch.setattr(files, "open_with_desktop", lambda _path: False)
    choose(page, "Proven")

    line_of(page).open.trigger()

    assert said(gateway) == ["This desktop names no program for files like “certificate.pdf”."]
    assert gateway.last is not None
    look, save = gateway.last.offers
    assert save.text == "Save a copy..."
    look.carry_out()
    quick = page.evidence._quick_look
    assert quick is not None
    qtbot.waitUntil(quick.view.isVisible)


def test_what_the_log_does_not_hold_any_more_is_said_quietly(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    (one,) = evidence(page, "Proven")

    page.evidence.look((replace(one, sha256="0" * 64),))

    quick = page.evidence._quick_look
    assert quick is not None
    qtbot.waitUntil(lambda: "can't be read" in quick.blank.text())


def test_nothing_to_look_at_opens_nothing(page: ActivitiesPage) -> None:
    page.evidence.look(())

    assert page.evidence._quick_look is None


# What would make it stronger


def test_advice_opens_by_itself_where_the_papers_fall_short_and_else_is_counted(
    page: ActivitiesPage,
) -> None:
    choose(page, "Bare")
    part = page.pane.strength
    assert part.words.text().startswith("• Attach a paper that names you")
    assert "no rule of ASCM" in part.whence.text()

    choose(page, "Proven")
    assert part.switch.text() == "3 things would make it stronger"
    assert not part.words.isVisible()

    part.switch.click()
    assert part.words.isVisible()
    assert len(part.words.text().splitlines()) == 3
