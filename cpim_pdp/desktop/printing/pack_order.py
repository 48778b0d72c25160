"""What audit pack is wanted and where, and making it."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cpim_pdp import reports
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.side_work import Progress
from cpim_pdp.desktop.translation import printed
from cpim_pdp.logbook import Logbook
from cpim_pdp.reports import Paper
from cpim_pdp.store.whole_file import refusing

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What audit pack is wanted, and where; parts have at most ``most_bytes``, if that is given.

    ``log`` is where the evidence is read from, which takes a door of its own beside the window.
    """

    summary: Summary
    holder: Holder
    submissions: tuple[Submission, ...]
    paper: Paper
    most_bytes: int | None
    path: Path
    log: Path
    rulebook: Rulebook
    clock: Callable[[], datetime]


def carry_out(order: PackOrder, progress: Progress) -> tuple[Path, ...]:
    """Make the pack, write all its parts or none, and return where they are.

    Raises:
        Refusal: where the log can't be read, or the pack can't be written.
    """
    from cpim_pdp.exchange import activity_table  # noqa: PLC0415 - not needed before
    from cpim_pdp.store.whole_files import whole_files  # noqa: PLC0415

    with (
        Logbook.open(order.log, order.rulebook, clock=order.clock, read_only=True) as logbook,
        refusing(order.path),
        reports.audit_pack(
            order.summary,
            order.holder,
            order.submissions,
            paper=order.paper,
            table=activity_table.table(order.summary, printed),
            read=logbook.read_evidence,
            folder=order.path.parent,
            most_bytes=order.most_bytes,
            tr=printed,
            progress=progress,
        ) as made,
    ):
        paths = reports.pack_paths(order.path, len(made.parts))
        with whole_files(paths) as temporaries, ExitStack() as stack:
            made.write([stack.enter_context(one.open("r+b")) for one in temporaries])
    return paths
