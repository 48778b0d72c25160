"""Bringing another log into this one: what is new, and of two edits the newer one.

Two laptops, or the copy that a program for keeping folders alike made of a conflict. Nothing that
is here is removed; what was thrown away here stays away; what was filed here stays as it is.
"""

from collections.abc import Iterator

from cpim_pdp.core import merge_attempts, merge_credentials, merge_schedules, merge_submissions
from cpim_pdp.core.activities import Activity
from cpim_pdp.core.merge_activities import Activities
from cpim_pdp.core.merge_plan import MergePlan
from cpim_pdp.core.merge_sides import Side
from cpim_pdp.core.rulebook import Rulebook


def plan(ours: Side, theirs: Side, rulebook: Rulebook) -> MergePlan:
    """Return what bringing ``theirs`` into ``ours`` does."""
    holder, about_holder = merge_credentials.holder(ours, theirs)
    credentials = merge_credentials.credentials(ours, theirs, rulebook)
    submissions = merge_submissions.submissions(ours, theirs, credentials)
    deciding = Activities(
        ours,
        theirs,
        rulebook,
        credentials.ids,
        submissions,
        here={one.id: one for one in _every(ours)},
        attached_there=frozenset(file.id for one in _every(theirs) for file in one.evidence),
    )
    schedules = merge_schedules.merged(ours, theirs, rulebook)
    attempts = merge_attempts.merged(ours, theirs, credentials, rulebook)
    fates = tuple(deciding.fates())
    new = [one.new for one in fates if one.new is not None]
    strays = merge_schedules.strays(schedules, _only_here(ours, theirs), new, rulebook)
    read = len(theirs.snapshot.activities)
    return MergePlan(
        holder=holder,
        new_credentials=credentials.new,
        credentials=credentials.changed,
        new_submissions=submissions.new,
        submissions=submissions.changed,
        new_activities=tuple(one for one in new if one.id not in strays),
        activities=tuple(one.changed for one in fates if one.changed is not None),
        attached=tuple(each for one in fates for each in one.attached),
        detached=tuple(each for one in fates for each in one.detached),
        relabelled=tuple(each for one in fates for each in one.relabelled),
        new_schedules=schedules.new,
        schedules=schedules.changed,
        dropped=tuple(one.id for one in ours.snapshot.activities if one.id in strays),
        new_attempts=attempts.new,
        attempts=attempts.changed,
        snoozes=tuple(merge_attempts.slept(ours, theirs)),
        conflicts=(
            *about_holder,
            *credentials.conflicts,
            *submissions.conflicts,
            *schedules.conflicts,
            *attempts.conflicts,
            *(one.conflict for one in fates if one.conflict is not None),
            *(each for one in fates for each in one.labels),
        ),
        left_out=(
            *credentials.left_out,
            *submissions.left_out,
            *schedules.left_out,
            *attempts.left_out,
            *(each for one in fates for each in one.left_out),
        ),
        read=read,
        known=sum(one.is_nothing for one in fates[:read]),
        trash=sum(one.trash for one in fates),
    )


def _only_here(ours: Side, theirs: Side) -> Iterator[Activity]:
    there = {one.id for one in _every(theirs)}
    return (one for one in ours.snapshot.activities if one.id not in there)


def _every(side: Side) -> tuple[Activity, ...]:
    return (*side.snapshot.activities, *side.snapshot.trash)
