"""The one summary that window, command line and report show: nothing is computed anywhere else."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from cpim_pdp.core import dates, points, standing, way_back
from cpim_pdp.core import milestones as ahead
from cpim_pdp.core.activities import State, state_on
from cpim_pdp.core.counting import Case, Counted, count, total
from cpim_pdp.core.forecasting.foresight import Foresight
from cpim_pdp.core.forecasting.plans import brought, planned_of, used_of
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.milestones import Milestone, MilestoneKind
from cpim_pdp.core.placement import held_on
from cpim_pdp.core.situation import Situation, situation_of
from cpim_pdp.core.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.cycles import Cycle
    from cpim_pdp.core.forecasting.burn_up import BurnUp
    from cpim_pdp.core.forecasting.forecast import Forecast
    from cpim_pdp.core.forecasting.plans import Planned, Used
    from cpim_pdp.core.forecasting.prospect import Prospect
    from cpim_pdp.core.rulebook import Designation, Edition, Policy, Rulebook
    from cpim_pdp.core.snapshot import Snapshot
    from cpim_pdp.core.standing import Verdict
    from cpim_pdp.core.submissions import Submission
    from cpim_pdp.core.way_back import WayBack


@dataclass(frozen=True, slots=True)
class PointTotals:
    """The points of a cycle.

    ``planned`` is by how much ``counted`` would grow if all that is planned came true;
    ``remaining`` is required - counted, never below 0; ``proven`` is the part of ``counted`` that
    has evidence.
    """

    required: Decimal
    claimed: Decimal
    counted: Decimal
    planned: Decimal
    remaining: Decimal
    proven: Decimal


@dataclass(frozen=True, slots=True)
class CategoryTotal:
    """The points of one category of the form."""

    category: str
    claimed: Decimal
    counted: Decimal


@dataclass(frozen=True, slots=True)
class TopicTotal:
    """The counted points of the activities that have a topic.

    One with two topics gives its points to both.
    """

    topic: str
    counted: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """How a cycle of a credential stands on a date.

    ``shown`` is the cycle to be maintained now, ``verdict`` the credential's standing by it;
    ``submission`` the filing that holds ``cycle``, if any; ``days_left`` is 0 on the due date and
    negative after it. ``situation`` is what it was made from, ``foresight`` what lies ahead.
    """

    on: date
    credential: Credential
    designation: Designation
    cycle: Cycle
    shown: Cycle
    days_left: int
    verdict: Verdict
    if_missed: tuple[Verdict, ...]
    edition: Edition
    points: PointTotals
    categories: tuple[CategoryTotal, ...]
    topics: tuple[TopicTotal, ...]
    entries: tuple[Counted, ...]
    submission: Submission | None
    way_back: WayBack | None
    is_lost: bool
    situation: Situation
    foresight: Foresight

    @property
    def forecast(self) -> Forecast:
        """Will the points be reached, and what there will be; worked out when first asked for."""
        return self.foresight.forecast

    @property
    def burn_up(self) -> BurnUp:
        """The points over the cycle as they are drawn; worked out when first asked for."""
        return self.foresight.burn_up

    @property
    def deadlines(self) -> tuple[Milestone, ...]:
        """The dated events ahead that no forecast is needed for, in order."""
        return _in_order(_deadlines(self.situation, self.way_back), self.on)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The dated events ahead, in order."""
        reached = self.forecast.reached_on
        if reached is None:
            return self.deadlines
        likely = Milestone(reached, MilestoneKind.TARGET_REACHED)
        return _in_order((*self.deadlines, likely), self.on)


def summarise(
    snapshot: Snapshot,
    rulebook: Rulebook,
    credential: Credential,
    on: date,
    *,
    cycle: int | None = None,
    policy: str | None = None,
) -> Summary:
    """Return the summary of a credential on a date, of the shown cycle unless another is asked for.

    Raises:
        Refusal: where the cycle is not 1 to the shown one + 1, or the policy has no figures for
            the designation.
    """
    situation = situation_of(snapshot, rulebook, credential, on, cycle=cycle, policy=policy)
    cases = tuple(situation.cases(snapshot.activities))
    concerned = [one for one in cases if situation.concerns(one)]
    question = situation.question()
    entries = count(concerned, question)
    earned = [one for one in entries if one.in_cycle and one.state is not State.PLANNED]
    used = used_of(earned, situation.designation)
    judged = _verdict(situation, situation.shown.policy)
    planned = planned_of(concerned, question)
    required = _required(situation, judged)
    return Summary(
        on=on,
        credential=situation.credential,
        designation=situation.designation,
        cycle=situation.cycle,
        shown=situation.shown.cycle,
        days_left=(situation.cycle.due - on).days,
        verdict=judged,
        if_missed=tuple(
            _verdict(situation, rulebook.policies[each]) for each in situation.designation.policies
        ),
        edition=rulebook.edition_on(on),
        points=_totals(earned, required, planned, used),
        categories=_categories(earned, situation, rulebook),
        topics=_topics(earned, rulebook),
        entries=entries,
        submission=situation.submission_of(situation.cycle.number),
        way_back=_way_back(situation, judged),
        is_lost=situation.cycles.is_lost(situation.cycle.number),
        situation=situation,
        foresight=Foresight(partial(_prospect, situation, cases, earned, used, planned, required)),
    )


