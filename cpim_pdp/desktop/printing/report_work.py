"""Making a report in a thread of its own, with progress, and stopped when the holder says so."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from cpim_pdp import reports
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.translation import tr
from cpim_pdp.reports import Paper
from cpim_pdp.store.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What report is wanted, and where."""

    summary: Summary
    holder: Holder
    paper: Paper
    detailed: bool
    path: Path


class _Stopped(Exception):  # noqa: N818 - the holder's wish, no error
    """The holder does not want the report any more."""


class ReportWork(QThread):
    """Makes and writes one report; the log is not touched, so no thread waits for it.

    Signals:
        progressed: how much is done, of how much.
        saved: the report is at its place.
        refused: the world said no; a `Refusal`.
        broke: a mistake of ours; the exception, to be raised where it is seen.
    """

    progressed = Signal(int, int)
    saved = Signal()
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, order: ReportOrder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = order

    def run(self) -> None:
        """Override: make the report, in the thread."""
        try:
            self._make()
        except _Stopped:
            return
        except Refusal as refusal:
            self.refused.emit(refusal)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it
            self.broke.emit(error)
        else:
            self.saved.emit()

    def _make(self) -> None:
        order = self._order
        data = reports.maintenance_report(
            order.summary,
            order.holder,
            paper=order.paper,
            detailed=order.detailed,
            tr=tr,
            progress=self._progress,
        )
        self._progress(1, 1)
        write_whole(order.path, data)

    def _progress(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise _Stopped
        self.progressed.emit(done, total)
