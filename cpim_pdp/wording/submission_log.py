"""What happened to an application, as dated lines: filed, in audit, decided, reopened."""

from dataclasses import dataclass
from datetime import date

from cpim_pdp.core.submissions import Submission
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Translate, english


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; None where the log does not say on which."""

    day: date | None
    text: str


def events(submission: Submission, tr: Translate = english) -> tuple[Event, ...]:
    """Return the events of an application in their order."""
    found = [Event(submission.filed, filed(submission, tr))]
    if submission.audited is not None:
        found.append(Event(submission.audited, tr("In audit: papers are asked for.")))
    if submission.approved is not None:
        found.append(Event(submission.approved, _approved(submission, tr)))
    if submission.denied is not None:
        text = tr("Denied: {reason}").format(reason=submission.denial_reason)
        found.append(Event(submission.denied, text))
    if submission.reopened_reason:
        text = tr("Reopened, so that it counts as not filed: {reason}")
        found.append(Event(None, text.format(reason=submission.reopened_reason)))
    return tuple(found)


def filed(submission: Submission, tr: Translate = english) -> str:
    """Return how an application was filed: points, fee and receipt."""
    counted = figures.points(submission.figures.counted, tr)
    required = figures.points(submission.figures.required, tr)
    parts = [
        tr("Filed with {counted} points of {required}").format(counted=counted, required=required)
    ]
    if submission.fee is not None:
        parts.append(tr("fee {fee}").format(fee=figures.points(submission.fee, tr)))
    if submission.receipt:
        parts.append(tr("receipt {receipt}").format(receipt=submission.receipt))
    return tr("{parts}.", "what was filed").format(parts=", ".join(parts))


def _approved(submission: Submission, tr: Translate) -> str:
    if submission.next_due is None:
        return tr("Approved.")
    return tr("Approved; the next due date is {due}, as the account shows it.").format(
        due=figures.day(submission.next_due, tr)
    )