def summaries(
    snapshot: Snapshot, rulebook: Rulebook, on: date, *, policy: str | None = None
) -> tuple[Summary, ...]:
    """Return the summary of every credential, the one that is due first before the others."""
    every = (summarise(snapshot, rulebook, one, on, policy=policy) for one in snapshot.credentials)
    return tuple(sorted(every, key=lambda one: (one.cycle.due, one.credential.designation)))


def states(snapshot: Snapshot, on: date) -> Mapping[str, State]:
    """Return the state of every activity on a date, by id, those in the trash included."""
    held = held_on(snapshot.submissions, on)
    return {
        activity.id: state_on(activity, on, filed=activity.id in held)
        for activity in (*snapshot.activities, *snapshot.trash)
    }


def _prospect(
    situation: Situation,
    cases: Sequence[Case],
    earned: Sequence[Counted],
    used: Used,
    planned: tuple[Planned, ...],
    required: Decimal,
) -> Prospect:
    from cpim_pdp.core.forecasting.building import prospect_of  # noqa: PLC0415 - as in `Foresight`

    return prospect_of(situation, cases, earned, used, planned, required)


def _verdict(situation: Situation, policy: Policy) -> Verdict:
    due = situation.shown.cycle.due
    return standing.verdict(policy, situation.designation, due, situation.judged_on)


def _way_back(situation: Situation, judged: Verdict) -> WayBack | None:
    if judged.standing is not Standing.EXPIRED or not situation.is_shown:
        return None
    shown, credential = situation.shown, situation.credential
    expired = dates.day_after(standing.suspension_end(shown.policy, shown.cycle.due))
    taken = way_back.taken_since(situation.snapshot.attempts, credential, expired, situation.on)
    return way_back.way_back(taken, credential, situation.rulebook, expired, situation.on)


def _required(situation: Situation, judged: Verdict) -> Decimal:
    submission = situation.submission_of(situation.cycle.number)
    if submission is not None:
        return submission.figures.required
    return judged.required if situation.is_shown else situation.designation.points


def _totals(
    earned: Sequence[Counted],
    required: Decimal,
    planned: Iterable[Planned],
    used: Used,
) -> PointTotals:
    counted = total(earned)
    hoped = brought(planned, used)
    return PointTotals(
        required=required,
        claimed=sum((one.claimed for one in earned), points.ZERO),
        counted=counted,
        planned=sum((got for _, got in hoped), points.ZERO),
        remaining=max(required - counted, points.ZERO),
        proven=total(one for one in earned if one.activity.evidence),
    )


def _categories(
    earned: Sequence[Counted], situation: Situation, rulebook: Rulebook
) -> tuple[CategoryTotal, ...]:
    cycle = situation.cycle
    last = max((cycle.due, *(one.activity.last_day or cycle.due for one in earned)))
    first = min((cycle.start, *(one.activity.last_day or cycle.start for one in earned)))
    claimed: dict[str, Decimal] = defaultdict(lambda: points.ZERO)
    counted: dict[str, Decimal] = defaultdict(lambda: points.ZERO)
    for one in earned:
        claimed[one.price.category] += one.claimed
        counted[one.price.category] += one.counted
    return tuple(
        CategoryTotal(category, claimed[category], counted[category])
        for category in rulebook.categories_between(first, last)
    )


def _topics(earned: Sequence[Counted], rulebook: Rulebook) -> tuple[TopicTotal, ...]:
    counted: dict[str, Decimal] = defaultdict(lambda: points.ZERO)
    for one in earned:
        for topic in one.activity.details.topics:
            counted[topic] += one.counted
    return tuple(TopicTotal(topic, counted[topic]) for topic in rulebook.topics)


def _deadlines(situation: Situation, back: WayBack | None) -> Iterator[Milestone]:
    opens_after = situation.rulebook.filing.opens_after_days
    yield from ahead.of_cycle(situation.cycle, ahead.filing_opens(situation.cycle, opens_after))
    shown = situation.shown
    if situation.is_shown and shown.submission is None:
        yield from ahead.of_policy(shown.policy, situation.designation, situation.cycle.due)
    if back is not None and back.pass_by is not None:
        yield Milestone(back.pass_by, MilestoneKind.EXAMS_DUE)


def _in_order(found: Iterable[Milestone], on: date) -> tuple[Milestone, ...]:
    kinds = list(MilestoneKind)
    still = (one for one in found if one.date >= on)
    return tuple(sorted(still, key=lambda one: (one.date, kinds.index(one.kind))))
