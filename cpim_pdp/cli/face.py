"""What every command works with: the log, the clock and the rules."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpim_pdp import assets
from cpim_pdp.cli import printing
from cpim_pdp.cli.place import log_place, named_place
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summaries, summarise
from cpim_pdp.wording import names, refusals
from cpim_pdp.wording.translation import english as tr

if TYPE_CHECKING:
    from cpim_pdp.core.commands import Command
    from cpim_pdp.logbook import Done, Logbook

Clock = Callable[[], datetime]
OpenWindow = Callable[..., int]
"""Opens the window on a log and returns the exit code.

``exit_when_shown`` leaves at once, ``in_tray`` begins without a window for who wants that.
"""


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Face:
    """The command line's surroundings: the log named by an option, the clock, the window's door."""

    clock: Clock
    open_window: OpenWindow
    named_log: str | None = None

    @property
    def path(self) -> Path:
        """Where the log lies, or is to lie."""
        return log_place(self.named_log)

    @property
    def named_path(self) -> Path | None:
        """Where somebody said that the log lies, None where nobody did."""
        return named_place(self.named_log)

    @property
    def rulebook(self) -> Rulebook:
        """The rules."""
        return assets.rulebook()

    def today(self) -> date:
        """Return the date at the holder's place."""
        return self.clock().astimezone().date()

    @contextmanager
    def reading(self) -> "Iterator[Logbook]":
        """Lend the log to be read.

        Raises:
            Refusal: where it can't be opened.
        """
        from cpim_pdp.logbook import Logbook  # noqa: PLC0415 - not needed for --help

        with Logbook.open(self.path, self.rulebook, clock=self.clock, read_only=True) as logbook:
            yield logbook

    @contextmanager
    def changing(self) -> "Iterator[Logbook]":
        """Lend the log to be changed, and back it up when the command is through.

        Raises:
            Refusal: where it can't be opened.
        """
        from cpim_pdp.logbook import Logbook  # noqa: PLC0415 - not needed for --help

        with Logbook.open(self.path, self.rulebook, clock=self.clock) as logbook:
            yield logbook
            self._back_up(logbook)

    def do(self, logbook: "Logbook", command: "Command") -> "Done":
        """Carry out a command before which the log is backed up, and say where that failed.

        Raises:
            Refusal: where the world or the holder's input says no.
        """
        done = logbook.do(command)
        self._warn(done.warnings)
        return done

    def _back_up(self, logbook: "Logbook") -> None:
        """Keep a backup now and then; one that fails is no reason for the command to fail."""
        self._warn(logbook.backup_if_due(hourly=True))

    @staticmethod
    def _warn(refused: Iterable[Refusal]) -> None:
        for refusal in refused:
            printing.note(tr("No backup was made: {why}").format(why=refusals.sentence(refusal)))

    def credential(self, snapshot: Snapshot, wanted: str) -> Credential:
        """Return the credential of an id, or of a code that its designation has or once had.

        Raises:
            Refusal: where none has it, or several do.
        """
        return snapshot.credential(self.rulebook.present_code(wanted))

    def credential_summary(
        self, snapshot: Snapshot, wanted: str | None, on: date, cycle: int | None = None
    ) -> Summary:
        """Return the summary of the credential asked for, else of the one that is due first.

        Where there are several to choose from, the one taken is named on standard error.

        Raises:
            Refusal: for an unknown credential, or a cycle out of range.
        """
        if wanted is not None:
            credential = self.credential(snapshot, wanted)
            return summarise(snapshot, self.rulebook, credential, on, cycle=cycle)
        first = summaries(snapshot, self.rulebook, on)[0]
        if len(snapshot.credentials) > 1:
            text = tr("For {credential}, which is due first; --credential takes another.")
            printing.note(text.format(credential=names.credential(first.credential)))
        if cycle is None:
            return first
        return summarise(snapshot, self.rulebook, first.credential, on, cycle=cycle)


pass_face = click.make_pass_decorator(Face)
