"""Rows on pages: nothing is lost, nothing is parted that need not be, no heading ends a page."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.reports.document import Plate
from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.layout.paging import Pager
from cpim_pdp.reports.layout.rows import PageEnd, SetCell, SetLine, SetPlate, SetRow
from cpim_pdp.reports.typesetting.setting import Line

PAGE = 200.0
EMPTY = Line((), 0)


class Noted:
    """Pages that only note which rows are on them, and how far down."""

    def __init__(self) -> None:
        self.pages: list[list[tuple[SetRow, float]]] = [[]]
        self.plates: list[tuple[str, int]] = []

    def draw(self, row: SetRow, down: float) -> None:
        self.pages[-1].append((row, down))

    def end_page(self) -> None:
        self.pages.append([])

    def draw_plate(self, plate: SetPlate) -> None:
        assert not self.pages[-1]
        self.plates.append((plate.plate.name, len(self.pages)))


def row(
    lines: int,
    *,
    keeps: bool = True,
    keeps_next: bool = False,
    together: bool = False,
    leading: float = 10,
    space: float = 0,
    head: SetRow | None = None,
) -> SetRow:
    cell = SetCell(lines * (SetLine(EMPTY, Look(8, leading)),), 0, 100)
    return SetRow(
        (cell,),
        above=4,
        below=4,
        space=space,
        keeps=keeps,
        keeps_next=keeps_next,
        together=together,
        head=head,
    )


def put(rows: Iterable[SetRow | PageEnd | SetPlate]) -> Noted:
    pages = Noted()
    Pager(pages, PAGE).put(rows)
    return pages


def lines(rows: Iterable[SetRow | PageEnd]) -> list[list[int]]:
    """Return how many lines each row has that is put on each page."""
    return [[_lines(one) for one, _ in page] for page in put(rows).pages]


def _lines(one: SetRow) -> int:
    return len(one.cells[0].lines)


def test_a_row_goes_whole_to_the_next_page() -> None:
    assert lines([row(5), row(5), row(5), row(5)]) == [[5, 5, 5], [5]]


def test_a_row_taller_than_a_page_is_parted() -> None:
    assert lines([row(40)]) == [[19], [19], [2]]


def test_a_tall_row_does_not_leave_a_single_line() -> None:
    assert lines([row(9), row(2), row(22)]) == [[9, 2, 7], [15]]


def test_a_tall_row_begins_on_the_next_page_if_there_is_little_room() -> None:
    assert lines([row(15), row(22)]) == [[15], [19], [3]]


def test_a_running_text_is_parted_where_the_page_ends() -> None:
    assert lines([row(7), row(5), row(12, keeps=False)]) == [[7, 5, 6], [6]]


def test_a_running_text_leaves_no_single_line() -> None:
    assert lines([row(17), row(6, keeps=False)]) == [[17], [6]]
    assert lines([row(12), row(7, keeps=False)]) == [[12, 5], [2]]


def test_a_heading_goes_with_what_follows() -> None:
    assert lines([row(10), row(1, keeps_next=True), row(9)]) == [[10], [1, 9]]


def test_a_heading_goes_with_the_beginning_of_a_running_text() -> None:
    rows = [row(12), row(1, keeps_next=True), row(9, keeps=False)]

    assert lines(rows) == [[12, 1, 5], [4]]


def test_a_heading_is_not_left_behind_by_a_row_taller_than_a_page() -> None:
    heading = row(1, keeps_next=True)

    assert lines([row(13), heading, row(22)]) == [[13, 1, 4], [18]]
    assert lines([row(15), heading, row(22)]) == [[15], [1, 17], [5]]


def test_rows_that_all_keep_together_are_parted_in_need() -> None:
    assert lines(6 * [row(5, keeps_next=True)]) == [[5, 5, 5], [5, 5, 5]]


def test_what_belongs_together_goes_to_the_next_page() -> None:
    rows = [row(9), row(5, together=True), row(5)]

    assert lines(rows) == [[9], [5, 5]]


def test_what_belongs_together_but_is_too_tall_begins_where_it_is() -> None:
    rows = [row(5), *5 * [row(5, together=True)], row(5)]

    assert lines(rows) == [[5, 5, 5], [5, 5, 5], [5]]


def test_the_head_is_on_every_page_and_has_its_room() -> None:
    head = row(3, keeps_next=True)
    pages = put([head, *8 * [row(5, head=head)]]).pages

    assert [[_lines(one) for one, _ in page] for page in pages] == 4 * [[3, 5, 5]]
    assert [[down for _, down in page] for page in pages] == 4 * [[0, 38, 96]]


def test_the_space_above_is_left_only_within_a_page() -> None:
    pages = put([row(5, space=7), row(5, space=7), row(5, space=7), row(5, space=7)]).pages

    assert [[down for _, down in page] for page in pages] == [[0, 65, 130], [0]]


def test_a_page_ends_where_it_is_to() -> None:
    pages = put([row(1), PageEnd(), row(1)])

    assert [len(page) for page in pages.pages] == [1, 1]


def test_a_plate_takes_a_page_whole() -> None:
    label = SetLine(EMPTY, Look(8, 10))
    one, two = (SetPlate(Plate(name, 9, 9, "", ""), (label, label), ()) for name in "ab")
    pages = put([row(1, keeps_next=True), one, two, row(1)])

    assert pages.plates == [("a", 2), ("b", 4)]
    assert [len(page) for page in pages.pages if page] == [1, 1]


def test_a_line_taller_than_a_page_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="taller"):
        put([row(1, leading=300)])


rows_of_any_kind = st.lists(
    st.builds(
        row,
        st.integers(1, 60),
        keeps=st.booleans(),
        keeps_next=st.booleans(),
        together=st.booleans(),
        leading=st.sampled_from([9.5, 13]),
        space=st.sampled_from([0.0, 4, 20]),
        head=st.one_of(st.none(), st.builds(row, st.integers(1, 3))),
    ),
    max_size=12,
)


@given(rows_of_any_kind)
def test_every_line_is_on_some_page_and_none_is_below_its_end(rows: list[SetRow]) -> None:
    pages = put(rows).pages
    heads = [one.head for one in rows if one.head]
    drawn = [one for page in pages for one, _ in page if not any(one is head for head in heads)]

    assert sum(map(_lines, drawn)) == sum(map(_lines, rows))
    assert all(down + one.height <= PAGE + 0.1 for page in pages for one, down in page)
    assert all(pages) or not rows


@given(rows_of_any_kind)
def test_a_row_that_fits_on_a_page_and_keeps_is_never_parted(rows: list[SetRow]) -> None:
    whole = [one for one in rows if one.keeps and one.height + _head(one) <= PAGE]
    drawn = [one for page in put(rows).pages for one, _ in page]

    assert all(any(one is put_there for put_there in drawn) for one in whole)


@given(rows_of_any_kind)
def test_no_page_ends_with_a_row_that_keeps_the_next_where_both_fit_on_one(
    rows: list[SetRow],
) -> None:
    pages = put(rows).pages
    following = {id(one): after for one, after in pairwise(rows)}

    for page in pages[:-1]:
        last = page[-1][0]
        after = following.get(id(last))
        if last.keeps_next and after is not None and not after.keeps_next:
            assert _chain(rows, after) > PAGE


def _head(one: SetRow) -> float:
    return one.head.height if one.head else 0


def _chain(rows: list[SetRow], last: SetRow) -> float:
    """Return the height of all rows that keep together up to ``last``."""
    end = next(index for index, one in enumerate(rows) if one is last)
    begin = end
    while begin and rows[begin - 1].keeps_next:
        begin -= 1
    chain = rows[begin : end + 1]
    return sum(one.height for one in chain) + sum(one.space for one in chain[1:]) + _head(chain[0])
