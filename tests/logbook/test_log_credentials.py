"""The holder and their credentials are entered and changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.logs import CPIM, HOLDER, by_title, make_log, webinar

from cpim_pdp.core.activities import Allocation
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    ChangeHolder,
    Command,
    EditCredential,
    RemoveCredential,
)
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook

LEAN = Credential(
    "", "custom", date(2024, 2, 29), title="Lean", points=Decimal("30.50"), years=3, number="7"
)


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend the log of a CPIM holder."""
    with make_log(tmp_path / "a.cpimlog") as made:
        yield made


def refused(logbook: Logbook, command: Command) -> Reason:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        logbook.do(command)
    assert logbook.snapshot() == before
    return raised.value.reason


def test_the_holder_is_replaced(logbook: Logbook) -> None:
    holder = Holder(" Ana Lima ", email="ana@example.org", former_names="Ana Souza")

    logbook.do(ChangeHolder(holder))

    assert logbook.snapshot().holder == replace(holder, name="Ana Lima")


def test_a_holder_has_a_name(logbook: Logbook) -> None:
    assert refused(logbook, ChangeHolder(replace(HOLDER, name=" "))) is Reason.NAME_EMPTY


def test_credentials_stand_in_the_order_they_were_entered(logbook: Logbook) -> None:
    (second,) = logbook.do(AddCredential(LEAN)).ids
    (third,) = logbook.do(AddCredential(replace(CPIM, designation="cfpim"))).ids

    first, *added = logbook.snapshot().credentials
    assert first.designation == "CPIM"
    assert added == [
        replace(LEAN, id=second),
        replace(CPIM, id=third, designation="CPIM-F"),
    ]


def test_a_credential_is_checked(logbook: Logbook) -> None:
    early = replace(CPIM, due=CPIM.certified)

    assert refused(logbook, AddCredential(early)) is Reason.DUE_NOT_AFTER_CERTIFIED
    assert refused(logbook, AddCredential(replace(CPIM, designation="X"))) is (
        Reason.DESIGNATION_UNKNOWN
    )


def test_a_credential_is_replaced_and_keeps_its_place(logbook: Logbook) -> None:
    logbook.do(AddCredential(LEAN))
    first = logbook.snapshot().credentials[0]
    changed = replace(first, due=date(2029, 3, 31), policy="apics-five-year", number="4711")

    logbook.do(EditCredential(changed))

    assert logbook.snapshot().credentials[0] == changed


def test_an_unknown_credential_is_named(logbook: Logbook) -> None:
    assert refused(logbook, EditCredential(CPIM)) is Reason.CREDENTIAL_UNKNOWN
    assert refused(logbook, RemoveCredential("unknown")) is Reason.CREDENTIAL_UNKNOWN


def test_the_last_credential_stays(logbook: Logbook) -> None:
    only = logbook.snapshot().credentials[0].id

    assert refused(logbook, RemoveCredential(only)) is Reason.CREDENTIAL_LAST


def test_what_was_decided_for_a_credential_goes_with_it_and_comes_back(logbook: Logbook) -> None:
    (second,) = logbook.do(AddCredential(LEAN)).ids
    logbook.do(AddActivity(replace(webinar(), allocations=(Allocation(second, excluded=True),))))
    before = logbook.snapshot()

    logbook.do(RemoveCredential(second))
    assert by_title(logbook, "Webinar").details.allocations == ()

    logbook.undo()
    assert logbook.snapshot() == before
