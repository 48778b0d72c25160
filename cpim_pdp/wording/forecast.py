"""Will the points be reached: the forecast as a sentence, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.forecasting.forecast import Basis, Forecast, percent
from cpim_pdp.core.standing import Standing
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cpim_pdp.core.summary import Summary

BASES: Mapping[Basis, Phrase] = {
    Basis.REACHED: lambda tr: tr("The points required are reached."),
    Basis.CERTAIN: lambda tr: tr("Plans that are certain reach the points required."),
    Basis.TOO_EARLY: lambda tr: tr("Under six months of history: too early to tell."),
    Basis.PAST_DUE: lambda tr: tr("The last day for earning points has passed."),
}
_JUST_UNDER_ONE, _JUST_ABOVE_NONE = 0.995, 0.005


def likelihood(value: float, tr: Translate = english) -> str:
    """Return a likelihood in whole per cent: 100 % only where it is certain, and never 0 %."""
    if _JUST_UNDER_ONE <= value < 1:
        return tr("over {percent} %").format(percent=99)
    if value < _JUST_ABOVE_NONE:
        return tr("under {percent} %").format(percent=1)
    return tr("{number} %").format(number=percent(value))


def basis(forecast: Forecast, tr: Translate = english) -> str:
    """Return what a forecast rests on, as a sentence."""
    if forecast.basis is Basis.HABIT:
        return tr("Going by what the last %n month(s) brought.", "", forecast.known)
    if forecast.basis is Basis.NO_POINTS_YET:
        return tr("Nothing unplanned in the last %n month(s) to go by.", "", forecast.known)
    return BASES[forecast.basis](tr)


def sentence(summary: Summary, tr: Translate = english) -> str:
    """Return whether the points will be reached, and when."""
    if _is_expired(summary):
        return tr("Expired: points bring it back no more.")
    text = _filled(_text(summary.forecast, tr), summary, tr)
    return text[:1].upper() + text[1:]


def figure(summary: Summary, tr: Translate = english) -> str:
    """Return how likely it is as a figure, empty where nothing can be said."""
    value = summary.forecast.likelihood
    return "" if value is None or _is_expired(summary) else likelihood(value, tr)


def beside_figure(summary: Summary, tr: Translate = english) -> str:
    """Return what stands below `figure`: the whole sentence where there is none."""
    if summary.forecast.basis not in _LIKELY or _is_expired(summary):
        return sentence(summary, tr)
    if summary.forecast.reached_on is None:
        return _filled(tr("likely, {required} points by {last}"), summary, tr)
    return _filled(tr("likely by {last}, {required} points by about {short_month}"), summary, tr)


def spread(summary: Summary, tr: Translate = english) -> str:
    """Return how many points there will be in the end, empty where nothing can be said."""
    found = summary.forecast.at_due
    if found is None or _is_expired(summary):
        return ""
    text = (
        tr("{median} points by {last}")
        if found.low == found.high
        else tr("about {median} points by {last}, 8 times in 10 between {low} and {high}")
    )
    return text.format(
        low=figures.points(found.low, tr),
        median=figures.points(found.median, tr),
        high=figures.points(found.high, tr),
        last=figures.day(summary.forecast.until, tr),
    )


def pace(summary: Summary, tr: Translate = english) -> str:
    """Return how many points a month came of late, and how many are needed to make it.

    Empty where that is too short a time to tell, and of an expired credential.
    """
    found = summary.forecast
    if found.basis is Basis.TOO_EARLY or not found.pace_months or _is_expired(summary):
        return ""
    if found.basis is Basis.PAST_DUE or not found.pace_needed:
        text = tr("{pace} points a month in the last %n month(s)", "", found.pace_months)
    else:
        text = tr(
            "{pace} points a month in the last %n month(s); {needed} are needed",
            "",
            found.pace_months,
        )
    return text.format(
        pace=figures.points(found.pace, tr), needed=figures.points(found.pace_needed, tr)
    )


_LIKELY = (Basis.HABIT, Basis.NO_POINTS_YET)


def _filled(text: str, summary: Summary, tr: Translate) -> str:
    forecast = summary.forecast
    reached = forecast.reached_on
    return text.format(
        likelihood=likelihood(forecast.likelihood or 0.0, tr),
        required=figures.points(forecast.required, tr),
        remaining=figures.points(summary.points.remaining, tr),
        needed=figures.points(forecast.pace_needed, tr),
        target=figures.points(forecast.target, tr),
        target_likelihood=likelihood(forecast.target_likelihood or 0.0, tr),
        month="" if reached is None else figures.month(reached, tr),
        short_month="" if reached is None else figures.short_month(reached, tr),
        day="" if reached is None else figures.day(reached, tr),
        last=figures.day(forecast.until, tr),
        due=figures.day(summary.cycle.due, tr),
    )


def _text(forecast: Forecast, tr: Translate) -> str:
    match forecast.basis:
        case Basis.REACHED:
            return _reached(forecast, tr)
        case Basis.CERTAIN:
            return tr("All {required} points are reached by {day} if what is certain comes true.")
        case Basis.HABIT | Basis.NO_POINTS_YET:
            return _likely(forecast, tr)
        case Basis.TOO_EARLY:
            return tr("Too early for a forecast: {needed} points a month lead to {required}.")
        case Basis.PAST_DUE:
            return tr("The due date, {due}, has passed with {remaining} points missing.")


def _reached(forecast: Forecast, tr: Translate) -> str:
    if forecast.target == forecast.required or forecast.target_likelihood is None:
        return tr("All {required} points are reached since {day}.")
    return tr(
        "All {required} points are reached since {day}; {target_likelihood} likely to reach"
        " {target} by {last}."
    )


def _likely(forecast: Forecast, tr: Translate) -> str:
    aims_higher = forecast.target > forecast.required
    if forecast.reached_on is None and aims_higher:
        return tr(
            "{likelihood} likely to reach {required} by {last}, {target_likelihood} to reach"
            " {target}: {needed} points a month are needed."
        )
    if forecast.reached_on is None:
        return tr(
            "{likelihood} likely to reach {required} by {last}: {needed} points a month are needed."
        )
    if aims_higher:
        return tr(
            "{likelihood} likely to reach {required} by {last}, {target_likelihood} to reach"
            " {target}; more likely than not {required} by {month}."
        )
    return tr("{likelihood} likely to reach {required} by {last}; more likely than not by {month}.")


def _is_expired(summary: Summary) -> bool:
    is_shown = summary.cycle == summary.shown
    return is_shown and summary.verdict.standing is Standing.EXPIRED
