"""Letting reminders sleep, and waking them."""

from cpim_pdp.core import snoozes
from cpim_pdp.core.commands import SnoozeReminder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.store import plan_rows
from cpim_pdp.store.transaction import Transaction


def snooze(
    transaction: Transaction, command: SnoozeReminder, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Let a reminder sleep until a day, or wake it, which one that is awake may be; return its key.

    Raises:
        Refusal: REMINDER_MALFORMED, SNOOZE_NOT_AHEAD, or a date out of range.
    """
    present = transaction.row("snoozes", command.key)
    if command.until is None:
        if present is not None:
            transaction.delete("snoozes", command.key)
        return (command.key,)
    wanted = snoozes.checked(Snooze(command.key, command.until))
    if wanted.until <= transaction.today:
        raise Refusal(Reason.SNOOZE_NOT_AHEAD, until=wanted.until)
    put(transaction, wanted)
    return (wanted.key,)


def put(transaction: Transaction, wanted: Snooze) -> None:
    """Let a reminder sleep until another day, or for the first time."""
    if transaction.row("snoozes", wanted.key) is None:
        transaction.insert("snoozes", plan_rows.snooze_values(wanted))
    else:
        transaction.update("snoozes", wanted.key, plan_rows.snooze_values(wanted))
