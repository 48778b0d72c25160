from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import forms
from helpers.dropping import drop_files
from helpers.forms import fill
from helpers.logs import StillClock, exam, open_log, webinar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, AddCredential, EditActivity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry import typed_texts
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.evidence.kind_link import KindLink
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.helping import HelpButton
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenForm = Callable[..., EntryForm]


@pytest.fixture
def open_form(qtbot: QtBot, session: Session, gateway: Gateway) -> OpenForm:
    def opened(activity: Activity | None = None, within: Session | None = None) -> EntryForm:
        return forms.open_form(qtbot, within or session, gateway, activity)

    return opened


def titled(session: Session, title: str) -> Activity:
    return next(one for one in session.snapshot.activities if one.details.title == title)


# Qt's offscreen platform says these of every pop-up.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_activity_is_logged_by_keyboard_alone(
    qtbot: QtBot, session: Session, open_form: OpenForm
) -> None:
    form = open_form()
    qtbot.keyClicks(form.fields.title, "Lean basics")
    qtbot.keyClick(form.fields.title, Qt.Key.Key_Tab)
    line = form.fields.type.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "cour")
    popup = form.fields.type.completer().popup()
    popup.hide()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    form.fields.date.line.selectAll()
    qtbot.keyClicks(form.fields.date.line, "4/7/26")
    qtbot.keyClicks(form.fields.quantity, "1:30")
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.fields.quantity, Qt.Key.Key_Return)

    details = titled(session, "Lean basics").details
    assert details.date == date(2026, 7, 4)
    assert details.quantity is not None
    assert (details.quantity.count, details.quantity.unit) == (90, Unit.HOUR)
    assert form.isHidden()


def test_ctrl_enter_logs_from_the_notes(
    qtbot: QtBot, session: Session, open_form: OpenForm
) -> None:
    form = open_form()
    fill(form, title="Noted", type="Webinar", quantity="1")
    form.foot.more.click()
    form.fields.notes.setFocus()
    qtbot.keyClicks(form.fields.notes, "one")
    qtbot.keyClick(form.fields.notes, Qt.Key.Key_Return)
    qtbot.keyClicks(form.fields.notes, "two")
    assert form.isVisible()
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.fields.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert titled(session, "Noted").details.notes == "one\ntwo"


def test_a_new_entry_begins_today_with_the_type_of_the_last_one(open_form: OpenForm) -> None:
    form = open_form()

    assert form.fields.date.text() == "22/11/2026"
    assert form.fields.type.type_id() == "webinar"
    assert not form.has_changes()


def test_the_type_is_found_by_a_part_of_its_name(open_form: OpenForm) -> None:
    field = open_form().fields.type
    for text, meant in {"college": "college-course", "book": "book", "webinar": "webinar"}.items():
        field.setEditText(text)
        assert field.type_id() == meant
    field.setEditText("ship")
    with pytest.raises(Refusal) as several:
        field.type_id()
    assert several.value.reason is Reason.TYPE_UNKNOWN


def test_points_and_arithmetic_follow_what_is_typed(open_form: OpenForm) -> None:
    form = open_form()
    assert form.preview.arithmetic.text() == "Enter the hours to see the points."

    fill(form, quantity="1:30")
    assert form.preview.figure.text() == "1.5"
    assert form.preview.arithmetic.text() == "1.5 h × 1 = 1.5"

    fill(form, type="ASCM conference", quantity="", date="1/6/2026", until="3/6/2026")
    assert form.preview.figure.text() == "24"
    assert form.fields.boxes["quantity"].label == "Days"


