"""Which print a file says it is: read from its bytes, whatever has become of the rest of it."""

import re
from collections.abc import Callable, Sequence
from hashlib import sha256

from cpim_pdp.core.filed_reports import Identified, ReportAtHand, identified
from cpim_pdp.core.submissions import Submission

_STATED = re.compile(rb"<print:id>([0-9A-F]{4}(?:-[0-9A-F]{4}){3})</print:id>")


def stated_id(data: bytes) -> str:
    """Return the id that stands in a print's metadata, empty where there is none."""
    found = _STATED.search(data)
    return found[1].decode() if found else ""


def identify(
    data: bytes, submissions: Sequence[Submission], read_report: Callable[[str], bytes]
) -> Identified:
    """Return what a file is, beside the reports that were filed.

    ``read_report`` returns the kept bytes of a report by their SHA-256.
    """
    at_hand = ReportAtHand(sha256(data).hexdigest(), stated_id(data))
    return identified(at_hand, submissions, lambda one: stated_id(read_report(one.report)))
