"""Applications are filed, decided, and opened again; what was filed stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from helpers.logs import CPIM, by_title, exam, make_log, webinar

from cpim_pdp.core.activities import Allocation
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    ApproveSubmission,
    AttachEvidence,
    AuditSubmission,
    Command,
    DeleteActivities,
    DenySubmission,
    DetachEvidence,
    EditActivity,
    EditCredential,
    FileSubmission,
    NewEvidence,
    RemoveCredential,
    ReopenSubmission,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import CategoryFigures, Filed, Submission
from cpim_pdp.logbook import Logbook

REPORT = b"%PDF-1.7 the report"
FILED = date(2026, 7, 1)


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend the log of a CPIM holder, due on 2028-03-31, with four exams: 80 points."""
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    evidence = (NewEvidence(str(scan), scan.name),)
    with make_log(tmp_path / "a.cpimlog") as made:
        for number in range(4):
            made.do(AddActivity(exam(f"Exam {number}"), evidence))
        yield made


def filing(logbook: Logbook, filed: date = FILED, **more: object) -> FileSubmission:
    credential = logbook.snapshot().credentials[0].id
    fields = {"attested": True, "report": REPORT, **more}
    return FileSubmission(credential, filed, **fields)  # type: ignore[arg-type]


def file(logbook: Logbook, filed: date = FILED) -> str:
    (identity,) = logbook.do(filing(logbook, filed)).ids
    return identity


def submission(logbook: Logbook, identity: str) -> Submission:
    return next(one for one in logbook.snapshot().submissions if one.id == identity)


def refused(logbook: Logbook, command: Command) -> Refusal:
    before, history = logbook.snapshot(), logbook.history()
    with pytest.raises(Refusal) as raised:
        logbook.do(command)
    assert logbook.snapshot() == before
    assert logbook.history() == history
    return raised.value


def test_filing_freezes_the_figures_and_keeps_the_report(logbook: Logbook) -> None:
    exams = {one.id for one in logbook.snapshot().activities}
    logbook.do(AddActivity(webinar("Later", on="2026-07-02")))

    identity = logbook.do(filing(logbook, fee=Decimal("75.5"), receipt=" R-1 ")).ids[0]

    filed = submission(logbook, identity)
    assert (filed.cycle, filed.filed) == (1, FILED)
    assert (filed.fee, filed.receipt) == (Decimal("75.50"), "R-1")
    assert filed.report == sha256(REPORT).hexdigest()
    assert logbook.read_report(filed.report) == REPORT
    assert filed.figures == Filed(
        start=date(2023, 3, 14),
        due=date(2028, 3, 31),
        required=Decimal(75),
        claimed=Decimal(80),
        counted=Decimal(80),
        categories=(
            CategoryFigures("education", Decimal(80), Decimal(80)),
            CategoryFigures("service", Decimal(0), Decimal(0)),
        ),
        activities=filed.figures.activities,
    )
    assert set(filed.figures.activities) == exams


def test_filing_needs_the_attestation(logbook: Logbook) -> None:
    refusal = refused(logbook, filing(logbook, attested=False))

    assert refusal.reason is Reason.ATTESTATION_MISSING


def test_filing_needs_a_credential(logbook: Logbook) -> None:
    command = replace(filing(logbook), credential="unknown")

    assert refused(logbook, command).reason is Reason.CREDENTIAL_UNKNOWN


@pytest.mark.parametrize("fee", [Decimal(-1), Decimal(10) ** 30, Decimal("NaN")])
def test_a_fee_is_an_amount(logbook: Logbook, fee: Decimal) -> None:
    refusal = refused(logbook, filing(logbook, fee=fee))

    assert refusal.reason is Reason.FEE_NOT_A_NUMBER


def test_filing_before_the_certification_is_too_early(logbook: Logbook) -> None:
    assert refused(logbook, filing(logbook, date(2020, 1, 1))).reason is Reason.FILING_NOT_OPEN


