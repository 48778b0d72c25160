from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import day, details

from cpim_pdp.core import details as entry
from cpim_pdp.core.activities import Details
from cpim_pdp.core.pricing import price
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal


def claimed(written: Details) -> Decimal:
    found = price(written, rulebook())
    assert found is not None
    return found.claimed


def refused(**fields: object) -> Reason:
    with pytest.raises(Refusal) as caught:
        details(rulebook(), **fields)  # type: ignore[arg-type]
    return caught.value.reason


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type_id": "webinar", "quantity": "1.5"}, "1.5"),
        ({"type_id": "webinar", "quantity": "0.83"}, "0.83"),
        ({"type_id": "college-course", "quantity": "3", "weeks": 15}, "45"),
        ({"type_id": "membership", "quantity": "5"}, "30"),
        ({"type_id": "teaching", "on": "2015-04-10", "quantity": "30"}, "60"),
        ({"type_id": "conference", "on": "2010-10-10", "quantity": None}, "24"),
        ({"type_id": "conference", "on": "2014-10-10", "quantity": "16"}, "16"),
        ({"type_id": "chapter-meeting", "quantity": "2"}, "2"),
        ({"type_id": "article", "quantity": "3"}, "1.5"),
        ({"type_id": "legacy-exam", "quantity": None}, "10"),
        ({"type_id": "opening-balance", "quantity": None, "points": "12.5"}, "12.5"),
        ({"type_id": "publication", "on": "2016-01-01", "quantity": None}, "2"),
        (
            {"type_id": "publication", "on": "2016-01-01", "quantity": None, "row": "m-research"},
            "5",
        ),
    ],
)
def test_points_are_quantity_times_the_rate_of_the_edition_in_force(
    fields: dict[str, str], expected: str
) -> None:
    assert claimed(details(rulebook(), **fields)) == Decimal(expected)  # type: ignore[arg-type]


def test_a_conference_without_a_quantity_has_the_days_of_its_period() -> None:
    written = details(rulebook(), "conference", "2025-09-08", None, until="2025-09-11")

    assert written.quantity == Quantity(400, Unit.DAY)
    assert claimed(written) == 32


def test_a_piece_without_a_quantity_is_one() -> None:
    assert details(rulebook(), "book", quantity=None).quantity == Quantity(100, Unit.BOOK)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quantity": None}, Reason.QUANTITY_NEEDED),
        ({"type_id": "college-course", "quantity": "3"}, Reason.WEEKS_NEEDED),
        ({"type_id": "college-course", "quantity": "3", "weeks": 0}, Reason.WEEKS_OUT_OF_RANGE),
        ({"weeks": 3}, Reason.WEEKS_NOT_FOR_TYPE),
        (
            {"type_id": "college-course", "on": "2015-05-05", "quantity": "30", "weeks": 3},
            Reason.WEEKS_NOT_IN_EDITION,
        ),
        ({"score": 300}, Reason.SCORE_NOT_FOR_TYPE),
        ({"type_id": "exam", "quantity": None, "score": 199}, Reason.SCORE_OUT_OF_RANGE),
        ({"type_id": "exam", "quantity": None, "score": 351}, Reason.SCORE_OUT_OF_RANGE),
        ({"type_id": "volunteering", "quantity": None}, Reason.POINTS_NEEDED),
        ({"type_id": "other", "quantity": None}, Reason.POINTS_NEEDED),
        ({"type_id": "teaching", "on": "2010-01-01", "quantity": "2"}, Reason.POINTS_NEEDED),
        ({"points": "3"}, Reason.REASON_NEEDED),
        ({"type_id": "juggling", "quantity": None}, Reason.TYPE_UNKNOWN),
        ({"topics": ("juggling",)}, Reason.TOPIC_UNKNOWN),
        ({"category": "juggling"}, Reason.CATEGORY_UNKNOWN),
        ({"category": "membership"}, Reason.CATEGORY_NOT_THEN),
        ({"row": "m-research"}, Reason.ROW_NOT_FOR_TYPE),
        ({"until": "2025-05-19"}, Reason.UNTIL_BEFORE_DATE),
        ({"on": "1949-12-31"}, Reason.DATE_OUT_OF_RANGE),
        ({"provider": "two\nlines"}, Reason.NOT_ONE_LINE),
        ({"notes": "nul\0"}, Reason.TEXT_NOT_STORABLE),
        ({"notes": "x" * 100_001}, Reason.TEXT_TOO_LONG),
        ({"provider": "\ud800"}, Reason.TEXT_NOT_STORABLE),
    ],
)
def test_what_is_wrong_is_refused_by_name(fields: dict[str, object], reason: Reason) -> None:
    assert refused(**fields) is reason


