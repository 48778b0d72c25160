from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import cpim, day
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import standing
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.standing import Standing, Verdict

ORDER = [Standing.ACTIVE, Standing.SUSPENDED, Standing.EXPIRED]


def judge(policy: str, due: str, on: str, designation: str = "CPIM") -> Verdict:
    book = rulebook()
    return standing.verdict(book.policies[policy], book.designation(designation), day(due), day(on))


@pytest.mark.parametrize(
    ("on", "expected", "cpim_points", "fellow_points"),
    [
        ("2018-06-30", Standing.ACTIVE, 75, 100),
        ("2018-07-01", Standing.SUSPENDED, 90, 120),
        ("2019-06-30", Standing.SUSPENDED, 90, 120),
        ("2019-07-01", Standing.SUSPENDED, 105, 140),
        ("2022-07-01", Standing.SUSPENDED, 150, 200),
        ("2023-06-30", Standing.SUSPENDED, 150, 200),
        ("2023-07-01", Standing.EXPIRED, 150, 200),
        ("2030-01-01", Standing.EXPIRED, 150, 200),
    ],
)
def test_the_five_year_policy_adds_a_step_for_each_begun_year(
    on: str, expected: Standing, cpim_points: int, fellow_points: int
) -> None:
    plain = judge("apics-five-year", "2018-06-30", on)
    fellow = judge("apics-five-year", "2018-06-30", on, "CFPIM")

    assert plain.standing is fellow.standing is expected
    assert (plain.required, fellow.required) == (cpim_points, fellow_points)


@pytest.mark.parametrize(
    ("on", "expected", "until"),
    [
        ("2026-08-31", Standing.ACTIVE, "2026-08-31"),
        ("2026-09-01", Standing.SUSPENDED, "2026-11-29"),
        ("2026-11-29", Standing.SUSPENDED, "2026-11-29"),
        ("2026-11-30", Standing.EXPIRED, None),
    ],
)
def test_the_ninety_day_policy_asks_for_no_more_points(
    on: str, expected: Standing, until: str | None
) -> None:
    found = judge("ascm-90-day", "2026-08-31", on)

    assert found.standing is expected
    assert found.required == 75
    assert found.until == (None if until is None else day(until))


def test_a_custom_credential_expires_on_the_day_after() -> None:
    book = rulebook()
    custom = Credential(
        "c", "custom", day("2020-01-10"), None, title="PMP", points=Decimal(60), years=3
    )
    designation = designation_of(custom, book)
    policy = standing.policy_of(custom, designation, book, day("2023-01-31"))

    on_time = standing.verdict(policy, designation, day("2023-01-31"), day("2023-01-31"))
    late = standing.verdict(policy, designation, day("2023-01-31"), day("2023-02-01"))

    assert (on_time.standing, late.standing) == (Standing.ACTIVE, Standing.EXPIRED)
    assert late.required == 60


@pytest.mark.parametrize(
    ("designation", "due", "expected"),
    [
        ("CPIM", "2022-01-30", "apics-five-year"),
        ("CPIM", "2022-01-31", "ascm-90-day"),
        ("CTSC", "2021-01-31", "ascm-90-day"),
    ],
)
def test_the_date_of_the_deadline_picks_the_policy(
    designation: str, due: str, expected: str
) -> None:
    book = rulebook()
    credential = cpim(designation=designation)

    found = standing.policy_of(credential, book.designation(designation), book, day(due))

    assert found.id == expected


def test_the_holder_may_switch_to_the_other_policy() -> None:
    book = rulebook()
    credential = cpim(policy="apics-five-year")

    found = standing.policy_of(credential, book.designation("CPIM"), book, day("2028-03-31"))

    assert found.id == "apics-five-year"


@given(
    st.sampled_from(["apics-five-year", "ascm-90-day", "none"]),
    st.dates(date(1960, 1, 1), date(2150, 1, 1)),
    st.lists(st.integers(-2_500, 5_000), min_size=2, max_size=12),
)
def test_without_a_filing_standing_only_gets_worse_as_time_goes_on(
    policy: str, due: date, offsets: list[int]
) -> None:
    days = [due + timedelta(days=offset) for offset in sorted(offsets)]

    found = [judge(policy, str(due), str(one)) for one in days]

    ranks = [ORDER.index(one.standing) for one in found]
    assert ranks == sorted(ranks)
    required = [one.required for one in found]
    assert required == sorted(required)
    assert all(
        one.until is None or one.until >= asked for one, asked in zip(found, days, strict=True)
    )


def test_the_days_on_which_the_surcharge_grows_are_those_after_each_anniversary() -> None:
    found = standing.surcharge_days(rulebook().policies["apics-five-year"], day("2018-06-30"))

    assert [str(one) for one in found] == [f"{year}-07-01" for year in range(2018, 2023)]


@pytest.mark.parametrize(
    ("credential", "due", "policy", "by"),
    [
        (cpim(), "2022-01-30", "apics-five-year", standing.PickedBy.DEADLINE),
        (cpim(), "2022-01-31", "ascm-90-day", standing.PickedBy.DEADLINE),
        (cpim(policy="apics-five-year"), "2028-03-31", "apics-five-year", standing.PickedBy.HOLDER),
        (cpim(designation="CTSC"), "2020-03-31", "ascm-90-day", standing.PickedBy.DESIGNATION),
    ],
)
def test_it_is_known_what_picked_the_policy(
    credential: Credential, due: str, policy: str, by: standing.PickedBy
) -> None:
    designation = designation_of(credential, rulebook())

    pick = standing.picked(credential, designation, rulebook(), day(due))

    assert (pick.policy.id, pick.by) == (policy, by)
