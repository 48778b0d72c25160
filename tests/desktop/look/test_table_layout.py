"""The arrangement of a table as it is stored: what comes back, and what is no arrangement."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.desktop.look.table_layout import TableLayout, read

keys = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(keys, keys, st.dictionaries(st.sampled_from("abc"), st.integers(1, 4_999)), st.booleans())
def test_what_was_stored_comes_back(
    shown: tuple[str, ...], order: tuple[str, ...], widths: dict[str, int], downwards: bool
) -> None:
    layout = TableLayout(shown, order, tuple(widths.items()), "a", downwards)

    assert read(layout.text()) == layout


@pytest.mark.parametrize(
    "change",
    [
        {"shown": 1},
        {"shown": ["a", "a"]},
        {"shown": [1]},
        {"order": None},
        {"widths": {"a": 0}},
        {"widths": {"a": 99_999}},
        {"widths": {"a": "wide"}},
        {"widths": {"a": True}},
        {"widths": [1]},
        {"sorted_by": 3},
        {"downwards": 1},
    ],
)
def test_what_is_no_arrangement_is_refused(change: dict[str, object]) -> None:
    stored = {**json.loads(TableLayout().text()), **change}

    with pytest.raises(ValueError):  # noqa: PT011 - any is replaced by the default
        read(json.dumps(stored))


@pytest.mark.parametrize("stored", ["", "{", "[]", "{}", "3", None, "[" * 100_000])
def test_nor_is_anything_else(stored: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any is replaced by the default
        read(stored)
