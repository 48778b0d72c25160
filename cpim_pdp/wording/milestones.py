"""Milestones as the holder reads them beside their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.milestones import Milestone, MilestoneKind
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS: Mapping[MilestoneKind, Phrase] = {
    MilestoneKind.FILING_OPENS: lambda tr: tr("The application can be filed from this day"),
    MilestoneKind.TARGET_REACHED: lambda tr: tr("The points required are likely reached"),
    MilestoneKind.DUE: lambda tr: tr("The application is due"),
    MilestoneKind.SURCHARGE: lambda tr: tr("If still not filed: {required} points are required"),
    MilestoneKind.SUSPENSION_ENDS: lambda tr: tr(
        "If still not filed: the last day before the credential expires"
    ),
    MilestoneKind.EXAMS_DUE: lambda tr: tr("The last day to pass the exams that are missing"),
}


def text(milestone: Milestone, tr: Translate = english) -> str:
    """Return what happens on a milestone's date, without the date."""
    required = milestone.required
    return TEXTS[milestone.kind](tr).format(
        required="" if required is None else figures.points(required, tr)
    )