def test_filing_opens_thirty_days_after_the_start(tmp_path: Path) -> None:
    early = replace(CPIM, certified=date(2026, 6, 1))
    first = [AddActivity(exam(f"Exam {n}", on="2026-06-02")) for n in range(4)]
    with make_log(tmp_path / "b.cpimlog", credential=early, first=first) as logbook:
        refusal = refused(logbook, filing(logbook, date(2026, 6, 30)))

        assert refusal.reason is Reason.FILING_NOT_OPEN
        assert refusal.facts == {"opens": date(2026, 7, 1)}
        file(logbook, date(2026, 7, 1))


def test_filing_needs_the_points_on_that_day(logbook: Logbook) -> None:
    logbook.do(DeleteActivities((by_title(logbook, "Exam 0").id,)))
    logbook.do(AddActivity(webinar("Tomorrow", on="2026-07-02", hours="20")))

    refusal = refused(logbook, filing(logbook))

    assert refusal.reason is Reason.FILING_TOO_FEW_POINTS
    assert refusal.facts == {"counted": Decimal(60), "required": Decimal(75)}


def test_filing_ends_with_the_suspension(logbook: Logbook) -> None:
    refusal = refused(logbook, filing(logbook, date(2028, 6, 30)))

    assert refusal.reason is Reason.FILING_EXPIRED
    assert refusal.facts == {"since": date(2028, 6, 30)}
    file(logbook, date(2028, 6, 29))


def test_while_one_is_undecided_no_other_is_filed(logbook: Logbook) -> None:
    file(logbook)

    refusal = refused(logbook, filing(logbook, date(2026, 8, 1)))

    assert refusal.reason is Reason.FILING_UNDECIDED
    assert refusal.facts == {"filed": FILED}


@pytest.mark.parametrize("approved", [True, False])
def test_no_filing_lies_before_an_earlier_decision(logbook: Logbook, approved: bool) -> None:
    identity = file(logbook)
    decided = date(2026, 9, 1)
    logbook.do(
        ApproveSubmission(identity, decided)
        if approved
        else DenySubmission(identity, decided, "Incomplete")
    )

    refusal = refused(logbook, filing(logbook, date(2026, 8, 31)))

    assert refusal.reason is Reason.FILING_BEFORE_DECISION
    assert refusal.facts == {"decided": decided}


def test_after_a_denial_it_is_filed_again(logbook: Logbook) -> None:
    denied = file(logbook)
    logbook.do(DenySubmission(denied, date(2026, 8, 1), " Incomplete "))

    again = file(logbook, date(2026, 8, 1))

    assert submission(logbook, denied).denial_reason == "Incomplete"
    assert submission(logbook, again).cycle == 1


def test_after_an_approval_the_next_cycle_is_filed(logbook: Logbook) -> None:
    logbook.do(ApproveSubmission(file(logbook), date(2026, 8, 1)))
    for number in range(4):
        logbook.do(AddActivity(exam(f"Next {number}", on="2028-05-01")))

    later = file(logbook, date(2028, 6, 1))

    assert submission(logbook, later).cycle == 2
    assert submission(logbook, later).figures.start == date(2028, 4, 1)


def test_another_next_due_date_lies_after_the_present_one(logbook: Logbook) -> None:
    identity = file(logbook)

    refusal = refused(logbook, ApproveSubmission(identity, FILED, date(2028, 3, 31)))
    assert refusal.reason is Reason.NEXT_DUE_TOO_EARLY
    assert refusal.facts == {"due": date(2028, 3, 31), "present": date(2028, 3, 31)}

    logbook.do(ApproveSubmission(identity, FILED, date(2033, 4, 30)))
    assert submission(logbook, identity).next_due == date(2033, 4, 30)


def test_a_decision_is_not_before_the_filing(logbook: Logbook) -> None:
    identity = file(logbook)
    early = date(2026, 6, 30)

    for command in (
        ApproveSubmission(identity, early),
        DenySubmission(identity, early, "No"),
        AuditSubmission(identity, early),
    ):
        refusal = refused(logbook, command)
        assert refusal.reason is Reason.DECISION_BEFORE_FILING
        assert refusal.facts == {"filed": FILED}


