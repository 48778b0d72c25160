"""How an activity came to its points, and why fewer count, in words."""

from collections.abc import Mapping
from decimal import Decimal

from cpim_pdp.core.activities import Details
from cpim_pdp.core.counting import Flag, Reasoning, Why
from cpim_pdp.core.pricing import Price
from cpim_pdp.wording import amounts, facts, figures
from cpim_pdp.wording.translation import Numbered, Phrase, Translate, english

REASONS: Mapping[Why, Phrase] = {
    Why.PLANNED: lambda tr: tr("Planned for {last_day}: it counts once it is done."),
    Why.BEFORE_CERTIFICATION: lambda tr: tr(
        "Its last day, {last_day}, lies before the certification on {certified}."
    ),
    Why.OUTSIDE_CYCLE: lambda tr: tr(
        "It belongs to another cycle: its last day is {last_day}, and this cycle runs from {start}"
        " to {due}."
    ),
    Why.AFTER_DEADLINE: lambda tr: tr(
        "Its last day, {last_day}, lies after the deadline of {due}, and under this policy points"
        " as late as that do not count."
    ),
    Why.EXCLUDED: lambda tr: tr("The holder left it out for this credential."),
    Why.ALREADY_FILED: lambda tr: tr(
        "The application of this cycle was already filed, on {filed}; no source says whether it"
        " counts for the next cycle."
    ),
    Why.EXAM_FAILED: lambda tr: tr(
        "Score {score} is below the pass mark of {passed_from}, and a failed exam does not count."
    ),
    Why.EXAM_BEFORE_CERTIFICATION: lambda tr: tr(
        "The exam of {last_day} is not later than the certification on {certified}, and exams that"
        " earned the credential do not count."
    ),
    Why.VALUE_UNKNOWN: lambda tr: tr(
        "Its value is not known: enter the points that the official table gives."
    ),
}
CAPS: Mapping[Why, Numbered] = {
    Why.EVENT_CAP: lambda tr, n: tr(
        "{limit} points at most for one conference: {over} of {claimed} (is|are) over it.", "", n
    ),
    Why.YEAR_CAP: lambda tr, n: tr(
        "{limit} points at most of this kind in {year}: {over} of {claimed} (is|are) over it.",
        "",
        n,
    ),
    Why.SHARE_CAP: lambda tr, n: tr(
        "{category}: {limit} points at most in a cycle, {share} of {core}: {over} of {claimed}"
        " (is|are) over it.",
        "",
        n,
    ),
}
SHORT: Mapping[Why, Phrase] = {
    Why.BEFORE_CERTIFICATION: lambda tr: tr("Too early"),
    Why.OUTSIDE_CYCLE: lambda tr: tr("Other cycle"),
    Why.AFTER_DEADLINE: lambda tr: tr("Too late"),
    Why.EXCLUDED: lambda tr: tr("Left out"),
    Why.ALREADY_FILED: lambda tr: tr("After filing"),
    Why.EXAM_FAILED: lambda tr: tr("Exam failed"),
    Why.EXAM_BEFORE_CERTIFICATION: lambda tr: tr("Too early"),
    Why.VALUE_UNKNOWN: lambda tr: tr("Value unknown"),
    Why.EVENT_CAP: lambda tr: tr("Over the cap"),
    Why.YEAR_CAP: lambda tr: tr("Over the cap"),
    Why.SHARE_CAP: lambda tr: tr("Over the cap"),
}
"""Why nothing of what is done counts, in a word or two for the cell of a table."""
FLAGS: Mapping[Flag, Phrase] = {
    Flag.ENTERED_BY_HAND: lambda tr: tr("The points were entered by hand."),
    Flag.NOT_NAMED_BY_EDITION: lambda tr: tr(
        "The rules of that date, as far as they can be read, do not name this activity."
    ),
    Flag.DESIGNATION_NOT_NAMED: lambda tr: tr(
        "The rule that prices it does not name this designation."
    ),
    Flag.ASSUMPTION: lambda tr: tr("The rule that prices it rests on an assumption."),
    Flag.SCORE_ASSUMED: lambda tr: tr("No score is given: the exam is taken as passed."),
    Flag.MOVED: lambda tr: tr("The holder moved it into this cycle."),
    Flag.OPENING_BALANCE: lambda tr: tr(
        "An opening balance: points earned before this log was begun, without single entries."
    ),
    Flag.NO_EVIDENCE: lambda tr: tr("There is no evidence for it."),
    Flag.WEAK_EVIDENCE: lambda tr: tr(
        "Its evidence is of a kind that audits often refuse when it stands alone."
    ),
}


def why(reasoning: Reasoning, tr: Translate = english) -> str:
    """Return the sentence that says why less counts than is claimed, empty where all counts."""
    if reasoning.why is Why.NONE:
        return ""
    if reasoning.why in CAPS:
        return _cap(reasoning, tr)
    if reasoning.why is Why.EXCLUDED and reasoning.facts["reason"]:
        text = tr("The holder left it out for this credential: {reason}")
        return text.format(reason=reasoning.facts["reason"])
    return REASONS[reasoning.why](tr).format(**facts.shown(reasoning.facts, tr))


def arithmetic(price: Price | None, details: Details, tr: Translate = english) -> str:
    """Return how the claimed points came out: 1.5 h × 1 = 1.5; empty without a price."""
    if price is None:
        return ""
    if price.unknown:
        return tr("value not known")
    if price.entered:
        return tr("{points} entered by hand").format(points=figures.points(price.claimed, tr))
    return _product(price, details, tr)


def flag(value: Flag, tr: Translate = english) -> str:
    """Return what a stranger who checks the count should know, as a sentence."""
    return FLAGS[value](tr)


def _product(price: Price, details: Details, tr: Translate) -> str:
    row, quantity = price.row, details.quantity
    if row is None or row.rate is None or quantity is None:
        raise ValueError("points that were not entered come from a quantity and a rate")
    given = {
        "amount": amounts.short_amount(quantity, tr),
        "rate": figures.points(row.rate, tr),
        "points": figures.points(price.claimed, tr),
    }
    if row.by_weeks and details.weeks is not None:
        text = tr("{amount} × %n week(s) × {rate} = {points}", "", details.weeks)
    else:
        text = tr("{amount} × {rate} = {points}")
    return text.format(**given)


def _cap(reasoning: Reasoning, tr: Translate) -> str:
    limit, core = _points(reasoning, "limit"), _points(reasoning, "core")
    over = _points(reasoning, "claimed") - _points(reasoning, "counted")
    text = CAPS[reasoning.why](tr, figures.plural(over))
    return text.format(
        **facts.shown(reasoning.facts, tr),
        over=figures.points(over, tr),
        share=figures.percent(limit / core, tr),
    )


def _points(reasoning: Reasoning, fact: str) -> Decimal:
    value = reasoning.facts[fact]
    if not isinstance(value, Decimal):
        raise TypeError(f"{fact} is no number of points")
    return value
