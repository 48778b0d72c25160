"""The burn-up chart in words: as a whole, and on one day."""

from dataclasses import replace
from decimal import Decimal

from helpers import values
from helpers.rules import rulebook

from cpim_pdp.core.forecasting.burn_up import BurnUp
from cpim_pdp.core.forecasting.reading import read
from cpim_pdp.core.summary import summarise
from cpim_pdp.wording import burn_up

ON = "2026-11-22"


def chart(*courses: tuple[str, str], target: str | None = None, plan: str = "") -> BurnUp:
    """Return the chart of a holder of a CPIM with courses by day and hours."""
    rules = rulebook()
    found = [values.activity(values.details(rules, "course", day, much)) for day, much in courses]
    if plan:
        hoped = values.details(rules, "course", "2027-06-01", plan, planned=True, likelihood=40)
        found.append(values.activity(hoped))
    more = {} if target is None else {"target": Decimal(target)}
    log = values.snapshot(*found, credentials=(values.cpim(**more),))
    return summarise(log, rules, log.credentials[0], values.day(ON)).burn_up


HALF_WAY = tuple((f"2026-0{month}-10", "5.5") for month in range(1, 10))


def test_the_whole_tells_span_points_plans_and_what_is_likely() -> None:
    said = burn_up.whole(chart(*HALF_WAY, plan="8"))

    assert said.startswith("14 Mar 2023 to 31 Mar 2028: 49.5 counted of 75 points required. ")
    assert "57.5 points if all plans come true." in said
    assert said.endswith(burn_up.ahead(chart(*HALF_WAY, plan="8")))
    assert "By 31 Mar 2028 likely " in said
    assert "The aim" not in said


def test_an_aim_beyond_what_is_required_is_told() -> None:
    assert "The aim is 85 points." in burn_up.whole(chart(*HALF_WAY, target="85"))


def test_where_it_is_too_early_nothing_is_said_of_what_is_likely() -> None:
    young = replace(chart(), band=())

    assert burn_up.ahead(young) == ""
    assert burn_up.whole(young) == ("14 Mar 2023 to 31 Mar 2028: 0 counted of 75 points required.")


def test_a_day_is_read_out_as_one_sentence() -> None:
    found = chart(*HALF_WAY, plan="8")

    past = burn_up.sentence(found, read(found, values.day("2026-02-20")))
    today = burn_up.sentence(found, read(found, found.on))
    due = burn_up.sentence(found, read(found, found.due))

    assert past == "20 Feb 2026: Counted 11, Pace needed 43.5"
    assert today.startswith("22 Nov 2026, today: Counted 49.5, Pace needed ")
    assert due.startswith("31 Mar 2028, due: If plans come true 57.5, Likely (8 in 10) ")
    assert due.endswith("Pace needed 75")


def test_the_rows_name_what_the_lines_are_called() -> None:
    found = chart(*HALF_WAY, plan="8")

    names = [name for name, _ in burn_up.rows(read(found, found.due))]

    assert names == [burn_up.planned(), burn_up.band(), burn_up.median(), burn_up.pace()]
