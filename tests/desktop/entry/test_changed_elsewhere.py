"""An activity that changes elsewhere while its form is open: nobody's value is lost unasked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.forms import open_form
from helpers.logs import StillClock, by_title, make_log, open_log
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.commands import Command, DeleteActivities, EditActivity
from cpim_pdp.desktop.entry.clash_question import ClashQuestion
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

Answer = Callable[[ClashQuestion], None]


@pytest.fixture
def activity(session: Session) -> Activity:
    return by_title(session.logbook, "S&OP in practice")


@pytest.fixture
def form(qtbot: QtBot, session: Session, gateway: Gateway, activity: Activity) -> EntryForm:
    return open_form(qtbot, session, gateway, activity)


def elsewhere(session: Session, command: Command) -> None:
    with open_log(session.path, clock=StillClock()) as logbook:
        logbook.do(command)


def changed(activity: Activity, provider: str, notes: str = "") -> EditActivity:
    return EditActivity(
        activity.id, activity.details, replace(activity.details, provider=provider, notes=notes)
    )


def while_asked(answer: Answer) -> list[str]:
    """Answer the question that is about to come up; return what it shows."""
    shown: list[str] = []

    def given() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, ClashQuestion)
        shown.extend(one.accessibleName() for one in question.findChildren(QRadioButton))
        answer(question)

    QTimer.singleShot(0, given)
    return shown


def test_both_values_are_shown_side_by_side_and_mine_is_kept(
    session: Session, form: EntryForm, activity: Activity
) -> None:
    elsewhere(session, changed(activity, provider="MIT", notes="From elsewhere"))
    form.fields.provider.setText("Georgia Tech")
    shown = while_asked(lambda question: question.save_button.click())

    assert form.save()

    assert shown == ["Provider, keep mine: Georgia Tech", "Provider, take theirs: MIT"]
    details = by_title(session.logbook, "S&OP in practice").details
    assert (details.provider, details.notes) == ("Georgia Tech", "From elsewhere")


def test_theirs_is_taken_field_by_field(
    session: Session, form: EntryForm, activity: Activity
) -> None:
    elsewhere(session, changed(activity, provider="MIT", notes="Theirs"))
    form.fields.provider.setText("Georgia Tech")
    form.fields.notes.setPlainText("Mine")

    def answer(question: ClashQuestion) -> None:
        words = question.theirs["provider"].parentWidget()
        assert words is not None
        QTest.mouseClick(words, Qt.MouseButton.LeftButton)
        question.save_button.click()

    while_asked(answer)

    assert form.save()
    details = by_title(session.logbook, "S&OP in practice").details
    assert (details.provider, details.notes) == ("MIT", "Mine")


def test_going_on_editing_keeps_everything_typed_and_changes_nothing(
    session: Session, form: EntryForm, activity: Activity
) -> None:
    elsewhere(session, changed(activity, provider="MIT"))
    form.fields.provider.setText("Georgia Tech")
    while_asked(lambda question: question.back_button.click())

    assert not form.save()

    assert form.isVisible()
    assert form.fields.provider.text() == "Georgia Tech"
    assert "was changed elsewhere" in form.foot.error.text()
    assert by_title(session.logbook, "S&OP in practice").details.provider == "MIT"


def test_a_change_during_the_question_is_asked_about_again(
    session: Session, form: EntryForm, activity: Activity
) -> None:
    elsewhere(session, changed(activity, provider="MIT"))
    form.fields.provider.setText("Georgia Tech")
    asked: list[str] = []

    def first(question: ClashQuestion) -> None:
        asked.append("first")
        now = by_title(session.logbook, "S&OP in practice")
        elsewhere(session, changed(now, provider="Purdue"))
        while_asked(second)
        question.save_button.click()

    def second(question: ClashQuestion) -> None:
        asked.append(question.theirs["provider"].accessibleName())
        question.save_button.click()

    while_asked(first)

    assert form.save()
    assert asked == ["first", "Provider, take theirs: Purdue"]
    assert by_title(session.logbook, "S&OP in practice").details.provider == "Georgia Tech"


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_was_typed_for_an_activity_deleted_elsewhere_can_be_logged_as_new(
    session: Session,
    form: EntryForm,
    activity: Activity,
    monkeypatch: pytest.MonkeyPatch,
    is_wanted: bool,
) -> None:
    elsewhere(session, DeleteActivities((activity.id,)))
    form.fields.provider.setText("Georgia Tech")
    monkeypatch.setattr(Gateway, "ask", lambda *_, **__: is_wanted)

    assert form.save() is is_wanted

    found = [one for one in session.snapshot.activities if one.details.title == "S&OP in practice"]
    assert [one.details.provider for one in found] == (["Georgia Tech"] if is_wanted else [])
    assert form.isVisible() is not is_wanted
    assert form.fields.provider.text() == "Georgia Tech"


def test_what_was_typed_outlasts_a_log_that_is_replaced_meanwhile(
    qtbot: QtBot, session: Session, form: EntryForm, tmp_path: Path, gateway: Gateway
) -> None:
    del gateway
    copy = tmp_path / "copy.cpimlog"
    copy.write_bytes(session.path.read_bytes())
    copy.replace(session.path)
    form.fields.provider.setText("Georgia Tech")

    assert not form.save()
    assert form.foot.reopen_button.isVisible()
    qtbot.mouseClick(form.foot.reopen_button, Qt.MouseButton.LeftButton)
    assert not form.foot.reopen_button.isVisible()

    assert form.save()
    assert by_title(session.logbook, "S&OP in practice").details.provider == "Georgia Tech"


def test_an_edit_into_another_log_is_kept_in_the_form(
    qtbot: QtBot, session: Session, form: EntryForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.cpimlog"
    make_log(other).close()
    other.replace(session.path)
    form.fields.provider.setText("Georgia Tech")
    monkeypatch.setattr(Gateway, "ask", lambda *_, **__: True)
    assert not form.save()
    qtbot.mouseClick(form.foot.reopen_button, Qt.MouseButton.LeftButton)

    assert form.save()

    (logged,) = session.snapshot.activities
    assert logged.details.provider == "Georgia Tech"
