"""The way back to a credential that has expired: the exams to pass, and by when.

A pass is valid for ten years from its day, and all exams of a programme are to be passed within ten
years of the first (APICS CPIM overview page). Assumptions: only what was taken after the credential
expired leads back, a failed attempt begins no ten years, and of two passes of an exam the later one
counts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cpim_pdp.core import attempts as exam_attempts
from cpim_pdp.core import dates
from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cpim_pdp.core.attempts import ExamAttempt
    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.rulebook import Programme, Rulebook

_HALF = Fraction(1, 2)
_FELLOWS = frozenset({"CPIM-F", "CSCP-F", "CLTD-F"})
"""Fellows also apply again (apics.org pages on the five-year policy)."""


@dataclass(frozen=True, slots=True)
class Exam:
    """One exam of a programme as it stands on a date.

    ``passed`` is the pass that is valid then, up to and including ``valid_until``; ``lapsed`` the
    last one that no longer is; ``failed`` counts the attempts without a pass.
    """

    id: str
    passed: ExamAttempt | None
    valid_until: date | None
    lapsed: ExamAttempt | None
    failed: int


@dataclass(frozen=True, slots=True)
class WayBack:
    """What leads back to an expired credential on a date.

    ``expired`` is the first day on which it was; ``programme`` the one taken (the holder's choice,
    else that of the newest attempt, else the rules' first), None where none leads to the
    designation; ``choices`` are all. ``pass_by`` is the last day for all that is missing, None
    before the first pass. ``study_hours`` is what to allow for the exams that are missing;
    ``is_fellow``: the fellowship has to be applied for too.
    """

    expired: date
    programme: Programme | None
    is_chosen: bool
    choices: tuple[Programme, ...]
    exams: tuple[Exam, ...]
    pass_by: date | None
    study_hours: int
    is_fellow: bool

    @property
    def missing(self) -> tuple[Exam, ...]:
        """The exams that are still to be passed."""
        return tuple(exam for exam in self.exams if exam.passed is None)


def taken_since(
    attempts: Iterable[ExamAttempt], credential: Credential, since: date, on: date
) -> tuple[ExamAttempt, ...]:
    """Return a credential's attempts from ``since`` to ``on``, by day, then id."""
    found = (one for one in attempts if one.credential == credential.id and since <= one.date <= on)
    return tuple(sorted(found, key=lambda one: (one.date, one.id)))


def completed_on(
    taken: Sequence[ExamAttempt], credential: Credential, rulebook: Rulebook
) -> date | None:
    """Return the first day on which all exams of a programme were passed and valid."""
    offered = exam_attempts.programmes_for(credential, rulebook)
    days = (
        attempt.date
        for attempt in taken
        if any(_is_complete(programme, taken, attempt.date) for programme in offered)
    )
    return next(days, None)


def way_back(
    taken: Sequence[ExamAttempt],
    credential: Credential,
    rulebook: Rulebook,
    expired: date,
    on: date,
) -> WayBack:
    """Return the way back of a credential that expired on ``expired``, as of ``on``.

    ``taken`` are its attempts since then, by day.
    """
    offered = exam_attempts.programmes_for(credential, rulebook)
    programme = _programme(offered, credential, taken)
    exams = () if programme is None else tuple(_exams(programme, taken, on))
    ends = [exam.valid_until for exam in exams if exam.valid_until is not None]
    return WayBack(
        expired=expired,
        programme=programme,
        is_chosen=programme is not None and programme.id == credential.programme,
        choices=offered,
        exams=exams,
        pass_by=min(ends, default=None),
        study_hours=0 if programme is None else _hours(programme, exams),
        is_fellow=credential.designation in _FELLOWS,
    )


def _is_complete(programme: Programme, taken: Sequence[ExamAttempt], on: date) -> bool:
    return all(exam.passed is not None for exam in _exams(programme, taken, on))


def _programme(
    offered: Sequence[Programme], credential: Credential, taken: Sequence[ExamAttempt]
) -> Programme | None:
    chosen = [one for one in offered if one.id == credential.programme]
    begun = [one for attempt in reversed(taken) for one in offered if attempt.exam in one.exams]
    return next(iter((*chosen, *begun, *offered)), None)


def _exams(programme: Programme, taken: Sequence[ExamAttempt], on: date) -> Iterable[Exam]:
    for exam in programme.exams:
        tried = [one for one in taken if one.exam == exam and one.date <= on]
        passes = [one for one in tried if one.score >= programme.passed_from]
        last = passes[-1] if passes else None
        until = None if last is None else _last_valid(last, programme)
        is_valid = until is not None and on <= until
        yield Exam(
            id=exam,
            passed=last if is_valid else None,
            valid_until=until if is_valid else None,
            lapsed=None if is_valid else last,
            failed=len(tried) - len(passes),
        )


def _last_valid(attempt: ExamAttempt, programme: Programme) -> date:
    """Return the last day of a pass: it, and with it the time for the others, is that long."""
    return dates.years(attempt.date, min(programme.valid_years, programme.window_years))


def _hours(programme: Programme, exams: Sequence[Exam]) -> int:
    missing = sum(exam.passed is None for exam in exams)
    return int(Fraction(programme.study_hours * missing, len(exams)) + _HALF)
