"""How the points of a cycle are proven, and what each activity that is to be fixed lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.activities import Proof
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from cpim_pdp.core.evidence_points import EvidencePoints, ToFix


def split(found: EvidencePoints, tr: Translate = english) -> str:
    """Return how points are proven: 10.5 points proven, 4 by weak papers only, 6 not at all."""
    parts = [tr("{points} proven").format(points=amounts.points(found.sound, tr))]
    if found.weak:
        text = tr("{points} by weak papers only", "a number of points")
        parts.append(text.format(points=figures.points(found.weak, tr)))
    if found.missing:
        text = tr("{points} without evidence", "a number of points")
        parts.append(text.format(points=figures.points(found.missing, tr)))
    return " · ".join(parts)


def short(found: EvidencePoints, tr: Translate = english) -> str:
    """Return what is to be fixed in a few words; empty where nothing is."""
    if not found.to_fix:
        return ""
    if found.missing:
        what = tr("{points} without evidence").format(points=amounts.points(found.missing, tr))
    else:
        what = tr("{points} by weak papers only").format(points=amounts.points(found.weak, tr))
    return tr("{what} · %n to fix", "", len(found.to_fix)).format(what=what)


def what(found: ToFix, tr: Translate = english) -> str:
    """Return what one activity lacks, and when it was."""
    last = found.entry.activity.last_day
    day = "" if last is None else figures.day(last, tr)
    if found.proof is Proof.NONE:
        return tr("no evidence · {day}").format(day=day)
    kinds = dict.fromkeys(names.kind(one.kind, tr) for one in found.entry.activity.evidence)
    return tr("weak: {papers} · {day}").format(papers=", ".join(kinds), day=day)


def line(found: ToFix, tr: Translate = english) -> str:
    """Return one activity that is to be fixed as a sentence: its title, points, and lack."""
    return tr("{title}, {points}: {what}").format(
        title=found.entry.activity.details.title,
        points=amounts.points(found.entry.counted, tr),
        what=what(found, tr),
    )
