"""Schedules: which days get an entry, what it says, and what becomes of it when they change."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, cpim, day, snapshot, submission
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core import schedules
from cpim_pdp.core.activities import Activity, Allocation, Details
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.details import checked
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.renewal import Renewal, renewal
from cpim_pdp.core.schedules import Schedule, Series, Window
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.windows import windows as of_log

RULES = rulebook()
TODAY = day("2026-11-22")
MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), day("2024-01-15")
)
MEETING = Series(
    Details("Chapter meeting", type="chapter-meeting", quantity=Quantity(90, Unit.HOUR)),
    Recurrence(Frequency.MONTHLY, 1, Weekday.TUESDAY, 2),
    day("2026-09-01"),
)
CYCLE = (Window(day("2023-03-14"), day("2028-03-31")),)


def texts(days: tuple[date, ...]) -> list[str]:
    return [one.isoformat() for one in days]


# What can be one


def refused(series: Series) -> Reason:
    with pytest.raises(Refusal) as caught:
        schedules.checked(series, TODAY, RULES)
    return caught.value.reason


def test_a_template_keeps_what_can_come_again_alone() -> None:
    entered = Details(
        "Meeting",
        type="chapter-meeting",
        date=TODAY,
        until=TODAY,
        score=310,
        planned=True,
        draft=True,
        notes="Bring the badge",
        likelihood=60,
        schedule="s",
        occurrence=TODAY,
        allocations=(Allocation("cred", 2),),
    )

    assert schedules.template_of(entered) == Details(
        "Meeting", type="chapter-meeting", notes="Bring the badge", likelihood=60
    )


def test_texts_are_tidied_and_what_follows_from_the_day_is_not_fixed() -> None:
    rough = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, title=" Membership "))

    assert schedules.checked(rough, TODAY, RULES) == MEMBERSHIP


def test_a_quantity_takes_the_unit_of_its_type() -> None:
    unknown = replace(MEETING.template, quantity=Quantity(150, Unit.UNKNOWN))

    tidy = schedules.checked(replace(MEETING, template=unknown), TODAY, RULES)

    assert tidy == MEETING


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        (replace(MEMBERSHIP, start=day("1949-12-31")), Reason.DATE_OUT_OF_RANGE),
        (replace(MEMBERSHIP, until=day("2200-01-01")), Reason.DATE_OUT_OF_RANGE),
        (replace(MEMBERSHIP, until=day("2024-01-14")), Reason.SCHEDULE_UNTIL_BEFORE_START),
        (replace(MEMBERSHIP, days=0), Reason.SCHEDULE_DAYS_OUT_OF_RANGE),
        (replace(MEMBERSHIP, days=366), Reason.SCHEDULE_DAYS_OUT_OF_RANGE),
        (replace(MEETING, until=day("2026-09-05")), Reason.SCHEDULE_EMPTY),
        (
            replace(MEMBERSHIP, recurrence=Recurrence(Frequency.YEARLY, 0)),
            Reason.INTERVAL_OUT_OF_RANGE,
        ),
        (replace(MEMBERSHIP, template=Details("")), Reason.TITLE_EMPTY),
        (replace(MEMBERSHIP, template=Details("Membership")), Reason.TYPE_NEEDED),
        (
            replace(MEETING, template=replace(MEETING.template, quantity=None)),
            Reason.QUANTITY_NEEDED,
        ),
    ],
)
def test_what_can_be_no_schedule_is_refused_by_name(series: Series, reason: Reason) -> None:
    assert refused(series) is reason


def test_it_is_looked_at_on_its_first_day_from_the_cycle_on_else_on_its_last() -> None:
    # Before 2018 a membership had a category of its own.
    own = replace(MEMBERSHIP.template, category="membership")
    early = replace(MEMBERSHIP, template=own, start=day("2014-01-15"))

    assert refused(early) is Reason.CATEGORY_NOT_THEN
    over = replace(early, until=day("2016-01-15"))
    assert schedules.checked(over, TODAY, RULES) == over


# Which days get an entry


def test_an_entry_says_what_the_schedule_says_on_its_day() -> None:
    entry = schedules.entry_of("s", replace(MEETING, days=3), day("2026-12-08"))

    assert (entry.title, entry.planned) == ("Chapter meeting", True)
    assert (entry.date, entry.until) == (day("2026-12-08"), day("2026-12-10"))
    assert (entry.schedule, entry.occurrence) == ("s", day("2026-12-08"))
    assert schedules.entry_of("s", MEETING, day("2026-12-08")).until is None


def test_days_are_due_from_the_start_to_the_end_of_the_cycle() -> None:
    assert texts(schedules.to_make(MEMBERSHIP, CYCLE, TODAY)) == [
        *("2024-01-15", "2025-01-15", "2026-01-15", "2027-01-15", "2028-01-15"),
    ]


def test_days_before_the_cycle_are_not_due() -> None:
    older = replace(MEMBERSHIP, start=day("2019-01-15"))

    assert texts(schedules.to_make(older, CYCLE, TODAY))[0] == "2024-01-15"


def test_days_ahead_are_due_also_before_the_next_cycle_begins() -> None:
    next_cycle = (Window(day("2028-04-01"), day("2033-03-31")),)

    days = texts(schedules.to_make(MEMBERSHIP, next_cycle, TODAY))

    assert days == [f"{year}-01-15" for year in range(2027, 2034)]


def test_after_what_was_made_only_the_rest_is_due() -> None:
    longer = (Window(day("2028-04-01"), day("2033-03-31")),)

    days = texts(schedules.to_make(MEMBERSHIP, longer, TODAY, day("2028-03-31")))

    assert days == [f"{year}-01-15" for year in range(2029, 2034)]


def test_the_last_day_of_an_occurrence_decides() -> None:
    long = replace(MEMBERSHIP, start=day("2024-03-30"), days=3)

    assert texts(schedules.to_make(long, CYCLE, TODAY))[-1] == "2027-03-30"
    next_cycle = (Window(day("2028-04-01"), day("2033-03-31")),)
    assert texts(schedules.to_make(long, next_cycle, TODAY, day("2028-03-31")))[0] == "2028-03-30"


def test_a_last_day_of_the_schedule_ends_it() -> None:
    ended = replace(MEMBERSHIP, until=day("2026-01-15"))

    assert texts(schedules.to_make(ended, CYCLE, TODAY))[-1] == "2026-01-15"


def windows(*held: Credential, filed: tuple[Submission, ...] = (), on: date = TODAY) -> list[str]:
    found = of_log(snapshot(credentials=held, submissions=filed), RULES, on)
    return [f"{one.first} {one.last}" for one in found]


def test_each_credential_s_cycle_is_a_window() -> None:
    second = cpim("2025-05-04", id="other", designation="CSCP")

    assert windows(cpim(), second) == ["2023-03-14 2028-03-31", "2025-05-04 2030-05-31"]


def test_an_approval_opens_the_next_cycle_whatever_its_date() -> None:
    approved = submission(approved="2027-06-01")
    other_due = submission(approved="2027-06-01", next_due="2034-03-31")
    of_another = replace(approved, credential="another")

    assert windows(cpim(), filed=(approved,)) == ["2028-04-01 2033-03-31"]
    assert windows(cpim(), filed=(other_due,)) == ["2028-04-01 2034-03-31"]
    assert windows(cpim(), filed=(submission(), of_another)) == ["2023-03-14 2028-03-31"]


def test_where_late_points_count_the_window_goes_on_to_the_end_of_the_suspension() -> None:
    lapsed = cpim("2016-10-10", "2021-10-31")

    assert windows(lapsed) == ["2016-10-10 2026-10-31"]
    assert windows(lapsed, on=day("2021-10-31")) == ["2016-10-10 2021-10-31"]
    assert windows(cpim("2020-01-15")) == ["2020-01-15 2025-01-31"]


def test_the_horizon_is_the_window_that_ends_last() -> None:
    late = Window(day("2195-01-01"), day("2204-12-31"))

    assert schedules.horizon((late, *CYCLE)) == day("2204-12-31")
    assert texts(schedules.to_make(MEMBERSHIP, (late,), day("2196-05-01"))) == [
        *(f"{year}-01-15" for year in range(2195, 2200)),
    ]


@pytest.mark.parametrize("days", [1, 3])
def test_a_series_ends_with_the_time_that_there_is_room_for(days: int) -> None:
    long = replace(MEMBERSHIP, days=days)

    assert list(schedules.occurrences(long, day("2024-01-14"))) == []
    last = day("2024-01-15") + timedelta(days=days - 1)
    assert list(schedules.occurrences(long, last)) == [day("2024-01-15")]
    assert list(schedules.occurrences(long, last - timedelta(days=1))) == []
    for edge in (date.min, date.max):
        assert list(schedules.occurrences(replace(long, start=edge), edge)) in ([], [edge])
    assert max(schedules.occurrences(long, date.max)) == day("2199-01-15")


# What becomes of entries when a schedule changes


def made(series: Series, until: str = "2028-03-31", **more: object) -> Schedule:
    fields: dict[str, object] = {"exceptions": (), **more}
    return Schedule("s", series, day(until), created=NOON, changed=NOON, **fields)  # type: ignore[arg-type]


def entries(schedule: Schedule) -> dict[str, Activity]:
    """Return what a schedule made, by day."""
    days = schedules.to_make(schedule.series, CYCLE, TODAY)
    return {
        one.isoformat(): activity(
            checked(schedules.entry_of("s", schedule.series, one), RULES), id=f"e {one}"
        )
        for one in days
    }


def changed(schedule: Schedule, wanted: Series, held: dict[str, Activity] | None = None) -> Renewal:
    standing = entries(schedule) if held is None else held
    return renewal(schedule, wanted, standing.values(), CYCLE, TODAY, RULES)


def test_what_lies_ahead_follows_and_what_is_past_stays() -> None:
    renamed = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, provider="ASCM"))

    found = changed(made(MEMBERSHIP), renamed)

    assert [identity for identity, _ in found.renewed] == ["e 2027-01-15", "e 2028-01-15"]
    assert (found.dropped, found.missing, found.exceptions) == ((), (), ())


def test_what_was_touched_stays_as_it_is() -> None:
    held = entries(made(MEMBERSHIP))
    first, second = held["2027-01-15"], held["2028-01-15"]
    noted = replace(first, details=replace(first.details, notes="Paid"))
    proven = activity(second.details, id=second.id, proven=True)
    renamed = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, provider="ASCM"))

    for touched in (
        noted,
        proven,
        replace(second, detached=proven.evidence),
        replace(first, details=replace(first.details, planned=False)),
    ):
        assert not schedules.is_untouched(touched, made(MEMBERSHIP), RULES)
    found = changed(made(MEMBERSHIP), renamed, {**held, "2027-01-15": noted, "2028-01-15": proven})
    assert found == Renewal((), (), (), ())


def test_another_rule_drops_the_days_it_lacks_and_wants_those_it_brings() -> None:
    later = replace(MEETING, recurrence=Recurrence(Frequency.MONTHLY, 1, Weekday.TUESDAY, 3))
    short = replace(MEETING, until=day("2027-01-31"))

    found = changed(made(short), replace(later, until=short.until))

    assert found.dropped == ("e 2026-12-08", "e 2027-01-12")
    assert texts(found.missing) == ["2026-12-15", "2027-01-19"]
    assert found.renewed == ()


def test_what_was_deleted_does_not_come_back_and_is_remembered() -> None:
    held = entries(made(MEMBERSHIP))
    del held["2027-01-15"]
    renamed = replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, provider="ASCM"))

    found = changed(made(MEMBERSHIP), renamed, held)

    assert found.missing == ()
    assert texts(found.exceptions) == ["2027-01-15"]


def test_what_was_deleted_does_not_come_back_when_the_rule_is_taken_back() -> None:
    held = entries(made(MEMBERSHIP))
    del held["2027-01-15"]
    in_fives = replace(MEMBERSHIP, recurrence=Recurrence(Frequency.MONTHLY, 5))

    first = changed(made(MEMBERSHIP), in_fives, held)
    back = changed(made(in_fives, exceptions=first.exceptions), MEMBERSHIP, {})

    assert texts(first.exceptions) == ["2027-01-15"]
    assert texts(back.missing) == ["2028-01-15"]


def test_what_was_moved_stays_where_it_is_and_its_day_stays_empty() -> None:
    held = entries(made(MEMBERSHIP))
    moved = replace(
        held["2027-01-15"], details=replace(held["2027-01-15"].details, date=day("2027-02-01"))
    )
    held["2027-01-15"] = moved
    monthly = replace(MEMBERSHIP, recurrence=Recurrence(Frequency.MONTHLY), until=day("2027-02-28"))

    found = changed(made(MEMBERSHIP), monthly, held)

    assert moved.id not in found.dropped
    assert texts(found.missing) == ["2026-12-15", "2027-02-15"]
    assert texts(found.exceptions) == ["2027-01-15"]


def test_an_earlier_start_brings_days_of_the_cycle_that_are_past() -> None:
    earlier = replace(MEMBERSHIP, start=day("2021-01-15"))

    # 2024 to 2026 are there; 2021 to 2023 lie before the cycle.
    assert changed(made(MEMBERSHIP), earlier).missing == ()
    since_2025 = replace(MEMBERSHIP, start=day("2025-01-15"))
    assert texts(changed(made(since_2025), earlier).missing) == ["2024-01-15"]


def test_a_later_last_day_brings_what_follows() -> None:
    ended = replace(MEMBERSHIP, until=day("2026-12-31"))

    found = changed(made(ended), MEMBERSHIP)

    assert texts(found.missing) == ["2027-01-15", "2028-01-15"]
    assert found.exceptions == ()


def test_entries_that_rules_no_longer_take_count_as_touched() -> None:
    odd = made(replace(MEMBERSHIP, template=replace(MEMBERSHIP.template, type="yoga")))

    assert not schedules.is_untouched(next(iter(entries(made(MEMBERSHIP)).values())), odd, RULES)


def test_what_no_schedule_made_follows_none() -> None:
    own = activity(checked(Details("Own", type="membership", date=day("2027-01-15")), RULES))

    assert not schedules.is_untouched(own, made(MEMBERSHIP), RULES)
    found = renewal(made(MEMBERSHIP, until="2023-01-01"), MEMBERSHIP, [own], CYCLE, TODAY, RULES)
    assert texts(found.missing) == ["2027-01-15", "2028-01-15"]


def test_a_draft_without_a_day_is_neither_ahead_nor_past() -> None:
    held = entries(made(MEMBERSHIP))
    first = held["2027-01-15"]
    held["2027-01-15"] = replace(
        first, details=replace(first.details, draft=True, date=None, until=None)
    )

    assert first.id not in changed(made(MEMBERSHIP), replace(MEMBERSHIP, days=2), held).dropped


series = st.builds(
    Series,
    template=st.just(Details("Series", type="other", points=Decimal(1))),
    recurrence=st.one_of(
        st.builds(Recurrence, st.sampled_from(Frequency), st.integers(1, 5)),
        st.builds(
            Recurrence,
            st.just(Frequency.MONTHLY),
            st.integers(1, 3),
            st.sampled_from(Weekday),
            st.sampled_from((1, 2, 5, -1)),
        ),
    ),
    start=st.dates(day("2025-06-01"), day("2027-12-31")),
    until=st.none(),
    days=st.integers(1, 4),
)


@given(series, series)
# A busy machine is no reason to fail.
@settings(max_examples=60, deadline=None)
def test_after_a_change_all_ahead_is_as_if_it_had_been_so_from_the_start(
    before: Series, after: Series
) -> None:
    schedule = made(before)
    held = entries(schedule)
    found = changed(schedule, after, held)

    gone = {one for one in held.values() if one.id in found.dropped}
    ahead = {
        one.details.occurrence
        for one in held.values()
        if one not in gone and one.last_day is not None and one.last_day > TODAY
    }
    ahead |= {one for one in found.missing if schedules.last_day(after, one) > TODAY}
    wanted = {
        one
        for one in schedules.to_make(after, CYCLE, TODAY)
        if schedules.last_day(after, one) > TODAY
    }
    # What is just over may be of a shape that is still ahead, and the other way round.
    near = TODAY - timedelta(days=4), TODAY + timedelta(days=4)
    assert {one for one in ahead ^ wanted if one and not near[0] <= one <= near[1]} == set()
    assert found.exceptions == ()


# What waits and what comes next


def test_what_is_over_can_be_confirmed_and_what_is_ahead_comes_next() -> None:
    held = entries(made(MEMBERSHIP))
    confirmed = replace(
        held["2024-01-15"], details=replace(held["2024-01-15"].details, planned=False)
    )
    undated = activity(Details("Idea", planned=True, draft=True, schedule="s", occurrence=TODAY))
    own = activity(Details("Own", planned=True, date=TODAY))
    all_of_them = (*reversed({**held, "2024-01-15": confirmed}.values()), undated, own)

    planned = schedules.planned_by("s", all_of_them)

    assert {one.id for one in planned} == {one.id for one in held.values()} - {confirmed.id} | {
        undated.id
    }
    over = schedules.to_confirm(planned, day("2026-01-15"))
    assert sorted(one.id for one in over) == ["e 2025-01-15", "e 2026-01-15"]
    assert schedules.following(planned, day("2026-01-15")) == day("2027-01-15")
    assert schedules.following(planned, day("2028-01-15")) is None
