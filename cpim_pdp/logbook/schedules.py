"""Schedules, and the planned entries that they make."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from cpim_pdp.core import clashes, schedules
from cpim_pdp.core.activities import Details, same_value
from cpim_pdp.core.commands import AddSchedule, EditSchedule, RemoveSchedule
from cpim_pdp.core.details import checked
from cpim_pdp.core.duplicates import key_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.renewal import renewal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Schedule, Series, Window
from cpim_pdp.core.windows import windows
from cpim_pdp.logbook import entries
from cpim_pdp.store import plan_rows, reading
from cpim_pdp.store.transaction import Transaction

_ENTRIES = UUID("8d0c4a52-6c0e-4b0e-9a3c-5d1f0c7e2b61")
"""What the ids of entries are derived in, so that they are like no others."""

_AHEAD = """
    SELECT id FROM activities
    WHERE schedule = ? AND planned = 1 AND trashed IS NULL AND coalesce(until, date) > ?
    ORDER BY occurrence
"""


def entry_id(schedule: str, occurrence: date) -> str:
    """Return the id of the entry for one day of a schedule: the same in every copy of the log."""
    return str(uuid5(_ENTRIES, f"{schedule} {occurrence.isoformat()}"))


def add(transaction: Transaction, command: AddSchedule, rulebook: Rulebook) -> tuple[str, ...]:
    """Add a schedule with its entries; return its id, then theirs.

    A day that the log already has under that title, done or planned, is not planned again.

    Raises:
        Refusal: for a series that `schedules.checked` refuses, or an entry that can't be taken.
    """
    snapshot = reading.snapshot(transaction.connection)
    found = windows(snapshot, rulebook, transaction.today)
    series = schedules.checked(command.series, min(one.first for one in found), rulebook)
    schedule = Schedule(
        id=transaction.new_id(),
        series=series,
        made_until=schedules.horizon(found),
        exceptions=(),
        created=transaction.now,
        changed=transaction.now,
    )
    transaction.insert("schedules", plan_rows.schedule_values(schedule))
    there = {key_of(one.details) for one in snapshot.activities}
    days = [
        day
        for day in schedules.to_make(series, found, transaction.today)
        if key_of(schedules.entry_of(schedule.id, series, day)) not in there
    ]
    return (schedule.id, *_make(transaction, schedule, days, rulebook))


def edit(transaction: Transaction, command: EditSchedule, rulebook: Rulebook) -> tuple[str, ...]:
    """Change a schedule, and what it made and nobody touched; return its id, then theirs.

    Raises:
        Refusal: SCHEDULE_UNKNOWN, SCHEDULE_CHANGED_ELSEWHERE, or as in `add`.
    """
    snapshot = reading.snapshot(transaction.connection)
    present = next((one for one in snapshot.schedules if one.id == command.id), None)
    if present is None:
        raise Refusal(Reason.SCHEDULE_UNKNOWN, id=command.id)
    found = windows(snapshot, rulebook, transaction.today)
    wanted = _merged(present.series, command)
    wanted = schedules.checked(wanted, min(one.first for one in found), rulebook)
    if wanted == present.series:
        return (present.id,)
    made = [one for one in snapshot.activities if one.details.schedule == present.id]
    due = renewal(present, wanted, made, found, transaction.today, rulebook)
    changed = replace(
        present,
        series=wanted,
        made_until=max(present.made_until, schedules.horizon(found)),
        exceptions=due.exceptions,
        changed=transaction.now,
    )
    transaction.update("schedules", present.id, plan_rows.schedule_values(changed))
    for identity in due.dropped:
        transaction.update("activities", identity, {"trashed": transaction.stamp})
    for identity, day in due.renewed:
        entries.change(transaction, identity, _entry(changed, day, rulebook))
    renewed = (identity for identity, _ in due.renewed)
    new = _make(transaction, changed, due.missing, rulebook)
    return (present.id, *due.dropped, *renewed, *new)


def remove(
    transaction: Transaction, command: RemoveSchedule, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Remove a schedule, and its planned entries ahead to the trash; return its id, then theirs.

    Raises:
        Refusal: SCHEDULE_UNKNOWN.
    """
    if transaction.row("schedules", command.id) is None:
        raise Refusal(Reason.SCHEDULE_UNKNOWN, id=command.id)
    found = transaction.found(_AHEAD, command.id, transaction.today.isoformat())
    ahead = [str(row["id"]) for row in found]
    for identity in ahead:
        transaction.update("activities", identity, {"trashed": transaction.stamp})
    transaction.delete("schedules", command.id)
    return (command.id, *ahead)


def extend(transaction: Transaction, rulebook: Rulebook) -> tuple[str, ...]:
    """Let all schedules make what is due by now, as when a next cycle opens; return the ids.

    A schedule whose entries the rules of that time do not take waits until it is changed.
    """
    if not transaction.found("SELECT id FROM schedules LIMIT 1"):
        return ()
    snapshot = reading.snapshot(transaction.connection)
    found = windows(snapshot, rulebook, transaction.today)
    last = schedules.horizon(found)
    running = [one for one in snapshot.schedules if one.made_until < last]
    return tuple(
        identity for one in running for identity in _extended(transaction, one, found, rulebook)
    )


def _extended(
    transaction: Transaction, schedule: Schedule, found: tuple[Window, ...], rulebook: Rulebook
) -> tuple[str, ...]:
    days = schedules.to_make(schedule.series, found, transaction.today, schedule.made_until)
    wanted = [day for day in days if day not in schedule.exceptions]
    try:
        made = _make(transaction, schedule, wanted, rulebook)
    except Refusal:
        return ()
    until = {"made_until": schedules.horizon(found).isoformat()}
    transaction.update("schedules", schedule.id, until)
    return made


def _merged(present: Series, command: EditSchedule) -> Series:
    before, after = command.before, command.after
    template, clashing = clashes.merged(
        schedules.template_of(before.template),
        present.template,
        schedules.template_of(after.template),
        same_value,
    )
    # The templates were merged field by field, so here they count as alike.
    alike = [replace(one, template=present.template) for one in (before, present, after)]
    merged, more = clashes.merged(alike[0], alike[1], alike[2])
    if clashing or more:
        title = present.template.title
        raise Refusal(Reason.SCHEDULE_CHANGED_ELSEWHERE, title=title, clashes=(*clashing, *more))
    return replace(merged, template=template)


def _entry(schedule: Schedule, day: date, rulebook: Rulebook) -> Details:
    return checked(schedules.entry_of(schedule.id, schedule.series, day), rulebook)


def _make(
    transaction: Transaction, schedule: Schedule, days: Iterable[date], rulebook: Rulebook
) -> tuple[str, ...]:
    """Make the entries for days; what is there already stays, what an edit threw away comes back.

    All are worked out before one is put in, so that a refusal leaves nothing behind.
    """
    due = {entry_id(schedule.id, day): _entry(schedule, day, rulebook) for day in days}
    there = {
        identity: row["trashed"] is not None
        for identity in due
        if (row := transaction.row("activities", identity)) is not None
    }
    back = [identity for identity, is_trashed in there.items() if is_trashed]
    for identity in back:
        entries.change(transaction, identity, due[identity])
    new = {identity: details for identity, details in due.items() if identity not in there}
    entries.insert(transaction, new)
    return (*back, *new)