def test_it_is_decided_once_and_audited_before(logbook: Logbook) -> None:
    identity = file(logbook)
    logbook.do(AuditSubmission(identity, date(2026, 7, 15)))
    logbook.do(ApproveSubmission(identity, date(2026, 8, 1)))

    for command in (
        ApproveSubmission(identity, date(2026, 8, 2)),
        DenySubmission(identity, date(2026, 8, 2), "No"),
        AuditSubmission(identity, date(2026, 8, 2)),
    ):
        assert refused(logbook, command).reason is Reason.SUBMISSION_DECIDED
    assert submission(logbook, identity).audited == date(2026, 7, 15)


def test_denying_and_reopening_need_a_reason(logbook: Logbook) -> None:
    identity = file(logbook)

    for command in (DenySubmission(identity, FILED, " "), ReopenSubmission(identity, "")):
        assert refused(logbook, command).reason is Reason.REASON_EMPTY


def test_an_unknown_submission_is_named(logbook: Logbook) -> None:
    for command in (
        ApproveSubmission("unknown", FILED),
        DenySubmission("unknown", FILED, "No"),
        AuditSubmission("unknown", FILED),
        ReopenSubmission("unknown", "Wrong"),
    ):
        assert refused(logbook, command).reason is Reason.SUBMISSION_UNKNOWN


