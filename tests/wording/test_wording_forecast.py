"""Will the points be reached, in words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import values
from helpers.rules import rulebook

from cpim_pdp.core.forecasting.forecast import Basis, Forecast
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.wording import forecast
from cpim_pdp.wording.translation import english


def summary(
    on: str, *activities: tuple[str, str], likely: int = 0, target: str | None = None
) -> Summary:
    """Return a summary of courses by day and hours; with ``likely`` one of 30 hours is planned."""
    rules = rulebook()
    found = [
        values.activity(values.details(rules, "course", day, hours)) for day, hours in activities
    ]
    if likely:
        hoped = values.details(rules, "course", "2027-06-01", "30", planned=True, likelihood=likely)
        found.append(values.activity(hoped))
    more = {} if target is None else {"target": Decimal(target)}
    log = values.snapshot(*found, credentials=(values.cpim(**more),))
    return summarise(log, rules, log.credentials[0], values.day(on))


HALF_WAY = ("2024-06-01", "60")


def test_what_is_usual_says_how_likely_and_by_when() -> None:
    one = summary("2026-11-22", *((f"2026-0{month}-10", "5.5") for month in range(1, 10)))

    said = forecast.sentence(one)
    assert said.startswith(forecast.figure(one))
    assert said[len(forecast.figure(one)) :].startswith(
        " likely to reach 75 by 31 Mar 2028; more likely than not by "
    )
    assert forecast.beside_figure(one).startswith("likely by 31 Mar 2028, 75 points by about ")
    assert forecast.basis(one.forecast) == "Going by what the last 36 months brought."


def test_a_plan_alone_is_as_likely_as_it_is() -> None:
    one = summary("2026-11-22", HALF_WAY, likely=60)

    assert forecast.figure(one).endswith(" %")
    assert "likely to reach 75" in forecast.sentence(one)


def test_where_it_is_not_likely_it_says_what_is_needed() -> None:
    one = summary("2026-11-22", ("2026-06-01", "4"))

    assert "by 31 Mar 2028: 4.37 points a month are needed." in forecast.sentence(one)
    assert forecast.beside_figure(one) == "likely, 75 points by 31 Mar 2028"


def test_a_plan_that_is_sure_to_suffice_says_when() -> None:
    one = summary("2026-11-22", HALF_WAY, likely=100)

    assert forecast.sentence(one) == (
        "All 75 points are reached by 1 Jun 2027 if what is certain comes true."
    )
    assert forecast.figure(one) == "100 %"


def test_a_reached_target_says_since_when() -> None:
    one = summary("2026-11-22", ("2026-06-01", "80"))

    assert forecast.sentence(one) == "All 75 points are reached since 1 Jun 2026."
    assert forecast.beside_figure(one) == forecast.sentence(one)


def test_who_aims_at_more_reads_of_both() -> None:
    reached = summary("2026-11-22", ("2026-06-01", "80"), target="90")
    missing = summary("2026-11-22", ("2026-06-01", "10"), target="90")
    hoped = summary("2026-11-22", HALF_WAY, likely=70, target="89")

    assert "since 1 Jun 2026; " in forecast.sentence(reached)
    assert "to reach 90 by 31 Mar 2028." in forecast.sentence(reached)
    assert "to reach 90: " in forecast.sentence(missing)
    assert "to reach 89; more likely than not 75 by June 2027." in forecast.sentence(hoped)


def test_under_six_months_of_history_it_is_too_early() -> None:
    one = summary("2023-04-01", ("2023-03-20", "2"))

    assert forecast.sentence(one).startswith("Too early for a forecast: 1.2")
    assert forecast.figure(one) == ""
    assert forecast.basis(one.forecast) == "Under six months of history: too early to tell."


def test_what_there_will_be_is_said_with_how_far_it_may_be_off() -> None:
    usual = summary("2026-11-22", *((f"2026-0{month}-10", "5.5") for month in range(1, 10)))
    reached = summary("2028-03-31", ("2026-06-01", "80"))

    assert forecast.spread(usual).startswith("about ")
    assert " points by 31 Mar 2028, 8 times in 10 between " in forecast.spread(usual)
    assert forecast.spread(reached) == "80 points by 31 Mar 2028"
    for nothing in (summary("2023-04-01"), summary("2028-08-02")):
        assert forecast.spread(nothing) == ""


def test_the_pace_is_said_with_the_one_that_is_needed() -> None:
    missing, reached = (summary("2026-11-22", ("2026-06-01", hours)) for hours in ("6", "84"))
    late = summary("2028-04-02", ("2027-06-01", "40"))

    assert forecast.pace(missing) == "0.5 points a month in the last 12 months; 4.24 are needed"
    assert forecast.pace(reached) == "7 points a month in the last 12 months"
    assert forecast.pace(late) == "3.33 points a month in the last 12 months"


@pytest.mark.parametrize("on", ["2023-01-01", "2023-04-01", "2028-08-02"])
def test_of_too_short_a_time_and_once_it_expired_no_pace_is_said(on: str) -> None:
    assert forecast.pace(summary(on, ("2023-03-20", "8"))) == ""


def test_without_any_habit_it_says_so() -> None:
    one = summary("2026-11-22")

    assert forecast.basis(one.forecast) == "Nothing unplanned in the last 36 months to go by."
    assert forecast.figure(one) == "under 1 %"


def test_past_the_last_day_it_says_what_is_missing() -> None:
    one = summary("2028-04-02", ("2026-06-01", "40"))

    assert forecast.sentence(one).endswith("has passed with 35 points missing.")


def test_an_expired_credential_has_no_likelihood() -> None:
    one = summary("2028-08-02", ("2026-06-01", "40"))

    assert forecast.sentence(one) == "Expired: points bring it back no more."
    assert forecast.figure(one) == ""


def test_in_a_suspension_the_eve_of_the_next_step_is_the_last_day() -> None:
    rules = rulebook()
    log = values.snapshot(
        values.activity(values.details(rules, "course", "2018-01-20", "5")),
        credentials=(values.cpim("2013-06-10"),),
    )

    one = summarise(log, rules, log.credentials[0], values.day("2018-07-01"))

    assert "by 30 Jun 2019" in forecast.sentence(one)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.0, "100 %"),
        (0.999999, "over 99 %"),
        (0.995, "over 99 %"),
        (0.994, "99 %"),
        (0.826, "83 %"),
        (0.005, "1 %"),
        (0.004, "under 1 %"),
        (0.0, "under 1 %"),
    ],
)
def test_a_likelihood_is_whole_per_cent_and_certain_only_where_it_is(
    value: float, said: str
) -> None:
    assert forecast.likelihood(value) == said


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_has_its_words(basis: Basis) -> None:
    found: Forecast = replace(summary("2026-11-22").forecast, basis=basis, known=1)

    text = forecast.basis(found, english)

    assert text.endswith(".")
    assert "%n" not in text
    assert "(s)" not in text