def test_the_preview_says_where_it_brings_the_credential(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    fill(form, quantity="2")

    qtbot.waitUntil(lambda: form.preview.brings.text() == "Brings CPIM to 6.5 of 75.")


def test_what_is_planned_is_said_to_be_planned(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    fill(form, quantity="2", date="1/12/2026")

    qtbot.waitUntil(lambda: form.preview.brings.text() == "CPIM: 4.5 of 75, and 2 planned.")


def test_hints_are_shown_at_once(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    fill(form, title="Demand sensing", date="4/5/2026", quantity="1")
    qtbot.waitUntil(lambda: any("in the log already" in one for one in form.preview.hints.shown))

    fill(form, title="Demand", date="4/5/2019")
    qtbot.waitUntil(lambda: any("certification" in one for one in form.preview.hints.shown))
    assert len(form.preview.hints.shown) == 1


@pytest.mark.parametrize(
    ("typed", "key", "says"),
    [
        ({"title": "", "quantity": "1"}, "title", "title"),
        ({"title": "A", "quantity": "1", "date": ""}, "date", "date"),
        ({"title": "A", "quantity": "1", "date": "31/2/2026"}, "date", "no such day"),
        ({"title": "A", "quantity": "1", "date": "soon"}, "date", "22/11/2026"),
        ({"title": "A", "quantity": ""}, "quantity", "quantity"),
        ({"title": "A", "quantity": "much"}, "quantity", "much"),
        ({"title": "A", "quantity": "1", "until": "1/1/2026"}, "until", "day"),
        ({"title": "A", "quantity": "1", "type": "xyzzy"}, "type", "xyzzy"),
        ({"title": "A", "type": "Certification exam", "score": "12"}, "score", "200"),
        ({"title": "A", "type": "Volunteering", "quantity": "1"}, "points", "points"),
        ({"title": "A", "quantity": "1", "points": "9"}, "reason", "reason"),
        ({"title": "A", "quantity": "1", "points": "lots"}, "points", "lots"),
        ({"title": "A", "type": "College course", "quantity": "3"}, "weeks", "weeks"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(
    session: Session, open_form: OpenForm, typed: dict[str, str], key: str, says: str
) -> None:
    form = open_form()
    before = session.snapshot
    fill(form, **typed)
    content = typed_texts.typed(form.fields)

    assert not form.save()

    box = form.fields.boxes[key]
    assert says in box.error.lower()
    assert box.isVisible()
    assert box.editor.hasFocus() or box.editor.focusWidget() is not None
    assert box.editor.accessibleDescription() == box.error
    assert typed_texts.typed(form.fields) == content
    assert session.snapshot == before


def test_a_refusal_goes_once_its_field_is_right(open_form: OpenForm) -> None:
    form = open_form()
    fill(form, title="A", quantity="much")
    form.save()
    fill(form, quantity="2")

    assert form.fields.boxes["quantity"].error == ""


def test_a_failed_save_keeps_the_form_and_says_why(
    session: Session, open_form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = open_form()
    fill(form, title="Kept", quantity="2")

    def full(_command: object) -> None:
        raise Refusal(Reason.DISK_FULL, path=session.path)

    monkeypatch.setattr(session.logbook, "do", full)

    assert not form.save()
    assert "full" in form.foot.error.text()
    assert form.foot.error.isVisible()
    assert form.fields.title.text() == "Kept"


def test_a_draft_needs_only_a_title_and_is_finished_later(
    session: Session, open_form: OpenForm
) -> None:
    form = open_form()
    fill(form, title="On the train", type="", date="")
    form.foot.draft_button.click()
    draft = titled(session, "On the train")
    assert draft.details.draft
    assert draft.details.type is None

    again = open_form(draft)
    assert again.windowTitle() == "Finish the draft"
    fill(again, type="Webinar", date="1/9/2026", quantity="1")
    assert again.save()

    assert not titled(session, "On the train").details.draft


def test_editing_changes_only_what_was_changed(session: Session, open_form: OpenForm) -> None:
    activity = titled(session, "S&OP in practice")
    form = open_form(activity)
    assert form.windowTitle() == "Edit activity"
    assert not form.has_changes()
    assert not form.foot.draft_button.isVisible()
    fill(form, provider="Georgia Tech")
    form.save()

    assert titled(session, "S&OP in practice").details == replace(
        activity.details, provider="Georgia Tech"
    )


def test_an_edit_merges_with_a_change_made_elsewhere(session: Session, open_form: OpenForm) -> None:
    activity = titled(session, "S&OP in practice")
    form = open_form(activity)
    with open_log(session.path, clock=StillClock()) as elsewhere:
        after = replace(activity.details, notes="From the command line")
        elsewhere.do(EditActivity(activity.id, activity.details, after))
    fill(form, provider="Georgia Tech")

    assert form.save()
    details = titled(session, "S&OP in practice").details
    assert (details.provider, details.notes) == ("Georgia Tech", "From the command line")


def test_every_field_comes_back_as_it_was_logged(session: Session, open_form: OpenForm) -> None:
    form = open_form()
    fill(
        form,
        title="All of it",
        type="College course",
        provider="MIT",
        date="1/2/2026",
        until="1/6/2026",
        quantity="3",
        weeks="15",
        event="Spring term",
        points="40",
        reason="By the letter of the college",
    )
    form.fields.notes.setPlainText("First line\nسطر")
    form.fields.topics.choose(("inventory", "demand"))
    form.fields.category.setCurrentIndex(form.fields.category.findData("service"))
    form.fields.planned.setChecked(True)
    assert form.save(), form.foot.error.text()
    logged = titled(session, "All of it")

    again = open_form(logged)

    assert again.fields.reading().details == logged.details
    assert logged.details.points == Decimal(40)
    assert logged.details.topics == ("demand", "inventory")
    assert logged.details.category == "service"
    assert logged.details.planned


def test_a_choice_of_rules_is_offered_where_the_edition_has_one(
    session: Session, open_form: OpenForm
) -> None:
    form = open_form()
    fill(form, title="Paper", type="Publication", date="1/2/2016", quantity="1")
    assert form.fields.boxes["row"].isVisible()
    form.fields.row.setCurrentIndex(form.fields.row.findData("m-research"))
    form.fields.row.activated.emit(form.fields.row.currentIndex())

    assert form.fields.reading().details.row == "m-research"
    fill(form, date="1/2/2026")
    assert form.fields.reading().details.row is None


def test_fields_that_mean_nothing_for_the_type_are_not_offered(open_form: OpenForm) -> None:
    form = open_form()
    boxes = form.fields.boxes
    assert not boxes["notes"].isVisible()
    form.foot.more.click()
    assert boxes["notes"].isVisible()
    assert not boxes["weeks"].isVisible()
    assert not boxes["score"].isVisible()

    fill(form, type="Certification exam")
    assert boxes["score"].isVisible()


def test_evidence_is_added_by_button_with_its_kind(
    session: Session, open_form: OpenForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"%PDF-1.4 paid")
    monkeypatch.setattr("cpim_pdp.desktop.evidence.drop.choose", lambda _parent: (receipt,))
    form = open_form()
    fill(form, title="Paid for", quantity="1")
    form.evidence.drop.add_button.click()
    form.evidence.drop.add_button.click()
    assert form.has_changes()
    link = form.evidence.findChild(KindLink)
    assert link is not None
    assert link.kind is EvidenceKind.RECEIPT
    next(one for one in link.menu().actions() if one.data() == "letter").trigger()
    form.save()

    (evidence,) = titled(session, "Paid for").evidence
    assert (evidence.name, evidence.kind) == ("receipt.pdf", EvidenceKind.LETTER)


def test_a_file_dropped_on_the_form_proposes_a_title_and_can_be_taken_out(
    open_form: OpenForm, tmp_path: Path
) -> None:
    certificate = tmp_path / "demand-sensing_2026.pdf"
    certificate.write_bytes(b"%PDF-1.4")
    form = open_form()
    drop_files(form, QPoint(5, 5), certificate)

    assert form.fields.title.text() == "Demand sensing 2026"
    assert [one.name for one in form.evidence.evidence()] == [certificate.name]

    button = next(
        one
        for one in form.evidence.findChildren(QAbstractButton)
        if one.accessibleName() == f"Take {certificate.name} out"
    )
    button.click()
    assert form.evidence.evidence() == ()


def test_every_control_of_the_form_has_a_name(open_form: OpenForm, tmp_path: Path) -> None:
    certificate = tmp_path / "c.pdf"
    certificate.write_bytes(b"x")
    form = open_form()
    form.add_files((certificate,))
    form.foot.more.click()
    nameless = [
        one
        for one in form.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        if one.focusProxy() is None
    ]

    assert nameless == []


def test_tab_goes_through_the_fields_from_top_to_bottom(qtbot: QtBot, open_form: OpenForm) -> None:
    form = open_form()
    fill(form, type="ASCM conference")
    fields = form.fields
    fields.title.setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        form.focusNextChild()

    assert seen[0] is fields.title
    assert seen[1] in (fields.type, fields.type.lineEdit())
    assert seen[2:] == [
        fields.provider,
        fields.date.line,
        fields.quantity,
        fields.until.line,
        fields.event_name,
    ]


def test_two_credentials_are_both_told(
    qtbot: QtBot, make_session: MakeSession, open_form: OpenForm
) -> None:
    session = make_session(
        AddCredential(Credential("", "CSCP", date(2024, 6, 2))), AddActivity(webinar())
    )
    form = open_form(within=session)
    fill(form, quantity="2")

    qtbot.waitUntil(lambda: "CSCP to 3.5 of 75" in form.preview.brings.text())
    assert "CPIM to 3.5 of 75" in form.preview.brings.text()


def test_an_old_exam_without_a_score_is_edited_as_it_is(
    make_session: MakeSession, open_form: OpenForm
) -> None:
    session = make_session(AddActivity(exam()))
    form = open_form(titled(session, "Exam"), within=session)

    assert form.fields.score.text() == "310"
    assert form.save()
    assert titled(session, "Exam").details.score == 310


def test_details_of_no_type_have_no_points(open_form: OpenForm) -> None:
    form = open_form()
    fill(form, type="")

    assert form.preview.arithmetic.text() == "Choose a type and a date to see the points."
    assert form.fields.reading().details == Details(title="", date=date(2026, 11, 22))


def test_behind_the_fields_come_the_evidence_the_topics_help_and_the_buttons(
    qtbot: QtBot, open_form: OpenForm
) -> None:
    form = open_form()
    form.fields.quantity.setFocus()
    chips = form.fields.topics.findChildren(QAbstractButton)

    seen = []
    for _ in range(len(chips) + 6):
        form.focusNextChild()
        seen.append(QApplication.focusWidget())

    foot = form.foot
    ends = form.findChild(HelpButton), foot.more, foot.cancel_button, foot.draft_button
    assert seen == [form.evidence.drop.add_button, *chips, *ends, foot.next_button]


def test_the_points_are_explained_by_the_rule_and_its_source(open_form: OpenForm) -> None:
    form = open_form()
    fill(form, type="Webinar", quantity="2")

    tip = form.preview.arithmetic.toolTip()
    assert tip.startswith("The rule: ")
    assert "Read at" in tip
    assert form.preview.figure.toolTip() == tip
