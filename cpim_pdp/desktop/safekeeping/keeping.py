"""Keeping backups beside the window: in threads that open the log for themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cpim_pdp import logbook
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.translation import tr
from cpim_pdp.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.side_work import SideWork
    from cpim_pdp.logbook import Clock
    from cpim_pdp.wording import refusals
else:
    refusals = later("cpim_pdp.wording.refusals")

Made = tuple[Path, tuple[Refusal, ...]]


class Keeping(QObject):
    """Makes backups, one after the other; the window goes on meanwhile.

    Signals:
        changed: a backup was begun, or is through.
    """

    changed = Signal()

    def __init__(
        self, rulebook: Rulebook, gateway: Gateway, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rulebook = rulebook
        self._gateway = gateway
        self._clock = clock
        self._works: list[SideWork] = []

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return bool(self._works)

    def keep(self, path: Path) -> None:
        """Back the log at ``path`` up if it changed since; one that fails is a warning."""
        rulebook, clock = self._rulebook, self._clock
        self._begin(lambda: logbook.back_up_beside(path, rulebook, clock=clock), self._warn)

    def back_up(self, path: Path, then: Callable[[Path], object]) -> None:
        """Back the log at ``path`` up whatever there is; ``then`` gets where the copy lies."""

        def tell(made: Made) -> None:
            place, warnings = made
            then(place)
            self._warn(warnings)

        rulebook, clock = self._rulebook, self._clock
        self._begin(lambda: _backed_up(path, rulebook, clock), tell)

    def finish(self) -> None:
        """Wait for what is being made, as the program ends."""
        while self._works:
            work = self._works.pop(0)
            if not work.isFinished():
                work.start()
            work.wait()

    def _begin(self, carry_out: Callable[[], object], then: Callable[..., object]) -> None:
        from cpim_pdp.desktop.side_work import SideWork  # noqa: PLC0415 - after the first painting

        work = SideWork(carry_out, self)
        work.succeeded.connect(then)
        work.refused.connect(self._gateway.refuse)
        work.finished.connect(lambda: self._end(work))
        self._works.append(work)
        if len(self._works) == 1:
            work.start()
        self.changed.emit()

    def _end(self, work: SideWork) -> None:
        if work in self._works:
            self._works.remove(work)
            work.deleteLater()
            # Two at once would only wait for each other.
            if self._works:
                self._works[0].start()
            self.changed.emit()

    def _warn(self, warnings: tuple[Refusal, ...]) -> None:
        for refusal in warnings:
            text = tr("No backup was made: {why}")
            self._gateway.warn(text.format(why=refusals.in_window(refusal, tr)))


def _backed_up(path: Path, rulebook: Rulebook, clock: Clock) -> Made:
    with logbook.Logbook.open(path, rulebook, clock=clock, read_only=True) as log:
        made = log.backup()
        # The additional folder, if there is one, still lacks it.
        return made, log.backup_if_due()
