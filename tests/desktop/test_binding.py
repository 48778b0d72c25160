"""The binding to Qt keeps the counts of references: where it drops them, Python aborts."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    sent = Signal(object)


@pytest.mark.parametrize("single", [None, True, False])
def test_calls_and_signals_drop_no_reference_to_python_s_own_objects(single: object) -> None:
    sender = Sender()
    before = sys.getrefcount(single)

    for _ in range(200):
        sender.setObjectName("x")
        sender.signalsBlocked()
        sender.sent.emit(single)
        sender.blockSignals(False)

    assert sys.getrefcount(single) > before - 100
