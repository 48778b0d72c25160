"""The whole log at one moment, as values: what every question is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal

if TYPE_CHECKING:
    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.attempts import ExamAttempt
    from cpim_pdp.core.credentials import Credential, Holder
    from cpim_pdp.core.schedules import Schedule
    from cpim_pdp.core.snoozes import Snooze
    from cpim_pdp.core.submissions import Submission


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Holder, credentials, submissions and activities; those in the trash are apart.

    Credentials stand in the order they were entered; activities by last day, time of entry and id
    (undated ones first); schedules by time of entry and id; attempts by day and id; snoozes by key.
    """

    log_id: str
    holder: Holder
    credentials: tuple[Credential, ...]
    activities: tuple[Activity, ...]
    trash: tuple[Activity, ...]
    submissions: tuple[Submission, ...]
    schedules: tuple[Schedule, ...] = ()
    attempts: tuple[ExamAttempt, ...] = ()
    snoozes: tuple[Snooze, ...] = ()

    def credential(self, wanted: str) -> Credential:
        """Return the credential of that id or a beginning of it, of that code, or of that title.

        Raises:
            Refusal: where none has it, or several do.
        """
        key = wanted.strip()
        found = [one for one in self.credentials if one.id == key] or [
            one
            for one in self.credentials
            if key.upper() in (one.designation.upper(), one.title.upper() or None)
            or (len(key) >= 4 and one.id.startswith(key))
        ]
        if not found:
            raise Refusal(Reason.CREDENTIAL_UNKNOWN, credential=wanted)
        if len(found) > 1:
            raise Refusal(Reason.CREDENTIAL_AMBIGUOUS, credential=wanted)
        return found[0]

    def activity(self, wanted: str, *, trashed: bool = False) -> Activity:
        """Return the activity of that id, or of a beginning (four characters) that fits only one.

        Raises:
            Refusal: where there is none, or it is in the trash (with ``trashed``: where it is not).
        """
        here, there = (self.trash, self.activities) if trashed else (self.activities, self.trash)
        found = _by_id(here, wanted)
        if found is not None:
            return found
        if _by_id(there, wanted) is None:
            raise Refusal(Reason.ACTIVITY_UNKNOWN, id=wanted)
        raise Refusal(
            Reason.ACTIVITY_NOT_IN_TRASH if trashed else Reason.ACTIVITY_IN_TRASH, id=wanted
        )

    def schedule(self, wanted: str) -> Schedule:
        """Return the schedule of that id, or of a beginning (four characters) that fits only one.

        Raises:
            Refusal: where there is none.
        """
        found = [one for one in self.schedules if one.id == wanted] or [
            one for one in self.schedules if len(wanted) >= 4 and one.id.startswith(wanted)
        ]
        if len(found) != 1:
            raise Refusal(Reason.SCHEDULE_UNKNOWN, id=wanted)
        return found[0]

    def attempt(self, wanted: str) -> ExamAttempt:
        """Return the exam attempt of that id, or of a beginning (four characters) of only one.

        Raises:
            Refusal: where there is none.
        """
        found = [one for one in self.attempts if one.id == wanted] or [
            one for one in self.attempts if len(wanted) >= 4 and one.id.startswith(wanted)
        ]
        if len(found) != 1:
            raise Refusal(Reason.ATTEMPT_UNKNOWN, id=wanted)
        return found[0]

    def attempts_of(self, credential: str) -> tuple[ExamAttempt, ...]:
        """Return the exam attempts for a credential's id, by day."""
        return tuple(one for one in self.attempts if one.credential == credential)

    def submissions_of(self, credential: str) -> tuple[Submission, ...]:
        """Return the submissions of a credential's id, oldest filing first."""
        return tuple(one for one in self.submissions if one.credential == credential)


def _by_id(activities: tuple[Activity, ...], wanted: str) -> Activity | None:
    exact = [one for one in activities if one.id == wanted]
    if exact or len(wanted) < 4:
        return exact[0] if exact else None
    starting = [one for one in activities if one.id.startswith(wanted)]
    return starting[0] if len(starting) == 1 else None
