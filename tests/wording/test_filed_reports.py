"""Whether a report at hand is the one that was filed, in a sentence."""

from dataclasses import replace

import pytest
from helpers.values import cpim, snapshot, submission

from cpim_pdp.core.filed_reports import Identified, Match
from cpim_pdp.core.submissions import Submission
from cpim_pdp.wording import filed_reports

FILED = submission(filed="2026-05-01")
LOG = snapshot(credentials=(cpim(),), submissions=(FILED,))


@pytest.mark.parametrize(
    ("match", "one", "stated", "says"),
    [
        (Match.FILED, FILED, "ID", "on 1 May 2026 for CPIM, cycle 1, byte for byte."),
        (Match.FILED, replace(FILED, reopened_reason="x"), "ID", "was reopened since"),
        (Match.DIFFERS, FILED, "ID", "though it bears the same id"),
        (Match.UNKNOWN, None, "0A-1", "it bears the id 0A-1, which none of them does."),
        (Match.UNKNOWN, None, "", "This is no report that was filed from this log."),
    ],
)
def test_each_answer_is_a_sentence(
    match: Match, one: Submission | None, stated: str, says: str
) -> None:
    assert says in filed_reports.text(Identified(match, one, stated), LOG)
