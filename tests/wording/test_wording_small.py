import pytest
from helpers import fact_comments

from cpim_pdp.core.hints import Hint, HintKind
from cpim_pdp.core.history import COMMAND_NAMES
from cpim_pdp.core.problems import Problem, ProblemKind
from cpim_pdp.wording import attestation, disclaimer, health, hints, history
from cpim_pdp.wording.translation import english

HINTS = fact_comments.promised(HintKind)
PROBLEMS = fact_comments.promised(ProblemKind)


@pytest.mark.parametrize("kind", list(HintKind))
def test_every_hint_has_a_finished_sentence(kind: HintKind) -> None:
    text = hints.text(Hint(kind, fact_comments.samples(HINTS[kind.name])))

    assert text.endswith(".")
    assert "{" not in text
    assert fact_comments.wanted(hints.TEXTS[kind](english)) <= set(HINTS[kind.name])


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_problem_has_a_finished_sentence(kind: ProblemKind) -> None:
    text = health.text(Problem(kind, fact_comments.samples(PROBLEMS[kind.name])))

    assert text.endswith(".")
    assert "{" not in text
    assert fact_comments.wanted(health.TEXTS[kind](english)) <= set(PROBLEMS[kind.name])


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_of_the_journal_has_a_name(name: str) -> None:
    assert history.command(name) != name


def test_a_command_of_another_version_is_shown_as_it_is() -> None:
    assert history.command("paint-log") == "paint-log"


def test_the_attestation_speaks_of_ethics_and_truth_and_names_the_original() -> None:
    assert "code of ethics" in attestation.text()
    assert "true" in attestation.text()
    assert attestation.source().endswith(attestation.CODE_OF_ETHICS)


def test_the_disclaimer_says_whose_program_this_is_not() -> None:
    assert "not a product of ASCM" in disclaimer.text()
    assert "not endorsed" in disclaimer.text()
