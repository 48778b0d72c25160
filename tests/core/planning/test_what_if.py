from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.forecasting.forecast import Basis
from cpim_pdp.core.planning.what_if import Addition, as_planned, what_if
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.schedules import Series
from cpim_pdp.core.summary import Summary, summarise

ON = day("2026-11-22")


def of(type_id: str, on: str, quantity: str | None = "1", **more: object) -> Details:
    return details(rulebook(), type_id, on, quantity, **more)


def summary(*activities: Activity) -> Summary:
    log = snapshot(*activities)
    return summarise(log, rulebook(), log.credentials[0], ON)


def usual(hours: str = "1") -> list[Activity]:
    months = range(2023 * 12 + 3, 2026 * 12 + 11)
    return [activity(of("course", f"{m // 12}-{m % 12 + 1:02}-10", hours)) for m in months]


CONFERENCE = of("conference", "2027-10-04", None, until="2027-10-06")
WEBINAR = Details(title="Webinar", type="webinar", quantity=of("webinar", "2027-01-01").quantity)
MONTHLY = Recurrence(Frequency.MONTHLY, 1, Weekday.TUESDAY, 2)


def test_a_conference_makes_it_likelier_before_anything_is_saved() -> None:
    now = summary(*usual())

    found = what_if(now, [CONFERENCE])

    assert found.brings == 24
    assert found.forecast.likelihood is not None
    assert now.forecast.likelihood is not None
    assert found.forecast.likelihood > now.forecast.likelihood + 0.3
    assert now.points.planned == 0


def test_nothing_added_changes_nothing() -> None:
    now = summary(*usual(), activity(CONFERENCE))

    found = what_if(now, [])

    assert (found.planned, found.brings) == (24, 0)
    assert found.forecast == now.forecast


def test_what_comes_again_is_there_as_often_as_it_would_be_made() -> None:
    two_a_month = [
        Series(WEBINAR, MONTHLY, start=ON),
        Series(replace(WEBINAR, title="Second"), replace(MONTHLY, ordinal=4), start=ON),
    ]
    now = summary(*usual())

    found = what_if(now, two_a_month)

    assert found.brings == 33
    assert {one.day.weekday() for one in found.foresight.prospect.planned} == {1}
    assert found.foresight.burn_up.planned[-1].points == now.points.counted + 33


def test_days_that_the_log_has_already_are_not_planned_again() -> None:
    there = activity(replace(of("webinar", "2026-12-08"), title="webinar"))

    now = summary(there)

    assert what_if(now, [Series(WEBINAR, MONTHLY, start=ON)]).brings == 15


def test_a_conference_counts_as_the_cap_allows_with_what_is_there() -> None:
    named = replace(CONFERENCE, event="Connect")
    now = summary(activity(named))

    assert what_if(now, [named]).brings == 0
    assert what_if(now, [CONFERENCE, CONFERENCE]).brings == 48


def test_an_addition_is_planned_whatever_its_day_and_mark() -> None:
    past = of("course", "2026-05-10", "5")

    (planned,) = as_planned([past], summary().situation)

    assert planned.planned
    assert what_if(summary(), [past]).brings == 5


def test_what_lies_outside_the_cycle_brings_nothing() -> None:
    assert what_if(summary(), [of("course", "2029-05-10", "5")]).brings == 0


def test_what_the_log_would_not_take_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        what_if(summary(), [Details(title="", type="webinar")])

    assert refused.value.reason is Reason.TITLE_EMPTY


def test_a_certain_addition_that_is_enough_makes_it_certain() -> None:
    found = what_if(summary(*usual()), [of("course", "2027-05-10", "60", likelihood=100)])

    assert found.forecast.basis is Basis.CERTAIN


moments = st.dates(ON + timedelta(days=1), day("2028-06-30"))
additions = st.lists(
    st.one_of(
        st.builds(
            lambda on, cents, chance: of(
                "course", on.isoformat(), str(Decimal(cents) / 100), likelihood=chance
            ),
            moments,
            st.integers(1, 900),
            st.sampled_from([None, 0, 30, 100]),
        ),
        st.builds(
            lambda on, event: of("conference", on.isoformat(), "2", event=event),
            moments,
            st.sampled_from(["", "Connect"]),
        ),
        st.builds(lambda on: of("volunteering", on.isoformat(), "1", points=Decimal(3)), moments),
    ),
    max_size=6,
)


@given(additions, additions)
@settings(max_examples=50)
def test_it_is_just_what_the_forecast_is_once_they_are_saved(
    there: list[Details], more: list[Details]
) -> None:
    log = [*usual("0.75"), *map(activity, there)]
    saved = summary(*log, *(activity(replace(one, planned=True)) for one in more))

    found = what_if(summary(*log), more)

    assert found.planned == saved.points.planned
    assert found.forecast == replace(
        saved.forecast,
        likelihood=pytest.approx(saved.forecast.likelihood, abs=1e-12),
        target_likelihood=pytest.approx(saved.forecast.target_likelihood, abs=1e-12),
    )
    assert found.foresight.burn_up == saved.burn_up


def saved_series(series: Series, log: list[Activity]) -> list[Activity]:
    one: Addition = series
    return [activity(entry) for entry in as_planned([one], summary(*log).situation)]


def test_a_series_is_just_what_the_forecast_is_once_it_is_saved() -> None:
    log, series = usual("0.75"), Series(WEBINAR, MONTHLY, start=date(2026, 12, 1))

    found = what_if(summary(*log), [series])

    assert found.forecast == summary(*log, *saved_series(series, log)).forecast


def test_every_credential_has_its_own() -> None:
    sister = cpim("2022-05-05", id="sister", designation="CSCP")
    log = snapshot(credentials=(cpim(), sister))
    found = [summarise(log, rulebook(), one, ON) for one in log.credentials]

    brings = [what_if(one, [of("course", "2027-08-10", "5")]).brings for one in found]

    assert brings == [5, 0]
