from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook

from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import CapKind

EDITIONS_ON = {
    date(1950, 1, 1): "pre-2013",
    date(2012, 12, 31): "pre-2013",
    date(2013, 1, 1): "2013-2017",
    date(2018, 1, 3): "2013-2017",
    date(2018, 1, 4): "2018",
    date(2018, 12, 31): "2018",
    date(2019, 1, 1): "current",
    date(2199, 12, 31): "current",
}


@pytest.mark.parametrize(("day", "edition"), EDITIONS_ON.items())
def test_each_day_has_its_edition(day: date, edition: str) -> None:
    assert rulebook().edition_on(day).id == edition


def test_all_rows_of_the_four_editions_are_there() -> None:
    counts = {edition.id: len(edition.rows) for edition in rulebook().editions}

    assert counts == {"pre-2013": 11, "2013-2017": 13, "2018": 12, "current": 19}


def test_every_row_names_its_source_date_and_confidence() -> None:
    for edition in rulebook().editions:
        for row in edition.rows.values():
            assert row.source.address
            assert row.source.date
            assert row.confidence


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("CPIM", 75),
        ("CSCP", 75),
        ("CLTD", 75),
        ("CTSC", 75),
        ("CPIM-F", 100),
        ("CSCP-F", 100),
        ("CLTD-F", 100),
    ],
)
def test_designations_ask_for_their_points_in_five_years(code: str, points: int) -> None:
    designation = rulebook().designation(code)

    assert (designation.points, designation.years) == (points, 5)


def test_the_old_name_of_the_fellow_is_accepted() -> None:
    assert rulebook().designation("cfpim").code == "CPIM-F"
    assert rulebook().present_code(" cfpim ") == "CPIM-F"
    assert rulebook().present_code("2f6a") == "2f6a"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("SCOR-P", Reason.DESIGNATION_NOT_MAINTAINED),
        ("CIRM", Reason.DESIGNATION_RULES_UNKNOWN),
        ("PMP", Reason.DESIGNATION_UNKNOWN),
    ],
)
def test_what_is_not_maintained_is_refused_with_its_reason(code: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        rulebook().designation(code)

    assert refused.value.reason is reason


def test_only_the_90_days_have_figures_for_ctsc() -> None:
    assert rulebook().designation("CTSC").policies == ("ascm-90-day",)
    assert rulebook().designation("CPIM").policies == ("apics-five-year", "ascm-90-day")


def test_the_two_policies_meet_at_the_end_of_january_2022() -> None:
    five, ninety = rulebook().policies["apics-five-year"], rulebook().policies["ascm-90-day"]

    assert (five.first, five.last) == (None, date(2022, 1, 30))
    assert (ninety.first, ninety.last) == (date(2022, 1, 31), None)
    assert (five.suspension_years, five.surcharge["CPIM"], five.surcharge["CPIM-F"]) == (5, 15, 20)
    assert (ninety.suspension_days, ninety.surcharge) == (90, {})
    assert (five.late_points_count, ninety.late_points_count) == (True, False)


def test_a_conference_day_is_worth_eight_points_up_to_24() -> None:
    row = rulebook().row("conference", date(2024, 5, 1))

    assert row is not None
    assert (row.unit, row.rate) == (Unit.DAY, 8)
    assert row.cap is not None
    assert (row.cap.kind, row.cap.points) == (CapKind.EVENT, 24)


def test_presentations_before_2018_are_capped_by_a_share() -> None:
    row = rulebook().row("teaching", date(2015, 5, 1))

    assert row is not None
    assert row.category == "presentations"
    assert row.cap is not None
    assert row.cap.share == {"CPIM": Decimal("0.6"), "CPIM-F": Decimal("0.8")}


def test_a_category_that_may_supply_all_points_has_no_cap() -> None:
    row = rulebook().row("course", date(2010, 5, 1))

    assert row is not None
    assert row.cap is None
    assert "no cap" in row.assumption


def test_a_college_course_counts_credit_hours_by_weeks_since_2019() -> None:
    row = rulebook().row("college-course", date(2024, 5, 1))
    before = rulebook().row("college-course", date(2018, 5, 1))

    assert row is not None
    assert (row.unit, row.by_weeks, row.rate) == (Unit.CREDIT_HOUR, True, 1)
    assert before is not None
    assert (before.unit, before.by_weeks) == (Unit.HOUR, False)


def test_a_publication_before_2018_leaves_the_holder_a_choice() -> None:
    edition = rulebook().edition_on(date(2015, 5, 1))
    chosen = rulebook().row("publication", date(2015, 5, 1), "m-research")

    assert edition.choices["publication"] == ("m-article", "m-research", "m-reference")
    assert chosen is not None
    assert chosen.rate == 5


def test_a_row_without_a_stated_category_is_education_and_says_so() -> None:
    row = rulebook().row("book", date(2024, 5, 1))

    assert row is not None
    assert row.category == "education"
    assert "taken as education" in row.assumption


def test_categories_keep_the_order_of_the_form() -> None:
    across = rulebook().categories_between(date(2016, 1, 1), date(2019, 1, 1))

    assert across == ("education", "presentations", "service", "membership")
    assert rulebook().edition_on(date(2020, 1, 1)).categories == ("education", "service")


def test_fees_are_facts_that_nothing_is_computed_from() -> None:
    fees = [fact for fact in rulebook().filing.facts if fact.about == "fee"]

    assert len(fees) == 3
    assert rulebook().filing.opens_after_days == 30


def test_no_source_states_how_long_papers_are_kept_but_other_bodies_do() -> None:
    periods = [(one.body, one.months) for one in rulebook().filing.retention]

    assert periods[0] == ("Tennessee CPA", 60)
    assert periods == sorted(periods, key=lambda one: (-one[1], one[0]))
    assert all(one.source.address.startswith("http") for one in rulebook().filing.retention)


@pytest.mark.parametrize(
    ("day", "category", "kind"),
    [
        (date(2026, 5, 1), "service", CapKind.YEAR),
        (date(2015, 5, 1), "presentations", CapKind.SHARE),
        (date(2015, 5, 1), "membership", None),
        (date(2026, 5, 1), "education", None),
        (date(2026, 5, 1), "presentations", None),
    ],
)
def test_a_cap_over_all_that_a_category_holds_is_the_category_s(
    day: date, category: str, kind: CapKind | None
) -> None:
    found = rulebook().edition_on(day).cap_over(category)

    assert (None if found is None else found.kind) is kind
