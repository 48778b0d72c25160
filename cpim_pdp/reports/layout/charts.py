"""Points over time as vectors: steps, a band, lines, and what they are called.

It is to be read in grey too: what is told apart by colour is also told apart by its stroke.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.reports.document import Chart, Curve, CurveKind, Tone, Words
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.cells import Cells
from cpim_pdp.reports.layout.rows import Area, Drawing, Placed, SetLine, SetRow, Stroke

Point = tuple[float, float]

_DAYS, _ABOVE, _BELOW = 10.0, 18.0, 12.0
"""Room for the names of days, for that of the highest level too, and for the years below."""
_LEVEL_ROOM = 8.0
_BESIDE = 4.0
_TICKS = 4
_APART = 8.0
_KEY = 16.0
"""How long the stroke is that stands before its name."""
_KEY_GAP = 3.0
_NARROWEST_YEAR = 24.0


@dataclass(frozen=True, slots=True)
class _Line:
    """How a curve is drawn."""

    width: float
    colour: str
    dash: tuple[float, ...] = ()


_LINES: Mapping[CurveKind, _Line] = {
    CurveKind.COUNTED: _Line(1.4, looks.ACCENT),
    CurveKind.PLANNED: _Line(1.2, looks.ACCENT, (2.5, 1.5)),
    CurveKind.NEEDED: _Line(0.8, looks.SECONDARY, (1, 1.6)),
    CurveKind.BAND: _Line(0.4, looks.SECONDARY),
}
_LEVEL = _Line(0.7, looks.INK)
_DAY = _Line(0.5, looks.SECONDARY, (3, 2))


class ChartSetter:
    """Sets charts in a ``width``, in points."""

    def __init__(self, cells: Cells, width: float) -> None:
        self._cells = cells
        self._width = width

    def rows(self, chart: Chart) -> Iterator[SetRow]:
        """Yield the picture with its key."""
        plot = self._plot(chart)
        levels = tuple(self._levels(chart, plot))
        shapes = (
            *plot.grid(),
            *map(_ground, levels),
            *(shape for curve in chart.curves for shape in plot.curve(curve)),
            *plot.marks(),
        )
        key_shapes, key_labels, lines = self._key(chart.curves, looks.CHART_HEIGHT + 2)
        drawing = Drawing(
            looks.CHART_HEIGHT + lines * looks.CHART_KEY,
            (*shapes, *key_shapes),
            (*self._labels(chart, plot), *levels, *key_labels),
        )
        yield SetRow((), drawing=drawing, below=2)

    def _plot(self, chart: Chart) -> "_Plot":
        """Return the field, which leaves room for the figures at the left."""
        widest = max(self._line(f"{value:f}").width for value in _ticks(chart.most))
        return _Plot(chart, widest + _BESIDE, self._width)

    def _labels(self, chart: Chart, plot: "_Plot") -> Iterator[Placed]:
        for value in plot.ticks:
            line = self._line(f"{value:f}")
            yield Placed(line, plot.left - _BESIDE - line.width, plot.down(value) + 2.2)
        for year, x in plot.years():
            line = self._line(str(year))
            yield Placed(line, x - line.width / 2, looks.CHART_HEIGHT - 2)
        yield from self._days(chart, plot)

    def _levels(self, chart: Chart, plot: "_Plot") -> Iterator[Placed]:
        """Yield the names of levels above their lines; two close together share a place."""
        x, above = plot.left + 3, None
        for level in sorted(chart.levels, key=lambda one: one.points, reverse=True):
            line, down = self._line(level.label), plot.down(level.points)
            if above is None or down - above >= _LEVEL_ROOM:
                x, above = plot.left + 3, down
            yield Placed(line, x, above - 2)
            x += line.width + _APART

    def _days(self, chart: Chart, plot: "_Plot") -> Iterator[Placed]:
        """Yield the names of days, each above its line or as near to it as the next one lets it."""
        right = self._width
        for day in sorted(chart.days, key=lambda one: one.day, reverse=True):
            line = self._line(day.label)
            x = min(plot.across(day.day) - line.width / 2, right - line.width)
            yield Placed(line, max(x, plot.left), _DAYS - 3)
            right = x - _APART

    def _key(
        self, curves: Iterable[Curve], top: float
    ) -> tuple[tuple[Stroke | Area, ...], tuple[Placed, ...], int]:
        """Return the strokes and names of the curves, and in how many lines they stand."""
        shapes: list[Stroke | Area] = []
        labels: list[Placed] = []
        x, lines = 0.0, 1
        for curve in curves:
            line = self._line(curve.label)
            if x and x + _KEY + _KEY_GAP + line.width > self._width:
                x, lines = 0.0, lines + 1
            middle = top + 4 + (lines - 1) * looks.CHART_KEY
            shapes.append(_key_stroke(curve.kind, x, middle))
            labels.append(Placed(line, x + _KEY + _KEY_GAP, middle + 2.2))
            x += _KEY + _KEY_GAP + line.width + _APART
        return tuple(shapes), tuple(labels), lines

    def _line(self, text: str) -> SetLine:
        return self._cells.cell((Words(text, Tone.SMALL),), 0, self._width).lines[0]


class _Plot:
    """The field in which the curves of a chart are drawn."""

    def __init__(self, chart: Chart, left: float, right: float) -> None:
        self._chart = chart
        self.left = left
        self._right = right
        self._days = max((chart.last - chart.first).days, 1)
        self.ticks = _ticks(chart.most)
        self._top = max(float(self.ticks[-1]), float(chart.most)) or 1.0

    def across(self, day: date) -> float:
        """Return where a day is, from the left; days outside are at the edge."""
        share = (day - self._chart.first).days / self._days
        return self.left + min(max(share, 0.0), 1.0) * (self._right - self.left)

    def down(self, points: Decimal) -> float:
        """Return where points are, from the top."""
        room = looks.CHART_HEIGHT - _ABOVE - _BELOW
        return _ABOVE + room * (1 - min(float(points) / self._top, 1.0))

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield the years that begin in the field and have room, with where they begin."""
        last = -_NARROWEST_YEAR
        for year in range(self._chart.first.year + 1, self._chart.last.year + 1):
            x = self.across(date(year, 1, 1))
            if x - last >= _NARROWEST_YEAR and x < self._right - _NARROWEST_YEAR / 2:
                last = x
                yield year, x

    def grid(self) -> Iterator[Stroke]:
        """Yield the lines of the figures, and short ones where years begin."""
        for value in self.ticks:
            y = self.down(value)
            yield Stroke(((self.left, y), (self._right, y)), 0.4, looks.HAIR)
        base = self.down(Decimal(0))
        for _, x in self.years():
            yield Stroke(((x, base), (x, base + 3)), 0.4, looks.HAIR)

    def curve(self, curve: Curve) -> Iterator[Stroke | Area]:
        """Yield what a curve is drawn with."""
        look = _LINES[curve.kind]
        points = [(self.across(one.day), self.down(one.points)) for one in curve.marks]
        if not points:
            return
        if curve.kind is CurveKind.BAND:
            high = [(self.across(one.day), self.down(one.high)) for one in curve.marks]
            yield Area((*points, *reversed(high)), looks.SOFT)
            for edge in (points, high):
                yield Stroke(tuple(edge), look.width, look.colour)
            return
        if curve.is_stepped:
            points = _stepped(points, self.across(curve.until or curve.marks[-1].day))
        if curve.kind is CurveKind.COUNTED:
            base = self.down(Decimal(0))
            yield Area((*points, (points[-1][0], base), (points[0][0], base)), looks.SOFT)
        yield Stroke(tuple(points), look.width, look.colour, look.dash)

    def marks(self) -> Iterator[Stroke]:
        """Yield the lines of levels and days."""
        for level in self._chart.levels:
            y = self.down(level.points)
            yield Stroke(((self.left, y), (self._right, y)), _LEVEL.width, _LEVEL.colour)
        base = self.down(Decimal(0))
        for day in self._chart.days:
            x = self.across(day.day)
            yield Stroke(((x, _DAYS), (x, base)), _DAY.width, _DAY.colour, _DAY.dash)


