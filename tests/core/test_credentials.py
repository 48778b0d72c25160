from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import cpim, day

from cpim_pdp.core import credentials
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.refusals import Reason, Refusal

CUSTOM = Credential(
    "c", "Custom", day("2024-01-10"), title=" PMP ", points=Decimal("60.004"), years=3
)


def refused(credential: Credential) -> Reason:
    with pytest.raises(Refusal) as caught:
        credentials.checked(credential, rulebook())
    return caught.value.reason


def test_a_former_code_is_kept_as_the_present_one() -> None:
    assert credentials.checked(cpim(designation="cfpim"), rulebook()).designation == "CPIM-F"


def test_a_custom_credential_has_its_own_figures() -> None:
    tidy = credentials.checked(CUSTOM, rulebook())

    found = credentials.designation_of(tidy, rulebook())

    assert (tidy.title, found.points, found.years) == ("PMP", Decimal("60.00"), 3)
    assert found.policies == ("none",)


@pytest.mark.parametrize(
    ("credential", "reason"),
    [
        (cpim(designation="XYZ"), Reason.DESIGNATION_UNKNOWN),
        (cpim(designation="SCOR-P"), Reason.DESIGNATION_NOT_MAINTAINED),
        (cpim(designation="CIRM"), Reason.DESIGNATION_RULES_UNKNOWN),
        (cpim("2023-03-14", "2023-03-14"), Reason.DUE_NOT_AFTER_CERTIFIED),
        (cpim("1949-12-31"), Reason.DATE_OUT_OF_RANGE),
        (cpim(title="PMP"), Reason.CUSTOM_ONLY),
        (cpim(policy="juggling"), Reason.POLICY_UNKNOWN),
        (cpim(policy="none"), Reason.POLICY_NOT_FOR_DESIGNATION),
        (cpim(number="1\n2"), Reason.NOT_ONE_LINE),
        (replace(CUSTOM, title=""), Reason.CUSTOM_INCOMPLETE),
        (replace(CUSTOM, points=None), Reason.CUSTOM_INCOMPLETE),
        (replace(CUSTOM, points=Decimal(0)), Reason.CUSTOM_OUT_OF_RANGE),
        (replace(CUSTOM, years=0), Reason.CUSTOM_OUT_OF_RANGE),
        (replace(CUSTOM, policy="ascm-90-day"), Reason.POLICY_NOT_FOR_DESIGNATION),
    ],
)
def test_what_is_wrong_with_a_credential_is_refused_by_name(
    credential: Credential, reason: Reason
) -> None:
    assert refused(credential) is reason


def test_a_policy_with_figures_may_be_chosen() -> None:
    tidy = credentials.checked(cpim(policy="apics-five-year"), rulebook())

    assert tidy.policy == "apics-five-year"


def test_a_custom_credential_without_figures_has_no_designation() -> None:
    with pytest.raises(Refusal) as caught:
        credentials.designation_of(replace(CUSTOM, years=None), rulebook())

    assert caught.value.reason is Reason.CUSTOM_INCOMPLETE


def test_a_holder_needs_a_name_of_one_line() -> None:
    assert credentials.holder_checked(Holder(" أنا ")).name == "أنا"
    for name, reason in [(" ", Reason.NAME_EMPTY), ("a\nb", Reason.NOT_ONE_LINE)]:
        with pytest.raises(Refusal) as caught:
            credentials.holder_checked(Holder(name))
        assert caught.value.reason is reason
