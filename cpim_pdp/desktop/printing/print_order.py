"""What print is wanted, making it, and writing it."""

from dataclasses import dataclass
from pathlib import Path

from cpim_pdp import reports
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.printing.print_kinds import PrintKind
from cpim_pdp.desktop.side_work import Progress
from cpim_pdp.desktop.translation import printed
from cpim_pdp.reports import Paper
from cpim_pdp.store.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """A print of a cycle, for a paper; of a pack it is the report in it."""

    kind: PrintKind
    summary: Summary
    holder: Holder
    paper: Paper


def made(order: PrintOrder, progress: Progress) -> bytes:
    """Return the print as a PDF; the log is not touched, so no other thread waits for it."""
    if order.kind is PrintKind.FORM:
        return reports.application_sheet(order.summary, order.holder, paper=order.paper, tr=printed)
    return reports.maintenance_report(
        order.summary,
        order.holder,
        paper=order.paper,
        detailed=order.kind is not PrintKind.REPORT,
        tr=printed,
        progress=progress,
    )


def carry_out(
    order: PrintOrder, path: Path, data: bytes | None, progress: Progress
) -> tuple[Path, ...]:
    """Write the print, made if it is not there yet, and return where it is.

    Raises:
        Refusal: where it can't be written.
    """
    written = made(order, progress) if data is None else data
    # The last moment at which it can be given up: after it the print is there.
    progress(1, 1)
    write_whole(path, written)
    return (path,)
