from helpers.rules import rulebook
from helpers.values import cpim, day

from cpim_pdp.core import way_back
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.way_back import WayBack
from cpim_pdp.wording import way_back as words


def back(*scores: tuple[str, str, int], on: str = "2026-11-22", **more: object) -> WayBack:
    credential = cpim("2015-03-14", **more)
    attempts = [
        ExamAttempt(str(n), "cred", exam, day(taken), score)
        for n, (exam, taken, score) in enumerate(scores)
    ]
    expired = day("2025-04-01")
    taken = way_back.taken_since(attempts, credential, expired, day(on))
    return way_back.way_back(taken, credential, rulebook(), expired, day(on))


def test_with_nothing_passed_it_says_what_to_pass_and_at_what_effort() -> None:
    found = back(programme="cpim-two-part")

    assert words.to_do(found) == (
        "The credential has expired. To hold it again, pass 2 exams: CPIM part 1, CPIM part 2."
    )
    assert words.effort(found) == "Allow about 100 hours of study."
    assert words.programme(found) == (
        "By CPIM parts 1 and 2; it could also be by CPIM 8.0, The five CPIM exams of old."
    )


def test_with_a_first_pass_it_says_by_when_all_are_to_be_passed() -> None:
    found = back(("part-1", "2026-01-10", 312), ("part-2", "2026-02-10", 280))

    assert words.to_do(found) == (
        "To hold the credential again, pass 1 more exam by 10 Jan 2036: CPIM part 2."
    )
    assert [words.exam(one) for one in found.exams] == [
        "passed on 10 Jan 2026 with 312, valid until 10 Jan 2036",
        "to be passed; 1 failed attempt",
    ]


def test_a_pass_that_has_lapsed_is_told() -> None:
    found = back(("part-1", "2026-01-10", 312), on="2036-01-11")

    assert words.exam(found.exams[0]) == (
        "to be passed; the pass of 10 Jan 2026 is no longer valid"
    )


def test_where_no_programme_is_known_it_sends_to_the_issuer() -> None:
    found = back(designation="CSCP")

    assert words.to_do(found) == (
        "The credential has expired: ask its issuer how to earn it again."
    )
    assert words.effort(found) == ""
    assert words.programme(found) == ""
    assert words.remarks(found) == ()


def test_a_fellow_has_to_apply_again_too() -> None:
    fellow, plain = back(designation="CPIM-F"), back()

    said = "Fellows also have to apply for the fellowship again."
    assert said in words.remarks(fellow)
    assert said not in words.remarks(plain)
