"""Reminding: which reminders there are on a date, worked out anew from the log each time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cpim_pdp.core import filing, retention
from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import total
from cpim_pdp.core.dates import day_after, years
from cpim_pdp.core.leads import begun
from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.reminder_kinds import PACE_LOST_UNDER, TIMINGS, ReminderKind
from cpim_pdp.core.reminders import Reminder, Task, key_of
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.counting import Counted
    from cpim_pdp.core.milestones import Milestone
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.core.snapshot import Snapshot
    from cpim_pdp.core.submissions import Submission
    from cpim_pdp.core.summary import Summary


def in_force(
    snapshot: Snapshot, found: Sequence[Summary], rulebook: Rulebook, on: date
) -> tuple[Reminder, ...]:
    """Return all reminders of a date, those asleep too, what presses most first.

    ``found`` are the summaries of that date, of the shown cycle of each credential.
    """
    every = list(_not_confirmed(found, on))
    for summary in found:
        every += _of_cycle(summary, rulebook)
        every += _papers(summary, snapshot, rulebook)
    kinds = list(ReminderKind)
    ordered = sorted(every, key=lambda one: (kinds.index(one.kind), one.by or date.max))
    until = {one.key: one.until for one in snapshot.snoozes if on < one.until}
    return tuple(replace(one, asleep_until=until.get(one.key)) for one in ordered)


def _of_cycle(summary: Summary, rulebook: Rulebook) -> Iterator[Reminder]:
    """Yield the reminders of the shown cycle."""
    if summary.verdict.standing is Standing.EXPIRED:
        yield from _exams_due(summary)
        return
    yield from _evidence_missing(summary)
    if summary.submission is not None:
        yield from _undecided(summary, summary.submission)
    elif summary.verdict.standing is Standing.SUSPENDED:
        yield _suspended(summary)
    else:
        yield from _deadline(summary, rulebook)
        yield from _pace_lost(summary)


def _of(
    summary: Summary,
    kind: ReminderKind,
    step: str,
    task: Task,
    facts: Mapping[str, object],
    *,
    since: date | None = None,
    by: date | None = None,
    activities: tuple[str, ...] = (),
) -> Reminder:
    """Return a reminder of a summary's credential and cycle."""
    credential = summary.credential.id
    key = key_of(kind, credential, summary.cycle.number, step)
    return Reminder(kind, task, key, facts, since, by, credential, activities)


# Before the deadline


def _deadline(summary: Summary, rulebook: Rulebook) -> Iterator[Reminder]:
    """Yield that it is due before long; as long as it is not, that it can be filed."""
    cycle, points = summary.cycle, summary.points
    lead = begun(TIMINGS[ReminderKind.DUE].leads, cycle.due, summary.on)
    if lead is None:
        yield from _filing_opens(summary, rulebook)
        return
    facts = {"remaining": points.remaining, "required": points.required, "by": cycle.due}
    yield _of(
        summary,
        ReminderKind.DUE,
        lead.step,
        Task.EARN if points.remaining else Task.FILE,
        facts,
        since=max(lead.begins(cycle.due), cycle.start),
        by=cycle.due,
    )


def _filing_opens(summary: Summary, rulebook: Rulebook) -> Iterator[Reminder]:
    """Yield that the application can be filed: for some days, and once the points are there."""
    kind, due = ReminderKind.FILING_OPENS, summary.cycle.due
    opens = filing.opens_on(summary, rulebook)
    if summary.on < opens:
        return
    required = summary.points.required
    if not summary.points.remaining:
        since = max(opens, summary.forecast.reached_on or opens)
        facts: dict[str, object] = {"required": required, "by": due}
        yield _of(summary, kind, "ready", Task.FILE, facts, since=since, by=due)
    elif _lasts(kind, opens, summary.on):
        facts = {"opens": opens, "required": required, "cycle": summary.cycle.number}
        yield _of(summary, kind, "opens", Task.EARN_TO_FILE, facts, since=opens)


def _pace_lost(summary: Summary) -> Iterator[Reminder]:
    """Yield that the points required will more likely be missed than reached."""
    likelihood, due = summary.forecast.likelihood, summary.cycle.due
    if likelihood is not None and Decimal(likelihood) < PACE_LOST_UNDER:
        facts = {"likelihood": likelihood, "required": summary.points.required, "by": due}
        yield _of(summary, ReminderKind.PACE_LOST, "under-half", Task.PLAN, facts, by=due)


# After it


def _suspended(summary: Summary) -> Reminder:
    """Return what is to be done before the next day on which things get worse.

    That is the last one before the surcharge grows, or before the credential expires.
    """
    verdict, points = summary.verdict, summary.points
    facts: dict[str, object] = {"remaining": points.remaining, "required": points.required}
    grows = _next_surcharge(summary)
    if grows is not None:
        by, worse = grows.date - timedelta(days=1), f"surcharge-{verdict.steps + 1}"
        facts["next_required"] = grows.required
    else:
        by, worse = verdict.until or summary.on, "expiry"
    facts["by"] = by
    lead = begun(TIMINGS[ReminderKind.SUSPENDED].leads, by, summary.on)
    # The present surcharge began a day after the deadline or after an anniversary of it.
    since = day_after(years(summary.cycle.due, max(verdict.steps, 1) - 1))
    return _of(
        summary,
        ReminderKind.SUSPENDED,
        worse if lead is None else f"{worse}-{lead.step}",
        _SUSPENDED_TASKS[grows is None, bool(points.remaining)],
        facts,
        since=since if lead is None else max(since, lead.begins(by)),
        by=by,
    )


