"""The collector runs in the window's thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cpim_pdp.desktop.garbage import GarbageInWindowThread


class Knot:
    """Something that only the cyclic collector frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[GarbageInWindowThread]:
    collector = GarbageInWindowThread()
    yield collector
    collector.stop()


def allocate() -> None:
    kept = [[number] for number in range(200_000)]
    kept.clear()


def test_a_thread_that_allocates_frees_nothing_of_the_window(
    garbage: GarbageInWindowThread,
) -> None:
    knot = weakref.ref(Knot())

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()

    assert knot() is not None


def test_the_window_frees_it_when_it_looks(garbage: GarbageInWindowThread) -> None:
    knot = weakref.ref(Knot())
    kept = [[number] for number in range(2_000)]

    garbage.look()

    assert knot() is None
    assert len(kept) == 2_000


def test_afterwards_python_collects_again(qapp: QApplication) -> None:
    GarbageInWindowThread().stop()

    assert gc.isenabled()
