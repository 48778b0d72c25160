"""What is ahead of credentials as entries of a calendar, each with the days on which it rings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core.activities import State
from cpim_pdp.core.dates import day_after
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.milestones import Milestone, MilestoneKind
from cpim_pdp.core.reminder_kinds import TIMINGS, ReminderKind
from cpim_pdp.wording import amounts, disclaimer, milestones, names
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.counting import Counted
    from cpim_pdp.core.summary import Summary

_ALARMS: Mapping[MilestoneKind, ReminderKind] = {
    MilestoneKind.DUE: ReminderKind.DUE,
    MilestoneKind.SURCHARGE: ReminderKind.SUSPENDED,
    MilestoneKind.SUSPENSION_ENDS: ReminderKind.SUSPENDED,
    MilestoneKind.EXAMS_DUE: ReminderKind.EXAMS_DUE,
    MilestoneKind.FILING_OPENS: ReminderKind.FILING_OPENS,
}
"""By which reminder's steps each milestone rings; what is only foreseen is no event."""
_OF_FILING = frozenset({MilestoneKind.DUE, MilestoneKind.SURCHARGE, MilestoneKind.SUSPENSION_ENDS})


@dataclass(frozen=True, slots=True)
class Entry:
    """A day, or several, of the calendar; ``alarms`` are days before it or in it, or after it."""

    uid: str
    first: date
    last: date
    title: str
    text: str
    alarms: tuple[date, ...]


def entries(found: Iterable[Summary], tr: Translate = english) -> tuple[Entry, ...]:
    """Return what is ahead on the date of the summaries, by day; an activity once for all."""
    every: dict[str, Entry] = {}
    for summary in found:
        of_cycle = (*_milestones(summary, tr), *_planned(summary, tr))
        every.update({one.uid: one for one in of_cycle})
    return tuple(sorted(every.values(), key=lambda one: (one.first, one.uid)))


def _milestones(summary: Summary, tr: Translate) -> Iterator[Entry]:
    credential = summary.credential
    title = tr("{credential}: {milestone}", "the title of an event")
    for one in summary.milestones:
        if one.kind not in _ALARMS or (summary.submission and one.kind in _OF_FILING):
            continue
        what = _what(one, summary)
        yield Entry(
            uid=f"{what}-{summary.cycle.number}-{credential.id}@cpim-pdp",
            first=one.date,
            last=one.date,
            title=title.format(
                credential=names.credential(credential), milestone=milestones.text(one, tr)
            ),
            text=disclaimer.text(tr),
            alarms=tuple(day for day in _alarms(one) if day >= summary.on),
        )


def _what(one: Milestone, summary: Summary) -> str:
    """Return what tells a milestone from the others of its cycle, whatever its day."""
    if one.kind is not MilestoneKind.SURCHARGE:
        return one.kind.value
    core = summary.designation.points
    return f"{one.kind.value}-{(one.required or core) - core:f}"


def _alarms(one: Milestone) -> Iterator[date]:
    leads = TIMINGS[_ALARMS[one.kind]].leads
    # What is to be done before more is required is to be done by the day before.
    by = one.date - timedelta(days=one.kind is MilestoneKind.SURCHARGE)
    yield from (lead.begins(by) for lead in leads)
    if not leads:
        yield one.date


def _planned(summary: Summary, tr: Translate) -> Iterator[Entry]:
    for one in summary.entries:
        activity, last = one.activity, one.activity.last_day
        first = activity.details.date
        if one.state is State.PLANNED and first and last and last >= summary.on and one.in_cycle:
            confirmed_from = day_after(last) if activity.details.planned else None
            days = (first - timedelta(days=1), confirmed_from)
            yield Entry(
                uid=f"activity-{activity.id}@cpim-pdp",
                first=first,
                last=last,
                title=activity.details.title,
                text=_described(one, activity, tr),
                alarms=tuple(day for day in days if day is not None and day >= summary.on),
            )


def _described(one: Counted, activity: Activity, tr: Translate) -> str:
    details = activity.details
    lines = [
        tr("Planned: {points}").format(points=amounts.points(one.claimed, tr)),
        "" if details.type is None else names.activity_type(details.type, tr),
        details.provider,
        details.event,
        details.notes,
        tr("Once it took place, confirm it in CPIM PDP.") if details.planned else "",
    ]
    return "\n".join(line for line in lines if line)
