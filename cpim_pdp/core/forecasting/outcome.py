"""Outcome: the points that there may be on a day."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting.habits import Worth, over
from cpim_pdp.core.forecasting.odds import UNIT, Odds, on_grid
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from cpim_pdp.core.forecasting.usual import Usual

ROUNDING = 1e-9
"""Within this two sums of probabilities are the same."""

_MOST_AMOUNTS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts already, in hundredths, and how likely what comes on top of it.

    ``planned`` are amounts with their probabilities, the least first; of what is usual, in steps of
    ``step`` from 0 on, ``tail`` says how likely each is reached. It is cut above all asked for.
    """

    counted: int
    planned: tuple[tuple[int, float], ...]
    step: int
    tail: tuple[float, ...]

    def at_least(self, aim: Decimal) -> float:
        """Return how likely it is that so many points count."""
        return self._reaches(points.hundredths(aim))

    def quantiles(self, shares: Iterable[float]) -> Iterator[Decimal]:
        """Yield for each share, above 0 and rising, the points not exceeded so likely."""
        least = self.counted + self.planned[0][0]
        most = self.counted + self.planned[-1][0] + (len(self.tail) - 1) * self.step
        for share in shares:
            least += bisect_left(range(least, most), share - ROUNDING, key=self._stays_within)
            yield points.from_hundredths(least)

    def _stays_within(self, sum_: int) -> float:
        return 1 - self._reaches(sum_ + 1)

    def _reaches(self, aim: int) -> float:
        missing, step, tail = aim - self.counted, self.step, self.tail
        likely, end = 0.0, len(tail)
        for amount, chance in self.planned:
            place = -((amount - missing) // step)
            if place < end:
                likely += chance * tail[place] if place > 0 else chance
        return likely


@dataclass(frozen=True, slots=True)
class View:
    """For each place in time the odds of what is planned, and what is usual beside it.

    A view that ``merges`` puts plans that in the end may come to many amounts on the grid of what
    is usual, at every place, so that what there may be never shrinks: that is quicker, and exact to
    the grid only.
    """

    planned: tuple[Odds, ...]
    usual: Usual
    merges: bool

    @property
    def _are_many(self) -> bool:
        return sum(1 for _ in islice(self.planned[-1].amounts(), _MOST_AMOUNTS + 1)) > _MOST_AMOUNTS

    def outcome(self, counted: Decimal, place: int, worth: Worth) -> Outcome:
        """Return what there may be by a place that is `worth` so many usual months."""
        usual = over(worth, self.usual.powers)
        amounts = tuple(self.planned[place].amounts())
        if self.merges and self._are_many:
            usual, amounts = usual.plus(on_grid(amounts, usual.step)), ((0, UNIT),)
        return Outcome(
            counted=points.hundredths(counted),
            planned=tuple((amount, chance / UNIT) for amount, chance in amounts),
            step=usual.step,
            tail=(1.0,) * usual.least + usual.tail(),
        )
