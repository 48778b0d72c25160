from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity, Allocation, Details, EvidenceKind
from cpim_pdp.core.counting import Counted, Flag, Why
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summarise

ON = "2026-11-22"


def summary(
    *activities: Activity,
    credential: Credential | None = None,
    submissions: tuple[Submission, ...] = (),
    on: str = ON,
    cycle: int | None = None,
) -> Summary:
    one = credential or cpim()
    log = snapshot(*activities, credentials=(one,), submissions=submissions)
    return summarise(log, rulebook(), one, day(on), cycle=cycle)


def logged(*args: str | None, proven: bool = False, **more: object) -> Activity:
    return activity(details(rulebook(), *args, **more), proven=proven)  # type: ignore[arg-type]


def entry(found: Summary, one: Activity) -> Counted:
    return next(each for each in found.entries if each.activity.id == one.id)


def test_a_conference_of_four_days_counts_three() -> None:
    one = logged("conference", "2025-09-08", None, until="2025-09-11")

    found = entry(summary(one), one)

    assert (found.claimed, found.counted) == (32, 24)
    assert found.reasoning.why is Why.EVENT_CAP


def test_two_conferences_in_a_year_count_each() -> None:
    first = logged("conference", "2025-03-03", None, until="2025-03-06", event="Connect")
    second = logged("conference", "2025-09-08", None, until="2025-09-11", event="Regional")
    unnamed = logged("conference", "2025-11-01", None, until="2025-11-04")
    other = logged("conference", "2025-12-01", None, until="2025-12-04")

    found = summary(first, second, unnamed, other)

    assert [each.counted for each in found.entries] == [24, 24, 24, 24]


def test_one_conference_logged_day_by_day_is_capped_by_its_name_in_any_case() -> None:
    days = [
        logged("conference", f"2025-09-{n:02}", None, event=name)
        for n, name in zip(
            range(8, 12), ["Connect", "CONNECT ", "connect", " Connect"], strict=True
        )
    ]
    next_year = logged("conference", "2026-09-08", None, event="Connect")

    found = summary(*days, next_year)

    assert [each.counted for each in found.entries] == [8, 8, 8, 0, 8]


def test_volunteering_counts_five_in_a_calendar_year() -> None:
    early = logged("volunteering", "2025-02-01", None, points="3")
    late = logged("volunteering", "2025-10-01", None, points="4")
    next_year = logged("volunteering", "2026-01-01", None, points="4")

    found = summary(late, next_year, early)

    assert entry(found, early).counted == 3
    assert entry(found, late).counted == 2
    assert entry(found, late).reasoning.why is Why.YEAR_CAP
    assert entry(found, next_year).counted == 4


def test_presentations_before_2018_stop_at_a_share_of_the_core_points() -> None:
    talk = logged("teaching", "2015-04-10", "30")
    fellow = cpim("2013-06-10", designation="CPIM-F")

    plain = summary(talk, credential=cpim("2013-06-10"), on="2018-01-01")
    fellows = summary(talk, credential=fellow, on="2018-01-01")

    assert (entry(plain, talk).claimed, entry(plain, talk).counted) == (60, 45)
    assert entry(plain, talk).reasoning.why is Why.SHARE_CAP
    assert entry(fellows, talk).counted == 60


def test_the_share_is_of_all_capped_rows_and_never_of_the_surcharge() -> None:
    talk = logged("teaching", "2015-04-10", "20")
    article = logged("publication", "2016-04-10", "4")
    later = logged("teaching", "2018-05-01", "10")

    found = summary(talk, article, later, credential=cpim("2013-06-10"), on="2018-12-01")

    assert found.points.required == 90
    assert [each.counted for each in found.entries] == [40, 5, 20]


@pytest.mark.parametrize(("points", "expected"), [("75", 45), ("60", 36), ("100", 60), ("120", 60)])
def test_a_designation_that_is_not_named_is_treated_like_cpim_or_its_fellow(
    points: str, expected: int
) -> None:
    custom = Credential(
        "cred", "custom", day("2013-06-10"), title="X", points=Decimal(points), years=5
    )
    talk = logged("teaching", "2015-04-10", "30")

    assert entry(summary(talk, credential=custom, on="2018-01-01"), talk).counted == expected


def test_a_failed_exam_counts_nothing_and_says_why() -> None:
    failed = logged("exam", "2025-05-05", None, score=290)
    passed = logged("exam", "2025-06-05", None, score=300)
    unscored = logged("exam", "2025-07-05", None)

    found = summary(failed, passed, unscored)

    assert (entry(found, failed).claimed, entry(found, failed).counted) == (20, 0)
    assert entry(found, failed).reasoning.why is Why.EXAM_FAILED
    assert entry(found, passed).counted == 20
    assert entry(found, unscored).counted == 20
    assert Flag.SCORE_ASSUMED in entry(found, unscored).flags


@pytest.mark.parametrize("type_id", ["exam", "legacy-exam", "endorsement"])
def test_the_exam_that_earned_the_credential_does_not_count(type_id: str) -> None:
    exam = logged(type_id, "2023-03-14", None)

    found = entry(summary(exam), exam)

    assert found.reasoning.why is Why.EXAM_BEFORE_CERTIFICATION


