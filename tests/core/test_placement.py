import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day

from cpim_pdp.core import standing
from cpim_pdp.core.activities import Details
from cpim_pdp.core.credentials import designation_of
from cpim_pdp.core.cycles import cycles_of
from cpim_pdp.core.placement import Placing, Shown


def test_an_activity_without_a_date_has_no_place() -> None:
    credential, book = cpim(), rulebook()
    designation = designation_of(credential, book)
    cycles = cycles_of(credential, designation, (), day("2026-11-22"))
    policy = standing.policy_of(credential, designation, book, day("2028-03-31"))
    shown = Shown(cycles.cycle(1), policy, None, day("2026-11-22"))

    with pytest.raises(ValueError, match="without a date"):
        Placing("cred", cycles, shown, {}).place(activity(Details("x", draft=True)))
