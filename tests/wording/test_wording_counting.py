from datetime import date
from decimal import Decimal

import pytest
from helpers import fact_comments, values
from helpers.rules import rulebook

from cpim_pdp.core.activities import Details
from cpim_pdp.core.counting import Flag, Reasoning, Why
from cpim_pdp.core.pricing import price
from cpim_pdp.wording import counting
from cpim_pdp.wording.translation import english

PROMISED = fact_comments.promised(Why)
CAP_FACTS = ("limit", "claimed", "counted", "year", "core", "category")


def facts_of(why: Why) -> dict[str, object]:
    names = CAP_FACTS if why in counting.CAPS else PROMISED[why.name]
    return fact_comments.samples(names)


@pytest.mark.parametrize("why", [one for one in Why if one is not Why.NONE])
def test_every_why_has_a_finished_sentence(why: Why) -> None:
    text = counting.why(Reasoning(why, facts_of(why)))

    assert text
    assert not {"{", "}"} & set(text)
    assert "%n" not in text


def test_why_nothing_counts_has_a_word_for_a_table() -> None:
    words = {why: word(english) for why, word in counting.SHORT.items()}

    assert set(words) == set(Why) - {Why.NONE, Why.PLANNED}
    assert all(0 < len(word) <= len("Value unknown") for word in words.values())


@pytest.mark.parametrize("why", list(counting.REASONS))
def test_a_sentence_asks_only_for_facts_that_its_why_has(why: Why) -> None:
    assert fact_comments.wanted(counting.REASONS[why](english)) <= set(PROMISED[why.name])


def test_where_all_counts_nothing_is_said() -> None:
    assert counting.why(Reasoning(Why.NONE, {})) == ""


@pytest.mark.parametrize(
    ("reasoning", "text"),
    [
        (
            Reasoning(Why.EXAM_FAILED, {"score": 290, "passed_from": 300}),
            "Score 290 is below the pass mark of 300, and a failed exam does not count.",
        ),
        (
            Reasoning(
                Why.BEFORE_CERTIFICATION,
                {"last_day": date(2023, 3, 13), "certified": date(2023, 3, 14)},
            ),
            "Its last day, 13 Mar 2023, lies before the certification on 14 Mar 2023.",
        ),
        (
            Reasoning(Why.EXCLUDED, {"reason": ""}),
            "The holder left it out for this credential.",
        ),
        (
            Reasoning(Why.EXCLUDED, {"reason": "Claimed for {PMP}"}),
            "The holder left it out for this credential: Claimed for {PMP}",
        ),
    ],
)
def test_a_why_is_calm_and_exact(reasoning: Reasoning, text: str) -> None:
    assert counting.why(reasoning) == text


def cut(why: Why, limit: str, claimed: str, counted: str) -> str:
    points = {
        "limit": Decimal(limit),
        "claimed": Decimal(claimed),
        "counted": Decimal(counted),
        "core": Decimal(75),
    }
    return counting.why(Reasoning(why, {**points, "year": 2024, "category": "presentations"}))


def test_a_cap_says_its_limit_and_what_is_over_it() -> None:
    assert cut(Why.EVENT_CAP, "24", "32", "24") == (
        "24 points at most for one conference: 8 of 32 are over it."
    )
    assert cut(Why.YEAR_CAP, "5", "4", "3.00") == (
        "5 points at most of this kind in 2024: 1 of 4 is over it."
    )
    assert cut(Why.SHARE_CAP, "45", "60", "45") == (
        "Presentations, publications and educational development: 45 points at most in a cycle,"
        " 60 % of 75: 15 of 60 are over it."
    )


def test_a_cap_without_figures_is_our_fault() -> None:
    facts = {**fact_comments.samples(CAP_FACTS), "limit": "24"}

    with pytest.raises(TypeError, match="limit"):
        counting.why(Reasoning(Why.EVENT_CAP, facts))


@pytest.mark.parametrize("flag", list(Flag))
def test_every_flag_has_a_sentence(flag: Flag) -> None:
    assert counting.flag(flag).endswith(".")


@pytest.mark.parametrize(
    ("details", "text"),
    [
        (values.details(rulebook()), "1.5 h × 1 = 1.5"),
        (values.details(rulebook(), "conference", quantity="4"), "4 days × 8 = 32"),
        (
            values.details(rulebook(), "college-course", quantity="3", weeks=15),
            "3 credit hours × 15 weeks × 1 = 45",
        ),
        (values.details(rulebook(), "exam", quantity="1", score=300), "1 exam × 20 = 20"),
        (values.details(rulebook(), "project", quantity="1", points="10"), "10 entered by hand"),
        (Details(title="Notes for later"), ""),
        (
            Details(title="Notes for later", type="project", date=date(2025, 5, 1), draft=True),
            "value not known",
        ),
    ],
)
def test_the_arithmetic_is_shown(details: Details, text: str) -> None:
    assert counting.arithmetic(price(details, rulebook()), details) == text


def test_arithmetic_without_a_quantity_is_our_fault() -> None:
    details = values.details(rulebook())

    with pytest.raises(ValueError, match="quantity"):
        counting.arithmetic(price(details, rulebook()), Details(title="Another"))
