"""A submission by its id, or by enough of its beginning."""

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.submissions import Submission

_LEAST = 4


def submission_of(snapshot: Snapshot, wanted: str) -> Submission:
    """Return the submission of an id, or of a beginning of it that fits only one.

    Raises:
        Refusal: SUBMISSION_UNKNOWN, where there is none, or more than one.
    """
    key = wanted.strip()
    found = [one for one in snapshot.submissions if one.id == key] or [
        one for one in snapshot.submissions if len(key) >= _LEAST and one.id.startswith(key)
    ]
    if len(found) != 1:
        raise Refusal(Reason.SUBMISSION_UNKNOWN, id=wanted)
    return found[0]
