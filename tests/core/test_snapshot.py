from dataclasses import replace
from datetime import date

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, cpim, details, snapshot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.snapshot import Snapshot

ONE = activity(details(rulebook()), id="aaaa1111")
TWO = activity(details(rulebook()), id="aaaa2222")
GONE = activity(details(rulebook()), id="bbbb1111")
ATTEMPTS = tuple(
    ExamAttempt(one, "cred", "part-1", date(2026, 3, 1), 280) for one in ("eeee1", "eeee2")
)
BEGINNINGS = [cpim(id="1234-5"), cpim(id="9999", designation="CSCP")]


def log(*credentials: Credential) -> Snapshot:
    whole = snapshot(ONE, TWO, credentials=credentials)
    return Snapshot(whole.log_id, whole.holder, whole.credentials, whole.activities, (GONE,), ())


@pytest.mark.parametrize("wanted", ["aaaa1111", "aaaa1"])
def test_an_activity_is_found_by_its_id_or_a_beginning_that_fits_only_one(wanted: str) -> None:
    assert log().activity(wanted) is ONE


@pytest.mark.parametrize(
    ("wanted", "trashed", "reason"),
    [
        ("aaaa", False, Reason.ACTIVITY_UNKNOWN),
        ("aa", False, Reason.ACTIVITY_UNKNOWN),
        ("cccc", True, Reason.ACTIVITY_UNKNOWN),
        ("bbbb", False, Reason.ACTIVITY_IN_TRASH),
        ("aaaa1111", True, Reason.ACTIVITY_NOT_IN_TRASH),
    ],
)
def test_an_activity_that_is_not_there_is_refused(
    wanted: str,
    trashed: bool,
    reason: Reason,
) -> None:
    with pytest.raises(Refusal) as refused:
        log().activity(wanted, trashed=trashed)

    assert refused.value.reason is reason


def test_the_trash_is_looked_through_when_asked() -> None:
    assert log().activity("bbbb", trashed=True) is GONE


@pytest.mark.parametrize("wanted", ["1234", "1234-5", "cpim", " CPIM "])
def test_a_credential_is_found_by_id_beginning_or_code(wanted: str) -> None:
    assert log(*BEGINNINGS).credential(wanted) is BEGINNINGS[0]


def test_a_credential_that_is_unknown_or_ambiguous_is_refused() -> None:
    both = log(cpim(id="a"), cpim(id="b"))
    for wanted, reason in [
        ("CPIM", Reason.CREDENTIAL_AMBIGUOUS),
        ("CSCP", Reason.CREDENTIAL_UNKNOWN),
    ]:
        with pytest.raises(Refusal) as refused:
            both.credential(wanted)
        assert refused.value.reason is reason


def test_a_refusal_names_its_reason_and_facts() -> None:
    assert str(Refusal(Reason.FILE_EXISTS, path="x")) == "file-exists(path=x)"


def test_a_custom_credential_is_found_by_the_title_that_it_is_listed_with() -> None:
    pmp = cpim(id="a", designation="custom", title="PMP")

    assert log(pmp, cpim(id="b")).credential("pmp") is pmp


def test_a_schedule_is_found_by_its_id_or_a_beginning_that_fits_only_one() -> None:
    series = Series(Details("Membership"), Recurrence(Frequency.YEARLY), date(2026, 1, 1))
    made = [Schedule(one, series, date(2028, 3, 31), (), NOON, NOON) for one in ("aaaa1", "aaaa2")]
    held = replace(log(), schedules=tuple(made))

    assert held.schedule("aaaa2") is held.schedules[1]
    for wanted in ("aaaa", "a", "bbbb"):
        with pytest.raises(Refusal) as refused:
            held.schedule(wanted)
        assert refused.value.reason is Reason.SCHEDULE_UNKNOWN


def test_an_exam_attempt_is_found_by_its_id_or_a_beginning_that_fits_only_one() -> None:
    whole = replace(log(), attempts=ATTEMPTS)

    assert whole.attempt("eeee2") is ATTEMPTS[1]
    for wanted in ("eeee", "eee", "ffff"):
        with pytest.raises(Refusal) as refused:
            whole.attempt(wanted)
        assert refused.value.reason is Reason.ATTEMPT_UNKNOWN
