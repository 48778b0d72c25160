from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.activity_page import choose, form_shown, middle, titled, titles
from helpers.dropping import drag_files, drop_files
from helpers.logs import StillClock, exam, open_log, webinar
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    AttachEvidence,
    DeleteActivities,
    NewEvidence,
)
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.columns import place_of
from cpim_pdp.desktop.activities.detail_pane import DetailPane
from cpim_pdp.desktop.activities.duplicate_question import DuplicateQuestion
from cpim_pdp.desktop.activities.filter_chips import THIS_CYCLE
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.evidence import commands as evidence_commands
from cpim_pdp.desktop.evidence.attached import AttachedLine
from cpim_pdp.desktop.evidence.kind_link import KindLink
from cpim_pdp.desktop.evidence.private_copies import PrivateCopies
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]


def button(within: QWidget, name: str) -> QAbstractButton:
    return next(
        one
        for one in within.findChildren(QAbstractButton)
        if name in (one.accessibleName(), one.text())
    )


def line_of(pane: DetailPane) -> AttachedLine:
    """Return the line of the one file that is attached."""
    (line,) = pane.evidence.lines()
    return line


def choose_kind(pane: DetailPane, kind: EvidenceKind) -> None:
    link = line_of(pane).findChild(KindLink)
    assert link is not None
    next(one for one in link.menu().actions() if one.data() == kind.value).trigger()


# What it shows


def test_the_page_shows_the_activities_of_the_cycle_with_their_totals(page: ActivitiesPage) -> None:
    assert titles(page) == ["Demand sensing", "S&OP in practice"]
    assert page.bar.totals.text() == "2 activities · 4.5 points"


