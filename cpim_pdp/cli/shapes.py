"""The shapes of the JSON that other programs rely on: keys in order, numbers, dates, times."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cpim_pdp.cli import repeat_rules
from cpim_pdp.core import schedules
from cpim_pdp.core.activities import Activity, Evidence, State
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.forecasting.forecast import Spread, percent
from cpim_pdp.core.history import HistoryEntry
from cpim_pdp.core.points import rounded
from cpim_pdp.core.pricing import price
from cpim_pdp.core.reminders import Reminder
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Schedule
from cpim_pdp.core.standing import Verdict
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.core.way_back import Exam, WayBack
from cpim_pdp.wording import counting, forecast, milestones, names, recurrences, reminders
from cpim_pdp.wording import way_back as way_back_words

Shape = dict[str, Any]


def number(value: Decimal | Fraction | int | None) -> int | float | None:
    """Return a number with at most two decimals: the only place where one becomes a float."""
    if value is None:
        return None
    exact = rounded(value)
    return int(exact) if exact == int(exact) else float(exact)


def day(value: date | None) -> str | None:
    """Return a date as YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def moment(value: datetime) -> str:
    """Return a time in UTC, to the second."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def activity(entry: Activity, state: State, rulebook: Rulebook) -> Shape:
    """Return an activity as `add`, `show` and `list` print it."""
    details = entry.details
    priced = price(details, rulebook)
    return {
        "id": entry.id,
        "title": details.title,
        "type": details.type,
        "date": day(details.date),
        "until": day(details.until),
        "quantity": number(None if details.quantity is None else details.quantity.value),
        "weeks": details.weeks,
        "points_claimed": number(details.points if priced is None else priced.claimed),
        "reason": details.reason,
        "provider": details.provider,
        "notes": details.notes,
        "topics": list(details.topics),
        "category": details.category if priced is None else priced.category,
        "state": state.value,
        "score": details.score,
        "event": details.event,
        "evidence": [_file(one) for one in entry.evidence],
        "created": moment(entry.created),
        "changed": moment(entry.changed),
        "planned": details.planned,
        "row": details.row,
        "points_entered": number(details.points),
        "allocations": [
            {
                "credential": one.credential,
                "cycle": one.cycle,
                "excluded": one.excluded,
                "reason": one.reason,
            }
            for one in details.allocations
        ],
        "likelihood": details.likelihood,
        "schedule": details.schedule,
        "occurrence": day(details.occurrence),
        "trashed": None if entry.trashed is None else moment(entry.trashed),
        "detached": [_file(one) for one in entry.detached],
    }


def _file(one: Evidence) -> Shape:
    return {
        "sha256": one.sha256,
        "name": one.name,
        "kind": one.kind.value,
        "size": one.size,
        "media_type": one.media_type,
    }


def status(on: date, holder: Holder, found: tuple[Summary, ...]) -> Shape:
    """Return what `status` prints."""
    return {
        "on": day(on),
        "holder": {"name": holder.name, "ascm_id": holder.ascm_id},
        "credentials": [_standing_of(summary) for summary in found],
    }


def _standing_of(summary: Summary) -> Shape:
    cycle, points = summary.cycle, summary.points
    return {
        "id": summary.credential.id,
        "designation": summary.credential.designation,
        "certified": day(summary.credential.certified),
        "cycle": {
            "number": cycle.number,
            "start": day(cycle.start),
            "due": day(cycle.due),
            "days_left": summary.days_left,
        },
        "standing": summary.verdict.standing.value,
        "policy": summary.verdict.policy,
        "edition": summary.edition.id,
        "points": {
            name: number(getattr(points, name))
            for name in ("required", "claimed", "counted", "planned", "remaining", "proven")
        },
        "categories": [
            {"id": one.category, "claimed": number(one.claimed), "counted": number(one.counted)}
            for one in summary.categories
        ],
        "topics": [{"id": one.topic, "counted": number(one.counted)} for one in summary.topics],
        "activities": [
            {
                "id": one.activity.id,
                "claimed": number(one.claimed),
                "counted": number(one.counted),
                "why": counting.why(one.reasoning),
            }
            for one in summary.entries
        ],
        "if_missed": [_verdict(one) for one in summary.if_missed],
        "milestones": [
            {"date": day(one.date), "kind": one.kind.value, "text": milestones.text(one)}
            for one in summary.milestones
        ],
        "forecast": _forecast(summary),
        "title": names.credential(summary.credential),
        "submission": None if summary.submission is None else summary.submission.id,
        "way_back": _way_back(summary.way_back),
    }


def way_back(summary: Summary) -> Shape:
    """Return what leads back to an expired credential, as `exam` prints it."""
    return {"credential": summary.credential.id, "way_back": _way_back(summary.way_back)}


def _way_back(found: WayBack | None) -> Shape | None:
    if found is None:
        return None
    return {
        "expired": day(found.expired),
        "programme": None if found.programme is None else found.programme.id,
        "programmes": [one.id for one in found.choices],
        "exams": [_exam(one) for one in found.exams],
        "pass_by": day(found.pass_by),
        "study_hours": found.study_hours,
        "text": way_back_words.to_do(found),
    }


def _exam(one: Exam) -> Shape:
    return {
        "id": one.id,
        "passed": None if one.passed is None else day(one.passed.date),
        "score": None if one.passed is None else one.passed.score,
        "valid_until": day(one.valid_until),
        "failed": one.failed,
    }


def attempt(taken: ExamAttempt) -> Shape:
    """Return an exam attempt as `exam list` prints it."""
    return {
        "id": taken.id,
        "credential": taken.credential,
        "exam": taken.exam,
        "date": day(taken.date),
        "score": taken.score,
    }


def _verdict(verdict: Verdict) -> Shape:
    return {
        "policy": verdict.policy,
        "standing": verdict.standing.value,
        "required": number(verdict.required),
        "until": day(verdict.until),
    }


def _forecast(summary: Summary) -> Shape:
    found = summary.forecast
    return {
        "likelihood": _likelihood(found.likelihood),
        "at_due": None if found.at_due is None else _spread(found.at_due),
        "reached_on": day(found.reached_on),
        "pace": number(found.pace),
        "pace_needed": number(found.pace_needed),
        "basis": forecast.basis(found),
        "until": day(found.until),
        "target": number(found.target),
        "target_likelihood": _likelihood(found.target_likelihood),
        "planned": None if found.shares is None else number(found.shares.planned),
        "usual": None if found.shares is None else number(found.shares.usual),
        "band": [{"date": day(one.day), **_spread(one.spread)} for one in summary.burn_up.band],
    }


def _likelihood(value: float | None) -> int | float | None:
    """Return a likelihood with two decimals, 1 only where it is certain."""
    whole = percent(value)
    return None if whole is None else number(Fraction(whole, 100))


def _spread(spread: Spread) -> Shape:
    return {name: number(getattr(spread, name)) for name in ("low", "median", "high")}


def holder(known: Holder) -> Shape:
    """Return the holder as `holder` prints it."""
    return {
        "name": known.name,
        "ascm_id": known.ascm_id,
        "email": known.email,
        "former_names": known.former_names,
    }


def credential(held: Credential) -> Shape:
    """Return a credential as `credential list` prints it; ``due`` as it was given."""
    return {
        "id": held.id,
        "designation": held.designation,
        "certified": day(held.certified),
        "due": day(held.due),
        "number": held.number,
        "policy": held.policy,
        "title": held.title,
        "points": number(held.points),
        "years": held.years,
        "target": number(held.target),
        "programme": held.programme,
    }


def schedule(held: Schedule, activities: Iterable[Activity], on: date) -> Shape:
    """Return a schedule as `schedule` prints it, with what it planned of the activities."""
    series, template = held.series, held.series.template
    planned = schedules.planned_by(held.id, activities)
    return {
        "id": held.id,
        "title": template.title,
        "type": template.type,
        "start": day(series.start),
        "until": day(series.until),
        "repeat": repeat_rules.written(series.recurrence),
        "every": series.recurrence.interval,
        "days": series.days,
        "text": recurrences.text(series.recurrence, series.start),
        "quantity": number(None if template.quantity is None else template.quantity.value),
        "weeks": template.weeks,
        "points": number(template.points),
        "reason": template.reason,
        "provider": template.provider,
        "notes": template.notes,
        "topics": list(template.topics),
        "category": template.category,
        "event": template.event,
        "row": template.row,
        "likelihood": template.likelihood,
        "planned": len(planned),
        "to_confirm": len(schedules.to_confirm(planned, on)),
        "next": day(schedules.following(planned, on)),
        "made_until": day(held.made_until),
        "exceptions": [day(one) for one in held.exceptions],
        "created": moment(held.created),
        "changed": moment(held.changed),
    }


def submission(filed: Submission, designation: str, on: date) -> Shape:
    """Return a submission as `submissions` prints it."""
    figures = filed.figures
    return {
        "id": filed.id,
        "credential": filed.credential,
        "designation": designation,
        "cycle": filed.cycle,
        "start": day(figures.start),
        "due": day(figures.due),
        "filed": day(filed.filed),
        "decision": filed.decision_on(on).value,
        "required": number(figures.required),
        "claimed": number(figures.claimed),
        "counted": number(figures.counted),
        "categories": [
            {"id": one.category, "claimed": number(one.claimed), "counted": number(one.counted)}
            for one in figures.categories
        ],
        "activities": list(figures.activities),
        "fee": number(filed.fee),
        "receipt": filed.receipt,
        "audited": day(filed.audited),
        "approved": day(filed.approved),
        "next_due": day(filed.next_due),
        "denied": day(filed.denied),
        "denial_reason": filed.denial_reason,
        "reopened_reason": filed.reopened_reason,
        "report": filed.report,
    }


def reminder(one: Reminder, credentials: Iterable[Credential]) -> Shape:
    """Return a reminder as `remind` prints it."""
    return {
        "key": one.key,
        "kind": one.kind.value,
        "task": one.task.value,
        "text": reminders.full_sentence(one, credentials),
        "since": day(one.since),
        "by": day(one.by),
        "credential": one.credential or None,
        "activities": list(one.activities),
        "asleep_until": day(one.asleep_until),
    }


def entry(done: HistoryEntry) -> Shape:
    """Return an entry of the journal as `history` prints it."""
    return {
        "id": done.id,
        "at": moment(done.at),
        "command": done.command,
        "undone": done.undone,
        "changes": [
            {
                "table": one.table,
                "row": one.row,
                "before": None if one.before is None else dict(one.before),
                "after": None if one.after is None else dict(one.after),
            }
            for one in done.changes
        ],
        "source": done.source,
        "final": done.final,
    }
