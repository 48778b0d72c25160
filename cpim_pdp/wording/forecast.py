"""Will the target be reached: the forecast as a sentence, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.forecast import Basis, Forecast
from cpim_pdp.core.standing import Standing
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cpim_pdp.core.summary import Summary

BASES: Mapping[Basis, Phrase] = {
    Basis.REACHED: lambda tr: tr("The points required are reached."),
    Basis.TOO_EARLY: lambda tr: tr("The cycle is too young to tell."),
    Basis.PAST_DUE: lambda tr: tr("The last day for earning points has passed."),
}


def basis(forecast: Forecast, tr: Translate = english) -> str:
    """Return what a forecast rests on, as a sentence."""
    months = max(forecast.months, 1)
    if forecast.basis is Basis.PACE:
        return tr("Going by the points of the last %n month(s).", "", months)
    if forecast.basis is Basis.NO_POINTS_YET:
        return tr("No points in the last %n month(s) to go by.", "", months)
    return BASES[forecast.basis](tr)


def sentence(summary: Summary, tr: Translate = english) -> str:
    """Return whether the target will be reached, and when."""
    if summary.cycle == summary.shown and summary.verdict.standing is Standing.EXPIRED:
        return tr("Expired: points bring it back no more.")
    forecast = summary.forecast
    text = _text(forecast, _last_day(summary), tr)
    reached = forecast.reached_on
    return text.format(
        required=figures.points(summary.points.required, tr),
        remaining=figures.points(summary.points.remaining, tr),
        pace=figures.points(forecast.pace, tr),
        needed=figures.points(forecast.pace_needed, tr),
        month="" if reached is None else figures.month(reached, tr),
        day="" if reached is None else figures.day(reached, tr),
        last=figures.day(_last_day(summary), tr),
        due=figures.day(summary.cycle.due, tr),
    )


def _text(forecast: Forecast, last: date, tr: Translate) -> str:
    match forecast.basis:
        case Basis.REACHED:
            return _reached(forecast, tr)
        case Basis.PACE:
            return _at_pace(forecast, last, tr)
        case Basis.TOO_EARLY:
            return tr("Too early for a forecast: {needed} points a month lead to {required}.")
        case Basis.NO_POINTS_YET:
            return tr("No points lately: {needed} points a month are needed from here on.")
        case Basis.PAST_DUE:
            return tr("The due date, {due}, has passed with {remaining} points missing.")


def _reached(forecast: Forecast, tr: Translate) -> str:
    if forecast.reached_on is None:
        return tr("All {required} points are reached.")
    return tr("All {required} points are reached since {day}.")


def _at_pace(forecast: Forecast, last: date, tr: Translate) -> str:
    if forecast.reached_on is None:
        return tr("At {pace} points a month you never finish: {needed} a month are needed.")
    if forecast.reached_on <= last:
        return tr("On course to finish in {month}, at {pace} points a month.")
    return tr(
        "At {pace} points a month you finish in {month}, too late for {last}: {needed} points a"
        " month are needed."
    )


def _last_day(summary: Summary) -> date:
    """Return the last day on which the cycle's application can be filed."""
    verdict = summary.verdict
    if summary.cycle == summary.shown and verdict.standing is Standing.SUSPENDED and verdict.until:
        return verdict.until
    return summary.cycle.due
