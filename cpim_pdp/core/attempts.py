"""Exam attempts: exams taken on the way back to a credential, each with its scaled score."""

from dataclasses import replace
from datetime import date

from cpim_pdp.core import dates
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Programme, Rulebook


@dataclass(frozen=True, slots=True)
class ExamAttempt:
    """An exam of a programme, taken on a date for the credential of that id."""

    id: str
    credential: str
    exam: str
    date: date
    score: int


def programmes_for(credential: Credential, rulebook: Rulebook) -> tuple[Programme, ...]:
    """Return the exam programmes that lead back to a credential, in the order of the rules."""
    return tuple(
        one for one in rulebook.programmes.values() if credential.designation in one.designations
    )


def checked(attempt: ExamAttempt, credential: Credential, rulebook: Rulebook) -> ExamAttempt:
    """Return the attempt, which is one for ``credential``.

    Raises:
        Refusal: PROGRAMME_NONE where no programme leads to the credential, EXAM_UNKNOWN,
            SCORE_OUT_OF_RANGE or DATE_OUT_OF_RANGE.
    """
    offered = programmes_for(credential, rulebook)
    if not offered:
        raise Refusal(Reason.PROGRAMME_NONE, designation=credential.designation)
    programme = next((one for one in offered if attempt.exam in one.exams), None)
    if programme is None:
        exams = ", ".join(exam for one in offered for exam in one.exams)
        raise Refusal(Reason.EXAM_UNKNOWN, exam=attempt.exam, exams=exams)
    if attempt.score not in programme.scores:
        raise Refusal(Reason.SCORE_OUT_OF_RANGE, value=attempt.score)
    return replace(attempt, date=dates.checked(attempt.date))
