"""The rows of activities, as all that logs or changes them writes them."""

from collections.abc import Mapping

from cpim_pdp.core.activities import Details
from cpim_pdp.store import rows
from cpim_pdp.store.transaction import Transaction


def insert(transaction: Transaction, entered: Mapping[str, Details]) -> None:
    """Add activities that are checked, by their ids; their allocations are other rows."""
    stamps = {"created": transaction.stamp, "changed": transaction.stamp, "trashed": None}
    transaction.insert_all(
        "activities",
        [
            {"id": identity, **rows.details_values(details), **stamps}
            for identity, details in entered.items()
        ],
    )


def change(transaction: Transaction, identity: str, details: Details) -> None:
    """Give an activity other details, all but its allocations; in the trash it is no longer."""
    values = {**rows.details_values(details), "changed": transaction.stamp, "trashed": None}
    transaction.update("activities", identity, values)
