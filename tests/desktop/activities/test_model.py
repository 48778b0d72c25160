from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from helpers.logs import exam, webinar
from helpers.rules import rulebook
from helpers.values import activity, snapshot
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from cpim_pdp.core.activities import Activity, Details, Proof, State
from cpim_pdp.core.details import checked
from cpim_pdp.core.situation import placements
from cpim_pdp.core.summary import states, summarise
from cpim_pdp.desktop.activities.columns import columns, place_of
from cpim_pdp.desktop.activities.filter import NONE, THIS, Facet, Filter, folded
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.rows import Row, Totals, rows_of
from cpim_pdp.desktop.activities.searched_text import SearchedText

ON = date(2026, 11, 22)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
OPENING = activity(webinar("S&OP in practice", "2025-10-09", "3"), id="opening", proven=True)
EXAM = activity(checked(exam("Exam", "2026-06-01"), rulebook()), id="exam")
EARLY = activity(webinar("Ärger im Lager", "2019-05-04", "1.5"), id="early")
PLANNED = activity(webinar("Later", "2027-05-04", "2"), id="planned")
DRAFT = activity(Details("On the train", draft=True), id="draft")
ALL = (OPENING, EXAM, EARLY, PLANNED, DRAFT)


def rows(*activities: Activity) -> tuple[Row, ...]:
    log = snapshot(*activities)
    credential = log.credentials[0]
    answers = [summarise(log, rulebook(), credential, ON)]
    places = placements(log, rulebook(), credential, ON)
    return rows_of(activities, states(log, ON), answers, places, rulebook(), ON)


def model_of(*activities: Activity) -> ActivitiesModel:
    model = ActivitiesModel(columns(), SearchedText().whole)
    model.set_rows(rows(*activities), Filter())
    return model


def shown(model: ActivitiesModel) -> list[str]:
    return [row.id for row in model.rows]


def cell(model: ActivitiesModel, activity_id: str, key: str, role: int = 0) -> object:
    place = model.place(activity_id)
    assert place is not None
    return model.index(place, place_of(key, model.columns)).data(role)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = model_of(*ALL)
    qtmodeltester.check(model)
    model.sort(1, UP)
    model.set_filter(Filter().searching("e"))
    qtmodeltester.check(model)
    model.set_filter(Filter().searching("zzz"))
    qtmodeltester.check(model)


def test_the_rows_come_newest_first_and_undated_ones_on_top() -> None:
    assert shown(model_of(*ALL)) == ["draft", "planned", "exam", "opening", "early"]


@pytest.mark.parametrize(
    ("key", "upwards"),
    [
        ("date", ["early", "opening", "exam", "planned", "draft"]),
        ("title", ["early", "exam", "planned", "draft", "opening"]),
        ("type", ["draft", "exam", "opening", "early", "planned"]),
        ("quantity", ["draft", "exam", "early", "planned", "opening"]),
        ("points", ["draft", "early", "planned", "opening", "exam"]),
        ("state", ["draft", "planned", "exam", "opening", "early"]),
    ],
)
def test_each_column_sorts_by_what_it_means(key: str, upwards: Sequence[str]) -> None:
    model = model_of(*ALL)
    model.sort(place_of(key, model.columns), UP)

    assert shown(model) == upwards


def test_sorting_downwards_keeps_equals_in_order_of_last_day() -> None:
    first, second = (activity(webinar("Same", "2026-01-05"), id=one) for one in ("one", "two"))
    model = model_of(first, second)
    model.sort(place_of("title", model.columns), DOWN)

    assert shown(model) == ["one", "two"]


def test_there_is_no_such_column_to_sort_by() -> None:
    model = model_of(*ALL)
    before = shown(model)
    model.sort(99, UP)

    assert shown(model) == before


def test_an_invalid_index_and_an_unknown_role_have_no_data() -> None:
    model = model_of(*ALL)

    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.EditRole) is None
    assert model.data(model.createIndex(99, 0)) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.EditRole) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_rows_are_read_only() -> None:
    model = model_of(*ALL)

    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 1), "other")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("s&op", ["opening"]),
        ("ARGER", ["early"]),
        ("ärger", ["early"]),
        ("webinar 2025", ["opening"]),
        ("practice webinar", ["opening"]),
        ("certification exam", ["exam"]),
        ("c.pdf", ["opening"]),
        ("2026-06-01", ["exam"]),
        ("1 Jun 2026", ["exam"]),
        ("nothing like it", []),
    ],
)
def test_the_search_finds_every_word_in_any_text(words: str, found: Sequence[str]) -> None:
    model = model_of(*ALL)
    model.set_filter(Filter().searching(words))

    assert shown(model) == found


def test_a_changed_activity_is_found_by_its_new_text() -> None:
    model = model_of(OPENING)
    model.set_filter(Filter().searching("renamed"))
    assert shown(model) == []

    renamed = activity(webinar("Renamed", "2025-10-09"), id="opening")
    model.set_rows(rows(renamed), model.filter)

    assert shown(model) == ["opening"]


