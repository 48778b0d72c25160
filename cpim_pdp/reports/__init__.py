"""Prints: what a holder files and keeps, as PDF. What is heavy is loaded with the first one."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from cpim_pdp.reports.pack.gathering import ReadEvidence
    from cpim_pdp.reports.pack.making import Made

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


def application_sheet(
    summary: Summary, holder: Holder, *, paper: Paper, tr: Translate = english
) -> bytes:
    """Return the numbers for the application form, and what lies behind them, as a PDF."""
    from cpim_pdp.reports.application import document  # noqa: PLC0415
    from cpim_pdp.reports.layout.printing import printed  # noqa: PLC0415 - reportlab is heavy

    return printed(document(summary, holder, tr), paper.size, _unheard)


def attendance_sheet(
    activity: Activity, holder: Holder, on: date, *, paper: Paper, tr: Translate = english
) -> bytes:
    """Return a confirmation of attendance to be completed and signed, as a PDF form."""
    from cpim_pdp.reports.attendance import document  # noqa: PLC0415
    from cpim_pdp.reports.layout.printing import printed  # noqa: PLC0415 - reportlab is heavy

    return printed(document(activity, holder, on, tr), paper.size, _unheard)


def pack_paths(out: Path, parts: int) -> tuple[Path, ...]:
    """Return where the parts of a pack are to be that was ordered as ``out``."""
    if parts == 1:
        return (out,)
    names = (f"{out.stem}-{number}-of-{parts}{out.suffix}" for number in range(1, parts + 1))
    return tuple(out.with_name(name) for name in names)


def audit_pack(
    summary: Summary,
    holder: Holder,
    submissions: tuple[Submission, ...],
    *,
    paper: Paper,
    table: bytes,
    read: "ReadEvidence",
    folder: Path,
    most_bytes: int | None = None,
    tr: Translate = english,
    progress: Callable[[int, int], None] = _unheard,
) -> "AbstractContextManager[Made]":
    """Return the audit pack of a cycle, to be written part by part; the same input, the same bytes.

    ``table`` is the table of its activities; ``read`` lends the bytes of a file of evidence by its
    SHA-256, one at a time; work files lie in ``folder``. A part has at most ``most_bytes``, if that
    is given. ``progress`` is called with (done, total) all along; what it raises cancels the pack.

    Raises:
        Refusal: PACK_FILE_TOO_LARGE, once the pack is entered.
    """
    from cpim_pdp.reports.pack.contents import Case  # noqa: PLC0415 - reportlab and pypdf are heavy
    from cpim_pdp.reports.pack.making import made  # noqa: PLC0415

    case = Case.of(summary, holder, submissions, tr)
    return made(case, table, paper.size, most_bytes, read=read, folder=folder, progress=progress)
