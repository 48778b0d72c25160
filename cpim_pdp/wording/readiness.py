"""What is missing or doubtful for an application, each as a sentence."""

from collections.abc import Mapping
from decimal import Decimal

from cpim_pdp.core.readiness import Concern, ConcernKind, Weight
from cpim_pdp.wording import amounts, facts
from cpim_pdp.wording.translation import Phrase, Translate, english

SENTENCES: Mapping[ConcernKind, Phrase] = {
    ConcernKind.EXPIRED: lambda tr: tr(
        "The credential has been expired since {since}: no application can be filed any more."
    ),
    ConcernKind.POINTS_TO_GO: lambda tr: tr("{remaining} to go: {counted} of {required} count."),
    ConcernKind.NOT_OPEN: lambda tr: tr("The application can be filed from {opens} on."),
    ConcernKind.UNPROVEN: lambda tr: tr("“{title}” has no evidence ({points})."),
    ConcernKind.WEAK_EVIDENCE: lambda tr: tr(
        "“{title}” has only evidence that audits often refuse ({points})."
    ),
    ConcernKind.VALUE_UNKNOWN: lambda tr: tr(
        "“{title}” counts nothing: its value is not known; enter the points of the official table."
    ),
    ConcernKind.DRAFT: lambda tr: tr("“{title}” is a draft, which counts nothing."),
    ConcernKind.PLANNED_PAST: lambda tr: tr(
        "“{title}” was planned for {last_day}: if it took place, say so."
    ),
    ConcernKind.OUTSIDE: lambda tr: tr(
        "“{title}” of {last_day} lies before the certification and counts for nothing."
    ),
    ConcernKind.AFTER_DEADLINE: lambda tr: tr(
        "“{title}” of {last_day} lies after the deadline of {due}; you may move it into this cycle."
    ),
    ConcernKind.AFTER_FILING: lambda tr: tr(
        "“{title}” of {last_day} lies in cycle {cycle}, which is filed already; you may move it"
        " into this one."
    ),
    ConcernKind.OVER_CAP: lambda tr: tr(
        "“{title}” counts {counted} of {claimed}: a limit cuts the rest."
    ),
    ConcernKind.DUPLICATE: lambda tr: tr(
        "“{title}” of {date} stands there twice: an audit would ask."
    ),
}
_HEADINGS: Mapping[Weight, Phrase] = {
    Weight.STOPS: lambda tr: tr("Before you can file"),
    Weight.AUDIT: lambda tr: tr("Before an audit"),
    Weight.LOOK: lambda tr: tr("Worth a look"),
}


def sentence(concern: Concern, tr: Translate = english) -> str:
    """Return what is missing or doubtful, and what can be done where that is not plain."""
    shown = dict(facts.shown(concern.facts, tr))
    for fact in ("points", "remaining"):
        if isinstance(value := concern.facts.get(fact), Decimal):
            shown[fact] = amounts.points(value, tr)
    return SENTENCES[concern.kind](tr).format(**shown)


def heading(weight: Weight, tr: Translate = english) -> str:
    """Return what the concerns of one weight stand under."""
    return _HEADINGS[weight](tr)
