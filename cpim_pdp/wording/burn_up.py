"""The burn-up chart in words: what it shows as a whole, on one day, and what its lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.forecasting.reading import read
from cpim_pdp.wording import amounts, figures
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cpim_pdp.core.forecasting.burn_up import BurnUp
    from cpim_pdp.core.forecasting.forecast import Spread
    from cpim_pdp.core.forecasting.reading import Reading


def counted(tr: Translate = english) -> str:
    """Return what the line of counted points is called."""
    return tr("Counted")


def planned(tr: Translate = english) -> str:
    """Return what the line of planned points is called."""
    return tr("If plans come true")


def band(tr: Translate = english) -> str:
    """Return what the band is called."""
    return tr("Likely (8 in 10)")


def median(tr: Translate = english) -> str:
    """Return what the line in the middle of the band is called."""
    return tr("Median")


def pace(tr: Translate = english) -> str:
    """Return what the even line to the points required is called."""
    return tr("Pace needed")


def span(spread: Spread, tr: Translate = english) -> str:
    """Return the band on a day: 54 to 66."""
    return tr("{low} to {high}", "points").format(
        low=figures.points(spread.low, tr), high=figures.points(spread.high, tr)
    )


def day(chart: BurnUp, reading: Reading, tr: Translate = english) -> str:
    """Return the day that is read, and whether it is a special one."""
    told = figures.day(reading.day, tr)
    if reading.day == chart.on:
        return tr("{day}, today", "a day of the chart").format(day=told)
    if reading.day == chart.due:
        return tr("{day}, due", "a day of the chart").format(day=told)
    return told


def rows(reading: Reading, tr: Translate = english) -> tuple[tuple[str, str], ...]:
    """Return what the chart shows on a day: what it is, and the points."""
    return tuple(_rows(reading, tr))


def _rows(reading: Reading, tr: Translate) -> Iterator[tuple[str, str]]:
    if reading.counted is not None:
        yield counted(tr), figures.points(reading.counted, tr)
    if reading.planned is not None:
        yield planned(tr), figures.points(reading.planned, tr)
    if reading.spread is not None:
        yield band(tr), span(reading.spread, tr)
        yield median(tr), figures.points(reading.spread.median, tr)
    yield pace(tr), figures.points(reading.pace, tr)


def sentence(chart: BurnUp, reading: Reading, tr: Translate = english) -> str:
    """Return what the chart shows on a day as one sentence."""
    shown = [
        tr("{name} {points}", "a row of the chart").format(name=name, points=value)
        for name, value in rows(reading, tr)
    ]
    return tr("{day}: {rows}", "the chart on a day").format(
        day=day(chart, reading, tr), rows=", ".join(shown)
    )


def whole(chart: BurnUp, tr: Translate = english) -> str:
    """Return what the whole chart shows."""
    return " ".join(_whole(chart, tr))


def _whole(chart: BurnUp, tr: Translate) -> Iterator[str]:
    yield tr("{start} to {due}: {counted} counted of {required} required.").format(
        start=figures.day(chart.start, tr),
        due=figures.day(chart.due, tr),
        counted=figures.points(chart.counted[-1].points, tr),
        required=amounts.points(chart.required, tr),
    )
    if chart.target > chart.required:
        yield tr("The aim is {target}.").format(target=amounts.points(chart.target, tr))
    hoped = read(chart, chart.until).planned
    if hoped is not None:
        yield tr("{planned} if all plans come true.").format(planned=amounts.points(hoped, tr))
    if chart.band:
        yield ahead(chart, tr)


def ahead(chart: BurnUp, tr: Translate = english) -> str:
    """Return what there will likely be in the end, "" where nothing can be told."""
    if not chart.band:
        return ""
    spread = chart.band[-1].spread
    return tr("By {day} likely {span} points (8 in 10), median {median}.").format(
        day=figures.day(chart.until, tr),
        span=span(spread, tr),
        median=figures.points(spread.median, tr),
    )
