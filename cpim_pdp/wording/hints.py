"""Hints beside the entry form, and after an activity was logged."""

from collections.abc import Mapping

from cpim_pdp.core.hints import Hint, HintKind
from cpim_pdp.wording import facts
from cpim_pdp.wording.translation import Phrase, Translate, english

TEXTS: Mapping[HintKind, Phrase] = {
    HintKind.OUTSIDE_CYCLE: lambda tr: tr(
        "This lies outside the present cycle of {designation}, {start} to {due}."
    ),
    HintKind.BEFORE_CERTIFICATION: lambda tr: tr(
        "This lies before the {designation} certification on {certified}, so it won't count."
    ),
    HintKind.LIKELY_DUPLICATE: lambda tr: tr(
        "“{title}” is in the log already, with the same date."
    ),
    HintKind.EVENT_CAP: lambda tr: tr(
        "One conference counts {limit} points at most; this claims {claimed}."
    ),
    HintKind.YEAR_CAP: lambda tr: tr(
        "Activities of this kind count {limit} points at most in a calendar year."
    ),
    HintKind.LONGER_THAN_PERIOD: lambda tr: tr(
        "That is more than fits between the first and the last day."
    ),
    HintKind.BOOK_PAGES: lambda tr: tr("A book needs at least 200 pages to count."),
    HintKind.EXAM_FAILED: lambda tr: tr(
        "Score {score} is below the pass mark of {passed_from}, so it won't count."
    ),
    HintKind.SCORE_MISSING: lambda tr: tr(
        "Without a score the exam is taken as passed (from {passed_from})."
    ),
    HintKind.WILL_BE_PLANNED: lambda tr: tr(
        "This is still ahead, so it shows as planned until {last_day} has come."
    ),
    HintKind.VALUE_BY_HAND: lambda tr: tr(
        "No readable source states its value: enter the points that the official table gives."
    ),
    HintKind.REASON_OPEN: lambda tr: tr(
        "The report prints where points entered by hand come from: give the reason."
    ),
}


def text(hint: Hint, tr: Translate = english) -> str:
    """Return a hint as one sentence."""
    return TEXTS[hint.kind](tr).format(**facts.shown(hint.facts, tr))
