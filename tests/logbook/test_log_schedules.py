"""Schedules make planned entries, follow their changes, and go on into the next cycle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.logs import CPIM, StillClock, exam, make_log, webinar

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    AddSchedule,
    ApproveSubmission,
    ConfirmActivities,
    DeleteActivities,
    DuplicateActivity,
    EditActivity,
    EditCredential,
    EditSchedule,
    EmptyTrash,
    FileSubmission,
    ImportActivities,
    RemoveSchedule,
    RestoreActivities,
)
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.schedules import Series
from cpim_pdp.logbook import Logbook
from cpim_pdp.logbook.schedules import entry_id

MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), date(2024, 1, 15)
)
MEETING = Series(
    replace(webinar("Chapter meeting"), type="chapter-meeting", date=None),
    Recurrence(Frequency.MONTHLY, 3, Weekday.TUESDAY, 2),
    date(2026, 9, 1),
)
RENAMED = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, title="ASCM membership"))


@pytest.fixture
def clock() -> StillClock:
    """Return a clock on 22 November 2026."""
    return StillClock()


@pytest.fixture
def logbook(tmp_path: Path, clock: StillClock) -> Iterator[Logbook]:
    """Lend the log of a CPIM holder, certified in March 2023 and due in March 2028."""
    with make_log(tmp_path / "a.cpimlog", clock=clock) as made:
        yield made


def refusal(logbook: Logbook, command: object) -> Refusal:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        logbook.do(command)  # type: ignore[arg-type]
    assert logbook.snapshot() == before
    return raised.value


def made(logbook: Logbook, series: Series = MEMBERSHIP) -> tuple[str, list[str]]:
    """Add a schedule; return its id and those of its entries."""
    schedule, *entries = logbook.do(AddSchedule(series)).ids
    return schedule, entries


def days(found: tuple[Activity, ...]) -> list[str]:
    return [str(one.details.date) for one in found]


def planned(logbook: Logbook) -> list[str]:
    return days(tuple(one for one in logbook.snapshot().activities if one.details.planned))


def approve(logbook: Logbook, on: date = date(2026, 11, 22)) -> None:
    """File and approve the shown cycle."""
    for number in range(4):
        logbook.do(AddActivity(exam(f"Exam {number}")))
    credential = logbook.snapshot().credentials[0].id
    (filed,) = logbook.do(FileSubmission(credential, on, attested=True, report=b"%PDF")).ids
    logbook.do(ApproveSubmission(filed, on))


# Adding


def test_a_schedule_plans_an_entry_for_each_of_its_days_up_to_the_due_date(
    logbook: Logbook,
) -> None:
    schedule, entries = made(logbook)

    snapshot = logbook.snapshot()
    assert days(snapshot.activities) == [f"{year}-01-15" for year in range(2024, 2029)]
    assert [one.id for one in snapshot.activities] == entries
    assert all(one.details.planned for one in snapshot.activities)
    assert all(one.details.schedule == schedule for one in snapshot.activities)
    (kept,) = snapshot.schedules
    assert (kept.id, kept.series, kept.made_until) == (schedule, MEMBERSHIP, date(2028, 3, 31))
    assert snapshot.schedule(schedule[:8]) == kept


def test_all_of_it_is_one_step(logbook: Logbook) -> None:
    before = logbook.snapshot()
    made(logbook)
    after = logbook.snapshot()

    logbook.undo()
    assert logbook.snapshot() == before
    logbook.redo()
    assert logbook.snapshot() == after
    assert logbook.check() == ()


def test_an_entry_has_the_same_id_in_every_copy_of_the_log() -> None:
    same = entry_id("s", date(2027, 1, 15))

    assert same == entry_id("s", date(2027, 1, 15)) == "b66ff4f7-b9d4-511e-96f3-bf0768b0b49a"
    others = {entry_id("t", date(2027, 1, 15)), entry_id("s", date(2027, 1, 16))}
    assert same not in others


def test_a_day_that_the_log_has_already_is_not_planned_again(logbook: Logbook) -> None:
    logged = Details(" membership", type="membership", date=date(2025, 1, 15))
    logbook.do(AddActivity(logged))

    made(logbook)

    assert planned(logbook) == ["2024-01-15", "2026-01-15", "2027-01-15", "2028-01-15"]
    assert made(logbook)[1] == []


def test_the_credential_that_is_due_last_says_how_far_it_goes(logbook: Logbook) -> None:
    logbook.do(AddCredential(replace(CPIM, designation="CSCP", certified=date(2025, 5, 4))))

    made(logbook)

    assert planned(logbook)[-1] == "2030-01-15"


def test_what_can_be_no_entry_is_no_schedule(logbook: Logbook) -> None:
    bare = replace(MEETING, template=replace(MEETING.template, quantity=None))

    assert refusal(logbook, AddSchedule(bare)).reason is Reason.QUANTITY_NEEDED


def test_an_entry_that_the_rules_of_its_day_do_not_take_stops_all_of_it(logbook: Logbook) -> None:
    far_back = replace(CPIM, certified=date(2016, 10, 10), designation="CSCP")
    logbook.do(AddCredential(far_back))
    # Learning systems have no value in the rules of 2018.
    learning = Series(
        Details("Learning system", type="learning-system"),
        Recurrence(Frequency.YEARLY),
        date(2017, 5, 1),
    )

    assert refusal(logbook, AddSchedule(learning)).reason is Reason.POINTS_NEEDED


# Confirming


def test_a_confirmed_entry_is_planned_no_longer_and_keeps_its_schedule(logbook: Logbook) -> None:
    schedule, entries = made(logbook)

    logbook.do(ConfirmActivities((entries[0],)))

    confirmed = logbook.snapshot().activity(entries[0]).details
    assert not confirmed.planned
    assert (confirmed.schedule, confirmed.occurrence) == (schedule, date(2024, 1, 15))
    assert len(planned(logbook)) == 4


def test_several_are_confirmed_in_one_step_or_none(logbook: Logbook) -> None:
    _, entries = made(logbook)

    assert refusal(logbook, ConfirmActivities(tuple(entries))).reason is Reason.ACTIVITY_STILL_AHEAD
    logbook.do(ConfirmActivities((*entries[:3], entries[0])))
    assert planned(logbook) == ["2027-01-15", "2028-01-15"]
    logbook.undo()
    assert len(planned(logbook)) == 5


def test_what_really_happened_is_noted_with_its_day_and_amount(logbook: Logbook) -> None:
    _, entries = made(logbook, replace(MEETING, days=2))
    two_hours = Quantity(120, Unit.HOUR)

    logbook.do(ConfirmActivities((entries[0],), date(2026, 9, 9), two_hours))

    found = logbook.snapshot().activity(entries[0]).details
    assert (found.date, found.until) == (date(2026, 9, 9), date(2026, 9, 10))
    assert found.quantity == two_hours
    assert found.occurrence == date(2026, 9, 8)


def test_its_day_decides_and_the_last_day_of_a_period(logbook: Logbook) -> None:
    today = replace(webinar("Two days", on="2026-11-21"), until=date(2026, 11, 22), planned=True)
    ahead = replace(today, title="Not over", until=date(2026, 11, 23))
    ids = [logbook.do(AddActivity(one)).ids[0] for one in (today, ahead)]

    logbook.do(ConfirmActivities((ids[0],)))
    found = refusal(logbook, ConfirmActivities((ids[1],)))
    assert (found.reason, found.facts["date"]) == (
        Reason.ACTIVITY_STILL_AHEAD,
        date(2026, 11, 23),
    )
    logbook.do(ConfirmActivities((ids[1],), date(2026, 11, 20)))
    assert refusal(logbook, ConfirmActivities((ids[1],))).reason is Reason.ACTIVITY_NOT_PLANNED


def test_how_likely_it_was_says_nothing_once_it_came_true(logbook: Logbook) -> None:
    likely = replace(webinar("Likely"), planned=True, likelihood=40)
    (identity,) = logbook.do(AddActivity(likely)).ids

    logbook.do(ConfirmActivities((identity,)))

    assert logbook.snapshot().activity(identity).details.likelihood is None


def test_a_plan_without_a_day_can_be_confirmed(logbook: Logbook) -> None:
    (identity,) = logbook.do(AddActivity(Details("Idea", draft=True, planned=True))).ids

    logbook.do(ConfirmActivities((identity,)))

    assert not logbook.snapshot().activity(identity).details.planned


# Where an entry comes from is a fact


def test_an_edit_changes_all_but_where_an_entry_comes_from(logbook: Logbook) -> None:
    schedule, entries = made(logbook)
    before = logbook.snapshot().activity(entries[0]).details

    logbook.do(EditActivity(entries[0], before, replace(webinar("Other"), planned=True)))

    after = logbook.snapshot().activity(entries[0]).details
    assert (after.title, after.schedule) == ("Other", schedule)


def test_what_is_logged_imported_or_copied_comes_from_no_schedule(logbook: Logbook) -> None:
    _, entries = made(logbook)
    details = logbook.snapshot().activity(entries[0]).details
    likely = replace(details, likelihood=70)

    (logged,) = logbook.do(AddActivity(likely)).ids
    (imported,) = logbook.do(ImportActivities("a.csv", (likely,))).ids
    (copied,) = logbook.do(DuplicateActivity(entries[0], date(2026, 5, 1))).ids

    snapshot = logbook.snapshot()
    for identity in (logged, imported, copied):
        found = snapshot.activity(identity).details
        assert (found.schedule, found.occurrence) == (None, None)
    assert snapshot.activity(logged).details.likelihood == 70
    assert snapshot.activity(copied).details.likelihood is None


# Changing


def test_entries_ahead_follow_a_change_and_those_behind_stay(logbook: Logbook) -> None:
    schedule, entries = made(logbook)

    done = logbook.do(EditSchedule(schedule, MEMBERSHIP, RENAMED))

    assert done.ids == (schedule, *entries[3:])
    titles = [one.details.title for one in logbook.snapshot().activities]
    assert titles == ["Membership"] * 3 + ["ASCM membership"] * 2
    assert logbook.snapshot().schedule(schedule).series == RENAMED
    logbook.undo()
    assert {one.details.title for one in logbook.snapshot().activities} == {"Membership"}


def test_what_was_confirmed_deleted_or_moved_is_left_alone(logbook: Logbook) -> None:
    weekly = replace(MEETING, recurrence=Recurrence(Frequency.WEEKLY), until=date(2027, 1, 5))
    schedule, entries = made(logbook, weekly)
    ahead = entries[-3:]
    moved = logbook.snapshot().activity(ahead[1]).details
    logbook.do(DeleteActivities((ahead[0],)))
    logbook.do(EditActivity(ahead[1], moved, replace(moved, date=date(2027, 2, 1))))
    longer = replace(weekly, template=replace(weekly.template, provider="Chapter"))

    logbook.do(EditSchedule(schedule, weekly, longer))
    logbook.do(EmptyTrash())
    logbook.do(EditSchedule(schedule, longer, replace(longer, until=date(2027, 1, 12))))

    days_ahead = [one for one in planned(logbook) if one > "2026-12-21"]
    assert days_ahead == ["2027-01-05", "2027-01-12", "2027-02-01"]


def test_another_rule_throws_away_the_days_it_lacks_and_back_brings_them_back(
    logbook: Logbook,
) -> None:
    schedule, _ = made(logbook, MEETING)
    before = planned(logbook)
    third = replace(MEETING, recurrence=replace(MEETING.recurrence, ordinal=3))

    logbook.do(EditSchedule(schedule, MEETING, third))
    assert "2026-12-15" in planned(logbook)
    assert "2026-12-08" in days(logbook.snapshot().trash)
    logbook.do(EditSchedule(schedule, third, MEETING))

    assert planned(logbook) == before
    assert "2026-12-15" in days(logbook.snapshot().trash)
    logbook.do(EmptyTrash())
    logbook.do(EditSchedule(schedule, MEETING, third))
    assert "2026-12-15" in planned(logbook)
    assert logbook.check() == ()


def test_before_plans_go_to_the_trash_in_number_the_log_is_backed_up(logbook: Logbook) -> None:
    schedule, _ = made(logbook)
    logbook.do(EditSchedule(schedule, MEMBERSHIP, RENAMED))
    assert logbook.backups() == ()

    logbook.do(RemoveSchedule(schedule))
    assert len(logbook.backups()) == 1


def test_a_change_that_changes_nothing_is_none(logbook: Logbook) -> None:
    schedule, _ = made(logbook)

    logbook.do(EditSchedule(schedule, MEMBERSHIP, MEMBERSHIP))

    assert [one.command for one in logbook.history()] == ["add-schedule"]


def test_what_two_changed_is_merged_or_refused(logbook: Logbook) -> None:
    schedule, _ = made(logbook)
    until = replace(MEMBERSHIP, until=date(2027, 12, 31))
    logbook.do(EditSchedule(schedule, MEMBERSHIP, until))
    logbook.do(EditSchedule(schedule, MEMBERSHIP, RENAMED))
    assert logbook.snapshot().schedule(schedule).series == replace(RENAMED, until=until.until)

    other = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, title="Other"))
    later = replace(MEMBERSHIP, until=date(2028, 1, 1))
    for wanted in (other, later):
        found = refusal(logbook, EditSchedule(schedule, MEMBERSHIP, wanted))
        assert found.reason is Reason.SCHEDULE_CHANGED_ELSEWHERE
        assert found.facts["title"] == "ASCM membership"


def test_a_schedule_that_is_not_there_can_not_be_changed(logbook: Logbook) -> None:
    for command in (EditSchedule("x", MEMBERSHIP, RENAMED), RemoveSchedule("x")):
        assert refusal(logbook, command).reason is Reason.SCHEDULE_UNKNOWN
    with pytest.raises(Refusal):
        logbook.snapshot().schedule("none")


# Removing


def test_a_removed_schedule_takes_its_plans_ahead_to_the_trash(logbook: Logbook) -> None:
    schedule, entries = made(logbook)
    logbook.do(ConfirmActivities((entries[0],)))

    assert logbook.do(RemoveSchedule(schedule)).ids == (schedule, *entries[3:])

    snapshot = logbook.snapshot()
    assert snapshot.schedules == ()
    assert days(snapshot.activities) == ["2024-01-15", "2025-01-15", "2026-01-15"]
    logbook.do(RestoreActivities((entries[4],)))
    assert logbook.check() == ()
    logbook.undo(2)
    assert len(logbook.snapshot().schedules) == 1
    assert len(planned(logbook)) == 4


def test_with_the_trash_a_removed_schedule_is_forgotten(logbook: Logbook) -> None:
    private = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, notes="Secret notes"))
    schedule, entries = made(logbook, private)
    logbook.do(RemoveSchedule(schedule))
    logbook.do(DeleteActivities(tuple(entries[:3])))
    made(logbook, replace(private, until=date(2024, 1, 15)))
    logbook.undo()
    logbook.do(AddActivity(webinar("Own")))

    logbook.do(EmptyTrash())

    assert b"Secret notes" not in logbook.path.read_bytes()
    assert logbook.check() == ()
    with pytest.raises(Refusal) as raised:
        logbook.undo(2)
    assert raised.value.reason is Reason.TOO_FEW_TO_UNDO


# Going on


def test_an_approval_lets_schedules_go_on_into_the_next_cycle(logbook: Logbook) -> None:
    schedule, _ = made(logbook)

    approve(logbook)

    assert planned(logbook)[-5:] == [f"{year}-01-15" for year in range(2029, 2034)]
    assert logbook.snapshot().schedule(schedule).made_until == date(2033, 3, 31)
    logbook.undo()
    assert planned(logbook)[-1] == "2028-01-15"
    assert logbook.check() == ()


def test_what_was_deleted_does_not_come_back_with_the_next_cycle(logbook: Logbook) -> None:
    _, entries = made(logbook)
    logbook.do(DeleteActivities((entries[-1],)))
    logbook.do(EmptyTrash())

    approve(logbook)

    assert "2028-01-15" not in planned(logbook)


def test_a_schedule_that_ended_makes_nothing_more(logbook: Logbook) -> None:
    made(logbook, replace(MEMBERSHIP, until=date(2027, 12, 31)))

    approve(logbook)

    assert planned(logbook)[-1] == "2027-01-15"


def test_another_credential_or_due_date_lets_schedules_go_on(logbook: Logbook) -> None:
    _, entries = made(logbook)
    csop = replace(CPIM, designation="CSCP", certified=date(2025, 5, 4))

    added = logbook.do(AddCredential(csop)).ids
    assert planned(logbook)[-2:] == ["2029-01-15", "2030-01-15"]
    assert len(added) == 3
    held = logbook.snapshot().credential(added[0])
    logbook.do(EditCredential(replace(held, due=date(2031, 5, 31)), held))
    assert planned(logbook)[-1] == "2031-01-15"
    assert len(planned(logbook)) == len(entries) + 3


def test_days_left_out_stay_so_in_the_next_cycle(logbook: Logbook) -> None:
    schedule, entries = made(logbook)
    logbook.do(DeleteActivities((entries[-1],)))
    logbook.do(EditSchedule(schedule, MEMBERSHIP, RENAMED))

    assert logbook.snapshot().schedule(schedule).exceptions == (date(2028, 1, 15),)
    approve(logbook)
    assert "2028-01-15" not in planned(logbook)


def test_a_schedule_that_the_rules_no_longer_take_waits(
    logbook: Logbook, clock: StillClock
) -> None:
    schedule, _ = made(logbook)
    odd = "UPDATE schedules SET type = 'yoga'"
    logbook._connection.execute(odd)
    clock.advance(days=1)

    approve(logbook)

    assert planned(logbook)[-1] == "2028-01-15"
    assert logbook.snapshot().schedule(schedule).made_until == date(2028, 3, 31)


def test_points_come_with_the_entries(logbook: Logbook) -> None:
    own = Series(
        Details("Board", type="other", points=Decimal("2.50"), topics=("sop",), likelihood=90),
        Recurrence(Frequency.MONTHLY, 6),
        date(2027, 1, 31),
    )
    made(logbook, own)

    assert planned(logbook) == ["2027-01-31", "2027-07-31", "2028-01-31"]
    assert {one.details.points for one in logbook.snapshot().activities} == {Decimal("2.50")}
    assert {one.details.likelihood for one in logbook.snapshot().activities} == {90}
