"""Forms are opened, put away and taken up again, and nothing that was typed is lost."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.forms import fill
from helpers.logs import StillClock, open_log, webinar
from helpers.papers import pdf, picture
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, DeleteActivities, EditActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.entries import Entries
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.entry.keeper import Keeper
from cpim_pdp.desktop.entry.unfinished_entry import key_of
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Session
from cpim_pdp.store import places, unfinished

MakeEntries = Callable[[Session], Entries]
MakeSession = Callable[..., Session]


def opened(entries: Entries, activity: Activity | None = None) -> EntryForm:
    form = entries.log() if activity is None else entries.edit(activity)
    assert form is not None
    form.activateWindow()
    QApplication.processEvents()
    return form


def titled(session: Session, title: str) -> Activity:
    return next(one for one in session.snapshot.activities if one.details.title == title)


def kept(session: Session) -> list[str]:
    return list(unfinished.kept(session.snapshot.log_id))


def said(gateway: Gateway) -> str:
    assert gateway.last is not None
    return gateway.last.text


def take(gateway: Gateway, offer: str) -> None:
    assert gateway.last is not None
    next(one for one in gateway.last.offers if one.text == offer).carry_out()


def certificate(folder: Path, name: str = "certificate.pdf") -> Path:
    path = folder / name
    path.write_bytes(pdf(name))
    return path


# Logging


def test_a_webinar_is_logged_with_its_title_its_hours_and_enter(
    qtbot: QtBot, session: Session, entries: Entries
) -> None:
    form = opened(entries)
    qtbot.keyClicks(form.fields.title, "On slotting")
    for _ in range(4):
        form.focusNextChild()
    assert QApplication.focusWidget() is form.fields.quantity
    qtbot.keyClicks(form.fields.quantity, "1:30")
    qtbot.keyClick(form.fields.quantity, Qt.Key.Key_Return)

    details = titled(session, "On slotting").details
    assert (details.type, details.date) == ("webinar", session.today())
    assert not details.draft


def test_the_form_is_not_modal_and_comes_to_the_front_when_asked_for_again(
    entries: Entries, tmp_path: Path
) -> None:
    form = opened(entries)

    assert not form.isModal()
    assert entries.log([certificate(tmp_path)]) is form
    assert len(form.evidence.evidence()) == 1


def test_an_activity_has_one_form_and_another_activity_its_own(
    session: Session, entries: Entries
) -> None:
    one, other = session.snapshot.activities

    first = opened(entries, one)

    assert opened(entries, one) is first
    assert opened(entries, other) is not first


def test_logging_and_going_on_keeps_type_and_date_and_nothing_else(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path, gateway: Gateway
) -> None:
    form = opened(entries)
    form.add_files([certificate(tmp_path)])
    fill(form, title="First", type="Course", date="4/7/2026", quantity="2", provider="MIT")
    form.foot.next_button.click()
    assert form.isVisible()
    assert form.body.told.words.text() == "“First” is in the log."
    assert said(gateway) == "“First” is in the log."
    assert not form.has_changes()
    assert form.evidence.evidence() == ()
    assert form.fields.reading().details == Details(
        "", type="course", date=titled(session, "First").details.date
    )

    qtbot.keyClicks(form.fields.title, "Second")
    fill(form, quantity="1")
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(form.fields.notes, Qt.Key.Key_Return, shift)

    assert titled(session, "Second").details.type == "course"
    assert form.isVisible()


def test_a_title_of_before_offers_to_fill_in_what_was_last_time(
    session: Session, make_session: MakeSession, make_entries: MakeEntries
) -> None:
    before = replace(
        webinar("Monthly S&OP", "2026-05-04", "1.5"), provider="Chapter 12", topics=("demand",)
    )
    session = make_session(AddActivity(before), AddActivity(webinar("Other", hours="3")))
    form = opened(make_entries(session))
    offer = form.body.last_time
    fill(form, title="monthly  s&op")
    form.fields.edited.emit()
    assert offer.words.text() == "Last time: Webinar · Chapter 12 · 1.5 h · Demand"

    offer.button.click()
    filled = form.fields.reading().details
    assert (filled.provider, filled.quantity, filled.topics) == (
        "Chapter 12",
        before.quantity,
        ("demand",),
    )
    assert filled.date == session.today()
    assert form.fields.quantity.hasFocus()

    offer.button.click()
    assert form.fields.reading().details.provider == ""
    fill(form, title="Never before")
    form.fields.edited.emit()
    assert not offer.isVisible()


def test_an_edit_is_offered_no_last_time(session: Session, entries: Entries) -> None:
    form = opened(entries, titled(session, "S&OP in practice"))

    assert not form.body.last_time.isVisible()


# Leaving


@pytest.mark.parametrize("how", ["esc", "cancel", "close"])
def test_an_untouched_form_just_closes(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, how: str
) -> None:
    before = session.snapshot
    form = opened(entries)
    leave(qtbot, form, how)

    assert form.isHidden()
    assert session.snapshot == before
    assert gateway.last is None
    assert kept(session) == []


def leave(qtbot: QtBot, form: EntryForm, how: str) -> None:
    match how:
        case "esc":
            qtbot.keyClick(form, Qt.Key.Key_Escape)
        case "cancel":
            form.foot.cancel_button.click()
        case "close":
            form.close()


@pytest.mark.parametrize("how", ["esc", "cancel", "close"])
def test_what_was_typed_is_kept_as_a_draft_without_asking(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, how: str
) -> None:
    form = opened(entries)
    qtbot.keyClicks(form.fields.title, "Precious")
    leave(qtbot, form, how)

    assert form.isHidden()
    assert titled(session, "Precious").details.draft
    assert said(gateway) == "Kept “Precious” as a draft."
    assert kept(session) == []
    take(gateway, "Continue")
    (again,) = entries._forms.values()
    assert again.fields.title.text() == "Precious"
    again.reject()
    take_all = len(session.snapshot.activities)
    session.undo()
    assert len(session.snapshot.activities) == take_all - 1


def test_a_draft_that_was_left_can_be_undone(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway
) -> None:
    before = session.snapshot
    form = opened(entries)
    qtbot.keyClicks(form.fields.title, "Precious")
    form.reject()

    take(gateway, "Undo")

    assert session.snapshot.activities == before.activities


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ({"provider": "MIT"}, "MIT"),
        ({"notes": "x"}, "Webinar"),
        ({"type": "", "quantity": "3"}, "Untitled"),
    ],
)
def test_a_draft_without_a_title_gets_one(
    session: Session, entries: Entries, typed: dict[str, str], title: str
) -> None:
    form = opened(entries)
    form.fields.notes.setPlainText(typed.pop("notes", ""))
    fill(form, **typed)
    form.reject()

    assert titled(session, title).details.draft


def test_what_a_draft_can_t_take_is_shown_again_when_it_is_finished(
    session: Session, entries: Entries
) -> None:
    form = opened(entries)
    fill(form, title="Odd", quantity="much", date="soon", until="1/1/2020", weeks="3")
    form.reject()
    draft = titled(session, "Odd")
    assert (draft.details.quantity, draft.details.date) == (None, None)

    again = opened(entries, draft)

    assert again.fields.quantity.text() == "much"
    assert again.fields.date.text() == "soon"
    assert again.fields.title.text() == "Odd"
    assert "22 Nov 2026" in again.body.told.words.text()
    fill(again, quantity="2", date="4/7/2026", until="", weeks="")
    assert again.save()
    assert kept(session) == []


def test_a_draft_is_kept_with_its_files(session: Session, entries: Entries, tmp_path: Path) -> None:
    form = opened(entries)
    form.add_files([certificate(tmp_path, "certificate-lean_2026-09-18.pdf")])
    form.reject()

    draft = titled(session, "Lean")
    assert draft.details.draft
    assert str(draft.details.date) == "2026-09-18"
    assert len(draft.evidence) == 1


def test_a_half_made_edit_is_kept_and_not_saved(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway
) -> None:
    activity = titled(session, "S&OP in practice")
    form = opened(entries, activity)
    fill(form, provider="Georgia Tech")
    form.fields.edited.emit()
    leave(qtbot, form, "esc")
    assert titled(session, "S&OP in practice") == activity
    assert said(gateway) == "What you changed of “S&OP in practice” is kept, but not saved."

    take(gateway, "Continue")
    again = opened(entries, activity)
    assert again.fields.provider.text() == "Georgia Tech"
    assert "is not in the log yet" in again.body.told.words.text()
    assert again.save()

    assert titled(session, "S&OP in practice").details.provider == "Georgia Tech"
    assert kept(session) == []


def test_a_half_made_edit_can_be_discarded(
    session: Session, entries: Entries, gateway: Gateway
) -> None:
    activity = titled(session, "S&OP in practice")
    form = opened(entries, activity)
    fill(form, provider="Georgia Tech")
    form.reject()
    take(gateway, "Discard")
    assert kept(session) == []

    form = opened(entries, activity)
    assert form.fields.provider.text() == ""
    fill(form, provider="MIT")
    form.reject()
    again = opened(entries, activity)
    again.body.told.button.click()

    assert again.isHidden()
    assert kept(session) == []


def test_what_changed_elsewhere_meanwhile_stays_and_is_named_where_both_changed(
    session: Session, entries: Entries
) -> None:
    activity = titled(session, "S&OP in practice")
    form = opened(entries, activity)
    fill(form, provider="Georgia Tech")
    form.reject()
    with open_log(session.path, clock=StillClock()) as elsewhere:
        after = replace(activity.details, provider="MIT", notes="From elsewhere")
        elsewhere.do(EditActivity(activity.id, activity.details, after))
    session.look_around()

    again = opened(entries, titled(session, "S&OP in practice"))

    assert again.fields.provider.text() == "Georgia Tech"
    assert again.fields.notes.toPlainText() == "From elsewhere"
    assert "Changed elsewhere since: Provider." in again.body.told.words.text()


def test_a_form_whose_draft_can_t_be_put_into_the_log_is_kept_beside_it(
    session: Session, entries: Entries, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(entries)
    fill(form, title="Precious")

    def full(_command: object) -> None:
        raise Refusal(Reason.DISK_FULL, path=session.path)

    with monkeypatch.context() as patched:
        patched.setattr(session.logbook, "do", full)
        form.reject()

    assert form.isHidden()
    assert said(gateway) == "What you typed is kept, but it is not in the log."
    assert len(kept(session)) == 1
    assert opened(entries).fields.title.text() == "Precious"


def test_a_form_that_can_t_be_kept_anywhere_stays_open_and_says_why(
    session: Session, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(entries, titled(session, "S&OP in practice"))
    fill(form, provider="Georgia Tech")

    def full(*_anything: object) -> None:
        raise Refusal(Reason.DISK_FULL, path=places.data_folder())

    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "keep", full)
        form.reject()
        assert form.isVisible()
        assert "can't be kept" in form.body.told.words.text()
        assert not entries.close_for_now()

    form.keeper.now()
    assert not form.body.told.isVisible()
    assert entries.close_for_now()


# A crash, and a closed window


def test_what_is_typed_is_written_shortly_after(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path
) -> None:
    form = opened(entries)
    qtbot.keyClicks(form.fields.title, "Before the crash")
    form.add_files([certificate(tmp_path)])

    qtbot.waitUntil(lambda: len(kept(session)) == 1)
    # The program is killed: nothing of it is left but what was written.
    form.keeper._stop()
    entries._forms.clear()
    form.hide()

    again = opened(entries)
    assert again is not form
    assert again.fields.title.text() == "Before the crash"
    assert [one.name for one in again.evidence.evidence()] == ["certificate.pdf"]
    assert again.save() is False
    fill(again, quantity="1")
    assert again.save()
    assert kept(session) == []
    form.keeper.forget()


def test_who_types_without_a_pause_is_written_too(qtbot: QtBot) -> None:
    keeper = Keeper("11111111", "new-1", lambda: "text")

    keeper.soon()
    assert keeper._latest.isActive()
    keeper._pause.stop()
    keeper._latest.timeout.emit()

    assert unfinished.kept("11111111") == {"new-1": "text"}
    assert not keeper._latest.isActive()


def test_closing_the_window_keeps_all_forms_without_a_draft_or_a_question(
    session: Session, make_entries: MakeEntries
) -> None:
    entries = make_entries(session)
    before = session.snapshot
    new, edit = opened(entries), opened(entries, titled(session, "S&OP in practice"))
    fill(new, title="Half typed")
    fill(edit, provider="Georgia Tech")

    assert entries.close_for_now()

    assert new.isHidden()
    assert edit.isHidden()
    assert session.snapshot == before
    assert len(kept(session)) == 2
    later = make_entries(session)
    assert opened(later).fields.title.text() == "Half typed"
    assert opened(later, titled(session, "S&OP in practice")).fields.provider.text() == (
        "Georgia Tech"
    )


def test_what_is_taken_up_can_go_to_the_inbox_to_start_anew(
    session: Session, entries: Entries
) -> None:
    form = opened(entries)
    fill(form, title="Half typed")
    entries.close_for_now()

    opened(entries).body.told.button.click()

    assert titled(session, "Half typed").details.draft
    assert opened(entries).fields.title.text() == ""


def test_a_dropped_file_begins_an_entry_of_its_own(
    session: Session, entries: Entries, tmp_path: Path
) -> None:
    fill(opened(entries), title="Half typed")
    entries.close_for_now()

    form = entries.log([certificate(tmp_path, "slotting.pdf")])

    assert form is not None
    assert form.fields.title.text() == "Slotting"
    assert len(kept(session)) == 1


def test_what_was_typed_of_an_activity_that_is_gone_becomes_a_new_entry(
    session: Session, entries: Entries
) -> None:
    activity = titled(session, "S&OP in practice")
    fill(opened(entries, activity), provider="Georgia Tech")
    entries.close_for_now()
    begun = next(iter(entries._kept().values()))
    session.do(DeleteActivities((activity.id,)))

    entries.take_up(begun)
    entries.take_up(begun)
    (form,) = entries._forms.values()

    assert form.activity is None
    assert form.body.told.words.text() == (
        "“S&OP in practice” was deleted. This is what you typed on 22 Nov 2026; as a new activity."
    )
    assert form.fields.provider.text() == "Georgia Tech"
    assert form.save()
    assert titled(session, "S&OP in practice").details.provider == "Georgia Tech"
    assert titled(session, "S&OP in practice").id != activity.id
    assert kept(session) == []


def test_what_was_begun_of_an_activity_is_told_until_it_is_open_or_discarded(
    session: Session, entries: Entries
) -> None:
    activity = titled(session, "S&OP in practice")
    heard: list[bool] = []
    entries.kept.connect(lambda: heard.append(entries.begun(activity.id) is not None))
    form = opened(entries, activity)
    fill(form, provider="Georgia Tech")

    form.reject()
    assert heard[-1]
    opened(entries, activity)
    assert not heard[-1]
    entries.close_for_now()
    assert heard[-1]
    entries.discard(key_of(activity.id))

    assert not heard[-1]
    assert opened(entries, activity).fields.provider.text() != "Georgia Tech"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1, "at": "soon", "activity": "", "typed": {}, "was": {}, "files": []}',
        "[" * 5_000,
    ],
)
def test_what_is_no_entry_is_left_alone(session: Session, entries: Entries, text: str) -> None:
    unfinished.keep(session.snapshot.log_id, "new-1", text)

    assert opened(entries).fields.title.text() == ""
    assert kept(session) == ["new-1"]


def test_hostile_texts_of_an_entry_change_nothing_but_fields(
    session: Session, entries: Entries
) -> None:
    text = (
        '{"version": 1, "at": "2026-11-20T10:00:00+00:00", "activity": "",'
        ' "typed": {"title": 5, "type": "<b>", "date": "2026-13-01", "topics": ["demand", 3],'
        ' "planned": "yes", "category": 7, "row": "none", "notes": null, "other": 1},'
        ' "was": {}, "files": [], "kinds": {"0": "letter"}}'
    )
    unfinished.keep(session.snapshot.log_id, "new-1", text)

    form = opened(entries)

    assert form.fields.title.text() == ""
    assert form.fields.type.currentText() == "<b>"
    assert form.fields.date.text() == "2026-13-01"
    assert form.fields.topics.chosen() == ("demand",)


def test_two_windows_on_copies_of_a_log_keep_their_entries_apart(
    session: Session, make_entries: MakeEntries
) -> None:
    one, other = make_entries(session), make_entries(session)
    fill(opened(one), title="In one")
    one.close_for_now()
    form = opened(other)
    assert form.fields.title.text() == "In one"
    form.fields.title.setText("In both")
    form.keeper.now()
    assert len(kept(session)) == 1


# A log that can only be read


def test_a_read_only_log_opens_no_form(
    session: Session,
    entries: Entries,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _session: True))

    assert entries.log() is None
    assert entries.edit(session.snapshot.activities[0]) is None
    entries.take_files([certificate(tmp_path)])

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


# Pasting


def copied_picture() -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x1F5FD0)
    QGuiApplication.clipboard().setImage(image)


def copied_files(*paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText(" ".join(str(path) for path in paths))
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


def test_a_picture_is_pasted_as_evidence_even_into_a_field(
    qtbot: QtBot, session: Session, entries: Entries
) -> None:
    copied_picture()
    form = opened(entries)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(form.fields.title, Qt.Key.Key_V, control)

    (pasted,) = form.evidence.evidence()
    assert pasted.name.startswith("Screenshot 2026-11-22")
    assert pasted.kind is EvidenceKind.SCREENSHOT
    assert form.fields.title.text() == ""
    fill(form, title="Pasted", quantity="1")
    assert form.save()
    assert titled(session, "Pasted").evidence[0].media_type == "image/png"
    assert not (places.data_folder() / "unfinished").exists() or kept(session) == []


def test_a_file_is_pasted_from_a_button_too(qtbot: QtBot, entries: Entries, tmp_path: Path) -> None:
    copied_files(certificate(tmp_path))
    form = opened(entries)

    qtbot.keyClick(form.foot.log_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [one.name for one in form.evidence.evidence()] == ["certificate.pdf"]
    assert form.fields.title.text() == "Certificate"


def test_words_are_pasted_into_the_field_as_ever(qtbot: QtBot, entries: Entries) -> None:
    QGuiApplication.clipboard().setText("S&OP")
    form = opened(entries)

    qtbot.keyClick(form.fields.title, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert form.fields.title.text() == "S&OP"
    assert form.evidence.evidence() == ()


def test_pasting_into_the_window_begins_an_entry_or_says_there_is_nothing(
    entries: Entries, gateway: Gateway
) -> None:
    entries.paste()
    assert said(gateway) == "There is no file or picture on the clipboard: copy one first."

    copied_picture()
    entries.paste()

    (form,) = entries._forms.values()
    assert len(form.evidence.evidence()) == 1


def test_a_pasted_picture_survives_a_crash(session: Session, entries: Entries) -> None:
    copied_picture()
    entries.paste()
    entries.close_for_now()

    (pasted,) = opened(entries).evidence.evidence()

    assert Path(pasted.path).is_file()
    if os.name == "posix":
        assert Path(pasted.path).stat().st_mode & 0o777 == 0o600


# What a file of the form is


def test_the_kind_that_a_name_speaks_of_is_said_to_be_guessed(
    qtbot: QtBot, entries: Entries, tmp_path: Path
) -> None:
    form = opened(entries)
    form.add_files([certificate(tmp_path), picture(tmp_path / "IMG_0012.png")])

    first, second = form.evidence._coming.values()
    assert first._note.text() == "by the name of the file"
    assert second.kind is EvidenceKind.OTHER
    qtbot.waitUntil(lambda: bool(second.sha256))
    assert form.body.told.words.text().startswith("The title is guessed")


def test_what_can_t_be_evidence_is_said_at_once_and_the_rest_stays(
    qtbot: QtBot, entries: Entries, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "folder").mkdir()
    twin = tmp_path / "twin.pdf"
    twin.write_bytes(certificate(tmp_path).read_bytes())
    form = opened(entries)
    form.add_files(
        [tmp_path / name for name in ("empty.pdf", "folder", "certificate.pdf", "twin.pdf")]
    )

    qtbot.waitUntil(lambda: len(form.evidence.evidence()) == 1)

    told = form.evidence.refused.text().splitlines()
    assert [line.split("”")[0] for line in told] == ["“empty.pdf", "“folder", "“twin.pdf"]


def test_a_file_that_proves_something_else_and_a_program_are_said_beside_it(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path
) -> None:
    proof = certificate(tmp_path)
    form = opened(entries)
    form.add_files([proof])
    fill(form, title="First", quantity="1")
    assert form.save()
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")

    form = opened(entries)
    form.add_files([proof, program])

    same, run = form.evidence._coming.values()
    qtbot.waitUntil(lambda: bool(run.sha256))
    assert same._note.text() == "is also the evidence of “First”"
    assert "may be a program" in run._note.text()


def test_a_kind_that_is_changed_in_the_form_is_saved_in_the_same_step(
    session: Session, entries: Entries, tmp_path: Path
) -> None:
    form = opened(entries)
    form.add_files([certificate(tmp_path)])
    fill(form, title="First", quantity="1")
    form.save()
    form = opened(entries, titled(session, "First"))
    (line,) = form.evidence._attached.values()
    assert not form.has_changes()
    line.say_kind(EvidenceKind.LETTER)
    assert form.has_changes()
    fill(form, provider="MIT")
    assert form.save()

    after = titled(session, "First")
    assert (after.details.provider, after.evidence[0].kind) == ("MIT", EvidenceKind.LETTER)
    session.undo()
    before = titled(session, "First")
    assert (before.details.provider, before.evidence[0].kind) == ("", EvidenceKind.CERTIFICATE)


def test_a_file_is_looked_at_before_it_is_in_the_log(
    qtbot: QtBot, entries: Entries, tmp_path: Path
) -> None:
    form = opened(entries)
    form.add_files([certificate(tmp_path)])
    (line,) = form.evidence._coming.values()
    qtbot.waitUntil(lambda: bool(line.sha256))
    thumb = line._place.itemAt(0).widget()
    assert thumb is not None
    thumb.click()

    look = entries._evidence._quick_look
    assert look is not None
    qtbot.waitUntil(look.view.isVisible)
    assert not look.copy_button.isVisible()
    look.close()


# Planned


def test_a_planned_entry_is_asked_how_likely_it_is(session: Session, entries: Entries) -> None:
    form = opened(entries)
    fill(form, title="Ahead", quantity="2")
    assert not form.fields.boxes["likelihood"].isVisible()
    fill(form, date="1/12/2026")
    assert form.fields.boxes["likelihood"].isVisible()
    fill(form, likelihood="130")
    assert not form.save()
    assert "130" in form.fields.boxes["likelihood"].error
    fill(form, likelihood="80")
    assert form.save()

    logged = titled(session, "Ahead")
    assert logged.details.likelihood == 80
    assert opened(entries, logged).fields.likelihood.text() == "80"


def test_the_time_of_what_is_kept_is_that_of_the_clock(session: Session, entries: Entries) -> None:
    fill(opened(entries), title="Half typed")
    entries.close_for_now()

    (entry,) = entries._kept().values()

    assert entry.at == session.clock()
    assert entry.title == "Half typed"
