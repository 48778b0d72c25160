"""Keeps what is being typed, shortly after it was typed, until it is in the log or not wanted."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store import unfinished

_PAUSE_MS = 400
_LATEST_MS = 2_000
"""Who types without a pause loses no more than this."""


class Keeper(QObject):
    """Writes one entry under its key.

    Signals:
        failed: it can't be kept just now; a `Refusal`.
        succeeded: it is kept again.
    """

    failed = Signal(object)
    succeeded = Signal()

    def __init__(
        self, log_id: str, key: str, text: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """Keep what ``text`` returns."""
        super().__init__(parent)
        self.key = key
        self._log_id = log_id
        self._text = text
        self._has_failed = False
        self._has_kept = False
        self._pause = self._timer(_PAUSE_MS)
        self._latest = self._timer(_LATEST_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.now)
        return timer

    def soon(self) -> None:
        """Keep it after a short pause."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def now(self) -> bool:
        """Keep it now; say whether that could be done."""
        self._stop()
        try:
            unfinished.keep(self._log_id, self.key, self._text())
        except Refusal as refusal:
            self._has_failed = True
            self.failed.emit(refusal)
            return False
        self._has_kept = True
        if self._has_failed:
            self._has_failed = False
            self.succeeded.emit()
        return True

    def keep_instead(self, key: str, text: str) -> None:
        """Keep a text under another key, as far as that can be done."""
        with suppress(Refusal):
            unfinished.keep(self._log_id, key, text)

    def drop(self) -> None:
        """There is nothing to keep just now; what somebody else kept before is not touched."""
        self._stop()
        if self._has_kept:
            self.forget()

    def forget(self) -> None:
        """It is in the log, or not wanted: remove what was kept."""
        self._stop()
        self._has_kept = False
        unfinished.forget(self._log_id, self.key)

    def put_file(self, name: str, data: bytes) -> Path:
        """Keep a file that lies nowhere else, such as a pasted picture; return where.

        Raises:
            Refusal: where that can't be written.
        """
        return unfinished.put_file(self._log_id, self.key, name, data)

    def _stop(self) -> None:
        self._pause.stop()
        self._latest.stop()