def test_an_empty_page_says_what_will_be_here_and_begins_it(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    page = open_page(make_session())
    assert "will stand here" in page.empty.words.text()

    page.empty.button.click()

    assert form_shown().windowTitle() == "Log activity"


def test_esc_clears_the_search_and_down_goes_to_the_rows(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    qtbot.keyClicks(page.bar.search, "sens")
    assert titles(page) == ["Demand sensing"]
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert len(page.selected()) == 1

    qtbot.keyClick(page.bar.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 2


def test_the_selection_stays_through_search_sorting_and_changes(
    qtbot: QtBot, session: Session, page: ActivitiesPage
) -> None:
    choose(page, "S&OP in practice")
    kept = page.table.selected_ids()
    qtbot.keyClicks(page.bar.search, "practice")
    assert page.table.selected_ids() == kept
    page.bar.search.clear()
    page.table.sortByColumn(place_of("title", page.model.columns), Qt.SortOrder.AscendingOrder)
    assert page.table.selected_ids() == kept
    session.do(AddActivity(webinar("Another")))
    assert page.table.selected_ids() == kept
    assert page.pane.title.text() == "S&OP in practice"


def test_points_of_another_cycle_are_those_that_count_there(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    older = Credential("", "CPIM", date(2015, 3, 14), due=date(2030, 3, 31))
    page = open_page(
        make_session(
            AddActivity(webinar("Last cycle", "2024-05-04", "3")),
            AddActivity(webinar("This cycle", "2026-05-04", "2")),
            credential=older,
        )
    )
    assert titles(page) == ["This cycle"]

    page.bar.chips.toggles[THIS_CYCLE].click()

    assert page.bar.totals.text() == "2 activities · 5 points"


def test_the_pane_shows_all_of_an_activity(
    make_session: MakeSession, open_page: OpenPage, certificate: Path
) -> None:
    details = replace(
        webinar("In full"),
        provider="MIT",
        notes="First\nsecond",
        topics=("inventory",),
    )
    attached = (NewEvidence(str(certificate), certificate.name, EvidenceKind.RECEIPT),)
    session = make_session(
        AddCredential(Credential("", "CSCP", date(2020, 6, 2), due=date(2030, 6, 30))),
        AddActivity(details, attached),
    )
    page = open_page(session)
    choose(page, "In full")
    pane = page.pane

    assert pane.under.text() == "MIT · 4 May 2026"
    assert pane.arithmetic.text() == "1.5 h × 1 = 1.5"
    assert pane.why.text() == ""
    assert "took part" in pane.strength.words.text()
    assert pane.entered.text() == "Entered on 22 Nov 2026"
    assert pane.notes.text() == "First\nsecond"
    assert "CPIM, cycle 1: 1.5 points" in pane.counts_for.text()
    assert "CSCP, cycle 2" in pane.counts_for.text()
    assert button(pane, "Look at certificate.pdf").isVisible()


def test_the_pane_says_why_points_do_not_count(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    page = open_page(make_session(AddActivity(replace(exam("Missed"), score=290))))
    choose(page, "Missed")

    assert "290" in page.pane.why.text()


def test_several_selected_rows_are_added_up(page: ActivitiesPage) -> None:
    page.table.selectAll()

    assert page.pane.title.text() == "2 activities selected"
    assert page.pane.under.text() == "4.5 points"
    assert page.pane.edit_button.text() == "Edit all..."
    assert page.pane.edit_button.isVisible()


def test_the_pane_asks_to_select_only_where_there_is_something(
    qtbot: QtBot, page: ActivitiesPage
) -> None:
    assert page.pane.under.text() == "Select an activity to see all of it here."
    assert page.pane.under.isVisible()

    qtbot.keyClicks(page.bar.search, "nothing like it")

    assert not page.pane.under.isVisible()


def test_the_pane_says_how_likely_something_planned_comes_true(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    ahead = webinar("Ahead", "2027-01-05")
    page = open_page(
        make_session(
            AddActivity(replace(ahead, title="Unsure", likelihood=60)),
            AddActivity(ahead),
            AddActivity(replace(webinar("Done"), likelihood=60)),
        )
    )
    choose(page, "Unsure")
    assert page.pane.likelihood.text() == "Likelihood 60 %"
    choose(page, "Ahead")
    assert page.pane.likelihood.text() == "Likelihood 80 %, the usual one"
    choose(page, "Done")
    assert not page.pane.likelihood.isVisible()


def test_the_pane_goes_below_the_table_where_it_is_narrow(page: ActivitiesPage) -> None:
    assert page.split.orientation() is Qt.Orientation.Horizontal
    page.resize(560, 500)
    assert page.split.orientation() is Qt.Orientation.Vertical
    assert page.table.isColumnHidden(place_of("provider", page.model.columns))
    assert not page.table.isColumnHidden(place_of("title", page.model.columns))


def test_a_change_from_elsewhere_is_shown(session: Session, page: ActivitiesPage) -> None:
    with open_log(session.path, clock=StillClock()) as elsewhere:
        elsewhere.do(AddActivity(webinar("By another program", "2026-09-09")))
    session.look_around()

    assert titles(page)[0] == "By another program"


# What the holder does


def test_logging_shows_the_new_row_and_offers_undo(
    session: Session, page: ActivitiesPage, gateway: Gateway, actions: Actions
) -> None:
    actions[Action.LOG_ACTIVITY].trigger()
    form = form_shown()
    form.fields.title.setText("Fresh")
    form.fields.quantity.setText("1")
    form.fields.date.line.setText("1/1/2020")
    assert form.save()

    assert [row.activity.details.title for row in page.selected()] == ["Fresh"]
    assert not page.bar.chips.toggles[THIS_CYCLE].isChecked()
    assert gateway.last is not None
    assert gateway.last.text == "“Fresh” is in the log."
    gateway.last.offers[0].carry_out()
    assert "Fresh" not in titles(page)
    session.redo()
    assert "Fresh" in titles(page)


def test_enter_and_double_click_open_the_form(qtbot: QtBot, page: ActivitiesPage) -> None:
    choose(page, "Demand sensing")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    form = form_shown()
    assert form.windowTitle() == "Edit activity"
    assert form.fields.title.text() == "Demand sensing"


def test_delete_moves_to_the_trash_and_can_be_undone(
    session: Session, page: ActivitiesPage, gateway: Gateway, actions: Actions
) -> None:
    choose(page, "Demand sensing")
    assert actions[Action.DELETE_ACTIVITY].isEnabled()
    assert actions[Action.DELETE_ACTIVITY].shortcut().toString() == "Del"
    actions[Action.DELETE_ACTIVITY].trigger()

    assert titles(page) == ["S&OP in practice"]
    assert gateway.last is not None
    assert gateway.last.text == "Moved to the trash."
    assert gateway.last.offers[0].text == "Undo"
    assert [row.activity.details.title for row in page.selected()] == ["S&OP in practice"]
    gateway.last.offers[0].carry_out()
    assert titles(page) == ["Demand sensing", "S&OP in practice"]


def test_nothing_selected_is_nothing_to_do(page: ActivitiesPage, actions: Actions) -> None:
    page.table.clearSelection()
    for action in (
        Action.EDIT_ACTIVITY,
        Action.DELETE_ACTIVITY,
        Action.DUPLICATE_ACTIVITY,
        Action.ATTACH_EVIDENCE,
        Action.RESTORE_ACTIVITY,
    ):
        assert not actions[action].isEnabled()


def test_a_hidden_page_deletes_nothing(page: ActivitiesPage, actions: Actions) -> None:
    choose(page, "Demand sensing")
    page.hide()

    assert not actions[Action.DELETE_ACTIVITY].isEnabled()


def test_the_trash_is_looked_through_and_restored_from(
    make_session: MakeSession, open_page: OpenPage, gateway: Gateway, actions: Actions
) -> None:
    session = make_session(AddActivity(webinar("Kept")), AddActivity(webinar("Thrown away")))
    session.do(DeleteActivities((titled(session, "Thrown away").id,)))
    page = open_page(session)
    page.bar.chips.trash.click()
    assert titles(page) == ["Thrown away"]
    assert actions[Action.SHOW_TRASH].isChecked()
    assert page.bar.totals.text() == "1 activity"
    points = page.model.index(0, place_of("points", page.model.columns))
    assert points.data() == "1.5"
    assert page.bar.empty_trash.isVisible()
    choose(page, "Thrown away")
    assert "in the trash since 22 Nov 2026" in page.pane.under.text()
    assert not page.pane.edit_button.isVisible()
    assert not actions[Action.EDIT_ACTIVITY].isEnabled()

    page.pane.restore_button.click()

    assert not page.is_in_trash
    assert [row.activity.details.title for row in page.selected()] == ["Thrown away"]
    assert gateway.last is not None
    assert gateway.last.text == "1 activity restored."


@pytest.mark.parametrize(("sure", "left"), [(True, 0), (False, 1)])
def test_emptying_the_trash_asks_first(
    make_session: MakeSession,
    open_page: OpenPage,
    gateway: Gateway,
    actions: Actions,
    monkeypatch: pytest.MonkeyPatch,
    sure: bool,
    left: int,
) -> None:
    asked: list[str] = []

    def ask(question: str, **_more: object) -> bool:
        asked.append(question)
        return sure

    monkeypatch.setattr(gateway, "ask", ask)
    session = make_session(AddActivity(webinar("Thrown away")))
    session.do(DeleteActivities((titled(session, "Thrown away").id,)))
    page = open_page(session)
    actions[Action.SHOW_TRASH].trigger()
    page.bar.empty_trash.click()

    assert asked == ["Remove 1 activity for good?"]
    assert len(session.snapshot.trash) == left
    figures = [one.figures for one in session.backups()]
    assert len(figures) == (1 if sure else 0)
    assert page.empty.isVisible() is (left == 0)


@pytest.mark.parametrize(("sure", "left"), [(True, 0), (False, 1)])
def test_without_a_backup_emptying_the_trash_asks_once_more(
    make_session: MakeSession,
    open_page: OpenPage,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
    sure: bool,
    left: int,
) -> None:
    answers = iter([True, sure])
    asked: list[str] = []

    def ask(question: str, **_more: object) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(gateway, "ask", ask)
    session = make_session(AddActivity(webinar("Thrown away")))
    session.do(DeleteActivities((titled(session, "Thrown away").id,)))
    full = Refusal(Reason.DISK_FULL, path=session.path)
    monkeypatch.setattr(type(session.logbook), "backup_if_due", lambda _: (full,))
    page = open_page(session)

    page.commands.empty_trash()

    assert asked[1] == "No backup could be made. Remove for good all the same?"
    assert len(session.snapshot.trash) == left


def test_a_stick_that_is_away_does_not_keep_the_trash_full(
    make_session: MakeSession,
    open_page: OpenPage,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gateway, "ask", lambda _question, **_more: True)
    session = make_session(AddActivity(webinar("Thrown away")))
    stick = tmp_path / "stick"
    stick.mkdir()
    session.keep_also_in(stick)
    stick.rename(tmp_path / "elsewhere")
    session.do(DeleteActivities((titled(session, "Thrown away").id,)))

    open_page(session).commands.empty_trash()

    assert session.snapshot.trash == ()


def test_what_was_planned_and_has_come_is_confirmed_by_one_key(
    make_session: MakeSession, open_page: OpenPage, gateway: Gateway, actions: Actions
) -> None:
    planned = replace(webinar("Planned", "2026-11-20"), planned=True)
    session = make_session(
        AddActivity(planned),
        AddActivity(replace(planned, title="Ahead", date=date(2027, 1, 5))),
        AddActivity(webinar("Done")),
    )
    page = open_page(session)
    for title in ("Ahead", "Done"):
        choose(page, title)
        assert not actions[Action.CONFIRM_ACTIVITIES].isEnabled()
        assert not page.pane.confirm_button.isVisible()
    choose(page, "Planned")
    assert page.bar.totals.text() == "3 activities · 1.5 points · 3 planned"

    page.pane.confirm_button.click()

    assert page.bar.totals.text() == "3 activities · 3 points · 1.5 planned"
    assert gateway.last is not None
    assert gateway.last.text == "“Planned” happened, and counts from now on."
    gateway.last.offers[0].carry_out()
    assert titled(session, "Planned").details.planned
    choose(page, "Planned")
    actions[Action.CONFIRM_ACTIVITIES].trigger()
    assert not titled(session, "Planned").details.planned


def test_several_planned_ones_are_confirmed_at_once(
    make_session: MakeSession, open_page: OpenPage, gateway: Gateway, actions: Actions
) -> None:
    planned = replace(webinar("One", "2026-11-20"), planned=True)
    session = make_session(AddActivity(planned), AddActivity(replace(planned, title="Two")))
    page = open_page(session)
    choose(page, "One", "Two")

    actions[Action.CONFIRM_ACTIVITIES].trigger()

    assert not any(one.details.planned for one in session.snapshot.activities)
    assert gateway.last is not None
    assert gateway.last.text == "2 activities happened, and count from now on."


def test_a_copy_is_logged_on_the_date_that_is_asked_for(
    page: ActivitiesPage, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DuplicateQuestion, "ask", lambda *_asked: date(2026, 8, 1))
    choose(page, "Demand sensing")
    actions[Action.DUPLICATE_ACTIVITY].trigger()

    (copy,) = page.selected()
    assert copy.activity.details.title == "Demand sensing"
    assert copy.last_day == date(2026, 8, 1)


def test_the_question_for_a_date_refuses_nonsense_beside_the_field(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    question = DuplicateQuestion("Demand sensing", date(2026, 11, 22))
    qtbot.addWidget(question)
    question.show()
    question.field.line.setText("soon")
    qtbot.keyClick(question.field.line, Qt.Key.Key_Return)
    assert "soon" in question.box.error
    question.field.line.clear()
    qtbot.keyClick(question.field.line, Qt.Key.Key_Return)
    assert question.isVisible()
    qtbot.keyClicks(question.field.line, "1/8/26")
    qtbot.keyClick(question.field.line, Qt.Key.Key_Return)
    assert not question.isVisible()


# Qt's offscreen platform says these of every pop-up.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_context_menu_offers_what_can_be_done(
    qtbot: QtBot, page: ActivitiesPage, actions: Actions
) -> None:
    choose(page, "Demand sensing")
    page.table.menu_wanted.emit(page.table.mapToGlobal(QPoint(50, 50)))
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())

    assert actions[Action.DELETE_ACTIVITY] in menu.actions()
    assert actions[Action.EDIT_ACTIVITY] in menu.actions()
    menu.close()


# Evidence


def test_a_file_dropped_on_a_row_is_attached_to_it(
    session: Session, page: ActivitiesPage, gateway: Gateway, certificate: Path
) -> None:
    assert drop_files(page.table.viewport(), middle(page, "S&OP in practice"), certificate)

    (evidence,) = titled(session, "S&OP in practice").evidence
    assert (evidence.name, evidence.kind) == ("certificate.pdf", EvidenceKind.CERTIFICATE)
    assert gateway.last is not None
    assert gateway.last.text == "1 file attached to “S&OP in practice”."
    assert page.pane.title.text() == "S&OP in practice"
    assert page.pane.state.text() == "Proven"


def test_the_row_under_dragged_files_is_marked(page: ActivitiesPage, certificate: Path) -> None:
    drag_files(page.table.viewport(), middle(page, "S&OP in practice"), certificate)

    assert page.table.target == titled(page._session, "S&OP in practice").id


@pytest.mark.parametrize("beside_the_table", [True, False])
def test_a_file_dropped_elsewhere_begins_an_entry(
    page: ActivitiesPage,
    certificate: Path,
    beside_the_table: bool,
) -> None:
    if beside_the_table:
        drop_files(page, QPoint(3, 3), certificate)
    else:
        drop_files(
            page.table.viewport(), QPoint(50, page.table.viewport().height() - 5), certificate
        )

    form = form_shown()
    assert form.fields.title.text() == "Certificate"
    assert len(form.evidence.evidence()) == 1


def test_what_is_no_file_is_not_taken(page: ActivitiesPage) -> None:
    assert not drop_files(page.table.viewport(), QPoint(5, 5))
    assert not drop_files(page, QPoint(3, 3))


def test_evidence_is_attached_by_button_and_its_kind_changed_in_place(
    session: Session,
    page: ActivitiesPage,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cpim_pdp.desktop.evidence.drop.choose", lambda _parent: (certificate,))
    choose(page, "Demand sensing")
    page.pane.evidence.drop.add_button.click()
    assert titled(session, "Demand sensing").evidence[0].kind is EvidenceKind.CERTIFICATE

    choose_kind(page.pane, EvidenceKind.LETTER)

    assert titled(session, "Demand sensing").evidence[0].kind is EvidenceKind.LETTER
    session.undo()
    assert titled(session, "Demand sensing").evidence[0].kind is EvidenceKind.CERTIFICATE


def test_evidence_is_attached_by_the_menu(
    session: Session,
    page: ActivitiesPage,
    actions: Actions,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence_commands, "choose", lambda _parent: (certificate,))
    choose(page, "Demand sensing")
    actions[Action.ATTACH_EVIDENCE].trigger()

    assert titled(session, "Demand sensing").evidence


def test_the_same_file_twice_is_refused_in_words(
    page: ActivitiesPage, gateway: Gateway, certificate: Path
) -> None:
    for _ in range(2):
        drop_files(page.table.viewport(), middle(page, "S&OP in practice"), certificate)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert "certificate.pdf" in gateway.last.text


def test_evidence_is_removed_and_comes_back(
    session: Session, page: ActivitiesPage, gateway: Gateway, certificate: Path
) -> None:
    choose(page, "Demand sensing")
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    line_of(page.pane).remove.trigger()
    assert titled(session, "Demand sensing").evidence == ()
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()

    assert titled(session, "Demand sensing").evidence


def test_evidence_that_was_removed_long_ago_is_put_back_from_the_pane(
    session: Session, page: ActivitiesPage, gateway: Gateway, certificate: Path
) -> None:
    choose(page, "Demand sensing")
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    line_of(page.pane).remove.trigger()
    session.do(AddActivity(webinar("Another", "2026-05-05", "1")))

    button(page.pane, "Put certificate.pdf back").click()

    assert titled(session, "Demand sensing").evidence
    assert gateway.last is not None
    assert gateway.last.text == "certificate.pdf is attached again."


def test_evidence_opens_as_a_private_copy(
    session: Session, page: ActivitiesPage, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", lambda path: opened.append(path) is None)
    monkeypatch.setattr(files, "names_program_for", lambda _type: True)
    choose(page, "Demand sensing")
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    line_of(page.pane).open.trigger()

    (copy,) = opened
    assert copy.read_bytes() == certificate.read_bytes()
    assert copy.name == certificate.name
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.parent.stat().st_mode & 0o777 == 0o700


def test_a_copy_that_cannot_be_written_is_told(
    session: Session,
    page: ActivitiesPage,
    gateway: Gateway,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_copy: object) -> Path:
        raise OSError(28, "No space left on device", "/tmp/copy")  # noqa: S108 - never opened

    monkeypatch.setattr(PrivateCopies, "write", fail)
    choose(page, "Demand sensing")
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    line_of(page.pane).open.trigger()

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_private_copies_go_with_the_window_and_have_safe_names(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"bytes")
    copies = PrivateCopies()
    with source.open("rb") as bytes_of:
        place = copies.write('..\\evil/<na:me>?\n".pdf', bytes_of)
    assert place.name == "_na_me____.pdf"
    del copies

    assert not place.exists()


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("certificate.exe", b"anything"),
        ("certificate.pdf.exe", b"%PDF-1.4"),
        ("certificate.PIF. ", b"anything"),
        ("certificate.desktop", b"[Desktop Entry]"),
        ("certificate.command", b"echo"),
        ("certificate.pdf", b"MZ" + bytes(64)),
        ("certificate.pdf", b"\x7fELF" + bytes(64)),
        ("certificate", b"#!/bin/sh"),
    ],
)
def test_a_program_is_never_opened_but_may_be_saved(
    session: Session,
    page: ActivitiesPage,
    gateway: Gateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    beginning: bytes,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", lambda path: opened.append(path) is None)
    monkeypatch.setattr(files, "names_program_for", lambda _type: True)
    program = tmp_path / "source"
    program.write_bytes(beginning)
    activity = titled(session, "Demand sensing")
    session.do(AttachEvidence(activity.id, (NewEvidence(str(program), name),)))
    (kept,) = titled(session, "Demand sensing").evidence

    page.evidence.open_copy(kept)

    assert opened == []
    assert gateway.last is not None
    assert gateway.last.text.endswith("may be or hold a program, so it is not opened from here.")
    out = tmp_path / "saved"
    monkeypatch.setattr(
        "cpim_pdp.desktop.files.copy_to_write", lambda _parent, proposed: proposed and out
    )
    (offer,) = gateway.last.offers
    offer.carry_out()
    assert out.read_bytes() == beginning
    assert out.stat().st_mode & 0o777 == 0o600
    assert gateway.last.text == f"Saved to {out}"


def test_a_copy_that_nobody_wants_after_all_is_not_saved(
    session: Session,
    page: ActivitiesPage,
    gateway: Gateway,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    gateway.last = None
    monkeypatch.setattr("cpim_pdp.desktop.files.copy_to_write", lambda *_: None)

    page.evidence.save_copy(titled(session, "Demand sensing").evidence[0])

    assert gateway.last is None


def test_a_copy_is_never_saved_over_a_log(
    session: Session,
    page: ActivitiesPage,
    gateway: Gateway,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    monkeypatch.setattr("cpim_pdp.desktop.files.copy_to_write", lambda *_: session.path)

    page.evidence.save_copy(titled(session, "Demand sensing").evidence[0])

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert len(session.logbook.snapshot().activities) == 2


def test_what_a_deleted_activity_was_proven_by_comes_back_with_it(
    session: Session, page: ActivitiesPage, actions: Actions, certificate: Path
) -> None:
    page.evidence.attach(titled(session, "Demand sensing"), (certificate,))
    page.commands.delete([titled(session, "Demand sensing").id])
    page.show_trash(wanted=True)
    choose(page, "Demand sensing")

    actions[Action.RESTORE_ACTIVITY].trigger()

    (evidence,) = titled(session, "Demand sensing").evidence
    with session.logbook.read_evidence(evidence.sha256) as source:
        assert source.read(-1) == certificate.read_bytes()


# A log that can only be read


def test_a_read_only_log_is_looked_at_but_not_changed(
    make_session: MakeSession,
    open_page: OpenPage,
    gateway: Gateway,
    actions: Actions,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attached = (NewEvidence(str(certificate), certificate.name),)
    session = make_session(AddActivity(webinar("Only read"), attached))
    monkeypatch.setattr(Session, "read_only", property(lambda _session: True))
    page = open_page(session)
    choose(page, "Only read")

    assert not actions[Action.LOG_ACTIVITY].isEnabled()
    assert not actions[Action.DELETE_ACTIVITY].isEnabled()
    assert not page.pane.edit_button.isVisible()
    assert not page.pane.evidence.drop.isVisible()
    assert button(page.pane, "Look at certificate.pdf").isVisible()
    assert not line_of(page.pane).remove.isVisible()
    assert not drop_files(page, QPoint(3, 3), certificate)
    page.entries.log()
    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_a_refused_command_is_told_and_changes_nothing(
    session: Session, page: ActivitiesPage, gateway: Gateway, tmp_path: Path
) -> None:
    before = session.snapshot
    page.evidence.attach(titled(session, "Demand sensing"), (tmp_path / "gone.pdf",))

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert session.snapshot == before
    with pytest.raises(Refusal):
        session.attempt(
            AttachEvidence(titled(session, "Demand sensing").id, (NewEvidence("/gone", "gone"),))
        )


# For a screen reader


def test_every_control_of_the_page_has_a_name(page: ActivitiesPage) -> None:
    choose(page, "Demand sensing")
    nameless = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        if one.focusProxy() is None
    ]

    assert nameless == []
