"""Schedules, exams and snoozes of two logs: what is new, what is newer, and what goes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, cpim, day, snapshot

from cpim_pdp.core import schedules
from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.details import checked
from cpim_pdp.core.merge_plan import Kept, MergePlan, Thing
from cpim_pdp.core.merge_sides import Key, Side
from cpim_pdp.core.merging import plan
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.snoozes import Snooze

RULES = rulebook()
LATER = NOON + timedelta(hours=1)
MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), day("2027-01-15")
)
MONTHLY = replace(MEMBERSHIP, recurrence=Recurrence(Frequency.MONTHLY, 7))
IN_FIVES = replace(MEMBERSHIP, recurrence=Recurrence(Frequency.MONTHLY, 5))
MADE = Schedule("s", MEMBERSHIP, day("2028-03-31"), (), NOON, NOON)
ATTEMPT = ExamAttempt("x", "cred", "part-1", day("2026-05-02"), 299)
SNOOZE = Snooze("due", day("2027-01-01"))


def log(*entries: Activity, **held: object) -> Snapshot:
    return replace(snapshot(*entries), **held)  # type: ignore[arg-type]


def marks(held: Snapshot) -> dict[Key, str]:
    return {
        **{("schedules", one.id): repr(one) for one in held.schedules},
        **{("attempts", one.id): repr(one) for one in held.attempts},
        **{("snoozes", one.key): repr(one) for one in held.snoozes},
        **{("activities", one.id): repr(one) for one in held.activities},
        **{("credentials", one.id): repr(one) for one in held.credentials},
        ("holder", "holder"): repr(held.holder),
    }


def side(held: Snapshot, *earlier: Snapshot, when: datetime = NOON) -> Side:
    """Return a log last changed at ``when``; its journal knows also what it held earlier."""
    known: dict[Key, set[str]] = {}
    for one in (held, *earlier):
        for key, mark in marks(one).items():
            known.setdefault(key, set()).add(mark)
    fixed = {key: frozenset(each) for key, each in known.items()}
    return Side(held, marks(held), fixed, dict.fromkeys(fixed, when), {})


def merged(ours: Side, theirs: Side) -> MergePlan:
    return plan(ours, theirs, RULES)


def kept(found: MergePlan) -> list[tuple[Thing, Kept]]:
    return [(one.thing, one.kept) for one in found.conflicts]


def entries(series: Series) -> tuple[Activity, ...]:
    """Return what a schedule with the id s makes."""
    return tuple(
        activity(checked(schedules.entry_of("s", series, one), RULES), id=f"e-{one}")
        for one in schedules.occurrences(series, MADE.made_until)
    )


def test_what_only_they_have_is_new() -> None:
    theirs = log(*entries(MEMBERSHIP), schedules=(MADE,), attempts=(ATTEMPT,), snoozes=(SNOOZE,))

    found = merged(side(log()), side(theirs))

    assert (found.new_schedules, found.new_attempts) == ((MADE,), (ATTEMPT,))
    assert found.snoozes == (SNOOZE,)
    assert len(found.new_activities) == 2
    assert not found.changes_nothing


def test_what_was_taken_away_here_stays_away() -> None:
    both = log(schedules=(MADE,), attempts=(ATTEMPT,), snoozes=(SNOOZE,))
    longer = replace(MADE, made_until=day("2033-03-31"))
    theirs = log(*entries(MEMBERSHIP), schedules=(longer,), attempts=(ATTEMPT,), snoozes=(SNOOZE,))

    assert merged(side(log(), both), side(theirs)).changes_nothing
    edited = replace(theirs, schedules=(replace(longer, changed=LATER),))
    assert merged(side(log(), both), side(edited)).new_schedules == edited.schedules


def test_an_entry_of_theirs_that_was_touched_comes_without_its_schedule() -> None:
    both = log(schedules=(MADE,))
    first, second = entries(MEMBERSHIP)
    noted = replace(first, details=replace(first.details, notes="Paid"))

    found = merged(side(log(), both), side(log(noted, second, schedules=(MADE,))))

    assert found.new_activities == (noted,)


@pytest.mark.parametrize(
    ("known_here", "known_there", "standing", "conflict"),
    [(False, True, MONTHLY, False), (True, False, MEMBERSHIP, False), (True, True, MONTHLY, True)],
)
def test_who_changed_a_schedule_last_is_followed(
    known_here: bool, known_there: bool, standing: Series, conflict: bool
) -> None:
    ours, theirs = log(schedules=(MADE,)), log(schedules=(replace(MADE, series=MONTHLY),))
    base = log(schedules=(replace(MADE, series=IN_FIVES),))

    found = merged(
        side(ours, *([theirs] if known_here and not known_there else [base])),
        side(theirs, *([ours] if known_there and not known_here else [base]), when=LATER),
    )

    (stands,) = found.schedules or ours.schedules
    assert stands.series == standing
    assert bool(found.conflicts) is conflict


def test_what_was_made_or_left_out_on_either_side_is_kept_in_mind() -> None:
    ours = replace(MADE, exceptions=(day("2027-01-15"),))
    theirs = replace(MADE, exceptions=(day("2028-01-15"),), made_until=day("2033-03-31"))

    found = merged(side(log(schedules=(ours,))), side(log(schedules=(theirs,))))

    assert found.schedules == (replace(theirs, exceptions=(day("2027-01-15"), day("2028-01-15"))),)
    assert found.conflicts == ()


@pytest.mark.parametrize("standing", list(Kept))
def test_days_of_the_rule_that_does_not_stand_go(standing: Kept) -> None:
    base = log(schedules=(MADE,))
    ours = log(*entries(IN_FIVES), schedules=(replace(MADE, series=IN_FIVES),))
    theirs = log(*entries(MONTHLY), schedules=(replace(MADE, series=MONTHLY),))
    newer = standing is Kept.THEIRS

    found = merged(
        side(ours, base, when=NOON if newer else LATER),
        side(theirs, base, when=LATER if newer else NOON),
    )

    assert kept(found) == [(Thing.SCHEDULE, standing)]
    days = [str(one.details.date) for one in found.new_activities]
    # Both have 15 January 2027; it is one entry, by its id.
    assert days == (["2027-08-15", "2028-03-15"] if newer else [])
    gone = ("e-2027-06-15", "e-2027-11-15")
    assert found.dropped == (gone if newer else ())


def test_what_was_touched_stays_whatever_rule_stands() -> None:
    base = log(schedules=(MADE,))
    held = [replace(one, details=replace(one.details, notes="Booked")) for one in entries(IN_FIVES)]
    own = activity(checked(Details("Own", type="membership", date=day("2027-05-01")), RULES))
    ours = log(*held, own, schedules=(replace(MADE, series=IN_FIVES),))
    theirs = log(schedules=(replace(MADE, series=MONTHLY),))

    assert merged(side(ours, base), side(theirs, base, when=LATER)).dropped == ()


def test_a_schedule_that_can_not_be_is_left_out() -> None:
    for odd, reason in (
        (replace(MADE, id="a b"), Reason.ID_MALFORMED),
        (replace(MADE, series=replace(MEMBERSHIP, days=0)), Reason.SCHEDULE_DAYS_OUT_OF_RANGE),
    ):
        (found,) = merged(side(log()), side(log(schedules=(odd,)))).left_out
        assert (found.thing, found.title, found.reason) == (Thing.SCHEDULE, "Membership", reason)


def test_of_two_attempts_the_newer_stands() -> None:
    base = log(attempts=(ATTEMPT,))
    ours, theirs = (log(attempts=(replace(ATTEMPT, score=score),)) for score in (310, 320))

    assert merged(side(base), side(theirs, base)).attempts == theirs.attempts
    assert merged(side(ours, base), side(base)).changes_nothing
    assert merged(side(base), side(base)).changes_nothing
    both = merged(side(ours, base), side(theirs, base, when=LATER))
    assert (both.attempts, kept(both)) == (theirs.attempts, [(Thing.ATTEMPT, Kept.THEIRS)])
    both = merged(side(ours, base, when=LATER), side(theirs, base))
    assert (both.attempts, kept(both)) == ((), [(Thing.ATTEMPT, Kept.OURS)])


def test_the_same_exam_on_the_same_day_is_the_same_attempt() -> None:
    ours = log(attempts=(replace(ATTEMPT, id="y"),))
    theirs = log(attempts=(replace(ATTEMPT, score=320),))
    other_day = log(attempts=(replace(ATTEMPT, date=day("2026-05-03")),))

    assert merged(side(ours), side(log(attempts=(ATTEMPT,)))).changes_nothing
    found = merged(side(ours), side(theirs, when=LATER))
    assert found.attempts == (replace(ATTEMPT, id="y", score=320),)
    assert merged(side(ours), side(other_day)).new_attempts == other_day.attempts


def test_an_attempt_whose_credential_stays_away_stays_away_too() -> None:
    second = cpim(id="other", designation="CPIM-F")
    both = log(credentials=(cpim(), second))
    theirs = replace(both, attempts=(replace(ATTEMPT, credential="other"),))

    assert merged(side(log(), both), side(theirs)).changes_nothing


def test_an_attempt_that_can_not_be_is_left_out() -> None:
    odd = log(attempts=(replace(ATTEMPT, exam="part-9"),))

    (found,) = merged(side(log()), side(odd)).left_out

    assert (found.thing, found.reason) == (Thing.ATTEMPT, Reason.EXAM_UNKNOWN)


def test_of_two_snoozes_the_later_change_holds() -> None:
    base = log(snoozes=(SNOOZE,))
    theirs = log(snoozes=(Snooze("due", day("2027-02-01")),))
    ours = log(snoozes=(Snooze("due", day("2027-03-01")),))

    assert merged(side(base), side(theirs, base)).snoozes == theirs.snoozes
    assert merged(side(ours, base, when=LATER), side(theirs, base)).snoozes == ()
    assert merged(side(ours, base), side(theirs, base, when=LATER)).snoozes == theirs.snoozes
    odd = log(snoozes=(Snooze("", day("2027-02-01")),))
    assert merged(side(log()), side(odd)).changes_nothing