def test_a_webinar_on_the_day_before_the_cycle_does_not_count_and_says_why() -> None:
    webinar = logged("webinar", "2023-03-13")

    found = summary(webinar)

    assert (entry(found, webinar).claimed, entry(found, webinar).counted) == (Decimal("1.5"), 0)
    assert entry(found, webinar).reasoning.why is Why.BEFORE_CERTIFICATION
    assert found.points.claimed == 0


def test_the_first_and_the_last_day_of_a_cycle_belong_to_it() -> None:
    first, last = logged("webinar", "2023-03-14"), logged("webinar", "2028-03-31")

    assert summary(first, last, on="2028-03-31").points.counted == 3


def test_a_period_counts_in_the_cycle_of_its_last_day() -> None:
    course = logged("course", "2023-03-01", "10", until="2023-03-14")

    assert summary(course).points.counted == 10


def test_an_activity_that_is_excluded_counts_for_the_other_credential_only() -> None:
    csc = cpim(id="other", designation="CSCP")
    one = logged(allocations=(Allocation("cred", excluded=True, reason="used up"),))
    log = snapshot(one, credentials=(cpim(), csc))

    left_out = summarise(log, rulebook(), cpim(), day(ON))
    counted = summarise(log, rulebook(), csc, day(ON))

    assert left_out.entries[0].reasoning.why is Why.EXCLUDED
    assert counted.points.counted == Decimal("1.5")


def test_an_activity_moved_to_a_cycle_counts_there_and_is_flagged() -> None:
    late = logged(
        "webinar",
        "2026-09-10",
        allocations=(Allocation("cred", cycle=1, reason="asked the office"),),
    )
    credential = cpim("2021-08-31")

    found = summary(late, credential=credential, on="2026-09-15")

    assert found.points.counted == Decimal("1.5")
    assert Flag.MOVED in found.entries[0].flags


def test_under_the_ninety_days_a_point_after_the_deadline_does_not_count() -> None:
    late = logged("webinar", "2026-09-10")
    credential = cpim("2021-08-31")

    lapsed = summary(late, credential=credential, on="2026-09-15")
    next_cycle = summary(late, credential=credential, on="2026-09-15", cycle=2)

    assert lapsed.points.counted == 0
    assert lapsed.entries[0].reasoning.why is Why.AFTER_DEADLINE
    assert next_cycle.points.counted == Decimal("1.5")


def test_under_the_five_years_a_point_after_the_deadline_counts_towards_coming_back() -> None:
    late = logged("webinar", "2018-09-10")
    beyond = logged("webinar", "2023-07-01")
    credential = cpim("2013-06-10")

    on_the_way = summary(late, beyond, credential=credential, on="2019-01-01")
    after_all = summary(late, beyond, credential=credential, on="2024-01-01")

    assert entry(on_the_way, late).counted == Decimal("1.5")
    assert entry(after_all, late).counted == Decimal("1.5")
    assert entry(after_all, beyond).reasoning.why is Why.AFTER_DEADLINE


def test_under_the_five_years_what_is_planned_in_the_suspension_would_help_to_come_back() -> None:
    ahead, beyond = logged("webinar", "2019-02-10"), logged("webinar", "2023-07-01")

    found = summary(ahead, beyond, credential=cpim("2013-06-10"), on="2019-01-01")

    assert found.points.planned == Decimal("1.5")
    assert found.points.counted == 0
    assert entry(found, ahead).reasoning.why is Why.PLANNED
    assert entry(found, beyond).reasoning.why is Why.AFTER_DEADLINE


def test_what_was_filed_with_a_lapsed_cycle_does_not_count_again_in_the_next() -> None:
    late = logged("course", "2018-09-10", "90")
    new = logged("webinar", "2018-10-20")
    filing = replace(submission(1, "2018-10-01", (late.id,)), approved=day("2018-11-01"))

    found = summary(
        late, new, credential=cpim("2013-06-10"), submissions=(filing,), on="2019-01-01"
    )

    assert found.cycle.number == 2
    assert [each.activity.id for each in found.entries] == [new.id]


def test_a_new_activity_in_a_filed_cycle_counts_nothing_there() -> None:
    held, new = logged("webinar", "2025-01-01", "80"), logged("webinar", "2026-01-01")
    filing = submission(1, "2025-05-01", (held.id,))

    found = summary(held, new, submissions=(filing,))

    assert entry(found, held).counted == 80
    assert entry(found, new).reasoning.why is Why.ALREADY_FILED
    assert found.points.required == 75


def test_planned_points_do_not_count_and_say_by_how_much_the_count_would_grow() -> None:
    done = logged("conference", "2025-09-08", None, until="2025-09-10", event="Connect")
    marked = logged("webinar", "2025-10-10", planned=True)
    future = logged("conference", "2027-09-08", None, until="2027-09-11")

    found = summary(done, marked, future)

    assert found.points.counted == 24
    assert found.points.planned == Decimal("25.5")
    assert found.points.remaining == 51
    assert entry(found, marked).reasoning.why is Why.PLANNED


