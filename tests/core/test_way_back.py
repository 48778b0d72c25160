"""The exams that lead back to a credential that has expired."""

from datetime import date, timedelta

from helpers.rules import rulebook
from helpers.values import cpim, day
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import dates, way_back
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.way_back import WayBack

RULES = rulebook()
EXPIRED = day("2025-04-01")


def attempt(exam: str, on: str | date, score: int = 300, *, id: str = "") -> ExamAttempt:  # noqa: A002
    taken = day(on) if isinstance(on, str) else on
    return ExamAttempt(id or f"{exam} {taken}", "cred", exam, taken, score)


def back(*attempts: ExamAttempt, on: str = "2026-11-22", **more: object) -> WayBack:
    credential = cpim("2015-03-14", **more)
    taken = way_back.taken_since(attempts, credential, EXPIRED, day(on))
    return way_back.way_back(taken, credential, RULES, EXPIRED, day(on))


def completed(*attempts: ExamAttempt, on: str = "2060-01-01") -> date | None:
    taken = way_back.taken_since(attempts, cpim(), EXPIRED, day(on))
    return way_back.completed_on(taken, cpim(), RULES)


def missing(found: WayBack) -> list[str]:
    return [exam.id for exam in found.missing]


def test_with_nothing_chosen_and_nothing_taken_it_is_the_exam_of_today() -> None:
    found = back()

    assert found.programme is not None
    assert found.programme.id == "cpim-8"
    assert not found.is_chosen
    assert [one.id for one in found.choices] == ["cpim-8", "cpim-two-part", "cpim-five-exam"]
    assert missing(found) == ["cpim-8"]
    assert found.pass_by is None
    assert found.study_hours == 100


def test_the_newest_attempt_says_which_programme_is_taken() -> None:
    found = back(attempt("part-1", "2026-01-10"), attempt("basics", "2026-02-01", 250))

    assert found.programme is not None
    assert found.programme.id == "cpim-five-exam"


def test_the_holder_s_choice_stands_before_what_was_taken() -> None:
    found = back(attempt("basics", "2026-02-01"), programme="cpim-two-part")

    assert found.is_chosen
    assert missing(found) == ["part-1", "part-2"]


def test_ten_years_from_the_first_pass_all_are_to_be_passed() -> None:
    found = back(attempt("part-1", "2026-01-10"))

    assert missing(found) == ["part-2"]
    assert found.pass_by == day("2036-01-10")
    assert found.exams[0].valid_until == day("2036-01-10")
    assert found.study_hours == 50


def test_a_failed_attempt_begins_nothing() -> None:
    found = back(attempt("part-1", "2026-01-10", 299))

    assert missing(found) == ["part-1", "part-2"]
    assert found.pass_by is None
    assert found.exams[0].failed == 1


def test_a_pass_is_valid_on_its_last_day_and_not_after() -> None:
    first = attempt("part-1", "2026-01-10")

    assert missing(back(first, on="2036-01-10")) == ["part-2"]
    late = back(first, on="2036-01-11")
    assert missing(late) == ["part-1", "part-2"]
    assert late.exams[0].lapsed == first
    assert late.pass_by is None


def test_a_later_pass_of_the_same_exam_counts_instead() -> None:
    found = back(attempt("part-1", "2026-01-10"), attempt("part-1", "2026-06-01"))

    assert found.pass_by == day("2036-06-01")


def test_only_what_was_taken_since_it_expired_and_by_the_day_counts() -> None:
    before = attempt("part-1", "2025-03-31")
    ahead = attempt("part-2", "2026-11-23")
    strange = ExamAttempt("x", "other", "part-1", day("2026-01-10"), 350)

    assert missing(back(before, ahead, strange, programme="cpim-two-part")) == ["part-1", "part-2"]


def test_where_no_programme_leads_to_the_designation_there_is_none() -> None:
    found = back(designation="CSCP")

    assert found.programme is None
    assert found.exams == ()
    assert found.study_hours == 0
    assert not found.is_chosen


def test_it_is_earned_again_on_the_day_of_the_last_pass() -> None:
    assert completed(attempt("part-2", "2026-05-01"), attempt("part-1", "2026-01-10")) == day(
        "2026-05-01"
    )
    assert completed(attempt("cpim-8", "2027-02-03")) == day("2027-02-03")
    assert completed(attempt("cpim-8", "2027-02-03", 299)) is None
    assert completed(attempt("part-1", "2026-01-10"), attempt("basics", "2026-02-10")) is None


def test_a_pass_that_has_lapsed_must_be_passed_again() -> None:
    first, second = attempt("part-1", "2026-01-10"), attempt("part-2", "2036-01-11")

    assert completed(first, second) is None
    assert completed(first, second, attempt("part-1", "2037-01-01")) == day("2037-01-01")


EXAMS = ("basics", "master-planning", "detailed-scheduling", "execution", "strategic-management")
ATTEMPTS = st.lists(
    st.tuples(st.sampled_from(EXAMS), st.integers(0, 9_000), st.sampled_from((299, 300))),
    max_size=12,
)


@given(ATTEMPTS)
def test_all_five_were_passed_within_ten_years_and_never_before(
    tried: list[tuple[str, int, int]],
) -> None:
    attempts = [
        attempt(exam, EXPIRED + timedelta(days=after), score, id=str(number))
        for number, (exam, after, score) in enumerate(tried)
    ]
    passed = [one for one in attempts if one.score >= 300]

    def all_on(on: date) -> bool:
        valid = [one for one in passed if one.date <= on <= dates.years(one.date, 10)]
        return {one.exam for one in valid} == set(EXAMS)

    found = completed(*attempts)

    assert found == min((one.date for one in passed if all_on(one.date)), default=None)
