"""The search: in all texts, without case and accents, and where what was found is marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from helpers.logs import webinar
from helpers.values import activity
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.marks import marks, worth_marking
from cpim_pdp.desktop.activities.search_index import SearchIndex
from cpim_pdp.desktop.activities.searched_text import Find, SearchedText, after

WRITTEN = Details(
    "Title",
    date=date(2026, 5, 4),
    until=date(2026, 5, 6),
    provider="Georgia Tech",
    event="CONNECT",
    notes="in the\nsecond line",
    reason="by the letter",
    topics=("inventory",),
    category="service",
    draft=True,
)


def index_of(*activities: Activity) -> SearchIndex:
    index = SearchIndex(SearchedText().whole)
    index.begin(activities)
    return index


def test_the_search_reads_all_that_the_holder_wrote() -> None:
    text = SearchedText().whole(activity(replace(WRITTEN, type="webinar"), proven=True))

    for word in ("georgia", "connect", "second", "letter", "inventory", "service", "webinar"):
        assert word in text
    for word in ("c.pdf", "2026-05-04", "6 may 2026"):
        assert word in text


def test_an_id_is_found_behind_its_sign_only() -> None:
    index = index_of(
        activity(webinar("One"), id="c88c0798-1"), activity(webinar("Two"), id="d1c88c07")
    )

    assert index.rows_with("#c88c") == 1
    assert index.rows_with("c88c") == 0
    assert index.rows_with("#") == 0


def test_a_hash_that_the_holder_wrote_is_text() -> None:
    assert index_of(activity(webinar("Tagged #sop"), id="x")).rows_with("#sop") == 1


def test_the_search_works_ahead_in_small_pieces_until_all_is_read() -> None:
    many = tuple(activity(webinar(f"Webinar {number}"), id=f"id-{number}") for number in range(250))
    read: list[str] = []

    def text_of(one: Activity) -> str:
        read.append(one.id)
        return one.details.title.lower()

    index = SearchIndex(text_of)
    index.begin(many)
    assert index.work()
    assert 0 < len(read) < len(many)
    while index.work():
        pass
    assert len(read) == len(many)
    assert index.rows_with("249") == 1 << 249
    assert len(read) == len(many)


def test_only_what_changed_is_read_again() -> None:
    read: list[str] = []

    def text_of(one: Activity) -> str:
        read.append(one.id)
        return one.details.title.lower()

    index = SearchIndex(text_of)
    one, two = activity(webinar("One"), id="one"), activity(webinar("Two"), id="two")
    index.begin((one, two))
    assert index.rows_with("two") == 2
    read.clear()

    index.begin((one, replace(two, details=webinar("Other"))))

    assert index.rows_with("two") == 0
    assert index.rows_with("other") == 2
    assert read == ["two"]


def test_what_is_worded_otherwise_is_read_anew() -> None:
    texts = iter(["4 may 2026", "2026-05-04"])
    index = SearchIndex(lambda _one: next(texts))
    index.begin((activity(webinar()),))
    assert index.rows_with("may") == 1

    index.forget()

    assert index.rows_with("may") == 0
    assert index.rows_with("2026-05") == 1


def test_a_find_says_where_a_word_is_that_no_column_shows() -> None:
    one = activity(WRITTEN)

    seen = frozenset({"title", "date"})
    finds = SearchedText().finds(one, ("second", "title", "georgia"), seen)

    assert finds == (Find("Notes", "in the second line"), Find("Provider", "Georgia Tech"))
    assert SearchedText().finds(one, ("georgia",), seen | {"provider"}) == ()


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("a short\nnote", ("note",), "a short note"),
        ("a long beginning before the word", ("word",), "…the word"),
        ("withoutanyspacebeforetheword", ("word",), "…word"),
        ("nothing", ("like it",), "nothing"),
    ],
)
def test_a_text_is_shown_from_a_little_before_what_was_found(
    text: str, words: Sequence[str], shown: str
) -> None:
    assert after(text, words) == shown


def test_of_a_long_note_only_a_part_is_shown() -> None:
    assert len(after("word " * 1_000, ("word",))) < 200


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Demand sensing", ("sens",), ["sens"]),
        ("Ärger im Lager", ("arger", "lager"), ["Ärger", "Lager"]),
        ("Straße", ("strasse",), ["Straße"]),
        ("E\u0301te\u0301", ("ete",), ["E\u0301te\u0301"]),
        ("banana", ("ana",), ["ana"]),
        ("planning plan", ("plan", "annin"), ["plannin", "plan"]),
        ("🙂 plan", ("plan",), ["plan"]),
        ("…plan", ("plan",), ["plan"]),
        ("nothing", ("x",), []),
    ],
)
def test_the_words_are_marked_as_they_are_written(
    text: str, words: Sequence[str], marked: Sequence[str]
) -> None:
    as_qt_counts = text.encode("utf-16-le")

    found = [
        as_qt_counts[2 * begin : 2 * (begin + length)].decode("utf-16-le")
        for begin, length in marks(text, words)
    ]

    assert found == list(marked)


@given(st.text(max_size=20), st.text(min_size=1, max_size=3))
def test_a_word_is_marked_where_the_search_finds_it(text: str, word: str) -> None:
    plain = folded(word)
    if plain:
        assert bool(marks(text, (plain,))) == (plain in "".join(map(folded, text)))


def test_a_single_letter_is_everywhere_and_not_marked_unless_it_is_a_word() -> None:
    assert worth_marking(("a", "in", "学")) == ["in", "学"]