def _ground(name: Placed) -> Area:
    """Return the ground of a name, so that no line of the grid strikes it through."""
    left, right, top, low = name.x - 1, name.x + name.line.width + 1, name.down - 6, name.down + 1
    return Area(((left, top), (right, top), (right, low), (left, low)), looks.PAPER)


def _key_stroke(kind: CurveKind, x: float, middle: float) -> Stroke | Area:
    """Return what stands before the name of a curve."""
    look, right = _LINES[kind], x + _KEY
    if kind is not CurveKind.BAND:
        return Stroke(((x, middle), (right, middle)), look.width, look.colour, look.dash)
    low, high = middle + 2.5, middle - 2.5
    return Area(((x, high), (right, high), (right, low), (x, low)), looks.SOFT)


def _ticks(most: Decimal) -> list[Decimal]:
    """Return round figures from 0 to ``most``, about four of them."""
    for step in (5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_500, 5_000, 10_000):
        if most <= step * _TICKS:
            break
    count = int(-(-most // step)) or 1
    return [Decimal(step * number) for number in range(count + 1)]


def _stepped(points: list[Point], until: float) -> list[Point]:
    """Return the corners of steps that go on until a place from the left."""
    corners = [points[0]]
    for x, y in points[1:]:
        corners += [(x, corners[-1][1]), (x, y)]
    if until > corners[-1][0]:
        corners.append((until, corners[-1][1]))
    return corners
