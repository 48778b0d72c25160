"""The plan in words: what is still to go, what a what-if changes, and what is thought of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.forecasting.forecast import Basis
from cpim_pdp.core.planning.intents import Rhythm
from cpim_pdp.core.planning.outlook import days_ahead, gap_with
from cpim_pdp.core.standing import Standing
from cpim_pdp.wording import amounts, figures, forecast
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cpim_pdp.core.planning.entries import PlannedEntry
    from cpim_pdp.core.planning.outlook import ToGo
    from cpim_pdp.core.planning.what_if import WhatIf
    from cpim_pdp.core.summary import Summary

_RHYTHMS: Mapping[Rhythm, Phrase] = {
    Rhythm.SPREAD: lambda tr: tr("spread evenly"),
    Rhythm.ONCE: lambda tr: tr("on one day"),
    Rhythm.WEEKLY: lambda tr: tr("every week"),
    Rhythm.MONTHLY: lambda tr: tr("every month"),
    Rhythm.YEARLY: lambda tr: tr("every year"),
}


def rhythm(value: Rhythm, tr: Translate = english) -> str:
    """Return when something is done."""
    return _RHYTHMS[value](tr)


def to_go(found: ToGo, tr: Translate = english) -> str:
    """Return what is missing to the target, and what plans make of that."""
    if not found.missing:
        return tr("All {target} points are there.").format(target=figures.points(found.target, tr))
    facts = {
        "target": figures.points(found.target, tr),
        "planned": figures.points(found.planned, tr),
        "gap": figures.points(found.gap, tr),
    }
    if not found.planned:
        return tr("points to go to {target}; nothing is planned").format(**facts)
    if not found.gap:
        return tr("points to go to {target}; what is planned is enough").format(**facts)
    text = tr("points to go to {target}; {planned} are planned, {gap} are not yet")
    return text.format(**facts)


def why_none(summary: Summary, tr: Translate = english) -> str:
    """Return why there is nothing more to plan for, empty where there is something."""
    if days_ahead(summary) is not None:
        return ""
    if summary.verdict.standing is Standing.EXPIRED:
        return tr("The credential has expired: points bring it back no more, exams do.")
    if summary.submission is not None:
        return tr("The application for this cycle is filed: it needs no more points.")
    text = tr("The last day for earning points was {day}.")
    return text.format(day=figures.day(summary.foresight.prospect.until, tr))


def now_and_then(summary: Summary, found: WhatIf, tr: Translate = english) -> tuple[str, str]:
    """Return the likelihood now and with additions, as figures; a dash where it is too early."""
    now, then = summary.forecast.likelihood, found.forecast.likelihood
    dash = tr("–", "no figure")
    return (
        dash if now is None else forecast.likelihood(now, tr),
        dash if then is None else forecast.likelihood(then, tr),
    )


def outcome(summary: Summary, found: WhatIf, tr: Translate = english) -> str:
    """Return what additions bring after caps, and what they make of the likelihood."""
    return tr("{brings} {likely}", "two sentences").format(
        brings=_brings(summary, found, tr), likely=_likely(summary, found, tr)
    )


def beside_target(summary: Summary, found: WhatIf, tr: Translate = english) -> str:
    """Return how likely the holder's own target is, empty without one that is higher."""
    now, then = summary.forecast, found.forecast
    if now.target == now.required or now.target_likelihood is None:
        return ""
    text = tr("{target} points: {then} likely instead of {now}.")
    return text.format(
        target=figures.points(now.target, tr),
        now=forecast.likelihood(now.target_likelihood, tr),
        then=forecast.likelihood(then.target_likelihood or 0.0, tr),
    )


def entry(one: PlannedEntry, tr: Translate = english) -> str:
    """Return when a planned activity is, and what it claims."""
    return tr("{day} · {points}").format(
        day=figures.day(one.day, tr), points=amounts.points(one.claimed, tr)
    )


def _brings(summary: Summary, found: WhatIf, tr: Translate) -> str:
    gap = gap_with(summary, found)
    facts = {"points": amounts.points(found.brings, tr), "gap": figures.points(gap, tr)}
    if not gap:
        return tr("Brings {points} after caps; nothing is missing then.").format(**facts)
    return tr("Brings {points} after caps; {gap} are missing then.").format(**facts)


def _likely(summary: Summary, found: WhatIf, tr: Translate) -> str:
    now, then = summary.forecast, found.forecast
    facts = {"required": figures.points(now.required, tr)}
    if then.likelihood is None:
        return tr("Too early to say how likely that makes it.").format(**facts)
    facts["then"] = forecast.likelihood(then.likelihood, tr)
    if now.likelihood is None:
        return tr("{required} points are {then} likely with it.").format(**facts)
    if now.basis is Basis.REACHED:
        return tr("The {required} points are there already.").format(**facts)
    facts["now"] = forecast.likelihood(now.likelihood, tr)
    if facts["now"] == facts["then"]:
        return tr("{required} points stay {then} likely.").format(**facts)
    return tr("{required} points are {then} likely instead of {now}.").format(**facts)
