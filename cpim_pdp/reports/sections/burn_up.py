"""The points over the cycle as a chart: from the same series as the window's."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from cpim_pdp.core.forecasting.burn_up import BurnUp
from cpim_pdp.core.forecasting.burn_up import Mark as Reached
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import Block, Chart, Curve, CurveKind, Day, Level, Mark
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, tr: Translate) -> Iterator[Block]:
    """Yield the chart, unless no point is counted and none planned: there is nothing to see."""
    series = summary.burn_up
    if any(one.points for one in (*series.counted, *series.planned)):
        curves = tuple(_curves(series, tr))
        yield Chart(
            first=series.start,
            last=max(series.until, series.due),
            most=max(series.target, *_all_points(curves)),
            curves=curves,
            levels=tuple(_levels(series, tr)),
            days=tuple(_days(series, tr)),
        )


def _curves(series: BurnUp, tr: Translate) -> Iterator[Curve]:
    """Yield what is drawn, that which others are drawn over first."""
    if series.band:
        yield _band(series, tr)
    if series.needed is not None:
        label = tr("Needed: {points} more").format(
            points=figures.points(series.needed[1].points - series.needed[0].points, tr)
        )
        yield Curve(CurveKind.NEEDED, label, _marks(series.needed))
    if len(series.planned) > 1:
        label = tr("If all that is planned comes true: {points}")
        yield _steps(CurveKind.PLANNED, label, series.planned, series.until, tr)
    now = min(max(series.on, series.counted[-1].day), series.until)
    yield _steps(CurveKind.COUNTED, tr("Counted: {points}"), series.counted, now, tr)


def _band(series: BurnUp, tr: Translate) -> Curve:
    marks = tuple(Mark(one.day, one.spread.low, one.spread.high) for one in series.band)
    label = tr("Expected, 8 times in 10: {low} to {high}")
    low, high = figures.points(marks[-1].points, tr), figures.points(marks[-1].high, tr)
    return Curve(CurveKind.BAND, label.format(low=low, high=high), marks)


def _steps(
    kind: CurveKind, label: str, series: Iterable[Reached], until: date, tr: Translate
) -> Curve:
    marks = _marks(series)
    shown = label.format(points=figures.points(marks[-1].points, tr))
    return Curve(kind, shown, marks, is_stepped=True, until=until)


def _marks(series: Iterable[Reached]) -> tuple[Mark, ...]:
    return tuple(Mark(one.day, one.points) for one in series)


def _all_points(curves: Iterable[Curve]) -> Iterator[Decimal]:
    return (max(one.points, one.high) for curve in curves for one in curve.marks)


def _levels(series: BurnUp, tr: Translate) -> Iterator[Level]:
    points = figures.points(series.required, tr)
    yield Level(series.required, tr("{points} required").format(points=points))
    if series.target > series.required:
        points = figures.points(series.target, tr)
        yield Level(series.target, tr("{points} aimed at").format(points=points))


def _days(series: BurnUp, tr: Translate) -> Iterator[Day]:
    """Yield today, if it is one of the cycle's, and the days that end it."""
    last = max(series.until, series.due)
    if series.start < series.on < last and series.on != series.due:
        yield Day(series.on, tr("as of {day}").format(day=figures.day(series.on, tr)))
    yield Day(series.due, tr("due {day}").format(day=figures.day(series.due, tr)))
    if series.until > series.due:
        yield Day(series.until, tr("closes {day}").format(day=figures.day(series.until, tr)))