def test_a_draft_is_in_no_summary() -> None:
    draft = activity(Details("x", type="webinar", date=day("2025-01-01"), draft=True))

    assert summary(draft).entries == ()


def test_proven_is_the_part_of_the_counted_points_that_has_evidence() -> None:
    found = summary(logged(proven=True), logged("webinar", "2025-01-01", "3"))

    assert (found.points.counted, found.points.proven) == (Decimal("4.5"), Decimal("1.5"))


def test_an_activity_whose_value_nobody_knows_counts_nothing() -> None:
    unknown = activity(Details("x", type="volunteering", date=day("2025-01-01")))

    found = summary(unknown)

    assert found.entries[0].price.unknown
    assert found.points.counted == 0


def test_categories_and_topics_add_up_what_counts() -> None:
    one = logged(topics=("inventory", "demand"))
    other = logged("volunteering", "2025-02-01", None, points="7")

    found = summary(one, other)

    assert [(each.category, each.claimed, each.counted) for each in found.categories] == [
        ("education", Decimal("1.5"), Decimal("1.5")),
        ("service", 7, 5),
    ]
    topics = {each.topic: each.counted for each in found.topics}
    assert topics["inventory"] == topics["demand"] == Decimal("1.5")
    assert topics["supply"] == 0


def test_a_cycle_that_began_before_2018_has_the_four_categories_of_its_form() -> None:
    found = summary(credential=cpim("2015-05-05"), on="2017-01-01")

    assert [each.category for each in found.categories] == [
        "education",
        "presentations",
        "service",
        "membership",
    ]


def test_flags_tell_a_stranger_what_to_look_at() -> None:
    weak = replace(logged(proven=True).evidence[0], kind=EvidenceKind.RECEIPT)
    by_hand = replace(logged(points="3", reason="a letter"), evidence=(weak,))
    balance = logged("opening-balance", "2024-01-01", None, points="10")
    old = logged("teaching", "2012-05-05", None, points="4")

    found = summary(by_hand, balance, credential=cpim("2011-01-01", "2027-01-31"))
    former = summary(old, credential=cpim("2010-01-01"), on="2013-01-01")

    assert {Flag.ENTERED_BY_HAND, Flag.WEAK_EVIDENCE} <= set(entry(found, by_hand).flags)
    assert {Flag.OPENING_BALANCE, Flag.NO_EVIDENCE} <= set(entry(found, balance).flags)
    assert Flag.NOT_NAMED_BY_EDITION not in entry(found, balance).flags
    assert Flag.NOT_NAMED_BY_EDITION in entry(former, old).flags


TYPES = [
    "webinar",
    "conference",
    "volunteering",
    "teaching",
    "exam",
    "membership",
    "opening-balance",
]


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    type_id = draw(st.sampled_from(TYPES))
    on = f"{draw(st.integers(2012, 2020))}-{draw(st.integers(1, 12)):02}-15"
    more: dict[str, object] = {"points": str(draw(st.integers(0, 120))), "reason": "because"}
    if type_id == "conference":
        more["event"] = draw(st.sampled_from(["", "Connect", "Forum"]))
    return logged(type_id, on, "2", **more)


logs = st.lists(activities(), max_size=12, unique_by=lambda one: one.id)


@settings(max_examples=60, deadline=None)
@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_activities_never_matters(found: list[Activity], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    credential = cpim("2013-06-10")

    before, after = (
        summary(*one, credential=credential, on="2018-06-01") for one in (found, shuffled)
    )

    assert before.points == after.points
    assert before.categories == after.categories
    assert {each.activity.id: each.counted for each in before.entries} == {
        each.activity.id: each.counted for each in after.entries
    }


@settings(max_examples=60, deadline=None)
@given(logs, activities())
def test_adding_an_activity_never_lowers_the_counted_points(
    found: list[Activity], more: Activity
) -> None:
    credential = cpim("2013-06-10")

    before = summary(*found, credential=credential, on="2018-06-01")
    after = summary(*found, more, credential=credential, on="2018-06-01")

    assert after.points.counted >= before.points.counted


@settings(max_examples=60, deadline=None)
@given(logs)
def test_never_more_counts_than_is_claimed_and_no_cap_is_exceeded(found: list[Activity]) -> None:
    result = summary(*found, credential=cpim("2013-06-10"), on="2018-06-01")

    counts = [each for each in result.entries if each.in_cycle]
    assert all(0 <= each.counted <= each.claimed for each in result.entries)
    assert all(
        (each.reasoning.why is Why.NONE) == (each.counted == each.claimed) for each in counts
    )
    shared = [each for each in counts if each.price.row and each.price.row.id == "m-present"]
    assert sum(each.counted for each in shared) <= 45
    for year in (2018, 2019, 2020):
        volunteered = [
            each.counted
            for each in counts
            if each.price.row
            and each.price.row.id.endswith("-volunteer")
            and str(each.activity.last_day).startswith(str(year))
        ]
        assert sum(volunteered) <= 5
    assert sum(each.counted for each in result.categories) == result.points.counted
