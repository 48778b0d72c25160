"""What holds of every forecast, whatever the log: more points and more time never make it worse."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.forecasting.chances import Chances
from cpim_pdp.core.summary import Summary, summarise

ON = day("2026-11-22")
ROUNDING = 1e-9
days = st.dates(day("2023-03-14"), ON)
days_ahead = st.dates(ON + timedelta(days=1), day("2028-03-31"))


def done(on: date, hours: Decimal) -> Activity:
    return activity(details(rulebook(), "course", on.isoformat(), str(hours)))


def volunteered(on: date, hours: Decimal) -> Activity:
    return activity(details(rulebook(), "volunteering", on.isoformat(), "1", points=hours))


def planned(on: date, hours: Decimal, likelihood: int) -> Activity:
    return activity(
        details(rulebook(), "course", on.isoformat(), str(hours), likelihood=likelihood)
    )


amounts = st.integers(1, 900).map(lambda cents: Decimal(cents) / 100)
earned = st.lists(
    st.one_of(st.builds(done, days, amounts), st.builds(volunteered, days, amounts)), max_size=12
)
plans = st.lists(st.builds(planned, days_ahead, amounts, st.integers(0, 100)), max_size=4)


def summary(*activities: Activity, due: date | None = None) -> Summary:
    held = replace(cpim(), due=due)
    log = snapshot(*activities, credentials=(held,))
    return summarise(log, rulebook(), held, ON)


def likelihood(*activities: Activity, due: date | None = None) -> float:
    found = summary(*activities, due=due).forecast.likelihood
    assert found is not None
    return found


@given(earned, plans, days, amounts)
@settings(max_examples=40)
def test_more_points_never_make_it_less_likely(
    log: list[Activity], plan: list[Activity], on: date, hours: Decimal
) -> None:
    assert likelihood(*log, *plan, done(on, hours)) >= likelihood(*log, *plan) - ROUNDING


@given(earned, plans, days_ahead, amounts, st.integers(0, 100))
@settings(max_examples=40)
def test_one_more_plan_never_makes_it_less_likely(
    log: list[Activity], plan: list[Activity], on: date, hours: Decimal, chance: int
) -> None:
    with_it = likelihood(*log, *plan, planned(on, hours, chance))

    assert with_it >= likelihood(*log, *plan) - ROUNDING


@given(earned, plans, st.dates(ON, day("2028-03-31")), st.integers(1, 400))
@settings(max_examples=40)
def test_more_time_never_makes_it_less_likely(
    log: list[Activity], plan: list[Activity], due: date, more: int
) -> None:
    later = min(due + timedelta(days=more), day("2028-06-30"))

    assert likelihood(*log, *plan, due=later) >= likelihood(*log, *plan, due=due) - ROUNDING


@given(earned, plans)
@settings(max_examples=40)
def test_what_there_will_be_only_grows_and_adds_up_to_one(
    log: list[Activity], plan: list[Activity]
) -> None:
    chances = Chances(summary(*log, *plan).foresight.prospect)
    lows = []
    for place in range(chances.time.places):
        outcome = chances.outcome(place)
        assert abs(sum(chance for _, chance in outcome.planned) - 1) < ROUNDING
        assert abs(outcome.tail[0] - 1) < ROUNDING
        low, median, high = outcome.quantiles((0.1, 0.5, 0.9))
        assert low <= median <= high
        lows.append(low)
    assert lows == sorted(lows)


@given(earned, plans)
@settings(max_examples=40)
def test_a_plan_that_is_certain_to_be_enough_is_certain(
    log: list[Activity], plan: list[Activity]
) -> None:
    enough = planned(day("2027-06-01"), Decimal(75), 100)

    assert likelihood(*log, *plan, enough) == 1


@given(earned, plans)
@settings(max_examples=40)
def test_only_what_is_certain_has_a_likelihood_of_one(
    log: list[Activity], plan: list[Activity]
) -> None:
    sure = [one for one in plan if one.details.likelihood == 100]
    in_the_end = summary(*log, *sure).points

    found = summary(*log, *plan).forecast

    assert (found.likelihood == 1) == (in_the_end.counted + in_the_end.planned >= 75)


@given(earned, plans, st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_entries_does_not_matter(
    log: list[Activity], plan: list[Activity], shuffler: object
) -> None:
    there = [*log, *plan]
    shuffled = list(there)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = summary(*there).forecast, summary(*shuffled).forecast

    assert one.at_due == other.at_due
    assert one.likelihood is not None
    assert other.likelihood is not None
    assert abs(one.likelihood - other.likelihood) < ROUNDING
