import pytest
from helpers.rules import rulebook
from helpers.values import cpim, day, snapshot

from cpim_pdp.core.situation import cycle_holding


def test_no_cycle_holds_a_day_before_the_certification() -> None:
    with pytest.raises(ValueError, match="before the certification"):
        cycle_holding(snapshot(), rulebook(), cpim(), day("2020-01-01"), day("2026-11-22"))
