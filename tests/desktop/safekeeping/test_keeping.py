"""Backups beside the window: one after the other, warned of where they fail, awaited at the end."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.logs import StillClock, open_log, webinar
from helpers.rules import rulebook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp import logbook as door
from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.safekeeping.keeping import Keeping
from cpim_pdp.desktop.window import MainWindow


@pytest.fixture
def keeping(gateway: Gateway, clock: StillClock) -> Iterator[Keeping]:
    made = Keeping(rulebook(), gateway, clock)
    yield made
    made.finish()


def test_a_backup_is_made_beside_the_window(
    qtbot: QtBot, keeping: Keeping, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    kept = door.back_up_beside

    def noted(*arguments: object, **more: object) -> tuple[Refusal, ...]:
        threads.append(threading.get_ident())
        return kept(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(door, "back_up_beside", noted)

    keeping.keep(log_path)

    assert keeping.is_busy
    qtbot.waitUntil(lambda: not keeping.is_busy)
    assert threads != [threading.get_ident()]
    with open_log(log_path) as logbook:
        assert len(logbook.backups()) == 1


def test_it_goes_while_the_log_is_open_and_changed(
    qtbot: QtBot, keeping: Keeping, log_path: Path
) -> None:
    with open_log(log_path, busy_ms=5000) as logbook:
        keeping.keep(log_path)
        logbook.do(AddActivity(webinar("Meanwhile")))
        qtbot.waitUntil(lambda: not keeping.is_busy)

        assert logbook.check() == ()
        assert len(logbook.backups()) == 1


def test_one_that_was_asked_for_goes_to_the_additional_folder_too(
    qtbot: QtBot, keeping: Keeping, log_path: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    places: list[Path] = []
    with open_log(log_path) as logbook:
        logbook.choose_additional_folder(stick)

        keeping.back_up(log_path, places.append)
        qtbot.waitUntil(lambda: not keeping.is_busy)

        assert [one.is_additional for one in logbook.backups()].count(True) == 1
        assert places[0] in [one.path for one in logbook.backups()]


def test_one_that_fails_by_itself_is_a_warning(
    qtbot: QtBot,
    keeping: Keeping,
    gateway: Gateway,
    log_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = Refusal(Reason.DISK_FULL, path=log_path)
    monkeypatch.setattr(door, "back_up_beside", lambda *_, **__: (full,))

    keeping.keep(log_path)
    qtbot.waitUntil(lambda: not keeping.is_busy)

    assert gateway.last is not None
    assert gateway.last.level is Level.WARNING
    assert gateway.last.text.startswith("No backup was made: The disk")


def test_one_that_was_asked_for_and_fails_is_refused(
    qtbot: QtBot, keeping: Keeping, gateway: Gateway, tmp_path: Path
) -> None:
    places: list[Path] = []

    keeping.back_up(tmp_path / "nothing.cpimlog", places.append)
    qtbot.waitUntil(lambda: not keeping.is_busy)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL
    assert places == []


def test_at_the_end_all_that_was_begun_is_waited_for(keeping: Keeping, log_path: Path) -> None:
    keeping.keep(log_path)
    keeping.back_up(log_path, lambda _: None)

    keeping.finish()

    assert not keeping.is_busy
    with open_log(log_path) as logbook:
        assert len(logbook.backups()) == 2


def test_the_window_goes_on_while_a_backup_takes_its_time(
    qtbot: QtBot, open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def slow(*_: object, **__: object) -> tuple[Refusal, ...]:
        may_end.wait()
        return ()

    monkeypatch.setattr(door, "back_up_beside", slow)
    keeping, session = open_window.opening.keeping, open_window.opening.session
    assert session is not None
    keeping.keep(session.path)

    open_window.actions_table[Action.SHOW_ACTIVITIES].trigger()
    assert session.do(AddActivity(webinar("Meanwhile"))) is not None
    open_window.actions_table[Action.UNDO].trigger()
    QApplication.processEvents()

    assert keeping.is_busy
    may_end.set()
    qtbot.waitUntil(lambda: not keeping.is_busy)
