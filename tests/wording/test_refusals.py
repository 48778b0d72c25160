import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import fact_comments

import cpim_pdp
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import (
    refused_files,
    refused_filing,
    refused_in_window,
    refused_input,
    refused_plans,
)
from cpim_pdp.wording.refusals import SENTENCES, in_window, sentence
from cpim_pdp.wording.translation import english

PACKAGE = Path(cpim_pdp.__file__).parent
PROMISED = fact_comments.promised(Reason)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_one_finished_sentence(reason: Reason) -> None:
    text = sentence(Refusal(reason, **fact_comments.samples(PROMISED[reason.name])))

    assert text.endswith((".", ")."))
    assert not {"{", "}", "%n", "\n"} & set(text)
    assert "%n" not in text
    assert "None" not in text


@pytest.mark.parametrize("reason", list(Reason))
def test_a_sentence_asks_only_for_facts_that_its_reason_has(reason: Reason) -> None:
    assert fact_comments.wanted(SENTENCES[reason](english)) <= set(PROMISED[reason.name])


def test_no_reason_is_worded_twice() -> None:
    parts = (refused_input, refused_filing, refused_files, refused_plans)

    assert sum(len(part.SENTENCES) for part in parts) == len(SENTENCES)


ON_THE_COMMAND_LINE = frozenset({Reason.NO_DISPLAY})
"""Where there is no window that could say it."""
COMMAND = re.compile(r"`|(?<!\w)--\w|\b[A-Z]+=[A-Z]+\b|cpim-pdp")


@pytest.mark.parametrize("reason", sorted(set(Reason) - ON_THE_COMMAND_LINE))
def test_a_window_says_nothing_of_commands_and_options(reason: Reason) -> None:
    text = in_window(Refusal(reason, **fact_comments.samples(PROMISED[reason.name])))

    assert not COMMAND.search(text)
    assert text.endswith((".", ")."))
    assert not {"{", "}", "\n"} & set(text)


def test_a_window_says_otherwise_only_what_speaks_of_commands() -> None:
    for reason in refused_in_window.SENTENCES:
        assert COMMAND.search(SENTENCES[reason](english)), reason


@pytest.mark.parametrize("reason", sorted(refused_in_window.SENTENCES))
def test_a_window_asks_only_for_facts_that_its_reason_has(reason: Reason) -> None:
    wanted = fact_comments.wanted(refused_in_window.SENTENCES[reason](english))

    assert wanted <= set(PROMISED[reason.name])


def test_the_window_asks_for_its_own_sentences() -> None:
    others = [
        str(path.relative_to(PACKAGE))
        for path in (PACKAGE / "desktop").rglob("*.py")
        if "refusals.sentence(" in path.read_text(encoding="utf-8")
    ]

    # What is said of a missing display goes to the terminal.
    assert others == [str(Path("desktop/display.py"))]


def refusals() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield where each refusal is made, its reason, and the facts that it is given."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id != "Refusal" or not isinstance(node.args[0], ast.Attribute):
                continue
            names = [keyword.arg for keyword in node.keywords]
            if None not in names:
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield place, node.args[0].attr, frozenset(name for name in names if name)


@pytest.mark.parametrize(("place", "reason", "given"), list(refusals()))
def test_a_refusal_is_given_the_facts_of_its_reason(
    place: str, reason: str, given: frozenset[str]
) -> None:
    assert given == frozenset(PROMISED[reason]), place


@pytest.mark.parametrize(
    ("refusal", "text"),
    [
        (
            Refusal(Reason.LOG_MISSING, path="/tmp/my.cpimlog"),  # noqa: S108 - never opened
            (
                "There is no log at /tmp/my.cpimlog: create one with `init`, or name another with"
                " --log."
            ),
        ),
        (
            Refusal(Reason.QUANTITY_NEEDED, type="webinar", unit=Unit.HOUR),
            (
                "Webinar: its points depend on how long it took, so enter the quantity in hours, or"
                " the points themselves."
            ),
        ),
        (
            Refusal(Reason.REASON_NEEDED, type="exam", points=Decimal("20.00")),
            "Certification exam: the rules give 20 points here, so another number needs a reason.",
        ),
        (
            Refusal(Reason.UNTIL_BEFORE_DATE, date=date(2026, 5, 4), until=date(2026, 5, 1)),
            "The last day, 1 May 2026, lies before the first, 4 May 2026: correct one of them.",
        ),
        (
            Refusal(Reason.TYPE_UNKNOWN, type="yoga"),
            "There is no activity type “yoga”: choose one of the list of types.",
        ),
    ],
)
def test_facts_are_said_in_the_holders_words(refusal: Refusal, text: str) -> None:
    assert sentence(refusal) == text


def test_what_was_typed_comes_on_one_line_and_cut() -> None:
    text = sentence(Refusal(Reason.DATE_NOT_ISO, text="x\n\t{y}\x1b[31m" + "z" * 500))

    assert "\n" not in text
    assert "\x1b" not in text
    assert "x {y} [31mz" in text
    assert "…”" in text
    assert len(text) < 200


def test_a_long_path_is_left_whole() -> None:
    path = "/home/" + "x" * 300

    assert path in sentence(Refusal(Reason.LOG_LOCKED, path=path))
