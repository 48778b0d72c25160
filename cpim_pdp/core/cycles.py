"""Cycles: the periods of a credential, counted from one anchor so that no month end drifts."""

from __future__ import annotations

from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.submissions import Decision, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.rulebook import Designation

_DAYS_A_YEAR = Fraction(146_097, 400)


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle of a credential, numbered from 1; ``start`` and ``due`` both belong to it."""

    number: int
    start: date
    due: date

    def holds(self, day: date) -> bool:
        """Say whether ``day`` lies in the cycle."""
        return self.start <= day <= self.due


@dataclass(frozen=True, slots=True)
class Anchor:
    """A due date that is known of a cycle; the ones after it are counted from it."""

    number: int
    due: date


@dataclass(frozen=True, slots=True)
class Earning:
    """A day on which the credential was earned, and the number of the cycle that it begins."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Cycles:
    """All cycles of a credential: they tile time from the day of certification on.

    One that expired and was earned again starts anew on that day; the days from the last due date
    to it are in no cycle. ``earned`` and ``anchors`` have one entry or more, in the order of their
    numbers; the first anchor also counts backwards.
    """

    earned: tuple[Earning, ...]
    years: int
    anchors: tuple[Anchor, ...]

    def cycle(self, number: int) -> Cycle:
        """Return the cycle of a number from 1."""
        begun = [earning.day for earning in self.earned if earning.number == number]
        start = begun[0] if begun else dates.day_after(self._due(number - 1))
        return Cycle(number, start, self._due(number))

    def holding(self, day: date) -> Cycle | None:
        """Return the cycle that holds ``day``, None while the credential was not held."""
        cycle = next(cycle for cycle in self._all() if day <= cycle.due)
        return cycle if cycle.start <= day else None

    def earned_for(self, number: int) -> date:
        """Return the day of the earning that a cycle goes back to."""
        return next(one.day for one in reversed(self.earned) if one.number <= number)

    def is_lost(self, number: int) -> bool:
        """Say whether the credential expired with a cycle and was earned again since."""
        return any(one.number == number + 1 for one in self.earned[1:])

    def earned_after(self, day: date) -> date:
        """Return the first day after ``day`` on which it was earned, else the last one."""
        return next((one.day for one in self.earned if one.day > day), self.earned[-1].day)

    def _all(self) -> Iterator[Cycle]:
        return (self.cycle(number) for number in count(1))

    def _due(self, number: int) -> date:
        governing = [anchor for anchor in self.anchors if anchor.number <= number]
        anchor = governing[-1] if governing else self.anchors[0]
        return dates.years(anchor.due, self.years * (number - anchor.number))


def first_due(certified: date, years: int) -> date:
    """Return the month end ``years`` after the certification.

    The due date where the holder gives none.
    """
    return dates.month_end(dates.years(certified, years))


def proposed_due(certified: date, years: int, on: date) -> date:
    """Return the first due date aligned with the certification that is not before ``on``."""
    first = first_due(certified, years)
    return next(due for n in count() if (due := dates.years(first, years * n)) >= on)


def anchor_of(credential: Credential, designation: Designation) -> Anchor:
    """Return the given due date, or the first one, with the number of the cycle that it closes."""
    if credential.due is None:
        return Anchor(1, first_due(credential.certified, designation.years))
    span = (credential.due - credential.certified).days / (_DAYS_A_YEAR * designation.years)
    return Anchor(max(1, int(span + Fraction(1, 2))), credential.due)


def cycles_of(
    credential: Credential,
    designation: Designation,
    submissions: Iterable[Submission],
    on: date,
    again: Sequence[Earning] = (),
) -> Cycles:
    """Return the cycles as they are known on ``on``.

    An approval may have set another next due date; ``again`` are the later days on which it was
    earned.
    """
    anchors = {0: anchor_of(credential, designation)}
    for earning in again:
        due = first_due(earning.day, designation.years)
        anchors[earning.number] = Anchor(earning.number, due)
    for submission in submissions:
        if submission.next_due is not None and submission.decision_on(on) is Decision.APPROVED:
            number = submission.cycle + 1
            anchors[number] = Anchor(number, submission.next_due)
    ordered = tuple(sorted(anchors.values(), key=lambda anchor: anchor.number))
    earned = (Earning(1, credential.certified), *again)
    return Cycles(earned, designation.years, ordered)


def shown_number(
    credential: Credential,
    designation: Designation,
    submissions: Iterable[Submission],
    on: date,
    again: Sequence[Earning] = (),
) -> int:
    """Return the number of the first cycle that is not maintained on ``on``.

    Those before the cycle of a given due date are, and those whose submission was approved by then;
    where it was earned again, what lies before that is over.
    """
    approved = {one.cycle for one in submissions if one.decision_on(on) is Decision.APPROVED}
    first = again[-1].number if again else anchor_of(credential, designation).number
    return next(number for number in count(first) if number not in approved)
