"""The schedules of another log: which are new, and of two edits the newer.

What a schedule made are activities, whose ids follow from schedule and day, so that none comes
twice. Where both logs changed the rule, each planned days of its own: those of the rule that does
not stand are left out, or go.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from cpim_pdp.core import schedules, texts
from cpim_pdp.core.activities import Activity, Details, same_value
from cpim_pdp.core.merge_plan import Conflict, FieldOfBoth, Kept, LeftOut, Thing, of_both
from cpim_pdp.core.merge_sides import Side, Verdict, is_newer, verdict
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Schedule

_TABLE = "schedules"
_TEMPLATE = tuple(one.name for one in fields(Details))
_RULE = ("recurrence", "start", "until", "days")


@dataclass(frozen=True, slots=True)
class Contest:
    """A schedule that both logs changed: our version, theirs, and the one that stands."""

    ours: Schedule
    theirs: Schedule
    standing: Schedule


@dataclass(frozen=True, slots=True)
class Schedules:
    """What becomes of the schedules; ``away`` are those of theirs that were removed here."""

    new: tuple[Schedule, ...] = ()
    changed: tuple[Schedule, ...] = ()
    away: tuple[Schedule, ...] = ()
    contests: tuple[Contest, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def merged(ours: Side, theirs: Side, rulebook: Rulebook) -> Schedules:
    """Return what becomes of their schedules."""
    taken = Schedules()
    for one in theirs.snapshot.schedules:
        taken = _with(taken, one, ours, theirs, rulebook)
    return taken


def strays(
    taken: Schedules,
    here: Iterable[Activity],
    there: Iterable[Activity],
    rulebook: Rulebook,
) -> frozenset[str]:
    """Return the ids of untouched entries for which no schedule stands any more.

    ``here`` and ``there`` are the activities that only the one log has, or only the other.
    """
    new = tuple(there)
    alone = (*here, *new)
    return frozenset(
        (
            *(one for contest in taken.contests for one in _strays(contest, alone, rulebook)),
            *(one.id for away in taken.away for one in _made_by(new, (away,), rulebook)),
        )
    )


def _with(
    taken: Schedules, one: Schedule, ours: Side, theirs: Side, rulebook: Rulebook
) -> Schedules:
    key = (_TABLE, one.id)
    judged = verdict(key, ours, theirs)
    here = next((held for held in ours.snapshot.schedules if held.id == one.id), None)
    if here is None and _was_removed(one, ours):
        return replace(taken, away=(*taken.away, one))
    try:
        texts.identity(one.id)
        # The first day that is still to be made is the one to look at.
        tidy = replace(one, series=schedules.checked(one.series, one.made_until, rulebook))
    except Refusal as refusal:
        left_out = LeftOut.of(Thing.SCHEDULE, 0, one.series.template.title, refusal)
        return replace(taken, left_out=(*taken.left_out, left_out))
    if here is None:
        return replace(taken, new=(*taken.new, tidy))
    return _of_both(taken, here, tidy, judged, is_newer=is_newer(key, judged, ours, theirs))


def _was_removed(there: Schedule, ours: Side) -> bool:
    """Say whether it was here and was taken away, and only planned on there since."""
    key = (_TABLE, there.id)
    return key in ours.known and there.changed <= ours.when(key)


def _of_both(
    taken: Schedules, here: Schedule, there: Schedule, judged: Verdict, *, is_newer: bool
) -> Schedules:
    found = _differing(here, there)
    chosen = there if is_newer and found else here
    # What either log made once, or left out, is not to be made again.
    standing = replace(
        chosen,
        created=here.created,
        made_until=max(here.made_until, there.made_until),
        exceptions=tuple(sorted({*here.exceptions, *there.exceptions})),
    )
    if standing != here:
        taken = replace(taken, changed=(*taken.changed, standing))
    if not found or judged is not Verdict.BOTH:
        return taken
    kept = Kept.THEIRS if is_newer else Kept.OURS
    conflict = Conflict(Thing.SCHEDULE, here.id, here.series.template.title, kept, found)
    return replace(
        taken,
        contests=(*taken.contests, Contest(here, there, standing)),
        conflicts=(*taken.conflicts, conflict),
    )


def _differing(here: Schedule, there: Schedule) -> tuple[FieldOfBoth, ...]:
    return (
        *of_both(here.series.template, there.series.template, _TEMPLATE, same_value),
        *of_both(here.series, there.series, _RULE),
    )


def _strays(contest: Contest, alone: Iterable[Activity], rulebook: Rulebook) -> Iterator[str]:
    standing = contest.standing
    days = set(schedules.occurrences(standing.series, standing.made_until))
    for one in _made_by(alone, (contest.ours, contest.theirs), rulebook):
        if one.details.occurrence not in days:
            yield one.id


def _made_by(
    entries: Iterable[Activity], versions: Iterable[Schedule], rulebook: Rulebook
) -> Iterator[Activity]:
    """Yield the entries that are just as one of the versions of a schedule makes them."""
    known = tuple(versions)
    for one in entries:
        if one.details.schedule == known[0].id and any(
            schedules.is_untouched(one, version, rulebook) for version in known
        ):
            yield one
