"""Confirming that what was planned came true."""

from dataclasses import replace

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import ConfirmActivities
from cpim_pdp.core.details import checked
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import activities, entries
from cpim_pdp.store.transaction import Transaction


def confirm(
    transaction: Transaction, command: ConfirmActivities, rulebook: Rulebook
) -> tuple[str, ...]:
    """Take the planned mark off activities, all or none; return their ids.

    Raises:
        Refusal: ACTIVITY_NOT_PLANNED, ACTIVITY_STILL_AHEAD, an activity that is unknown, in the
            trash or filed, or what can't be taken on the day given.
    """
    wanted = tuple(dict.fromkeys(command.ids))
    for identity in wanted:
        planned = activities.editable(transaction, identity)
        details = checked(_come_true(planned, command), rulebook)
        if details.last_day is not None and details.last_day > transaction.today:
            raise Refusal(Reason.ACTIVITY_STILL_AHEAD, title=details.title, date=details.last_day)
        entries.change(transaction, identity, details)
    return wanted


def _come_true(planned: Details, command: ConfirmActivities) -> Details:
    """Return the details of what happened; how likely it was says nothing any more."""
    if not planned.planned:
        raise Refusal(Reason.ACTIVITY_NOT_PLANNED, title=planned.title)
    done = replace(planned, planned=False, likelihood=None)
    if command.quantity is not None:
        done = replace(done, quantity=command.quantity)
    return done if command.day is None else activities.on_day(done, command.day)
