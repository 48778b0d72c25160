"""Rows on pages: nothing is lost, nothing is parted that need not be, no row is too tall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.reports.layout.grid import Grid, SetCell, SetLine, SetRow
from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.typesetting.setting import Line

PAGE = 200.0
EMPTY = Line((), 0)


def row(lines: int, *, keeps: bool = True, keeps_next: bool = False, leading: float = 10) -> SetRow:
    cell = SetCell(lines * (SetLine(EMPTY, Look(8, leading)),), 0, 100)
    return SetRow((cell,), above=4, below=4, keeps=keeps, keeps_next=keeps_next)


def grid(*rows: SetRow, head: SetRow | None = None, together: bool = False) -> Grid:
    return Grid(rows, page=PAGE, drawn=lambda _: None, head=head, together=together)


def lines(one: Grid) -> list[int]:
    return [len(row.cells[0].lines) for row in one.rows]


def pages(one: Grid, room: float = PAGE) -> list[Grid]:
    """Return the grid as a frame would divide it, the first page having ``room`` left."""
    if one.height <= room:
        return [one]
    parts = one.split(100, room)
    if not parts:
        assert room < PAGE - 1, "too large for a whole page"
        return pages(one)
    first, rest = parts
    assert first.height <= room + 0.02
    return [first, *pages(rest)]


def test_a_row_goes_whole_to_the_next_page() -> None:
    assert [lines(one) for one in pages(grid(row(5), row(5), row(5), row(5)))] == [[5, 5, 5], [5]]


def test_a_row_taller_than_a_page_is_parted() -> None:
    assert [lines(one) for one in pages(grid(row(40)))] == [[19], [19], [2]]


def test_a_tall_row_does_not_leave_a_single_line() -> None:
    assert [lines(one) for one in pages(grid(row(2), row(22)), 100)] == [[2, 6], [16]]


def test_a_running_text_is_parted_where_the_page_ends() -> None:
    assert [lines(one) for one in pages(grid(row(5), row(12, keeps=False)), 120)] == [[5, 5], [7]]


def test_a_heading_goes_with_what_follows() -> None:
    rows = (row(10), row(1, keeps_next=True), row(9))

    assert [lines(one) for one in pages(grid(*rows))] == [[10], [1, 9]]


def test_rows_that_all_keep_together_are_parted_in_need() -> None:
    rows = tuple(row(5, keeps_next=True) for _ in range(6))

    assert [lines(one) for one in pages(grid(*rows))] == [[5, 5, 5], [5, 5, 5]]


def test_the_head_is_on_every_page_and_has_its_room() -> None:
    parts = pages(grid(*8 * [row(5)], head=row(3)))

    assert [lines(one) for one in parts] == [[5, 5], [5, 5], [5, 5], [5, 5]]
    assert all(one.height == 38 + 2 * 58 for one in parts)


def test_what_belongs_together_goes_to_the_next_page() -> None:
    parts = pages(grid(row(5), row(5), together=True), 100)

    assert [lines(one) for one in parts] == [[5, 5]]


def test_what_belongs_together_but_is_too_tall_begins_where_it_is() -> None:
    assert len(pages(grid(*6 * [row(5)], together=True), PAGE)) == 2


@pytest.mark.parametrize("count", [1, 2, 18, 19, 20, 21, 38, 39])
def test_no_height_is_too_large(count: int) -> None:
    for keeps in (True, False):
        parts = pages(grid(row(count, keeps=keeps), row(1)))

        assert sum(sum(lines(one)) for one in parts) == count + 1


rows_of_any_kind = st.lists(
    st.builds(
        row,
        st.integers(1, 60),
        keeps=st.booleans(),
        keeps_next=st.booleans(),
        leading=st.sampled_from([9.5, 13]),
    ),
    min_size=1,
    max_size=8,
)


@given(
    rows_of_any_kind,
    st.floats(1, PAGE),
    st.booleans(),
    st.one_of(st.none(), st.builds(row, st.integers(1, 3))),
)
def test_every_line_is_on_some_page(
    rows: list[SetRow], room: float, together: bool, head: SetRow | None
) -> None:
    whole = grid(*rows, head=head, together=together)
    parts = pages(whole, room)

    assert sum(sum(lines(one)) for one in parts) == sum(lines(whole))
    assert len(parts) <= 2 + sum(lines(whole))
