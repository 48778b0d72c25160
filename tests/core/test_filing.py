"""Filing: not before it opens, not once expired, not with too few points, not twice at once."""

from datetime import date

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core import filing
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary, summarise


def summary(points: str, on: date, policy: str | None = None) -> Summary:
    written = details(rulebook(), "other", "2023-04-01", None, points=points, reason="as agreed")
    held = cpim(policy=policy)
    return summarise(snapshot(activity(written), credentials=(held,)), rulebook(), held, on)


@pytest.mark.parametrize(
    ("found", "reason", "facts"),
    [
        (summary("75", date(2023, 4, 12)), Reason.FILING_NOT_OPEN, {"opens": date(2023, 4, 13)}),
        (summary("75", date(2028, 6, 30)), Reason.FILING_EXPIRED, {"since": date(2028, 6, 30)}),
        (summary("74.5", date(2026, 1, 1)), Reason.FILING_TOO_FEW_POINTS, None),
        (summary("75", date(2028, 4, 1), "apics-five-year"), Reason.FILING_TOO_FEW_POINTS, None),
    ],
)
def test_a_cycle_that_does_not_fit_is_refused(
    found: Summary, reason: Reason, facts: dict[str, object] | None
) -> None:
    with pytest.raises(Refusal) as refused:
        filing.check_fit(found, rulebook())

    assert refused.value.reason is reason
    assert facts is None or refused.value.facts == facts


@pytest.mark.parametrize("on", [date(2023, 4, 13), date(2028, 3, 31), date(2028, 6, 29)])
def test_a_cycle_that_fits_passes(on: date) -> None:
    filing.check_fit(summary("75", on), rulebook())


@pytest.mark.parametrize(
    ("earlier", "reason"),
    [
        (submission(filed="2026-01-01"), Reason.FILING_UNDECIDED),
        (submission(filed="2025-01-01", approved="2026-06-02"), Reason.FILING_BEFORE_DECISION),
        (submission(filed="2025-01-01", denied="2026-06-02"), Reason.FILING_BEFORE_DECISION),
    ],
)
def test_an_earlier_submission_may_stand_in_the_way(earlier: Submission, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        filing.check_earlier((earlier,), date(2026, 6, 1))

    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "earlier",
    [
        submission(filed="2025-01-01", approved="2026-06-01"),
        submission(filed="2026-01-01", reopened_reason="mistake"),
    ],
)
def test_one_that_is_decided_or_reopened_does_not(earlier: Submission) -> None:
    filing.check_earlier((earlier,), date(2026, 6, 1))
