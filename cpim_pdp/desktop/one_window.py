"""One window for each log: a lock, and a bell by which a second start raises the first window."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ANSWER_MS = 2_000


def _name(log: Path) -> str:
    return f"cpim-pdp-{sha256(bytes(log.resolve())).hexdigest()[:24]}"


def _lock_path(log: Path) -> Path:
    # Not beside the log: that folder may be synced to another machine, or not be writable.
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return Path(folder) / f"{_name(log)}.lock"


class Claim(QObject):
    """The claim of this window to a log, held until ``release``.

    Signals:
        rung: another start wants this window in front.
    """

    rung = Signal()

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(log)
        self._lock = QLockFile(str(_lock_path(log)))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Claim the log; return False where another window has it."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear when another start rings; only the one that took the log may."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first painting

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Give the log back."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        server = self._server
        while server is not None and (caller := server.nextPendingConnection()) is not None:
            caller.disconnectFromServer()
            caller.deleteLater()
            self.rung.emit()


def ring(log: Path) -> bool:
    """Ask the window that has the log to come to the front; return whether it heard."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only of a second start

    socket = QLocalSocket()
    socket.connectToServer(_name(log))
    heard = socket.waitForConnected(_ANSWER_MS)
    socket.disconnectFromServer()
    return heard
