"""Odds: how likely each of the amounts is that something may come to.

Probabilities are whole numbers of 2^-60, and all of them stand in one integer, 128 bits each. So
convolving is a multiplication of two integers (Kronecker, 1882), some ten times as fast as sums in
a loop, and gives the same on every machine. What is less than 2^-60 is dropped.
"""

from __future__ import annotations

import struct
from collections import defaultdict, deque
from functools import cache
from itertools import accumulate, pairwise
from math import gcd
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

UNIT = 1 << 60
"""A probability of 1."""

_SHIFT = 60
_SLOT = 128
_ONES = (1 << _SLOT) - 1


@dataclass(frozen=True, slots=True)
class Odds:
    """Amounts that lie ``step`` hundredths of a point apart, each with its probability.

    ``packed`` holds the probabilities, which add up to 1: that of ``least`` steps in the lowest
    bits.
    """

    step: int
    least: int
    packed: int

    @property
    def size(self) -> int:
        """How many steps there are from the least amount to the most, both included."""
        return -(-self.packed.bit_length() // _SLOT)

    def chances(self) -> tuple[int, ...]:
        """Return the probabilities in whole numbers of 2^-60, that of the least amount first."""
        size = self.size
        words = struct.unpack(f"<{2 * size}Q", self.packed.to_bytes(16 * size, "little"))
        return words[::2]

    def amounts(self) -> Iterator[tuple[int, int]]:
        """Yield the amounts that are possible, in hundredths, with their probabilities."""
        for place, chance in enumerate(self.chances(), self.least):
            if chance:
                yield place * self.step, chance

    @property
    def mean(self) -> float:
        """The mean, in hundredths of a point."""
        return sum(amount * chance for amount, chance in self.amounts()) / UNIT

    @property
    def variance(self) -> float:
        """The variance, in squares of hundredths of a point."""
        squares = sum(amount * amount * chance for amount, chance in self.amounts()) / UNIT
        return max(squares - self.mean**2, 0.0)

    def plus(self, other: Odds) -> Odds:
        """Return the odds of the sum of two amounts of one step, independent of each other."""
        return _tidy(self.step, self.least + other.least, _scaled(self.packed * other.packed))

    def at_most(self, most: int) -> Odds:
        """Return the odds of the amount, or of ``most`` hundredths where it is more.

        ``most`` is a whole number of steps.
        """
        place = most // self.step - self.least
        if place >= self.size - 1:
            return self
        shift = max(place, 0) * _SLOT
        # What is left of a number on division by 2^128 - 1 is the sum of its slots.
        above = (self.packed >> shift) % _ONES
        below = self.packed & ((1 << shift) - 1)
        return Odds(self.step, min(self.least, self.least + place), below | above << shift)

    def on(self, step: int) -> Odds:
        """Return the odds on another grid, as `on_grid` has it; on a finer one they are the same.

        A finer step divides the one there is.
        """
        return self if step == self.step else on_grid(self.amounts(), step)

    def tail(self) -> tuple[float, ...]:
        """Return for each number of steps from ``least`` on how likely at least that many are."""
        gathered = accumulate(reversed(self.chances()))
        return tuple(sum_ / UNIT for sum_ in gathered)[::-1]


def sure(amount: int, step: int) -> Odds:
    """Return the odds of what is known: ``amount`` hundredths, a whole number of steps."""
    return Odds(step, amount // step, UNIT)


def on_grid(weighted: Iterable[tuple[int, int]], step: int) -> Odds:
    """Return the odds of amounts in hundredths, with weights that add up to `UNIT`, on a grid.

    An amount between two points of the grid goes to both, so that the mean stays as it is: rounding
    each to the nearer one would make 20 webinars of 45 minutes five points more than they are.
    """
    cells: dict[int, int] = defaultdict(int)
    for amount, weight in weighted:
        place, rest = divmod(amount, step)
        above = weight * rest // step
        if weight:
            cells[place] += weight - above
        if above:
            cells[place + 1] += above
    least = min(cells)
    return Odds(step, least, _packed([cells[at] for at in range(least, max(cells) + 1)]))


@cache
def either(amount: int, percent: int, step: int) -> Odds:
    """Return the odds of ``amount`` hundredths, so likely in per cent, or nothing, on a grid."""
    comes, fails = shares((percent, 100 - percent), 100)
    if amount % step:
        return on_grid(((amount, comes), (0, fails)), step)
    return _tidy(step, 0, fails + (comes << amount // step * _SLOT))


def summed(parts: Iterable[Odds], step: int) -> Odds:
    """Return the odds of the sum of amounts of one step, independent of each other, 0 of none.

    Those of a few are added up first: numbers of like size are multiplied in less time.
    """
    waiting = deque(parts) or deque((sure(0, step),))
    while len(waiting) > 1:
        waiting.append(waiting.popleft().plus(waiting.popleft()))
    return waiting.pop()


def mixed(parts: Iterable[tuple[int, Odds]]) -> Odds:
    """Return the odds where one of several holds, with weights that add up to `UNIT`; one step."""
    known = tuple(parts)
    least = min(one.least for _, one in known)
    total = sum(weight * one.packed << (one.least - least) * _SLOT for weight, one in known)
    return _tidy(known[0][1].step, least, _scaled(total))


def shares(weights: Iterable[int], whole: int) -> tuple[int, ...]:
    """Return weights out of ``whole``, which they add up to, as probabilities that add up to 1."""
    bounds = [UNIT * sum_ // whole for sum_ in accumulate(weights, initial=0)]
    return tuple(last - first for first, last in pairwise(bounds))


def common_step(*amounts: int) -> int:
    """Return the widest step that all amounts are whole numbers of, in hundredths."""
    return gcd(*amounts)


def _packed(chances: Sequence[int]) -> int:
    words = [0] * (2 * len(chances))
    words[::2] = chances
    return int.from_bytes(struct.pack(f"<{len(words)}Q", *words), "little")


def _scaled(product: int) -> int:
    """Return a product of two packed probabilities in whole numbers of 2^-60 again."""
    return product >> _SHIFT & _mask(-(-product.bit_length() // _SLOT // 64) * 64 + 64)


@cache
def _mask(slots: int) -> int:
    """Return a number with the lower bits of so many slots set, which a probability fits into."""
    return ((1 << _SLOT - _SHIFT) - 1) * (((1 << slots * _SLOT) - 1) // _ONES)


def _tidy(step: int, least: int, packed: int) -> Odds:
    """Leave out the amounts at the lower end that are not likely any more."""
    empty = ((packed & -packed).bit_length() - 1) // _SLOT
    return Odds(step, least + empty, packed >> empty * _SLOT)
