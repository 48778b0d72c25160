"""Chances: what a prospect may come to by each month ahead."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cpim_pdp.core import points
from cpim_pdp.core.forecasting import months
from cpim_pdp.core.forecasting.habits import CATCHING_UP, HALF_POINT, CappedHabit
from cpim_pdp.core.forecasting.odds import Odds, common_step
from cpim_pdp.core.forecasting.outcome import ROUNDING, Outcome, View, are_many
from cpim_pdp.core.forecasting.streams import Time, amounts_of, capped, together, uncapped
from cpim_pdp.core.forecasting.usual import Further, cut_at, for_quantiles

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.forecasting.prospect import Prospect

_MOST_SUMS = 1_000_000
"""Above this many products of probabilities, plans are very many: some hundred of them."""


class Chances:
    """What a prospect may come to; each part is worked out once, and only where it is asked for."""

    def __init__(self, prospect: Prospect) -> None:
        self.prospect = prospect
        self._by_place: dict[int, Odds] = {}

    @cached_property
    def time(self) -> Time:
        """The months ahead in which points can be earned."""
        return Time(months.ahead(self.prospect.opens, self.prospect.until))

    @property
    def last_place(self) -> int:
        """The place in time of the last day on which points can be earned."""
        return self.time.places - 1

    def outcome(self, place: int) -> Outcome:
        """Return what there may be by a place in time, for its quantiles."""
        return self._seen(self._wide, place)

    def likelihood(self, place: int, aim: Decimal) -> float:
        """Return how likely it is that so many points count by a place, ``target`` at most."""
        return self._seen(self._near, place).at_least(aim)

    def place_of(self, share: float, aim: Decimal) -> int | None:
        """Return the first place by which so many points are likelier than ``share``."""
        found = bisect_right(
            range(self.time.places),
            share + ROUNDING,
            key=lambda place: self.likelihood(place, aim),
        )
        return found if found < self.time.places else None

    def without_habits(self) -> Outcome:
        """Return what there may be at the end if only plans came true."""
        planned = self._plain[-1].plus(self._capped(())[-1])
        view = View(self._wide.usual, are_many(planned))
        return view.outcome(self.prospect.counted, planned, Fraction(0))

    def _seen(self, view: View, place: int) -> Outcome:
        months = self._months[place]
        further = self._catch_up(months)
        return view.outcome(self.prospect.counted, self._ahead(place), months, further)

    def _catch_up(self, months: Fraction) -> int:
        """Return how much somebody who catches up gets done on top in so many months."""
        return int(self.prospect.habits.catch_up * months)

    @cached_property
    def _near(self) -> View:
        """What there may be as far as it is missing, exactly."""
        missing = points.hundredths(max(self.prospect.target - self.prospect.counted, points.ZERO))
        usual = cut_at(missing, self.prospect.habits.free, self._months[-1])
        return View(usual, merges=False)

    @cached_property
    def _wide(self) -> View:
        """What there may be as far as quantiles are asked for."""
        usual = for_quantiles(self.prospect.habits.free, self._months[-1], self._further)
        return View(usual, are_many(self._ahead(self.last_place)))

    def _ahead(self, place: int) -> Odds:
        """Return the odds of what is planned, or usual under a cap, until a place in time."""
        if place not in self._by_place:
            self._by_place[place] = self._plain[place].plus(self._under_caps[place])
        return self._by_place[place]

    @cached_property
    def _plain(self) -> tuple[Odds, ...]:
        streams = uncapped(self.time, self.prospect.planned, self._step)
        return together(streams, self.time.places, self._step)

    @cached_property
    def _under_caps(self) -> tuple[Odds, ...]:
        return self._capped(self.prospect.habits.capped)

    def _capped(self, habits: tuple[CappedHabit, ...]) -> tuple[Odds, ...]:
        streams = capped(self.time, self.prospect.planned, habits, self.prospect.used, self._step)
        return together(streams, self.time.places, self._step)

    @cached_property
    def _step(self) -> int:
        """The step of which all amounts of plans and caps are multiples; of many, half a point."""
        known = self.prospect
        amounts = amounts_of(self.time, known.planned, known.habits.capped, known.used)
        exact = common_step(HALF_POINT, *amounts)
        hoped = sum((one.points for one in self.prospect.planned), points.ZERO)
        are_few = len(self.prospect.planned) * points.hundredths(hoped) <= _MOST_SUMS * exact
        return exact if are_few else HALF_POINT

    @property
    def _further(self) -> Further:
        """What comes beside what is free of caps: plans, catching up, and other habits at most."""
        parts = [
            (points.hundredths(one.points), one.likelihood / 100) for one in self.prospect.planned
        ]
        parts.append((self._catch_up(self._months[-1]), CATCHING_UP / 100))
        years = len({one.last.year for one in self.time.stretches})
        ceilings = (one.ceiling.points * years for one in self.prospect.habits.capped)
        return Further(
            mean=sum(amount * chance for amount, chance in parts),
            variance=sum(amount**2 * chance * (1 - chance) for amount, chance in parts),
            most=points.hundredths(sum(ceilings, points.ZERO)),
        )

    @cached_property
    def _months(self) -> tuple[Fraction, ...]:
        return self.time.months()
