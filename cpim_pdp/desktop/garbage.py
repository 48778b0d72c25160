"""Python's garbage collected in the window's thread alone.

WORKAROUND: Python runs its cyclic collector in whichever thread happens to allocate. A report made
beside the window then destroys closed dialogs, which belong to the window's thread: Qt dies of that
(measured with PySide6 6.11.2 on Python 3.11; the rule is https://doc.qt.io/qt-6/threads-qobject.html).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000


class GarbageInWindowThread(QObject):
    """Stands in for Python's own collector from now until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        """Collect the generations that Python's own thresholds say are full."""
        full = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if full:
            gc.collect(max(full))

    def stop(self) -> None:
        """Hand back to Python's own collector."""
        self._timer.stop()
        gc.enable()
