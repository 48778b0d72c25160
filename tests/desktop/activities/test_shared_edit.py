"""Several activities changed at once: only what is touched, told beforehand, one step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.activity_page import choose, titled
from helpers.logs import exam, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, EvidenceKind
from cpim_pdp.core.commands import AddActivity, AddCredential, FileSubmission, NewEvidence
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.shared_change import Outcome, SharedChange
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities import commands as activity_commands
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.activities.shared_edit import SharedEdit
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]
Open = Callable[[Session], SharedEdit]
_ON, _OFF, _MIXED = (
    Qt.CheckState.Checked,
    Qt.CheckState.Unchecked,
    Qt.CheckState.PartiallyChecked,
)


@pytest.fixture
def log(make_session: MakeSession, certificate: Path) -> Session:
    """Return a session on three activities that differ, and two credentials."""
    proof = (NewEvidence(str(certificate), "proof.pdf", EvidenceKind.OTHER),)
    return make_session(
        AddCredential(Credential("", "CSCP", date(2024, 1, 10))),
        AddActivity(replace(webinar("One"), provider="MIT", topics=("sop", "demand")), proof),
        AddActivity(replace(webinar("Two"), provider="MIT", topics=("sop",))),
        AddActivity(replace(webinar("Three"), provider="MIT", topics=("sop",), planned=True)),
    )


@pytest.fixture
def open_edit(qtbot: QtBot, gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> Open:
    # Closed at the end of a test, a dialog with something entered asks.
    monkeypatch.setattr(gateway, "ask", lambda *_asked, **_more: True)

    def opened(session: Session) -> SharedEdit:
        dialog = SharedEdit(session.snapshot.activities, session, gateway)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


@pytest.fixture
def edit(log: Session, open_edit: Open) -> SharedEdit:
    return open_edit(log)


def wish(edit: SharedEdit) -> SharedChange:
    edit.work_out()
    return edit.change


def test_the_fields_show_what_the_activities_have_in_common(edit: SharedEdit) -> None:
    fields = edit.fields
    assert fields.provider.text() == "MIT"
    assert fields.topics["sop"].checkState() is _ON
    assert fields.topics["demand"].checkState() is _MIXED
    assert fields.topics["supply"].checkState() is _OFF
    assert fields.planned.checkState() is _MIXED
    assert {mark.checkState() for mark in fields.counts_for.values()} == {_ON}


def test_untouched_nothing_changes_and_the_button_is_off(edit: SharedEdit) -> None:
    assert wish(edit) == SharedChange()
    assert not edit.take_button.isEnabled()
    assert edit.told.text() == "What you leave alone stays in each of them as it is."


# Likewise.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_each_field_that_is_touched_is_wished_for(qtbot: QtBot, edit: SharedEdit) -> None:
    fields = edit.fields
    fields.type.choose("seminar")
    fields.provider.clear()
    qtbot.keyClicks(fields.provider, "Georgia Tech")
    qtbot.keyClicks(fields.part_of, "CONNECT")
    fields.category.setCurrentIndex(fields.category.findData("service"))
    fields.kind.setCurrentIndex(fields.kind.findData(EvidenceKind.LETTER.value))
    fields.planned.setCheckState(_OFF)
    fields.topics["demand"].setCheckState(_ON)
    fields.topics["sop"].setCheckState(_OFF)
    first = next(iter(fields.counts_for))
    fields.counts_for[first].setCheckState(_OFF)

    assert wish(edit) == SharedChange(
        type="seminar",
        provider="Georgia Tech",
        event="CONNECT",
        category="service",
        planned=False,
        add_topics=("demand",),
        remove_topics=("sop",),
        kind=EvidenceKind.LETTER,
        exclude=(first,),
    )


def test_how_likely_they_come_true_is_asked_where_all_are_planned(
    qtbot: QtBot, edit: SharedEdit, make_session: MakeSession, open_edit: Open
) -> None:
    assert not edit.fields.likelihood.isVisible()
    ahead = replace(webinar("Ahead", "2027-05-04"), likelihood=60)
    planned = open_edit(make_session(AddActivity(ahead), AddActivity(replace(ahead, title="Two"))))
    line = planned.fields.likelihood
    assert (line.isVisible(), line.text()) == (True, "60")

    line.selectAll()
    qtbot.keyClicks(line, "101")
    planned.work_out()
    assert not planned.take_button.isEnabled()
    assert "100" in planned.told.text()
    line.selectAll()
    qtbot.keyClicks(line, "soon")
    planned.work_out()
    assert not planned.take_button.isEnabled()
    line.selectAll()
    qtbot.keyClicks(line, "90")
    assert wish(planned) == SharedChange(likelihood=90)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert wish(planned) == SharedChange(likelihood="")


def test_a_text_is_cleared_by_emptying_it(qtbot: QtBot, edit: SharedEdit) -> None:
    edit.fields.provider.selectAll()
    qtbot.keyClick(edit.fields.provider, Qt.Key.Key_Backspace)

    assert wish(edit) == SharedChange(provider="")


# Qt's offscreen platform says so of what completes a text.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_texts_that_differ_stay_unless_one_is_typed(
    qtbot: QtBot, make_session: MakeSession, open_edit: Open
) -> None:
    edit = open_edit(
        make_session(
            AddActivity(replace(webinar("One"), provider="MIT")),
            AddActivity(replace(webinar("Two"), provider="ASCM")),
        )
    )
    assert edit.fields.provider.placeholderText() == "Several; each keeps its own"
    assert wish(edit) == SharedChange()

    qtbot.keyClicks(edit.fields.provider, "MIT")

    assert wish(edit) == SharedChange(provider="MIT")
    assert edit.told.text() == "1 activity will change."


def test_the_kind_of_files_is_asked_only_where_there_are_any(
    make_session: MakeSession, open_edit: Open, edit: SharedEdit
) -> None:
    bare = open_edit(make_session(AddActivity(webinar("One")), AddActivity(webinar("Two"))))

    assert edit.fields.kind.isVisible()
    assert not bare.fields.kind.isVisible()


def test_it_says_beforehand_which_will_change_and_which_can_not_and_why(
    qtbot: QtBot, make_session: MakeSession, open_edit: Open
) -> None:
    exams = [AddActivity(exam(f"Exam {number}", f"2026-06-0{number}")) for number in range(1, 6)]
    edit = open_edit(make_session(AddActivity(webinar("Webinar")), *exams))

    edit.fields.type.choose("course")

    qtbot.waitUntil(lambda: "will change" in edit.told.text())
    lines = edit.told.text().splitlines()
    assert lines[0] == "1 activity will change."
    assert lines[1].startswith("“Exam 1” stays as it is: Course: its points depend on")
    assert lines[-1] == "So do 2 more."
    assert edit.take_button.isEnabled()


def test_what_is_no_type_is_said_and_nothing_can_be_taken(edit: SharedEdit) -> None:
    edit.fields.type.setEditText("yoga")
    edit.work_out()

    assert "yoga" in edit.told.text()
    assert not edit.take_button.isEnabled()


def test_what_was_filed_stays_and_is_named(make_session: MakeSession, open_edit: Open) -> None:
    exams = [AddActivity(exam(f"Exam {number}", f"2026-06-0{number}")) for number in range(1, 5)]
    session = make_session(*exams)
    (credential,) = session.snapshot.credentials
    filing = FileSubmission(credential.id, date(2026, 11, 20), attested=True, report=b"%PDF")
    session.do(filing)
    session.do(AddActivity(webinar("Free")))
    edit = open_edit(session)

    edit.fields.provider.setText("ASCM")
    edit.fields.provider.setModified(True)
    edit.work_out()

    assert edit.result_of.changed == (titled(session, "Free").id,)
    assert "was filed with the application of cycle 1" in edit.told.text()


@pytest.mark.parametrize(("sure", "left"), [(True, True), (False, False)])
def test_leaving_asks_where_something_was_entered(
    qtbot: QtBot,
    edit: SharedEdit,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
    sure: bool,
    left: bool,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gateway, "ask", lambda text, **_more: bool(asked.append(text)) or sure)
    qtbot.keyClicks(edit.fields.part_of, "CONNECT")

    edit.reject()

    assert asked == ["Leave without changing the activities?"]
    assert edit.isVisible() is not left


def test_leaving_untouched_asks_nothing(
    edit: SharedEdit, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "ask", lambda *_asked, **_more: pytest.fail("asked"))

    edit.reject()

    assert not edit.isVisible()


def test_every_control_has_a_name(edit: SharedEdit) -> None:
    nameless = [
        one
        for one in edit.findChildren(QWidget)
        if isinstance(one, (QLineEdit, QComboBox, QAbstractButton)) and one.isVisible()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]

    assert nameless == []


# From the page


def test_several_selected_are_edited_in_one_step_that_undo_takes_back(
    log: Session,
    open_page: OpenPage,
    actions: Actions,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def ask(
        activities: tuple[Activity, ...], *_more: object
    ) -> tuple[SharedChange, Outcome] | None:
        asked.extend(one.details.title for one in activities)
        return SharedChange(provider="ASCM"), Outcome(tuple(one.id for one in activities), {})

    monkeypatch.setattr(activity_commands.SharedEdit, "ask", ask)
    page = open_page(log)
    before = log.snapshot
    choose(page, "One", "Two")

    actions[Action.EDIT_ACTIVITY].trigger()

    assert sorted(asked) == ["One", "Two"]
    assert [titled(log, one).details.provider for one in ("One", "Two", "Three")] == [
        "ASCM",
        "ASCM",
        "MIT",
    ]
    assert gateway.last is not None
    assert gateway.last.text == "2 activities changed."
    gateway.last.offers[0].carry_out()
    assert log.snapshot == before


def test_what_could_not_be_changed_is_said_afterwards_too(
    log: Session, open_page: OpenPage, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _ = log.snapshot.activities
    result = Outcome((one.id,), {two.id: None})  # type: ignore[dict-item]
    monkeypatch.setattr(
        activity_commands.SharedEdit, "ask", lambda *_asked: (SharedChange(provider="A"), result)
    )

    open_page(log).commands.edit_all([one, two])

    assert gateway.last is not None
    assert gateway.last.text == "1 activity changed. 1 could not be."


def test_thinking_better_of_it_changes_nothing(
    log: Session, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_commands.SharedEdit, "ask", lambda *_asked: None)
    before = log.history()

    open_page(log).commands.edit_all(log.snapshot.activities)

    assert log.history() == before
