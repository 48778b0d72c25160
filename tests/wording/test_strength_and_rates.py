import pytest
from helpers import fact_comments
from helpers.rules import rulebook
from helpers.values import day

from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import Row
from cpim_pdp.core.strength import Advice, AdviceKind
from cpim_pdp.wording import rates, strength
from cpim_pdp.wording.translation import english

ADVICE = fact_comments.promised(AdviceKind)
RULES = rulebook()
CPIM = RULES.designations["CPIM"]


def row(type_id: str, on: str = "2026-05-05") -> Row | None:
    return RULES.row(type_id, day(on))


@pytest.mark.parametrize("kind", list(AdviceKind))
def test_every_advice_is_a_finished_sentence(kind: AdviceKind) -> None:
    text = strength.text(Advice(kind, fact_comments.samples(ADVICE[kind.name])))

    assert text.endswith(".")
    assert "{" not in text
    assert fact_comments.wanted(strength.TEXTS[kind](english)) <= set(ADVICE[kind.name])


def test_advice_is_said_to_be_no_rule_of_ascm() -> None:
    assert "no rule of ASCM" in strength.whence()


@pytest.mark.parametrize(
    ("type_id", "unit", "said"),
    [
        ("webinar", Unit.HOUR, "1 point an hour"),
        ("teaching", Unit.HOUR, "2 points an hour"),
        ("article", Unit.ARTICLE, "0.5 points an article"),
        ("college-course", Unit.CREDIT_HOUR, "1 point a credit hour and week"),
        ("volunteering", Unit.YEAR, "points by hand, at most 5 points a calendar year"),
        ("conference", Unit.DAY, "8 points a day, at most 24 points an event"),
        ("other", Unit.ENTRY, "points by hand"),
    ],
)
def test_a_type_says_what_it_is_worth_and_how_much_counts(
    type_id: str, unit: Unit, said: str
) -> None:
    assert rates.worth(row(type_id), unit, CPIM) == said


def test_without_a_credential_only_the_rate_is_said() -> None:
    assert rates.worth(row("conference"), Unit.DAY, None) == "8 points a day"


def test_a_share_is_said_in_points_of_a_cycle() -> None:
    assert rates.worth(row("teaching", "2015-05-05"), Unit.HOUR, CPIM).endswith(
        "at most 45 points a cycle"
    )


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_its_rate_in_words(unit: Unit) -> None:
    webinar = row("webinar")

    assert rates.rate(webinar, unit).startswith("1 point ")


def test_the_rule_says_its_words_its_assumption_and_where_it_was_read() -> None:
    said = rates.rule(row("exam"))

    assert "APICS certification exam passed" in said
    assert "Assumed: " in said
    assert "Read at apicsottawa.org, www.symix.bg, www.cimcil.com; how sure: stated" in said
    assert "official table" in rates.rule(row("volunteering"))
    assert "entered by hand" in rates.rule(row("other"))
    assert "Coursera article on the CPIM, November 2025" in rates.rule(
        RULES.edition_on(day("2026-05-05")).rows["cur-exam-cpim8"]
    )
