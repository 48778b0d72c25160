"""Bringing in another log: credentials, activities with their evidence, submissions, plans."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cpim_pdp.core import file_names, media_types, merging
from cpim_pdp.core.activities import Activity, Evidence
from cpim_pdp.core.commands import MergeLog
from cpim_pdp.core.merge_plan import Attachment, MergePlan
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import allocations, reminders, schedules
from cpim_pdp.store import contents, other_log, plan_rows, rows, sides
from cpim_pdp.store.transaction import Transaction


def planned(
    connection: sqlite3.Connection, path: Path, rulebook: Rulebook, now: datetime
) -> MergePlan:
    """Return what bringing the log at ``path`` into an open one would do.

    Raises:
        Refusal: where that log can't be opened.
    """
    with other_log.other_log(path, now) as theirs:
        return _plan(connection, theirs, rulebook)


def merge(transaction: Transaction, command: MergeLog, rulebook: Rulebook) -> tuple[str, ...]:
    """Bring in what the plan says; return the ids of the activities that are new or changed.

    Raises:
        Refusal: MERGE_CHANGED_MEANWHILE, or where the other log can't be opened.
    """
    path = Path(command.path)
    with other_log.other_log(path, transaction.now) as theirs:
        if _plan(transaction.connection, theirs, rulebook) != command.plan:
            raise Refusal(Reason.MERGE_CHANGED_MEANWHILE, path=path)
        _take_credentials(transaction, command.plan)
        _take_activities(transaction, command.plan)
        for attachment in command.plan.attached:
            _attach(transaction, attachment, theirs)
        for identity in command.plan.detached:
            transaction.update("evidence", identity, {"trashed": transaction.stamp})
        for one in command.plan.relabelled:
            label = {"name": file_names.safe_name(one.name), "kind": one.kind.value}
            transaction.update("evidence", one.id, label)
        _take_submissions(transaction, command.plan, theirs)
        _take_plans(transaction, command.plan)
    # Their credentials and approvals may let our schedules go on.
    return (*_touched(command.plan), *schedules.extend(transaction, rulebook))


def _plan(
    connection: sqlite3.Connection, theirs: sqlite3.Connection, rulebook: Rulebook
) -> MergePlan:
    broken = sides.unreadable(theirs, besides=connection)
    return merging.plan(sides.side(connection), sides.side(theirs, broken), rulebook)


def _touched(plan: MergePlan) -> tuple[str, ...]:
    activities = (one.id for one in (*plan.new_activities, *plan.activities))
    return tuple(dict.fromkeys((*activities, *(one.activity for one in plan.attached))))


def _take_credentials(transaction: Transaction, plan: MergePlan) -> None:
    if plan.holder is not None:
        transaction.update("holder", rows.HOLDER_ID, rows.holder_values(plan.holder))
    for credential in plan.new_credentials:
        values = {"id": credential.id, **rows.credential_values(credential)}
        position = transaction.next_position("credentials")
        transaction.insert("credentials", {**values, "position": position})
    for credential in plan.credentials:
        transaction.update("credentials", credential.id, rows.credential_values(credential))


def _take_activities(transaction: Transaction, plan: MergePlan) -> None:
    transaction.insert_all(
        "activities", [{"id": one.id, **_values(one)} for one in plan.new_activities]
    )
    for activity in plan.activities:
        transaction.update("activities", activity.id, _values(activity))
    for activity in (*plan.new_activities, *plan.activities):
        allocations.put(transaction, activity.id, activity.details.allocations)


def _take_plans(transaction: Transaction, plan: MergePlan) -> None:
    for schedule in plan.new_schedules:
        transaction.insert("schedules", plan_rows.schedule_values(schedule))
    for schedule in plan.schedules:
        transaction.update("schedules", schedule.id, plan_rows.schedule_values(schedule))
    for identity in plan.dropped:
        transaction.update("activities", identity, {"trashed": transaction.stamp})
    for attempt in plan.new_attempts:
        transaction.insert("attempts", plan_rows.attempt_values(attempt))
    for attempt in plan.attempts:
        transaction.update("attempts", attempt.id, plan_rows.attempt_values(attempt))
    for snooze in plan.snoozes:
        reminders.put(transaction, snooze)


def _values(activity: Activity) -> rows.Values:
    return {
        **rows.details_values(activity.details),
        "created": rows.time_text(activity.created),
        "changed": rows.time_text(activity.changed),
        "trashed": None if activity.trashed is None else rows.time_text(activity.trashed),
    }


def _attach(transaction: Transaction, new: Attachment, theirs: sqlite3.Connection) -> None:
    _copy(transaction, theirs, new.evidence.sha256, new.evidence.name)
    transaction.insert(
        "evidence",
        {
            **rows.evidence_values(_named(new.evidence, theirs)),
            "activity": new.activity,
            "position": transaction.next_position("evidence"),
            "trashed": None,
        },
    )


def _named(evidence: Evidence, theirs: sqlite3.Connection) -> Evidence:
    """Return evidence of theirs as this log would have named and measured it."""
    with contents.content(theirs, evidence.sha256) as readable:
        beginning = readable.read(16)
    name = file_names.safe_name(evidence.name)
    media_type = media_types.media_type(name, beginning)
    size = contents.size_of(theirs, evidence.sha256)
    return replace(evidence, name=name, media_type=media_type, size=size)


def _copy(transaction: Transaction, theirs: sqlite3.Connection, sha256: str, name: str) -> None:
    try:
        with contents.content(theirs, sha256) as readable:
            contents.keep(transaction, readable, sha256, contents.size_of(theirs, sha256))
    except contents.ChangedMeanwhile as error:
        raise Refusal(Reason.EVIDENCE_NOT_READABLE, name=name) from error


def _take_submissions(
    transaction: Transaction, plan: MergePlan, theirs: sqlite3.Connection
) -> None:
    for submission in (*plan.new_submissions, *plan.submissions):
        _copy(transaction, theirs, submission.report, f"report-{submission.filed}.pdf")
    for submission in plan.new_submissions:
        position = transaction.next_position("submissions")
        values = rows.submission_values(submission)
        transaction.insert("submissions", {**values, "position": position})
    for submission in plan.submissions:
        transaction.update("submissions", submission.id, rows.submission_values(submission))
