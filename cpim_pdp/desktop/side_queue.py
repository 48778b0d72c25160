"""Things to do beside the window, one after the other."""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Slot

from cpim_pdp.desktop.side_work import SideWork


class SideQueue(QObject):
    """Does one thing at a time; what still waits when this is gone is not done any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Callable[[], object], Callable[[Any], object]]] = deque()
        self._then: Callable[[Any], object] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._then is not None

    def add(self, carry_out: Callable[[], object], then: Callable[[Any], object]) -> None:
        """Do something when its turn has come; ``then`` gets the result, or a `Refusal`."""
        self._waiting.append((carry_out, then))
        self._next()

    def forget(self) -> None:
        """Leave out what has not begun."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._waiting and not self.is_busy:
            carry_out, self._then = self._waiting.popleft()
            self._begin(carry_out)

    def _begin(self, carry_out: Callable[[], object]) -> None:
        # Not a child: this may be gone before the thread is through.
        work = SideWork(carry_out, QCoreApplication.instance())
        work.succeeded.connect(self._done)
        work.refused.connect(self._done)
        work.broke.connect(self._broken)
        work.finished.connect(work.deleteLater)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(work.wait)
        work.start()

    # WORKAROUND: PySide (6.11) makes a slot that is not declared when it is connected, and forgets
    # it while this is taken down: what the thread reports meanwhile then finds none, and is raised.

    @Slot(object)
    def _done(self, result: object) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(result)
        self._next()

    @Slot(object)
    def _broken(self, _error: Exception) -> None:
        """Go on with the next; the error itself is raised by the work."""
        self._then = None
        self._next()
