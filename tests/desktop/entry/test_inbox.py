"""Files dropped on the window become drafts, which are finished one after the other."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.dropping import drag_files, drop_files
from helpers.forms import fill
from helpers.papers import pdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.entry import taking_in
from cpim_pdp.desktop.entry.entries import Entries
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.evidence.examining import Examined, examine
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.desktop.workspace import Workspace
from cpim_pdp.store import unfinished

MakeEntries = Callable[[Session], Entries]
MakeSession = Callable[..., Session]


def certificates(folder: Path, count: int) -> list[Path]:
    """Return so many certificates, the one of the latest day first."""
    paths = [folder / f"certificate-topic-{n}_2026-0{9 - n}-15.pdf" for n in range(count)]
    for path in paths:
        path.write_bytes(pdf(path.name))
    return paths


def take(qtbot: QtBot, entries: Entries, paths: list[Path]) -> None:
    with qtbot.waitSignals([entries._taking.done], timeout=30_000):
        entries.take_files(paths)
    qtbot.waitUntil(lambda: not entries._taking.is_busy)


def said(gateway: Gateway) -> list[str]:
    assert gateway.last is not None
    return gateway.last.text.splitlines()


def drafts(session: Session) -> list[Activity]:
    return [one for one in session.snapshot.activities if one.details.draft]


def form_shown() -> EntryForm:
    return next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, EntryForm) and one.isVisible()
    )


# Into the inbox


def test_several_files_become_one_draft_each_in_one_step(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, tmp_path: Path
) -> None:
    before = session.snapshot
    take(qtbot, entries, certificates(tmp_path, 3))

    found = drafts(session)
    assert [one.details.title for one in found] == ["Topic 2", "Topic 1", "Topic 0"]
    assert [str(one.details.date) for one in found] == ["2026-07-15", "2026-08-15", "2026-09-15"]
    assert {one.evidence[0].kind for one in found} == {EvidenceKind.CERTIFICATE}
    assert session.summary().points.counted == 4.5
    assert said(gateway) == ["3 drafts put into the inbox."]
    assert gateway.last is not None
    gateway.last.offers[1].carry_out()
    assert session.snapshot.activities == before.activities


def test_what_becomes_no_draft_is_told_and_the_rest_goes_on(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, tmp_path: Path
) -> None:
    good, again = certificates(tmp_path, 2)
    again.write_bytes(good.read_bytes())
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    others = [tmp_path / name for name in ("folder", "empty.pdf", "setup.exe")]

    take(qtbot, entries, [others[0], good, others[1], again, others[2]])

    assert len(drafts(session)) == 1
    first, *rest = said(gateway)
    assert first == "1 draft put into the inbox."
    assert "folder" in rest[0]
    assert "empty" in rest[1]
    assert "same file" in rest[2]
    assert "program" in rest[3]


def test_files_that_prove_something_already_become_no_draft_again(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, tmp_path: Path
) -> None:
    paths = certificates(tmp_path, 2)
    take(qtbot, entries, paths)
    take(qtbot, entries, paths)

    assert len(drafts(session)) == 2
    assert gateway.last is not None
    assert gateway.last.level is Level.WARNING
    assert said(gateway)[0].endswith("is the evidence of “Topic 0” already, so it became no draft.")


def test_many_files_can_be_given_up_and_nothing_is_changed(
    qtbot: QtBot,
    session: Session,
    entries: Entries,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = session.snapshot
    looked_at: list[Path] = []

    def slow(path: Path) -> Examined:
        if looked_at:
            work.requestInterruption()
        looked_at.append(path)
        return examine(path)

    monkeypatch.setattr(taking_in, "examine", slow)
    entries.take_files(certificates(tmp_path, 5))
    (work,) = entries._taking._works
    qtbot.waitUntil(lambda: not entries._taking.is_busy)

    session.look_around()
    assert len(looked_at) < 5
    assert session.snapshot == before


def test_what_takes_long_shows_how_far_it_is_with_a_way_out(
    qtbot: QtBot,
    entries: Entries,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking_in, "_PATIENCE_MS", 0)
    paths = certificates(tmp_path, 5)
    with qtbot.waitSignals([entries._taking.done], timeout=30_000):
        entries.take_files(paths)
        shown = entries._page.findChild(QProgressDialog)
        assert shown is not None
        assert not shown.isModal()
        assert shown.maximum() == 5


def test_leaving_the_log_gives_up_what_is_being_read(
    session: Session, entries: Entries, tmp_path: Path
) -> None:
    entries.take_files(certificates(tmp_path, 5))

    assert entries.close_for_now()

    assert all(work.isFinished() for work in entries._taking._works)


def test_a_log_that_can_t_be_written_is_told(
    qtbot: QtBot, session: Session, entries: Entries, gateway: Gateway, tmp_path: Path
) -> None:
    paths = certificates(tmp_path, 2)
    moved = session.path.rename(session.path.with_name("away.cpimlog"))
    with qtbot.waitSignals([entries._taking.refused], timeout=30_000):
        entries.take_files(paths)
    qtbot.waitUntil(lambda: not entries._taking.is_busy)
    moved.rename(session.path)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


# Out of it


def test_ten_dropped_certificates_are_finished_with_their_hours_and_enter(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path
) -> None:
    take(qtbot, entries, certificates(tmp_path, 4))
    form = entries.finish_next()
    assert form is not None
    assert form.windowTitle() == "Finish the draft · 1 of 4"
    assert form.fields.title.text() == "Topic 3"

    for number in range(1, 5):
        (form,) = entries._forms.values()
        assert form.windowTitle() == f"Finish the draft · {number} of 4"
        assert form.foot.log_button.text() == (
            "Log &it, then the next" if number < 4 else "Log &it"
        )
        assert form.fields.type.type_id() == "webinar"
        qtbot.keyClicks(form.fields.quantity, "1")
        form.activateWindow()
        form.fields.quantity.setFocus()
        qtbot.keyClick(form.fields.quantity, Qt.Key.Key_Return)

    assert drafts(session) == []
    assert entries._forms == {}
    assert session.summary().points.counted == 8.5


def test_a_draft_is_skipped_and_stays_one(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path
) -> None:
    take(qtbot, entries, certificates(tmp_path, 2))
    form = entries.finish_next()
    assert form is not None
    form.fields.provider.setText("MIT")
    form.foot.draft_button.click()

    (form,) = entries._forms.values()
    assert form.fields.title.text() == "Topic 0"
    assert form.foot.draft_button.text() == "&Keep as draft"
    form.reject()
    assert [one.details.provider for one in drafts(session)] == ["MIT", ""]


def test_a_draft_that_went_elsewhere_meanwhile_is_passed_over(
    qtbot: QtBot, session: Session, entries: Entries, tmp_path: Path
) -> None:
    take(qtbot, entries, certificates(tmp_path, 3))
    form = entries.finish_next()
    assert form is not None
    second = drafts(session)[1]
    other = entries.edit(second)
    assert other is not None
    fill(other, quantity="1", type="Webinar")
    assert other.save()

    fill(form, quantity="1", type="Webinar")
    form.foot.log_button.click()

    (form,) = entries._forms.values()
    assert form.windowTitle() == "Finish the draft · 3 of 3"


def test_with_no_draft_nothing_opens(entries: Entries) -> None:
    assert entries.finish_next() is None


# In the window


def workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_files_are_dropped_on_any_page(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path
) -> None:
    space = workspace(open_window)
    paths = certificates(tmp_path, 2)

    assert drop_files(space, QPoint(5, 5), *paths)

    qtbot.waitUntil(lambda: len(drafts(space.session)) == 2)
    qtbot.waitUntil(lambda: not space.activities.entries._taking.is_busy)


def test_one_dropped_file_opens_the_form_filled_in(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path
) -> None:
    (path,) = certificates(tmp_path, 1)

    assert drop_files(workspace(open_window), QPoint(5, 5), path)

    form = form_shown()
    assert form.fields.title.text() == "Topic 0"
    assert form.fields.date.text() == "15/09/2026"
    assert form.body.told.words.text() == (
        "Title and date are guessed from the file's name: please check."
    )
    form.close_for_now()


def test_what_is_no_file_and_a_read_only_log_take_nothing(
    open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = workspace(open_window)
    assert not drag_files(space, QPoint(5, 5))[1]
    monkeypatch.setattr(Session, "read_only", property(lambda _session: True))

    assert not drag_files(space, QPoint(5, 5), *certificates(tmp_path, 1))[1]


def test_the_inbox_is_in_sight_while_there_are_drafts(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    space = workspace(open_window)
    finish = open_window.actions_table[Action.FINISH_DRAFT]
    assert space.side.inbox.isHidden()
    assert not finish.isEnabled()
    space.session.do(AddActivity(Details("Idea", draft=True)))
    assert not space.side.inbox.isHidden()
    assert space.side.inbox.accessibleName() == "Inbox, 1"
    space.show_page(Action.SHOW_ACTIVITIES)
    strip = space.activities.inbox
    assert strip.isVisible()
    assert strip.words.text() == "1 draft in the inbox, not counted yet"

    strip.all_button.click()
    assert [row.activity.details.title for row in space.activities.model.rows] == ["Idea"]
    space.side.inbox.click()

    form = form_shown()
    assert form.windowTitle() == "Finish the draft"
    form.close_for_now()
    space.session.undo()
    assert not strip.isVisible()
    assert space.side.inbox.isHidden()


def test_closing_the_window_keeps_what_is_typed_and_the_next_start_offers_it(
    qtbot: QtBot, open_window: MainWindow, gateway: Gateway, log_path: Path
) -> None:
    open_window.actions_table[Action.LOG_ACTIVITY].trigger()
    form = form_shown()
    fill(form, title="Half typed")

    open_window.close()
    assert form.isHidden()
    open_window.opening.leave()
    open_window.opening.open(log_path)

    assert said(gateway) == ["You had begun to log “Half typed”; it is kept, and not in the log."]
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert form_shown().fields.title.text() == "Half typed"
    form_shown().close_for_now()


def test_a_half_made_edit_is_offered_too(
    qtbot: QtBot, open_window: MainWindow, gateway: Gateway, log_path: Path
) -> None:
    entries = workspace(open_window).activities.entries
    form = entries.edit(workspace(open_window).session.snapshot.activities[0])
    assert form is not None
    fill(form, provider="MIT")
    open_window.opening.leave()
    open_window.opening.open(log_path)

    assert said(gateway)[0].startswith("You had begun to change “S&OP in practice”")
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert form_shown().fields.provider.text() == "MIT"
    form_shown().close_for_now()


def test_what_was_begun_can_be_discarded_at_the_start(
    open_window: MainWindow, gateway: Gateway, log_path: Path
) -> None:
    open_window.actions_table[Action.LOG_ACTIVITY].trigger()
    fill(form_shown(), title="Half typed")
    open_window.opening.leave()
    open_window.opening.open(log_path)
    assert gateway.last is not None

    discard = gateway.last.offers[1]
    assert discard.text == "Discard"
    discard.carry_out()

    open_window.actions_table[Action.LOG_ACTIVITY].trigger()
    assert form_shown().fields.title.text() == ""
    form_shown().close_for_now()


def test_the_pane_says_that_a_change_was_begun_and_goes_on_or_discards_it(
    open_window: MainWindow,
) -> None:
    space = workspace(open_window)
    space.show_page(Action.SHOW_ACTIVITIES)
    page = space.activities
    first, second = page.model.rows
    page.table.select_ids([first.id])
    note = page.pane.begun
    assert not note.isVisible()
    form = page.entries.edit(first.activity)
    assert form is not None
    fill(form, provider="MIT")

    form.reject()
    assert note.isVisible()
    assert note.words.text() == (
        "What you changed on 22 Nov 2026 is kept, but not saved: Provider."
    )
    page.table.select_ids([second.id])
    assert not note.isVisible()
    page.table.select_ids([first.id])
    note.continue_button.click()
    assert not note.isVisible()
    assert form_shown().fields.provider.text() == "MIT"
    form_shown().close_for_now()
    assert note.isVisible()

    note.discard_button.click()

    assert not note.isVisible()
    assert page.entries.begun(first.id) is None


def test_a_window_that_can_t_keep_what_is_typed_does_not_close(
    qtbot: QtBot, open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_window.actions_table[Action.LOG_ACTIVITY].trigger()
    form = form_shown()
    fill(form, title="Half typed")
    with monkeypatch.context() as patched:
        patched.setattr(type(form.keeper), "now", lambda _keeper: False)
        open_window.close()
        assert open_window.isVisible()
    form.close_for_now()


def test_space_in_the_table_and_the_menu_look_at_the_evidence(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path
) -> None:
    space = workspace(open_window)
    space.show_page(Action.SHOW_ACTIVITIES)
    page = space.activities
    page.table.select_ids([page.model.rows[0].id])
    look = open_window.actions_table[Action.LOOK_AT_EVIDENCE]
    assert not look.isEnabled()
    page.evidence.attach(page.model.rows[0].activity, certificates(tmp_path, 1))
    assert look.isEnabled()
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)

    quick = page.evidence._quick_look
    assert quick is not None
    qtbot.waitUntil(quick.view.isVisible)
    quick.close()
    look.trigger()
    assert quick.isVisible()
    quick.close()


KILLED = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.program import Program
from cpim_pdp.desktop.entry.form import EntryForm
program = Program(Path(sys.argv[1]), exit_when_shown=False)

def type_on() -> None:
    program.window.actions_table[Action.LOG_ACTIVITY].trigger()
    (form,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, EntryForm)]
    QTest.keyClicks(form.fields.title, "Before the crash")

QTimer.singleShot(0, type_on)
program.run()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_killed_program_leaves_what_was_typed(
    qtbot: QtBot, open_window: MainWindow, log_path: Path
) -> None:
    log_id = workspace(open_window).session.snapshot.log_id
    open_window.opening.leave()
    program = subprocess.Popen([sys.executable, "-c", KILLED, str(log_path)])
    qtbot.waitUntil(lambda: bool(unfinished.kept(log_id)), timeout=60_000)

    program.send_signal(signal.SIGKILL)
    program.wait()

    open_window.opening.open(log_path)
    open_window.actions_table[Action.LOG_ACTIVITY].trigger()
    form = form_shown()
    assert "Before the crash".startswith(form.fields.title.text())
    assert form.fields.title.text()
    form.close_for_now()
