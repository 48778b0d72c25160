"""Long work in a thread of its own, so that the window never freezes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from cpim_pdp.core.refusals import Refusal


class SideWork(QThread):
    """Does one thing beside the window. What it does may touch no widget, nor the window's log.

    Signals:
        succeeded: it is done; what it returned.
        refused: the world said no; a `Refusal`.
        broke: a mistake of ours; the exception, to be raised where it is seen.
    """

    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, carry_out: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._carry_out = carry_out
        self.broke.connect(_raise)

    def run(self) -> None:
        """Override: do it, in the thread."""
        try:
            result = self._carry_out()
        except Refusal as refusal:
            self.refused.emit(refusal)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)


def _raise(error: Exception) -> None:
    raise error
