"""Opening, beginning and leaving logs: claims the log for this window, says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.one_window import Claim, ring
from cpim_pdp.desktop.safekeeping.keeping import Keeping
from cpim_pdp.desktop.session import Clock, Session
from cpim_pdp.desktop.settings import LAST_LOG, Settings
from cpim_pdp.logbook import Logbook

if TYPE_CHECKING:
    from pathlib import Path

    from cpim_pdp.core.credentials import Credential, Holder
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.desktop.gateway import Gateway


@dataclass(frozen=True, slots=True)
class Trouble:
    """A log that could not be opened, and why."""

    path: Path
    refusal: Refusal

    @property
    def is_damage(self) -> bool:
        """Whether the log is damaged, so that it can be gone back from or saved in part."""
        return self.refusal.reason in (Reason.LOG_DAMAGED, Reason.LOG_DAMAGED_BACKED_UP)


@dataclass(frozen=True, slots=True)
class Taken:
    """A log that another window has; ``heard`` if that one answered and came to the front."""

    path: Path
    heard: bool


class Opening(QObject):
    """Holds the one log of this window.

    Signals:
        opened: a `Session`; the one before it is closed.
        begun: the log that was opened is a new one.
        missing: a path where no log is; one can be begun there.
        failed: a `Trouble`.
        taken: a `Taken`.
        rung: another start wants this window in front.
    """

    opened = Signal(object)
    begun = Signal()
    missing = Signal(object)
    failed = Signal(object)
    taken = Signal(object)
    rung = Signal()

    def __init__(
        self,
        rulebook: Rulebook,
        gateway: Gateway,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rulebook = rulebook
        self.gateway = gateway
        self.clock = clock
        self.keeping = Keeping(rulebook, gateway, clock, self)
        self.session: Session | None = None
        self._settings = settings
        self._claim: Claim | None = None
        self._settled = False

    def open(self, path: Path) -> None:
        """Open the log at ``path`` instead of the present one, which stays where this fails."""
        if self.session is not None and self.session.path == path:
            return
        claim = Claim(path, self)
        if not claim.take():
            self.taken.emit(Taken(path, heard=ring(path)))
            return
        try:
            logbook = Logbook.open(path, self.rulebook, clock=self.clock)
        except Refusal as refusal:
            claim.release()
            if refusal.reason is Reason.LOG_MISSING:
                self.missing.emit(path)
            else:
                self.failed.emit(Trouble(path, refusal))
        else:
            self._enter(path, logbook, claim)

    def begin(self, path: Path, holder: Holder, credential: Credential) -> None:
        """Begin a log at ``path`` and open it.

        Raises:
            Refusal: where the credential or the place won't do; nothing is written then.
        """
        claim = Claim(path, self)
        if not claim.take():
            raise Refusal(Reason.LOG_EXISTS, path=path)
        try:
            _make_folder(path.parent)
            logbook = Logbook.create(path, self.rulebook, holder, credential, clock=self.clock)
        except Refusal:
            claim.release()
            raise
        self._enter(path, logbook, claim)
        self.begun.emit()

    def settle(self) -> None:
        """Do from now on what can wait until the window is painted.

        Hear when another start wants this log, and keep backups of what changed.
        """
        self._settled = True
        self._settle_in()

    def end(self) -> None:
        """Close the log, and wait for its backup."""
        self.leave()
        self.keeping.finish()

    def leave(self) -> None:
        """Close the log that is open, if any; it is backed up beside if it changed."""
        if (left := self.session) is not None:
            self.session = None
            left.close()
            left.deleteLater()
            if self._settled:
                self.keeping.keep(left.path)
        if self._claim is not None:
            self._claim.release()
            self._claim.deleteLater()
            self._claim = None

    def _enter(self, path: Path, logbook: Logbook, claim: Claim) -> None:
        self.leave()
        self._claim = claim
        claim.rung.connect(self.rung)
        self.session = Session(logbook, path, self.rulebook, self.gateway, self.clock, self)
        self._settings.set(LAST_LOG, path)
        self.opened.emit(self.session)
        if self._settled:
            self._settle_in()

    def _settle_in(self) -> None:
        if self._claim is not None and self.session is not None:
            self._claim.listen()
            self.keeping.keep(self.session.path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(Reason.FOLDER_NOT_WRITABLE, path=folder) from error
