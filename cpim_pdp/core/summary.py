"""The one summary that window, command line and report show: nothing is computed anywhere else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cpim_pdp.core import milestones as ahead
from cpim_pdp.core import points, standing
from cpim_pdp.core.activities import State, state_on
from cpim_pdp.core.counting import Case, Counted, Question, count, growth, total
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycles import Cycle, Cycles, cycles_of, shown_number
from cpim_pdp.core.forecast import Forecast, forecast
from cpim_pdp.core.milestones import Milestone, MilestoneKind
from cpim_pdp.core.placement import Placing, Shown, Way, held_on
from cpim_pdp.core.pricing import price
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Designation, Edition, Policy, Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.standing import Verdict
from cpim_pdp.core.submissions import Decision, Submission


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
    negative after it.
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
    milestones: tuple[Milestone, ...]
    forecast: Forecast
    submission: Submission | None


@dataclass(frozen=True, slots=True)
class _Situation:
    """A credential on a date, before its activities are looked at."""

    credential: Credential
    designation: Designation
    cycles: Cycles
    cycle: Cycle
    shown: Shown
    submissions: tuple[Submission, ...]
    on: date

    def submission_of(self, number: int) -> Submission | None:
        held = [one for one in self.submissions if one.cycle == number and one.holds_on(self.on)]
        return held[-1] if held else None

    @property
    def judged_on(self) -> date:
        """The day that decides the standing: filed and undecided, it stays as on the filing day."""
        filed = self.shown.submission
        return self.on if filed is None else filed.filed

    @property
    def is_shown(self) -> bool:
        return self.cycle == self.shown.cycle


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
    situation = _situation(snapshot, rulebook, credential, on, cycle, policy)
    cases = tuple(_cases(snapshot, rulebook, situation))
    question = _question(situation, rulebook)
    entries = count(cases, question)
    earned = [one for one in entries if one.in_cycle and one.state is not State.PLANNED]
    judged = _verdict(situation, situation.shown.policy)
    planned = growth(cases, entries, question)
    totals = _totals(earned, _required(situation, judged), planned)
    predicted = forecast(earned, totals.required, situation.cycle, _last_day(situation), on)
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
        points=totals,
        categories=_categories(earned, situation, rulebook),
        topics=_topics(earned, rulebook),
        entries=entries,
        milestones=_milestones(situation, rulebook, predicted),
        forecast=predicted,
        submission=situation.submission_of(situation.cycle.number),
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


def cycle_holding(
    snapshot: Snapshot, rulebook: Rulebook, credential: Credential, day: date, on: date
) -> tuple[Cycle, Cycle]:
    """Return the cycle shown on ``on``, and the one whose dates hold ``day``.

    Raises:
        ValueError: for a day before the certification.
    """
    situation = _situation(snapshot, rulebook, credential, on, None, None)
    holding = situation.cycles.holding(day)
    if holding is None:
        raise ValueError("before the certification there is no cycle")
    shown = situation.shown
    if shown.cycle.due < day <= shown.window_end:
        holding = shown.cycle
    return shown.cycle, holding


def _situation(
    snapshot: Snapshot,
    rulebook: Rulebook,
    credential: Credential,
    on: date,
    number: int | None,
    policy: str | None,
) -> _Situation:
    if policy is not None:
        credential = _under_policy(credential, policy, rulebook)
    designation = designation_of(credential, rulebook)
    submissions = snapshot.submissions_of(credential.id)
    cycles = cycles_of(credential, designation, submissions, on)
    shown = cycles.cycle(shown_number(credential, designation, submissions, on))
    if number is not None and not 1 <= number <= shown.number + 1:
        raise Refusal(Reason.CYCLE_OUT_OF_RANGE, cycle=number, most=shown.number + 1)
    pending = [
        one
        for one in submissions
        if one.cycle == shown.number
        and one.holds_on(on)
        and one.decision_on(on) is Decision.UNDECIDED
    ]
    in_force = standing.policy_of(credential, designation, rulebook, shown.due)
    return _Situation(
        credential=credential,
        designation=designation,
        cycles=cycles,
        cycle=shown if number is None else cycles.cycle(number),
        shown=Shown(shown, in_force, pending[-1] if pending else None, on),
        submissions=submissions,
        on=on,
    )


def _under_policy(credential: Credential, policy: str, rulebook: Rulebook) -> Credential:
    designation = designation_of(credential, rulebook)
    if policy not in rulebook.policies:
        raise Refusal(Reason.POLICY_UNKNOWN, policy=policy)
    if policy not in designation.policies:
        raise Refusal(
            Reason.POLICY_NOT_FOR_DESIGNATION, policy=policy, designation=designation.code
        )
    return replace(credential, policy=policy)


def _cases(snapshot: Snapshot, rulebook: Rulebook, situation: _Situation) -> Iterator[Case]:
    """Yield the activities of the cycle and those in no cycle of the credential; no drafts."""
    held = held_on(situation.submissions, situation.on)
    held_by_any = held_on(snapshot.submissions, situation.on)
    placing = Placing(situation.credential.id, situation.cycles, situation.shown, held)
    for activity in snapshot.activities:
        priced = price(activity.details, rulebook)
        if activity.details.draft or priced is None:
            continue
        placement = placing.place(activity)
        in_cycle = placement.number == situation.cycle.number
        late = placement.way is Way.AFTER_DEADLINE and situation.is_shown
        if in_cycle or late or placement.number is None:
            state = state_on(activity, situation.on, filed=activity.id in held_by_any)
            yield Case(activity, state, priced, placement, in_cycle)


def _question(situation: _Situation, rulebook: Rulebook) -> Question:
    submission = situation.submission_of(situation.cycle.number)
    return Question(
        designation=situation.designation,
        certified=situation.credential.certified,
        filed_on=None if submission is None else submission.filed,
        filed_ids=frozenset(() if submission is None else submission.figures.activities),
        rulebook=rulebook,
    )


def _verdict(situation: _Situation, policy: Policy) -> Verdict:
    due = situation.shown.cycle.due
    return standing.verdict(policy, situation.designation, due, situation.judged_on)


def _required(situation: _Situation, judged: Verdict) -> Decimal:
    submission = situation.submission_of(situation.cycle.number)
    if submission is not None:
        return submission.figures.required
    return judged.required if situation.is_shown else situation.designation.points


def _totals(earned: Sequence[Counted], required: Decimal, planned: Decimal) -> PointTotals:
    counted = total(earned)
    return PointTotals(
        required=required,
        claimed=sum((one.claimed for one in earned), points.ZERO),
        counted=counted,
        planned=planned,
        remaining=max(required - counted, points.ZERO),
        proven=total(one for one in earned if one.activity.evidence),
    )


def _last_day(situation: _Situation) -> date:
    """Return the last day on which points for the cycle can be earned."""
    shown = situation.shown
    if not situation.is_shown or not (shown.has_lapsed and shown.policy.late_points_count):
        return situation.cycle.due
    return standing.suspension_end(shown.policy, situation.cycle.due)


def _categories(
    earned: Sequence[Counted], situation: _Situation, rulebook: Rulebook
) -> tuple[CategoryTotal, ...]:
    cycle = situation.cycle
    last = max((cycle.due, *(one.activity.last_day or cycle.due for one in earned)))
    first = min((cycle.start, *(one.activity.last_day or cycle.start for one in earned)))
    return tuple(
        CategoryTotal(
            category,
            sum((one.claimed for one in earned if one.price.category == category), points.ZERO),
            total(one for one in earned if one.price.category == category),
        )
        for category in rulebook.categories_between(first, last)
    )


def _topics(earned: Sequence[Counted], rulebook: Rulebook) -> tuple[TopicTotal, ...]:
    return tuple(
        TopicTotal(topic, total(one for one in earned if topic in one.activity.details.topics))
        for topic in rulebook.topics
    )


def _milestones(
    situation: _Situation, rulebook: Rulebook, predicted: Forecast
) -> tuple[Milestone, ...]:
    opens = ahead.filing_opens(situation.cycle, rulebook.filing.opens_after_days)
    found = list(ahead.of_cycle(situation.cycle, opens))
    shown = situation.shown
    if situation.is_shown and shown.submission is None:
        found += ahead.of_policy(shown.policy, situation.designation, situation.cycle.due)
    reached = predicted.reached_on
    if reached is not None and reached <= _last_day(situation):
        found.append(Milestone(reached, MilestoneKind.TARGET_REACHED))
    kinds = list(MilestoneKind)
    return tuple(
        sorted(
            (one for one in found if one.date >= situation.on),
            key=lambda one: (one.date, kinds.index(one.kind)),
        )
    )
