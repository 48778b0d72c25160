"""What is usual over the time ahead, on a grid as fine as there is time to work it out."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt
from typing import TYPE_CHECKING

from cpim_pdp.core.forecasting.habits import (
    HALF_POINT,
    LEVELS,
    Habit,
    most_worth,
    powers,
)
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

    from cpim_pdp.core.forecasting.odds import Odds

_MOST_SUMS = 4_000_000
"""How many products of probabilities the powers of a month may take on the grid of half points."""

_TEN_POINTS = 1_000
"""Cuts are so far apart that a plan which changes a little has mostly the same."""

_SIGMAS = 3
"""By Cantelli's inequality, one in ten is not exceeded by more than three standard deviations."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The odds of so many months' worth of a habit, on a grid of ``step``, cut at some amount."""

    step: int
    powers: tuple[Odds, ...]


def cut_at(most: int, habit: Habit, months: Fraction) -> Usual:
    """Return what is usual on the grid of half points; amounts of ``most`` and more are one."""
    return _usual(habit, months, HALF_POINT, most)


@dataclass(frozen=True, slots=True)
class Further:
    """What comes beside a habit, in hundredths of a point.

    Something of this mean and variance, or less, and something else that is ``most`` at most.
    """

    mean: float
    variance: float
    most: int


def for_quantiles(habit: Habit, months: Fraction, further: Further) -> Usual:
    """Return what is usual, cut above nine tenths of what it comes to with what comes beside it.

    Where somebody earns so much, for so long, that it would take too long on the grid of half
    points, the grid is widened.
    """
    bound = further.mean + _bound(habit.month(HALF_POINT), months, further.variance)
    most = -(-(ceil(bound) + further.most) // _TEN_POINTS) * _TEN_POINTS
    step = HALF_POINT
    while _sums(habit, months, step, most) > _MOST_SUMS:
        step *= 2
    return _usual(habit, months, step, most)


@lru_cache(maxsize=16)
def _usual(habit: Habit, months: Fraction, step: int, most: int) -> Usual:
    # What does not change is not worked out again while a holder tries one plan after the other.
    up = -(-most // step) * step
    return Usual(step, powers(habit.month(step), most_worth(months), up))


def _bound(month: Odds, months: Fraction, further: float) -> float:
    """Return what at most one outcome in ten exceeds; ``further`` is variance from elsewhere."""
    mean, variance, length = month.mean, month.variance, float(months)
    first = sum(chance * float(level) for level, chance in LEVELS) / 100 * length * mean
    # A part of a month, which comes wholly or not at all, adds a quarter of the square at most.
    second = mean**2 / 4 + sum(
        chance / 100 * (float(level) * length * variance + (float(level) * length * mean) ** 2)
        for level, chance in LEVELS
    )
    return first + _SIGMAS * sqrt(max(second - first**2, 0.0) + further)


def _sums(habit: Habit, months: Fraction, step: int, most: int) -> int:
    """Return about how many products the powers of a month are summed from, on a grid."""
    month = habit.month(step)
    longest = month.least + month.size - 1
    cells = min(longest * most_worth(months), most // step) + 1
    return most_worth(months) * cells * month.size
