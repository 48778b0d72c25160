"""Filing: whether the application for a cycle can be filed on a day, and if not, why."""

from collections.abc import Iterable
from datetime import date

from cpim_pdp.core import dates, milestones, standing
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary


def check_earlier(earlier: Iterable[Submission], filed: date) -> None:
    """Let pass a filing on a day that no earlier submission of the credential stands in the way of.

    Raises:
        Refusal: FILING_UNDECIDED or FILING_BEFORE_DECISION.
    """
    for one in earlier:
        if one.reopened_reason:
            continue
        decided = one.approved or one.denied
        if decided is None:
            raise Refusal(Reason.FILING_UNDECIDED, filed=one.filed)
        if filed < decided:
            raise Refusal(Reason.FILING_BEFORE_DECISION, decided=decided)


def check_fit(summary: Summary, rulebook: Rulebook) -> None:
    """Let pass the summary of a filing day on which the shown cycle can be filed.

    Raises:
        Refusal: FILING_NOT_OPEN, FILING_EXPIRED or FILING_TOO_FEW_POINTS.
    """
    opens = opens_on(summary, rulebook)
    if summary.on < opens:
        raise Refusal(Reason.FILING_NOT_OPEN, opens=opens)
    if summary.verdict.standing is Standing.EXPIRED:
        raise Refusal(Reason.FILING_EXPIRED, since=expired_since(summary, rulebook))
    if summary.points.counted < summary.points.required:
        raise Refusal(
            Reason.FILING_TOO_FEW_POINTS,
            counted=summary.points.counted,
            required=summary.points.required,
        )


def opens_on(summary: Summary, rulebook: Rulebook) -> date:
    """Return the first day on which the application for the summary's cycle can be filed."""
    return milestones.filing_opens(summary.cycle, rulebook.filing.opens_after_days)


def expired_since(summary: Summary, rulebook: Rulebook) -> date:
    """Return the first day on which the credential is expired, were the shown cycle never filed."""
    policy = rulebook.policies[summary.verdict.policy]
    return dates.day_after(standing.suspension_end(policy, summary.shown.due))
