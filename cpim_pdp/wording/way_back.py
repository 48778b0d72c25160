"""The way back to an expired credential in sentences: what to pass, by when, at what effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cpim_pdp.core.way_back import Exam, WayBack


def to_do(found: WayBack, tr: Translate = english) -> str:
    """Return what has to be done now, and by when."""
    if found.programme is None:
        return tr("The credential has expired: ask its issuer how to earn it again.")
    if found.pass_by is None:
        text = tr(
            "The credential has expired. To hold it again, pass %n exam(s): {exams}.",
            "",
            len(found.missing),
        )
    else:
        text = tr(
            "To hold the credential again, pass %n more exam(s) by {day}: {exams}.",
            "",
            len(found.missing),
        )
    exams = ", ".join(names.exam(exam.id, tr) for exam in found.missing)
    day = "" if found.pass_by is None else figures.day(found.pass_by, tr)
    return text.format(exams=exams, day=day)


def effort(found: WayBack, tr: Translate = english) -> str:
    """Return what the exams that are missing cost in time, empty where nobody knows."""
    if not found.study_hours:
        return ""
    return tr("Allow about %n hour(s) of study.", "", found.study_hours)


def programme(found: WayBack, tr: Translate = english) -> str:
    """Return which programme is taken and which others lead there; empty without one."""
    if found.programme is None:
        return ""
    others = [one.id for one in found.choices if one.id != found.programme.id]
    return tr("By {programme}; it could also be by {others}.", "exam programmes").format(
        programme=names.programme(found.programme.id, tr),
        others=", ".join(names.programme(other, tr) for other in others),
    )


def exam(one: Exam, tr: Translate = english) -> str:
    """Return how an exam stands: passed and until when that is valid, or still to be passed."""
    if one.passed is not None and one.valid_until is not None:
        return tr("passed on {day} with {score}, valid until {until}").format(
            day=figures.day(one.passed.date, tr),
            score=one.passed.score,
            until=figures.day(one.valid_until, tr),
        )
    return "; ".join(_open(one, tr))


def remarks(found: WayBack, tr: Translate = english) -> tuple[str, ...]:
    """Return what else is to be known: when a new cycle starts, and what is only assumed."""
    if found.programme is None:
        return ()
    return tuple(_remarks(found, tr))


def _open(one: Exam, tr: Translate) -> Iterator[str]:
    yield tr("to be passed")
    if one.lapsed is not None:
        day = figures.day(one.lapsed.date, tr)
        yield tr("the pass of {day} is no longer valid").format(day=day)
    if one.failed:
        yield tr("%n failed attempt(s)", "", one.failed)


def _remarks(found: WayBack, tr: Translate) -> Iterator[str]:
    yield tr("On the day on which all are passed a new cycle starts.")
    if found.programme is not None and len(found.exams) > 1:
        yield tr(
            "A pass is valid for %n year(s), and all are to be passed within that time of the"
            " first.",
            "",
            found.programme.valid_years,
        )
    if found.is_fellow:
        yield tr("Fellows also have to apply for the fellowship again.")
    yield tr(
        "What the exams of old still open is for the issuer to say; only what was taken since the"
        " credential expired is taken to count."
    )