def test_what_was_filed_can_t_be_changed_until_it_is_reopened(
    logbook: Logbook, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 other")
    new = (NewEvidence(str(other), other.name),)
    filed = by_title(logbook, "Exam 0")
    edited = replace(filed.details, notes="x")
    identity = file(logbook)
    commands: tuple[Command, ...] = (
        EditActivity(filed.id, filed.details, edited),
        DeleteActivities((filed.id,)),
        AttachEvidence(filed.id, new),
        EditActivity(filed.id, filed.details, filed.details, new),
        DetachEvidence(filed.id, filed.evidence[0].sha256),
    )

    for command in commands:
        refusal = refused(logbook, command)
        assert refusal.reason is Reason.ACTIVITY_FILED
        assert refusal.facts == {"title": "Exam 0", "cycle": 1}

    logbook.do(ReopenSubmission(identity, "A wrong figure"))
    assert submission(logbook, identity).reopened_reason == "A wrong figure"
    logbook.do(commands[0])


def test_what_was_denied_can_be_changed(logbook: Logbook) -> None:
    logbook.do(DenySubmission(file(logbook), FILED, "Incomplete"))

    logbook.do(DeleteActivities((by_title(logbook, "Exam 0").id,)))


def test_a_new_activity_in_a_filed_cycle_can_be_logged_and_moved_out(logbook: Logbook) -> None:
    file(logbook)
    credential = logbook.snapshot().credentials[0].id
    logbook.do(AddActivity(webinar("New")))
    new = by_title(logbook, "New")

    moved = replace(new.details, allocations=(Allocation(credential, 2, reason="Filed"),))
    logbook.do(EditActivity(new.id, new.details, moved))

    assert by_title(logbook, "New").details == moved


def test_nothing_is_moved_into_a_filed_cycle(logbook: Logbook) -> None:
    file(logbook)
    credential = logbook.snapshot().credentials[0].id
    logbook.do(AddActivity(webinar("New", on="2028-05-01")))
    new = by_title(logbook, "New")
    moved = replace(new.details, allocations=(Allocation(credential, 1, reason="Late"),))

    for command in (EditActivity(new.id, new.details, moved), AddActivity(moved)):
        refusal = refused(logbook, command)
        assert refusal.reason is Reason.CYCLE_FILED
        assert refusal.facts == {"cycle": 1, "credential": "CPIM"}


def test_what_was_moved_into_a_cycle_before_it_was_filed_stays_there(logbook: Logbook) -> None:
    credential = logbook.snapshot().credentials[0].id
    allocations = (Allocation(credential, 1, reason="Mine"),)
    # Not earned yet on the day of filing, so not held by it.
    later = replace(webinar("Later", on="2028-05-01"), allocations=allocations)
    logbook.do(AddActivity(later))
    file(logbook)
    activity = by_title(logbook, "Later")

    free = replace(activity.details, allocations=())
    refusal = refused(logbook, EditActivity(activity.id, activity.details, free))
    assert refusal.reason is Reason.CYCLE_FILED

    logbook.do(EditActivity(activity.id, activity.details, replace(activity.details, notes="New")))


def test_an_activity_in_the_trash_comes_back_into_a_filed_cycle(logbook: Logbook) -> None:
    (identity,) = logbook.do(AddActivity(webinar("New"))).ids
    logbook.do(DeleteActivities((identity,)))
    file(logbook)

    logbook.do(RestoreActivities((identity,)))

    assert by_title(logbook, "New").trashed is None


def test_only_the_newest_live_filing_is_reopened(logbook: Logbook) -> None:
    first = file(logbook)
    logbook.do(ApproveSubmission(first, date(2026, 8, 1)))
    for number in range(4):
        logbook.do(AddActivity(exam(f"Next {number}", on="2028-05-01")))
    second = file(logbook, date(2028, 6, 1))

    refusal = refused(logbook, ReopenSubmission(first, "Wrong"))
    assert refusal.reason is Reason.SUBMISSION_LATER_EXISTS

    logbook.do(ReopenSubmission(second, "Wrong"))
    logbook.do(ReopenSubmission(first, "Wrong too"))
    refusal = refused(logbook, ReopenSubmission(first, "Again"))
    assert refusal.reason is Reason.SUBMISSION_REOPENED


def test_a_reopened_filing_is_as_if_it_had_not_been(logbook: Logbook) -> None:
    logbook.do(ApproveSubmission(file(logbook), date(2026, 8, 1)))
    logbook.do(ReopenSubmission(logbook.snapshot().submissions[0].id, "Wrong"))

    again = file(logbook, FILED)

    assert submission(logbook, again).cycle == 1


def test_a_denial_noted_by_mistake_can_be_reopened(logbook: Logbook) -> None:
    identity = file(logbook)
    logbook.do(DenySubmission(identity, FILED, "By mistake"))

    logbook.do(ReopenSubmission(identity, "It was not denied"))

    file(logbook, FILED)


def test_a_credential_s_filed_cycle_keeps_its_days_and_target(logbook: Logbook) -> None:
    file(logbook)
    (credential,) = logbook.snapshot().credentials

    for changed in (
        replace(credential, certified=date(2023, 3, 15)),
        replace(credential, due=date(2028, 3, 30)),
        replace(credential, due=date(2033, 3, 31)),
        replace(credential, designation="CPIM-F"),
        replace(credential, designation="custom", title="Mine", points=Decimal(75), years=5),
    ):
        refusal = refused(logbook, EditCredential(changed))
        assert refusal.reason is Reason.CREDENTIAL_FILED
        assert refusal.facts == {"credential": "CPIM"}


def test_a_credential_with_a_filing_keeps_nothing_else(logbook: Logbook) -> None:
    file(logbook)
    (credential,) = logbook.snapshot().credentials

    same = replace(credential, due=date(2028, 3, 31), number="4711", policy="apics-five-year")
    logbook.do(EditCredential(same))

    assert logbook.snapshot().credentials == (same,)


def test_a_credential_that_ever_had_a_filing_stays(logbook: Logbook) -> None:
    logbook.do(DenySubmission(file(logbook), FILED, "No"))
    logbook.do(AddCredential(replace(CPIM, designation="CSCP")))
    credential = logbook.snapshot().credentials[0].id

    assert refused(logbook, RemoveCredential(credential)).reason is Reason.CREDENTIAL_FILED


def test_filing_and_deciding_can_be_undone(logbook: Logbook) -> None:
    before = logbook.snapshot()
    identity = file(logbook)
    logbook.do(AuditSubmission(identity, FILED))
    logbook.do(ApproveSubmission(identity, FILED))
    after = logbook.snapshot()

    logbook.undo(3)
    assert logbook.snapshot() == before
    for _ in range(3):
        logbook.redo()
    assert logbook.snapshot() == after
    assert logbook.check() == ()
