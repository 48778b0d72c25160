"""Measure the forecast: of invented holders, how many of whom it said 80 % made it.

Run by hand: ``PYTHONPATH=.:tests python tests/benchmarks/measure_forecast.py [HOLDERS [SEED]]``.
The same numbers give the same figures on every machine. How many catch up was set by the holders of
seed 1; others judge it. Its Brier score, the mean square of what it was wrong by,
has to be lower than those of all that it is held against.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from helpers.holders import HABITS, Asked, asked_of, population
from helpers.naive import longer_line, straight_line

HOLDERS = 800
JUDGED = 2026
OURS = "forecast"
_TENTHS = 10
_LEAST = 15
"""Of fewer forecasts no share is told."""


@dataclass(frozen=True)
class Judged:
    """A forecast, with what each rule said of it and where the end lay in its spread."""

    habit: str
    months_left: int
    said: Mapping[str, float]
    made_it: bool
    is_below_low: bool
    is_below_median: bool
    is_above_high: bool


def judged(asked: Iterable[Asked]) -> Iterator[Judged]:
    """Yield what became of forecasts, and no more: their logs would fill the memory."""
    for one in asked:
        known = one.summary.forecast
        if known.likelihood is None or known.at_due is None:
            raise AssertionError(known)
        yield Judged(
            habit=one.habit,
            months_left=one.months_left,
            said={
                OURS: known.likelihood,
                "straight line": straight_line(one),
                "longer line": longer_line(one),
            },
            made_it=one.made_it,
            is_below_low=one.counted < known.at_due.low,
            is_below_median=one.counted < known.at_due.median,
            is_above_high=one.counted > known.at_due.high,
        )


def scores(found: Sequence[Judged]) -> Mapping[str, float]:
    """Return the Brier score of each rule, and of saying what share made it in all: 0 is best."""
    by_rule = {
        name: mean((one.said[name] - one.made_it) ** 2 for one in found) for name in found[0].said
    }
    share = mean(one.made_it for one in found)
    return by_rule | {"same for all": share * (1 - share)}


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def tell_calibration(found: Iterable[Judged]) -> None:
    """Say for each tenth of the likelihoods what was said and what came of it."""
    say(f"{'said':>12}{'forecasts':>11}{'mean said':>11}{'made it':>9}")
    for tenth, some in enumerate(_by_tenth(found)):
        if some:
            bounds = f"{tenth * _TENTHS} to {tenth * _TENTHS + _TENTHS} %"
            said, made = mean(one.said[OURS] for one in some), mean(one.made_it for one in some)
            say(f"{bounds:>12}{len(some):11}{said:11.1%}{made:9.1%}")


def tell_habits(found: Iterable[Judged]) -> None:
    """Say for each habit how many made it of whom so much was said, in per cent."""
    say(f"{'':22}" + "".join(f"{f'{tenth * _TENTHS}-':>5}" for tenth in range(_TENTHS)))
    for name, some in _by_habit(found).items():
        cells = (
            f"{mean(one.made_it for one in each) * 100:5.0f}" if len(each) >= _LEAST else f"{'':5}"
            for each in _by_tenth(some)
        )
        say(f"{name:22}" + "".join(cells))


def tell_scores(found: Sequence[Judged]) -> None:
    """Say the Brier scores in all, by habit and by the months left."""
    say(f"{'':22}{'asked':>7}{'made it':>9}" + "".join(f"{name:>15}" for name in scores(found)))
    parts = {"all": list(found), **_by_habit(found)}
    for left in sorted({one.months_left for one in found}):
        parts[f"{left} months left"] = [one for one in found if one.months_left == left]
    for name, some in parts.items():
        made = mean(one.made_it for one in some)
        figures = "".join(f"{score:15.3f}" for score in scores(some).values())
        say(f"{name:22}{len(some):7}{made:9.1%}{figures}")


def tell_spread(found: Sequence[Judged]) -> None:
    """Say how many ended below low, below the median and above high."""
    low, median = (
        mean(one.is_below_low for one in found),
        mean(one.is_below_median for one in found),
    )
    high = mean(one.is_above_high for one in found)
    say(f"ended below low {low:.1%}, below the median {median:.1%}, above high {high:.1%}")


def _by_habit(found: Iterable[Judged]) -> dict[str, list[Judged]]:
    parts: dict[str, list[Judged]] = {name: [] for name in HABITS}
    for one in found:
        parts[one.habit].append(one)
    return {name: some for name, some in parts.items() if some}


def _by_tenth(found: Iterable[Judged]) -> list[list[Judged]]:
    parts: list[list[Judged]] = [[] for _ in range(_TENTHS)]
    for one in found:
        parts[min(int(one.said[OURS] * _TENTHS), _TENTHS - 1)].append(one)
    return parts


def measure(holders: int, seed: int) -> bool:
    """Measure on invented holders; return whether the forecast has the lowest Brier score."""
    found = list(judged(asked_of(population(holders, seed))))
    say(f"{len(found)} forecasts for {holders} holders of seed {seed}\n")
    tell_calibration(found)
    say("\nmade it, in per cent, of whom so many per cent were said")
    tell_habits(found)
    say("\nBrier scores")
    tell_scores(found)
    say()
    tell_spread(found)
    ours, *others = scores(found).values()
    return ours < min(others)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    is_well = measure(*(*given, *(HOLDERS, JUDGED)[len(given) :]))
    sys.exit(0 if is_well else 1)
