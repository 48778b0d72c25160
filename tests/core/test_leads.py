"""Leads: the steps towards a day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.leads import DEADLINE, begun

DUE = date(2028, 3, 31)


def test_the_steps_before_a_deadline_begin_on_their_days() -> None:
    assert {lead.step: lead.begins(DUE) for lead in DEADLINE} == {
        "months-12": date(2027, 3, 31),
        "months-6": date(2027, 9, 30),
        "months-3": date(2027, 12, 31),
        "months-1": date(2028, 2, 29),
        "weeks-2": date(2028, 3, 17),
        "days-1": date(2028, 3, 30),
    }


def test_the_last_step_that_has_begun_takes_the_place_of_the_ones_before() -> None:
    def step(on: date) -> str:
        lead = begun(DEADLINE, DUE, on)
        return "" if lead is None else lead.step

    assert step(date(2027, 3, 30)) == ""
    assert step(date(2027, 3, 31)) == "months-12"
    assert step(date(2027, 9, 29)) == "months-12"
    assert step(date(2028, 2, 28)) == "months-3"
    assert step(date(2028, 2, 29)) == "months-1"
    assert step(date(2028, 3, 31)) == "days-1"
    assert step(date(2028, 4, 1)) == ""


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_the_steps_come_in_the_order_in_which_they_are_declared(day: date) -> None:
    begins = [lead.begins(day) for lead in DEADLINE]

    assert begins == sorted(begins)
    assert begins[-1] < day
