"""What comes from another log, and what both changed, is told in words."""

from dataclasses import replace

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, details

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.merge_plan import (
    Conflict,
    FieldOfBoth,
    Kept,
    LeftOut,
    MergePlan,
    Thing,
)
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.wording import merging

SERIES = Series(Details("Membership"), Recurrence(Frequency.YEARLY), NOON.date())
SCHEDULE = Schedule("s", SERIES, NOON.date(), (), NOON, NOON)
ATTEMPT = ExamAttempt("x", "c", "part-1", NOON.date(), 310)


def test_only_what_there_is_is_counted() -> None:
    assert tuple(merging.counts(MergePlan(known=1, trash=2))) == (
        "nothing for 1 activity that the log has",
        "nothing for 2 activities in the trash there",
    )
    assert tuple(merging.counts(MergePlan(detached=("e1",)))) == ("1 file of evidence detached",)
    file = activity(details(rulebook()), proven=True).evidence
    assert tuple(merging.counts(MergePlan(relabelled=file))) == (
        "another kind or name of 1 file of evidence",
    )
    plans = MergePlan(
        schedules=(SCHEDULE,),
        dropped=("a1", "a2"),
        new_attempts=(ATTEMPT,),
        snoozes=(Snooze("due", NOON.date()),),
    )
    assert tuple(merging.counts(plans)) == (
        "1 schedule",
        "2 planned entries to the trash",
        "1 exam",
        "1 reminder put off",
    )
    assert tuple(merging.counts(MergePlan())) == ("nothing",)


@pytest.mark.parametrize("thing", list(Thing))
@pytest.mark.parametrize("kept", list(Kept))
def test_every_conflict_is_a_sentence_that_says_which_version_stands(
    thing: Thing, kept: Kept
) -> None:
    text = merging.conflict(Conflict(thing, "x", "Lean", kept, ()))

    assert text.endswith("stands.")
    assert ("this log" in text) is (kept is Kept.OURS)


def test_both_versions_are_told_on_one_line_each() -> None:
    fields = (FieldOfBoth("notes", "", "two\nlines"), FieldOfBoth("planned", False, True))

    assert tuple(merging.versions(Conflict(Thing.ACTIVITY, "x", "Lean", Kept.OURS, fields))) == (
        "Notes: “” here, “two lines” there",
        "Planned: “no” here, “yes” there",
    )


def test_an_exam_is_called_by_its_name() -> None:
    assert merging.conflict(Conflict(Thing.ATTEMPT, "x", "part-1", Kept.OURS, ())) == (
        "The exam “CPIM part 1” differs in both logs; the version of this log stands."
    )


def test_two_rules_of_a_schedule_are_told_in_words() -> None:
    weekly = replace(SERIES, recurrence=Recurrence(Frequency.WEEKLY, 2)).recurrence
    fields = (FieldOfBoth("recurrence", SERIES.recurrence, weekly),)

    assert tuple(merging.versions(Conflict(Thing.SCHEDULE, "s", "x", Kept.OURS, fields))) == (
        "Repeated: “every year” here, “every 2 weeks” there",
    )


def test_what_was_left_out_is_told_with_its_reason() -> None:
    found = LeftOut(Thing.ACTIVITY, 3, "Lean", Reason.TYPE_UNKNOWN, (("type", "yoga"),))

    assert merging.left_out(found) == (
        "The activity “Lean” was left out: There is no activity type “yoga”: choose one of the list"
        " of types."
    )
