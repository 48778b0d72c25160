"""Things are done beside the window one after the other."""

import threading

from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.side_queue import SideQueue


def refuse() -> None:
    raise Refusal(Reason.NOTHING_TO_UNDO)


def err() -> None:
    raise ZeroDivisionError("ours")


def test_one_is_done_at_a_time_in_the_order_asked_for(qtbot: QtBot, qapp: QObject) -> None:
    queue = SideQueue()
    going, most, done = 0, 0, []
    lock = threading.Lock()

    def count(number: int) -> int:
        nonlocal going, most
        with lock:
            going += 1
            most = max(most, going)
        with lock:
            going -= 1
        return number

    for number in range(5):
        queue.add(lambda number=number: count(number), done.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 5)

    assert done == [0, 1, 2, 3, 4]
    assert most == 1
    assert not queue.is_busy


def test_a_refusal_is_an_answer_and_the_next_goes_on(qtbot: QtBot, qapp: QObject) -> None:
    queue = SideQueue()
    heard: list[object] = []
    queue.add(refuse, heard.append)
    queue.add(lambda: "next", heard.append)

    qtbot.waitUntil(lambda: len(heard) == 2)

    assert isinstance(heard[0], Refusal)
    assert heard[1] == "next"


def test_after_a_mistake_of_ours_the_next_goes_on(qtbot: QtBot, qapp: QObject) -> None:
    queue = SideQueue()
    heard: list[object] = []
    with capture_exceptions() as raised:
        queue.add(err, heard.append)
        queue.add(lambda: "next", heard.append)
        qtbot.waitUntil(lambda: heard == ["next"])

    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_what_has_not_begun_can_be_forgotten(qtbot: QtBot, qapp: QObject) -> None:
    queue = SideQueue()
    gate = threading.Event()
    heard: list[object] = []
    queue.add(lambda: gate.wait(60), heard.append)
    queue.add(lambda: "forgotten", heard.append)

    queue.forget()
    gate.set()
    qtbot.waitUntil(lambda: not queue.is_busy)

    assert heard == [True]


def test_nothing_is_told_to_a_queue_that_is_gone(qtbot: QtBot, qapp: QObject) -> None:
    queue = SideQueue()
    gate, through = threading.Event(), threading.Event()

    def late() -> None:
        gate.wait(60)
        through.set()

    heard: list[object] = []
    queue.add(late, heard.append)
    queue.deleteLater()
    del queue
    qtbot.waitUntil(lambda: True)
    gate.set()
    qtbot.waitUntil(through.is_set)

    assert heard == []
