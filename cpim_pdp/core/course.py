"""The course of a credential: its cycles through expiry and being earned again, as of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core import dates, standing, way_back
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycles import Cycle, Cycles, Earning, cycles_of, shown_number
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.submissions import Decision, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cpim_pdp.core.attempts import ExamAttempt
    from cpim_pdp.core.rulebook import Policy, Rulebook


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a credential's cycles on a date.

    ``shown`` is the first that is not maintained, ``policy`` the one over its deadline, ``pending``
    its undecided filing, if any.
    """

    cycles: Cycles
    shown: Cycle
    policy: Policy
    pending: Submission | None

    @property
    def over(self) -> date:
        """The last day before the credential expires, were nothing filed for the shown cycle."""
        return standing.suspension_end(self.policy, self.shown.due)


def course_of(
    credential: Credential,
    rulebook: Rulebook,
    submissions: Sequence[Submission],
    attempts: Sequence[ExamAttempt],
    on: date,
) -> Course:
    """Return the course of a credential on ``on``.

    ``submissions`` and ``attempts`` may be those of other credentials too. Where it expired and all
    exams of a programme were passed since, a cycle begins on the day of the last of them.
    """
    filed = tuple(one for one in submissions if one.credential == credential.id)
    again: tuple[Earning, ...] = ()
    while True:
        course = _course(credential, rulebook, filed, on, again)
        if course.pending is not None:
            return course
        since = dates.day_after(course.over)
        taken = way_back.taken_since(attempts, credential, since, on)
        day = way_back.completed_on(taken, credential, rulebook)
        if day is None:
            return course
        again = (*again, Earning(course.shown.number + 1, day))


def _course(
    credential: Credential,
    rulebook: Rulebook,
    submissions: Sequence[Submission],
    on: date,
    again: Sequence[Earning],
) -> Course:
    designation = designation_of(credential, rulebook)
    cycles = cycles_of(credential, designation, submissions, on, again)
    shown = cycles.cycle(shown_number(credential, designation, submissions, on, again))
    pending = [
        one
        for one in submissions
        if one.cycle == shown.number
        and one.holds_on(on)
        and one.decision_on(on) is Decision.UNDECIDED
    ]
    policy = standing.policy_of(credential, designation, rulebook, shown.due)
    return Course(cycles, shown, policy, pending[-1] if pending else None)
