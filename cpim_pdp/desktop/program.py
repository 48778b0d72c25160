"""The parts of the running window, put together in the order that `app` tells."""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from cpim_pdp import __version__, assets
from cpim_pdp.desktop import appearance
from cpim_pdp.desktop.crash_hook import CrashHook
from cpim_pdp.desktop.garbage import GarbageInWindowThread
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.opening import Opening, Taken, Trouble
from cpim_pdp.desktop.settings import LAST_LOG, TRAY, Settings
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.later import later
from cpim_pdp.logbook import default_log

if TYPE_CHECKING:
    from pathlib import Path

    from cpim_pdp.wording import refusals
else:
    refusals = later("cpim_pdp.wording.refusals")


def now() -> datetime:
    """Return the time of the computer's clock, in UTC: the one place where the window reads it."""
    return datetime.now(UTC)


class FirstPaint(QObject):
    """Tells when a widget has been painted for the first time.

    Signals:
        done: it has.
    """

    done = Signal()

    def __init__(self, watched: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: after the painting, not in the midst of it."""
        if watched is self._watched and event.type() is QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False


class Program:
    """One run of the window."""

    def __init__(
        self,
        log_path: Path | None,
        *,
        exit_when_shown: bool,
        in_tray: bool = False,
        settings: Settings | None = None,
    ) -> None:
        self._exit_when_shown = exit_when_shown
        self._in_tray = in_tray
        self._code = 0
        self._leave_at_start = False
        self.app = _application()
        self.settings = settings or Settings()
        appearance.write_as_at(QLocale.system(), self.settings)
        appearance.dress(self.settings)
        self.gateway = Gateway()
        self.hook = CrashHook(lambda: self.gateway.dialog_parent)
        self.hook.install()
        self.opening = Opening(assets.rulebook(), self.gateway, self.settings, now)
        self.window = MainWindow(self.opening, self.gateway, self.settings, default_log)
        self._log_path = log_path or self._usual_log()

    def run(self) -> int:
        """Open the log, show the window, stay until it is closed; return the exit code."""
        self.opening.taken.connect(self._taken_at_start)
        if self._exit_when_shown:
            self.opening.failed.connect(self._failed_at_start)
        self.opening.open(self._log_path)
        self.opening.taken.disconnect(self._taken_at_start)
        if self._leave_at_start:
            return self._code
        shown = FirstPaint(self.window.painted_page(), self.window)
        shown.done.connect(self._shown)
        garbage = GarbageInWindowThread(self.app)
        if self._in_tray and self.settings.get(TRAY):
            self._shown()
            self.window.tray.wait()
        else:
            self.window.show()
        self.app.exec()
        self.opening.end()
        # The system takes back at once what is left; nobody need look through it once more.
        gc.freeze()
        garbage.stop()
        return self._code

    def _usual_log(self) -> Path:
        """Return the log that the command line takes too; only where it has none, the last one."""
        usual, last = default_log(), self.settings.get(LAST_LOG)
        if last is None or not _is_gone(usual):
            return usual
        if _is_gone(last):
            self.gateway.warn(
                tr("The log of last time, {path}, is not there any more.").format(path=last)
            )
            return usual
        return last

    def _shown(self) -> None:
        if self._exit_when_shown:
            self.app.quit()
        else:
            from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the first painting

            self.app.setWindowIcon(QIcon(str(assets.path("icons", "cpim-pdp.svg"))))
            self.window.settle()
            self.opening.settle()
            _end_by_ctrl_c()

    def _failed_at_start(self, trouble: Trouble) -> None:
        self._leave(1, refusals.in_window(trouble.refusal, tr))

    def _taken_at_start(self, taken: Taken) -> None:
        if taken.heard:
            self._leave(0, "")
        else:
            self._leave(1, self.gateway.last.text if self.gateway.last else "")

    def _leave(self, code: int, line: str) -> None:
        self._leave_at_start = True
        self._code = code
        if line:
            sys.stderr.write(f"{line}\n")


def _is_gone(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:
        # A folder that may not be looked into: opening the log tells why.
        return False


def _application() -> QApplication:
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["cpim-pdp"])
    # From here on Qt can't abort for want of a display.
    qInstallMessageHandler(None)
    app.setApplicationName("cpim-pdp")
    app.setApplicationDisplayName(tr("CPIM PDP"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cpim-pdp")
    return app


def _end_by_ctrl_c() -> None:
    """Let Ctrl+C in the terminal end the program; no command is ever half done."""
    import signal  # noqa: PLC0415 - after the first painting

    signal.signal(signal.SIGINT, signal.SIG_DFL)