def chosen(*choices: tuple[Facet, str]) -> Filter:
    return Filter(chosen=frozenset(choices))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (chosen((Facet.CYCLE, THIS)), ["draft", "planned", "exam", "opening"]),
        (chosen((Facet.CYCLE, NONE)), ["early"]),
        (chosen((Facet.CYCLE, THIS), (Facet.CYCLE, NONE)), shown(model_of(*ALL))),
        (chosen((Facet.STATE, State.UNPROVEN)), ["exam", "early"]),
        (chosen((Facet.STATE, State.PLANNED), (Facet.STATE, State.DRAFT)), ["draft", "planned"]),
        (chosen((Facet.STATE, State.UNPROVEN), (Facet.CYCLE, THIS)), ["exam"]),
        (chosen((Facet.CATEGORY, "service")), []),
        (chosen((Facet.CATEGORY, "education")), ["planned", "exam", "opening", "early"]),
        (chosen((Facet.CATEGORY, NONE)), ["draft"]),
        (chosen((Facet.TOPIC, NONE)), shown(model_of(*ALL))),
        (chosen((Facet.EVIDENCE, Proof.SOUND)), ["opening"]),
        (Filter(), ["draft", "planned", "exam", "opening", "early"]),
    ],
)
def test_filters_let_through_what_they_name(wanted: Filter, found: Sequence[str]) -> None:
    model = model_of(*ALL)
    model.set_filter(wanted)

    assert shown(model) == found
    assert model.count(wanted) == len(found)


def test_a_count_is_what_the_words_and_the_other_facets_let_through() -> None:
    model = model_of(*ALL)
    model.set_filter(chosen((Facet.STATE, State.UNPROVEN)).searching("e"))
    counts = model.counts()

    assert counts[Facet.STATE, State.PROVEN] == 1
    assert counts[Facet.STATE, State.UNPROVEN] == 2
    assert counts[Facet.CYCLE, THIS] == 1
    assert counts[Facet.EVIDENCE, Proof.SOUND] == 0
    assert (Facet.CATEGORY, "service") not in counts


def test_the_totals_are_of_what_is_shown() -> None:
    model = model_of(*ALL)
    everything = model.totals()
    assert (everything.activities, everything.points, everything.planned) == (5, 23, 2)

    model.set_filter(Filter().searching("exam"))

    assert model.totals().points == Decimal(20)
    model.set_filter(Filter().searching("nothing like it"))
    assert model.totals() == Totals(0, Decimal(0), Decimal(0))


def test_the_cells_say_what_a_row_is() -> None:
    model = model_of(*ALL)

    assert cell(model, "opening", "date") == "9 Oct 2025"
    assert cell(model, "opening", "quantity") == "3 h"
    assert cell(model, "opening", "points") == "3"
    assert cell(model, "opening", "state") == "Proven"
    assert cell(model, "exam", "state") == "No evidence"
    assert cell(model, "exam", "quantity") == "1"
    assert cell(model, "early", "points") == "0"
    assert cell(model, "planned", "points") == "2"
    assert cell(model, "draft", "date") == "—"


def test_a_screen_reader_hears_units_and_what_is_missing() -> None:
    model = model_of(*ALL)
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert cell(model, "opening", "quantity", spoken) == "3 hours"
    assert cell(model, "opening", "points", spoken) == "3 points"
    assert cell(model, "early", "points", spoken) == "0 counted of 1.5 claimed"
    assert cell(model, "planned", "points", spoken) == "2 points once done"
    assert cell(model, "opening", "provider", spoken) == "no provider"
    assert cell(model, "draft", "date", spoken) == "no date"
    assert cell(model, "draft", "type", spoken) == "no type"
    assert cell(model, "draft", "quantity", spoken) == "no quantity"


def test_the_tip_says_why_points_do_not_count() -> None:
    tip = cell(model_of(*ALL), "early", "points", Qt.ItemDataRole.ToolTipRole)

    assert "before the certification" in str(tip)


def test_figures_stand_on_the_right() -> None:
    model = model_of(*ALL)
    place = cell(model, "opening", "points", Qt.ItemDataRole.TextAlignmentRole)

    assert Qt.AlignmentFlag(place) & Qt.AlignmentFlag.AlignRight


def test_a_change_that_moves_no_row_leaves_the_view_in_peace() -> None:
    model = model_of(OPENING)
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda *_where: told.append("changed"))

    model.set_rows(rows(OPENING), model.filter)

    assert told == ["changed"]


@pytest.mark.parametrize(
    ("text", "plain"), [("Ärger", "arger"), ("ÉTÉ", "ete"), ("Straße", "strasse"), ("A1", "a1")]
)
def test_case_and_accents_do_not_matter(text: str, plain: str) -> None:
    assert folded(text) == plain
