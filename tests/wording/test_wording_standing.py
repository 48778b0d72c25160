from datetime import date, timedelta

import pytest
from helpers.rules import rulebook

from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.cycles import Cycle
from cpim_pdp.core.milestones import Milestone, MilestoneKind, of_cycle, of_policy
from cpim_pdp.core.standing import Pick, PickedBy, verdict
from cpim_pdp.wording import milestones, standing

DUE_THEN = date(2018, 6, 30)
DUE_NOW = date(2026, 8, 31)


def said(policy: str, due: date, days_after: int, code: str = "CPIM") -> str:
    rules = rulebook()
    on = due + timedelta(days=days_after)
    return standing.sentence(verdict(rules.policies[policy], rules.designation(code), due, on))


def test_active_says_the_points_and_the_deadline() -> None:
    assert said("ascm-90-day", DUE_NOW, 0) == "Active: 75 points, to be filed by 31 Aug 2026."


def test_suspended_for_years_says_what_the_begun_years_add() -> None:
    assert said("apics-five-year", DUE_THEN, 1) == (
        "Suspended until 30 Jun 2023: 90 points bring it back, 75 and 15 for 1 begun year past"
        " the deadline."
    )
    assert said("apics-five-year", DUE_THEN, 366, "CPIM-F") == (
        "Suspended until 30 Jun 2023: 140 points bring it back, 100 and 40 for 2 begun years past"
        " the deadline."
    )


def test_suspended_for_90_days_says_that_filing_is_still_possible() -> None:
    assert said("ascm-90-day", DUE_NOW, 1) == (
        "Suspended until 29 Nov 2026: the application over 75 points can still be filed."
    )


def test_expired_says_what_it_takes() -> None:
    assert said("ascm-90-day", DUE_NOW, 91) == (
        "Expired: it can't be maintained any more; the exams have to be taken again."
    )


def test_an_expired_credential_of_ones_own_speaks_of_no_exams() -> None:
    assert said("none", DUE_NOW, 1) == (
        "Expired: it can't be maintained any more; ask its issuer how to earn it again."
    )


def test_each_policy_is_named_before_what_it_says() -> None:
    rules = rulebook()
    cpim = rules.designation("CPIM")
    verdicts = [
        verdict(rules.policies[one], cpim, DUE_NOW, DUE_NOW + timedelta(days=91))
        for one in cpim.policies
    ]

    five, ninety = standing.if_missed(verdicts)

    assert five.startswith("Five-year suspension (APICS): Suspended until 31 Aug 2031")
    assert ninety.startswith("90-day suspension (ASCM): Expired")


@pytest.mark.parametrize(
    ("policy", "code", "text"),
    [
        (
            "apics-five-year",
            "CPIM-F",
            (
                "A missed deadline suspends it for 5 years; each begun year adds 20 points to what"
                " is required; then it expires."
            ),
        ),
        (
            "ascm-90-day",
            "CPIM",
            (
                "A missed deadline suspends it for 90 days, in which the application can still be"
                " filed without extra points; then it expires."
            ),
        ),
        ("none", "CPIM", "A missed deadline lets it expire on the day after."),
    ],
)
def test_a_policy_says_what_a_missed_deadline_does(policy: str, code: str, text: str) -> None:
    rules = rulebook()

    assert standing.policy_rule(rules.policies[policy], rules.designation(code)) == text


def test_every_milestone_has_its_words() -> None:
    rules = rulebook()
    cycle = Cycle(1, date(2013, 6, 12), DUE_THEN)
    cpim = rules.designation("CPIM")
    found = [
        *of_cycle(cycle, date(2013, 7, 12)),
        *of_policy(rules.policies["apics-five-year"], cpim, DUE_THEN),
        Milestone(date(2017, 1, 1), MilestoneKind.TARGET_REACHED),
        Milestone(date(2030, 1, 1), MilestoneKind.EXAMS_DUE),
    ]

    texts = [milestones.text(one) for one in found]

    assert {one.kind for one in found} == set(MilestoneKind)
    assert "If still not filed: 105 points are required" in texts
    assert not any("{" in text for text in texts)


def test_what_a_designation_asks_is_told_with_what_is_assumed_and_where_it_was_read() -> None:
    credential = Credential("c", "CPIM", date(2023, 3, 14))

    told = standing.asked(credential, rulebook().designation("CPIM")).splitlines()

    assert told[0] == "CPIM asks for 75 points in 5 years."
    assert told[1].startswith("Assumed: Due on the last day of the month of certification")
    assert told[2] == (
        "Read at APICS CPIM overview page, Coursera article on the CPIM, November 2025,"
        " www.ascm.org, third-party reading of www.ascm.org"
    )


def test_a_standing_is_explained_by_its_policy_and_where_that_was_read() -> None:
    rules = rulebook()
    policy = rules.policies["ascm-90-day"]
    found = verdict(policy, rules.designation("CPIM"), DUE_NOW, DUE_NOW)

    told = standing.explained(found, Pick(policy, PickedBy.DEADLINE), DUE_NOW).splitlines()

    assert told[0].endswith("Active: 75 points, to be filed by 31 Aug 2026.")
    assert "is in force: the deadline of 31 Aug 2026" in told[1]
    assert told[2].startswith("Assumed: The 90 days are time to file")
    assert told[3].startswith("Read at www.ascm.org, ")


def test_of_a_credential_of_ones_own_nothing_was_read() -> None:
    rules = rulebook()
    policy = rules.policies["none"]
    found = verdict(policy, rules.designation("CPIM"), DUE_NOW, DUE_NOW)

    told = standing.explained(found, Pick(policy, PickedBy.HOLDER), DUE_NOW)

    assert "Read at" not in told
