"""What bringing another log in does to this one, as values: to be shown first, then done."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Self

from cpim_pdp.core.activities import Activity, Evidence
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.clashes import Same, equal
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.schedules import Schedule
from cpim_pdp.core.snoozes import Snooze
from cpim_pdp.core.submissions import Submission


@unique
class Thing(StrEnum):
    """What a conflict, or something that can't come in, is about."""

    HOLDER = "holder"
    CREDENTIAL = "credential"
    ACTIVITY = "activity"
    EVIDENCE = "evidence"
    SUBMISSION = "submission"
    SCHEDULE = "schedule"
    ATTEMPT = "attempt"


@unique
class Kept(StrEnum):
    """Whose version stands after a conflict."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class FieldOfBoth:
    """A field that is not alike in the two logs."""

    field: str
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was changed in both logs since they were alike, or can't be as in both.

    ``fields`` has both versions, so that the one that does not stand is not lost.
    """

    thing: Thing
    id: str
    title: str
    kept: Kept
    fields: tuple[FieldOfBoth, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Evidence for an activity."""

    activity: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of the other log can't come in, and why.

    ``place`` is an activity's number there, from 1 by last day; 0 for anything else.
    """

    thing: Thing
    place: int
    title: str
    reason: Reason
    facts: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, thing: Thing, place: int, title: str, refusal: Refusal) -> Self:
        """Return it with what a refusal says."""
        return cls(thing, place, title, refusal.reason, tuple(refusal.facts.items()))

    @property
    def refusal(self) -> Refusal:
        """Why it can't come in, for its sentence."""
        return Refusal(self.reason, **dict(self.facts))


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What comes in from another log, with the ids that it has there.

    ``read`` counts the activities of the other log outside its trash, ``known`` those of them for
    which nothing is to be done, ``trash`` those in its trash that were never here and stay away.
    ``dropped`` are our planned entries on days that a schedule no longer has, for the trash.
    """

    holder: Holder | None = None
    new_credentials: tuple[Credential, ...] = ()
    credentials: tuple[Credential, ...] = ()
    new_submissions: tuple[Submission, ...] = ()
    submissions: tuple[Submission, ...] = ()
    new_activities: tuple[Activity, ...] = ()
    activities: tuple[Activity, ...] = ()
    attached: tuple[Attachment, ...] = ()
    detached: tuple[str, ...] = ()
    relabelled: tuple[Evidence, ...] = ()
    new_schedules: tuple[Schedule, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    dropped: tuple[str, ...] = ()
    new_attempts: tuple[ExamAttempt, ...] = ()
    attempts: tuple[ExamAttempt, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    read: int = 0
    known: int = 0
    trash: int = 0

    @property
    def changes_nothing(self) -> bool:
        """Whether this log has all that the other one has."""
        return not any(
            (
                self.holder is not None,
                self.new_credentials,
                self.credentials,
                self.new_submissions,
                self.submissions,
                self.new_activities,
                self.activities,
                self.attached,
                self.detached,
                self.relabelled,
                self.new_schedules,
                self.schedules,
                self.dropped,
                self.new_attempts,
                self.attempts,
                self.snoozes,
            )
        )


def of_both(
    ours: object, theirs: object, names: Iterable[str], same: Same = equal
) -> tuple[FieldOfBoth, ...]:
    """Return the fields of two versions that are not alike."""
    pairs = (FieldOfBoth(name, getattr(ours, name), getattr(theirs, name)) for name in names)
    return tuple(one for one in pairs if not same(one.field, one.ours, one.theirs))
