"""The next step as one sentence."""

from datetime import date
from decimal import Decimal

import pytest

from cpim_pdp.core.next_steps import Step, StepKind
from cpim_pdp.wording import next_steps

FACTS = {
    "filed": date(2026, 5, 1),
    "until": date(2026, 11, 29),
    "due": date(2028, 3, 31),
    "opens": date(2026, 12, 10),
    "required": Decimal(75),
    "remaining": Decimal("1.00"),
    "points": Decimal("3.00"),
    "title": "S&OP {in} practice",
}


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_is_a_sentence(kind: StepKind) -> None:
    text = next_steps.text(Step(kind, FACTS))

    assert text.endswith(".")
    assert text[0].isupper()


def test_facts_stand_in_the_sentence_as_a_holder_reads_them() -> None:
    assert (
        next_steps.text(Step(StepKind.ATTACH, FACTS))
        == "Add the certificate of “S&OP {in} practice” (3 points)."
    )
    assert (
        next_steps.text(Step(StepKind.EARN_LATE, FACTS))
        == "Earn 1 point more to come to the 75 points needed, and file by 29 Nov 2026."
    )
