"""What report is wanted and where, and making it."""

from dataclasses import dataclass
from pathlib import Path

from cpim_pdp import reports
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.side_work import Progress
from cpim_pdp.desktop.translation import printed
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


def carry_out(order: ReportOrder, progress: Progress) -> tuple[Path, ...]:
    """Make the report, write it, and return where it is.

    The log is not touched, so no other thread waits for it.

    Raises:
        Refusal: where it can't be written.
    """
    data = reports.maintenance_report(
        order.summary,
        order.holder,
        paper=order.paper,
        detailed=order.detailed,
        tr=printed,
        progress=progress,
    )
    # The last moment at which it can be given up: after it the report is there.
    progress(1, 1)
    write_whole(order.path, data)
    return (order.path,)
