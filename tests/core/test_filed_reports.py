"""Whether a report at hand is one that was filed."""

from dataclasses import replace

from helpers.values import submission

from cpim_pdp.core.filed_reports import Identified, Match, ReportAtHand, identified
from cpim_pdp.core.submissions import Submission

FIRST = replace(submission(filed="2026-05-01"), id="first", report="aa")
AGAIN = replace(FIRST, id="again", report="aa")
OTHER = replace(FIRST, id="other", report="bb")
IDS = {"first": "ID-1", "again": "ID-1", "other": "ID-2"}


def found(sha256: str, stated: str, *filed: Submission) -> Identified:
    return identified(ReportAtHand(sha256, stated), filed, lambda one: IDS[one.id])


def test_the_same_bytes_are_the_report_that_was_filed() -> None:
    assert found("bb", "ID-2", FIRST, OTHER) == Identified(Match.FILED, OTHER, "ID-2")


def test_of_the_same_bytes_filed_twice_the_last_filing_is_meant() -> None:
    assert found("aa", "ID-1", FIRST, AGAIN).submission == AGAIN


def test_other_bytes_with_the_same_id_differ() -> None:
    assert found("cc", "ID-1", FIRST, OTHER) == Identified(Match.DIFFERS, FIRST, "ID-1")


def test_bytes_without_an_id_or_with_another_are_unknown() -> None:
    assert found("cc", "", FIRST) == Identified(Match.UNKNOWN, None, "")
    assert found("cc", "ID-9", FIRST) == Identified(Match.UNKNOWN, None, "ID-9")
    assert found("aa", "ID-1") == Identified(Match.UNKNOWN, None, "ID-1")
