"""The session: one way to run a command, and one signal that tells what changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from helpers.logs import StillClock, by_title, make_log, open_log, webinar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import State
from cpim_pdp.core.commands import AddActivity, AddCredential, DeleteActivities, ImportActivities
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.session import Cause, Session

MakeSession = Callable[..., Session]


def causes(session: Session) -> list[Cause]:
    """Return the list that the causes of changes will come to stand in."""
    seen: list[Cause] = []
    session.changed.connect(lambda change: seen.append(change.cause))
    return seen


def test_a_command_changes_the_snapshot_and_tells_the_ids(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.changed) as changed:
        done = session.do(AddActivity(webinar("Inventory")))

    assert done is not None
    (change,) = changed.args
    assert change.cause is Cause.COMMAND
    assert change.ids == done.ids
    assert len(session.snapshot.activities) == 3


def test_a_refused_command_is_told_and_changes_nothing(session: Session, gateway: Gateway) -> None:
    seen = causes(session)

    assert session.do(DeleteActivities(("nobody",))) is None

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert seen == []


def test_a_command_that_is_done_clears_the_message(
    qtbot: QtBot, session: Session, gateway: Gateway
) -> None:
    session.do(DeleteActivities(("nobody",)))

    with qtbot.waitSignal(gateway.cleared):
        session.do(AddActivity(webinar("Inventory")))


def test_undo_and_redo_tell_what_they_took_back(session: Session) -> None:
    seen = causes(session)
    session.do(AddActivity(webinar("Inventory")))

    (undone,) = session.undo()
    assert undone.command == "add-activity"
    assert len(session.snapshot.activities) == 2

    redone = session.redo()
    assert redone is not None
    assert len(session.snapshot.activities) == 3
    assert seen == [Cause.COMMAND, Cause.UNDO, Cause.REDO]


def test_nothing_to_redo_is_told(session: Session, gateway: Gateway) -> None:
    assert session.redo() is None

    assert gateway.last is not None


def test_nothing_to_undo_is_told(make_session: MakeSession, gateway: Gateway) -> None:
    assert make_session().undo() == ()

    assert gateway.last is not None


def test_a_change_by_another_program_is_noticed(session: Session) -> None:
    seen = causes(session)
    with open_log(session.path) as elsewhere:
        elsewhere.do(AddActivity(webinar("From the command line")))

    session.look_around()

    assert seen == [Cause.ELSEWHERE]
    assert by_title(session.logbook, "From the command line") in session.snapshot.activities


def test_looking_around_in_vain_changes_nothing(session: Session) -> None:
    seen = causes(session)

    session.look_around()

    assert seen == []


def test_waking_up_looks_around(session: Session, clock: StillClock) -> None:
    seen = causes(session)
    clock.advance(days=2)

    QGuiApplication.instance().applicationStateChanged.emit(  # type: ignore[union-attr]
        Qt.ApplicationState.ApplicationActive
    )

    assert seen == [Cause.DAY]


def test_a_new_day_makes_a_planned_activity_unproven(session: Session, clock: StillClock) -> None:
    done = session.do(AddActivity(webinar("Tomorrow", "2026-11-23")))
    assert done is not None
    assert session.states()[done.ids[0]] is State.PLANNED
    clock.advance(days=1)

    session.look_around()

    assert session.states()[done.ids[0]] is State.UNPROVEN


def test_trouble_while_looking_around_is_told_and_the_window_lives_on(
    session: Session, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_logbook: object) -> bool:
        raise Refusal(Reason.DISK_FAULT, path=session.path)

    monkeypatch.setattr(type(session.logbook), "foreign_change", gone)

    session.look_around()

    assert gateway.last is not None
    assert len(session.summaries()) == 1


def test_today_is_the_date_at_the_holders_place(
    session: Session, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    expected = clock.now.astimezone().date()

    assert session.today() == expected


def test_the_chosen_credential_is_summed_up_until_it_is_gone(session: Session) -> None:
    session.do(AddCredential(Credential("", "CSCP", date(2025, 5, 20))))
    cscp = session.snapshot.credential("CSCP")
    seen = causes(session)

    session.choose(cscp)

    assert seen == [Cause.CHOICE]
    assert session.summary().credential == cscp
    session.undo()
    assert session.summary().credential.designation == "CPIM"


def test_cycles_are_listed_up_to_the_shown_one(make_session: MakeSession) -> None:
    held_long = Credential("", "CPIM", date(2013, 3, 14), due=date(2028, 3, 31))
    session = make_session(credential=held_long)

    cycles = session.cycles(session.summary().credential)

    assert [cycle.number for cycle in cycles] == [1, 2, 3]
    assert session.summary_of(session.summary().credential, 2).cycle == cycles[1]


def replace_log(path: Path, *titles: str) -> None:
    """Put another log in the place of the one at ``path``, as a sync program does."""
    beside = path.with_name("other.tmp")
    beside.unlink(missing_ok=True)
    with make_log(beside) as other:
        for title in titles:
            other.do(AddActivity(webinar(title)))
    beside.replace(path)


def test_a_log_that_a_sync_program_replaced_is_told_once_and_opened_again(
    session: Session, gateway: Gateway
) -> None:
    replace_log(session.path, "From the other laptop")

    session.look_around()

    assert gateway.last is not None
    assert "was replaced by another file" in gateway.last.text
    (offer,) = gateway.last.offers
    assert offer.text == "Open it again"
    gateway.last = None
    session.look_around()
    assert gateway.last is None

    offer.carry_out()

    assert [one.details.title for one in session.snapshot.activities] == ["From the other laptop"]
    assert session.do(AddActivity(webinar("Afterwards"))) is not None


def test_a_change_to_a_replaced_log_is_refused_with_the_way_out(
    session: Session, gateway: Gateway
) -> None:
    replace_log(session.path)

    assert session.do(AddActivity(webinar())) is None
    assert session.undo() == ()

    assert gateway.last is not None
    assert [one.text for one in gateway.last.offers] == ["Open it again"]


def test_a_log_that_is_gone_is_told_and_found_again_when_it_is_back(
    session: Session, gateway: Gateway
) -> None:
    elsewhere = session.path.with_name("moved.cpimlog")
    session.path.rename(elsewhere)
    session.look_around()
    assert gateway.last is not None
    assert "was moved or deleted" in gateway.last.text

    gateway.clear()
    session.reopen()
    assert "was moved or deleted" in gateway.last.text
    elsewhere.rename(session.path)
    session.reopen()

    assert session.do(AddActivity(webinar())) is not None


def test_a_log_that_was_let_go_of_is_taken_up_again(session: Session) -> None:
    session.release()
    session.release()

    session.reopen()

    assert session.do(AddActivity(webinar())) is not None


def test_a_backup_that_fails_before_a_command_is_a_warning(
    session: Session, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Refusal(Reason.DISK_FULL, path=session.path)
    monkeypatch.setattr(type(session.logbook), "backup_if_due", lambda _: (full,))

    assert session.do(ImportActivities("table.csv", (webinar("Imported"),))) is not None

    assert gateway.last is not None
    assert gateway.last.level is Level.WARNING
    assert gateway.last.text.startswith("No backup was made before: The disk")
