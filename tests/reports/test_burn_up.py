"""The chart of a report says what the window's chart says."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from helpers.prints import entry, many, poppler_text, reader, report, summary_of, usual
from helpers.values import cpim, day

from cpim_pdp.core.activities import Activity
from cpim_pdp.reports import Paper
from cpim_pdp.reports.document import Chart, Curve, CurveKind, Day, Level
from cpim_pdp.reports.sections import burn_up
from cpim_pdp.wording.figures import points
from cpim_pdp.wording.translation import english


def chart(*activities: Activity, on: str = "2026-11-22", **more: object) -> Chart:
    summary = summary_of(*activities, on=on, credential=cpim(**more))
    (found,) = burn_up.blocks(summary, english)
    assert isinstance(found, Chart)
    return found


def curve(found: Chart, kind: CurveKind) -> Curve:
    return next(one for one in found.curves if one.kind is kind)


def steady() -> tuple[Activity, ...]:
    """Return an activity in each month, which is enough to go by."""
    first = day("2023-04-10")
    days = (first + timedelta(days=30 * number) for number in range(40))
    return tuple(entry(100 + number, on=one.isoformat()) for number, one in enumerate(days))


def test_what_counts_grows_to_the_points_of_the_head() -> None:
    activities = usual()
    counted = curve(chart(*activities), CurveKind.COUNTED)
    total = summary_of(*activities).points.counted

    assert counted.is_stepped
    assert counted.marks[-1].points == total
    assert counted.label == f"Counted: {points(total)}"
    assert all(a.points < b.points and a.day < b.day for a, b in pairwise(counted.marks))


def test_each_series_is_the_one_that_the_window_draws() -> None:
    activities = (*steady(), *usual())
    found, series = chart(*activities), summary_of(*activities).burn_up
    band = curve(found, CurveKind.BAND)

    assert [(one.day, one.points, one.high) for one in band.marks] == [
        (one.day, one.spread.low, one.spread.high) for one in series.band
    ]
    for kind, marks in ((CurveKind.COUNTED, series.counted), (CurveKind.PLANNED, series.planned)):
        assert [(one.day, one.points) for one in curve(found, kind).marks] == [
            (one.day, one.points) for one in marks
        ]


def test_what_is_expected_says_its_figures_in_words() -> None:
    last = summary_of(*steady()).burn_up.band[-1].spread

    label = curve(chart(*steady()), CurveKind.BAND).label

    assert label == f"Expected, 8 times in 10: {points(last.low)} to {points(last.high)}"


def test_what_is_required_is_a_level_and_what_is_aimed_at_another() -> None:
    assert chart(*usual()).levels == (Level(Decimal(75), "75 required"),)
    assert chart(*usual(), target=Decimal(90)).levels[1].label == "90 aimed at"


def test_the_days_are_that_of_the_report_and_the_due_date() -> None:
    assert chart(*usual()).days == (
        Day(day("2026-11-22"), "as of 22 Nov 2026"),
        Day(day("2028-03-31"), "due 31 Mar 2028"),
    )


def test_after_the_due_date_a_suspension_closes_on_a_day_of_its_own() -> None:
    found = chart(entry(1, on="2014-03-05"), on="2015-04-20", certified="2010-03-14")

    assert [one.label for one in found.days] == [
        "as of 20 Apr 2015",
        "due 31 Mar 2015",
        "closes 31 Mar 2016",
    ]
    assert found.last == day("2016-03-31")


def test_with_enough_points_none_are_needed() -> None:
    kinds = {one.kind for one in chart(*many(100)).curves}

    assert CurveKind.NEEDED not in kinds


@pytest.mark.parametrize("activities", [(), (entry(1, on="2021-03-05"),)])
def test_without_points_there_is_no_chart(activities: tuple[Activity, ...]) -> None:
    assert not list(burn_up.blocks(summary_of(*activities), english))


@pytest.mark.parametrize("paper", Paper)
def test_the_first_page_reads_what_the_chart_shows(paper: Paper, tmp_path: Path) -> None:
    data = report(*steady(), entry(1, on="2027-09-10"), paper=paper)
    found = poppler_text(data, tmp_path, "-l", "1")

    for text in ("75 required", "as of 22 Nov 2026", "due 31 Mar 2028", "Counted: ", "Needed: "):
        assert text in found
    assert "Expected, 8 times in 10: " in found
    assert all(str(year) in found for year in range(2024, 2029))


def test_the_chart_is_made_of_lines_and_no_picture() -> None:
    first = reader(report(*usual())).pages[0]

    assert not first.images
    assert "/XObject" not in first["/Resources"].get_object()
