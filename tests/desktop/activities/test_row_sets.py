"""Sets of rows as numbers: the same as Python's own sets, and quicker."""

from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.desktop.activities.row_sets import (
    Order,
    Vocabulary,
    everything,
    grouped,
    of_places,
)

places = st.sets(st.integers(0, 200))


def members(rows: int) -> set[int]:
    return {place for place in range(rows.bit_length()) if rows >> place & 1}


@given(places, places)
def test_sets_meet_and_join_as_sets_do(one: set[int], other: set[int]) -> None:
    first, second = of_places(sorted(one)), of_places(sorted(other))

    assert members(first & second) == one & other
    assert members(first | second) == one | other
    assert first.bit_count() == len(one)


@given(st.permutations(range(20)), st.sets(st.integers(0, 19)))
def test_what_is_picked_comes_in_the_order_of_the_things(
    order: list[int], wanted: set[int]
) -> None:
    things = [f"thing {place}" for place in order]

    found = Order(order, things).picked(of_places(sorted(wanted)))

    assert found == [f"thing {place}" for place in order if place in wanted]


def test_of_one_thing_and_of_none_is_picked_too() -> None:
    assert Order([0], ["one"]).picked(1) == ["one"]
    assert Order([0], ["one"]).picked(0) == []
    assert Order([], []).picked(everything(0)) == []


def test_rows_are_grouped_by_each_of_their_marks() -> None:
    found = grouped([(0, "ab"), (1, "b"), (9, "ac")])

    assert {mark: members(rows) for mark, rows in found.items()} == {
        "a": {0, 9},
        "b": {0, 1},
        "c": {9},
    }


@given(
    st.lists(st.text(alphabet="ab ", max_size=12), max_size=12),
    st.text(alphabet="ab", min_size=1, max_size=3),
)
def test_a_part_of_a_word_is_found_where_the_text_holds_it(texts: list[str], part: str) -> None:
    words = Vocabulary()
    for place, text in enumerate(texts):
        words.add(place, text)

    assert members(words.rows_with(part)) == {
        place for place, text in enumerate(texts) if part in text
    }


def test_settling_ahead_changes_no_answer() -> None:
    words = Vocabulary()
    for place in range(300):
        words.add(place, f"word{place} common")

    assert len(list(words.settled())) > 1

    assert words.rows_with("common") == everything(300)
    assert members(words.rows_with("word299")) == {299}