@pytest.mark.parametrize("title", ["", "   "])
def test_a_title_is_needed_even_of_a_draft(title: str) -> None:
    with pytest.raises(Refusal) as caught:
        entry.checked(Details(title, draft=True), rulebook())

    assert caught.value.reason is Reason.TITLE_EMPTY


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (Details("x", type="webinar"), Reason.DATE_NEEDED),
        (Details("x", date=day("2025-01-01")), Reason.TYPE_NEEDED),
        (Details("x", until=day("2025-01-01"), draft=True), Reason.DATE_NEEDED),
    ],
)
def test_what_is_no_draft_needs_a_type_and_a_date(written: Details, reason: Reason) -> None:
    with pytest.raises(Refusal) as caught:
        entry.checked(written, rulebook())

    assert caught.value.reason is reason


def test_a_draft_needs_only_a_title() -> None:
    assert entry.checked(Details(" Webinar? ", draft=True), rulebook()).title == "Webinar?"


@pytest.mark.parametrize("type_id", ["webinar", "conference", "college-course", "volunteering"])
def test_a_draft_of_any_type_may_lack_all_else(type_id: str) -> None:
    assert entry.checked(Details("x", type=type_id, draft=True), rulebook()).type == type_id


def test_a_drafts_quantity_takes_the_unit_of_its_type_once_it_has_one() -> None:
    typed = Details(
        "x", quantity=Quantity(150, Unit.UNKNOWN), type="webinar", date=day("2025-01-01")
    )

    assert entry.checked(typed, rulebook()).quantity == Quantity(90, Unit.HOUR)


def test_a_quantity_without_a_type_has_no_unit_yet() -> None:
    assert entry.quantity_of(Decimal(2), Details("x"), rulebook()).unit is Unit.UNKNOWN


def test_a_quantity_in_the_unit_of_another_type_counts_as_not_given() -> None:
    book = Details("x", type="book", date=day("2025-01-01"), quantity=Quantity(90, Unit.HOUR))

    assert entry.checked(book, rulebook()).quantity == Quantity(100, Unit.BOOK)


def test_own_points_that_equal_the_rate_are_no_override() -> None:
    assert details(rulebook(), points="1.5").points is None


def test_own_points_with_a_reason_replace_the_rate() -> None:
    written = details(rulebook(), points="3", reason="the organiser says so")

    assert claimed(written) == 3


def test_own_points_without_hours_need_no_reason_as_no_value_is_known() -> None:
    assert claimed(details(rulebook(), quantity=None, points="2")) == 2


def test_a_category_of_its_time_may_be_chosen() -> None:
    written = details(rulebook(), "course", "2015-01-01", "2", category="presentations")

    found = price(written, rulebook())
    assert found is not None
    assert found.category == "presentations"


def test_an_activity_without_a_date_has_no_price() -> None:
    assert price(Details("x", type="webinar", draft=True), rulebook()) is None


def test_notes_keep_their_lines_and_a_title_its_inner_spaces() -> None:
    written = details(rulebook(), notes="one\r\ntwo\rthree ")

    assert written.notes == "one\ntwo\nthree"


def test_a_quantity_follows_the_period_where_it_is_its_days() -> None:
    by_itself = details(rulebook(), "conference", "2025-09-08", None, until="2025-09-11")

    assert entry.follows_period(by_itself)
    assert not entry.follows_period(replace(by_itself, quantity=Quantity(200, Unit.DAY)))
    assert not entry.follows_period(details(rulebook()))
