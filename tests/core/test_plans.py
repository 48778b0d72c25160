"""Likelihoods, targets, exam programmes, attempts and snoozes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import cpim, day, snapshot

from cpim_pdp.core import attempts, credentials, likelihood, snoozes
from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.details import checked
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snoozes import Snooze

RULES = rulebook()
ATTEMPT = ExamAttempt("", "cred", "part-1", day("2026-05-02"), 299)
CUSTOM = Credential("c", "custom", day("2024-01-10"), title="PMP", points=Decimal(60), years=3)


# Likelihood


@pytest.mark.parametrize(
    ("type_id", "own", "percent"),
    [
        ("webinar", None, 80),
        ("membership", None, 100),
        ("other-membership", None, 100),
        ("membership", 0, 0),
        ("conference", 35, 35),
        (None, None, 80),
        ("yoga", None, 80),
    ],
)
def test_a_membership_is_certain_unless_the_holder_says_otherwise(
    type_id: str | None, own: int | None, percent: int
) -> None:
    assert likelihood.likelihood_of(Details("Plan", type=type_id, likelihood=own), RULES) == percent


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_likelihood_is_a_hundred_per_cent_at_most(percent: int) -> None:
    plan = Details("Plan", type="other", date=day("2027-01-01"), points=Decimal(1))

    assert checked(replace(plan, likelihood=100), RULES).likelihood == 100
    with pytest.raises(Refusal) as refused:
        checked(replace(plan, likelihood=percent), RULES)
    assert refused.value.reason is Reason.LIKELIHOOD_OUT_OF_RANGE


# Where an entry comes from


def test_an_entry_has_a_schedule_and_a_day_or_neither() -> None:
    plan = checked(Details("Plan", type="other", date=day("2027-01-01"), points=Decimal(1)), RULES)
    made = replace(plan, schedule="s", occurrence=day("2027-01-01"))

    assert checked(made, RULES) == made
    assert checked(replace(made, occurrence=None), RULES) == plan
    assert checked(replace(made, schedule=None), RULES) == plan
    for odd in (replace(made, schedule="a b"), replace(made, occurrence=day("1900-01-01"))):
        with pytest.raises(Refusal):
            checked(odd, RULES)


# Target and programme


def test_a_target_is_above_what_is_required() -> None:
    assert credentials.checked(cpim(target=Decimal("85.004")), RULES).target == Decimal("85.00")
    assert credentials.checked(replace(CUSTOM, target=Decimal(61)), RULES).target == Decimal(61)


@pytest.mark.parametrize(
    ("credential", "reason"),
    [
        (cpim(target=Decimal(75)), Reason.TARGET_TOO_LOW),
        (cpim(designation="CPIM-F", target=Decimal(99)), Reason.TARGET_TOO_LOW),
        (replace(CUSTOM, target=Decimal(60)), Reason.TARGET_TOO_LOW),
        (cpim(target=Decimal(1000)), Reason.POINTS_OUT_OF_RANGE),
        (cpim(programme="cscp-5"), Reason.PROGRAMME_UNKNOWN),
        (cpim(designation="CSCP", programme="cpim-8"), Reason.PROGRAMME_NONE),
        (replace(CUSTOM, programme="cpim-8"), Reason.PROGRAMME_NONE),
    ],
)
def test_a_target_or_programme_that_can_not_be_is_refused(
    credential: Credential, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        credentials.checked(credential, RULES)

    assert refused.value.reason is reason


@pytest.mark.parametrize("code", ["CPIM", "CFPIM"])
def test_the_cpim_and_its_fellow_have_three_programmes(code: str) -> None:
    held = credentials.checked(cpim(designation=code, programme="cpim-two-part"), RULES)

    offered = attempts.programmes_for(held, RULES)

    assert [one.id for one in offered] == ["cpim-8", "cpim-two-part", "cpim-five-exam"]
    assert attempts.programmes_for(CUSTOM, RULES) == ()


@pytest.mark.parametrize(
    ("programme", "exams"), [("cpim-8", 1), ("cpim-two-part", 2), ("cpim-five-exam", 5)]
)
def test_a_programme_states_its_exams_and_figures_with_their_sources(
    programme: str, exams: int
) -> None:
    found = RULES.programmes[programme]

    assert len(found.exams) == exams
    assert (found.valid_years, found.window_years, found.study_hours) == (10, 10, 100)
    assert (found.scores, found.passed_from) == (range(200, 351), 300)
    assert found.assumption
    assert found.sources


# Attempts


def test_an_attempt_at_any_programme_of_the_credential_is_taken() -> None:
    for exam in ("cpim-8", "part-2", "strategic-management"):
        made = replace(ATTEMPT, exam=exam)
        assert attempts.checked(made, cpim(programme="cpim-8"), RULES) == made


@pytest.mark.parametrize(
    ("attempt", "credential", "reason"),
    [
        (replace(ATTEMPT, exam="part-3"), cpim(), Reason.EXAM_UNKNOWN),
        (replace(ATTEMPT, score=199), cpim(), Reason.SCORE_OUT_OF_RANGE),
        (replace(ATTEMPT, score=351), cpim(), Reason.SCORE_OUT_OF_RANGE),
        (replace(ATTEMPT, date=day("1949-12-31")), cpim(), Reason.DATE_OUT_OF_RANGE),
        (ATTEMPT, cpim(designation="CSCP"), Reason.PROGRAMME_NONE),
    ],
)
def test_an_attempt_that_can_not_be_is_refused(
    attempt: ExamAttempt, credential: Credential, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        attempts.checked(attempt, credential, RULES)

    assert refused.value.reason is reason


def test_a_snapshot_knows_the_attempts_of_a_credential() -> None:
    other = replace(ATTEMPT, credential="other")

    assert replace(snapshot(), attempts=(ATTEMPT, other)).attempts_of("cred") == (ATTEMPT,)


# Snoozes


def test_a_reminder_sleeps_until_a_day() -> None:
    assert snoozes.checked(Snooze(" due ", day("2027-01-01"))) == Snooze("due", day("2027-01-01"))


@pytest.mark.parametrize(
    ("snooze", "reason"),
    [
        (Snooze("  ", day("2027-01-01")), Reason.REMINDER_MALFORMED),
        (Snooze("x" * 201, day("2027-01-01")), Reason.REMINDER_MALFORMED),
        (Snooze("a\nb", day("2027-01-01")), Reason.NOT_ONE_LINE),
        (Snooze("due", day("1900-01-01")), Reason.DATE_OUT_OF_RANGE),
    ],
)
def test_what_is_no_reminder_can_not_sleep(snooze: Snooze, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        snoozes.checked(snooze)

    assert refused.value.reason is reason
