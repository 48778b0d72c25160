"""Whatever was done, undoing all of it leads back to the start, and redoing it to the same end."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from helpers.logs import CPIM, EXPIRED, HOLDER, StillClock, exam, make_log, webinar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpim_pdp.core.activities import Activity, Allocation, Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.commands import (
    AddActivity,
    AddAttempt,
    AddCredential,
    AddSchedule,
    ApproveSubmission,
    AttachEvidence,
    AuditSubmission,
    ChangeHolder,
    Command,
    ConfirmActivities,
    DeleteActivities,
    DenySubmission,
    DetachEvidence,
    DuplicateActivity,
    EditActivities,
    EditActivity,
    EditAttempt,
    EditCredential,
    EditSchedule,
    FileSubmission,
    ImportActivities,
    NewEvidence,
    RemoveAttempt,
    RemoveCredential,
    RemoveSchedule,
    ReopenSubmission,
    RestoreActivities,
    RestoreEvidence,
    SnoozeReminder,
)
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.shared_change import SharedChange
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import Logbook

DAY = date(2027, 1, 2)
Thing = TypeVar("Thing")
Step = tuple[str, int, int]
"""What to do, to which of the things that are there, and with which variation."""

NAMES = (
    *(
        "add",
        "exam",
        "import",
        "edit",
        "edit all",
        "move",
        "delete",
        "restore",
        "copy",
        "attach",
        "detach",
        "put back",
    ),
    *("holder", "credential", "number", "remove"),
    *("file", "approve", "deny", "audit", "reopen", "undo", "redo"),
    *("schedule", "reschedule", "unschedule", "confirm"),
    *("attempt", "correct", "withdraw", "snooze"),
)
steps = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 5), st.integers(0, 3)), max_size=14
)


def one_of(things: tuple[Thing, ...], which: int) -> Thing:
    return things[which % len(things)]


def edited(snapshot: Snapshot, which: int, change: Callable[[Details], Details]) -> Command:
    activity = one_of(snapshot.activities, which)
    return EditActivity(activity.id, activity.details, change(activity.details))


def command(step: Step, snapshot: Snapshot, folder: Path) -> Command:
    """Return the command of a step; ZeroDivisionError where there is nothing for it."""
    name, which, how = step
    activities = snapshot.activities
    credential = snapshot.credentials[which % len(snapshot.credentials)]
    made: dict[str, Callable[[], Command]] = {
        "add": lambda: AddActivity(webinar(f"Webinar {how}", on=f"2026-05-0{how + 1}")),
        "exam": lambda: AddActivity(exam(), files(folder, how)),
        "import": lambda: ImportActivities("list.csv", (exam(),) * (how + 2)),
        "edit": lambda: edited(snapshot, which, lambda one: replace(one, notes=f"Note {how}")),
        "edit all": lambda: EditActivities(
            tuple(one.id for one in activities[which:]),
            SharedChange(
                provider=f"Provider {how}",
                add_topics=("sop",) * (how % 2),
                exclude=(credential.id,),
            ),
        ),
        "move": lambda: edited(
            snapshot,
            which,
            lambda one: replace(one, allocations=(moved(credential.id, how),)),
        ),
        "delete": lambda: DeleteActivities((one_of(activities, which).id,)),
        "restore": lambda: RestoreActivities((one_of(snapshot.trash, which).id,)),
        "copy": lambda: DuplicateActivity(one_of(activities, which).id, DAY),
        "attach": lambda: AttachEvidence(one_of(activities, which).id, files(folder, how)),
        "detach": lambda: detaching(one_of(activities, which)),
        "put back": lambda: putting_back(one_of(activities, which)),
        "holder": lambda: ChangeHolder(replace(HOLDER, email=f"{how}@example.org")),
        "credential": lambda: AddCredential(replace(EXPIRED if how else CPIM, number=str(how))),
        "number": lambda: EditCredential(replace(credential, number=str(how))),
        "remove": lambda: RemoveCredential(credential.id),
        "file": lambda: FileSubmission(credential.id, DAY, attested=True, report=b"%PDF"),
        "approve": lambda: ApproveSubmission(snapshot.submissions[-1].id, DAY),
        "deny": lambda: DenySubmission(snapshot.submissions[-1].id, DAY, "No"),
        "audit": lambda: AuditSubmission(snapshot.submissions[-1].id, DAY),
        "reopen": lambda: ReopenSubmission(snapshot.submissions[-1].id, "Wrong"),
        "schedule": lambda: AddSchedule(series(how)),
        "reschedule": lambda: rescheduled(one_of(snapshot.schedules, which), how),
        "unschedule": lambda: RemoveSchedule(one_of(snapshot.schedules, which).id),
        "confirm": lambda: ConfirmActivities((one_of(activities, which).id,), confirmed_on(how)),
        "attempt": lambda: AddAttempt(attempt(credential.id, how)),
        "correct": lambda: EditAttempt(replace(one_of(snapshot.attempts, which), score=300 + how)),
        "withdraw": lambda: RemoveAttempt(one_of(snapshot.attempts, which).id),
        "snooze": lambda: SnoozeReminder(f"reminder-{which % 2}", DAY if how else None),
    }
    return made[name]()


def files(folder: Path, how: int) -> tuple[NewEvidence, ...]:
    path = folder / f"{how}.txt"
    path.write_text(f"Certificate {how}", encoding="utf-8")
    return (NewEvidence(str(path), path.name),)


def series(how: int) -> Series:
    rule = Recurrence(Frequency.YEARLY if how % 2 else Frequency.MONTHLY, how + 1)
    return Series(Details("Membership", type="membership"), rule, date(2025, 5, how + 28))


def rescheduled(schedule: Schedule, how: int) -> Command:
    later = replace(series(how), start=date(2026, 1, how + 1), days=how + 1)
    return EditSchedule(schedule.id, schedule.series, later)


def confirmed_on(how: int) -> date | None:
    return date(2026, 5, how) if how else None


def attempt(credential: str, how: int) -> ExamAttempt:
    return ExamAttempt("", credential, "part-1", date(2026, 5, how + 1), 299 + how)


def moved(credential: str, how: int) -> Allocation:
    return Allocation(credential, how or None, excluded=how == 0, reason="Why not")


def detaching(activity: Activity) -> Command:
    return DetachEvidence(activity.id, activity.evidence[0].sha256)


def putting_back(activity: Activity) -> Command:
    return RestoreEvidence(activity.id, activity.detached[0].sha256)


def carry_out(logbook: Logbook, step: Step, folder: Path) -> None:
    """Do a step; what is refused or makes no sense here changes nothing."""
    before = logbook.snapshot()
    try:
        if step[0] == "undo":
            logbook.undo()
        elif step[0] == "redo":
            logbook.redo()
        else:
            logbook.do(command(step, before, folder))
    except (Refusal, LookupError, ZeroDivisionError):
        assert logbook.snapshot() == before


@given(steps)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_all_undone_is_the_start_and_all_redone_the_end(taken: list[Step]) -> None:
    clock = StillClock()
    with (
        tempfile.TemporaryDirectory() as name,
        make_log(Path(name) / "a.cpimlog", clock=clock) as logbook,
    ):
        start = logbook.snapshot()
        for step in taken:
            clock.advance(minutes=1)
            carry_out(logbook, step, Path(name))
        done = [entry for entry in logbook.history() if not entry.undone]
        waiting = 0
        while logbook.redoable():
            logbook.redo()
            waiting += 1
        end = logbook.snapshot()
        assert logbook.check() == ()

        if done or waiting:
            logbook.undo(len(done) + waiting)
        assert logbook.snapshot() == start
        assert logbook.check() == ()

        for _ in range(len(done) + waiting):
            logbook.redo()
        assert logbook.snapshot() == end
        assert logbook.check() == ()
