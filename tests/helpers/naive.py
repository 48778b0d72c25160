"""Lines drawn on, which need no forecast: it has to do better than they do."""

from collections.abc import Callable, Iterable
from statistics import mean

from helpers.holders import REQUIRED, Asked

Rule = Callable[[Asked], float]
"""Tells how likely it is that the points are reached."""


def straight_line(one: Asked) -> float:
    """Say 1 where the pace of the last twelve months comes to what is required, 0 elsewhere."""
    pace = float(one.summary.forecast.pace)
    return float(float(one.summary.points.counted) + pace * one.months_left >= REQUIRED)


def longer_line(one: Asked) -> float:
    """Say so by the pace of all that is known of three years, as if all plans came true."""
    history = one.summary.foresight.prospect.history
    pace = float(sum(entry.counted for entry in history.entries)) / history.months
    begun = float(one.summary.points.counted + one.summary.points.planned)
    return float(begun + pace * one.months_left >= REQUIRED)


def brier(rule: Rule, asked: Iterable[Asked]) -> float:
    """Return the mean square of what a rule was wrong by: 0 is best."""
    return mean((rule(one) - one.made_it) ** 2 for one in asked)
