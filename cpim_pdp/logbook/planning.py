"""Taking a plan over: activities and series become planned entries, all or none."""

from collections.abc import Iterator
from dataclasses import replace

from cpim_pdp.core.commands import AddActivity, AddSchedule, TakePlan
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Series
from cpim_pdp.logbook import activities, schedules
from cpim_pdp.store.transaction import Transaction


def take(transaction: Transaction, command: TakePlan, rulebook: Rulebook) -> tuple[str, ...]:
    """Plan all additions; return the ids of what they became, in the same order.

    Raises:
        Refusal: where one of them can't be taken; then none is.
    """
    return tuple(_taken(transaction, command, rulebook))


def _taken(transaction: Transaction, command: TakePlan, rulebook: Rulebook) -> Iterator[str]:
    for one in command.additions:
        if isinstance(one, Series):
            yield from schedules.add(transaction, AddSchedule(one), rulebook)
        else:
            planned = replace(one, planned=True, draft=False)
            yield from activities.add(transaction, AddActivity(planned), rulebook)
