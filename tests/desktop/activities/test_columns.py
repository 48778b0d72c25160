"""What the columns show, say and explain."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.logs import exam, webinar
from helpers.rules import rulebook
from helpers.values import activity, cpim, snapshot
from PySide6.QtCore import Qt

from cpim_pdp.core.activities import Activity, Allocation, Details
from cpim_pdp.core.details import checked
from cpim_pdp.core.situation import placements
from cpim_pdp.core.summary import states, summarise
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE, check, columns, place_of
from cpim_pdp.desktop.activities.filter import Filter
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.rows import rows_of
from cpim_pdp.desktop.activities.searched_text import SearchedText
from cpim_pdp.desktop.activities.standing import standing
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.translation import tr

ON = date(2026, 11, 22)
TEXT = Qt.ItemDataRole.DisplayRole.value
SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value
TIP = Qt.ItemDataRole.ToolTipRole.value


def model_of(*activities: Activity) -> ActivitiesModel:
    log = snapshot(*activities, credentials=(cpim(),))
    credential = log.credentials[0]
    answers = [summarise(log, rulebook(), credential, ON)]
    places = placements(log, rulebook(), credential, ON)
    model = ActivitiesModel(columns(), SearchedText().whole)
    model.set_rows(rows_of(activities, states(log, ON), answers, places, rulebook(), ON), Filter())
    return model


def said(key: str, one: Activity, role: int = TEXT) -> object:
    model = model_of(one)
    return model.index(0, place_of(key, model.columns)).data(role)


def logged(written: Details, **more: object) -> Activity:
    return activity(checked(written, rulebook()), **more)  # type: ignore[arg-type]


CONFERENCE = logged(
    Details(
        "CONNECT 2025",
        type="conference",
        date=date(2025, 9, 13),
        until=date(2025, 9, 17),
        event="CONNECT",
        notes="first\nsecond",
        topics=("sop", "demand"),
    ),
    id="c",
    proven=True,
)
FAILED = logged(replace(exam(), score=290))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("date", "13 Sep 2025"),
        ("until", "17 Sep 2025"),
        ("title", "CONNECT 2025"),
        ("provider", "—"),
        ("event", "CONNECT"),
        ("type", "ASCM conference"),
        ("quantity", "5 days"),
        ("claimed", "40"),
        ("points", "24"),
        ("state", "Proven"),
        ("likelihood", "—"),
        ("evidence", "1"),
        ("category", "Education"),
        ("topics", "Sales and operations planning, Demand"),
        ("cycle", "1"),
        ("notes", "first second"),
        ("created", "22 Nov 2026"),
        ("changed", "22 Nov 2026"),
    ],
)
def test_each_column_shows_its_own(key: str, text: str) -> None:
    assert said(key, CONFERENCE) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("until", "—"),
        ("claimed", "—"),
        ("evidence", "—"),
        ("category", "—"),
        ("topics", "—"),
        ("cycle", "—"),
        ("notes", "—"),
        ("points", "—"),
    ],
)
def test_what_is_not_known_is_a_dash(key: str, text: str) -> None:
    assert said(key, activity(Details("Idea", draft=True))) == text


@pytest.mark.parametrize(
    ("key", "spoken"),
    [
        ("date", "13 Sep 2025 to 17 Sep 2025"),
        (
            "title",
            (
                "CONNECT 2025, 13 Sep 2025 to 17 Sep 2025, ASCM conference,"
                " 24 counted of 40 claimed, Proven"
            ),
        ),
        ("provider", "no provider"),
        ("quantity", "5 days"),
        ("claimed", "40 points"),
        ("evidence", "1 file: Sound evidence\nc.pdf · Certificate"),
        ("cycle", "cycle 1"),
    ],
)
def test_a_screen_reader_hears_it_in_full(key: str, spoken: str) -> None:
    assert said(key, CONFERENCE, SPOKEN) == spoken


def test_a_draft_speaks_without_points() -> None:
    idea = activity(Details("Idea", draft=True))

    assert said("title", idea, SPOKEN) == "Idea, no date, Draft"
    assert said("topics", idea, SPOKEN) == "no topic"
    assert said("cycle", idea, SPOKEN) == "no cycle"
    assert said("evidence", idea, SPOKEN) == "No evidence"


def test_what_counts_nothing_says_why_instead_of_its_evidence() -> None:
    assert said("state", FAILED) == "Exam failed"
    assert said("points", FAILED) == "0"
    tip = str(said("state", FAILED, TIP))
    assert tip.splitlines()[0] == "Exam failed"
    assert "290" in tip
    assert tip.splitlines()[-1] == "No evidence"


def test_what_counts_in_part_is_marked_and_says_why() -> None:
    model = model_of(CONFERENCE)
    points = model.columns[place_of("points", model.columns)]

    assert points.icon(model.rows[0]) == "capped"
    assert points.tone(model.rows[0]) is Tone.SECONDARY
    assert "24 points at most" in str(said("points", CONFERENCE, TIP))
    assert said("state", CONFERENCE) == "Proven"


def test_what_is_left_out_or_before_the_certification_says_so() -> None:
    left_out = (Allocation("cred", excluded=True, reason="for CSCP"),)
    tip = str(said("state", logged(replace(webinar(), allocations=left_out)), TIP))

    assert tip.startswith("Left out\nThe holder left it out for this credential: for CSCP")
    assert said("state", logged(webinar(on="2019-05-04"))) == "Too early"


def test_how_likely_it_comes_true_is_said_of_what_is_planned() -> None:
    membership = logged(Details("Next year", type="membership", date=date(2027, 3, 1)))

    assert said("likelihood", logged(webinar(on="2027-05-04"))) == "80 %"
    assert said("likelihood", logged(replace(webinar(on="2027-05-04"), likelihood=0))) == "0 %"
    assert said("likelihood", membership) == "100 %"
    assert said("likelihood", logged(webinar()), SPOKEN) == "not planned"


@pytest.mark.parametrize(
    ("on", "planned", "state"),
    [
        ("2026-11-22", True, "To confirm"),
        ("2026-11-23", True, "Planned"),
        ("2026-11-22", False, "No evidence"),
    ],
)
def test_what_was_planned_and_is_over_asks_to_be_confirmed(
    on: str, planned: bool, state: str
) -> None:
    one = logged(replace(webinar(on=on), planned=planned))

    assert said("state", one) == state


def test_what_counts_whole_has_no_mark_and_no_reason() -> None:
    plain = logged(webinar())
    model = model_of(plain)

    assert model.columns[place_of("points", model.columns)].icon(model.rows[0]) == ""
    points, rule, source = str(said("points", plain, TIP)).splitlines()
    assert points == "1.5 points"
    assert rule.startswith("The rule: ")
    assert source.startswith("Read at ")
    assert said("state", plain, TIP) == "No evidence"
    assert model.rows[0].points == Decimal("1.5")


def test_a_state_is_never_told_by_colour_alone() -> None:
    shown = [standing(model_of(one).rows[0]) for one in (CONFERENCE, FAILED, logged(webinar()))]

    assert len({one.icon for one in shown}) == len({one.word(tr) for one in shown}) == 3


def test_the_heads_explain_their_columns_and_say_which_one_is_sorted_by() -> None:
    model = model_of(CONFERENCE)
    across = Qt.Orientation.Horizontal
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert model.headerData(0, across, spoken) == "Date, sorted downwards"
    assert model.headerData(1, across, spoken) == "Last day"
    assert "decides cycle" in str(model.headerData(1, across, Qt.ItemDataRole.ToolTipRole))
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert model.headerData(0, across, spoken) == "Date"
    assert model.headerData(1, across, spoken) == "Last day, sorted upwards"


def test_figures_and_dates_sort_downwards_first_and_texts_upwards() -> None:
    model = model_of(CONFERENCE)
    first = {
        column.key: model.headerData(
            place, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole
        )
        for place, column in enumerate(model.columns)
    }

    assert first["points"] is first["date"] is Qt.SortOrder.DescendingOrder
    assert first["title"] is first["state"] is Qt.SortOrder.AscendingOrder


def test_every_column_sorts_rows_with_and_without_values() -> None:
    model = model_of(CONFERENCE, FAILED, activity(Details("Idea", draft=True)))

    for place in range(len(model.columns)):
        for direction in Qt.SortOrder:
            model.sort(place, direction)
            assert len(model.rows) == 3


def broken(**change: object) -> tuple[Column, ...]:
    table = columns()
    place = place_of(TITLE, table)
    return (*table[:place], replace(table[place], **change), *table[place + 1 :])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"key": "date"}, "declared once"),
        ({"title": ""}, "has a title"),
        ({"letters": 0}, "first width"),
        ({"at_first": False}, "always shown"),
    ],
)
def test_a_table_of_columns_that_is_not_whole_is_found_on_import(
    change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        check(broken(**change))
