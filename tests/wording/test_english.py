import pytest

from cpim_pdp.wording.translation import english


def test_a_text_without_number_stays_as_it_is() -> None:
    assert english("Day(s) of {date}, %n") == "Day(s) of {date}, %n"


@pytest.mark.parametrize(("n", "text"), [(0, "0 days left"), (1, "1 day left"), (2, "2 days left")])
def test_a_number_fills_in_and_picks_the_plural(n: int, text: str) -> None:
    assert english("%n day(s) left", "", n) == text


@pytest.mark.parametrize(("n", "text"), [(1, "1 entry is"), (3, "3 entries are")])
def test_both_endings_may_be_named(n: int, text: str) -> None:
    assert english("%n entr(y|ies) (is|are)", "", n) == text


def test_other_words_in_brackets_stay() -> None:
    assert english("%n day(s) (from {start} on) (early)", "", 2) == (
        "2 days (from {start} on) (early)"
    )
