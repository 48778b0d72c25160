"""Long work in a thread of its own, so that the window never freezes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from cpim_pdp.core.refusals import Refusal

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; where the holder gave the work up it does not return."""


class _GivenUp(Exception):  # noqa: N818 - the holder's wish, no error
    """The holder does not want what is being made any more."""


class SideWork(QThread):
    """Does one thing beside the window. What it does may touch no widget, nor the window's log.

    Signals:
        progressed: how much is done, of how much.
        succeeded: it is done; what it returned.
        refused: the world said no; a `Refusal`.
        broke: a mistake of ours, for what was begun to be taken back; the exception itself is
            raised in the window's thread, where the crash report is shown.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, carry_out: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._carry_out = carry_out
        self.broke.connect(self._raise)

    @classmethod
    def telling(
        cls, carry_out: Callable[[Progress], object], parent: QObject | None = None
    ) -> SideWork:
        """Return work that tells how far it is, so that `give_up` can end it in between."""
        work = cls(lambda: carry_out(work.tell), parent)
        return work

    def tell(self, done: int, total: int) -> None:
        """Tell from within the work how much is done; given up, it ends here."""
        if self.isInterruptionRequested():
            raise _GivenUp
        self.progressed.emit(done, total)

    def give_up(self) -> None:
        """End it where it next tells how far it is, and wait for that."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        """Override: do it, in the thread."""
        try:
            result = self._carry_out()
        except _GivenUp:
            return
        except Refusal as refusal:
            self.refused.emit(refusal)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)

    def _raise(self, error: Exception) -> None:
        raise error
