"""Points over time as lines within a field, whatever the points are."""

from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from cpim_pdp.reports.document import Chart, Curve, CurveKind, Day, Level, Mark, Tone
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.cells import Cells
from cpim_pdp.reports.layout.charts import ChartSetter
from cpim_pdp.reports.layout.rows import Area, Drawing, Placed, Stroke
from cpim_pdp.reports.typesetting.faces import Faces, Weight
from cpim_pdp.reports.typesetting.setting import Setter

WIDTH = 500.0
FIRST, LAST = date(2023, 3, 14), date(2028, 3, 31)


def steps(*points: int, kind: CurveKind = CurveKind.COUNTED) -> Curve:
    marks = tuple(
        Mark(date(2023 + number, 6, 1), Decimal(one)) for number, one in enumerate(points)
    )
    return Curve(kind, kind.value, marks, is_stepped=True, until=date(2027, 1, 1))


def drawn(
    *curves: Curve,
    days: tuple[Day, ...] = (),
    levels: tuple[int, ...] = (75,),
    most: int = 80,
    last: date = LAST,
) -> Drawing:
    faces = Faces()
    try:
        cells = Cells(
            {weight: Setter(faces, weight, japanese=False) for weight in Weight}, frozenset()
        )
        named = tuple(Level(Decimal(one), f"{one} points") for one in levels)
        chart = Chart(FIRST, last, Decimal(most), curves, named, days)
        (row,) = ChartSetter(cells, WIDTH).rows(chart)
    finally:
        faces.close()
    assert row.drawing is not None
    return row.drawing


def curves_of(drawing: Drawing, width: float) -> list[Stroke]:
    """Return the strokes of a width that are not in the key below."""
    return [
        one
        for one in drawing.shapes
        if isinstance(one, Stroke) and one.width == width and one.points[0][1] <= looks.CHART_HEIGHT
    ]


def names(drawing: Drawing) -> list[str]:
    return [
        "".join(piece.text for run in one.line.line.runs for piece in run.pieces)
        for one in drawing.labels
    ]


def _are_clear(a: Placed, b: Placed) -> bool:
    beside = a.x + a.line.width < b.x or b.x + b.line.width < a.x
    return beside or abs(a.down - b.down) >= looks.LOOKS[Tone.SMALL].size


def test_steps_go_right_and_up_and_never_slant() -> None:
    (line,) = curves_of(drawn(steps(0, 20, 55)), 1.4)

    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line.points))
    assert all(a[0] <= b[0] and a[1] >= b[1] for a, b in pairwise(line.points))


@pytest.mark.parametrize("most", [0, 1, 75, 80, 999, 12_345, 99_999])
def test_all_of_it_lies_within_the_field(most: int) -> None:
    drawing = drawn(steps(0, most // 2, most), most=most)
    points = [point for one in drawing.shapes for point in one.points]

    assert all(0 <= x <= WIDTH and 0 <= y <= drawing.height for x, y in points)
    assert all(one.x >= 0 and one.x + one.line.width <= WIDTH for one in drawing.labels)


def test_a_band_is_full_between_its_edges() -> None:
    marks = (
        Mark(date(2026, 1, 1), Decimal(40), Decimal(40)),
        Mark(date(2028, 3, 31), Decimal(60), Decimal(80)),
    )
    drawing = drawn(Curve(CurveKind.BAND, "band", marks))
    areas = [one.points for one in drawing.shapes if isinstance(one, Area)]
    low, high = curves_of(drawing, 0.4)[-2:]

    assert (*low.points, *reversed(high.points)) in areas


def test_the_names_of_days_close_together_do_not_meet() -> None:
    days = (
        Day(date(2028, 3, 20), "as of 20 Mar 2028"),
        Day(date(2028, 3, 31), "due 31 Mar 2028"),
    )
    drawing = drawn(steps(0, 10), days=days)
    placed = dict(zip(names(drawing), drawing.labels, strict=True))
    today, due = placed["as of 20 Mar 2028"], placed["due 31 Mar 2028"]

    assert today.x + today.line.width < due.x


@pytest.mark.parametrize("levels", [(75,), (75, 76), (75, 80), (75, 90)])
def test_the_names_of_levels_stand_clear_of_each_other_and_of_the_first_days(
    levels: tuple[int, ...],
) -> None:
    days = (Day(FIRST, "as of 14 Mar 2023"),)
    drawing = drawn(steps(0, 10), days=days, levels=levels, most=max(levels))
    placed = [
        one
        for name, one in zip(names(drawing), drawing.labels, strict=True)
        if name.startswith("as of") or name.endswith("points")
    ]

    assert len(placed) == len(levels) + 1
    assert all(_are_clear(a, b) for a, b in combinations(placed, 2))


def test_a_line_of_the_grid_does_not_strike_the_name_of_a_level_through() -> None:
    drawing = drawn(steps(0, 80))
    name = next(
        one for text, one in zip(names(drawing), drawing.labels, strict=True) if text == "75 points"
    )
    ground = next(
        one for one in drawing.shapes if isinstance(one, Area) and one.colour == looks.PAPER
    )
    grid = [
        place
        for place, one in enumerate(drawing.shapes)
        if isinstance(one, Stroke) and one.colour == looks.HAIR
    ]

    assert ground.points[0][0] <= name.x
    assert ground.points[1][0] >= name.x + name.line.width
    assert max(grid) < drawing.shapes.index(ground)


def test_a_key_names_each_curve_once() -> None:
    found = names(drawn(steps(0, 5), steps(5, 9, kind=CurveKind.PLANNED)))

    assert [found.count(one) for one in ("counted", "planned")] == [1, 1]


def test_a_key_that_is_too_wide_goes_on_below() -> None:
    long = [Curve(kind, kind.value * 12, steps(0, 5).marks) for kind in CurveKind]
    short, tall = drawn(steps(0, 5)), drawn(*long)

    assert tall.height > short.height
    assert all(one.x + one.line.width <= WIDTH for one in tall.labels)
    assert all(one.down <= tall.height for one in tall.labels)


def test_a_curve_without_marks_draws_nothing_and_a_field_of_one_day_is_no_error() -> None:
    empty = Curve(CurveKind.COUNTED, "counted", ())

    assert not curves_of(drawn(empty, last=FIRST), 1.4)
