"""Prints: what a holder files and keeps, as PDF. What is heavy is loaded with the first one."""

from collections.abc import Callable
from enum import StrEnum, unique

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.summary import Summary
from cpim_pdp.wording.translation import Translate, english

_MILLIMETRE = 72 / 25.4


@unique
class Paper(StrEnum):
    """The paper that a print is made for."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in points."""
        return (210 * _MILLIMETRE, 297 * _MILLIMETRE) if self is Paper.A4 else (612.0, 792.0)


def _unheard(_done: int, _total: int) -> None:
    return


def maintenance_report(
    summary: Summary,
    holder: Holder,
    *,
    paper: Paper,
    detailed: bool = False,
    tr: Translate = english,
    progress: Callable[[int, int], None] = _unheard,
) -> bytes:
    """Return the maintenance report of a cycle as a PDF; the same input gives the same bytes.

    ``progress`` is called with (done, total) all along; what it raises cancels the report.
    """
    from cpim_pdp.reports.layout.printing import printed  # noqa: PLC0415 - reportlab is heavy
    from cpim_pdp.reports.maintenance import document  # noqa: PLC0415

    written = document(summary, holder, detailed=detailed, tr=tr)
    return printed(written, paper.size, progress)