def _next_surcharge(summary: Summary) -> Milestone | None:
    """Return the milestone from which more points are required than now."""
    found = (one for one in summary.milestones if one.kind is MilestoneKind.SURCHARGE)
    required = summary.verdict.required
    return next((one for one in found if (one.required or ZERO) > required), None)


_SUSPENDED_TASKS: Mapping[tuple[bool, bool], Task] = {
    (False, True): Task.EARN_BEFORE_SURCHARGE,
    (False, False): Task.FILE_BEFORE_SURCHARGE,
    (True, True): Task.EARN_BEFORE_EXPIRY,
    (True, False): Task.FILE_BEFORE_EXPIRY,
}
"""By whether expiry is what comes next, and whether points are missing."""


def _exams_due(summary: Summary) -> Iterator[Reminder]:
    """Yield that the exams on the way back have to be passed before the first pass lapses."""
    back = summary.way_back
    by = None if back is None else back.pass_by
    lead = None if by is None else begun(TIMINGS[ReminderKind.EXAMS_DUE].leads, by, summary.on)
    if back is None or by is None or lead is None:
        return
    yield _of(
        summary,
        ReminderKind.EXAMS_DUE,
        # The day itself: another exam passed may move it, which begins anew.
        f"{by.isoformat()}-{lead.step}",
        Task.TAKE_EXAMS,
        {"count": len(back.missing), "by": by},
        since=lead.begins(by),
        by=by,
    )


# Once it is filed


def _undecided(summary: Summary, filed: Submission) -> Iterator[Reminder]:
    """Yield that an application waits for its decision, or is being audited."""
    on, kind = summary.on, ReminderKind.UNDECIDED
    waits = filed.filed + timedelta(days=TIMINGS[kind].after_days)
    if filed.audited is not None and filed.audited <= on:
        facts: dict[str, object] = {"audited": filed.audited}
        yield _of(summary, kind, "audit", Task.STAND_AUDIT, facts, since=filed.audited)
    elif waits <= on:
        yield _of(summary, kind, "filed", Task.NOTE_DECISION, {"filed": filed.filed}, since=waits)


def _papers(summary: Summary, snapshot: Snapshot, rulebook: Rulebook) -> Iterator[Reminder]:
    """Yield for how long to keep the papers of a cycle that was approved lately."""
    kind, credential = ReminderKind.PAPERS, summary.credential.id
    for one in snapshot.submissions_of(credential):
        approved = one.approved
        is_approved = one.decision_on(summary.on) is Decision.APPROVED
        if approved is None or not is_approved or not _lasts(kind, approved, summary.on):
            continue
        until = retention.papers_until(one.figures.due, approved, rulebook)
        facts = {"cycle": one.cycle, "approved": approved, "until": until}
        key = key_of(kind, credential, one.cycle, "approved")
        yield Reminder(kind, Task.KEEP_PAPERS, key, facts, approved, credential=credential)


# Activities


def _evidence_missing(summary: Summary) -> Iterator[Reminder]:
    """Yield that activities which count have had no evidence for some days."""
    kind = ReminderKind.EVIDENCE_MISSING
    wait = timedelta(days=TIMINGS[kind].after_days)
    missing = _ended_by(filter(_counts_unproven, summary.entries), summary.on - wait)
    if not missing:
        return
    # Python's sort keeps the order of those with as many points.
    entries = sorted((one for _, one in missing), key=lambda one: -one.counted)
    facts = {
        "points": total(entries),
        "count": len(entries),
        "title": entries[0].activity.details.title,
    }
    yield _of(
        summary,
        kind,
        "points",
        Task.ATTACH,
        facts,
        since=min(last for last, _ in missing) + wait,
        activities=tuple(one.activity.id for one in entries),
    )


def _counts_unproven(one: Counted) -> bool:
    if one.activity.evidence or not one.in_cycle or one.state is State.PLANNED:
        return False
    return one.counted > ZERO


def _ended_by(entries: Iterable[Counted], day: date) -> list[tuple[date, Counted]]:
    """Return those whose last day is ``day`` or before, each with that last day."""
    dated = ((one.activity.last_day, one) for one in entries)
    return [(last, one) for last, one in dated if last is not None and last <= day]


def _not_confirmed(found: Sequence[Summary], on: date) -> Iterator[Reminder]:
    """Yield what was planned in a shown cycle and is over; what a schedule planned in one line."""
    kind = ReminderKind.NOT_CONFIRMED
    after = timedelta(days=TIMINGS[kind].after_days)
    over: dict[str, dict[str, Activity]] = defaultdict(dict)
    entries = (one for summary in found for one in summary.entries)
    planned = (one for one in entries if one.in_cycle and one.activity.details.planned)
    for _, one in _ended_by(planned, on - after):
        activity = one.activity
        over[activity.details.schedule or activity.id][activity.id] = activity
    for about, activities in over.items():
        yield _confirm(kind, about, tuple(activities.values()), after)


def _confirm(
    kind: ReminderKind, about: str, over: tuple[Activity, ...], after: timedelta
) -> Reminder:
    days = [one.last_day for one in over if one.last_day is not None]
    facts: dict[str, object] = {"title": over[-1].details.title, "day": max(days)}
    task = Task.CONFIRM
    if len(over) > 1:
        task, facts["count"] = Task.CONFIRM_SERIES, len(over)
    ids = tuple(one.id for one in over)
    return Reminder(kind, task, key_of(kind, about), facts, min(days) + after, activities=ids)


def _lasts(kind: ReminderKind, since: date, on: date) -> bool:
    """Say whether a reminder that goes by itself, shown from ``since`` on, is still shown."""
    lasts = TIMINGS[kind].lasts_days
    return since <= on and (lasts is None or on < since + timedelta(days=lasts))
