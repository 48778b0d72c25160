"""Work beside the window: what becomes of it, how it is given up, where its mistakes are raised."""

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.side_work import Progress, SideWork


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def refuse() -> None:
    raise Refusal(Reason.NOTHING_TO_UNDO)


def err() -> None:
    raise ZeroDivisionError("ours")


def test_it_is_done_in_another_thread_and_heard_in_the_windows(
    qtbot: QtBot, owner: QObject
) -> None:
    heard: list[tuple[object, int]] = []
    work = SideWork(threading.get_ident, owner)
    work.succeeded.connect(lambda where: heard.append((where, threading.get_ident())))

    with qtbot.waitSignal(work.finished):
        work.start()
    qtbot.waitUntil(lambda: bool(heard))

    ((done_in, heard_in),) = heard
    assert done_in != heard_in == threading.get_ident()


def test_a_refusal_is_handed_over(qtbot: QtBot, owner: QObject) -> None:
    work = SideWork(refuse, owner)

    with qtbot.waitSignal(work.refused) as told:
        work.start()

    assert told.args[0].reason is Reason.NOTHING_TO_UNDO
    work.wait()


@pytest.mark.parametrize(
    "begin",
    [lambda owner: SideWork(err, owner), lambda owner: SideWork.telling(lambda _: err(), owner)],
    ids=["plain", "telling"],
)
def test_a_mistake_of_ours_is_raised_in_the_windows_thread(
    qtbot: QtBot,
    owner: QObject,
    begin: Callable[[QObject], SideWork],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raised: list[tuple[type[BaseException], threading.Thread]] = []
    broke: list[threading.Thread] = []
    with qtbot.captureExceptions():
        monkeypatch.setattr(
            sys, "excepthook", lambda kind, *_: raised.append((kind, threading.current_thread()))
        )
        work = begin(owner)
        work.broke.connect(lambda _error: broke.append(threading.current_thread()))
        work.start()
        qtbot.waitUntil(lambda: bool(broke))

    assert raised == [(ZeroDivisionError, threading.main_thread())]
    assert broke == [threading.main_thread()]
    work.wait()


def test_work_that_tells_how_far_it_is_can_be_given_up(qtbot: QtBot, owner: QObject) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), []

    def carry_out(progress: Progress) -> str:
        progress(1, 2)
        begun.set()
        go_on.wait()
        progress(2, 2)
        return "made"

    work = SideWork.telling(carry_out, owner)
    work.succeeded.connect(told.append)
    work.start()
    begun.wait()

    work.requestInterruption()
    go_on.set()
    work.give_up()

    assert work.isFinished()
    with qtbot.assertNotEmitted(work.succeeded, wait=0):
        pass
    assert told == []


def test_progress_is_heard(qtbot: QtBot, owner: QObject) -> None:
    work = SideWork.telling(lambda progress: progress(3, 8), owner)

    with qtbot.waitSignal(work.progressed) as told:
        work.start()

    assert told.args == [3, 8]
    work.wait()
