"""A credential on a date, before its activities are counted: its cycles, filings, and what is held.

What the summary counts, and what the forecast looks back on, starts from here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core import standing
from cpim_pdp.core.activities import Activity, state_on
from cpim_pdp.core.counting import Case, Question
from cpim_pdp.core.course import course_of
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.placement import Placement, Placing, Shown, Way, held_on
from cpim_pdp.core.pricing import Prices
from cpim_pdp.core.refusals import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cpim_pdp.core.cycles import Cycle, Cycles
    from cpim_pdp.core.rulebook import Designation, Rulebook
    from cpim_pdp.core.snapshot import Snapshot
    from cpim_pdp.core.submissions import Submission


@dataclass(frozen=True, slots=True)
class Situation:
    """A credential of a log on a date, and which of its cycles is asked about."""

    snapshot: Snapshot
    rulebook: Rulebook
    credential: Credential
    designation: Designation
    cycles: Cycles
    cycle: Cycle
    shown: Shown
    submissions: tuple[Submission, ...]
    on: date

    def submission_of(self, number: int) -> Submission | None:
        """Return the filing that holds a cycle on the date, None where there is none."""
        held = [one for one in self.submissions if one.cycle == number and one.holds_on(self.on)]
        return held[-1] if held else None

    @property
    def judged_on(self) -> date:
        """The day that decides the standing: filed and undecided, it stays as on the filing day."""
        filed = self.shown.submission
        return self.on if filed is None else filed.filed

    @property
    def is_shown(self) -> bool:
        """Say whether the cycle asked about is the one to be maintained now."""
        return self.cycle == self.shown.cycle

    @property
    def last_day(self) -> date:
        """The last day on which points for the cycle can be earned."""
        shown = self.shown
        if not self.is_shown or not (shown.has_lapsed and shown.policy.late_points_count):
            return self.cycle.due
        return standing.suspension_end(shown.policy, self.cycle.due)

    @property
    def until(self) -> date:
        """The last day on which points can be earned towards what is required on the date.

        After the deadline more is required from each day on which a surcharge grows.
        """
        policy = self.shown.policy
        if self.last_day == self.cycle.due or self.designation.code not in policy.surcharge:
            return self.last_day
        steps = standing.surcharge_days(policy, self.cycle.due)
        eves = (day - timedelta(days=1) for day in steps if day > self.on)
        return min((self.last_day, *eves))

    def question(self) -> Question:
        """Return for whom the activities of the cycle are counted."""
        submission = self.submission_of(self.cycle.number)
        return Question(
            designation=self.designation,
            certified=self.cycles.earned_for(self.cycle.number),
            filed_on=None if submission is None else submission.filed,
            filed_ids=frozenset(() if submission is None else submission.figures.activities),
            rulebook=self.rulebook,
        )

    def placing(self) -> Placing:
        """Return all that decides where activities belong."""
        held = held_on(self.submissions, self.on)
        return Placing(self.credential.id, self.cycles, self.shown, held)

    def cases(self, activities: Iterable[Activity]) -> Iterator[Case]:
        """Yield activities of every cycle and of none; no drafts."""
        held_by_any = held_on(self.snapshot.submissions, self.on)
        placing, prices = self.placing(), Prices(self.rulebook)
        for activity in activities:
            priced = prices.of(activity.details)
            if activity.details.draft or priced is None:
                continue
            placement = placing.place(activity)
            state = state_on(activity, self.on, filed=activity.id in held_by_any)
            in_cycle = placement.number == self.cycle.number
            yield Case(activity, state, priced, placement, in_cycle)

    def concerns(self, case: Case) -> bool:
        """Say whether a case is of the cycle, or of no cycle of the credential."""
        late = case.placement.way is Way.AFTER_DEADLINE and self.is_shown
        return case.in_cycle or late or case.placement.number is None


def situation_of(
    snapshot: Snapshot,
    rulebook: Rulebook,
    credential: Credential,
    on: date,
    *,
    cycle: int | None = None,
    policy: str | None = None,
) -> Situation:
    """Return a credential's situation on a date, in the shown cycle unless another is asked for.

    Raises:
        Refusal: where the cycle is not 1 to the shown one + 1, or the policy has no figures for
            the designation.
    """
    if policy is not None:
        credential = _under_policy(credential, policy, rulebook)
    submissions = snapshot.submissions_of(credential.id)
    course = course_of(credential, rulebook, submissions, snapshot.attempts, on)
    shown = course.shown
    if cycle is not None and not 1 <= cycle <= shown.number + 1:
        raise Refusal(Reason.CYCLE_OUT_OF_RANGE, cycle=cycle, most=shown.number + 1)
    return Situation(
        snapshot=snapshot,
        rulebook=rulebook,
        credential=credential,
        designation=designation_of(credential, rulebook),
        cycles=course.cycles,
        cycle=shown if cycle is None else course.cycles.cycle(cycle),
        shown=Shown(shown, course.policy, course.pending, on),
        submissions=submissions,
        on=on,
    )


def placements(
    snapshot: Snapshot, rulebook: Rulebook, credential: Credential, on: date
) -> Mapping[str, Placement]:
    """Return where each activity that has a date belongs for a credential, by id, drafts too."""
    placing = situation_of(snapshot, rulebook, credential, on).placing()
    dated = (one for one in snapshot.activities if one.last_day is not None)
    return {activity.id: placing.place(activity) for activity in dated}


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a day lies: the cycle that holds it, and the one shown.

    ``cycle`` is None where the credential was not held on the day; ``earned`` is when it was next.
    """

    shown: Cycle
    cycle: Cycle | None
    earned: date


def holding_of(
    snapshot: Snapshot, rulebook: Rulebook, credential: Credential, day: date, on: date
) -> Holding:
    """Return where ``day`` lies among the cycles of a credential, as they are known on ``on``."""
    situation = situation_of(snapshot, rulebook, credential, on)
    shown = situation.shown
    cycle = situation.cycles.holding(day)
    if shown.cycle.due < day <= shown.window_end:
        cycle = shown.cycle
    return Holding(shown.cycle, cycle, situation.cycles.earned_after(day))


def _under_policy(credential: Credential, policy: str, rulebook: Rulebook) -> Credential:
    designation = designation_of(credential, rulebook)
    if policy not in rulebook.policies:
        raise Refusal(Reason.POLICY_UNKNOWN, policy=policy)
    if policy not in designation.policies:
        raise Refusal(
            Reason.POLICY_NOT_FOR_DESIGNATION, policy=policy, designation=designation.code
        )
    return replace(credential, policy=policy)
