"""Two states of a log are compared activity by activity."""

from dataclasses import replace

from helpers.rules import rulebook
from helpers.values import NOON, activity, details, snapshot, submission

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.difference import Difference, difference
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.schedules import Schedule, Series

SERIES = Series(Details("Membership"), Recurrence(Frequency.YEARLY), NOON.date())


def test_a_state_does_not_differ_from_itself() -> None:
    state = snapshot(activity(details(rulebook())))

    assert difference(state, state).is_none


def test_what_came_went_and_changed_is_told_apart() -> None:
    stays, goes = activity(details(rulebook())), activity(details(rulebook()))
    came = activity(details(rulebook()))
    renamed = replace(stays, details=replace(stays.details, title="Other", notes="New"))
    then, now = snapshot(stays, goes), snapshot(renamed, came)

    found = difference(now, then)

    assert (found.added, found.removed) == ((came,), (goes,))
    (change,) = found.changed
    assert (change.now, change.then, change.fields) == (renamed, stays, ("title", "notes"))
    assert not found.is_none


def test_other_evidence_is_a_change() -> None:
    proven = activity(details(rulebook()), proven=True)
    bare = replace(proven, evidence=())

    (change,) = difference(snapshot(bare), snapshot(proven)).changed

    assert change.fields == ("evidence",)


def test_what_else_differs_is_marked() -> None:
    then = snapshot()
    now = replace(
        then,
        holder=Holder("Another"),
        credentials=(),
        submissions=(submission(),),
        trash=(activity(details(rulebook())),),
        attempts=(ExamAttempt("x", "cred", "part-1", NOON.date(), 310),),
        schedules=(Schedule("s", SERIES, NOON.date(), (), NOON, NOON),),
    )

    assert difference(now, then) == Difference(
        *((), (), (), 1),
        holder=True,
        credentials=True,
        submissions=True,
        schedules=True,
        attempts=True,
    )
