from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook

from cpim_pdp import assets
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rule_text import parse
from cpim_pdp.core.rulebook import CapKind

CURRENT = "edition-4-current.toml"
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


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    texts = dict(assets.rules())
    assert old in texts[name]
    texts[name] = texts[name].replace(old, new, 1)
    return texts


def without(name: str) -> dict[str, str]:
    return {file: text for file, text in assets.rules().items() if file != name}


def without_source() -> dict[str, str]:
    lines = assets.rules()[CURRENT].splitlines(keepends=True)
    first = next(line for line in lines if line.startswith("source ="))
    return replaced(CURRENT, first, "")


BREAKS: dict[str, tuple[Callable[[], dict[str, str]], str]] = {
    "text that is no TOML": (
        lambda: replaced("topics.toml", "[", "[["),
        r"topics\.toml: ",
    ),
    "a file that is missing": (
        lambda: without("policies.toml"),
        r"policies\.toml: the file is missing",
    ),
    "no edition at all": (
        lambda: {
            name: text for name, text in assets.rules().items() if not name.startswith("edition")
        },
        "the file is missing",
    ),
    "a file that nothing reads": (
        lambda: {**assets.rules(), "fees.toml": ""},
        r"fees\.toml: nothing reads this file",
    ),
    "an unknown row in the types": (
        lambda: replaced(CURRENT, 'course = ["cur-training-taken"]', 'course = ["cur-nothing"]'),
        f"{CURRENT}, types: there is no row cur-nothing",
    ),
    "a type that an edition leaves out": (
        lambda: replaced(CURRENT, 'webinar = ["cur-seminar"]\n', ""),
        f"{CURRENT}, types: webinar is missing",
    ),
    "a type that the catalogue does not have": (
        lambda: replaced(CURRENT, "[types]\n", "[types]\nyoga = []\n"),
        "there is no type yoga",
    ),
    "choices that are no list": (
        lambda: replaced(CURRENT, 'webinar = ["cur-seminar"]', 'webinar = "cur-seminar"'),
        "webinar must be a list of texts",
    ),
    "a gap between editions": (
        lambda: replaced(CURRENT, "first = 2019-01-01", "first = 2019-01-02"),
        "current: its period leaves a gap or an overlap",
    ),
    "an overlap of editions": (
        lambda: replaced(CURRENT, "first = 2019-01-01", "first = 2018-12-31"),
        "current: its period leaves a gap or an overlap",
    ),
    "an edition without end before another": (
        lambda: replaced("edition-3-2018.toml", "last = 2018-12-31\n", ""),
        "current: its period leaves a gap or an overlap",
    ),
    "days before the first edition": (
        lambda: replaced(
            "edition-1-pre-2013.toml", "last = 2012", "first = 1950-01-01\nlast = 2012"
        ),
        "pre-2013: nothing covers the days before it",
    ),
    "days after the last edition": (
        lambda: replaced(CURRENT, "first = 2019-01-01", "first = 2019-01-01\nlast = 2030-01-01"),
        "current: nothing covers the days after it",
    ),
    "a gap between policies": (
        lambda: replaced("policies.toml", "first = 2022-01-31", "first = 2022-02-01"),
        "ascm-90-day: its period leaves a gap or an overlap",
    ),
    "a date that is a text": (
        lambda: replaced(CURRENT, "first = 2019-01-01", 'first = "2019-01-01"'),
        "first must be a date",
    ),
    "a row twice in an edition": (
        lambda: replaced(CURRENT, 'id = "cur-exam-legacy"', 'id = "cur-exam"'),
        "row cur-exam stands there twice",
    ),
    "a row of another edition": (
        lambda: replaced(CURRENT, 'id = "cur-exam-cpim8"', 'id = "m-present"'),
        "row m-present stands there twice",
    ),
    "an edition twice": (
        lambda: replaced(CURRENT, 'id = "current"', 'id = "2018"'),
        "edition 2018 stands there twice",
    ),
    "a type twice": (
        lambda: replaced("activity-types.toml", 'id = "webinar"', 'id = "course"'),
        "type course stands there twice",
    ),
    "a topic twice": (
        lambda: replaced("topics.toml", '"demand"', '"supply"'),
        "topics supply stands there twice",
    ),
    "a policy twice": (
        lambda: replaced("policies.toml", 'id = "none"', 'id = "ascm-90-day"'),
        "policy ascm-90-day stands there twice",
    ),
    "a code that is another's former one": (
        lambda: replaced("designations.toml", 'former_codes = ["CFPIM"]', 'former_codes = ["CSCP"]'),
        "code CSCP stands there twice",
    ),
    "an unmaintained code that is maintained": (
        lambda: replaced("designations.toml", 'code = "CIRM"', 'code = "CPIM"'),
        "code CPIM stands there twice",
    ),
    "a row without source": (without_source, "row cur-exam: source is missing"),
    "an empty text": (
        lambda: replaced(CURRENT, 'confidence = "stated"', 'confidence = " "'),
        "row cur-exam: confidence must be a text that is not empty",
    ),
    "an unknown category of a row": (
        lambda: replaced(CURRENT, 'category = "education"', 'category = "membership"'),
        "row cur-exam: there is no category membership",
    ),
    "an unknown category of an edition": (
        lambda: replaced(CURRENT, '["education", "service"]', '["education", "sport"]'),
        "there is no category sport",
    ),
    "a rate that is a float": (
        lambda: replaced(CURRENT, 'rate = "20"', "rate = 20.0"),
        "row cur-exam: rate must be a number above 0",
    ),
    "a rate with three places": (
        lambda: replaced(CURRENT, 'rate = "20"', 'rate = "20.001"'),
        "rate must be a number above 0",
    ),
    "a rate of nothing": (
        lambda: replaced(CURRENT, 'rate = "20"', 'rate = "0"'),
        "rate must be a number above 0",
    ),
    "a rate that is no number": (
        lambda: replaced(CURRENT, 'rate = "20"', 'rate = "NaN"'),
        "rate must be a number above 0",
    ),
    "a rate without unit": (
        lambda: replaced(CURRENT, 'unit = "exam"\nrate', "rate"),
        "row cur-exam: a rate needs a unit",
    ),
    "an unknown unit": (
        lambda: replaced(CURRENT, 'unit = "exam"', 'unit = "fortnight"'),
        "there is no unit fortnight",
    ),
    "an unknown kind of cap": (
        lambda: replaced(CURRENT, 'kind = "event"', 'kind = "month"'),
        "row cur-conference, cap: there is no kind month",
    ),
    "a cap without points": (
        lambda: replaced(CURRENT, 'kind = "event", points = "24"', 'kind = "event"'),
        "row cur-conference, cap: points is missing",
    ),
    "a share without designations": (
        lambda: replaced("edition-2-2013-2017.toml", ', share = { CPIM = "0.6", CPIM-F = "0.8" }', ""),
        "row m-present, cap: share is missing",
    ),
    "a share of an unknown designation": (
        lambda: replaced("edition-2-2013-2017.toml", 'CPIM-F = "0.8"', 'PMP = "0.8"'),
        "there is no designation PMP",
    ),
    "a cap that is no table": (
        lambda: replaced(CURRENT, 'cap = { kind = "event", points = "24" }', "cap = 24"),
        "cap must be a table",
    ),
    "a row's unknown designation": (
        lambda: replaced(CURRENT, 'designations = ["CPIM", "CSCP"', 'designations = ["CPIM", "PMP"'),
        "there is no designation PMP",
    ),
    "a surcharge of an unknown designation": (
        lambda: replaced("policies.toml", 'CSCP = "15"', 'PMP = "15"'),
        "policy apics-five-year, surcharge: there is no designation PMP",
    ),
    "a designation's unknown policy": (
        lambda: replaced("designations.toml", '"apics-five-year"', '"forever"'),
        "designation CPIM: there is no policy forever",
    ),
    "a designation without years": (
        lambda: replaced("designations.toml", "years = 5\n", ""),
        "designation CPIM: a designation needs years",
    ),
    "years that are no whole number": (
        lambda: replaced("designations.toml", "years = 5", "years = true"),
        "years must be a whole number",
    ),
    "a suspension in years and days": (
        lambda: replaced("policies.toml", "suspension_years = 5", "suspension_years = 5\nsuspension_days = 90"),
        "a suspension lasts years or days, not both",
    ),
    "a dated policy without source": (
        lambda: replaced("policies.toml", "# For credentials", '\n[[policy]]\nid = "next"\nfirst = 2040-01-01\nassumption = "-"\nsources = []\n\n# For credentials'),
        "policy next: a policy needs a source",
    ),
    "sources that are no list": (
        lambda: replaced("policies.toml", "sources = []", 'sources = ["a page"]'),
        "sources must be a list of tables",
    ),
    "a mark that is no yes or no": (
        lambda: replaced("activity-types.toml", "weekly = true", "weekly = 1"),
        "type college-course: weekly must be true or false",
    ),
    "a field that nothing reads": (
        lambda: replaced(CURRENT, 'rate = "20"', 'rate = "20"\nrates = "20"'),
        "row cur-exam: nothing reads rates",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("broken", "complaint"), BREAKS.values(), ids=BREAKS)
def test_a_broken_text_is_named_with_file_and_row(
    broken: Callable[[], dict[str, str]], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(broken())


def test_rows_need_not_name_an_edition_in_order() -> None:
    texts = {name.replace("edition-1", "edition-9"): text for name, text in assets.rules().items()}

    with_other_names = parse(texts)

    assert with_other_names.edition_on(date(2010, 1, 1)).id == "pre-2013"
