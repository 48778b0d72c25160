"""Pricing many activities at once: each gets the very price that it would get alone."""

from datetime import date
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.activities import Details
from cpim_pdp.core.pricing import Prices, price
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal

DAYS = st.dates(date(2009, 1, 1), date(2030, 12, 31)) | st.none()
DETAILS = st.builds(
    Details,
    title=st.just("x"),
    type=st.sampled_from(sorted(rulebook().types)) | st.none(),
    date=DAYS,
    until=DAYS,
    quantity=st.builds(Quantity, st.integers(1, 3) | st.just(90), st.sampled_from(Unit))
    | st.none(),
    weeks=st.integers(1, 3) | st.none(),
    points=st.sampled_from([Decimal("1.00"), Decimal("2.50")]) | st.none(),
    category=st.sampled_from(["education", "service", "membership"]) | st.none(),
)


@given(st.lists(DETAILS, max_size=40))
def test_every_price_is_the_one_it_has_alone(written: list[Details]) -> None:
    prices = Prices(rulebook())

    assert [prices.of(one) for one in written] == [price(one, rulebook()) for one in written]


def test_what_is_priced_alike_has_the_same_price() -> None:
    prices = Prices(rulebook())
    one = Details("a", type="webinar", date=date(2026, 5, 4), quantity=Quantity(90, Unit.HOUR))
    other = Details("b", type="webinar", date=date(2026, 9, 9), quantity=Quantity(90, Unit.HOUR))

    assert prices.of(one) is prices.of(other)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Prices(rulebook()).of(Details("a", type="juggling", date=date(2026, 5, 4)))

    assert refused.value.reason is Reason.TYPE_UNKNOWN
