"""Outcome: the points that there may be on a day."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting.habits import CATCHING_UP, over, worth
from cpim_pdp.core.forecasting.odds import UNIT, Odds, common_step, either
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from fractions import Fraction

    from cpim_pdp.core.forecasting.usual import Usual

ROUNDING = 1e-9
"""Within this two sums of probabilities are the same."""

_MOST_AMOUNTS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts already, in hundredths, and how likely what comes on top of it.

    ``planned`` are amounts with their probabilities, the least first; of what is usual, in steps of
    ``step`` from 0 on, ``tail`` says how likely each is reached. It is cut above all asked for.
    All sums lie ``apart`` hundredths from each other, or a multiple of it.
    """

    counted: int
    planned: tuple[tuple[int, float], ...]
    step: int
    tail: tuple[float, ...]
    apart: int

    def at_least(self, aim: Decimal) -> float:
        """Return how likely it is that so many points count."""
        return self._reaches(points.hundredths(aim))

    def quantiles(self, shares: Iterable[float]) -> Iterator[Decimal]:
        """Yield for each share, above 0 and rising, the points not exceeded so likely."""
        least = self.counted + self.planned[0][0]
        most = self.counted + self.planned[-1][0] + (len(self.tail) - 1) * self.step
        for share in shares:
            sums = range(least, most, self.apart)
            place = bisect_left(sums, share - ROUNDING, key=self._stays_within)
            least += place * self.apart
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


def are_many(planned: Odds) -> bool:
    """Say whether plans may come to so many amounts that it takes long to look at each."""
    return sum(1 for _ in islice(planned.amounts(), _MOST_AMOUNTS + 1)) > _MOST_AMOUNTS


@dataclass(frozen=True, slots=True)
class View:
    """What is usual, to be seen beside what is planned.

    A view that ``merges`` puts plans on the grid of what is usual: that is quicker where they are
    many, and exact to the grid only. It does so at every place in time where it does at the last,
    so that what there may be never shrinks.
    """

    usual: Usual
    merges: bool

    def outcome(
        self, counted: Decimal, planned: Odds, months: Fraction, further: int = 0
    ) -> Outcome:
        """Return what there may be in so many months, with what may come ``further``."""
        usual = over(worth(months), self.usual.powers)
        usual = usual.plus(either(further, CATCHING_UP, usual.step))
        seen = planned.on(usual.step) if self.merges else planned
        return Outcome(
            counted=points.hundredths(counted),
            planned=tuple((amount, chance / UNIT) for amount, chance in seen.amounts()),
            step=usual.step,
            tail=(1.0,) * usual.least + usual.tail(),
            apart=common_step(seen.step, usual.step),
        )
