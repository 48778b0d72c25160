"""Is a report at hand the one that was filed: asked for a file, read beside the window, told."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.filed_reports import Identified, Match
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_queue import SideQueue
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import filed_reports


class ReportCheck(QObject):
    """Checks one file against the reports that a log keeps; then it is gone."""

    def __init__(self, session: Session, gateway: Gateway, window: QWidget) -> None:
        super().__init__(session)
        self._session = session
        self._gateway = gateway
        self._window = window
        self._reading = SideQueue(self)

    def ask(self) -> None:
        """Ask for a file, and say what it is."""
        path = files.report_to_check(self._window)
        if path is None:
            self.deleteLater()
        else:
            self._reading.add(self._ordered(path), self._tell)

    def _ordered(self, path: Path) -> Callable[[], Identified]:
        """Return what reads the file, and the kept reports through a door of its own."""
        session = self._session
        log, rulebook, clock = session.path, session.rulebook, session.clock

        def carry_out() -> Identified:
            from cpim_pdp.logbook import Logbook  # noqa: PLC0415 - when asked for
            from cpim_pdp.reports.identity import identify  # noqa: PLC0415 - likewise

            try:
                data = path.read_bytes()
            except OSError as failure:
                raise Refusal(Reason.FILE_NOT_READABLE, path=path) from failure
            with Logbook.open(log, rulebook, clock=clock, read_only=True) as logbook:
                return identify(data, logbook.snapshot().submissions, logbook.read_report)

        return carry_out

    def _tell(self, result: object) -> None:
        self.deleteLater()
        if isinstance(result, Refusal):
            self._gateway.refuse(result)
            return
        assert isinstance(result, Identified)  # noqa: S101 - tells the type checker what was made
        said = filed_reports.text(result, self._session.snapshot, tr)
        tell = self._gateway.notice if result.match is Match.FILED else self._gateway.warn
        tell(said)
