"""What the holder decides about an activity and a credential: moved to a cycle, or left out."""

from collections.abc import Iterable
from dataclasses import replace

from cpim_pdp.core import texts
from cpim_pdp.core.activities import Allocation
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import credentials, filed
from cpim_pdp.store import rows
from cpim_pdp.store.transaction import Transaction

Allocations = tuple[Allocation, ...]


def checked(
    transaction: Transaction, present: Allocations, wanted: Allocations, rulebook: Rulebook
) -> Allocations:
    """Return the wanted allocations as a log keeps them; one that decides nothing is none.

    Raises:
        Refusal: CREDENTIAL_UNKNOWN, CYCLE_OUT_OF_RANGE, CYCLE_FILED, or REASON_EMPTY where an
            activity is moved without a reason.
    """
    tidy = {
        one.credential: replace(one, reason=texts.line(one.reason, "reason"))
        for one in wanted
        if one.cycle is not None or one.excluded
    }
    kept = tuple(tidy[credential] for credential in sorted(tidy))
    for allocation in kept:
        if allocation not in present:
            _check_new(transaction, allocation, rulebook)
    # Moved in, moved out, or given another reason: what was filed stays as it was.
    for allocation in {*present} ^ {*kept}:
        if allocation.cycle is not None:
            filed.check_cycle_open(transaction, allocation.credential, allocation.cycle)
    return kept


def put(transaction: Transaction, activity: str, wanted: Iterable[Allocation]) -> None:
    """Bring an activity's allocations to those wanted."""
    present = {
        row["credential"]: row["id"]
        for row in transaction.found(
            "SELECT id, credential FROM allocations WHERE activity = ? ORDER BY id", activity
        )
    }
    kept = {one.credential: one for one in wanted}
    for credential, identity in present.items():
        if credential not in kept:
            transaction.delete("allocations", identity)
    for credential, allocation in kept.items():
        if credential in present:
            transaction.update("allocations", present[credential], _values(allocation))
        else:
            key = {"id": transaction.new_id(), "activity": activity, "credential": credential}
            transaction.insert("allocations", {**key, **_values(allocation)})


def _values(allocation: Allocation) -> rows.Values:
    return {
        "cycle": allocation.cycle,
        "excluded": int(allocation.excluded),
        "reason": allocation.reason,
    }


def _check_new(transaction: Transaction, allocation: Allocation, rulebook: Rulebook) -> None:
    credential = credentials.stored(transaction, allocation.credential)
    if allocation.cycle is None:
        return
    course = credentials.course(transaction, credential, rulebook, transaction.now.date())
    most = course.shown.number + 1
    if not 1 <= allocation.cycle <= most:
        raise Refusal(Reason.CYCLE_OUT_OF_RANGE, cycle=allocation.cycle, most=most)
    if not allocation.reason:
        raise Refusal(Reason.REASON_EMPTY)
