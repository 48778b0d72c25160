from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.hints import HintKind, hints
from cpim_pdp.core.quantities import Quantity, Unit

ON = day("2026-11-22")


def kinds(
    written: Details,
    *others: Activity,
    editing: str | None = None,
    credential: Credential | None = None,
) -> set[HintKind]:
    log = snapshot(*others, credentials=(credential or cpim(),))
    return {one.kind for one in hints(written, log, rulebook(), ON, editing)}


def test_nothing_is_said_of_an_ordinary_activity_or_of_nothing() -> None:
    assert kinds(details(rulebook())) == set()
    assert kinds(Details("", draft=True)) == set()
    assert kinds(Details("x", type="juggling", draft=True)) == set()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-03-13", {HintKind.BEFORE_CERTIFICATION}),
        ("2028-04-01", {HintKind.OUTSIDE_CYCLE, HintKind.WILL_BE_PLANNED}),
    ],
)
def test_a_day_outside_the_cycle_is_said(on: str, expected: set[HintKind]) -> None:
    assert kinds(details(rulebook(), on=on)) == expected


def test_a_day_in_the_window_of_a_lapsed_cycle_is_inside() -> None:
    suspended = cpim("2018-01-10", policy="apics-five-year")

    assert kinds(details(rulebook(), on="2024-05-05"), credential=suspended) == set()


def test_a_likely_duplicate_is_said_whatever_the_case_and_spaces_of_its_title() -> None:
    written = details(rulebook())
    logged = activity(replace(written, title=" inventory  ACCURACY"))

    assert kinds(written, logged) == {HintKind.LIKELY_DUPLICATE}
    assert kinds(written, logged, editing=logged.id) == set()
    assert kinds(details(rulebook(), on="2025-05-21"), logged) == set()
    assert kinds(replace(written, date=None, draft=True), logged) == set()


def test_a_conference_over_three_days_and_volunteering_over_five_points_are_said() -> None:
    long = details(rulebook(), "conference", "2025-09-08", None, until="2025-09-11")
    short = details(rulebook(), "conference", "2025-09-08", None, until="2025-09-10")
    much = details(rulebook(), "volunteering", "2025-09-08", None, points="6")

    assert kinds(long) == {HintKind.EVENT_CAP}
    assert kinds(short) == set()
    assert kinds(much) == {HintKind.YEAR_CAP, HintKind.VALUE_BY_HAND, HintKind.REASON_OPEN}
    assert kinds(replace(much, reason="By the letter")) == {
        HintKind.YEAR_CAP,
        HintKind.VALUE_BY_HAND,
    }


def test_more_hours_or_days_than_the_period_holds_are_said() -> None:
    assert kinds(details(rulebook(), quantity="25")) == {HintKind.LONGER_THAN_PERIOD}
    assert kinds(details(rulebook(), "conference", quantity="2")) == {HintKind.LONGER_THAN_PERIOD}


def test_books_and_exams_have_their_own_hints() -> None:
    exam = details(rulebook(), "exam", quantity=None)

    assert kinds(details(rulebook(), "book", quantity=None)) == {HintKind.BOOK_PAGES}
    assert kinds(exam) == {HintKind.SCORE_MISSING}
    assert kinds(replace(exam, score=299)) == {HintKind.EXAM_FAILED}
    assert kinds(replace(exam, score=300)) == set()


def test_a_share_that_caps_a_category_is_no_hint_of_one_activity() -> None:
    talk = details(rulebook(), "teaching", "2015-05-05", "23", until="2015-05-08")

    assert kinds(talk, credential=cpim("2013-06-10")) == set()


def test_a_draft_without_a_date_is_judged_by_what_it_has() -> None:
    draft = Details("x", type="exam", quantity=Quantity(100, Unit.EXAM), score=200, draft=True)

    assert kinds(draft) == {HintKind.EXAM_FAILED}


def test_a_hint_carries_the_facts_of_its_sentence() -> None:
    long = details(rulebook(), "conference", "2025-09-08", None, until="2025-09-11")

    (hint,) = hints(long, snapshot(), rulebook(), ON)

    assert hint.facts == {"limit": Decimal(24), "claimed": Decimal(32)}
