"""What a filed application holds fast until it is denied or reopened."""

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import rows
from cpim_pdp.store.transaction import Transaction

_LIVE = "SELECT * FROM submissions WHERE denied IS NULL AND reopened_reason = ''"


def check_not_filed(transaction: Transaction, activity: str, title: str) -> None:
    """Let pass an activity that no live submission holds.

    Raises:
        Refusal: ACTIVITY_FILED otherwise.
    """
    for row in transaction.found(_LIVE):
        if activity in rows.filed_activities(row["figures"]):
            raise Refusal(Reason.ACTIVITY_FILED, title=title, cycle=row["cycle"])


def check_cycle_open(transaction: Transaction, credential: str, cycle: int) -> None:
    """Let pass a cycle that no live submission is for.

    Raises:
        Refusal: CYCLE_FILED otherwise.
    """
    query = f"{_LIVE} AND credential = ? AND cycle = ?"
    if transaction.found(query, credential, cycle):
        stored = transaction.found("SELECT * FROM credentials WHERE id = ?", credential)[0]
        designation = rows.credential(stored).designation
        raise Refusal(Reason.CYCLE_FILED, cycle=cycle, credential=designation)
